package dev.haksa.photo.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.haksa.photo.StudentPhoto;
import dev.haksa.photo.StudentPhotoSet;
import dev.haksa.shared.i18n.Language;
import dev.haksa.shared.security.Caller;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How a student stands with photos, for staff. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "StudentPhotos", description = "How a student stands with photos, for staff. / 직원이 보는 학생의 사진 현황")
public record StudentPhotosResponse(
        @Schema(examples = "26115001") String studentNumber,

        @Schema(description = "The one that counts. / 승인된 사진") @Nullable
        PhotoResponse approved,

        @Schema(description = "The one to be reviewed. / 심사 중인 사진") @Nullable
        PhotoResponse inReview,

        @Schema(description = "The last one rejected, unless another was approved since. / 마지막으로 반려된 사진") @Nullable
        PhotoResponse rejected,

        @Schema(description = "Of all photos of the student together; the ETag. / 이 학생 사진 전체의 버전(ETag)", examples = "3")
        int version,

        List<PhotoActionLink> actions) {
    static StudentPhotosResponse from(StudentPhotoSet photos, Caller caller, Language language) {
        StudentPhoto inReview = photos.inReview();
        List<PhotoActionLink> actions = new ArrayList<>();
        if (inReview != null) {
            actions.addAll(PhotoActionLink.staff(inReview, caller));
        }
        if (photos.mayReplace()) {
            actions.add(PhotoActionLink.replace(photos.studentNumber()));
        }
        return new StudentPhotosResponse(
                photos.studentNumber(),
                response(photos.approved(), caller, language),
                response(inReview, caller, language),
                response(photos.rejected(), caller, language),
                photos.version(),
                actions);
    }

    private static @Nullable PhotoResponse response(@Nullable StudentPhoto photo, Caller caller, Language language) {
        return photo == null ? null : PhotoResponse.staff(photo, caller, language);
    }
}
