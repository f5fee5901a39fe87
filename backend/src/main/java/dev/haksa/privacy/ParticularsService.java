package dev.haksa.privacy;

import dev.haksa.privacy.store.ParticularsRows;
import dev.haksa.shared.audit.AuditEvent;
import dev.haksa.shared.audit.AuditTrail;
import dev.haksa.shared.http.EntityTags;
import dev.haksa.shared.security.Caller;
import dev.haksa.student.StudentService;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Sex, province and mobile number of students; students say themselves whether representatives may learn of them. */
@ApplicationScoped
public class ParticularsService {
    private final StudentService students;
    private final ParticularsRows rows;
    private final AuditTrail audit;
    private final Clock clock;

    ParticularsService(StudentService students, ParticularsRows rows, AuditTrail audit, Clock clock) {
        this.students = students;
        this.rows = rows;
        this.audit = audit;
        this.clock = clock;
    }

    /** What students say about themselves. */
    public record OwnFields(
            @Nullable Province province, @Nullable String mobile, boolean objectsToDisclosure) {}

    /** What the office enters. */
    public record OfficeFields(
            @Nullable Sex sex,
            @Nullable Province province,
            @Nullable String mobile) {}

    /** The caller's own; 404 for an account without student record. */
    public Uni<Particulars> own(Caller caller) {
        return students.own(caller)
                .chain(student -> rows.find(student.standing().studentNumber()));
    }

    /** Those of a student whom the caller may see; 404 otherwise. */
    public Uni<Particulars> find(String studentNumber, Caller caller) {
        return students.find(studentNumber, caller).chain(student -> rows.find(studentNumber));
    }

    /** Changes the caller's own; 428 and 412 by the tag. */
    public Uni<Particulars> changeOwn(OwnFields fields, @Nullable String ifMatch, Caller caller) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return students.own(caller)
                .chain(student -> change(
                        student.standing().studentNumber(),
                        before -> new Particulars(
                                before.sex(), fields.province(), fields.mobile(), objection(before, fields, now), 0),
                        ifMatch,
                        caller));
    }

    /** Changes those of a student by office; 404 without such a student, 428 and 412 by the tag. */
    public Uni<Particulars> change(String studentNumber, OfficeFields fields, @Nullable String ifMatch, Caller caller) {
        return students.find(studentNumber, caller)
                .chain(student -> change(
                        studentNumber,
                        before -> new Particulars(
                                fields.sex(), fields.province(), fields.mobile(), before.objectedAt(), 0),
                        ifMatch,
                        caller));
    }

    private Uni<Particulars> change(
            String number, UnaryOperator<Particulars> change, @Nullable String ifMatch, Caller caller) {
        return rows.inTransaction(connection -> rows.lock(connection, number)
                .invoke(before -> EntityTags.requireMatch(ifMatch, before.version()))
                .call(before -> audit.record(connection, List.of(event(number, before, change.apply(before), caller))))
                .chain(before -> rows.write(connection, number, change.apply(before))));
    }

    private static @Nullable Instant objection(Particulars before, OwnFields fields, Instant now) {
        if (!fields.objectsToDisclosure()) {
            return null;
        }
        return before.objectedAt() == null ? now : before.objectedAt();
    }

    private AuditEvent event(String number, Particulars before, Particulars after, Caller caller) {
        return AuditEvent.of(
                clock.instant(),
                caller,
                "PARTICULARS_CHANGED",
                "STUDENT",
                number,
                Map.of("before", told(before), "after", told(after)));
    }

    private static Map<String, Object> told(Particulars particulars) {
        return Map.of(
                "sex", Objects.toString(particulars.sex(), ""),
                "province", Objects.toString(particulars.province(), ""),
                "mobile", Objects.toString(particulars.mobile(), ""),
                "objects", particulars.objectedAt() != null);
    }
}
