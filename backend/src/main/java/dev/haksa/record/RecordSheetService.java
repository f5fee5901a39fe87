package dev.haksa.record;

import dev.haksa.conduct.ConductEntry;
import dev.haksa.conduct.ConductService;
import dev.haksa.privacy.StudentIdentity;
import dev.haksa.privacy.StudentIdentity.Identity;
import dev.haksa.record.RecordSheet.RecognisedCourse;
import dev.haksa.record.sheet.RecordPdf;
import dev.haksa.record.store.RecognisedRows;
import dev.haksa.shared.audit.AuditEvent;
import dev.haksa.shared.audit.AuditTrail;
import dev.haksa.shared.blocking.BlockingWork;
import dev.haksa.shared.security.Caller;
import dev.haksa.shared.time.Times;
import dev.haksa.student.PastChange;
import dev.haksa.student.StudentGrades;
import dev.haksa.student.StudentGrades.Grades;
import dev.haksa.student.StudentProfile;
import dev.haksa.student.StudentRecords;
import dev.haksa.student.StudentService;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Puts the record together (학적부, 제44조) and prints it. Reading that of another is recorded. */
@ApplicationScoped
public class RecordSheetService {
    private final StudentService students;
    private final RecordSources sources;
    private final BlockingWork blocking;
    private final AuditTrail audit;
    private final Pool pool;
    private final Clock clock;

    RecordSheetService(
            StudentService students,
            RecordSources sources,
            BlockingWork blocking,
            AuditTrail audit,
            Pool pool,
            Clock clock) {
        this.students = students;
        this.sources = sources;
        this.blocking = blocking;
        this.audit = audit;
        this.pool = pool;
        this.clock = clock;
    }

    /** The caller's own record; 404 for an account without one. */
    public Uni<RecordSheet> own(Caller caller) {
        return students.own(caller).chain(student -> sources.collect(student, clock.instant()));
    }

    /** The record of a student whom the caller may see; 404 otherwise. */
    public Uni<RecordSheet> find(String studentNumber, Caller caller) {
        Instant now = clock.instant();
        return students.find(studentNumber, caller)
                .call(() -> note(studentNumber, caller, now))
                .chain(student -> sources.collect(student, now));
    }

    /** A record as PDF. */
    public Uni<byte[]> print(RecordSheet sheet) {
        return blocking.run(() -> RecordPdf.render(sheet));
    }

    private Uni<Void> note(String studentNumber, Caller caller, Instant now) {
        AuditEvent event = AuditEvent.of(now, caller, "RECORD_SHEET_READ", "STUDENT", studentNumber, Map.of());
        return pool.withTransaction(connection -> audit.record(connection, List.of(event)));
    }

    /** Everything that a record is made of. */
    @ApplicationScoped
    static class RecordSources {
        private final StudentRecords records;
        private final StudentGrades grades;
        private final StudentIdentity identities;
        private final ConductService conduct;
        private final RecognisedRows recognised;
        private final Pool pool;

        RecordSources(
                StudentRecords records,
                StudentGrades grades,
                StudentIdentity identities,
                ConductService conduct,
                RecognisedRows recognised,
                Pool pool) {
            this.records = records;
            this.grades = grades;
            this.identities = identities;
            this.conduct = conduct;
            this.recognised = recognised;
            this.pool = pool;
        }

        /** Each has a connection of its own: nothing here has to be of the same instant. */
        Uni<RecordSheet> collect(StudentProfile student, Instant now) {
            String number = student.standing().studentNumber();
            return Uni.combine()
                    .all()
                    .unis(
                            records.history(pool, number),
                            conduct.standing(number),
                            grades.of(number, Times.day(now)),
                            recognised.ofStudent(number),
                            identities.of(number))
                    .with(
                            (List<PastChange> changes,
                                    List<ConductEntry> entries,
                                    Grades earned,
                                    List<RecognisedCourse> courses,
                                    Identity identity) -> new RecordSheet(
                                    now,
                                    student,
                                    identity.sex(),
                                    identity.maskedNumber(),
                                    changes,
                                    entries,
                                    earned,
                                    courses));
        }
    }
}
