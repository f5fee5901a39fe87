package dev.haksa.change;

import dev.haksa.change.domain.FilingRules;
import dev.haksa.change.store.ChangeReads;
import dev.haksa.shared.outbox.OutboxEvent;
import dev.haksa.shared.security.Caller;
import dev.haksa.shared.time.Times;
import dev.haksa.student.StudentRecords;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a student applied for before leaving the university: nothing of it can be carried out any more, but corrections of
 * the record (제44조④), which is kept.
 */
@ApplicationScoped
class LeftBehind {
    private static final Comparator<FilingRules.Open> BY_KIND =
            Comparator.comparing(FilingRules.Open::kind).thenComparingInt(FilingRules.Open::id);

    private final ChangeKinds kinds;
    private final ChangeReads reads;
    private final ChangeHandlers handlers;
    private final ChangeEnding ending;
    private final StudentRecords students;

    LeftBehind(
            ChangeKinds kinds,
            ChangeReads reads,
            ChangeHandlers handlers,
            ChangeEnding ending,
            StudentRecords students) {
        this.kinds = kinds;
        this.reads = reads;
        this.handlers = handlers;
        this.ending = ending;
        this.students = students;
    }

    /** The round of what was filed could only be locked too late: the transaction has to begin again. */
    static final class FiledMeanwhile extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private FiledMeanwhile() {
            super("something was filed while the locks were taken", null, false, false);
        }
    }

    /** A change by which somebody leaves. */
    private record Farewell(RecordChange change, Caller caller, Instant at) {
        ChangeEnding.Order cancels(RecordChange other) {
            String reason = "학적이 끝나 자동 취소됨 (학적변동 " + change.id() + ")";
            TimelineEntry entry =
                    new TimelineEntry(at, TimelineEntry.Type.CANCELLED, caller.name(), null, null, reason);
            return new ChangeEnding.Order(other, ChangeState.CANCELLED, entry, caller);
        }
    }

    /**
     * Locks, by number, what a change would cancel together with itself, after what their handlers lock before, one kind
     * after the other; then the student, so that nothing more is filed. Nothing where the student stays.
     *
     * @return fails with {@link FiledMeanwhile} when something was filed since the locks of rounds were taken
     */
    Uni<Void> lock(SqlConnection connection, int id, LocalDate today) {
        return reads.find(connection, id)
                .chain(change -> leaves(kinds.at(change.summary().kind(), today))
                        ? lockAll(connection, change)
                        : Uni.createFrom().voidItem());
    }

    private Uni<Void> lockAll(SqlConnection connection, RecordChange change) {
        return open(connection, change)
                .call(open -> lockBefore(connection, open))
                .call(() -> reads.lockWithOthers(connection, change.id()))
                .call(() -> students.lock(connection, change.summary().studentNumber()))
                .chain(open -> open(connection, change).invoke(now -> requireNoMore(open, now)))
                .replaceWithVoid();
    }

    private Uni<List<FilingRules.Open>> open(SqlConnection connection, RecordChange change) {
        return reads.open(connection, change.summary().studentNumber(), change.id());
    }

    private static void requireNoMore(List<FilingRules.Open> locked, List<FilingRules.Open> now) {
        Set<Integer> known = locked.stream().map(FilingRules.Open::id).collect(Collectors.toSet());
        if (now.stream().anyMatch(one -> !known.contains(one.id()))) {
            throw new FiledMeanwhile();
        }
    }

    private Uni<Void> lockBefore(SqlConnection connection, List<FilingRules.Open> open) {
        return Multi.createFrom()
                .iterable(open.stream().sorted(BY_KIND).toList())
                .onItem()
                .transformToUniAndConcatenate(one -> lockBefore(connection, one.id()))
                .collect()
                .asList()
                .replaceWithVoid();
    }

    private Uni<Integer> lockBefore(SqlConnection connection, int id) {
        return reads.find(connection, id)
                .call(other -> handlers.of(other.summary().kind()).lockBefore(connection, other.draft()))
                .replaceWith(id);
    }

    /** Cancels what cannot be carried out once a change has been; answers what to publish. */
    Uni<List<OutboxEvent>> cancel(SqlConnection connection, RecordChange change, Caller caller, Instant at) {
        LocalDate today = Times.day(at);
        if (!leaves(kinds.at(change.summary().kind(), today))) {
            return Uni.createFrom().item(List.of());
        }
        Farewell farewell = new Farewell(change, caller, at);
        return reads.open(connection, change.summary().studentNumber(), change.id())
                .map(open -> open.stream()
                        .filter(one -> !outlasts(one.kind(), today))
                        .toList())
                .chain(open -> cancel(connection, open, farewell));
    }

    private Uni<List<OutboxEvent>> cancel(SqlConnection connection, List<FilingRules.Open> open, Farewell farewell) {
        return Multi.createFrom()
                .iterable(open)
                .onItem()
                .transformToUniAndConcatenate(one -> cancel(connection, one.id(), farewell))
                .collect()
                .asList()
                .map(events -> events.stream().flatMap(List::stream).toList());
    }

    private Uni<List<OutboxEvent>> cancel(SqlConnection connection, int id, Farewell farewell) {
        return reads.lock(connection, id).chain(other -> ending.end(connection, farewell.cancels(other)));
    }

    private boolean outlasts(ChangeKind kind, LocalDate today) {
        return kinds.at(kind, today).effects().contains(ProcedureEffect.CORRECTS_RECORD);
    }

    private static boolean leaves(ChangeProcedure procedure) {
        return procedure.effects().contains(ProcedureEffect.LEAVES_UNIVERSITY);
    }
}
