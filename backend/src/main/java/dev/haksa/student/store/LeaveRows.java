package dev.haksa.student.store;

import dev.haksa.catalog.TermCode;
import dev.haksa.student.Leave;
import dev.haksa.student.LeaveKind;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;

/** The table of leaves. */
@ApplicationScoped
public class LeaveRows {
    private static final String BEGIN = """
            insert into student_leave (student_number, kind, started_on, requested_on, first_requested_on, ends_on, return_term)
            values ($1, $2, $3, $4, $5, $6, $7)
            """;
    private static final String END =
            "update student_leave set ended_on = $2, ended_by = $3 where student_number = $1 and ended_on is null";
    private static final String ENDING = """
            select student_number, id, kind, started_on, requested_on, first_requested_on, ends_on, return_term
              from student_leave where ended_on is null and ends_on between $1 and $2 order by student_number
            """;

    /** Begins a leave; its id is not its own yet. */
    public Uni<Void> begin(SqlConnection connection, String studentNumber, Leave leave) {
        return connection
                .preparedQuery(BEGIN)
                .execute(Tuple.tuple()
                        .addString(studentNumber)
                        .addString(leave.kind().name())
                        .addLocalDate(leave.startedOn())
                        .addLocalDate(leave.requestedOn())
                        .addLocalDate(leave.firstRequestedOn())
                        .addLocalDate(leave.endsOn())
                        .addString(leave.returnTerm().toString()))
                .replaceWithVoid();
    }

    /** Ends the leave that a student is on, if there is one. */
    public Uni<Void> end(SqlConnection connection, String studentNumber, LocalDate on, String by) {
        return connection
                .preparedQuery(END)
                .execute(Tuple.of(studentNumber, on, by))
                .replaceWithVoid();
    }

    /** Leaves under way whose last day lies within these days, by student number. */
    public Uni<Map<String, Leave>> ending(SqlClient client, LocalDate from, LocalDate until) {
        return client.preparedQuery(ENDING).execute(Tuple.of(from, until)).map(rows -> {
            Map<String, Leave> leaves = new LinkedHashMap<>();
            rows.forEach(row -> leaves.put(row.getString("student_number"), leave(row, "id")));
            return leaves;
        });
    }

    static Leave leave(Row row, String id) {
        return new Leave(
                row.getInteger(id),
                LeaveKind.valueOf(row.getString("kind")),
                row.getLocalDate("started_on"),
                row.getLocalDate("requested_on"),
                row.getLocalDate("first_requested_on"),
                row.getLocalDate("ends_on"),
                TermCode.parse(row.getString("return_term")).orElseThrow());
    }
}
