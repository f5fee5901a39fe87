package dev.haksa.rehearsal.store;

import dev.haksa.rehearsal.Discarded;
import dev.haksa.rehearsal.Rehearsal;
import dev.haksa.shared.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowIterator;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Rehearsals in the database. Copying and discarding go through the tables of several features, set by set; what else
 * happens to a rehearsal's rows is those features' own work, as with every term.
 */
@ApplicationScoped
public class RehearsalRows {
    private static final String FIND = """
            select r.id, r.code, t.code as of, r.version, w.opens_at, w.closes_at,
                   (select count(*)::int from section where term_id = r.id) as sections
              from term t
              join term r on r.rehearsal_of = t.id
              left join lateral (select min(opens_at) as opens_at, max(closes_at) as closes_at
                                   from academic_window where term_id = r.id and kind = 'ENROLLMENT') w on true
             where t.code = $1
            """;

    private static final String OVERLAPPING = """
            select 1 from academic_window w join term t on t.id = w.term_id
             where t.code = $1 and w.kind in ('ENROLLMENT', 'ADD_DROP') and w.opens_at < $3 and w.closes_at > $2
            """;

    private static final String COPY_TERM = """
            insert into term (code, year, season, starts_on, ends_on, class_days, rehearsal_of)
            select 'REHEARSAL-' || code, year, season, starts_on, ends_on, class_days, id from term where id = $1
            returning id
            """;

    /** $1 is the real term, $2 the rehearsal. Sections find their copies by course and number. */
    private static final List<String> COPY = List.of("""
            insert into section (term_id, course_id, section_number, title, category, department_id, target_year,
                                 grading_scheme, practice, state, professor_id, exam_starts_at, exam_ends_at)
            select $2::int, course_id, section_number, title, category, department_id, target_year, grading_scheme,
                   practice, state, professor_id, exam_starts_at, exam_ends_at
              from section where term_id = $1 order by id
            """, """
            insert into section_meeting (section_id, day, starts_at, ends_at)
            select copy.id, m.day, m.starts_at, m.ends_at
              from section o
              join section copy on copy.term_id = $2 and (copy.course_id, copy.section_number) = (o.course_id, o.section_number)
              join section_meeting m on m.section_id = o.id
             where o.term_id = $1
            """, """
            insert into section_seats (section_id, capacity)
            select copy.id, s.capacity
              from section o
              join section copy on copy.term_id = $2 and (copy.course_id, copy.section_number) = (o.course_id, o.section_number)
              join section_seats s on s.section_id = o.id
             where o.term_id = $1
            """, """
            insert into syllabus (section_id, content, updated_at, updated_by)
            select copy.id, s.content, s.updated_at, s.updated_by
              from section o
              join section copy on copy.term_id = $2 and (copy.course_id, copy.section_number) = (o.course_id, o.section_number)
              join syllabus s on s.section_id = o.id
             where o.term_id = $1
            """, """
            insert into seat_release_policy (term_id, section_id, kind, times, min_minutes, max_minutes)
            select $2::int, copy.id, p.kind, p.times, p.min_minutes, p.max_minutes
              from seat_release_policy p
              left join section o on o.id = p.section_id
              left join section copy on copy.term_id = $2 and (copy.course_id, copy.section_number) = (o.course_id, o.section_number)
             where p.term_id = $1
            """, """
            insert into advising (student_number, term_id, advised_by, advisor_name, advised_at)
            select student_number, $2::int, advised_by, advisor_name, advised_at from advising where term_id = $1
            """);

    private static final String OPEN = """
            insert into academic_window (term_id, kind, opens_at, closes_at) values ($1, 'ENROLLMENT', $2, $3)
            """;

    private static final String DELETE_DECISIONS = """
            delete from enrollment_decision where section_id in (select id from section where term_id = $1)
            """;
    /** Students before sections, each in key order, as admission locks them. */
    private static final List<String> LOCK = List.of(
            "select 1 from term where id = $1 for update",
            "select 1 from student_term where term_id = $1 order by student_number for update",
            """
            select 1 from section_seats where section_id in (select id from section where term_id = $1)
             order by section_id for update
            """);

    private static final List<String> DELETE = List.of(
            "delete from cart where term_id = $1",
            "delete from waitlist_entry where term_id = $1",
            "delete from student_term where term_id = $1",
            "delete from advising where term_id = $1",
            "delete from academic_window where term_id = $1");

    private final Pool pool;

    RehearsalRows(Pool pool) {
        this.pool = pool;
    }

    /** Runs work in one transaction. */
    public <T> Uni<T> inTransaction(Function<SqlConnection, Uni<T>> work) {
        return pool.withTransaction(work);
    }

    /** The rehearsal of a real term; 404 when it has none. */
    public Uni<Rehearsal> find(String term) {
        return find(pool, term);
    }

    /** The same, on a connection with an open transaction. */
    public Uni<Rehearsal> find(SqlClient client, String term) {
        return client.preparedQuery(FIND).execute(Tuple.of(term)).map(rows -> {
            RowIterator<Row> iterator = rows.iterator();
            if (!iterator.hasNext()) {
                throw ProblemException.notFound("rehearsal", term);
            }
            return rehearsal(iterator.next());
        });
    }

    /** Whether a term has a rehearsal. */
    public Uni<Boolean> exists(SqlConnection connection, int termId) {
        return connection
                .preparedQuery("select 1 from term where rehearsal_of = $1")
                .execute(Tuple.of(termId))
                .map(rows -> rows.size() > 0);
    }

    /** Whether students enroll for real in that time. */
    public Uni<Boolean> isRealEnrollment(SqlConnection connection, String term, Instant from, Instant to) {
        return connection
                .preparedQuery(OVERLAPPING)
                .execute(Tuple.of(term, utc(from), utc(to)))
                .map(rows -> rows.size() > 0);
    }

    /** Copies a term as it is at one instant, and opens the copy; answers the id of the copy. */
    public Uni<Integer> copy(SqlConnection connection, int termId, Instant opensAt, Instant closesAt) {
        return connection
                .preparedQuery(COPY_TERM)
                .execute(Tuple.of(termId))
                .map(rows -> rows.iterator().next().getInteger("id"))
                .call(copy -> runAll(connection, COPY, Tuple.of(termId, copy)))
                .call(copy -> connection.preparedQuery(OPEN).execute(Tuple.of(copy, utc(opensAt), utc(closesAt))));
    }

    /** Makes a transaction see the database as it is now, whatever others change meanwhile. */
    public Uni<Void> freeze(SqlConnection connection) {
        return connection
                .query("set transaction isolation level repeatable read")
                .execute()
                .replaceWithVoid();
    }

    /**
     * Deletes everything of a rehearsal. Decisions go first, before anything is locked, since there are many of them;
     * those that were taken meanwhile follow under the locks.
     */
    public Uni<Discarded> discard(SqlConnection connection, int termId) {
        Tuple term = Tuple.of(termId);
        return connection
                .preparedQuery("select set_config('haksa.discarded_rehearsal', $1, true)")
                .execute(Tuple.of(String.valueOf(termId)))
                .chain(() -> delete(connection, DELETE_DECISIONS, term))
                .call(() -> runAll(connection, LOCK, term))
                .chain(early -> delete(connection, DELETE_DECISIONS, term).map(late -> early + late))
                .chain(decisions -> deleteRest(connection, term, decisions));
    }

    private static Uni<Discarded> deleteRest(SqlConnection connection, Tuple term, int decisions) {
        return delete(connection, "delete from enrollment where term_id = $1", term)
                .call(() -> runAll(connection, DELETE, term))
                .chain(enrollments -> delete(connection, "delete from section where term_id = $1", term)
                        .map(sections -> new Discarded(sections, decisions, enrollments)))
                .call(() -> delete(connection, "delete from term where id = $1", term));
    }

    private static Uni<Integer> delete(SqlConnection connection, String statement, Tuple values) {
        return connection.preparedQuery(statement).execute(values).map(rows -> rows.rowCount());
    }

    private static Uni<Void> runAll(SqlConnection connection, List<String> statements, Tuple values) {
        Uni<Void> done = Uni.createFrom().voidItem();
        for (String statement : statements) {
            done = done.chain(
                    () -> connection.preparedQuery(statement).execute(values).replaceWithVoid());
        }
        return done;
    }

    private static Rehearsal rehearsal(Row row) {
        return new Rehearsal(
                row.getInteger("id"),
                row.getString("code"),
                row.getString("of"),
                instant(row.getOffsetDateTime("opens_at")),
                instant(row.getOffsetDateTime("closes_at")),
                row.getInteger("sections"),
                row.getInteger("version"));
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
