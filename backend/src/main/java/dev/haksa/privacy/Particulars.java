package dev.haksa.privacy;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known about a student besides the record.
 *
 * @param objectedAt since when the student does not want to be told about to representatives; null while there is no
 *     objection
 */
public record Particulars(
        @Nullable Sex sex,
        @Nullable Province province,
        @Nullable String mobile,
        @Nullable Instant objectedAt,
        int version) {
    /** Nothing is known. */
    public static final Particulars UNKNOWN = new Particulars(null, null, null, null, 0);
}
