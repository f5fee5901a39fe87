package dev.haksa.cancellation.api;

import dev.haksa.cancellation.BatchKind;
import dev.haksa.cancellation.BatchParameters;
import dev.haksa.cancellation.NewBatch;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A batch to be prepared. */
@Schema(name = "NewEnrollmentBatch", description = "A batch to be prepared; nothing happens yet. / 준비할 일괄 처리")
public record NewBatchRequest(
        @NotNull @Schema(examples = "CLOSURE") BatchKind kind,

        @NotBlank @Size(max = 40) @Schema(description = "Code of the term. / 학기", examples = "2027-SPRING")
        String term,

        @Min(1)
        @Max(10_000)
        @Schema(
                description = "CLOSURE: smaller sections are proposed; the regulation's number when absent."
                        + " / 폐강: 이보다 적게 신청한 강좌, 비우면 규정의 값",
                examples = "8")
        @Nullable
        Integer minimumSize,

        @Size(max = 500)
        @Schema(
                description = "CLOSURE: exactly these sections, whatever their size. / 폐강: 인원과 관계없이 지정한 강좌만",
                examples = "[1204]")
        @Nullable
        List<@NotNull @Min(1) Integer> sectionIds,

        @Min(1)
        @Max(60)
        @Schema(
                description = "UNDERPAYMENT_NOTICE: days until the deadline; the regulation's number when absent."
                        + " / 오납 통지: 마감까지의 일수, 비우면 규정의 값",
                examples = "7")
        @Nullable
        Integer noticeDays,

        @Schema(
                description = "true: another person must carry it out, even where the regulation leaves that open."
                        + " / true이면 다른 사람만 실행")
        @Nullable
        Boolean secondPerson,

        @Size(max = 500) @Schema(description = "For the record. / 비고", examples = "1차 폐강 검토") @Nullable
        String note) {
    NewBatch batch() {
        List<Integer> sections = Objects.requireNonNullElse(sectionIds, List.of());
        return new NewBatch(
                kind,
                term,
                new BatchParameters(minimumSize, sections, noticeDays),
                Boolean.TRUE.equals(secondPerson),
                note);
    }
}
