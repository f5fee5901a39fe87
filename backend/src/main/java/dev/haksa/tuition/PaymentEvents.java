package dev.haksa.tuition;

import dev.haksa.shared.outbox.OutboxEvent;
import io.vertx.core.json.JsonObject;

/** What payments tell others. */
final class PaymentEvents {
    private PaymentEvents() {}

    static OutboxEvent recorded(PaymentFields payment, String correlationId) {
        JsonObject payload = new JsonObject()
                .put("studentNumber", payment.studentNumber())
                .put("term", payment.term())
                .put("reference", payment.reference())
                .put("credits", payment.credits())
                .put("amountWon", payment.amountWon())
                .put("paidOn", payment.paidOn().toString());
        if (payment.reverses() != null) {
            payload.put("reverses", payment.reverses());
        }
        String type = payment.reverses() == null ? "tuition.paid" : "tuition.reversed";
        return new OutboxEvent(type, payment.reference(), payment.studentNumber(), payload, correlationId);
    }
}
