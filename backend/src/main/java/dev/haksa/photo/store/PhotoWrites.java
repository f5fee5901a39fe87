package dev.haksa.photo.store;

import dev.haksa.photo.PhotoDecision;
import dev.haksa.photo.PhotoState;
import dev.haksa.photo.RejectionReason;
import dev.haksa.photo.StudentPhoto;
import dev.haksa.shared.problem.ProblemException;
import dev.haksa.student.StudentState;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Writes photos, behind a lock on their student's row: of one student's photos only one changes at a time. */
@ApplicationScoped
public class PhotoWrites {
    private static final String OWNER = """
            select student.student_number, student.state, program.department_id
              from student join program on program.id = student.program_id
             where student.student_number = $1
            """;
    private static final String LOCK =
            "select " + PhotoColumns.COLUMNS + " from student_photo photo where id = $1 for update";
    private static final String INSERT = """
            insert into student_photo as photo
                (id, student_number, state, sha256, size_bytes, cropped, turned_degrees, findings, source, reason,
                 submitted_by, submitted_by_name, submitted_at, decided_by, decided_by_name, decided_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)
            """;
    private static final String CONFIRM = """
            update student_photo photo set state = 'SUBMITTED', submitted_at = $2, version = version + 1
             where id = $1 returning\s""" + PhotoColumns.COLUMNS;
    private static final String DECIDE = """
            update student_photo photo
               set state = $2, rejection = $3, rejection_note = $4, decided_by = $5, decided_by_name = $6,
                   decided_at = $7, version = version + 1
             where id = $1 returning\s""" + PhotoColumns.COLUMNS;
    private static final String END = """
            update student_photo photo set state = $2, ended_at = $3, version = version + 1
             where id = $1 returning\s""" + PhotoColumns.COLUMNS;
    private static final String SUPERSEDE = """
            update student_photo set state = 'SUPERSEDED', ended_at = $3, version = version + 1
             where student_number = $1 and state = $2
            """;
    private static final String DISCARD_PREVIEW =
            "delete from student_photo where student_number = $1 and state = 'PREVIEW'";

    private final Pool pool;

    PhotoWrites(Pool pool) {
        this.pool = pool;
    }

    /** Whose photos they are. */
    public record Owner(String studentNumber, StudentState state, int departmentId) {}

    /** Who decided, and when. */
    public record Decider(String id, String name, Instant at) {}

    /** Runs work in one transaction. */
    public <T> Uni<T> inTransaction(Function<SqlConnection, Uni<T>> work) {
        return pool.withTransaction(work);
    }

    /** The student of a number; 404 when there is none. */
    public Uni<Owner> owner(String studentNumber) {
        return owner(pool, studentNumber);
    }

    /**
     * The same; the student's photos wait until the transaction ends. Read after the lock, in a statement of its own:
     * what the student was before somebody else's change does not count any more.
     */
    public Uni<Owner> lockOwner(SqlConnection connection, String studentNumber) {
        return connection
                .preparedQuery("select 1 from student where student_number = $1 for no key update")
                .execute(Tuple.of(studentNumber))
                .chain(() -> owner(connection, studentNumber));
    }

    /** A photo, locked; 404 when it is gone. */
    public Uni<StudentPhoto> lock(SqlConnection connection, UUID id) {
        return connection.preparedQuery(LOCK).execute(Tuple.of(id)).map(rows -> {
            if (rows.size() == 0) {
                throw ProblemException.notFound("photo", id);
            }
            return only(rows);
        });
    }

    /** Writes a new photo; null as decider for one that nobody has decided on. */
    public Uni<Void> insert(SqlConnection connection, StudentPhoto photo, @Nullable Decider decider) {
        Tuple values = Tuple.tuple()
                .addValue(photo.id())
                .addValue(photo.studentNumber())
                .addValue(photo.state().name())
                .addValue(photo.sha256())
                .addValue(photo.sizeBytes())
                .addValue(photo.cropped())
                .addValue(photo.turnedDegrees())
                .addValue(PhotoColumns.json(photo.findings()))
                .addValue(photo.source().name())
                .addValue(photo.reason())
                .addValue(photo.submittedBy())
                .addValue(photo.submittedByName())
                .addValue(utc(photo.submittedAt()))
                .addValue(decider == null ? null : decider.id())
                .addValue(decider == null ? null : decider.name())
                .addValue(decider == null ? null : utc(decider.at()));
        return connection.preparedQuery(INSERT).execute(values).replaceWithVoid();
    }

    /** A preview becomes a photo in review. */
    public Uni<StudentPhoto> confirm(SqlConnection connection, UUID id, Instant at) {
        return connection.preparedQuery(CONFIRM).execute(Tuple.of(id, utc(at))).map(PhotoWrites::only);
    }

    /** Writes a decision. */
    public Uni<StudentPhoto> decide(SqlConnection connection, PhotoDecision decision, Decider decider) {
        RejectionReason rejection = decision.rejection();
        PhotoState state = rejection == null ? PhotoState.APPROVED : PhotoState.REJECTED;
        Tuple values = Tuple.tuple()
                .addValue(decision.id())
                .addValue(state.name())
                .addValue(rejection == null ? null : rejection.name())
                .addValue(rejection == null ? null : decision.note())
                .addValue(decider.id())
                .addValue(decider.name())
                .addValue(utc(decider.at()));
        return connection.preparedQuery(DECIDE).execute(values).map(PhotoWrites::only);
    }

    /** Ends a photo that the student takes back. */
    public Uni<StudentPhoto> withdraw(SqlConnection connection, UUID id, Instant at) {
        return connection
                .preparedQuery(END)
                .execute(Tuple.of(id, PhotoState.WITHDRAWN.name(), utc(at)))
                .map(PhotoWrites::only);
    }

    /** Ends what a newer photo takes the place of: the student's photo in this state, if there is one. */
    public Uni<Void> supersede(SqlConnection connection, String studentNumber, PhotoState state, Instant at) {
        return connection
                .preparedQuery(SUPERSEDE)
                .execute(Tuple.of(studentNumber, state.name(), utc(at)))
                .replaceWithVoid();
    }

    /** Forgets the student's preview, if there is one. */
    public Uni<Void> discardPreview(SqlConnection connection, String studentNumber) {
        return connection
                .preparedQuery(DISCARD_PREVIEW)
                .execute(Tuple.of(studentNumber))
                .replaceWithVoid();
    }

    private static Uni<Owner> owner(SqlClient client, String studentNumber) {
        return client.preparedQuery(OWNER).execute(Tuple.of(studentNumber)).map(rows -> {
            if (rows.size() == 0) {
                throw ProblemException.notFound("student", studentNumber);
            }
            return owner(rows.iterator().next());
        });
    }

    private static Owner owner(Row row) {
        return new Owner(
                row.getString("student_number"),
                StudentState.valueOf(row.getString("state")),
                row.getInteger("department_id"));
    }

    private static StudentPhoto only(RowSet<Row> rows) {
        return PhotoColumns.photo(rows.iterator().next());
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
