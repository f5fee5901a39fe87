package dev.haksa.readmission;

import dev.haksa.shared.outbox.OutboxEvent;
import io.vertx.core.json.JsonObject;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;

/** What readmission tells others. */
final class ReadmissionEvents {
    private ReadmissionEvents() {}

    /** That an application moved into its state. */
    static OutboxEvent moved(Application application, ReadmissionRound round, String correlationId) {
        String type = "readmission." + application.state().name().toLowerCase(Locale.ROOT);
        Map<String, Object> more = Map.of(
                "feeWon", application.feeExempt() ? 0 : round.fields().feeWon(),
                "registerBy", round.fields().registerBy(),
                "startsOn", round.term().startsOn());
        return of(application, type, more, correlationId);
    }

    /** Something about an application. */
    static OutboxEvent of(Application application, String type, Map<String, Object> more, String correlationId) {
        JsonObject payload = new JsonObject()
                .put("studentNumber", application.studentNumber())
                .put("applicationId", application.id())
                .put("term", application.term())
                .put("departmentId", application.departmentId())
                .put("receivedOn", application.receivedOn().toString());
        if (application.dueOn() != null) {
            payload.put("dueOn", application.dueOn().toString());
        }
        if (application.reason() != null) {
            payload.put("statedReason", application.reason());
        }
        more.forEach((name, value) -> payload.put(name, value instanceof LocalDate ? value.toString() : value));
        return new OutboxEvent(
                type, "readmission/" + application.id(), application.studentNumber(), payload, correlationId);
    }
}
