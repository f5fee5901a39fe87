package dev.haksa.readmission.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.haksa.departure.Departure;
import dev.haksa.departure.DepartureReason;
import dev.haksa.readmission.ReadmissionService.EligibilityReport;
import dev.haksa.shared.i18n.Language;
import dev.haksa.shared.problem.ProblemViolation;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Whether somebody may apply. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(
        name = "ReadmissionEligibility",
        description = "Whether somebody may apply, with every reason against it. / 재입학 신청 자격과 모든 사유")
public record EligibilityResponse(
        @Schema(examples = "24103005") String studentNumber,
        @Schema(examples = "4") int roundId,
        @Schema(examples = "2027-SPRING") String term,
        boolean eligible,
        List<ProblemViolation> violations,
        @Nullable DepartureReason departureReason,
        @Nullable LocalDate leftOn,

        @Schema(description = "Former department. / 재적 당시 학과", examples = "3") @Nullable
        Integer departmentId,

        @Schema(description = "Former year level. / 재적 당시 학년", examples = "2") @Nullable
        Integer yearLevel,

        @Schema(examples = "342") @Nullable Integer gpaHundredths,

        @Schema(description = "Readmissions so far. / 지금까지 재입학한 횟수", examples = "0")
        int used,

        @Schema(description = "How often is possible. / 재입학할 수 있는 횟수", examples = "1")
        int limit) {
    static EligibilityResponse from(EligibilityReport report, Language language) {
        Departure departure = report.departure();
        return new EligibilityResponse(
                report.studentNumber(),
                report.round().id(),
                report.round().fields().term(),
                report.violations().isEmpty(),
                report.violations().stream()
                        .map(violation -> ProblemViolation.of(violation, language))
                        .toList(),
                departure == null ? null : departure.reason(),
                departure == null ? null : departure.leftOn(),
                departure == null ? null : departure.departmentId(),
                departure == null ? null : departure.yearLevel(),
                report.gpaHundredths(),
                report.used(),
                report.limit());
    }
}
