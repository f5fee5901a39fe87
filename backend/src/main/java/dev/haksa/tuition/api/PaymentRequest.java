package dev.haksa.tuition.api;

import dev.haksa.tuition.PaymentFields;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A payment that was received, or that is taken back. */
@Schema(
        name = "PaymentRequest",
        description =
                "A payment that was received, or with reverses one that is taken back. / 납부 내역, reverses가 있으면 납부 취소")
public record PaymentRequest(
        @Schema(
                description = "The number that bank or finance system gave it; the same again changes nothing."
                        + " / 은행이나 재정 시스템의 납부 번호, 같은 내용을 다시 보내도 바뀌지 않음",
                examples = "B-20270302-0001")
        @NotNull
        @Pattern(regexp = "[A-Za-z0-9._-]{1,64}")
        String reference,

        @Schema(examples = "26115001") @NotBlank @Size(max = 20)
        String studentNumber,

        @Schema(description = "Code of the term. / 학기", examples = "2027-SPRING") @NotBlank @Size(max = 40)
        String term,

        @Schema(description = "Credits paid for; zero or less in a reversal. / 납부한 학점, 납부 취소이면 0 이하", examples = "15")
        @NotNull
        @Min(-60)
        @Max(60)
        Integer credits,

        @Schema(description = "Whole won; zero or less in a reversal. / 금액(원), 납부 취소이면 0 이하", examples = "3250000")
        @NotNull
        @Min(-999_999_999)
        @Max(999_999_999)
        Long amountWon,

        @Schema(description = "Day of the payment in Seoul. / 납부일", examples = "2027-03-02") @NotNull
        LocalDate paidOn,

        @Schema(description = "Reference of the payment that is taken back. / 취소할 납부의 번호") @Size(max = 64) @Nullable
        String reverses) {
    PaymentFields fields() {
        return new PaymentFields(reference, studentNumber, term, credits, amountWon, paidOn, reverses);
    }
}
