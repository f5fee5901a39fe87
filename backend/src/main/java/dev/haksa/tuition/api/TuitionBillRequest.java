package dev.haksa.tuition.api;

import dev.haksa.tuition.TuitionBills;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a student is charged for a term. */
@Schema(name = "TuitionBillRequest", description = "What a student is charged for a term. / 한 학기의 등록금 고지")
public record TuitionBillRequest(
        @Schema(description = "Whole won, without the admission fee. / 입학금을 뺀 등록금(원)", examples = "3000000")
        @NotNull
        @Min(0)
        @Max(999_999_999)
        Long tuitionWon,

        @Schema(description = "Whole won; 0 after the first term. / 입학금(원), 첫 학기 뒤에는 0", examples = "250000")
        @NotNull
        @Min(0)
        @Max(999_999_999)
        Long admissionFeeWon) {
    TuitionBills.Amounts amounts() {
        return new TuitionBills.Amounts(tuitionWon, admissionFeeWon);
    }
}
