package dev.haksa.calendar.store;

import dev.haksa.calendar.StoredWindow;
import dev.haksa.calendar.WindowFields;
import dev.haksa.calendar.WindowKind;
import dev.haksa.shared.database.TableWriter;
import dev.haksa.shared.database.TableWriter.RowChange;
import dev.haksa.shared.paging.Listing;
import dev.haksa.shared.paging.Listing.SortKey;
import dev.haksa.shared.paging.Page;
import dev.haksa.shared.paging.Paging;
import dev.haksa.shared.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowIterator;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Windows in the database. The term is found here, since the catalogue builds on the calendar and not the reverse. */
@ApplicationScoped
public class WindowStore {
    private static final String BESIDE_REHEARSAL = """
            select other_term.code
              from academic_window mine
              join term my_term on my_term.id = mine.term_id
              join term other_term on other_term.rehearsal_of = my_term.id or other_term.id = my_term.rehearsal_of
              join academic_window other on other.term_id = other_term.id
               and other.kind in ('ENROLLMENT', 'ADD_DROP')
               and other.opens_at < mine.closes_at and other.closes_at > mine.opens_at
             where mine.id = $1 and mine.kind in ('ENROLLMENT', 'ADD_DROP')
             limit 1
            """;

    private static final String TABLE = "academic_window";
    private static final String COLUMNS = "w.id, w.term_id, t.code as term, w.kind, w.opens_at, w.closes_at,"
            + " w.year_levels::int[] as year_levels, w.department_ids, w.version";
    private static final String FROM = "academic_window w join term t on t.id = w.term_id";
    private static final SortKey BY_OPENING =
            new SortKey("opensAt", "to_char(w.opens_at at time zone 'UTC', 'YYYYMMDDHH24MISSUS')", true, false, "w.id");

    private final Pool pool;
    private final TableWriter tables;

    WindowStore(Pool pool, TableWriter tables) {
        this.pool = pool;
        this.tables = tables;
    }

    /** Runs work in one transaction. */
    public <T> Uni<T> inTransaction(Function<SqlConnection, Uni<T>> work) {
        return pool.withTransaction(work);
    }

    /** The id of a term; 404 when there is none. */
    public Uni<Integer> termId(String code) {
        return pool.preparedQuery("select id from term where code = $1")
                .execute(Tuple.of(code))
                .map(rows -> {
                    RowIterator<Row> iterator = rows.iterator();
                    if (!iterator.hasNext()) {
                        throw ProblemException.notFound("term", code);
                    }
                    return iterator.next().getInteger("id");
                });
    }

    /** Windows of a term by opening. */
    public Uni<Page<StoredWindow>> list(int termId, Set<WindowKind> kinds, Paging paging) {
        Listing listing = new Listing(COLUMNS, FROM, BY_OPENING).where("w.term_id = ?", termId);
        if (!kinds.isEmpty()) {
            listing.where(
                    "w.kind = any(?)", (Object) kinds.stream().map(Enum::name).toArray(String[]::new));
        }
        return listing.page(pool, paging).map(page -> page.map(WindowStore::stored));
    }

    /** The window of an id; 404 when there is none. */
    public Uni<StoredWindow> find(int id) {
        return find(pool, id);
    }

    /** The same, on a connection with an open transaction. */
    public Uni<StoredWindow> find(SqlClient client, int id) {
        return client.preparedQuery("select " + COLUMNS + " from " + FROM + " where w.id = $1")
                .execute(Tuple.of(id))
                .map(rows -> {
                    RowIterator<Row> iterator = rows.iterator();
                    if (!iterator.hasNext()) {
                        throw ProblemException.notFound("window", id);
                    }
                    return stored(iterator.next());
                });
    }

    /** Proves that departments exist; 400 naming those that do not. */
    public Uni<Void> requireDepartments(SqlConnection connection, @Nullable Set<Integer> ids) {
        Integer[] asked = ids == null ? new Integer[0] : ids.toArray(Integer[]::new);
        return connection
                .preparedQuery("select a.id from unnest($1::int[]) as a(id)"
                        + " where not exists (select 1 from department d where d.id = a.id) order by 1")
                .execute(Tuple.tuple().addArrayOfInteger(asked))
                .invoke(rows -> {
                    List<Integer> unknown = new ArrayList<>();
                    rows.forEach(row -> unknown.add(row.getInteger("id")));
                    if (!unknown.isEmpty()) {
                        throw ProblemException.invalid("UNKNOWN_DEPARTMENT", "/departmentIds", Map.of("ids", unknown));
                    }
                })
                .replaceWithVoid();
    }

    /** Proves that nobody can take a rehearsal for real: 409 when a window would be open together with its counterpart. */
    public Uni<Void> requireApartFromRehearsal(SqlConnection connection, int windowId) {
        return connection
                .preparedQuery(BESIDE_REHEARSAL)
                .execute(Tuple.of(windowId))
                .invoke(rows -> rows.forEach(row -> {
                    throw ProblemException.conflict("WINDOW_MEETS_REHEARSAL", Map.of("term", row.getString("code")));
                }))
                .replaceWithVoid();
    }

    /** Adds a window. */
    public Uni<RowChange> insert(SqlConnection connection, int termId, WindowKind kind, WindowFields fields) {
        SequencedMap<String, Object> columns = columns(fields);
        columns.put("term_id", termId);
        columns.put("kind", kind.name());
        return tables.insert(connection, TABLE, columns);
    }

    /** Changes a window; 404, 428 and 412 as for every row. */
    public Uni<RowChange> update(SqlConnection connection, int id, @Nullable String ifMatch, WindowFields fields) {
        return tables.update(connection, TABLE, id, ifMatch, columns(fields));
    }

    /** Deletes a window; 404, 428 and 412 as for every row. */
    public Uni<RowChange> delete(SqlConnection connection, int id, @Nullable String ifMatch) {
        return tables.delete(connection, TABLE, id, ifMatch);
    }

    private static SequencedMap<String, Object> columns(WindowFields fields) {
        SequencedMap<String, Object> columns = new LinkedHashMap<>();
        if (fields.opensAt() != null) {
            columns.put("opens_at", fields.opensAt().atOffset(ZoneOffset.UTC));
        }
        if (fields.closesAt() != null) {
            columns.put("closes_at", fields.closesAt().atOffset(ZoneOffset.UTC));
        }
        if (fields.yearLevels() != null) {
            columns.put(
                    "year_levels",
                    fields.yearLevels().stream()
                            .sorted()
                            .map(Integer::shortValue)
                            .toArray(Short[]::new));
        }
        if (fields.departmentIds() != null) {
            columns.put(
                    "department_ids", fields.departmentIds().stream().sorted().toArray(Integer[]::new));
        }
        return columns;
    }

    private static StoredWindow stored(Row row) {
        return new StoredWindow(WindowRows.window(row), row.getString("term"), row.getInteger("version"));
    }
}
