package dev.haksa.student.store;

import dev.haksa.student.domain.Attempt;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All attempts of some students, in one statement. */
@ApplicationScoped
public class HistoryRows {
    private static final String ATTEMPTS = """
            select s.student_number, s.entrance_year, c.term_code, c.course_number, c.title, c.credits, c.category, c.grade
              from student s left join completed_course c on c.student_number = s.student_number
             where s.student_number = any($1::text[])
            """;

    /** A student with all attempts. */
    public record Studied(String studentNumber, int entranceYear, List<Attempt> attempts) {}

    /** The students that exist. */
    public Uni<List<Studied>> of(SqlClient client, Collection<String> students) {
        return client.preparedQuery(ATTEMPTS)
                .execute(Tuple.of(students.toArray(String[]::new)))
                .map(HistoryRows::studied);
    }

    private static List<Studied> studied(Iterable<Row> rows) {
        Map<String, Studied> students = new LinkedHashMap<>();
        for (Row row : rows) {
            Studied one = students.computeIfAbsent(
                    row.getString("student_number"),
                    number -> new Studied(number, row.getInteger("entrance_year"), new ArrayList<>()));
            if (row.getString("term_code") != null) {
                one.attempts().add(CompletedRows.attempt(row));
            }
        }
        return List.copyOf(students.values());
    }
}
