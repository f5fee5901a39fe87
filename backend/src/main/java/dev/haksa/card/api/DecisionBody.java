package dev.haksa.card.api;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The dean's word. */
@Schema(
        name = "CardCampaignDecision",
        description = "The dean's word; a rejection needs a reason. / 결재(반려할 때는 사유가 필요함)")
record DecisionBody(
        @Schema(examples = "true") @NotNull Boolean approved,

        @Schema(examples = "소방안전관리학과 명단을 다시 확인해 주세요.", nullable = true) @Size(min = 1, max = 500) @Nullable
        String reason) {}
