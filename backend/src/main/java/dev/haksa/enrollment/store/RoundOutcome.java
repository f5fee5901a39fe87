package dev.haksa.enrollment.store;

import dev.haksa.catalog.SectionFacts;
import dev.haksa.enrollment.domain.EnrollmentState;
import dev.haksa.enrollment.domain.SeatChange;
import dev.haksa.enrollment.domain.WaitlistEntry;
import dev.haksa.enrollment.domain.WaitlistState;
import dev.haksa.regulation.Basis;
import dev.haksa.shared.outbox.OutboxEvent;
import dev.haksa.shared.security.Caller;
import io.vertx.core.json.JsonArray;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * All that a round changes.
 *
 * @param at instant of the decisions
 * @param basis regulation they rest on
 * @param seats registrations as they are afterwards
 * @param closed sections that are closed
 * @param released sections whose seats that were withheld until now are free
 */
public record RoundOutcome(
        Instant at,
        Basis basis,
        List<Seat> seats,
        List<SeatChange> seatChanges,
        List<Total> totals,
        WaitlistChanges waitlists,
        List<Withheld> withheld,
        Set<Integer> closed,
        Set<Integer> released,
        List<Made> decisions,
        List<OutboxEvent> events) {

    /** A student and a section. */
    public record Key(String studentNumber, int sectionId) {}

    /**
     * A registration afterwards.
     *
     * @param taken whether the seat was taken in this round; if not it was given back
     */
    public record Seat(
            String studentNumber, SectionFacts section, EnrollmentState state, boolean retake, boolean taken) {}

    /** A student's credits in a term afterwards. */
    public record Total(String studentNumber, int termId, int credits, int ceiling) {}

    /**
     * What changed on waiting lists.
     *
     * @param swapped places for which another section is to be given back
     */
    public record WaitlistChanges(
            List<Joined> joined, List<WaitlistEntry> swapped, List<Declined> declined, List<WaitEnd> ended) {}

    /**
     * A place on a waiting list.
     *
     * @param freedBefore seats of the section that had been given back when it began
     */
    public record Joined(WaitlistEntry entry, int freedBefore) {}

    /** An offered seat that rules kept a student from taking. */
    public record Declined(WaitlistEntry entry, JsonArray reasons) {}

    /**
     * The end of a place.
     *
     * @param reasons what kept the student from the seat; null when nothing did
     */
    public record WaitEnd(
            WaitlistEntry entry,
            WaitlistState state,
            @Nullable JsonArray reasons) {}

    /** A seat that becomes free later. */
    public record Withheld(int sectionId, Instant dueAt) {}

    /** Who asked for what. */
    public record Asked(
            String studentNumber,
            int sectionId,
            String action,
            Caller caller,
            @Nullable String reason) {}

    /**
     * A decision as it is kept.
     *
     * @param outcome GRANTED or REFUSED
     * @param basis JSON with violations, warnings and the numbers used
     */
    public record Made(Asked request, String outcome, String basis) {}
}
