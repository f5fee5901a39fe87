package dev.haksa.document.api;

import dev.haksa.document.Document;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A file that was handed in, without its content. */
@Schema(name = "Document", description = "A file that was handed in; never changed. / 제출한 파일(내용 제외), 바뀌지 않음")
public record DocumentResponse(
        UUID id,
        @Schema(examples = "26115001") String studentNumber,

        @Schema(
                description = "The name that was sent, made safe; it ends as the content demands. / 안전하게 고친 파일 이름",
                examples = "진단서.pdf")
        String fileName,

        @Schema(description = "By the content. / 내용으로 알아낸 형식", examples = "application/pdf")
        String mediaType,

        int sizeBytes,

        @Schema(description = "SHA-256 of the content, to prove that it arrived unchanged. / 내용의 SHA-256")
        String sha256,

        String uploadedByName,

        @Schema(description = "True when staff handed it in for the student. / 직원이 대신 제출했는지")
        boolean onBehalf,

        Instant uploadedAt,

        @Schema(description = "True when it belongs to an application. / 신청에 첨부되었는지")
        boolean attached) {
    static DocumentResponse from(Document document) {
        return new DocumentResponse(
                document.id(),
                document.studentNumber(),
                document.fileName(),
                document.mediaType(),
                document.sizeBytes(),
                document.sha256(),
                document.uploadedByName(),
                document.onBehalf(),
                document.uploadedAt(),
                document.attached());
    }
}
