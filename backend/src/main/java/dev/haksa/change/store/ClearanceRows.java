package dev.haksa.change.store;

import dev.haksa.change.ChangeKind;
import dev.haksa.change.Clearance;
import dev.haksa.change.ClearanceItem;
import dev.haksa.shared.paging.Listing;
import dev.haksa.shared.paging.Listing.SortKey;
import dev.haksa.shared.paging.Page;
import dev.haksa.shared.paging.Paging;
import dev.haksa.shared.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Set;

/** Clearances of applications. */
@ApplicationScoped
public class ClearanceRows {
    private static final SortKey OLDEST_FIRST = new SortKey("id", "c.id", false, false, "c.id");
    private static final String COLUMNS = """
            c.id, c.kind, c.student_number, s.name as student_name, cl.code, cl.state, cl.reason,
            cl.answered_at, cl.answered_by, cl.version
            """;
    private static final String FROM = """
            record_change_clearance cl
              join record_change c on c.id = cl.change_id
              join student s on s.student_number = c.student_number
            """;
    private static final String ANSWER = """
            update record_change_clearance
               set state = $3, reason = $4, answered_at = $5, answered_by = $6, version = version + 1
             where change_id = $1 and code = $2
            """;

    private final Pool pool;

    ClearanceRows(Pool pool) {
        this.pool = pool;
    }

    /** Clearances of one code, the oldest application first. */
    public Uni<Page<ClearanceItem>> page(String code, Set<Clearance.State> states, Paging paging) {
        Listing listing = new Listing(COLUMNS, FROM, OLDEST_FIRST).where("cl.code = ?", code);
        if (!states.isEmpty()) {
            listing.where("cl.state = any(?)", (Object)
                    states.stream().map(Enum::name).toArray(String[]::new));
        }
        return listing.page(pool, paging).map(page -> page.map(ClearanceRows::item));
    }

    /** A clearance of an application; 404 when it does not ask for it. */
    public Uni<ClearanceItem> find(String code, int changeId) {
        return pool.preparedQuery("select " + COLUMNS + " from " + FROM + " where cl.code = $1 and cl.change_id = $2")
                .execute(Tuple.of(code, changeId))
                .map(rows -> {
                    if (rows.size() == 0) {
                        throw ProblemException.notFound("clearance", code);
                    }
                    return item(rows.iterator().next());
                });
    }

    /** Writes what they say. */
    public Uni<Void> answer(SqlConnection connection, int change, Clearance clearance) {
        return connection
                .preparedQuery(ANSWER)
                .execute(Tuple.tuple()
                        .addInteger(change)
                        .addString(clearance.code())
                        .addString(clearance.state().name())
                        .addString(clearance.reason())
                        .addOffsetDateTime(
                                Objects.requireNonNull(clearance.answeredAt()).atOffset(ZoneOffset.UTC))
                        .addString(clearance.answeredBy()))
                .replaceWithVoid();
    }

    private static ClearanceItem item(Row row) {
        return new ClearanceItem(
                row.getInteger("id"),
                ChangeKind.valueOf(row.getString("kind")),
                row.getString("student_number"),
                row.getString("student_name"),
                new Clearance(
                        row.getString("code"),
                        Clearance.State.valueOf(row.getString("state")),
                        row.getString("reason"),
                        ChangeReads.instant(row, "answered_at"),
                        row.getString("answered_by"),
                        row.getInteger("version")));
    }
}
