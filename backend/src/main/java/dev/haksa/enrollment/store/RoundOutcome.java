package dev.haksa.enrollment.store;

import dev.haksa.catalog.SectionFacts;
import dev.haksa.regulation.Basis;
import dev.haksa.shared.outbox.OutboxEvent;
import dev.haksa.shared.security.Caller;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All that a round changes.
 *
 * @param at instant of the decisions
 * @param basis regulation they rest on
 * @param seatChanges by section: seats taken, or given back when negative
 */
public record RoundOutcome(
        Instant at,
        Basis basis,
        List<Seat> enrolled,
        List<Seat> dropped,
        Map<Integer, Integer> seatChanges,
        List<Total> totals,
        List<Made> decisions,
        List<OutboxEvent> events) {

    /** A seat taken or given back. */
    public record Seat(String studentNumber, SectionFacts section, boolean retake) {}

    /** A student's credits in a term afterwards. */
    public record Total(String studentNumber, int termId, int credits, int ceiling) {}

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
