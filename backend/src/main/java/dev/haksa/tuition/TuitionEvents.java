package dev.haksa.tuition;

import dev.haksa.shared.outbox.OutboxEvent;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** What refunds and carry-overs tell others. */
final class TuitionEvents {
    private TuitionEvents() {}

    /** A refund that finance pays, or a carry-over; none when there is nothing to pay or carry over. */
    static List<OutboxEvent> recorded(TuitionConsequence consequence, TuitionOrder order) {
        if (consequence.amountWon() == 0) {
            return List.of();
        }
        JsonObject payload = new JsonObject()
                .put("studentNumber", order.studentNumber())
                .put("term", consequence.term())
                .put("event", order.request().event().name())
                .put("amountWon", consequence.amountWon())
                .put("baseDate", consequence.baseDate().toString())
                .put("article", consequence.article())
                .put("source", order.source());
        String type = order.request().event().isLeave() ? "tuition.carried-over" : "tuition.refund-claimed";
        String correlationId = order.caller().correlationId();
        return List.of(event(type, order.studentNumber(), consequence.term(), payload, correlationId));
    }

    /** A refund that was paid out. */
    static OutboxEvent paidOut(TuitionRefund refund, TuitionRefund.Payout payout, String correlationId) {
        JsonObject payload = new JsonObject()
                .put("refundId", refund.id())
                .put("studentNumber", refund.studentNumber())
                .put("term", refund.term())
                .put("amountWon", refund.amountWon())
                .put("reference", payout.reference())
                .put("paidOn", payout.paidOn().toString());
        return event("tuition.refund-paid", refund.studentNumber(), refund.term(), payload, correlationId);
    }

    /** A carry-over that was applied to a term, or released. */
    static OutboxEvent settled(String type, String studentNumber, TuitionEntry entry, String correlationId) {
        JsonObject payload = new JsonObject()
                .put("studentNumber", studentNumber)
                .put("term", entry.term())
                .put("amountWon", entry.amountWon())
                .put("credits", entry.credits())
                .put("source", entry.source());
        return event(type, studentNumber, entry.term(), payload, correlationId);
    }

    private static OutboxEvent event(
            String type, String studentNumber, String term, JsonObject payload, String correlationId) {
        return new OutboxEvent(type, studentNumber + "/" + term, studentNumber, payload, correlationId);
    }
}
