package dev.haksa.enrollment.domain;

import dev.haksa.catalog.SectionFacts;
import dev.haksa.regulation.Decision;
import dev.haksa.regulation.Violation;
import java.time.Instant;
import java.util.List;

/** One thing that a round changed or decided; in order, they are all that has to be written. */
public sealed interface Effect {
    /** A decision was taken. */
    record Decided(Action action, EnrollmentCase situation, Decision decision) implements Effect {}

    /** A student took a seat. */
    record SeatTaken(String studentNumber, SectionFacts section, boolean retake, Cause cause) implements Effect {}

    /** A student has a seat no more. */
    record SeatGivenBack(String studentNumber, SectionFacts section, Registration registration, Cause cause)
            implements Effect {}

    /**
     * A student has a place on a waiting list now.
     *
     * @param freedBefore seats of the section that had been given back until then
     */
    record Joined(WaitlistEntry entry, SectionFacts section, int freedBefore) implements Effect {}

    /** Another section is given back when the seat comes; the place stays. */
    record SwapChanged(WaitlistEntry entry) implements Effect {}

    /** A place on a waiting list ended. */
    record WaitEnded(WaitlistEntry entry, SectionFacts section, WaitlistState state, List<Violation> reasons)
            implements Effect {}

    /** A waiting student could not take an offered seat and keeps the place. */
    record OfferDeclined(WaitlistEntry entry, SectionFacts section, List<Violation> reasons) implements Effect {}

    /** A seat given back is not free before an instant. */
    record SeatWithheld(int sectionId, Instant dueAt) implements Effect {}
}
