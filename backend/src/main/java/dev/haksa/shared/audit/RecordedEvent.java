package dev.haksa.shared.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An entry of the audit trail as auditors read it. */
@Schema(name = "AuditEntry", description = "Who did what, when and why. / 감사 기록")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RecordedEvent(
        long id,
        Instant at,

        @Schema(description = "Account id, client id, or system. / 행위자")
        String actorId,

        String actorName,

        @Schema(description = "Roles at that time, separated by spaces. / 당시 역할")
        String actorRoles,

        @Schema(examples = "STUDENT_ADVISED") String action,
        @Schema(examples = "STUDENT") String subjectType,
        @Schema(examples = "26115001") String subjectId,
        @Nullable String reason,
        @Nullable String correlationId,

        @Schema(description = "What changed; depends on the action. / 변경 내용")
        Map<String, Object> details) {
    static RecordedEvent from(Row row) {
        JsonObject details = row.getJsonObject("details");
        return new RecordedEvent(
                row.getLong("id"),
                row.getOffsetDateTime("at").toInstant(),
                row.getString("actor_id"),
                row.getString("actor_name"),
                row.getString("actor_roles"),
                row.getString("action"),
                row.getString("subject_type"),
                row.getString("subject_id"),
                row.getString("reason"),
                row.getString("correlation_id"),
                details.getMap());
    }
}
