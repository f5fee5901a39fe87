package dev.haksa.cancellation;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a batch is looked for with.
 *
 * @param minimumSize closures: smaller sections are proposed; null when sections are named or for other kinds
 * @param sectionIds closures: these sections, whatever their size; empty: by size
 * @param noticeDays notices: days until the deadline; null for other kinds
 */
public record BatchParameters(
        @Nullable Integer minimumSize,
        List<Integer> sectionIds,
        @Nullable Integer noticeDays) {
    /** Copies the list. */
    public BatchParameters {
        sectionIds = List.copyOf(sectionIds);
    }
}
