package dev.haksa.cancellation;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How many items of a batch there are of each kind. */
@Schema(name = "EnrollmentBatchCounts", description = "How many items of each kind. / 항목 수")
public record BatchCounts(
        int items,

        @Schema(description = "To be carried out or refused, and not yet done. / 아직 처리되지 않은 항목")
        int open,

        @Schema(description = "Left out by the review. / 검토에서 제외")
        int excluded,

        int done,
        @Schema(description = "Refused by the review. / 반려") int refused,

        @Schema(description = "Nothing to do any more. / 그사이 해결됨")
        int settled,

        @Schema(description = "Not what was reviewed any more. / 검토한 내용과 달라짐")
        int changed,

        @Schema(description = "Stopped by a rule. / 규정에 맞지 않음")
        int failed) {}
