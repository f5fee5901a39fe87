package dev.haksa.calendar;

import dev.haksa.calendar.store.WindowStore;
import dev.haksa.shared.audit.AuditEvent;
import dev.haksa.shared.audit.AuditTrail;
import dev.haksa.shared.database.TableWriter.RowChange;
import dev.haksa.shared.paging.Page;
import dev.haksa.shared.paging.Paging;
import dev.haksa.shared.problem.ProblemException;
import dev.haksa.shared.security.Caller;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The calendar as academic affairs keeps it (학사일정). */
@ApplicationScoped
public class Calendar {
    private final WindowStore store;
    private final AuditTrail audit;
    private final Clock clock;

    Calendar(WindowStore store, AuditTrail audit, Clock clock) {
        this.store = store;
        this.audit = audit;
        this.clock = clock;
    }

    /** Windows of a term by opening; no kinds means all kinds; 404 when there is no such term. */
    public Uni<Page<StoredWindow>> list(String term, Set<WindowKind> kinds, Paging paging) {
        return store.termId(term).chain(termId -> store.list(termId, kinds, paging));
    }

    /** The window of an id; 404 when there is none. */
    public Uni<StoredWindow> find(int id) {
        return store.find(id);
    }

    /** Adds a window; 404 when there is no such term, 400 when it closes before it opens, 409 beside a rehearsal. */
    public Uni<StoredWindow> create(String term, WindowKind kind, WindowFields fields, Caller caller) {
        requireSpan(fields.opensAt(), fields.closesAt());
        return store.termId(term)
                .chain(termId ->
                        store.inTransaction(connection -> store.requireDepartments(connection, fields.departmentIds())
                                .chain(() -> store.insert(connection, termId, kind, fields))
                                .call(change -> store.requireApartFromRehearsal(connection, change.id()))
                                .call(change -> record(connection, caller, "WINDOW_CREATED", change))
                                .chain(change -> store.find(connection, change.id()))));
    }

    /** Changes a window; 404, 428, 412, 400 when it would close before it opens, 409 beside a rehearsal. */
    public Uni<StoredWindow> change(int id, @Nullable String ifMatch, WindowFields fields, Caller caller) {
        return store.inTransaction(connection -> store.find(connection, id)
                .invoke(found -> requireSpan(
                        fields.opensAt() == null ? found.window().opensAt() : fields.opensAt(),
                        fields.closesAt() == null ? found.window().closesAt() : fields.closesAt()))
                .chain(() -> store.requireDepartments(connection, fields.departmentIds()))
                .chain(() -> store.update(connection, id, ifMatch, fields))
                .call(change -> store.requireApartFromRehearsal(connection, change.id()))
                .call(change -> record(connection, caller, "WINDOW_CHANGED", change))
                .chain(() -> store.find(connection, id)));
    }

    /** Removes a window; 404, 428 or 412. */
    public Uni<Void> delete(int id, @Nullable String ifMatch, Caller caller) {
        return store.inTransaction(connection -> store.delete(connection, id, ifMatch)
                .chain(change -> record(connection, caller, "WINDOW_DELETED", change)));
    }

    private Uni<Void> record(SqlConnection connection, Caller caller, String action, RowChange change) {
        return audit.record(
                connection,
                List.of(AuditEvent.of(
                        clock.instant(), caller, action, "WINDOW", String.valueOf(change.id()), change.details())));
    }

    private static void requireSpan(@Nullable Instant opensAt, @Nullable Instant closesAt) {
        if (opensAt != null && closesAt != null && !closesAt.isAfter(opensAt)) {
            throw ProblemException.invalid(
                    "WINDOW_SPAN", "/closesAt", Map.of("opensAt", opensAt, "closesAt", closesAt));
        }
    }
}
