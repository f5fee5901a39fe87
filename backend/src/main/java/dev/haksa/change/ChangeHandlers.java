package dev.haksa.change;

import dev.haksa.change.store.ChangeReads;
import dev.haksa.shared.problem.ProblemException;
import io.quarkus.arc.All;
import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Finds who knows a kind of change. */
@ApplicationScoped
@Startup
class ChangeHandlers {
    private final Map<ChangeKind, ChangeHandler> handlers = new EnumMap<>(ChangeKind.class);
    private final ChangeReads reads;

    ChangeHandlers(@All List<ChangeHandler> all, ChangeReads reads) {
        this.reads = reads;
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

    /**
     * Takes the locks that come first of all, such as those on tuition accounts, for a decision that would carry an
     * application out: accounts, then rounds, applications, students. Nothing is known under a lock yet.
     */
    Uni<Void> lockFirst(SqlConnection connection, int id, Predicate<RecordChange> carriesOut) {
        return reads.find(connection, id)
                .chain(change -> carriesOut.test(change)
                        ? of(change.summary().kind()).lock(connection, change.draft())
                        : Uni.createFrom().voidItem());
    }

    /** An application, locked until the transaction ends, after what its handler locks before; 404 when there is none. */
    Uni<RecordChange> lock(SqlConnection connection, int id) {
        return reads.find(connection, id)
                .chain(change -> of(change.summary().kind()).lockBefore(connection, change.draft()))
                .chain(() -> reads.lock(connection, id));
    }
}
