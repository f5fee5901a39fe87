package dev.haksa.tuition.api;

import dev.haksa.tuition.TuitionBill;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A bill. */
@Schema(name = "TuitionBill", description = "What a student is charged for a term. / 한 학기의 등록금 고지")
public record TuitionBillResponse(
        @Schema(examples = "26115001") String studentNumber,
        @Schema(examples = "2027-SPRING") String term,

        @Schema(description = "Whole won, without the admission fee. / 입학금을 뺀 등록금(원)", examples = "3000000")
        long tuitionWon,

        @Schema(description = "Whole won. / 입학금(원)", examples = "250000")
        long admissionFeeWon,

        @Schema(description = "When it was entered or changed. / 등록 또는 변경 시각")
        Instant enteredAt) {
    static TuitionBillResponse from(TuitionBill bill) {
        return new TuitionBillResponse(
                bill.studentNumber(), bill.term(), bill.tuitionWon(), bill.admissionFeeWon(), bill.enteredAt());
    }
}
