package dev.haksa.catalog;

import dev.haksa.calendar.WindowKind;
import dev.haksa.calendar.Windows;
import dev.haksa.catalog.domain.ReadRow;
import dev.haksa.catalog.domain.TimetableFile;
import dev.haksa.catalog.domain.TimetableHeader;
import dev.haksa.catalog.domain.TimetablePlan;
import dev.haksa.catalog.domain.TimetablePlanner;
import dev.haksa.catalog.domain.TimetableState;
import dev.haksa.catalog.store.CatalogDatabase;
import dev.haksa.catalog.store.SeatEvents;
import dev.haksa.catalog.store.TimetableStore;
import dev.haksa.catalog.store.TimetableWriter;
import dev.haksa.shared.audit.AuditEvent;
import dev.haksa.shared.audit.AuditTrail;
import dev.haksa.shared.blocking.BlockingWork;
import dev.haksa.shared.problem.InputViolation;
import dev.haksa.shared.problem.ProblemException;
import dev.haksa.shared.security.Caller;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Imports the timetable of a term from CSV. Importing the same file again changes nothing. */
@ApplicationScoped
public class TimetableImport {
    private final Terms terms;
    private final Windows windows;
    private final CatalogDatabase database;
    private final TimetableStore store;
    private final TimetableWriter writer;
    private final AuditTrail audit;
    private final SeatEvents seats;
    private final BlockingWork blocking;
    private final Clock clock;

    TimetableImport(
            Terms terms,
            Windows windows,
            CatalogDatabase database,
            TimetableStore store,
            TimetableWriter writer,
            AuditTrail audit,
            SeatEvents seats,
            BlockingWork blocking,
            Clock clock) {
        this.terms = terms;
        this.windows = windows;
        this.database = database;
        this.store = store;
        this.writer = writer;
        this.audit = audit;
        this.seats = seats;
        this.blocking = blocking;
        this.clock = clock;
    }

    /** One run: what is to be imported, how, and for whom. */
    private record Run(Term term, ImportMode mode, boolean dryRun, Caller caller, List<ReadRow> rows, Instant at) {
        Set<String> courseNumbers() {
            return rows.stream().map(row -> row.key().courseNumber()).collect(Collectors.toSet());
        }
    }

    /**
     * Imports a file; 404 when there is no such term, 400 when the file's header or encoding is wrong, 409 for a
     * rehearsal, since a timetable also changes courses, which are those of real terms, and while another import of the
     * term runs.
     *
     * @param file opened once, on a worker thread, and closed
     */
    public Uni<ImportReport> run(
            String termCode,
            Supplier<InputStream> file,
            Charset charset,
            ImportMode mode,
            boolean dryRun,
            Caller caller) {
        return terms.byCode(termCode)
                .invoke(TimetableImport::requireReal)
                .chain(term -> blocking.run(() -> TimetableCsv.read(file.get(), charset))
                        .map(read -> new Run(term, mode, dryRun, caller, usable(read), clock.instant())))
                .chain(run -> database.inTransaction(connection -> decideAndWrite(connection, run)));
    }

    private static void requireReal(Term term) {
        if (term.code().rehearsal()) {
            throw ProblemException.conflict(
                    "IMPORT_INTO_REHEARSAL", Map.of("term", term.code().toString()));
        }
    }

    private static List<ReadRow> usable(TimetableFile file) {
        if (!file.header().isEmpty()) {
            List<String> known = java.util.stream.Stream.concat(
                            TimetableHeader.REQUIRED.stream(), TimetableHeader.OPTIONAL.stream())
                    .toList();
            throw ProblemException.invalid(
                    file.header().stream()
                            .map(mistake -> new InputViolation(
                                    mistake.code(), "", Map.of("column", mistake.column(), "known", known)))
                            .toList(),
                    null);
        }
        return file.rows();
    }

    private Uni<ImportReport> decideAndWrite(SqlConnection connection, Run run) {
        return lock(connection, run.term())
                .chain(() -> examsPublished(connection, run))
                .chain(published -> store.load(connection, run.term().id(), run.courseNumbers(), published))
                .chain(state -> withLockedSeats(connection, run, state))
                .map(state -> TimetablePlanner.plan(run.rows(), state))
                .chain(plan -> write(connection, run, plan));
    }

    private Uni<Void> lock(SqlConnection connection, Term term) {
        return store.tryLock(connection, term.id())
                .invoke(locked -> {
                    if (!locked) {
                        throw ProblemException.conflict(
                                "IMPORT_IN_PROGRESS", Map.of("term", term.code().toString()));
                    }
                })
                .replaceWithVoid();
    }

    private Uni<Boolean> examsPublished(SqlConnection connection, Run run) {
        return windows.load(connection, List.of(run.term().id()))
                .map(all -> all.stream()
                        .anyMatch(window -> window.kind() == WindowKind.ENROLLMENT
                                && !run.at().isBefore(window.opensAt())));
    }

    /**
     * Nobody may take a seat between the look at a section that shrinks and the commit. An import that writes locks the
     * seats of the whole term, in the order of the ids as admission does: its writes and their triggers touch them in
     * any order, and two who wait for one another in a circle would both lose.
     */
    private Uni<TimetableState> withLockedSeats(SqlConnection connection, Run run, TimetableState state) {
        List<Integer> lowered = TimetablePlanner.lowered(run.rows(), state);
        if (!run.dryRun()) {
            return store.lockSeatsOfTerm(connection, run.term().id())
                    .chain(() -> store.lockSeats(connection, lowered))
                    .map(state::withEnrolled);
        }
        return lowered.isEmpty()
                ? Uni.createFrom().item(state)
                : store.lockSeats(connection, lowered).map(state::withEnrolled);
    }

    private Uni<ImportReport> write(SqlConnection connection, Run run, TimetablePlan plan) {
        boolean applied = !run.dryRun() && !(run.mode() == ImportMode.ALL_OR_NOTHING && plan.hasFailures());
        ImportReport report = new ImportReport(
                run.term().code().toString(),
                run.mode(),
                run.dryRun(),
                applied,
                plan.newDepartments().size(),
                plan.newCourses().size(),
                plan.englishTitles().size(),
                plan.results());
        return applied
                ? writer.write(connection, run.term().id(), plan)
                        .chain(() -> audit.record(connection, List.of(event(run, report))))
                        .chain(() -> seats.changed(
                                connection,
                                run.at(),
                                plan.changedCapacities(),
                                run.caller().correlationId()))
                        .replaceWith(report)
                : Uni.createFrom().item(report);
    }

    private static AuditEvent event(Run run, ImportReport report) {
        Map<String, Object> details = new HashMap<>();
        for (RowResult.Outcome outcome : RowResult.Outcome.values()) {
            details.put(outcome.name().toLowerCase(java.util.Locale.ROOT), report.count(outcome));
        }
        details.put("mode", run.mode().name());
        details.put("departmentsCreated", report.departmentsCreated());
        details.put("coursesCreated", report.coursesCreated());
        details.put("coursesUpdated", report.coursesUpdated());
        return AuditEvent.of(run.at(), run.caller(), "TIMETABLE_IMPORTED", "TERM", report.term(), details);
    }
}
