package dev.haksa.rehearsal;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A rehearsal of a term.
 *
 * @param termId of the rehearsal, which is a term of its own
 * @param code its code, for example {@code REHEARSAL-2027-SPRING}
 * @param of code of the real term
 * @param opensAt when its first enrollment window opens; null when somebody removed all windows
 * @param closesAt when its last enrollment window closes
 * @param sections number of its sections
 */
public record Rehearsal(
        int termId,
        String code,
        String of,
        @Nullable Instant opensAt,
        @Nullable Instant closesAt,
        int sections,
        int version) {}
