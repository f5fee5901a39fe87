package dev.haksa.catalog.domain;

import dev.haksa.catalog.RowResult;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What an import is to write, and what it tells about each row.
 *
 * @param newDepartments names
 * @param newCourses the first usable row of each
 * @param englishTitles new English titles of existing courses, by course number
 * @param newSections rows
 * @param changes of existing sections
 * @param results one for each row, in the file's order
 */
public record TimetablePlan(
        Set<String> newDepartments,
        List<TimetableRow> newCourses,
        Map<String, String> englishTitles,
        List<TimetableRow> newSections,
        List<Change> changes,
        List<RowResult> results) {

    /** An existing section that is to become what the row says. */
    public record Change(TimetableState.Section before, TimetableRow row) {
        /** Whether the class times change. */
        public boolean movesClassTimes() {
            return !before.classTimes().equals(row.classTimes());
        }
    }

    /** Sections whose number of seats changes. */
    public List<Integer> changedCapacities() {
        return changes.stream()
                .filter(change -> change.before().capacity() != change.row().capacity())
                .map(change -> change.before().id())
                .toList();
    }

    /** Whether some row is wrong. */
    public boolean hasFailures() {
        return results.stream().anyMatch(result -> result.outcome() == RowResult.Outcome.FAILED);
    }
}
