package dev.haksa.record;

import dev.haksa.conduct.ConductEntry;
import dev.haksa.conduct.ConductService;
import dev.haksa.privacy.StudentIdentity;
import dev.haksa.privacy.StudentIdentity.Identity;
import dev.haksa.record.RecordSheet.RecognisedCourse;
import dev.haksa.record.store.RecognisedRows;
import dev.haksa.shared.time.Times;
import dev.haksa.student.PastChange;
import dev.haksa.student.StudentGrades;
import dev.haksa.student.StudentGrades.Grades;
import dev.haksa.student.StudentProfile;
import dev.haksa.student.StudentRecords;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;

/** Everything that a record is made of. */
@ApplicationScoped
class RecordSources {
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
