package dev.haksa.student.store;

import dev.haksa.student.ListFacts;
import dev.haksa.student.Nationality;
import dev.haksa.student.StudentListFacts.Kept;
import dev.haksa.student.StudyTime;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowIterator;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What lists of students ask for, in the students' records. */
@ApplicationScoped
public class ListFactsRows {
    private static final String LOCK = """
            select s.student_number, p.department_id, s.nationality, s.study_time, s.class_group, s.version
              from student s
              join program p on p.id = s.program_id
             where s.student_number = $1
               for no key update of s
            """;
    private static final String WRITE = """
            update student set nationality = $2, study_time = $3, class_group = $4, version = version + 1
             where student_number = $1
            returning version
            """;

    private final Pool pool;

    ListFactsRows(Pool pool) {
        this.pool = pool;
    }

    /** Runs work in one transaction. */
    public <T> Uni<T> inTransaction(Function<SqlConnection, Uni<T>> work) {
        return pool.withTransaction(work);
    }

    /** The facts of a student, locked until the transaction ends; null when there is no such student. */
    public Uni<@Nullable Kept> lock(SqlConnection connection, String studentNumber) {
        return connection.preparedQuery(LOCK).execute(Tuple.of(studentNumber)).map(rows -> {
            RowIterator<Row> iterator = rows.iterator();
            return iterator.hasNext() ? kept(iterator.next()) : null;
        });
    }

    /** Writes the facts; answers the new version of the record. */
    public Uni<Integer> write(SqlConnection connection, String studentNumber, ListFacts facts) {
        Tuple values = Tuple.of(
                studentNumber, facts.nationality().name(), facts.studyTime().name(), facts.classGroup());
        return connection
                .preparedQuery(WRITE)
                .execute(values)
                .map(rows -> rows.iterator().next().getInteger("version"));
    }

    static ListFacts facts(Row row) {
        return new ListFacts(
                Nationality.valueOf(row.getString("nationality")),
                StudyTime.valueOf(row.getString("study_time")),
                row.getString("class_group"));
    }

    private static Kept kept(Row row) {
        return new Kept(
                row.getString("student_number"),
                row.getInteger("department_id"),
                facts(row),
                row.getInteger("version"));
    }
}
