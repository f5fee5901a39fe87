package dev.haksa.record.store;

import dev.haksa.record.RecordSheet.RecognisedCourse;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.StreamSupport;

/** Reads what was recognised from former universities. */
@ApplicationScoped
public class RecognisedRows {
    private static final String OF_STUDENT = """
            select course_number, former_title from recognised_course where student_number = $1 order by course_number
            """;

    private final Pool pool;

    RecognisedRows(Pool pool) {
        this.pool = pool;
    }

    /** Recognised courses of a student, by number. */
    public Uni<List<RecognisedCourse>> ofStudent(String studentNumber) {
        return pool.preparedQuery(OF_STUDENT)
                .execute(Tuple.of(studentNumber))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> new RecognisedCourse(row.getString("course_number"), row.getString("former_title")))
                        .toList());
    }
}
