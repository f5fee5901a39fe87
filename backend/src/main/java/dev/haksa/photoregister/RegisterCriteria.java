package dev.haksa.photoregister;

import dev.haksa.shared.problem.ProblemException;
import dev.haksa.student.Nationality;
import dev.haksa.student.StudentState;
import dev.haksa.student.StudyTime;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Which students are asked for; null and empty ask for all.
 *
 * @param programs codes
 * @param namePart part of the Korean or English name
 */
public record RegisterCriteria(
        Set<Integer> departments,
        Set<String> programs,
        Set<Integer> yearLevels,
        Set<StudentState> states,
        @Nullable String namePart,
        Set<PhotoFilter> photo,
        Set<Nationality> nationalities,
        Set<StudyTime> studyTimes,
        Set<String> classGroups) {
    /**
     * The students whose photos an archive has: those with a photo that counts or, when they are asked for, those with one
     * in review. Fails with 400 when photos are asked for that no archive has.
     */
    public RegisterCriteria ofArchive() {
        if (photo.isEmpty()) {
            return withPhoto(Set.of(PhotoFilter.WITH));
        }
        if (photo.equals(Set.of(PhotoFilter.WITH)) || inReviewOnly()) {
            return this;
        }
        throw ProblemException.invalid("ARCHIVE_PHOTOS", "?photo", Map.of());
    }

    /** Whether pictures shown are those in review instead of those that count. */
    public boolean inReviewOnly() {
        return photo.equals(Set.of(PhotoFilter.IN_REVIEW));
    }

    private RegisterCriteria withPhoto(Set<PhotoFilter> other) {
        return new RegisterCriteria(
                departments, programs, yearLevels, states, namePart, other, nationalities, studyTimes, classGroups);
    }

    /** What was asked for, by the names of the query parameters; for the log of exports. */
    public Map<String, Object> told() {
        Map<String, Object> told = new TreeMap<>();
        tell(told, "department", departments);
        tell(told, "program", programs);
        tell(told, "yearLevel", yearLevels);
        tell(told, "state", states);
        tell(told, "photo", photo);
        tell(told, "nationality", nationalities);
        tell(told, "studyTime", studyTimes);
        tell(told, "classGroup", classGroups);
        if (namePart != null) {
            told.put("name", namePart);
        }
        return told;
    }

    private static void tell(Map<String, Object> told, String name, Collection<?> values) {
        if (!values.isEmpty()) {
            told.put(
                    name,
                    values.stream()
                            .map(value -> value instanceof Enum<?> constant ? constant.name() : value)
                            .sorted()
                            .toList());
        }
    }
}
