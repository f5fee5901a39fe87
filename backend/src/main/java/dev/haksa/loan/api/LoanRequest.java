package dev.haksa.loan.api;

import dev.haksa.loan.LoanFields;
import dev.haksa.shared.problem.ProblemException;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An application for a loan. */
@Schema(
        name = "LoanApplicationRequest",
        description = "An application for a student loan, of a student or of somebody admitted. / 학자금대출 신청")
public record LoanRequest(
        @Schema(description = "The agency's number; the same again changes it. / 신청 번호", examples = "L-2027-000123")
        @NotNull
        @Pattern(regexp = "[A-Za-z0-9._-]{1,64}")
        String reference,

        @Schema(description = "Code of the term. / 학기", examples = "2027-SPRING") @NotBlank @Size(max = 40)
        String term,

        @Schema(description = "Or applicationNumber. / 학번 또는 수험번호 중 하나", examples = "26115001")
        @Size(max = 20)
        @Nullable
        String studentNumber,

        @Schema(description = "Of somebody admitted for the term. / 입학허가자의 수험번호", examples = "A-2027-00031")
        @Size(max = 40)
        @Nullable
        String applicationNumber,

        @Schema(description = "Of a year, whole won. / 연간 가구소득(원)", examples = "42000000")
        @NotNull
        @Min(0)
        @Max(LoanFields.MAX_HOUSEHOLD_INCOME_WON)
        Long householdIncomeWon,

        @Schema(description = "1 to 10. / 학자금지원구간", examples = "4") @NotNull @Min(1) @Max(10)
        Integer incomeBracket,

        @Schema(
                description =
                        "Of grades up to the last regular term, 0 to 100; left out without one. / 직전 정규학기까지의 성적 백분위",
                examples = "87.5")
        @DecimalMin("0")
        @DecimalMax("100")
        @Digits(integer = 3, fraction = 2)
        @Nullable
        BigDecimal percentile,

        @Schema(description = "Whole won. / 신청 금액(원)", examples = "3000000")
        @NotNull
        @Min(1)
        @Max(LoanFields.MAX_ASKED_WON)
        Long askedWon,

        @Schema(examples = "2027-01-15") @NotNull LocalDate receivedOn) {
    LoanFields fields() {
        if ((studentNumber == null) == (applicationNumber == null)) {
            throw ProblemException.invalid("LOAN_ONE_PERSON", "/studentNumber", Map.of());
        }
        return new LoanFields(
                reference,
                term,
                studentNumber,
                applicationNumber,
                householdIncomeWon,
                incomeBracket,
                percentile,
                askedWon,
                receivedOn);
    }
}
