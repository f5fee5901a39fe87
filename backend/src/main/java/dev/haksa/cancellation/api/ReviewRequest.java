package dev.haksa.cancellation.api;

import dev.haksa.cancellation.ItemReview;
import dev.haksa.cancellation.Review;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What is decided about an item. */
@Schema(name = "EnrollmentBatchReviewRequest", description = "What is decided about an item. / 항목의 검토 결과")
public record ReviewRequest(
        @NotNull @Schema(examples = "EXCLUDE") ItemReview verdict,

        @Size(max = 500)
        @Schema(description = "Needed to leave out or to refuse. / 제외하거나 반려할 때의 사유", examples = "졸업에 필요한 유일한 분반")
        @Nullable
        String reason) {
    Review review() {
        return new Review(verdict, verdict == ItemReview.INCLUDE ? null : reason);
    }
}
