package dev.haksa.change;

import dev.haksa.change.store.ChangeReads;
import dev.haksa.change.store.ChangeWrites;
import dev.haksa.change.store.ClearanceRows;
import dev.haksa.shared.audit.AuditEvent;
import dev.haksa.shared.audit.AuditTrail;
import dev.haksa.shared.http.EntityTags;
import dev.haksa.shared.outbox.Outbox;
import dev.haksa.shared.outbox.OutboxEvent;
import dev.haksa.shared.paging.Page;
import dev.haksa.shared.paging.Paging;
import dev.haksa.shared.problem.ProblemException;
import dev.haksa.shared.problem.ProblemType;
import dev.haksa.shared.security.Caller;
import dev.haksa.shared.security.Roles;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Others say whether they have something against a change: the library, the fees office and so on. */
@ApplicationScoped
public class ClearanceService {
    private final ClearanceRows rows;
    private final ChangeReads reads;
    private final ChangeWrites writes;
    private final AuditTrail audit;
    private final Outbox outbox;
    private final Clock clock;

    ClearanceService(
            ClearanceRows rows, ChangeReads reads, ChangeWrites writes, AuditTrail audit, Outbox outbox, Clock clock) {
        this.rows = rows;
        this.reads = reads;
        this.writes = writes;
        this.audit = audit;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * What somebody says about a clearance.
     *
     * @param reason needed to object or to waive
     * @param ifMatch the tag of what was seen
     */
    public record Answer(
            int changeId,
            String code,
            Clearance.State state,
            @Nullable String reason,
            @Nullable String ifMatch) {}

    private record Task(Answer answer, Caller caller, Instant at) {}

    /** What waits for one of those who are asked, the oldest application first; 403 when it is not the caller's code. */
    public Uni<Page<ClearanceItem>> list(String code, Set<Clearance.State> states, Paging paging, Caller caller) {
        requireReach(code, caller);
        return rows.page(code, states, paging);
    }

    /** A clearance; 403 when it is not the caller's code, 404 when the application does not ask for it. */
    public Uni<ClearanceItem> find(String code, int changeId, Caller caller) {
        requireReach(code, caller);
        return rows.find(code, changeId);
    }

    /**
     * Confirms, objects or waives. The same again changes nothing.
     *
     * @return fails with 404 when the application does not ask for it, 400 without the reason that is needed, 403 when it is
     *     not the caller's code or an external system waives, 409 when the application waits for nothing any more, 412 and
     *     428 when somebody answered since the caller looked
     */
    public Uni<Clearance> answer(Answer answer, Caller caller) {
        requireReach(answer.code(), caller);
        requireComplete(answer, caller);
        Task task = new Task(answer, caller, clock.instant().truncatedTo(ChronoUnit.MICROS));
        return writes.inTransaction(connection ->
                reads.lock(connection, answer.changeId()).chain(change -> answer(connection, task, change)));
    }

    private Uni<Clearance> answer(SqlConnection connection, Task task, RecordChange change) {
        Answer answer = task.answer();
        Clearance before = clearance(change, answer.code());
        if (before.state() == answer.state() && Objects.equals(before.reason(), answer.reason())) {
            EntityTags.requireMatch(answer.ifMatch() == null ? null : "*", before.version());
            return Uni.createFrom().item(before);
        }
        EntityTags.requireMatch(answer.ifMatch(), before.version());
        if (!change.summary().state().isPending()) {
            throw ProblemException.conflict(
                    "CHANGE_NOT_PENDING",
                    Map.of("id", change.id(), "state", change.summary().state()));
        }
        Clearance after = new Clearance(
                answer.code(),
                answer.state(),
                answer.reason(),
                task.at(),
                task.caller().name(),
                before.version() + 1);
        return rows.answer(connection, change.id(), after)
                .chain(() -> tell(connection, task, change, before))
                .replaceWith(after);
    }

    private Uni<Void> tell(SqlConnection connection, Task task, RecordChange change, Clearance before) {
        Answer answer = task.answer();
        TimelineEntry.Type type = type(answer.state());
        String note = answer.reason() == null ? answer.code() : answer.code() + ": " + answer.reason();
        TimelineEntry entry = new TimelineEntry(task.at(), type, task.caller().name(), null, null, note);
        Map<String, Object> details = Map.of(
                "code",
                answer.code(),
                "before",
                before.state().name(),
                "after",
                answer.state().name());
        AuditEvent audited = new AuditEvent(
                task.at(),
                task.caller(),
                "RECORD_CHANGE_" + type,
                "RECORD_CHANGE",
                String.valueOf(change.id()),
                answer.reason(),
                details);
        return writes.note(connection, change.id(), entry)
                .chain(() -> audit.record(connection, List.of(audited)))
                .chain(() -> outbox.publish(connection, task.at(), List.of(event(task, change, type))));
    }

    private static OutboxEvent event(Task task, RecordChange change, TimelineEntry.Type type) {
        ChangeEvents.Subject subject = ChangeEvents.Subject.of(change);
        return ChangeEvents.of(
                type,
                subject,
                ChangeEvents.told(subject, task.at())
                        .put("code", task.answer().code())
                        .put("note", task.answer().reason()),
                task.caller().correlationId());
    }

    private static TimelineEntry.Type type(Clearance.State state) {
        return switch (state) {
            case CONFIRMED -> TimelineEntry.Type.CLEARANCE_CONFIRMED;
            case OBJECTED -> TimelineEntry.Type.CLEARANCE_OBJECTED;
            case WAIVED -> TimelineEntry.Type.CLEARANCE_WAIVED;
            case PENDING -> throw new IllegalArgumentException("an answer is never pending");
        };
    }

    private static Clearance clearance(RecordChange change, String code) {
        return change.clearances().stream()
                .filter(one -> one.code().equals(code))
                .findFirst()
                .orElseThrow(() -> ProblemException.notFound("clearance", code));
    }

    /** Each integration speaks for the codes of its scopes only; academic affairs for all. */
    private static void requireReach(String code, Caller caller) {
        if (!caller.has(Roles.ACADEMIC_AFFAIRS) && !caller.has(Roles.clearancesOf(code))) {
            throw new ProblemException(ProblemType.FORBIDDEN, Map.of());
        }
    }

    private static void requireComplete(Answer answer, Caller caller) {
        if (answer.state() == Clearance.State.PENDING) {
            throw ProblemException.invalid("CLEARANCE_ANSWER", "/state", Map.of());
        }
        if (answer.state() == Clearance.State.WAIVED && !caller.has(Roles.ACADEMIC_AFFAIRS)) {
            throw new ProblemException(ProblemType.FORBIDDEN, Map.of());
        }
        boolean silent = answer.reason() == null || answer.reason().isBlank();
        if (silent && answer.state() != Clearance.State.CONFIRMED) {
            throw ProblemException.invalid("CLEARANCE_REASON", "/reason", Map.of("state", answer.state()));
        }
    }
}
