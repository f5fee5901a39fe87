package dev.haksa.student.store;

import dev.haksa.student.Admission;
import dev.haksa.student.ChangeOrder;
import dev.haksa.student.PastChange;
import dev.haksa.student.StudentChange;
import dev.haksa.student.StudentRecord;
import dev.haksa.student.StudentState;
import dev.haksa.student.StudentType;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowIterator;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Reads and writes the records that binding decisions change, and the history of those changes. */
@ApplicationScoped
public class StudentRecordRows {
    private static final String SELECT = """
            select s.student_number, s.name, s.name_en, s.birth_date, s.type, s.admission, s.state, s.program_id,
                   p.code as program_code, p.department_id, s.entrance_year, s.earned_credits, s.former_credits, s.version,
                   l.id as leave_id, l.kind, l.started_on, l.requested_on, l.first_requested_on, l.ends_on, l.return_term
              from student s
              join program p on p.id = s.program_id
              left join student_leave l on l.student_number = s.student_number and l.ended_on is null
             where s.student_number = $1
            """;
    private static final String UPDATE = """
            update student
               set name = $2, name_en = $3, birth_date = $4, admission = $5, state = $6, program_id = $7,
                   version = version + 1
             where student_number = $1
            """;
    private static final String REMEMBER = """
            insert into student_change (student_number, kind, effective_on, at, cause, source, before, after, actor_id,
                                        actor_name)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
            """;
    private static final String HISTORY = """
            select id, kind, effective_on, at, cause, source, before, after, actor_name
              from student_change where student_number = $1 order by id
            """;

    /** The record of a number; null when there is none. */
    public Uni<@Nullable StudentRecord> find(SqlClient client, String studentNumber) {
        return only(client, SELECT, studentNumber);
    }

    /** The same, locked until the transaction ends. */
    public Uni<@Nullable StudentRecord> lock(SqlConnection connection, String studentNumber) {
        return only(connection, SELECT + " for no key update of s", studentNumber);
    }

    /** Writes what can change. */
    public Uni<Void> update(SqlConnection connection, StudentRecord record) {
        return connection
                .preparedQuery(UPDATE)
                .execute(Tuple.tuple()
                        .addString(record.studentNumber())
                        .addString(record.name())
                        .addString(record.nameEn())
                        .addLocalDate(record.birthDate())
                        .addString(record.admission().name())
                        .addString(record.state().name())
                        .addInteger(record.programId()))
                .replaceWithVoid();
    }

    /** Writes a change into the history. */
    public Uni<Void> remember(
            SqlConnection connection, ChangeOrder order, @Nullable String cause, JsonObject before, JsonObject after) {
        return connection
                .preparedQuery(REMEMBER)
                .execute(Tuple.tuple()
                        .addString(order.studentNumber())
                        .addString(order.change().kind().name())
                        .addLocalDate(order.effectiveOn())
                        .addOffsetDateTime(order.at().atOffset(ZoneOffset.UTC))
                        .addString(cause)
                        .addString(order.source())
                        .addValue(before)
                        .addValue(after)
                        .addString(order.caller().id())
                        .addString(order.caller().name()))
                .replaceWithVoid();
    }

    /** Everything that changed, the oldest first. */
    public Uni<List<PastChange>> history(SqlClient client, String studentNumber) {
        return client.preparedQuery(HISTORY)
                .execute(Tuple.of(studentNumber))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(StudentRecordRows::past)
                        .toList());
    }

    private static Uni<@Nullable StudentRecord> only(SqlClient client, String sql, String studentNumber) {
        return client.preparedQuery(sql).execute(Tuple.of(studentNumber)).map(rows -> {
            RowIterator<Row> iterator = rows.iterator();
            return iterator.hasNext() ? student(iterator.next()) : null;
        });
    }

    private static StudentRecord student(Row row) {
        return new StudentRecord(
                row.getString("student_number"),
                row.getString("name"),
                row.getString("name_en"),
                row.getLocalDate("birth_date"),
                StudentType.valueOf(row.getString("type")),
                Admission.valueOf(row.getString("admission")),
                StudentState.valueOf(row.getString("state")),
                row.getInteger("program_id"),
                row.getString("program_code"),
                row.getInteger("department_id"),
                row.getInteger("entrance_year"),
                row.getInteger("earned_credits"),
                row.getInteger("former_credits"),
                row.getInteger("leave_id") == null ? null : LeaveRows.leave(row, "leave_id"),
                row.getInteger("version"));
    }

    private static PastChange past(Row row) {
        return new PastChange(
                row.getInteger("id"),
                StudentChange.Kind.valueOf(row.getString("kind")),
                row.getLocalDate("effective_on"),
                row.getOffsetDateTime("at").toInstant(),
                row.getString("cause"),
                row.getString("source"),
                row.getJsonObject("before"),
                row.getJsonObject("after"),
                row.getString("actor_name"));
    }
}
