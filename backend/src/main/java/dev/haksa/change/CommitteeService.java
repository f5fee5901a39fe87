package dev.haksa.change;

import dev.haksa.change.domain.DueDates;
import dev.haksa.change.store.ChangeReads;
import dev.haksa.change.store.ChangeWrites;
import dev.haksa.change.store.StepRows;
import dev.haksa.shared.audit.AuditEvent;
import dev.haksa.shared.audit.AuditTrail;
import dev.haksa.shared.http.EntityTags;
import dev.haksa.shared.problem.ProblemException;
import dev.haksa.shared.security.Caller;
import dev.haksa.shared.time.Times;
import dev.haksa.workday.WorkingCalendar;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Lets the clock of a decision stand still while a committee sits (별표 8 비고). */
@ApplicationScoped
public class CommitteeService {
    private final ChangeReads reads;
    private final ChangeWrites writes;
    private final StepRows steps;
    private final ChangeKinds kinds;
    private final WorkingCalendar calendar;
    private final AuditTrail audit;
    private final Clock clock;

    CommitteeService(
            ChangeReads reads,
            ChangeWrites writes,
            StepRows steps,
            ChangeKinds kinds,
            WorkingCalendar calendar,
            AuditTrail audit,
            Clock clock) {
        this.reads = reads;
        this.writes = writes;
        this.steps = steps;
        this.kinds = kinds;
        this.calendar = calendar;
        this.audit = audit;
        this.clock = clock;
    }

    /** Something said about an application whose tag the caller has read. */
    public record Word(int changeId, String text, @Nullable String ifMatch) {}

    private record Task(Word word, Caller caller, Instant at) {
        LocalDate today() {
            return Times.day(at);
        }

        TimelineEntry entry(TimelineEntry.Type type) {
            return new TimelineEntry(at, type, caller.name(), null, null, word.text());
        }
    }

    private record Pending(RecordChange change, ChangeStep step) {}

    /**
     * A committee takes an application up; the word names it.
     *
     * @return fails with 404 without such an application, 409 when nothing waits, when the kind knows no committee or when
     *     one sits already
     */
    public Uni<RecordChange> begin(Word word, Caller caller) {
        Task task = task(word, caller);
        return writes.inTransaction(connection -> pending(connection, task)
                .invoke(pending -> requireBeginning(pending, task))
                .call(pending ->
                        steps.pause(connection, word.changeId(), pending.step().number(), task.today(), word.text()))
                .call(() -> tell(connection, task, TimelineEntry.Type.COMMITTEE_BEGAN))
                .chain(() -> reads.find(connection, word.changeId())));
    }

    /** The committee is done; the word is its finding. The working days that were left are left again. */
    public Uni<RecordChange> end(Word word, Caller caller) {
        Task task = task(word, caller);
        return writes.inTransaction(connection -> pending(connection, task)
                .call(pending ->
                        steps.resume(connection, word.changeId(), pending.step().number(), due(pending, task)))
                .call(() -> tell(connection, task, TimelineEntry.Type.COMMITTEE_ENDED))
                .chain(() -> reads.find(connection, word.changeId())));
    }

    private Task task(Word word, Caller caller) {
        return new Task(word, caller, clock.instant().truncatedTo(ChronoUnit.MICROS));
    }

    private Uni<Pending> pending(SqlConnection connection, Task task) {
        return reads.lock(connection, task.word().changeId())
                .invoke(change -> ChangeVisibility.of(task.caller()).require(change))
                .map(change -> pending(change, task));
    }

    private static Pending pending(RecordChange change, Task task) {
        ChangeStep step = change.currentStep();
        if (step == null) {
            throw ProblemException.conflict(
                    "CHANGE_NOT_PENDING",
                    Map.of("id", change.id(), "state", change.summary().state()));
        }
        EntityTags.requireMatch(task.word().ifMatch(), change.summary().version());
        return new Pending(change, step);
    }

    private void requireBeginning(Pending pending, Task task) {
        ChangeKind kind = pending.change().summary().kind();
        if (!kinds.at(kind, task.today()).committee()) {
            throw ProblemException.conflict("COMMITTEE_UNFIT", Map.of("kind", kind));
        }
        String sitting = pending.step().committee();
        if (sitting != null) {
            throw ProblemException.conflict(
                    "CHANGE_IN_COMMITTEE", Map.of("id", pending.change().id(), "committee", sitting));
        }
    }

    private LocalDate due(Pending pending, Task task) {
        LocalDate since = pending.step().pausedOn();
        if (since == null) {
            throw ProblemException.conflict(
                    "NO_COMMITTEE", Map.of("id", pending.change().id()));
        }
        return DueDates.afterPause(pending.step().dueOn(), since, task.today(), calendar.workingDays());
    }

    private Uni<Void> tell(SqlConnection connection, Task task, TimelineEntry.Type type) {
        Map<String, Object> details = Map.of("text", task.word().text());
        String id = String.valueOf(task.word().changeId());
        AuditEvent event =
                AuditEvent.of(task.at(), task.caller(), "RECORD_CHANGE_" + type, "RECORD_CHANGE", id, details);
        return writes.note(connection, task.word().changeId(), task.entry(type))
                .chain(() -> audit.record(connection, List.of(event)));
    }
}
