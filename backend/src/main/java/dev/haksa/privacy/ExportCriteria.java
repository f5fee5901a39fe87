package dev.haksa.privacy;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which exports are asked for; null and empty for no limit. The end itself is not included. */
public record ExportCriteria(
        Set<ExportKind> kinds,
        @Nullable String exporterId,
        @Nullable Instant from,
        @Nullable Instant until) {}
