package dev.haksa.calendar;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * When something is open, and for whom.
 *
 * @param opensAt first instant inside the window
 * @param closesAt first instant after the window
 * @param yearLevels whom it concerns; empty: every year level
 * @param departmentIds whom it concerns; empty: every department
 */
public record AcademicWindow(
        int id,
        int termId,
        WindowKind kind,
        Instant opensAt,
        Instant closesAt,
        Set<Integer> yearLevels,
        Set<Integer> departmentIds) {
    /** Copies the sets. */
    public AcademicWindow {
        yearLevels = Set.copyOf(yearLevels);
        departmentIds = Set.copyOf(departmentIds);
    }

    /** Whether an instant lies inside: from {@code opensAt} until just before {@code closesAt}. */
    public boolean isOpenAt(Instant instant) {
        return !instant.isBefore(opensAt) && instant.isBefore(closesAt);
    }

    /** Whether it is meant for students of a year level and department. */
    public boolean concerns(int yearLevel, int departmentId) {
        return (yearLevels.isEmpty() || yearLevels.contains(yearLevel)) && concernsDepartment(departmentId);
    }

    /** Whether it is meant for a department; sections without department only follow windows for everybody. */
    public boolean concernsDepartment(@Nullable Integer departmentId) {
        return departmentIds.isEmpty() || (departmentId != null && departmentIds.contains(departmentId));
    }
}
