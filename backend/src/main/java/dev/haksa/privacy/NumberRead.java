package dev.haksa.privacy;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A look at a full resident number, or at what it was.
 *
 * @param basis the ground on which it was needed, in the reader's words
 */
public record NumberRead(
        int id,
        String studentNumber,
        Instant at,
        String readerId,
        String readerName,
        String readerRoles,
        ReadPurpose purpose,
        String basis,
        @Nullable String correlationId,
        ReadSubject subject) {}
