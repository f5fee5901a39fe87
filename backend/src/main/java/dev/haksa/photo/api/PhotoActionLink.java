package dev.haksa.photo.api;

import dev.haksa.photo.OwnPhoto;
import dev.haksa.photo.PhotoAction;
import dev.haksa.photo.PhotoReviewService;
import dev.haksa.photo.StudentPhoto;
import dev.haksa.shared.security.Caller;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What can be done now, and how. */
@Schema(name = "PhotoAction", description = "What can be done now, and how. / 지금 할 수 있는 일과 방법")
public record PhotoActionLink(
        PhotoAction name,
        @Schema(examples = "POST") String method,

        @Schema(examples = "/api/v1/students/me/photos") String href) {
    static final String OWN = "/api/v1/students/me/photos";
    static final String STAFF = "/api/v1/photos";

    static PhotoActionLink upload() {
        return new PhotoActionLink(PhotoAction.UPLOAD, "POST", OWN);
    }

    static PhotoActionLink replace(String studentNumber) {
        return new PhotoActionLink(PhotoAction.REPLACE, "POST", "/api/v1/students/" + studentNumber + "/photos");
    }

    static List<PhotoActionLink> own(OwnPhoto own) {
        StudentPhoto photo = own.photo();
        String href = OWN + "/" + photo.id();
        PhotoActionLink withdraw = new PhotoActionLink(PhotoAction.WITHDRAW, "DELETE", href);
        return switch (photo.state()) {
            case PREVIEW ->
                own.mayConfirm()
                        ? List.of(new PhotoActionLink(PhotoAction.CONFIRM, "POST", href + "/confirmation"), withdraw)
                        : List.of(withdraw);
            case SUBMITTED -> List.of(withdraw);
            case APPROVED, REJECTED, SUPERSEDED, WITHDRAWN -> List.of();
        };
    }

    static List<PhotoActionLink> staff(StudentPhoto photo, Caller caller) {
        String href = STAFF + "/" + photo.id();
        return PhotoReviewService.mayDecide(photo, caller)
                ? List.of(
                        new PhotoActionLink(PhotoAction.APPROVE, "POST", href + "/approval"),
                        new PhotoActionLink(PhotoAction.REJECT, "POST", href + "/rejection"))
                : List.of();
    }
}
