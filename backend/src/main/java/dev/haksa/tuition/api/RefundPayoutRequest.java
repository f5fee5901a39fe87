package dev.haksa.tuition.api;

import dev.haksa.tuition.TuitionRefunds;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A transfer that paid a refund out. */
@Schema(name = "TuitionRefundPayoutRequest", description = "The transfer that paid a refund out. / 반환금을 지급한 이체")
public record RefundPayoutRequest(
        @Schema(
                description = "Reference of the transfer; it pays one refund only. / 이체 번호",
                examples = "T-20270502-0007")
        @NotNull
        @Pattern(regexp = "[A-Za-z0-9._-]{1,64}")
        String reference,

        @Schema(description = "Day of the transfer. / 지급일", examples = "2027-05-02") @NotNull
        LocalDate paidOn) {
    TuitionRefunds.Transfer transfer() {
        return new TuitionRefunds.Transfer(reference, paidOn);
    }
}
