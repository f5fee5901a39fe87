package dev.haksa.privacy;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Which looks at full numbers are asked for; null for no limit. The end itself is not included. */
public record ReadCriteria(
        @Nullable String studentNumber,
        @Nullable String readerId,
        @Nullable Instant from,
        @Nullable Instant until) {}
