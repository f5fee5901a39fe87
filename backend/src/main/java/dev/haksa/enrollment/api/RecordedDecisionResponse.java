package dev.haksa.enrollment.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.haksa.enrollment.FactsJson;
import dev.haksa.enrollment.RecordedDecision;
import dev.haksa.enrollment.domain.Action;
import dev.haksa.regulation.Violation;
import dev.haksa.shared.http.MayBeRehearsal;
import dev.haksa.shared.i18n.Language;
import dev.haksa.shared.problem.ProblemViolation;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A decision of the past with its reasons. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(
        name = "RecordedDecision",
        description = "A decision as it was taken, with every reason and the numbers used then."
                + " / 당시의 모든 사유와 판단에 쓰인 값이 담긴 처리 기록")
public record RecordedDecisionResponse(
        long id,
        Instant at,
        int sectionId,

        @Schema(description = "True when the student only practised. / 연습 여부", examples = "false")
        boolean rehearsal,

        @Schema(description = "What was decided about. / 처리의 종류", examples = "ENROLL")
        Action action,

        @Schema(description = "GRANTED or REFUSED. / 허가 또는 거절", examples = "REFUSED")
        String outcome,

        @Schema(description = "Reasons of a refusal. / 거절 사유")
        List<ProblemViolation> violations,

        List<ProblemViolation> warnings,

        @Schema(description = "What was known of the student then. / 당시의 학생 정보")
        Map<String, Object> inputs,

        @Schema(description = "The day whose regulation applied. / 적용 규정 기준일")
        LocalDate asOf,

        @Schema(description = "Version of the regulation data. / 규정 데이터 버전")
        String regulationVersion,

        @Schema(description = "Who asked. / 요청한 사람") String requestedBy,

        @Schema(description = "Reason of staff who acted on behalf. / 대리 처리 사유") @Nullable
        String reason,

        @Nullable String correlationId)
        implements MayBeRehearsal {

    static RecordedDecisionResponse from(RecordedDecision decision, Language language) {
        JsonObject basis = decision.basis();
        return new RecordedDecisionResponse(
                decision.id(),
                decision.at(),
                decision.sectionId(),
                decision.rehearsal(),
                Action.valueOf(decision.action()),
                decision.outcome(),
                violations(basis.getJsonArray("violations"), language),
                violations(basis.getJsonArray("warnings"), language),
                basis.getJsonObject("inputs").getMap(),
                decision.asOf(),
                decision.regulationVersion(),
                decision.actorName(),
                decision.reason(),
                decision.correlationId());
    }

    private static List<ProblemViolation> violations(JsonArray array, Language language) {
        return array.stream()
                .map(JsonObject.class::cast)
                .map(json -> new Violation(
                        json.getString("code"), json.getString("article"), FactsJson.read(json.getJsonObject("facts"))))
                .map(violation -> ProblemViolation.of(violation, language))
                .toList();
    }
}
