package dev.haksa.document;

import dev.haksa.document.domain.Retention;
import dev.haksa.document.store.PurgeRows;
import dev.haksa.regulation.EffectiveDated;
import dev.haksa.regulation.ParameterReaders;
import dev.haksa.regulation.Regulations;
import dev.haksa.shared.audit.AuditEvent;
import dev.haksa.shared.audit.AuditTrail;
import dev.haksa.shared.files.OrphanFiles;
import dev.haksa.shared.paging.Cursor;
import dev.haksa.shared.paging.Page;
import dev.haksa.shared.security.Caller;
import dev.haksa.shared.time.Times;
import io.quarkus.runtime.Startup;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Deletes papers when the years for which they are kept have passed (제16조④), and those that were never used. */
@ApplicationScoped
@Startup
public class DocumentPurge {
    private static final String FILE = "document";
    private static final int AT_ONCE = 200;

    private final PurgeRows rows;
    private final OrphanFiles orphans;
    private final AuditTrail audit;
    private final Clock clock;
    private final EffectiveDated<Integer> years;
    private final EffectiveDated<Integer> unusedDays;

    DocumentPurge(PurgeRows rows, OrphanFiles orphans, AuditTrail audit, Clock clock, Regulations regulations) {
        this.rows = rows;
        this.orphans = orphans;
        this.audit = audit;
        this.clock = clock;
        this.years = regulations.parameter(FILE, "retention-years", ParameterReaders::wholeNumber);
        this.unusedDays = regulations.parameter(FILE, "unused-days", ParameterReaders::wholeNumber);
    }

    /** What has been done so far in one purge. */
    private record Done(int documents, int files, long bytes) {
        Done plus(List<PurgeCandidate> deleted, int removed) {
            long more = deleted.stream().mapToLong(PurgeCandidate::sizeBytes).sum();
            return new Done(documents + deleted.size(), files + removed, bytes + more);
        }
    }

    private record Run(Instant at, LocalDate day, Retention rule, Caller caller) {}

    /** What a purge would delete now; nothing changes. */
    public Uni<PurgePlan> plan(int limit) {
        Run run = run(Caller.system("purge-plan"));
        return rows.total(run.day(), run.rule())
                .chain(total -> rows.candidates(run.day(), run.rule(), limit)
                        .map(first -> new PurgePlan(run.day(), run.rule(), total.documents(), total.bytes(), first)));
    }

    /** Deletes what is no longer kept, with its files as far as no other document needs them, and reports. */
    public Uni<PurgeReport> purge(Caller caller) {
        Run run = run(caller);
        return chunks(run, new Done(0, 0, 0)).chain(done -> report(run, done));
    }

    /** Reports of purges, the latest first. */
    public Uni<Page<PurgeReport>> reports(int limit, @Nullable String after) {
        JsonArray cursor = Cursor.decode(after, 1);
        Integer before = cursor == null ? null : position(cursor);
        return rows.reports(before, limit + 1)
                .map(found -> Page.of(found, limit, report -> Cursor.encode(report.id()), null));
    }

    @Scheduled(every = "24h", delayed = "35m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> purgeDaily() {
        return purge(Caller.system("document-purge")).replaceWithVoid();
    }

    private Run run(Caller caller) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        LocalDate day = Times.day(now);
        return new Run(now, day, new Retention(years.at(day), unusedDays.at(day)), caller);
    }

    private Uni<Done> chunks(Run run, Done done) {
        return rows.inTransaction(connection -> chunk(connection, run))
                .chain(deleted -> deleted.isEmpty()
                        ? Uni.createFrom().item(done)
                        : removeFiles(deleted).chain(removed -> chunks(run, done.plus(deleted, removed))));
    }

    private Uni<List<PurgeCandidate>> chunk(SqlConnection connection, Run run) {
        return rows.lock(connection, run.day(), run.rule(), AT_ONCE)
                .call(found -> rows.delete(connection, found))
                .call(found -> audit.record(
                        connection, found.stream().map(one -> event(one, run)).toList()));
    }

    private Uni<Integer> removeFiles(List<PurgeCandidate> deleted) {
        return orphans.remove(
                deleted.stream().map(PurgeCandidate::sha256).distinct().toList());
    }

    private Uni<PurgeReport> report(Run run, Done done) {
        PurgeReport report = new PurgeReport(
                0, run.at(), run.caller().name(), run.day(), run.rule(), done.documents(), done.files(), done.bytes());
        return rows.inTransaction(connection -> rows.report(connection, report, run.caller()));
    }

    private static AuditEvent event(PurgeCandidate document, Run run) {
        Map<String, Object> details = Map.of(
                "studentNumber", document.studentNumber(),
                "sha256", document.sha256(),
                "reason", document.reason().name(),
                "asOf", run.day().toString());
        return AuditEvent.of(
                run.at(),
                run.caller(),
                "DOCUMENT_PURGED",
                "DOCUMENT",
                document.id().toString(),
                details);
    }

    private static int position(JsonArray cursor) {
        if (cursor.getValue(0) instanceof Integer id) {
            return id;
        }
        throw Cursor.invalid(null);
    }
}
