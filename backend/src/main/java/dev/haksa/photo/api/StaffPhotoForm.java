package dev.haksa.photo.api;

import dev.haksa.shared.problem.ProblemException;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;

/** A photo that staff put in, in a form. */
@Schema(
        name = "StaffPhotoForm",
        requiredProperties = {"file", "reason"},
        description = "A photo that staff put in, in a form. / 직원이 양식으로 올리는 사진")
public class StaffPhotoForm {
    /** The picture. */
    @RestForm
    @Schema(
            type = SchemaType.STRING,
            format = "binary",
            description = "JPEG of at most 5 MB, 295 × 367 pixels. / 5 MB 이하의 JPEG, 가로 295 × 세로 367 픽셀")
    @Nullable
    FileUpload file;

    /** Why. */
    @RestForm
    @NotBlank
    @Size(max = 500)
    @Schema(description = PhotoTexts.REASON)
    @Nullable
    String reason;

    FileUpload required() {
        if (file == null) {
            throw ProblemException.invalid("PHOTO_MISSING", "/file", Map.of());
        }
        return file;
    }

    String stated() {
        return reason == null ? "" : reason.strip();
    }
}
