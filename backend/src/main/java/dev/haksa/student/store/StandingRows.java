package dev.haksa.student.store;

import dev.haksa.student.Grade;
import dev.haksa.student.PriorAttempt;
import dev.haksa.student.Recognised;
import dev.haksa.student.StudentStanding;
import dev.haksa.student.domain.YearLevels;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Set-based statements of the opening minute; portable SQL. */
@ApplicationScoped
public class StandingRows {
    private static final String STANDINGS = """
            select s.student_number, s.name, s.type, s.admission, s.state, s.program_id, p.department_id,
                   s.earned_credits, s.former_credits, s.previous_gpa_hundredths, s.recognition_fixed
              from student s join program p on p.id = s.program_id
             where s.student_number = any($1::text[])
            """;
    private static final String ATTEMPTS = """
            select c.student_number, c.course_number, c.term_code, c.grade
              from (select distinct * from unnest($1::text[], $2::text[])) as pair(student_number, course_number)
              join completed_course c using (student_number, course_number)
            """;
    private static final String RECOGNISED = """
            select r.student_number, r.course_number
              from (select distinct * from unnest($1::text[], $2::text[])) as pair(student_number, course_number)
              join recognised_course r using (student_number, course_number)
            """;
    private static final String ADVISED =
            "select student_number from advising where student_number = any($1::text[]) and term_id = $2";

    /** Standings of the students that exist. */
    public Uni<List<StudentStanding>> standings(SqlClient client, Collection<String> students, YearLevels levels) {
        return client.preparedQuery(STANDINGS)
                .execute(Tuple.of(array(students)))
                .map(rows ->
                        stream(rows, row -> StudentRows.standing(row, levels)).toList());
    }

    /** Past attempts of pairs. */
    public Uni<List<PriorAttempt>> attempts(SqlClient client, List<String> students, List<String> courses) {
        return client.preparedQuery(ATTEMPTS)
                .execute(Tuple.of(array(students), array(courses)))
                .map(rows -> stream(rows, StandingRows::attempt).toList());
    }

    /** Recognised pairs. */
    public Uni<Set<Recognised>> recognised(SqlClient client, List<String> students, List<String> courses) {
        return client.preparedQuery(RECOGNISED)
                .execute(Tuple.of(array(students), array(courses)))
                .map(rows -> stream(
                                rows,
                                row -> new Recognised(row.getString("student_number"), row.getString("course_number")))
                        .collect(Collectors.toUnmodifiableSet()));
    }

    /** Students with advising in a term. */
    public Uni<Set<String>> advised(SqlClient client, Collection<String> students, int termId) {
        return client.preparedQuery(ADVISED)
                .execute(Tuple.of(array(students), termId))
                .map(rows ->
                        stream(rows, row -> row.getString("student_number")).collect(Collectors.toUnmodifiableSet()));
    }

    private static PriorAttempt attempt(Row row) {
        return new PriorAttempt(
                row.getString("student_number"),
                row.getString("course_number"),
                row.getString("term_code"),
                Grade.ofCode(row.getString("grade")).orElseThrow());
    }

    private static Object array(Collection<String> values) {
        return values.toArray(String[]::new);
    }

    private static <T> Stream<T> stream(RowSet<Row> rows, Function<Row, T> mapper) {
        return StreamSupport.stream(rows.spliterator(), false).map(mapper);
    }
}
