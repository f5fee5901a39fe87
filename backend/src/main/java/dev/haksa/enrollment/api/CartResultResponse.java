package dev.haksa.enrollment.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.haksa.catalog.TermCode;
import dev.haksa.enrollment.AdmissionResult;
import dev.haksa.enrollment.CartService;
import dev.haksa.enrollment.domain.Ruling;
import dev.haksa.regulation.Violation;
import dev.haksa.shared.http.MayBeRehearsal;
import dev.haksa.shared.i18n.Language;
import dev.haksa.shared.problem.ProblemException;
import dev.haksa.shared.problem.ProblemViolation;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What became of a cart. */
@Schema(name = "CartResult", description = "What became of each entry, in the order of preference. / 희망 순서별 처리 결과")
public record CartResultResponse(
        @Schema(examples = "2027-SPRING") String term,

        @Schema(description = "True when students only practise in it. / 연습 학기 여부", examples = "false")
        boolean rehearsal,

        @Schema(
                description =
                        "Instant by which the window was judged; in a check before the window, its opening. / 판단 기준 시각")
        Instant judgedAt,

        boolean dryRun,
        List<Entry> entries,
        CreditTotals credits)
        implements MayBeRehearsal {

    /** How an entry or a section of it ended. */
    @Schema(name = "CartOutcome", description = "How it ended. / 처리 결과")
    public enum Outcome {
        ENROLLED,
        ALREADY_ENROLLED,
        REFUSED
    }

    /** What became of an entry. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "CartEntryResult", description = "What became of one entry. / 항목 하나의 처리 결과")
    public record Entry(
            Outcome outcome,

            @Schema(
                    description = "The section that you hold now; absent when all were refused. / 신청된 강좌",
                    examples = "1204")
            @Nullable
            Integer sectionId,

            List<Attempt> attempts) {}

    /** A section that was tried. */
    @Schema(name = "CartAttempt", description = "A section that was tried, with every reason. / 시도한 강좌와 모든 사유")
    public record Attempt(
            SectionSummary section,
            Outcome outcome,
            List<ProblemViolation> violations,
            List<ProblemViolation> warnings) {}

    /**
     * The answer.
     *
     * @throws ProblemException 404 when a section or the student does not exist
     */
    static CartResultResponse from(CartService.Outcome outcome, Language language, boolean dryRun) {
        return switch (outcome.result()) {
            case AdmissionResult.UnknownSection unknown ->
                throw ProblemException.notFound("section", unknown.sectionId());
            case AdmissionResult.UnknownStudent unknown ->
                throw ProblemException.notFound("student", unknown.studentNumber());
            case AdmissionResult.Ruled ruled -> from(outcome, ruled, language, dryRun);
        };
    }

    private static CartResultResponse from(
            CartService.Outcome outcome, AdmissionResult.Ruled ruled, Language language, boolean dryRun) {
        if (!(ruled.ruling() instanceof Ruling.Cart cart)) {
            throw new IllegalArgumentException("not about a cart: " + ruled.ruling());
        }
        return new CartResultResponse(
                outcome.cart().term(),
                TermCode.isRehearsal(outcome.cart().term()),
                outcome.judgedAt(),
                dryRun,
                cart.entries().stream()
                        .map(entry -> entry(entry, ruled, language))
                        .toList(),
                CreditTotals.from(cart.totals()));
    }

    private static Entry entry(Ruling.EntryRuling entry, AdmissionResult.Ruled ruled, Language language) {
        List<Attempt> attempts = entry.tried().stream()
                .map(tried -> attempt(tried, ruled, language))
                .toList();
        Attempt last = attempts.getLast();
        Integer held = last.outcome() == Outcome.REFUSED ? null : last.section().id();
        return new Entry(last.outcome(), held, attempts);
    }

    private static Attempt attempt(Ruling.Tried tried, AdmissionResult.Ruled ruled, Language language) {
        SectionSummary section = SectionSummary.from(ruled.section(tried.sectionId()));
        return switch (tried.ruling()) {
            case Ruling.Enrolled granted ->
                new Attempt(
                        section,
                        Outcome.ENROLLED,
                        List.of(),
                        texts(granted.decision().warnings(), language));
            case Ruling.Refused refused ->
                new Attempt(
                        section,
                        Outcome.REFUSED,
                        texts(refused.decision().violations(), language),
                        texts(refused.decision().warnings(), language));
            case Ruling.AlreadyEnrolled already -> new Attempt(section, Outcome.ALREADY_ENROLLED, List.of(), List.of());
            default -> throw new IllegalArgumentException("not about enrolling: " + tried.ruling());
        };
    }

    private static List<ProblemViolation> texts(List<Violation> violations, Language language) {
        return violations.stream()
                .map(violation -> ProblemViolation.of(violation, language))
                .toList();
    }
}
