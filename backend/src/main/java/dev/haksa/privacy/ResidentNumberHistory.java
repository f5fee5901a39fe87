package dev.haksa.privacy;

import dev.haksa.privacy.store.ReadRows;
import dev.haksa.privacy.store.ResidentNumberRows;
import dev.haksa.shared.security.Caller;
import dev.haksa.student.StudentService;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Shows what resident numbers were before they were entered anew or corrected (제44조④), masked, to those who say what for. */
@ApplicationScoped
public class ResidentNumberHistory {
    private final StudentService students;
    private final ReadRows reads;
    private final ResidentNumberRows numbers;
    private final Clock clock;

    ResidentNumberHistory(StudentService students, ReadRows reads, ResidentNumberRows numbers, Clock clock) {
        this.students = students;
        this.reads = reads;
        this.numbers = numbers;
        this.clock = clock;
    }

    /**
     * The history of a number, and the entry that says who looked at it.
     *
     * @param items the latest first
     */
    public record Shown(List<PastNumber> items, NumberRead read) {}

    /** Shows a history and notes who looked, what for and on what ground; 404 without such a student. */
    public Uni<Shown> read(String studentNumber, ReadPurpose purpose, String basis, Caller caller) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return students.find(studentNumber, caller)
                .chain(student -> reads.inTransaction(connection -> reads.insert(
                                connection, studentNumber, ReadSubject.HISTORY, purpose, basis, caller, now)
                        .chain(read -> shown(connection, studentNumber, read))));
    }

    private Uni<Shown> shown(SqlConnection connection, String studentNumber, NumberRead read) {
        return numbers.history(connection, studentNumber).map(items -> new Shown(items, read));
    }
}
