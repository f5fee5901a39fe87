package dev.haksa.change.domain;

import dev.haksa.change.ChangeProcedure;
import dev.haksa.workday.WorkingDays;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Until when decisions are due (별표 8): working days, each step's from the day on which it begins. */
public final class DueDates {
    private DueDates() {}

    /**
     * When each step is due if every step takes all its days; only the first is binding until the step before is decided.
     *
     * @param begun day on which the first step begins, which itself does not count
     */
    public static List<LocalDate> expected(LocalDate begun, List<ChangeProcedure.Step> steps, WorkingDays days) {
        List<LocalDate> due = new ArrayList<>();
        LocalDate from = begun;
        for (ChangeProcedure.Step step : steps) {
            from = days.after(from, step.workingDays());
            due.add(from);
        }
        return List.copyOf(due);
    }

    /**
     * When a step is due after its clock stood still: the working days that were left are left again. What was late
     * before stays late.
     */
    public static LocalDate afterPause(LocalDate due, LocalDate pausedOn, LocalDate resumedOn, WorkingDays days) {
        if (due.isBefore(pausedOn) || resumedOn.isBefore(pausedOn)) {
            return due;
        }
        return days.after(resumedOn, days.between(pausedOn, due));
    }

    /** Whether a decision is late on a day: the due day itself is not. */
    public static boolean isOverdue(LocalDate due, boolean paused, LocalDate today) {
        return !paused && due.isBefore(today);
    }
}
