package dev.haksa.photoregister;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An archive of photos that somebody sent.
 *
 * @param requestedBy account of whoever sent it
 * @param files how many files it has
 * @param done how many of them have been looked at
 * @param report once it is done
 */
public record PhotoImport(
        UUID id,
        String requestedBy,
        String requestedByName,
        ImportOrder order,
        ImportState state,
        int files,
        int done,
        Instant createdAt,
        @Nullable Instant endedAt,
        @Nullable ImportReport report,
        int version) {}
