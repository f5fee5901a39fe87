package dev.haksa.document.api;

import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;

/** A file in a form. */
@Schema(name = "DocumentForm", description = "A file in a form. / 양식으로 보내는 파일")
public class DocumentForm {
    /** The file with its name. */
    @RestForm
    @Schema(
            type = SchemaType.STRING,
            format = "binary",
            description = "PDF, JPEG or PNG of at most 20 MB. / 20 MB 이하의 PDF, JPEG, PNG 파일")
    @Nullable
    FileUpload file;

    /** Whose it is. */
    @RestForm
    @Schema(description = "Only by staff: whose document it is. / 직원이 대신 낼 때 학생의 학번", examples = "26115001")
    @Nullable
    String studentNumber;
}
