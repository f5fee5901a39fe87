package dev.haksa.student;

import dev.haksa.student.store.NewStudentRows;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes the records of students who have just been admitted (제24조, 제25조), in the caller's transaction. */
@ApplicationScoped
public class NewStudents {
    private final NewStudentRows rows;

    NewStudents(NewStudentRows rows) {
        this.rows = rows;
    }

    /**
     * A record to be made; the student is enrolled.
     *
     * @param programId the program of study
     * @param formerCredits recognised from the former university
     */
    public record NewStudent(
            String studentNumber,
            String name,
            @Nullable String nameEn,
            @Nullable LocalDate birthDate,
            StudentType type,
            Admission admission,
            int programId,
            int entranceYear,
            int formerCredits) {}

    /**
     * The highest serial that was ever given in a range, 0 for none; until the end of the transaction nobody else asks
     * for the same range.
     */
    public Uni<Integer> lockLastSerial(SqlConnection connection, NumberRange range) {
        return rows.lockLastSerial(connection, range.prefix());
    }

    /** Makes records; a number that was given before is refused (409). */
    public Uni<Void> insert(SqlConnection connection, List<NewStudent> students) {
        return rows.insert(connection, students);
    }
}
