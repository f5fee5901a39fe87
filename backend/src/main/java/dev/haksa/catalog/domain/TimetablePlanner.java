package dev.haksa.catalog.domain;

import dev.haksa.catalog.RowMistake;
import dev.haksa.catalog.RowResult;
import dev.haksa.catalog.RowResult.Outcome;
import dev.haksa.catalog.domain.TimetablePlan.Change;
import dev.haksa.catalog.domain.TimetableState.Course;
import dev.haksa.catalog.domain.TimetableState.Section;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Decides what a timetable changes: compares its rows with each other and with what there is. */
public final class TimetablePlanner {
    private final TimetableState state;
    private final Map<SectionKey, Long> seen = new HashMap<>();
    private final Map<String, Integer> credits = new HashMap<>();
    private final Set<String> newDepartments = new LinkedHashSet<>();
    private final Map<String, TimetableRow> newCourses = new LinkedHashMap<>();
    private final Map<String, String> englishTitles = new LinkedHashMap<>();
    private final Set<String> titled = new LinkedHashSet<>();
    private final List<TimetableRow> newSections = new ArrayList<>();
    private final List<Change> changes = new ArrayList<>();
    private final List<RowResult> results = new ArrayList<>();

    private TimetablePlanner(TimetableState state) {
        this.state = state;
    }

    /** The plan for rows, in the file's order. */
    public static TimetablePlan plan(List<ReadRow> rows, TimetableState state) {
        TimetablePlanner planner = new TimetablePlanner(state);
        rows.forEach(planner::add);
        return new TimetablePlan(
                planner.newDepartments,
                List.copyOf(planner.newCourses.values()),
                planner.englishTitles,
                planner.newSections,
                planner.changes,
                planner.results);
    }

    /** Sections whose capacity the rows lower: their seats must be locked before it is decided. */
    public static List<Integer> lowered(List<ReadRow> rows, TimetableState state) {
        Set<Integer> ids = new TreeSet<>();
        for (ReadRow read : rows) {
            Section section = state.sections().get(read.key());
            if (section != null
                    && read instanceof ReadRow.Usable(TimetableRow row)
                    && row.capacity() < section.capacity()) {
                ids.add(section.id());
            }
        }
        return List.copyOf(ids);
    }

    private void add(ReadRow read) {
        Long first = seen.putIfAbsent(read.key(), read.line());
        List<RowMistake> mistakes = new ArrayList<>();
        if (first != null) {
            mistakes.add(new RowMistake(
                    "CSV_DUPLICATE_ROW", "section_number", read.key().sectionNumber(), Map.of("firstLine", first)));
        }
        switch (read) {
            case ReadRow.Unusable unusable -> {
                mistakes.addAll(unusable.mistakes());
                result(read, Outcome.FAILED, mistakes);
            }
            case ReadRow.Usable usable -> {
                mistakes.addAll(contradictions(usable.row()));
                result(read, mistakes.isEmpty() ? accept(usable.row()) : Outcome.FAILED, mistakes);
            }
        }
    }

    private void result(ReadRow read, Outcome outcome, List<RowMistake> mistakes) {
        results.add(
                new RowResult(read.line(), read.key().courseNumber(), read.key().sectionNumber(), outcome, mistakes));
    }

    private List<RowMistake> contradictions(TimetableRow row) {
        List<RowMistake> mistakes = new ArrayList<>();
        Course course = state.courses().get(row.key().courseNumber());
        Integer known = course == null ? credits.get(row.key().courseNumber()) : Integer.valueOf(course.credits());
        if (known != null && known != row.credits()) {
            mistakes.add(new RowMistake(
                    "CSV_CREDITS_DIFFER", "credits", String.valueOf(row.credits()), Map.of("credits", known)));
        }
        Section section = state.sections().get(row.key());
        if (section != null && row.capacity() < section.enrolled()) {
            mistakes.add(new RowMistake(
                    "CSV_CAPACITY_BELOW_ENROLLED",
                    "capacity",
                    String.valueOf(row.capacity()),
                    Map.of("enrolled", section.enrolled())));
        }
        if (section != null && movesPublishedExam(row, section)) {
            mistakes.add(
                    new RowMistake("CSV_EXAM_PUBLISHED", "exam_starts_at", String.valueOf(row.examSlot()), Map.of()));
        }
        return mistakes;
    }

    private boolean movesPublishedExam(TimetableRow row, Section section) {
        return state.examsPublished()
                && row.examSlot() != null
                && section.examSlot() != null
                && !row.examSlot().equals(section.examSlot());
    }

    private Outcome accept(TimetableRow row) {
        acceptCourse(row);
        if (row.department() != null && !state.departments().contains(row.department())) {
            newDepartments.add(row.department());
        }
        Section section = state.sections().get(row.key());
        if (section == null) {
            newSections.add(row);
            return Outcome.CREATED;
        }
        if (sameAs(row, section)) {
            return Outcome.UNCHANGED;
        }
        changes.add(new Change(section, row));
        return Outcome.UPDATED;
    }

    /** The first row of a course speaks for it: titles and departments may differ between its sections. */
    private void acceptCourse(TimetableRow row) {
        String number = row.key().courseNumber();
        Course course = state.courses().get(number);
        if (course == null) {
            newCourses.putIfAbsent(number, row);
            credits.putIfAbsent(number, row.credits());
        } else if (row.titleEn() != null && titled.add(number) && !row.titleEn().equals(course.titleEn())) {
            englishTitles.put(number, row.titleEn());
        }
    }

    private static boolean sameAs(TimetableRow row, Section section) {
        return row.title().equals(section.title())
                && row.category() == section.category()
                && Objects.equals(row.department(), section.department())
                && Objects.equals(row.targetYear(), section.targetYear())
                && row.capacity() == section.capacity()
                && row.classTimes().equals(section.classTimes())
                && keeps(row.gradingScheme(), section.gradingScheme())
                && keeps(row.practice(), section.practice())
                && keeps(row.examSlot(), section.examSlot());
    }

    private static boolean keeps(@Nullable Object given, @Nullable Object existing) {
        return given == null || given.equals(existing);
    }
}
