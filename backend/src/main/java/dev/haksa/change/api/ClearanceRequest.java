package dev.haksa.change.api;

import dev.haksa.change.Clearance;
import dev.haksa.change.ClearanceService;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What somebody says. */
@Schema(
        name = "RecordChangeClearanceAnswer",
        description = "CONFIRMED, OBJECTED or WAIVED; the last two need a reason. / 확인, 이의, 면제")
public record ClearanceRequest(
        @NotNull Clearance.State state,

        @Size(max = 500) @Schema(description = "Why. / 사유", examples = "미반납 도서 1권") @Nullable
        String reason) {
    ClearanceService.Answer answer(int id, String code, @Nullable String ifMatch) {
        return new ClearanceService.Answer(id, code, state, reason, ifMatch);
    }
}
