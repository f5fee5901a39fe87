package dev.haksa.card.api;

import dev.haksa.card.CampaignService.Order;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A new campaign. */
@Schema(name = "NewCardCampaign", description = "A new campaign. / 새 학생증 발급")
record NewCampaignRequest(
        @Schema(description = "Its code, for good. / 발급 코드", examples = "2024-SPRING")
        @NotNull
        @Pattern(regexp = "[A-Za-z0-9][A-Za-z0-9-]{1,39}")
        String code,

        @NotNull @Valid CampaignRequest campaign) {
    Order order() {
        return campaign.order(code);
    }
}
