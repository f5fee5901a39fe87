package dev.haksa.change;

import dev.haksa.shared.problem.ProblemException;
import io.quarkus.arc.All;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Finds who knows a kind of change. */
@ApplicationScoped
@Startup
class ChangeHandlers {
    private final Map<ChangeKind, ChangeHandler> handlers = new EnumMap<>(ChangeKind.class);

    ChangeHandlers(@All List<ChangeHandler> all) {
        for (ChangeHandler handler : all) {
            for (ChangeKind kind : handler.kinds()) {
                ChangeHandler other = handlers.put(kind, handler);
                if (other != null) {
                    throw new IllegalStateException(kind + " has two handlers: " + other + " and " + handler);
                }
            }
        }
    }

    /** Whether a kind can be applied for at all. */
    boolean knows(ChangeKind kind) {
        return handlers.containsKey(kind);
    }

    /** The handler of a kind; 409 when this installation has none. */
    ChangeHandler of(ChangeKind kind) {
        ChangeHandler handler = handlers.get(kind);
        if (handler == null) {
            throw ProblemException.conflict("CHANGE_KIND_UNSUPPORTED", Map.of("kind", kind));
        }
        return handler;
    }
}
