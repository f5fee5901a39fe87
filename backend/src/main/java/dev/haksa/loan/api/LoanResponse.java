package dev.haksa.loan.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.haksa.loan.LoanApplication;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An application with its rank. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(
        name = "LoanApplication",
        description = "An application for a student loan, with its rank (article 6 (4)). / 학자금대출 신청과 순위(제6조④)")
public record LoanResponse(
        @Schema(examples = "41") int id,
        @Schema(examples = "L-2027-000123") String reference,
        @Schema(examples = "2027-SPRING") String term,
        @Schema(examples = "26115001") @Nullable String studentNumber,
        @Schema(examples = "A-2027-00031") @Nullable String applicationNumber,
        @Schema(examples = "김하늘") String name,

        @Schema(
                description = "By income, percentile, day of receipt, reference. / 가구소득, 백분위, 접수일, 신청 번호 순",
                examples = "3")
        int rank,

        @Schema(examples = "42000000") long householdIncomeWon,
        @Schema(examples = "4") int incomeBracket,
        @Schema(examples = "87.5") @Nullable BigDecimal percentile,
        @Schema(examples = "3000000") long askedWon,
        @Schema(examples = "2027-01-15") LocalDate receivedOn,
        LoanApplication.@Nullable Result result,

        @Schema(description = "By the programme in force on the term's first day. / 학기 첫날의 한도(원)", examples = "4000000")
        @Nullable
        Long ceilingWon,

        @Schema(examples = "3000000") @Nullable Long grantedWon,
        @Nullable String reason,
        @Nullable Instant decidedAt) {
    static LoanResponse from(LoanApplication loan) {
        LoanApplication.Decision decision = loan.decision();
        return new LoanResponse(
                loan.id(),
                loan.fields().reference(),
                loan.fields().term(),
                loan.fields().studentNumber(),
                loan.fields().applicationNumber(),
                loan.name(),
                loan.rank(),
                loan.fields().householdIncomeWon(),
                loan.fields().incomeBracket(),
                loan.fields().percentile(),
                loan.fields().askedWon(),
                loan.fields().receivedOn(),
                decision == null ? null : decision.result(),
                decision == null ? null : decision.ceilingWon(),
                decision == null ? null : decision.grantedWon(),
                decision == null ? null : decision.reason(),
                decision == null ? null : decision.decidedAt());
    }

    @Schema(
            name = "LoanApplicationPage",
            description = "A page of applications; next is the cursor of the next one. / 학자금대출 신청 목록 한 쪽")
    record LoanPage(
            List<LoanResponse> items,
            @Nullable String next,
            @Nullable Long count) {}

    @Schema(name = "OwnLoanApplications", description = "One's own applications, the latest first. / 자신의 학자금대출 신청")
    record Own(List<LoanResponse> items) {
        static Own from(List<LoanApplication> loans) {
            return new Own(loans.stream().map(LoanResponse::from).toList());
        }
    }
}
