package dev.haksa.photo.api;

import dev.haksa.photo.PhotoUpload;
import dev.haksa.photo.check.Fit;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** How a photo is put in, whoever does and whatever its body. */
public class PhotoUploadQuery {
    @QueryParam("fit")
    @DefaultValue("none")
    @Parameter(
            description = "none: another size is refused with the measured one; crop: cut to size."
                    + " / none: 규격이 다르면 거절, crop: 잘라서 맞춤")
    @Schema(enumeration = {"none", "crop"})
    String fit = "none";

    @QueryParam("dryRun")
    @DefaultValue("false")
    @Parameter(description = "true: only the verdict, nothing is kept. / true면 확인만 하고 저장하지 않음")
    boolean dryRun;

    /** What becomes of another size; 400 when that cannot be read. */
    Fit fit() {
        return PhotoAnswers.fit(fit);
    }

    PhotoUpload upload() {
        return new PhotoUpload(fit(), dryRun);
    }
}
