package dev.haksa.dismissal.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.haksa.dismissal.BatchKind;
import dev.haksa.dismissal.BatchState;
import dev.haksa.dismissal.DismissalBatch;
import dev.haksa.dismissal.DismissalBatchService;
import dev.haksa.dismissal.DismissalItem;
import dev.haksa.dismissal.ItemOutcome;
import dev.haksa.dismissal.PreviewedItem;
import dev.haksa.dismissal.domain.Ground;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Bodies of requests and answers. */
final class DismissalBodies {
    private DismissalBodies() {}

    @Schema(name = "NewDismissalBatch", description = "A batch to be prepared; nothing happens yet. / 준비할 일괄 처리")
    record NewBatch(
            @NotNull @Schema(examples = "PRIOR_NOTICE") BatchKind kind,

            @Schema(
                    description = "Term in which students are expected to be back and registered. / 복학하고 등록해야 하는 학기",
                    examples = "2027-SPRING")
            @NotBlank
            @Size(max = 40)
            String term,

            @Schema(description = "Only this department; all when absent. / 한 학과만, 비우면 전체", examples = "3") @Nullable
            Integer departmentId,

            @Size(max = 500) @Nullable String note) {
        DismissalBatchService.NewBatch batch() {
            return new DismissalBatchService.NewBatch(kind, term, departmentId, note);
        }
    }

    @Schema(name = "DismissalReview", description = "Whether a student stays in the batch. / 검토 결과")
    record Review(
            @Schema(description = "false leaves the student out. / false이면 제외") @NotNull
            Boolean included,

            @Schema(description = "Needed to leave a student out. / 제외하는 사유", examples = "해외 체류로 연락 중")
            @Size(max = 500)
            @Nullable
            String reason) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(
            name = "DismissalBatch",
            description = "Return notices, notices before dismissal, or dismissals. / 복학 안내, 제적 예고, 제적의 일괄 처리")
    record BatchResponse(
            @Schema(examples = "9") int id,
            BatchKind kind,

            @Schema(description = "Key of the article. / 근거 조항", examples = "32")
            String article,

            @Schema(examples = "2027-SPRING") String term,
            @Nullable Integer departmentId,
            BatchState state,
            @Nullable String note,

            @Schema(description = "Day whose regulation was used. / 적용한 규정의 기준일", examples = "2027-03-17")
            LocalDate asOf,

            @Schema(examples = "0c1f5a9e2b77") String regulationVersion,
            Instant createdAt,
            String createdByName,
            @Nullable Instant executedAt,
            @Nullable String executedByName,
            Counts counts) {
        static BatchResponse from(DismissalBatch batch) {
            DismissalBatch.Counts counts = batch.counts();
            return new BatchResponse(
                    batch.id(),
                    batch.kind(),
                    batch.kind().article(),
                    batch.term().code().toString(),
                    batch.departmentId(),
                    batch.state(),
                    batch.note(),
                    batch.basis().asOf(),
                    batch.basis().regulationVersion(),
                    batch.createdAt(),
                    batch.createdByName(),
                    batch.executedAt(),
                    batch.executedByName(),
                    new Counts(
                            counts.items(),
                            counts.open(),
                            counts.excluded(),
                            counts.done(),
                            counts.settled(),
                            counts.failed()));
        }
    }

    @Schema(name = "DismissalCounts", description = "Students by what became of them. / 처리 현황")
    record Counts(int items, int open, int excluded, int done, int settled, int failed) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "DismissalItem", description = "A student in a batch. / 일괄 처리의 학생")
    record ItemResponse(
            @Schema(examples = "81") int id,
            @Schema(examples = "24103005") String studentNumber,
            @Schema(examples = "김하늘") String studentName,
            @Schema(examples = "3") int departmentId,
            Ground ground,

            @Schema(description = "Last day of the leave. / 휴학 마지막 날", examples = "2027-02-28") @Nullable
            LocalDate leaveEndsOn,

            @Schema(
                    description = "Last day for returning or registering. / 복학하거나 등록할 수 있는 마지막 날",
                    examples = "2027-03-16")
            LocalDate lastDay,

            @Schema(description = "Day of the notice before dismissal. / 제적 예고일") @Nullable
            LocalDate noticedOn,

            @Schema(description = "Last day of waiting after it. / 기다리는 마지막 날") @Nullable
            LocalDate waitUntil,

            boolean included,

            @Schema(description = "Why the student is left out. / 제외한 사유") @Nullable
            String reason,

            @Nullable ItemOutcome outcome,

            @Schema(description = "Why it was settled or failed. / 해소되거나 처리하지 못한 까닭", examples = "RETURNED") @Nullable
            String outcomeCode,

            @Schema(description = "The change of record that was filed. / 학적변동 신청 번호", examples = "903") @Nullable
            Integer changeId,

            @Nullable Instant executedAt) {
        static ItemResponse from(DismissalItem item) {
            DismissalItem.Found found = item.found();
            return new ItemResponse(
                    item.id(),
                    item.studentNumber(),
                    item.studentName(),
                    item.departmentId(),
                    item.ground(),
                    found.leaveEndsOn(),
                    found.lastDay(),
                    found.noticedOn(),
                    found.waitUntil(),
                    item.excludedFor() == null,
                    item.excludedFor(),
                    item.outcome(),
                    item.outcomeCode(),
                    item.changeId(),
                    item.executedAt());
        }
    }

    @Schema(
            name = "DismissalBatchPage",
            description = "A page of batches; next is the cursor of the next one. / 일괄 처리 목록 한 쪽")
    record BatchPage(
            List<BatchResponse> items,
            @Nullable String next,
            @Nullable Long count) {}

    @Schema(
            name = "DismissalItemPage",
            description = "A page of students; next is the cursor of the next one. / 학생 목록 한 쪽")
    record ItemPage(
            List<ItemResponse> items,
            @Nullable String next,
            @Nullable Long count) {}

    @Schema(name = "DismissalReport", description = "A batch with all that became of it. / 일괄 처리 결과 보고")
    record Report(BatchResponse batch, List<ItemResponse> items) {
        static Report from(DismissalBatchService.Report report) {
            return new Report(
                    BatchResponse.from(report.batch()),
                    report.items().stream().map(ItemResponse::from).toList());
        }
    }

    @Schema(name = "DismissalPreview", description = "What would become of each student now. / 지금 실행할 때의 결과")
    record Preview(List<Previewed> items) {
        static Preview from(List<PreviewedItem> items) {
            return new Preview(items.stream()
                    .map(one -> new Previewed(ItemResponse.from(one.item()), one.outcome(), one.code()))
                    .toList());
        }
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "DismissalPreviewItem", description = "What would become of a student. / 한 학생의 예상 결과")
    record Previewed(
            ItemResponse item,
            ItemOutcome outcome,
            @Nullable String code) {}

    @Schema(name = "DismissalSettled", description = "How many fell out. / 해소된 학생 수")
    record Settled(@Schema(examples = "1") int settled) {}
}
