package dev.haksa.enrollment.api;

import dev.haksa.shared.problem.ProblemException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads what is to be given back for a seat. */
final class Swaps {
    private Swaps() {}

    /** The section to be given back; 400 when it is the one that is asked for. */
    static @Nullable Integer check(int wanted, @Nullable Integer replaces) {
        if (replaces != null && replaces == wanted) {
            throw ProblemException.invalid("REPLACES_ITSELF", "replaces", Map.of("sectionId", wanted));
        }
        return replaces;
    }
}
