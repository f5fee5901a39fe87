package dev.haksa.photo.api;

import dev.haksa.shared.problem.ProblemException;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;

/** A photo in a form. */
@Schema(name = "PhotoForm", requiredProperties = "file", description = "A photo in a form. / 양식으로 보내는 사진")
public class PhotoForm {
    /** The picture. */
    @RestForm
    @Schema(
            type = SchemaType.STRING,
            format = "binary",
            description = "JPEG of at most 5 MB, 295 × 367 pixels. / 5 MB 이하의 JPEG, 가로 295 × 세로 367 픽셀")
    @Nullable
    FileUpload file;

    FileUpload required() {
        if (file == null) {
            throw ProblemException.invalid("PHOTO_MISSING", "/file", Map.of());
        }
        return file;
    }
}
