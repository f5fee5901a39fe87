package dev.haksa.tuition.api;

import dev.haksa.tuition.TermPayments;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a student paid for a term. */
@Schema(name = "TermPayments", description = "What a student paid for a term. / 한 학기의 등록금 납부 내역")
public record TermPaymentsResponse(
        @Schema(examples = "26115001") String studentNumber,
        @Schema(examples = "2027-SPRING") String term,

        @Schema(description = "Credits paid for in all. / 납부한 학점의 합", examples = "15")
        int paidCredits,

        @Schema(description = "Whole won paid in all. / 납부한 금액의 합(원)", examples = "3250000")
        long paidWon,

        @Schema(description = "In the order of recording. / 등록된 순서")
        List<PaymentResponse> payments) {
    static TermPaymentsResponse from(TermPayments term) {
        return new TermPaymentsResponse(
                term.studentNumber(),
                term.term(),
                term.paidCredits(),
                term.paidWon(),
                term.payments().stream().map(PaymentResponse::from).toList());
    }
}
