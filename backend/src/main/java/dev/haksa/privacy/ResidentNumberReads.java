package dev.haksa.privacy;

import dev.haksa.privacy.store.ReadRows;
import dev.haksa.privacy.store.ResidentNumberRows;
import dev.haksa.privacy.vault.ResidentNumberVault;
import dev.haksa.shared.audit.AuditEvent;
import dev.haksa.shared.audit.AuditTrail;
import dev.haksa.shared.paging.Page;
import dev.haksa.shared.paging.Paging;
import dev.haksa.shared.problem.ProblemException;
import dev.haksa.shared.security.Caller;
import dev.haksa.student.StudentService;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;

/** Opens a resident number to those who say what for, and tells who did: those who watch over it, and the students. */
@ApplicationScoped
public class ResidentNumberReads {
    private final StudentService students;
    private final ReadRows rows;
    private final ResidentNumberRows numbers;
    private final ResidentNumberVault vault;
    private final AuditTrail audit;
    private final Clock clock;

    ResidentNumberReads(
            StudentService students,
            ReadRows rows,
            ResidentNumberRows numbers,
            ResidentNumberVault vault,
            AuditTrail audit,
            Clock clock) {
        this.students = students;
        this.rows = rows;
        this.numbers = numbers;
        this.vault = vault;
        this.audit = audit;
        this.clock = clock;
    }

    /** Opens a number and notes who looked, what for and on what ground; 404 when none is on record. */
    public Uni<OpenedNumber> open(String studentNumber, ReadPurpose purpose, String basis, Caller caller) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return students.find(studentNumber, caller)
                .chain(student -> numbers.find(studentNumber))
                .onItem()
                .ifNull()
                .failWith(() -> ProblemException.notFound("resident number", studentNumber))
                .map(stored -> vault.open(stored.sealed(), studentNumber))
                .chain(number -> rows.inTransaction(connection ->
                                rows.insert(connection, studentNumber, ReadSubject.NUMBER, purpose, basis, caller, now))
                        .map(read -> new OpenedNumber(number.full(), read)));
    }

    /** Looks, the latest first. */
    public Uni<Page<NumberRead>> list(ReadCriteria criteria, Paging paging) {
        return rows.list(criteria, paging);
    }

    /** Looks at the caller's own number, the latest first; 404 for an account without student record. */
    public Uni<Page<NumberRead>> own(Paging paging, Caller caller) {
        return students.own(caller)
                .chain(student ->
                        rows.list(new ReadCriteria(student.standing().studentNumber(), null, null, null), paging));
    }

    /** All looks that are asked for, page by page, the latest first; that they were exported is recorded before. */
    public Uni<Multi<List<NumberRead>>> export(ReadCriteria criteria, Caller caller) {
        AuditEvent event = AuditEvent.of(
                clock.instant(),
                caller,
                "RESIDENT_NUMBER_READS_EXPORTED",
                "RESIDENT_NUMBER_READS",
                Objects.requireNonNullElse(criteria.studentNumber(), "all"),
                Map.of("from", Objects.toString(criteria.from(), ""), "until", Objects.toString(criteria.until(), "")));
        return rows.inTransaction(connection -> audit.record(connection, List.of(event)))
                .map(recorded -> pages(criteria));
    }

    private Multi<List<NumberRead>> pages(ReadCriteria criteria) {
        AtomicReference<String> after = new AtomicReference<>();
        return Multi.createBy()
                .repeating()
                .uni(() -> rows.list(criteria, new Paging(Page.MAX_LIMIT, after.get(), false))
                        .invoke(page -> after.set(page.next())))
                .whilst(page -> page.next() != null)
                .map(Page::items);
    }
}
