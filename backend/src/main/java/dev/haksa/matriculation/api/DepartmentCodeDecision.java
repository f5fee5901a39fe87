package dev.haksa.matriculation.api;

import dev.haksa.matriculation.DepartmentCodeService;
import dev.haksa.shared.problem.ProblemException;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What the president says. */
@Schema(name = "DepartmentCodeDecision", description = "The president's decision. / 총장의 결정")
public record DepartmentCodeDecision(
        @Schema(description = "false rejects it. / false이면 반려", examples = "true") @NotNull
        Boolean approved,

        @Schema(description = "Needed to reject. / 반려할 때 필요", examples = "개설학년도 확인 필요") @Size(max = 500) @Nullable
        String reason) {
    DepartmentCodeService.Answer answer() {
        if (!approved && (reason == null || reason.isBlank())) {
            throw ProblemException.invalid("REASON_NEEDED", "/reason", Map.of());
        }
        return new DepartmentCodeService.Answer(approved, reason);
    }
}
