package dev.haksa.change;

import dev.haksa.change.store.ChangeReads;
import dev.haksa.change.store.ChangeWrites;
import dev.haksa.change.store.StepRows;
import dev.haksa.enrollment.HeldSeats;
import dev.haksa.enrollment.OfficeWork;
import dev.haksa.shared.outbox.Outbox;
import dev.haksa.shared.outbox.OutboxEvent;
import dev.haksa.shared.security.Caller;
import dev.haksa.shared.time.Times;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * What time brings about: approved changes take effect on their day, and decisions become late. Every instance looks; the
 * locks let each thing happen once.
 */
@ApplicationScoped
public class ChangeRunService {
    private static final Logger LOG = Logger.getLogger(ChangeRunService.class);

    private final EffectTask.Sources sources;
    private final StepRows steps;
    private final OfficeWork office;
    private final Clock clock;

    ChangeRunService(
            ChangeReads reads,
            ChangeWrites writes,
            ChangeHandlers handlers,
            LeftBehind leftBehind,
            ChangeExecution execution,
            HeldSeats seats,
            Outbox outbox,
            StepRows steps,
            OfficeWork office,
            Clock clock) {
        this.sources = new EffectTask.Sources(reads, writes, handlers, leftBehind, execution, seats, outbox);
        this.steps = steps;
        this.office = office;
        this.clock = clock;
    }

    private record Tried(int id, boolean done, String failure) {}

    private record Moment(Caller caller, Instant at) {}

    @Scheduled(
            every = "${haksa.record-changes.run:1m}",
            delayed = "${haksa.record-changes.run:1m}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> nowAndThen() {
        return run(Caller.system("record-change-run"))
                .onFailure()
                .invoke(failure -> LOG.warnf("changes of records could not be looked at now: %s", failure.getMessage()))
                .onFailure()
                .recoverWithNull()
                .replaceWithVoid();
    }

    /** Makes effective what is due and tells of what became late. Doing it again changes nothing. */
    public Uni<ChangeRun> run(Caller caller) {
        Moment moment = new Moment(caller, clock.instant().truncatedTo(ChronoUnit.MICROS));
        return sources.writes()
                .withConnection(connection -> sources.reads().due(connection, Times.day(moment.at())))
                .chain(due -> takeEffect(due, moment))
                .chain(tried -> tellOverdue(moment).map(overdue -> summary(tried, overdue)));
    }

    /** One after the other: each in a transaction of its own, and none stops the next. */
    private Uni<List<Tried>> takeEffect(List<Integer> due, Moment moment) {
        return Multi.createFrom()
                .iterable(due)
                .onItem()
                .transformToUniAndConcatenate(id -> takeEffect(id, moment))
                .collect()
                .asList();
    }

    private Uni<Tried> takeEffect(int id, Moment moment) {
        EffectTask task = new EffectTask(sources, id, moment.caller(), moment.at());
        return office.carryOut(task, moment.caller(), "학적변동 " + id, false)
                .map(done -> new Tried(id, done, ""))
                .onFailure()
                .invoke(failure -> LOG.errorf(failure, "record change %d could not take effect", id))
                .onFailure()
                .recoverWithItem(failure -> new Tried(id, false, String.valueOf(failure.getMessage())));
    }

    private Uni<List<Integer>> tellOverdue(Moment moment) {
        return sources.writes()
                .inTransaction(connection -> steps.claimOverdue(connection, Times.day(moment.at()), moment.at())
                        .chain(ids -> tellOverdue(connection, ids, moment)));
    }

    private Uni<List<Integer>> tellOverdue(SqlConnection connection, List<Integer> ids, Moment moment) {
        return Multi.createFrom()
                .iterable(ids)
                .onItem()
                .transformToUniAndConcatenate(id -> noteOverdue(connection, id, moment))
                .collect()
                .asList()
                .chain(events -> sources.outbox().publish(connection, moment.at(), events))
                .replaceWith(ids);
    }

    private Uni<OutboxEvent> noteOverdue(SqlConnection connection, int id, Moment moment) {
        TimelineEntry entry = new TimelineEntry(
                moment.at(), TimelineEntry.Type.OVERDUE, moment.caller().name(), null, null, null);
        return sources.writes()
                .note(connection, id, entry)
                .chain(() -> sources.reads().find(connection, id))
                .map(change -> overdue(change, moment));
    }

    private static OutboxEvent overdue(RecordChange change, Moment moment) {
        ChangeEvents.Subject subject = ChangeEvents.Subject.of(change);
        ChangeSummary.Current current = change.summary().current();
        return ChangeEvents.overdue(
                subject,
                ChangeEvents.told(subject, moment.at())
                        .put("role", current == null ? null : current.role().name())
                        .put("dueOn", current == null ? null : current.dueOn().toString()),
                moment.caller().correlationId());
    }

    private static ChangeRun summary(List<Tried> tried, List<Integer> overdue) {
        List<Integer> effective = new ArrayList<>();
        List<ChangeRun.Failure> failed = new ArrayList<>();
        for (Tried one : tried) {
            if (one.done()) {
                effective.add(one.id());
            } else if (!one.failure().isEmpty()) {
                failed.add(new ChangeRun.Failure(one.id(), one.failure()));
            }
        }
        return new ChangeRun(effective, overdue, failed);
    }
}
