package dev.haksa.photo;

import dev.haksa.shared.audit.AuditEvent;
import dev.haksa.shared.audit.AuditTrail;
import dev.haksa.shared.outbox.Outbox;
import dev.haksa.shared.outbox.OutboxEvent;
import dev.haksa.shared.security.Caller;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Records what becomes of photos, and tells it: {@code photo.submitted|approved|rejected|replaced}. */
@ApplicationScoped
class PhotoNews {
    private static final String SUBJECT = "PHOTO";

    private final AuditTrail audit;
    private final Outbox outbox;

    PhotoNews(AuditTrail audit, Outbox outbox) {
        this.audit = audit;
        this.outbox = outbox;
    }

    /** What others hear of. */
    enum What {
        SUBMITTED("photo.submitted"),
        APPROVED("photo.approved"),
        REJECTED("photo.rejected"),
        REPLACED("photo.replaced");

        private final String event;

        What(String event) {
            this.event = event;
        }
    }

    /** Records and tells, as the last step of a transaction. */
    Uni<Void> tell(SqlConnection connection, What what, StudentPhoto photo, Caller caller, Instant at) {
        return tell(connection, what, new OwnPhoto(photo, true, false), caller, at);
    }

    /** The same of a photo whose student may be unable to put in another one. */
    Uni<Void> tell(SqlConnection connection, What what, OwnPhoto own, Caller caller, Instant at) {
        StudentPhoto photo = own.photo();
        OutboxEvent event = new OutboxEvent(
                what.event,
                "photo/" + photo.id(),
                photo.studentNumber(),
                payload(what, own, at),
                caller.correlationId());
        return record(connection, "PHOTO_" + what.name(), photo, caller, at)
                .chain(() -> outbox.publish(connection, at, List.of(event)));
    }

    /** Records only. */
    Uni<Void> record(SqlConnection connection, String action, StudentPhoto photo, Caller caller, Instant at) {
        return audit.record(connection, List.of(entry(action, photo, caller, at)));
    }

    /** Records that somebody read a list. */
    Uni<Void> recordList(SqlConnection connection, Map<String, Object> details, Caller caller, Instant at) {
        return audit.record(connection, List.of(AuditEvent.of(at, caller, "PHOTOS_LISTED", SUBJECT, "list", details)));
    }

    /** The entry of an action on a photo. */
    static AuditEvent entry(String action, StudentPhoto photo, Caller caller, Instant at) {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("studentNumber", photo.studentNumber());
        details.put("state", photo.state().name());
        details.put("sha256", photo.sha256());
        details.put("source", photo.source().name());
        if (photo.rejection() != null) {
            details.put("rejection", photo.rejection().name());
        }
        return new AuditEvent(at, caller, action, SUBJECT, photo.id().toString(), photo.reason(), details);
    }

    /** The cause picks among the texts of a notice: who put the photo in, whether the reviewer said more than the code. */
    private static JsonObject payload(What what, OwnPhoto own, Instant at) {
        StudentPhoto photo = own.photo();
        JsonObject payload = new JsonObject()
                .put("photoId", photo.id().toString())
                .put("studentNumber", photo.studentNumber())
                .put("state", photo.state().name())
                .put("source", photo.source().name())
                .put("at", at.toString());
        RejectionReason rejection = photo.rejection();
        if (rejection != null) {
            payload.put("reason", rejection.name());
            payload.put("rejection", rejection.text());
            payload.put("advice", rejection.advice(own.mayUpload()));
            payload.put("note", photo.rejectionNote());
            payload.put("cause", photo.rejectionNote() == null ? "CODE" : "NOTE");
        }
        if (what == What.SUBMITTED) {
            payload.put("cause", photo.source().name());
        }
        return photo.source() == PhotoSource.STUDENT ? payload : payload.put("statedReason", photo.reason());
    }
}
