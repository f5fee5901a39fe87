package dev.haksa.card.api;

import dev.haksa.card.CampaignService.Order;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What academic affairs says of a campaign. */
@Schema(name = "CardCampaignFields", description = "What academic affairs says of a campaign. / 학생증 발급의 내용")
record CampaignRequest(
        @Schema(description = "Whose entrants apply. / 학년도", examples = "2024") @NotNull @Min(1900) @Max(9999)
        Integer year,

        @Schema(examples = "2024학년도 학생증 발급") @NotBlank @Size(max = 100)
        String titleKo,

        @Schema(examples = "Student cards 2024") @NotBlank @Size(max = 100)
        String titleEn,

        @NotNull @Valid StagesBody stages,

        @Schema(
                description =
                        "For whose students it is; left out for every department. A department is in one campaign at a"
                                + " time that is not closed. / 대상 학과(없으면 모든 학과)",
                nullable = true)
        @Size(min = 1, max = 1000)
        @Nullable
        List<@NotNull Integer> departmentIds) {
    Order order(String code) {
        return new Order(code, year, titleKo, titleEn, stages.stages(), departmentIds);
    }
}
