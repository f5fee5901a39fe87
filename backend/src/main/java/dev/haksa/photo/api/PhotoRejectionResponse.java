package dev.haksa.photo.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.haksa.photo.OwnPhoto;
import dev.haksa.photo.RejectionReason;
import dev.haksa.photo.StudentPhoto;
import dev.haksa.shared.i18n.Language;
import dev.haksa.shared.i18n.Texts;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Why a photo was rejected. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "PhotoRejection", description = "Why a photo was rejected, and what to do. / 반려 사유와 다음에 할 일")
public record PhotoRejectionResponse(
        RejectionReason reason,

        @Schema(description = "The reason in words. / 사유") String message,

        @Schema(description = "What the reviewer added. / 검토자의 말") @Nullable
        String note,

        @Schema(description = "What to do next. / 다음에 할 일") String remedy) {
    /** For the student, who may or may not put in another one now. */
    static @Nullable PhotoRejectionResponse own(OwnPhoto own, Language language) {
        return of(own.photo(), own.mayUpload(), language);
    }

    /** For staff: what the student can do. */
    static @Nullable PhotoRejectionResponse staff(StudentPhoto photo, Language language) {
        return of(photo, true, language);
    }

    private static @Nullable PhotoRejectionResponse of(StudentPhoto photo, boolean mayUpload, Language language) {
        RejectionReason reason = photo.rejection();
        return reason == null
                ? null
                : new PhotoRejectionResponse(
                        reason,
                        Texts.get(language, "value." + reason.text(), Map.of()),
                        photo.rejectionNote(),
                        Texts.get(language, "value." + reason.advice(mayUpload), Map.of()));
    }
}
