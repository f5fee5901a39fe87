package dev.haksa.change.store;

import dev.haksa.change.ChangeDraft;
import dev.haksa.change.ChangeKind;
import dev.haksa.change.ChangeState;
import dev.haksa.change.ChangeStep;
import dev.haksa.change.ChangeSummary;
import dev.haksa.change.Clearance;
import dev.haksa.change.RecordChange;
import dev.haksa.change.StepRole;
import dev.haksa.change.TimelineEntry;
import dev.haksa.change.Verdict;
import dev.haksa.change.domain.FilingRules;
import dev.haksa.regulation.Basis;
import dev.haksa.shared.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowIterator;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Reads applications with all that belongs to them. */
@ApplicationScoped
public class ChangeReads {
    private static final String ONE = "select " + ChangeColumns.SUMMARY + """
            , c.reason, c.details, c.evidence, c.consequences, c.ends_enrollments, c.filed_by_name, c.decided_at,
            c.effective_at, c.end_reason, c.as_of, c.regulation_version
            from
            """ + ChangeColumns.FROM + " where c.id = $1";
    private static final String STEPS = """
            select st.*, dl.delegator_name from record_change_step st
              left join record_change_delegation dl on dl.id = st.delegation_id
             where st.change_id = $1 order by st.number
            """;
    private static final String EVENTS = """
            select at, type, actor_name, actor_role, on_behalf_of, note from record_change_event
             where change_id = $1 order by id
            """;
    private static final String CLEARANCES = """
            select code, state, reason, answered_at, answered_by, version from record_change_clearance
             where change_id = $1 order by code
            """;
    private static final String OPEN = """
            select id, kind, state from record_change
             where student_number = $1 and state in ('SUBMITTED', 'CONFIRMED', 'APPROVED') and id <> $2 order by id
            """;
    private static final String LOCK_WITH_OTHERS = """
            select other.id from record_change other join record_change one on one.student_number = other.student_number
             where one.id = $1 and (other.id = one.id or other.state in ('SUBMITTED', 'CONFIRMED', 'APPROVED'))
             order by other.id for no key update of other
            """;
    private static final String DUE =
            "select id from record_change where state = 'APPROVED' and effective_on <= $1 order by effective_on, id";

    private record Parts(Row row, List<ChangeStep> steps, List<TimelineEntry> timeline) {}

    /** An application; 404 when there is none. */
    public Uni<RecordChange> find(SqlClient client, int id) {
        return client.preparedQuery(ONE)
                .execute(Tuple.of(id))
                .map(rows -> first(rows, id))
                .chain(row -> steps(client, id).map(steps -> new Parts(row, steps, List.of())))
                .chain(parts -> timeline(client, id).map(events -> new Parts(parts.row(), parts.steps(), events)))
                .chain(parts -> clearances(client, id).map(clearances -> change(parts, clearances)));
    }

    /** The same, locked until the transaction ends: whoever decides it comes one after the other. */
    public Uni<RecordChange> lock(SqlConnection connection, int id) {
        return connection
                .preparedQuery("select id from record_change where id = $1 for no key update")
                .execute(Tuple.of(id))
                .chain(() -> find(connection, id));
    }

    /** Locks an application and all others of the student that may still come to something, by number. */
    public Uni<Void> lockWithOthers(SqlConnection connection, int id) {
        return connection.preparedQuery(LOCK_WITH_OTHERS).execute(Tuple.of(id)).replaceWithVoid();
    }

    /** A student's applications that may still come to something, except one. */
    public Uni<List<FilingRules.Open>> open(SqlClient client, String studentNumber, int exceptId) {
        return client.preparedQuery(OPEN)
                .execute(Tuple.of(studentNumber, exceptId))
                .map(rows -> list(
                        rows,
                        row -> new FilingRules.Open(
                                row.getInteger("id"),
                                ChangeKind.valueOf(row.getString("kind")),
                                ChangeState.valueOf(row.getString("state")).isPending())));
    }

    /** Approved applications whose day has come, the earliest first. */
    public Uni<List<Integer>> due(SqlClient client, LocalDate today) {
        return client.preparedQuery(DUE).execute(Tuple.of(today)).map(rows -> list(rows, row -> row.getInteger("id")));
    }

    private static Uni<List<ChangeStep>> steps(SqlClient client, int id) {
        return client.preparedQuery(STEPS).execute(Tuple.of(id)).map(rows -> list(rows, ChangeReads::step));
    }

    private static Uni<List<TimelineEntry>> timeline(SqlClient client, int id) {
        return client.preparedQuery(EVENTS).execute(Tuple.of(id)).map(rows -> list(rows, ChangeReads::entry));
    }

    private static Uni<List<Clearance>> clearances(SqlClient client, int id) {
        return client.preparedQuery(CLEARANCES).execute(Tuple.of(id)).map(rows -> list(rows, ChangeReads::clearance));
    }

    private static Row first(RowSet<Row> rows, int id) {
        RowIterator<Row> iterator = rows.iterator();
        if (!iterator.hasNext()) {
            throw ProblemException.notFound("recordChange", id);
        }
        return iterator.next();
    }

    private static RecordChange change(Parts parts, List<Clearance> clearances) {
        Row row = parts.row();
        ChangeSummary summary = ChangeColumns.summary(row);
        return new RecordChange(
                summary,
                new ChangeDraft(
                        summary.kind(),
                        summary.studentNumber(),
                        summary.channel(),
                        summary.receiptDate(),
                        row.getString("reason"),
                        row.getJsonObject("details"),
                        StoredDraft.evidence(row.getJsonArray("evidence"))),
                StoredDraft.consequences(row.getJsonArray("consequences")),
                row.getBoolean("ends_enrollments"),
                row.getString("filed_by_name"),
                instant(row, "decided_at"),
                instant(row, "effective_at"),
                row.getString("end_reason"),
                new Basis(row.getLocalDate("as_of"), row.getString("regulation_version")),
                parts.steps(),
                parts.timeline(),
                clearances);
    }

    private static ChangeStep step(Row row) {
        String verdict = row.getString("verdict");
        return new ChangeStep(
                row.getInteger("number"),
                StepRole.valueOf(row.getString("role")),
                row.getInteger("working_days"),
                row.getLocalDate("due_on"),
                row.getLocalDate("begun_on"),
                row.getLocalDate("paused_on"),
                row.getString("committee"),
                verdict == null ? null : Verdict.valueOf(verdict),
                instant(row, "decided_at"),
                row.getString("decided_by_name"),
                row.getString("delegator_name"),
                row.getString("reason"));
    }

    private static TimelineEntry entry(Row row) {
        return new TimelineEntry(
                row.getOffsetDateTime("at").toInstant(),
                TimelineEntry.Type.valueOf(row.getString("type")),
                row.getString("actor_name"),
                row.getString("actor_role"),
                row.getString("on_behalf_of"),
                row.getString("note"));
    }

    private static Clearance clearance(Row row) {
        return new Clearance(
                row.getString("code"),
                Clearance.State.valueOf(row.getString("state")),
                row.getString("reason"),
                instant(row, "answered_at"),
                row.getString("answered_by"),
                row.getInteger("version"));
    }

    static @Nullable Instant instant(Row row, String column) {
        OffsetDateTime at = row.getOffsetDateTime(column);
        return at == null ? null : at.toInstant();
    }

    static <T> List<T> list(RowSet<Row> rows, Function<Row, T> reader) {
        return StreamSupport.stream(rows.spliterator(), false).map(reader).toList();
    }
}
