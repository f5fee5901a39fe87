package dev.haksa.document;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A document that is no longer kept. */
public record PurgeCandidate(
        UUID id,
        String studentNumber,
        String fileName,
        String sha256,
        int sizeBytes,
        Instant uploadedAt,
        PurgeReason reason) {
    /** Why it is no longer kept. */
    @Schema(name = "PurgeReason", description = "Why a document is no longer kept. / 폐기 사유")
    public enum PurgeReason {
        /** The years after graduation have passed (제16조④). */
        GRADUATED,
        /** It was never used for any application. */
        UNUSED
    }
}
