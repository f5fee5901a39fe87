package dev.haksa.document;

import dev.haksa.shared.security.Caller;
import io.smallrye.mutiny.Uni;
import java.util.List;

/** A feature whose applications have papers attached: it says who decides about them. Documents know no applications. */
public interface DocumentDeciders {
    /**
     * Whether a caller has a part in deciding one of these applications.
     *
     * @param applicationIds as the feature gave them when it attached papers; others are none of its business
     */
    Uni<Boolean> decides(List<String> applicationIds, Caller caller);
}
