package dev.haksa.change;

import dev.haksa.shared.outbox.OutboxEvent;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Set;

/** What applications tell others: {@code record-change.<what>}. */
final class ChangeEvents {
    /** What the university files itself is told to the student by whoever filed it, until it is decided. */
    private static final Set<TimelineEntry.Type> DECIDED =
            Set.of(TimelineEntry.Type.APPROVED, TimelineEntry.Type.EFFECTIVE);

    private ChangeEvents() {}

    /** What is told of an application whatever happens. */
    record Subject(int id, ChangeKind kind, String studentNumber, Channel channel, LocalDate receiptDate) {
        static Subject of(RecordChange change) {
            ChangeSummary summary = change.summary();
            return new Subject(
                    summary.id(), summary.kind(), summary.studentNumber(), summary.channel(), summary.receiptDate());
        }

        static Subject of(int id, ChangeDraft draft) {
            return new Subject(id, draft.kind(), draft.studentNumber(), draft.channel(), draft.receiptDate());
        }
    }

    static JsonObject told(Subject subject, Instant at) {
        return new JsonObject()
                .put("recordChangeId", subject.id())
                .put("kind", subject.kind().name())
                .put("studentNumber", subject.studentNumber())
                .put("receiptDate", subject.receiptDate().toString())
                .put("at", at.toString());
    }

    static OutboxEvent of(TimelineEntry.Type what, Subject subject, JsonObject payload, String correlationId) {
        boolean unheardOf = subject.channel() == Channel.OFFICE && !DECIDED.contains(what);
        String student = unheardOf ? null : subject.studentNumber();
        return new OutboxEvent(type(what), key(subject), student, payload, correlationId);
    }

    /** Somebody is late: nothing that the student can do anything about, so it is addressed to nobody in particular. */
    static OutboxEvent overdue(Subject subject, JsonObject payload, String correlationId) {
        return new OutboxEvent(type(TimelineEntry.Type.OVERDUE), key(subject), null, payload, correlationId);
    }

    private static String type(TimelineEntry.Type what) {
        return "record-change." + what.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String key(Subject subject) {
        return "record-change/" + subject.id();
    }
}
