package dev.haksa.photo;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A photo that counts or is in review.
 *
 * @param sha256 under which the file store keeps the picture: a JPEG of exactly 295 × 367 pixels
 * @param submittedAt when it was put in, or confirmed
 * @param decidedAt when it was approved; null while it is in review
 */
public record KeptPhoto(
        UUID id,
        String sha256,
        int sizeBytes,
        Instant submittedAt,
        @Nullable Instant decidedAt,
        int version) {}
