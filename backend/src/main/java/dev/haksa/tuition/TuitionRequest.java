package dev.haksa.tuition;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What somebody asks for, with the days that article 3 ② looks at.
 *
 * @param requestedOn receipt date; for military leave the day of enlistment (제42조①)
 * @param leaveRequestedOn receipt date of the leave that the student is on, the first one when it was extended; null when
 *     not on leave
 * @param leaveExtended whether that leave was extended
 */
public record TuitionRequest(
        TuitionEvent event, LocalDate requestedOn, @Nullable LocalDate leaveRequestedOn, boolean leaveExtended) {
    /** A request of somebody who is not on leave. */
    public static TuitionRequest of(TuitionEvent event, LocalDate requestedOn) {
        return new TuitionRequest(event, requestedOn, null, false);
    }

    /** The same of somebody who is on leave, when only the accounts know since when. */
    public TuitionRequest whileOnLeave() {
        return event == TuitionEvent.WITHDRAWAL && leaveRequestedOn == null
                ? fromLeave(requestedOn, requestedOn, leaveExtended)
                : this;
    }

    /** A leave that takes the place of another one, for service or illness (제29조): it is reckoned by its own day. */
    public static TuitionRequest changedLeave(TuitionEvent event, LocalDate requestedOn, LocalDate leaveRequestedOn) {
        return new TuitionRequest(event, requestedOn, leaveRequestedOn, false);
    }

    /** Whether a leave changes its kind. */
    public boolean isChangeOfLeave() {
        return event.isLeave() && leaveRequestedOn != null;
    }

    /** A withdrawal from leave. */
    public static TuitionRequest fromLeave(LocalDate requestedOn, LocalDate leaveRequestedOn, boolean extended) {
        return new TuitionRequest(TuitionEvent.WITHDRAWAL, requestedOn, leaveRequestedOn, extended);
    }
}
