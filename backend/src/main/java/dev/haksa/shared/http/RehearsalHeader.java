package dev.haksa.shared.http;

import dev.haksa.shared.paging.Page;
import jakarta.ws.rs.container.ContainerResponseContext;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jspecify.annotations.Nullable;

/** Says in a header that an answer shows something of a rehearsal, so that no client takes it for real. */
public class RehearsalHeader {
    /** The header. */
    public static final String NAME = "Haksa-Rehearsal";

    /** Looks at every answer. */
    @ServerResponseFilter
    public void mark(ContainerResponseContext answer) {
        if (isOfRehearsal(answer.getEntity())) {
            answer.getHeaders().putSingle(NAME, true);
        }
    }

    private static boolean isOfRehearsal(@Nullable Object entity) {
        return switch (entity) {
            case MayBeRehearsal shown -> shown.rehearsal();
            case Page<?> page -> page.items().stream().anyMatch(RehearsalHeader::isOfRehearsal);
            case null, default -> false;
        };
    }
}
