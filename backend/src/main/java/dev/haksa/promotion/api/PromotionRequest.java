package dev.haksa.promotion.api;

import dev.haksa.promotion.PromotionCall;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A promotion that is asked for. */
@Schema(name = "PromotionRequest", description = "A promotion at the end of a term (article 27). / 학기말 진급 처리(제27조)")
public record PromotionRequest(
        @Schema(description = "The term that ended. / 끝난 학기", examples = "2026-FALL") @NotBlank @Size(max = 40)
        String term,

        @Schema(description = "Day on which its grades were final. / 성적이수 확정일", examples = "2026-12-28") @NotNull
        LocalDate gradesFixedOn,

        @Schema(
                description = "Day of the report; who was dismissed from the one day to the other takes part."
                        + " / 진급처리보고일, 확정일부터 이날까지 제적된 학생도 포함",
                examples = "2027-01-08")
        @NotNull
        LocalDate reportedOn) {
    PromotionCall call() {
        return new PromotionCall(term, gradesFixedOn, reportedOn);
    }
}
