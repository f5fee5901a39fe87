package dev.haksa.tuition.api;

import dev.haksa.tuition.BillLine;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A bill with what was received for it. */
@Schema(
        name = "TuitionBillLine",
        description = "What a student is charged for a term, and how much of it was received. / 한 학생의 고지와 납부 상태")
public record TuitionBillLineResponse(
        @Schema(examples = "26115001") String studentNumber,
        @Schema(examples = "김하늘") String name,
        @Schema(examples = "2027-SPRING") String term,

        @Schema(description = "Whole won, without the admission fee. / 입학금을 뺀 등록금(원)", examples = "3000000")
        long tuitionWon,

        @Schema(description = "Whole won. / 입학금(원)", examples = "250000")
        long admissionFeeWon,

        @Schema(
                description = "Payments less reversals, and what an earlier term brought. / 납부액과 이월액(원)",
                examples = "3250000")
        long receivedWon,

        BillLine.State state,

        @Schema(description = "When it was entered or changed. / 등록 또는 변경 시각")
        Instant enteredAt) {
    static TuitionBillLineResponse from(BillLine line) {
        return new TuitionBillLineResponse(
                line.studentNumber(),
                line.name(),
                line.term(),
                line.tuitionWon(),
                line.admissionFeeWon(),
                line.receivedWon(),
                line.state(),
                line.enteredAt());
    }

    @Schema(
            name = "TuitionBillLinePage",
            description = "A page of bills by student number; next is the cursor of the next one. / 고지 목록 한 쪽")
    record LinePage(
            List<TuitionBillLineResponse> items,
            @Nullable String next,
            @Nullable Long count) {}
}
