package dev.haksa.cancellation.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.haksa.cancellation.BatchCounts;
import dev.haksa.cancellation.BatchKind;
import dev.haksa.cancellation.BatchParameters;
import dev.haksa.cancellation.BatchState;
import dev.haksa.cancellation.EnrollmentBatch;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A reviewed batch. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(
        name = "EnrollmentBatch",
        description = "Something that is done to many enrollments after a review. / 검토 후 실행하는 일괄 처리")
public record BatchResponse(
        @Schema(examples = "31") int id,
        BatchKind kind,
        @Schema(examples = "2027-SPRING") String term,
        BatchState state,

        @Schema(description = "Key of the article that it rests on. / 근거 조항", examples = "5.2")
        String article,

        Parameters parameters,

        @Schema(description = "Whether another person must carry it out. / 다른 사람만 실행할 수 있는지")
        boolean secondPerson,

        @Nullable String note,

        @Schema(description = "Day whose regulation was used. / 적용한 규정의 기준일", examples = "2027-03-08")
        LocalDate asOf,

        @Schema(examples = "0c1f5a9e2b77") String regulationVersion,
        Instant createdAt,
        @Schema(examples = "교무처 담당자") String createdByName,

        @Schema(description = "When its items were looked for last. / 대상을 찾은 시각")
        Instant foundAt,

        @Schema(description = "When it was started. / 실행 시작") @Nullable
        Instant executedAt,

        @Nullable String executedByName,
        @Nullable Instant finishedAt,
        BatchCounts counts,

        @Schema(description = "What is possible now. / 지금 할 수 있는 일")
        List<BatchActionLink> actions) {
    /** What it was looked for with. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "EnrollmentBatchParameters", description = "What it was looked for with. / 대상을 찾은 기준")
    public record Parameters(
            @Nullable Integer minimumSize,
            List<Integer> sectionIds,
            @Nullable Integer noticeDays) {
        static Parameters from(BatchParameters parameters) {
            return new Parameters(parameters.minimumSize(), parameters.sectionIds(), parameters.noticeDays());
        }
    }

    static BatchResponse from(EnrollmentBatch batch) {
        return new BatchResponse(
                batch.id(),
                batch.kind(),
                batch.term(),
                batch.state(),
                batch.kind().article(),
                Parameters.from(batch.parameters()),
                batch.secondPerson(),
                batch.note(),
                batch.asOf(),
                batch.regulationVersion(),
                batch.createdAt(),
                batch.createdByName(),
                batch.foundAt(),
                batch.executedAt(),
                batch.executedByName(),
                batch.finishedAt(),
                batch.counts(),
                actions(batch));
    }

    private static List<BatchActionLink> actions(EnrollmentBatch batch) {
        String base = "/api/v1/enrollment-batches/" + batch.id();
        BatchActionLink execute = new BatchActionLink("EXECUTE", "POST", base + "/execution");
        return switch (batch.state()) {
            case DRAFT ->
                List.of(
                        execute,
                        new BatchActionLink("PREVIEW", "POST", base + "/execution?dryRun=true"),
                        new BatchActionLink("REFRESH", "POST", base + "/refresh"),
                        new BatchActionLink("CANCEL", "POST", base + "/cancellation"));
            case RUNNING -> List.of(execute);
            case DONE, CANCELLED -> List.of();
        };
    }
}
