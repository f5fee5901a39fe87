package dev.haksa.record;

import dev.haksa.record.sheet.RecordHtml;
import dev.haksa.shared.audit.AuditEvent;
import dev.haksa.shared.audit.AuditTrail;
import dev.haksa.shared.blocking.BlockingWork;
import dev.haksa.shared.pdf.PdfPages;
import dev.haksa.shared.security.Caller;
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
        return blocking.run(() -> PdfPages.render(RecordHtml.write(sheet)));
    }

    private Uni<Void> note(String studentNumber, Caller caller, Instant now) {
        AuditEvent event = AuditEvent.of(now, caller, "RECORD_SHEET_READ", "STUDENT", studentNumber, Map.of());
        return pool.withTransaction(connection -> audit.record(connection, List.of(event)));
    }
}
