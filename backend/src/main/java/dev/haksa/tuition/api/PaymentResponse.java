package dev.haksa.tuition.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.haksa.tuition.Payment;
import java.time.Instant;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A payment on record. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Payment", description = "A payment or reversal on record; never changed. / 등록된 납부 또는 납부 취소 내역")
public record PaymentResponse(
        @Schema(examples = "B-20270302-0001") String reference,
        @Schema(examples = "26115001") String studentNumber,
        @Schema(examples = "2027-SPRING") String term,

        @Schema(description = "Credits paid for; negative when taken back. / 납부한 학점, 취소이면 음수", examples = "15")
        int credits,

        @Schema(description = "Whole won; negative when taken back. / 금액(원), 취소이면 음수", examples = "3250000")
        long amountWon,

        @Schema(examples = "2027-03-02") LocalDate paidOn,

        @Schema(description = "Reference of the payment that was taken back. / 취소된 납부의 번호") @Nullable
        String reverses,

        @Schema(description = "When it was recorded. / 등록 시각")
        Instant recordedAt) {
    static PaymentResponse from(Payment payment) {
        return new PaymentResponse(
                payment.fields().reference(),
                payment.fields().studentNumber(),
                payment.fields().term(),
                payment.fields().credits(),
                payment.fields().amountWon(),
                payment.fields().paidOn(),
                payment.fields().reverses(),
                payment.recordedAt());
    }
}
