package dev.haksa.enrollment.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.haksa.enrollment.AdmissionResult;
import dev.haksa.enrollment.domain.Registration;
import dev.haksa.enrollment.domain.Ruling;
import dev.haksa.regulation.Violation;
import dev.haksa.shared.http.MayBeRehearsal;
import dev.haksa.shared.i18n.Language;
import dev.haksa.shared.problem.ProblemException;
import dev.haksa.shared.problem.ProblemViolation;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The answer to a granted request. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(
        name = "EnrollmentDecision",
        description = "The outcome of a granted request. A refused one is answered by a problem with every reason."
                + " / 허가된 요청의 결과. 거절된 요청에는 모든 사유가 담긴 오류 응답을 보냅니다.")
public record EnrollmentDecisionResponse(
        EnrollmentResponse enrollment,

        @Schema(description = "What was given back in the same step; only for a swap. / 함께 취소된 수강신청(맞바꾸기일 때만)")
        @Nullable
        EnrollmentResponse replaced,

        @Schema(description = "Seats left in the section afterwards. / 남은 자리", examples = "12")
        int remainingSeats,

        CreditTotals credits,

        @Schema(description = "What you should know although it does not stop the request. / 참고할 점")
        List<ProblemViolation> warnings,

        @Schema(description = "True when nothing was changed because only the decision was asked for. / 모의 실행 여부")
        boolean dryRun,

        @Schema(description = "True when an earlier identical request had done it already. / 이미 처리된 요청인지 여부")
        boolean repeated)
        implements MayBeRehearsal {

    @Override
    public boolean rehearsal() {
        return enrollment.rehearsal();
    }

    /**
     * The answer to a result.
     *
     * @param base address of the student's enrollments, for the links
     * @throws ProblemException when the request was refused, or something does not exist
     */
    static EnrollmentDecisionResponse from(AdmissionResult result, String base, Language language, boolean dryRun) {
        return switch (result) {
            case AdmissionResult.UnknownSection unknown ->
                throw ProblemException.notFound("section", unknown.sectionId());
            case AdmissionResult.UnknownStudent unknown ->
                throw ProblemException.notFound("student", unknown.studentNumber());
            case AdmissionResult.Ruled ruled -> from(ruled, base, language, dryRun);
        };
    }

    private static EnrollmentDecisionResponse from(
            AdmissionResult.Ruled ruled, String base, Language language, boolean dryRun) {
        return switch (ruled.ruling()) {
            case Ruling.Refused refused ->
                throw ProblemException.refused(
                        refused.decision().violations(), ruled.section().rehearsal());
            case Ruling.NeverEnrolled nothing ->
                throw ProblemException.notFound("enrollment", ruled.section().sectionId());
            case Ruling.Enrolled granted ->
                of(
                        ruled,
                        granted,
                        granted.replaced(),
                        base,
                        warnings(granted.decision().warnings(), language),
                        dryRun);
            case Ruling.Ended granted ->
                of(ruled, granted, null, base, warnings(granted.decision().warnings(), language), dryRun);
            case Ruling.AlreadyEnrolled already -> repeated(ruled, already, base, dryRun);
            case Ruling.AlreadyEnded already -> repeated(ruled, already, base, dryRun);
            case Ruling.Waiting waiting -> throw unexpected(waiting);
            case Ruling.AlreadyWaiting waiting -> throw unexpected(waiting);
            case Ruling.HasSeat seat -> throw unexpected(seat);
            case Ruling.Left left -> throw unexpected(left);
            case Ruling.NeverWaited never -> throw unexpected(never);
            case Ruling.Cart cart -> throw unexpected(cart);
        };
    }

    private static IllegalArgumentException unexpected(Ruling ruling) {
        return new IllegalArgumentException("not about one enrollment: " + ruling);
    }

    private static EnrollmentDecisionResponse repeated(
            AdmissionResult.Ruled ruled, Ruling.Standing standing, String base, boolean dryRun) {
        return new EnrollmentDecisionResponse(
                EnrollmentResponse.from(standing.registration(), ruled.section(), standing.open(), base),
                null,
                standing.remainingSeats(),
                CreditTotals.from(standing.totals()),
                List.of(),
                dryRun,
                true);
    }

    private static EnrollmentDecisionResponse of(
            AdmissionResult.Ruled ruled,
            Ruling.Standing standing,
            @Nullable Registration replaced,
            String base,
            List<ProblemViolation> warnings,
            boolean dryRun) {
        return new EnrollmentDecisionResponse(
                EnrollmentResponse.from(standing.registration(), ruled.section(), standing.open(), base),
                replaced == null
                        ? null
                        : EnrollmentResponse.from(replaced, ruled.section(replaced.sectionId()), standing.open(), base),
                standing.remainingSeats(),
                CreditTotals.from(standing.totals()),
                warnings,
                dryRun,
                false);
    }

    private static List<ProblemViolation> warnings(List<Violation> warnings, Language language) {
        return warnings.stream()
                .map(warning -> ProblemViolation.of(warning, language))
                .toList();
    }
}
