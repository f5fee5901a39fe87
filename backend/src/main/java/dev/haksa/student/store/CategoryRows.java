package dev.haksa.student.store;

import dev.haksa.catalog.Category;
import dev.haksa.student.CompletionCategories.Change;
import dev.haksa.student.CompletionCategories.Completed;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.StreamSupport;

/** Reads and writes what completed courses count for. */
@ApplicationScoped
public class CategoryRows {
    private static final String OF = """
            select c.term_code, c.course_number, c.category, course.category as in_catalogue, course.department_id
              from completed_course c left join course using (course_number)
             where c.student_number = $1 order by c.term_code, c.course_number
            """;
    private static final String CHANGE = """
            update completed_course set category = $4
             where student_number = $1 and term_code = $2 and course_number = $3
            """;

    /** All completed courses of a student. */
    public Uni<List<Completed>> of(SqlConnection connection, String studentNumber) {
        return connection
                .preparedQuery(OF)
                .execute(Tuple.of(studentNumber))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(CategoryRows::completed)
                        .toList());
    }

    /** Writes new categories. */
    public Uni<Void> change(SqlConnection connection, String studentNumber, List<Change> changes) {
        return connection
                .preparedQuery(CHANGE)
                .executeBatch(changes.stream()
                        .map(one -> Tuple.of(
                                studentNumber,
                                one.termCode(),
                                one.courseNumber(),
                                one.category().name()))
                        .toList())
                .replaceWithVoid();
    }

    private static Completed completed(Row row) {
        String inCatalogue = row.getString("in_catalogue");
        return new Completed(
                row.getString("term_code"),
                row.getString("course_number"),
                Category.valueOf(row.getString("category")),
                inCatalogue == null ? null : Category.valueOf(inCatalogue),
                row.getInteger("department_id"));
    }
}
