package dev.haksa.change;

import dev.haksa.change.ChangeDraft.Evidence;
import io.vertx.core.json.JsonObject;
import java.util.List;

/**
 * What a student wants, or what a paper says.
 *
 * @param details what the kind asks for, by name
 */
public record ChangeWish(ChangeKind kind, String reason, JsonObject details, List<Evidence> evidence) {
    /** Copies what could change. */
    public ChangeWish {
        details = details.copy();
        evidence = List.copyOf(evidence);
    }
}
