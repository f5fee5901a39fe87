package dev.haksa.live;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.haksa.notice.StoredViolations;
import dev.haksa.shared.i18n.Language;
import dev.haksa.shared.outbox.StoredEvent;
import dev.haksa.shared.problem.ProblemViolation;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Data of the event {@code result}. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Schema(
        name = "LiveResult",
        description = "Something that happened to the student's own enrollments; clients must tolerate new types."
                + " / 학생 본인의 수강신청에 일어난 일. 새 종류가 더해질 수 있습니다.")
public record LiveResult(
        @Schema(description = "What happened. / 일어난 일", examples = "waitlist.promoted")
        String type,

        Instant at,
        @Schema(examples = "1204") @Nullable Integer sectionId,
        @Schema(examples = "2027-SPRING") @Nullable String term,
        @Schema(examples = "POL1002") @Nullable String courseNumber,
        @Schema(examples = "001") @Nullable String sectionNumber,
        @Schema(examples = "형사법") @Nullable String title,

        @Schema(description = "Why, when rules were the reason. / 규정에 따른 사유")
        List<ProblemViolation> violations,

        @Schema(description = "What else the event says, such as cause or reason. / 원인 등 그 밖의 내용")
        Map<String, Object> details) {
    private static final Set<String> NAMED =
            Set.of("studentNumber", "at", "sectionId", "term", "courseNumber", "sectionNumber", "title", "violations");

    static LiveResult from(StoredEvent event, Language language) {
        JsonObject payload = event.payload();
        Map<String, Object> details = new LinkedHashMap<>(payload.getMap());
        details.keySet().removeAll(NAMED);
        return new LiveResult(
                event.type(),
                event.at(),
                payload.getValue("sectionId") instanceof Number section ? section.intValue() : null,
                payload.getString("term"),
                payload.getString("courseNumber"),
                payload.getString("sectionNumber"),
                payload.getString("title"),
                StoredViolations.write(payload.getJsonArray("violations"), language),
                details);
    }
}
