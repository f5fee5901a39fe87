package dev.haksa.student.store;

import dev.haksa.catalog.Category;
import dev.haksa.catalog.TermCode;
import dev.haksa.student.Grade;
import dev.haksa.student.domain.Attempt;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.StreamSupport;

/** Reads completed courses. */
@ApplicationScoped
public class CompletedRows {
    private static final String ATTEMPTS = """
            select term_code, course_number, title, credits, category, grade
              from completed_course where student_number = $1
            """;

    private final Pool pool;

    CompletedRows(Pool pool) {
        this.pool = pool;
    }

    /** All attempts of a student. */
    public Uni<List<Attempt>> attempts(String studentNumber) {
        return pool.preparedQuery(ATTEMPTS)
                .execute(Tuple.of(studentNumber))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(CompletedRows::attempt)
                        .toList());
    }

    static Attempt attempt(Row row) {
        return new Attempt(
                TermCode.parse(row.getString("term_code")).orElseThrow(),
                row.getString("course_number"),
                row.getString("title"),
                row.getInteger("credits"),
                Category.valueOf(row.getString("category")),
                Grade.ofCode(row.getString("grade")).orElseThrow());
    }
}
