package dev.haksa.cancellation.api;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Names for the contract: pages are generic in code, and a contract needs a name for each. */
final class BatchPages {
    private BatchPages() {}

    @Schema(
            name = "EnrollmentBatchPage",
            description = "A page of batches; next is the cursor of the next one. / 일괄 처리 목록 한 쪽")
    record BatchPage(
            List<BatchResponse> items,
            @Nullable String next,
            @Nullable Long count) {}

    @Schema(
            name = "EnrollmentBatchItemPage",
            description = "A page of items; next is the cursor of the next one. / 항목 목록 한 쪽")
    record ItemPage(
            List<BatchItemResponse> items,
            @Nullable String next,
            @Nullable Long count) {}
}
