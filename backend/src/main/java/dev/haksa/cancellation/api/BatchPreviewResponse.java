package dev.haksa.cancellation.api;

import dev.haksa.cancellation.BatchKind;
import dev.haksa.cancellation.ItemNumbers;
import dev.haksa.cancellation.ItemOutcome;
import dev.haksa.cancellation.PreviewedItem;
import dev.haksa.shared.i18n.Language;
import dev.haksa.shared.problem.ProblemViolation;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What would happen. */
@Schema(
        name = "EnrollmentBatchPreview",
        description = "What would happen now; nothing was changed. / 지금 실행하면 일어날 일(모의 실행)")
public record BatchPreviewResponse(
        @Schema(description = "The first 1,000 items that are still to be done. / 처리할 항목(최대 1,000개)")
        List<Item> items) {
    /** What would become of an item. */
    @Schema(name = "EnrollmentBatchPreviewItem", description = "What would become of an item. / 항목의 예상 결과")
    public record Item(
            BatchItemResponse item, ItemOutcome outcome, ItemNumbers numbers, List<ProblemViolation> violations) {}

    static BatchPreviewResponse from(List<PreviewedItem> items, BatchKind kind, Language language) {
        return new BatchPreviewResponse(items.stream()
                .map(one -> new Item(
                        BatchItemResponse.from(one.item(), kind, language),
                        one.result().outcome(),
                        one.result().numbers(),
                        BatchItemResponse.violations(one.result().violations(), language)))
                .toList());
    }
}
