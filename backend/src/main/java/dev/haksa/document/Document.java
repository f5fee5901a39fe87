package dev.haksa.document;

import java.time.Instant;
import java.util.UUID;

/**
 * A file that was handed in.
 *
 * @param fileName safe to be used as a name anywhere; its ending tells the truth
 * @param sha256 under which the file store keeps the content
 * @param sizeBytes of the content
 * @param uploadedBy account of the student, or of staff on the student's behalf
 * @param attached whether it belongs to an application
 */
public record Document(
        UUID id,
        String studentNumber,
        String fileName,
        String mediaType,
        int sizeBytes,
        String sha256,
        String uploadedBy,
        String uploadedByName,
        boolean onBehalf,
        Instant uploadedAt,
        boolean attached) {}
