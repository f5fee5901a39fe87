package dev.haksa.privacy;

import dev.haksa.privacy.store.ReadRows;
import dev.haksa.shared.audit.AuditEvent;
import dev.haksa.shared.audit.AuditTrail;
import dev.haksa.shared.paging.Page;
import dev.haksa.shared.paging.Paging;
import dev.haksa.shared.security.Caller;
import dev.haksa.student.StudentService;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;

/** Who looked at full resident numbers, for those who watch over it and for the students themselves. */
@ApplicationScoped
public class ResidentNumberReads {
    private final StudentService students;
    private final ReadRows rows;
    private final Pool pool;
    private final AuditTrail audit;
    private final Clock clock;

    ResidentNumberReads(StudentService students, ReadRows rows, Pool pool, AuditTrail audit, Clock clock) {
        this.students = students;
        this.rows = rows;
        this.pool = pool;
        this.audit = audit;
        this.clock = clock;
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
        return pool.withTransaction(connection -> audit.record(connection, List.of(event)))
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
