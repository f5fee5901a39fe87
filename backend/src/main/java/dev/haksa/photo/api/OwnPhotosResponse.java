package dev.haksa.photo.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.haksa.photo.ClosedWindow;
import dev.haksa.photo.OwnPhoto;
import dev.haksa.photo.OwnPhotos;
import dev.haksa.photo.StudentPhoto;
import dev.haksa.shared.i18n.Language;
import dev.haksa.shared.problem.ProblemViolation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How a student stands with photos. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(
        name = "StudentPhotoStanding",
        description = "How a student stands with photos. Only the approved one counts. / 학생의 사진 현황, 승인된 사진만 효력이 있음")
public record OwnPhotosResponse(
        String studentNumber,
        @Nullable PhotoResponse approved,
        @Nullable PhotoResponse inReview,

        @Schema(description = "Cropped, waits for your confirmation. / 확정을 기다리는 미리보기") @Nullable
        PhotoResponse preview,

        @Schema(description = "The last one rejected, unless another was approved since. / 마지막으로 반려된 사진") @Nullable
        PhotoResponse rejected,

        WindowState window,
        List<PhotoActionLink> actions) {
    /** Whether photos can be put in. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "PhotoWindowState", description = "Whether photos can be put in. / 사진 등록 기간")
    public record WindowState(
            boolean open,

            @Schema(description = "Until when, if a day is set. / 마감 시각이 정해져 있으면") @Nullable
            Instant closesAt,

            @Nullable Instant closedAt,

            @Schema(description = "Why it is closed, and what to do. / 닫힌 까닭과 다음에 할 일") @Nullable
            ProblemViolation closedFor) {
        static WindowState of(OwnPhotos own, Language language) {
            ClosedWindow closed = own.closed();
            return closed == null
                    ? new WindowState(true, own.closesAt(), null, null)
                    : new WindowState(false, null, closed.since(), ProblemViolation.of(closed.violation(), language));
        }
    }

    static OwnPhotosResponse from(OwnPhotos own, Language language) {
        return new OwnPhotosResponse(
                own.studentNumber(),
                response(own.approved(), own, language),
                response(own.inReview(), own, language),
                response(own.preview(), own, language),
                response(own.rejected(), own, language),
                WindowState.of(own, language),
                actions(own));
    }

    private static @Nullable PhotoResponse response(@Nullable StudentPhoto photo, OwnPhotos own, Language language) {
        return photo == null ? null : PhotoResponse.own(shown(photo, own), language);
    }

    /** A preview that is over is none of them. */
    private static OwnPhoto shown(StudentPhoto photo, OwnPhotos own) {
        return new OwnPhoto(photo, own.isOpen(), own.isOpen());
    }

    private static List<PhotoActionLink> actions(OwnPhotos own) {
        List<PhotoActionLink> actions = new ArrayList<>();
        if (own.isOpen()) {
            actions.add(PhotoActionLink.upload());
        }
        Stream.of(own.preview(), own.inReview())
                .filter(Objects::nonNull)
                .flatMap(photo -> PhotoActionLink.own(shown(photo, own)).stream())
                .forEach(actions::add);
        return List.copyOf(actions);
    }
}
