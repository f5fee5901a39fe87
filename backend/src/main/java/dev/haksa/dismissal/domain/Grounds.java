package dev.haksa.dismissal.domain;

import dev.haksa.catalog.TermCode;
import dev.haksa.student.StudentState;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Who is to return, and who is to be dismissed (articles 31 and 32), for one term.
 *
 * @param term the term in which students are expected to be back and registered
 * @param termStartsOn its first day, in Seoul
 * @param returnDays days after which somebody counts as not returned
 * @param registrationDays days after which somebody counts as not registered
 */
public record Grounds(TermCode term, LocalDate termStartsOn, int returnDays, int registrationDays) {
    /** The last day on which a student on leave can return without being told of a dismissal. */
    public LocalDate lastReturn() {
        return termStartsOn.plusDays(returnDays);
    }

    /** The last day on which a student can register without being told of a dismissal. */
    public LocalDate lastRegistration() {
        return termStartsOn.plusDays(registrationDays);
    }

    /** Whether a student's leave ends before the term, so that the student has to return (article 31). */
    public boolean hasToReturn(Situation student) {
        Situation.LeaveDays leave = student.leave();
        return student.state() == StudentState.ON_LEAVE
                && leave != null
                && leave.endsOn().isBefore(termStartsOn)
                && leave.returnTerm().compareTo(term) <= 0;
    }

    /** The ground of a return notice: that of the dismissal which would follow. */
    public @Nullable Ground ofReturn(Situation student) {
        if (!hasToReturn(student) || student.leave() == null) {
            return null;
        }
        return student.leave().military() ? Ground.MILITARY : Ground.NOT_RETURNED;
    }

    /** Why a student is to be dismissed on a day; null when nothing stands against the student. */
    public @Nullable Ground of(Situation student, LocalDate today) {
        if (today.isAfter(lastReturn()) && hasToReturn(student)) {
            return ofReturn(student);
        }
        boolean unregistered = student.state() == StudentState.ENROLLED && !student.registered();
        return unregistered && today.isAfter(lastRegistration()) ? Ground.NOT_REGISTERED : null;
    }

    /** Why nothing stands against a student any more. */
    public Settlement settledBy(Situation student) {
        return switch (student.state()) {
            case ON_LEAVE -> hasToReturn(student) ? Settlement.NOT_DUE : Settlement.LEAVE_EXTENDED;
            case ENROLLED -> student.registered() ? Settlement.REGISTERED : Settlement.RETURNED;
            case WITHDRAWN, DISMISSED -> Settlement.LEFT;
            case COMPLETED, GRADUATED -> Settlement.GRADUATED;
        };
    }
}
