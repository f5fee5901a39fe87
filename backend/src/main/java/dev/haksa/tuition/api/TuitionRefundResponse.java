package dev.haksa.tuition.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.haksa.tuition.TuitionEvent;
import dev.haksa.tuition.TuitionRefund;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A refund that finance owes or has paid out. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(
        name = "TuitionRefund",
        description = "A refund of tuition, due or paid out (article 3 (3)). / 등록금 반환금과 지급 상태(제3조③)")
public record TuitionRefundResponse(
        @Schema(examples = "71") int id,
        @Schema(examples = "26115001") String studentNumber,
        @Schema(examples = "김하늘") String name,
        @Schema(examples = "2027-SPRING") String term,
        TuitionEvent event,

        @Schema(description = "Whole won. / 반환 금액(원)", examples = "2000000")
        long amountWon,

        @Schema(description = "The day that it was reckoned by (article 3 (2)). / 산정 기준일")
        LocalDate baseDate,

        @Schema(description = "What it goes back to. / 근거", examples = "record-change/12")
        String source,

        @Schema(description = "When it was claimed. / 반환이 기록된 시각")
        Instant recordedAt,

        TuitionRefund.State state,

        @Schema(description = "Reference of the transfer; absent while due. / 이체 번호", examples = "T-20270502-0007")
        @Nullable
        String reference,

        @Schema(description = "Day of the transfer; absent while due. / 지급일", examples = "2027-05-02") @Nullable
        LocalDate paidOn) {
    static TuitionRefundResponse from(TuitionRefund refund) {
        TuitionRefund.Payout payout = refund.payout();
        return new TuitionRefundResponse(
                refund.id(),
                refund.studentNumber(),
                refund.name(),
                refund.term(),
                refund.event(),
                refund.amountWon(),
                refund.baseDate(),
                refund.source(),
                refund.recordedAt(),
                refund.state(),
                payout == null ? null : payout.reference(),
                payout == null ? null : payout.paidOn());
    }

    @Schema(
            name = "TuitionRefundPage",
            description = "A page of refunds, the oldest first; next is the cursor of the next one. / 반환금 목록 한 쪽")
    record RefundPage(
            List<TuitionRefundResponse> items,
            @Nullable String next,
            @Nullable Long count) {}
}
