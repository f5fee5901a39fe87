package dev.haksa.photo.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.haksa.photo.PhotoDecision;
import dev.haksa.photo.PhotoReviewService.Reviewed;
import dev.haksa.photo.PhotoState;
import dev.haksa.photo.RejectionReason;
import dev.haksa.photo.StudentPhoto;
import dev.haksa.shared.http.EntityTags;
import dev.haksa.shared.i18n.Language;
import dev.haksa.shared.problem.InputViolation;
import dev.haksa.shared.problem.Problem;
import dev.haksa.shared.problem.ProblemException;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What reviewers say and hear. */
final class PhotoBodies {
    private PhotoBodies() {}

    @Schema(name = "PhotoRejectionRequest", description = "Why a photo is rejected. / 사진 반려 사유")
    record Rejection(
            @NotNull RejectionReason reason,

            @Schema(description = "For the student; needed with OTHER. / 학생에게 전할 말, OTHER이면 필수")
            @Size(min = 1, max = 500)
            @Nullable
            String note) {
        PhotoDecision decision(UUID id, @Nullable String ifMatch) {
            return new PhotoDecision(id, ifMatch, reason, PhotoAnswers.note(note));
        }
    }

    /** What is said about a photo. */
    @Schema(name = "PhotoReviewVerdict", description = "Approve or reject. / 승인 또는 반려")
    enum Verdict {
        /** 승인 */
        APPROVE,
        /** 반려 */
        REJECT
    }

    @Schema(name = "PhotoReviewItem", description = "A decision on one photo. / 사진 한 장의 심사")
    record Item(
            @NotNull UUID id,

            @Schema(description = "The version that was looked at. / 확인한 버전", examples = "1")
            int version,

            @NotNull Verdict verdict,

            @Schema(description = "Needed to reject. / 반려할 때 필수") @Nullable
            RejectionReason reason,

            @Schema(description = "For the student; needed with OTHER. / 학생에게 전할 말, OTHER이면 필수")
            @Size(min = 1, max = 500)
            @Nullable
            String note) {
        PhotoDecision decision() {
            RejectionReason rejection = verdict == Verdict.APPROVE ? null : reason;
            return new PhotoDecision(id, EntityTags.of(version), rejection, PhotoAnswers.note(note));
        }

        boolean lacksReason() {
            return verdict == Verdict.REJECT && reason == null;
        }
    }

    @Schema(name = "PhotoReviewRequest", description = "Decisions on up to 500 photos. / 사진 일괄 심사(500장까지)")
    record Review(@NotEmpty @Size(max = 500) List<@NotNull @Valid Item> items) {
        /** Without its reason no rejection can be told from an approval, so nothing at all is done then. */
        List<PhotoDecision> decisions() {
            List<InputViolation> mistakes = IntStream.range(0, items.size())
                    .filter(i -> items.get(i).lacksReason())
                    .mapToObj(i -> new InputViolation("PHOTO_REASON_NEEDED", "/items/" + i + "/reason", Map.of()))
                    .toList();
            if (!mistakes.isEmpty()) {
                throw ProblemException.invalid(mistakes, null);
            }
            return items.stream().map(Item::decision).toList();
        }
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "PhotoReviewResult", description = "What came of one decision. / 사진 한 장의 심사 결과")
    record Result(
            UUID id,

            @Schema(description = "False: nothing changed, the problem says why. / 거짓이면 바뀌지 않았고 까닭이 있음")
            boolean done,

            @Nullable String studentNumber,
            @Nullable PhotoState state,
            @Nullable Integer version,
            @Nullable Problem problem) {
        static Result of(Reviewed reviewed, Language language, String correlationId) {
            String instance = PhotoActionLink.STAFF + "/" + reviewed.id();
            StudentPhoto photo = reviewed.photo();
            ProblemException failure = reviewed.failure();
            return new Result(
                    reviewed.id(),
                    photo != null,
                    photo == null ? null : photo.studentNumber(),
                    photo == null ? null : photo.state(),
                    photo == null ? null : photo.version(),
                    failure == null ? null : Problem.of(failure, language, instance, correlationId));
        }
    }

    @Schema(
            name = "PhotoReviewReport",
            description = "What came of each decision, in the order of the request. / 일괄 심사 결과(요청 순서)")
    record Report(int approved, int rejected, int failed, List<Result> items) {
        static Report of(List<Result> results) {
            return new Report(
                    count(results, PhotoState.APPROVED),
                    count(results, PhotoState.REJECTED),
                    (int) results.stream().filter(result -> !result.done()).count(),
                    results);
        }

        private static int count(List<Result> results, PhotoState state) {
            return (int)
                    results.stream().filter(result -> result.state() == state).count();
        }
    }
}
