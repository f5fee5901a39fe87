package dev.haksa.change.api;

import dev.haksa.change.ChangeDecisionService;
import dev.haksa.change.Verdict;
import dev.haksa.shared.problem.ProblemException;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A decision. */
@Schema(name = "RecordChangeDecision", description = "A decision; rejecting needs a reason. / 결재, 반려에는 사유가 필요")
public record DecisionRequest(
        @NotNull Verdict verdict,

        @Size(max = 500) @Schema(description = "Why; needed to reject. / 사유", examples = "증빙서류의 기간이 맞지 않음") @Nullable
        String reason) {
    ChangeDecisionService.Decision decision(int id, @Nullable String ifMatch, boolean dryRun) {
        if (verdict == Verdict.REJECT && (reason == null || reason.isBlank())) {
            throw ProblemException.invalid("REJECTION_REASON", "/reason", Map.of());
        }
        return new ChangeDecisionService.Decision(id, verdict, reason, ifMatch, dryRun);
    }
}
