package dev.haksa.student.store;

import dev.haksa.shared.csv.CsvImportReport.Counts;
import dev.haksa.student.Grade;
import dev.haksa.student.domain.CompletedRow;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** Writes completed courses and the sums that follow from them. */
@ApplicationScoped
public class CompletedImportRows {
    private static final String WRITE = """
            insert into completed_course as k
                   (student_number, term_code, course_number, title, credits, category, grade)
            select * from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::int[], $6::text[], $7::text[])
                   as r(student_number, term_code, course_number, title, credits, category, grade)
             order by 1, 2, 3
            on conflict (student_number, term_code, course_number) do update
               set title = excluded.title, credits = excluded.credits, category = excluded.category,
                   grade = excluded.grade
             where (k.title, k.credits, k.category, k.grade)
                   is distinct from (excluded.title, excluded.credits, excluded.category, excluded.grade)
            returning student_number, xmax = 0 as created
            """;
    /** The same as {@link dev.haksa.student.domain.Transcript}, for many students at once; a test proves it. */
    private static final String SUMS = """
            with touched as (select unnest($1::text[]) as student_number),
            scale as (select * from unnest($2::text[], $3::int[], $4::boolean[]) as g(grade, points, passed)),
            attempt as (
                select c.student_number, c.course_number, c.term_code, c.credits, g.points, g.passed,
                       left(c.term_code, 4) || array_position(array['SPRING', 'SUMMER', 'FALL', 'WINTER'],
                                                              substr(c.term_code, 6)) as term_order
                  from completed_course c join touched using (student_number) join scale g using (grade)),
            earned as (
                select student_number, sum(credits) as credits
                  from (select distinct on (student_number, course_number) student_number, credits
                          from attempt where passed
                         order by student_number, course_number, term_order desc) as latest_passed
                 group by student_number),
            regular as (
                select distinct on (student_number) student_number, term_code,
                       sum(credits * points) / sum(credits) as gpa
                  from attempt
                 where points >= 0 and credits > 0 and substr(term_code, 6) in ('SPRING', 'FALL')
                 group by student_number, term_code, term_order
                 order by student_number, term_order desc)
            update student s
               set earned_credits = coalesce(e.credits, 0), previous_gpa_hundredths = r.gpa,
                   previous_gpa_term = r.term_code, version = s.version + 1
              from touched t
              left join earned e using (student_number)
              left join regular r using (student_number)
             where s.student_number = t.student_number
            """;

    /** What was written, and whose. */
    public record Written(Counts counts, Set<String> students) {}

    /** Writes completed courses. */
    public Uni<Written> write(SqlConnection connection, List<CompletedRow> rows) {
        Tuple values = Tuple.tuple()
                .addValue(texts(rows, CompletedRow::studentNumber))
                .addValue(texts(rows, row -> row.attempt().term().toString()))
                .addValue(texts(rows, row -> row.attempt().courseNumber()))
                .addValue(texts(rows, row -> row.attempt().title()))
                .addValue(rows.stream().map(row -> row.attempt().credits()).toArray(Integer[]::new))
                .addValue(texts(rows, row -> row.attempt().category().name()))
                .addValue(texts(rows, row -> row.attempt().grade().code()));
        return connection.preparedQuery(WRITE).execute(values).map(written -> written(written, rows.size()));
    }

    /** Computes credits earned and the GPA of the last regular term anew (parameters kept beside the student). */
    public Uni<Void> sumUp(SqlClient client, Collection<String> students) {
        Grade[] grades = Grade.values();
        return client.preparedQuery(SUMS)
                .execute(Tuple.of(
                        students.toArray(String[]::new),
                        Arrays.stream(grades).map(Grade::code).toArray(String[]::new),
                        Arrays.stream(grades)
                                .map(grade -> grade.hundredths().orElse(-1))
                                .toArray(Integer[]::new),
                        Arrays.stream(grades).map(Grade::isPassed).toArray(Boolean[]::new)))
                .replaceWithVoid();
    }

    private static Written written(RowSet<Row> rows, int asked) {
        Set<String> students = new TreeSet<>();
        rows.forEach(row -> students.add(row.getString("student_number")));
        return new Written(StudentImportRows.counts(rows, asked), students);
    }

    private static Object texts(List<CompletedRow> rows, Function<CompletedRow, String> value) {
        return rows.stream().map(value).toArray(String[]::new);
    }
}
