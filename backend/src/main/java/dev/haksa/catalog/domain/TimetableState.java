package dev.haksa.catalog.domain;

import dev.haksa.catalog.Category;
import dev.haksa.catalog.ClassTime;
import dev.haksa.catalog.ExamSlot;
import dev.haksa.catalog.GradingScheme;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an import meets.
 *
 * @param departments names of all departments
 * @param courses by course number, those that the file names
 * @param sections of the term
 * @param examsPublished whether students could already enroll by the exam timetable (article 17 ⑤)
 */
public record TimetableState(
        Set<String> departments,
        Map<String, Course> courses,
        Map<SectionKey, Section> sections,
        boolean examsPublished) {
    /** Copies the collections. */
    public TimetableState {
        departments = Set.copyOf(departments);
        courses = Map.copyOf(courses);
        sections = Map.copyOf(sections);
    }

    /** The same state with the seats taken of some sections, by id, as they are now. */
    public TimetableState withEnrolled(Map<Integer, Integer> enrolled) {
        Map<SectionKey, Section> fresh = new HashMap<>(sections);
        fresh.replaceAll(
                (key, section) -> section.withEnrolled(enrolled.getOrDefault(section.id(), section.enrolled())));
        return new TimetableState(departments, courses, fresh, examsPublished);
    }

    /** A course as it is. */
    public record Course(int credits, @Nullable String titleEn) {}

    /**
     * A section as it is.
     *
     * @param enrolled seats taken
     */
    public record Section(
            int id,
            String title,
            Category category,
            @Nullable String department,
            @Nullable String targetYear,
            GradingScheme gradingScheme,
            boolean practice,
            List<ClassTime> classTimes,
            @Nullable ExamSlot examSlot,
            int capacity,
            int enrolled) {
        /** The same section with other seats taken. */
        public Section withEnrolled(int now) {
            return new Section(
                    id,
                    title,
                    category,
                    department,
                    targetYear,
                    gradingScheme,
                    practice,
                    classTimes,
                    examSlot,
                    capacity,
                    now);
        }
    }
}
