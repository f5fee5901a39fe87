package dev.haksa.loan.api;

import dev.haksa.loan.LoanService;
import dev.haksa.shared.problem.ProblemException;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What the office decides. */
@Schema(name = "LoanResultRequest", description = "The result; without an amount it is rejected. / 선정 결과, 금액이 없으면 탈락")
public record LoanResultRequest(
        @Schema(
                description = "Whole won, within the ceiling and the amount asked for. / 승인 금액(원)",
                examples = "3000000")
        @Min(1)
        @Max(999_999_999)
        @Nullable
        Long grantedWon,

        @Schema(description = "Needed to reject. / 탈락일 때 필요", examples = "한도 없음") @Size(max = 500) @Nullable
        String reason) {
    LoanService.Answer answer() {
        if (grantedWon == null && (reason == null || reason.isBlank())) {
            throw ProblemException.invalid("LOAN_REASON_NEEDED", "/reason", Map.of());
        }
        return new LoanService.Answer(grantedWon, reason);
    }
}
