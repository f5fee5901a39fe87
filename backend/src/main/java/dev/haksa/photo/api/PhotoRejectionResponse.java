package dev.haksa.photo.api;

import com.fasterxml.jackson.annotation.JsonInclude;
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
    static @Nullable PhotoRejectionResponse of(StudentPhoto photo, Language language) {
        RejectionReason reason = photo.rejection();
        if (reason == null) {
            return null;
        }
        String key = "value.PHOTO_" + reason;
        return new PhotoRejectionResponse(
                reason,
                Texts.get(language, key, Map.of()),
                photo.rejectionNote(),
                Texts.get(language, key + "_ADVICE", Map.of()));
    }
}
