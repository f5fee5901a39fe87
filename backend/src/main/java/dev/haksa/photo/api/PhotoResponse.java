package dev.haksa.photo.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.haksa.photo.ListedPhoto;
import dev.haksa.photo.OwnPhoto;
import dev.haksa.photo.PhotoSource;
import dev.haksa.photo.PhotoState;
import dev.haksa.photo.StudentPhoto;
import dev.haksa.photo.domain.PhotoRetention;
import dev.haksa.shared.files.SignedLink;
import dev.haksa.shared.i18n.Language;
import dev.haksa.shared.security.Caller;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A photo without its picture. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "StudentPhoto", description = "An ID photo and what became of it. / 증명사진과 진행상태")
public record PhotoResponse(
        UUID id,
        @Schema(examples = "26115001") String studentNumber,

        @Schema(description = "Only for staff. / 직원에게만", examples = "김하늘") @Nullable
        String studentName,

        @Schema(description = "Only for staff. / 직원에게만") @Nullable
        Integer departmentId,

        @Schema(description = "Only for staff. / 직원에게만") @Nullable
        String departmentName,

        PhotoState state,
        PhotoSource source,

        @Schema(description = "Why staff put it in. / 직원이 올린 사유") @Nullable
        String reason,

        @Schema(description = "When it was put in or confirmed. / 등록·확정 시각")
        Instant submittedAt,

        String submittedByName,

        @Schema(description = "Of a preview: until when it can be confirmed. / 미리보기를 확정할 수 있는 시한") @Nullable
        Instant previewExpiresAt,

        @Schema(description = "SHA-256 of the picture. / 사진의 SHA-256")
        String sha256,

        int sizeBytes,

        @Schema(description = "Whether it was cut to size. / 규격에 맞추어 잘랐는지")
        boolean cropped,

        @Schema(description = "Degrees by which it was turned upright. / 바로 세우려고 돌린 각도", examples = "0")
        int turnedDegrees,

        List<PhotoFindingResponse> findings,
        @Nullable PhotoRejectionResponse rejection,
        @Nullable Instant decidedAt,
        @Nullable String decidedByName,

        @Schema(description = "Since when it is superseded or withdrawn. / 대체·취소된 시각") @Nullable
        Instant endedAt,

        @Schema(description = "Where the picture is; absent when it is no longer kept. / 사진 주소, 폐기되면 없음") @Nullable
        String content,

        @Schema(description = "A link that works without login, only where asked for. / 로그인 없이 볼 수 있는 링크(요청한 경우)")
        @Nullable
        SignedLink link,

        int version,

        @Schema(
                description =
                        "Only for staff: the version of all photos of the student together; in double quotes it is the"
                                + " If-Match of a replacement. / 직원에게만: 이 학생 사진 전체의 버전, 큰따옴표로 묶어 교체할 때 If-Match에 사용",
                examples = "3")
        @Nullable
        Integer photosVersion,

        List<PhotoActionLink> actions) {
    static PhotoResponse own(OwnPhoto own, Language language) {
        StudentPhoto photo = own.photo();
        PhotoRejectionResponse rejection = PhotoRejectionResponse.own(own, language);
        return of(photo, null, PhotoActionLink.OWN, PhotoActionLink.own(own), rejection, language);
    }

    static PhotoResponse staff(ListedPhoto listed, Caller caller, Language language) {
        StudentPhoto photo = listed.photo();
        return staff(photo, listed, caller, language);
    }

    /** One whose student staff know already. */
    static PhotoResponse staff(StudentPhoto photo, Caller caller, Language language) {
        return staff(photo, null, caller, language);
    }

    private static PhotoResponse staff(
            StudentPhoto photo, @Nullable ListedPhoto listed, Caller caller, Language language) {
        PhotoRejectionResponse rejection = PhotoRejectionResponse.staff(photo, language);
        return of(photo, listed, PhotoActionLink.STAFF, PhotoActionLink.staff(photo, caller), rejection, language);
    }

    private static PhotoResponse of(
            StudentPhoto photo,
            @Nullable ListedPhoto listed,
            String base,
            List<PhotoActionLink> actions,
            @Nullable PhotoRejectionResponse rejection,
            Language language) {
        return new PhotoResponse(
                photo.id(),
                photo.studentNumber(),
                listed == null ? null : listed.studentName(),
                listed == null ? null : listed.departmentId(),
                listed == null ? null : listed.departmentName(),
                photo.state(),
                photo.source(),
                photo.reason(),
                photo.submittedAt(),
                photo.submittedByName(),
                photo.state() == PhotoState.PREVIEW ? photo.submittedAt().plus(PhotoRetention.PREVIEW) : null,
                photo.sha256(),
                photo.sizeBytes(),
                photo.cropped(),
                photo.turnedDegrees(),
                PhotoFindingResponse.from(photo.findings(), language),
                rejection,
                photo.decidedAt(),
                photo.decidedByName(),
                photo.endedAt(),
                photo.contentRemovedAt() == null ? base + "/" + photo.id() + "/content" : null,
                listed == null ? null : listed.link(),
                photo.version(),
                listed == null ? null : listed.photosVersion(),
                actions);
    }
}
