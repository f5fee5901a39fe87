package dev.haksa.enrollment.api;

import dev.haksa.enrollment.AdmissionResult;
import dev.haksa.enrollment.WaitlistService;
import dev.haksa.enrollment.domain.Ruling;
import dev.haksa.enrollment.domain.WaitlistState;
import dev.haksa.shared.http.Correlation;
import dev.haksa.shared.i18n.Language;
import dev.haksa.shared.problem.ProblemException;
import dev.haksa.shared.problem.ProblemViolation;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Answers about waiting lists. */
@ApplicationScoped
class WaitlistAnswers {
    private static final String PRIVATE = "private, no-store";

    private final WaitlistService waitlists;
    private final Correlation correlation;

    WaitlistAnswers(WaitlistService waitlists, Correlation correlation) {
        this.waitlists = waitlists;
        this.correlation = correlation;
    }

    /** 201 for a new place, 200 for one that was there or a dry run. */
    Uni<RestResponse<WaitlistDecisionResponse>> joined(
            String studentNumber, AdmissionResult result, String base, boolean dryRun) {
        AdmissionResult.Ruled ruled = ruled(result);
        return switch (ruled.ruling()) {
            case Ruling.Refused refused ->
                Uni.createFrom()
                        .failure(ProblemException.refused(refused.decision().violations(), isRehearsal(ruled)));
            case Ruling.Waiting waiting -> granted(studentNumber, ruled, waiting, base, dryRun);
            case Ruling.AlreadyWaiting waiting ->
                entry(studentNumber, ruled, base).map(entry -> repeated(entry, ruled, dryRun));
            case Ruling.HasSeat seat ->
                entry(studentNumber, ruled, base)
                        .onFailure(ProblemException.class)
                        .recoverWithNull()
                        .map(entry -> promotedBefore(entry, ruled, seat, dryRun));
            default -> throw new IllegalArgumentException("not about waiting: " + ruled.ruling());
        };
    }

    private static RestResponse<WaitlistDecisionResponse> repeated(
            WaitlistEntryResponse entry, AdmissionResult.Ruled ruled, boolean dryRun) {
        boolean promoted = entry.state() == WaitlistState.PROMOTED;
        return answer(
                RestResponse.Status.OK,
                new WaitlistDecisionResponse(
                        entry, entry.position(), promoted, List.of(), dryRun, true, isRehearsal(ruled)));
    }

    /** Who asks again after the seat has come is told that it has; who never waited has no reason to begin. */
    private static RestResponse<WaitlistDecisionResponse> promotedBefore(
            @Nullable WaitlistEntryResponse entry, AdmissionResult.Ruled ruled, Ruling.HasSeat seat, boolean dryRun) {
        if (entry == null || entry.state() != WaitlistState.PROMOTED) {
            throw ProblemException.refused(seat.decision().violations(), isRehearsal(ruled));
        }
        return repeated(entry, ruled, dryRun);
    }

    /** Nothing to say but that the student waits no more. */
    RestResponse<Void> left(AdmissionResult result) {
        ruled(result);
        return RestResponse.noContent();
    }

    /** An answer that no cache may keep. */
    <T> RestResponse<T> personal(T body) {
        return answer(RestResponse.Status.OK, body);
    }

    Language language() {
        return correlation.language();
    }

    private Uni<RestResponse<WaitlistDecisionResponse>> granted(
            String studentNumber, AdmissionResult.Ruled ruled, Ruling.Waiting waiting, String base, boolean dryRun) {
        List<ProblemViolation> warnings = waiting.decision().warnings().stream()
                .map(warning -> ProblemViolation.of(warning, language()))
                .toList();
        if (dryRun) {
            return Uni.createFrom()
                    .item(answer(
                            RestResponse.Status.OK,
                            new WaitlistDecisionResponse(
                                    null,
                                    waiting.position(),
                                    waiting.promoted(),
                                    warnings,
                                    true,
                                    false,
                                    isRehearsal(ruled))));
        }
        return entry(studentNumber, ruled, base)
                .map(entry -> answer(
                        RestResponse.Status.CREATED,
                        new WaitlistDecisionResponse(
                                entry,
                                waiting.position(),
                                waiting.promoted(),
                                warnings,
                                false,
                                false,
                                isRehearsal(ruled))));
    }

    private static boolean isRehearsal(AdmissionResult.Ruled ruled) {
        return ruled.section().rehearsal();
    }

    private Uni<WaitlistEntryResponse> entry(String studentNumber, AdmissionResult.Ruled ruled, String base) {
        return waitlists
                .one(studentNumber, ruled.section().sectionId())
                .map(entry -> WaitlistEntryResponse.from(entry, base, language()));
    }

    private static AdmissionResult.Ruled ruled(AdmissionResult result) {
        return switch (result) {
            case AdmissionResult.UnknownSection unknown ->
                throw ProblemException.notFound("section", unknown.sectionId());
            case AdmissionResult.UnknownStudent unknown ->
                throw ProblemException.notFound("student", unknown.studentNumber());
            case AdmissionResult.Ruled ruled -> ruled;
        };
    }

    private static <T> RestResponse<T> answer(RestResponse.Status status, @Nullable T body) {
        return RestResponse.ResponseBuilder.create(status, body)
                .header(HttpHeaders.CACHE_CONTROL, PRIVATE)
                .build();
    }
}
