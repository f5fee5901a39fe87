package dev.haksa.majorchange;

import dev.haksa.majorchange.domain.ApplicationState;
import dev.haksa.majorchange.domain.Room;
import dev.haksa.majorchange.domain.Selection;
import dev.haksa.majorchange.store.MajorChangeRows;
import dev.haksa.majorchange.store.QuotaRows;
import dev.haksa.regulation.Violation;
import dev.haksa.shared.http.EntityTags;
import dev.haksa.shared.outbox.Outbox;
import dev.haksa.shared.outbox.OutboxEvent;
import dev.haksa.shared.problem.ProblemException;
import dev.haksa.shared.security.Caller;
import dev.haksa.shared.time.Times;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Selects within the room of each program and entrance year (article 34 (1) and (2)), and tells without delay (35 (1)). */
@ApplicationScoped
public class SelectionService {
    private static final ApplicationState FILED = ApplicationState.FILED;

    private final MajorChangeRows rows;
    private final QuotaRows quotas;
    private final MajorChangeProgress progress;
    private final Outbox outbox;
    private final Clock clock;

    SelectionService(MajorChangeRows rows, QuotaRows quotas, MajorChangeProgress progress, Outbox outbox, Clock clock) {
        this.rows = rows;
        this.quotas = quotas;
        this.progress = progress;
        this.outbox = outbox;
        this.clock = clock;
    }

    private record Target(int programId, int entranceYear) {}

    /**
     * Selects, once filing is over and before the term starts; the president approves those selected.
     *
     * @return fails with 404, 428, 412, 409 when it was decided, 422 while applications are filed or once the term has
     *     started
     */
    public Uni<MajorChangeRound> decide(int roundId, @Nullable String ifMatch, Caller caller) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return rows.inTransaction(connection -> rows.lockRound(connection, roundId)
                .invoke(round -> requireDecidable(round, ifMatch, Times.day(now)))
                .map(round -> new MajorChangeProgress.Scene(round, caller, now))
                .chain(scene -> select(connection, scene))
                .call(() -> rows.decide(connection, roundId, caller, now))
                .chain(events -> outbox.publish(connection, now, events))
                .chain(() -> rows.round(connection, roundId)));
    }

    private static void requireDecidable(MajorChangeRound round, @Nullable String ifMatch, LocalDate today) {
        EntityTags.requireMatch(ifMatch, round.version());
        MajorChangeService.requireFiling(round);
        List<Violation> violations = new ArrayList<>();
        if (!today.isAfter(round.closesOn())) {
            violations.add(new Violation("MAJOR_CHANGE_STILL_FILING", "41", Map.of("closesOn", round.closesOn())));
        }
        if (!today.isBefore(round.term().startsOn())) {
            violations.add(new Violation(
                    "MAJOR_CHANGE_TERM_STARTED",
                    "35.1",
                    Map.of("startsOn", round.term().startsOn())));
        }
        if (!violations.isEmpty()) {
            throw ProblemException.refused(violations);
        }
    }

    private Uni<List<OutboxEvent>> select(SqlConnection connection, MajorChangeProgress.Scene scene) {
        return rows.ofRound(connection, scene.round().id())
                .map(SelectionService::byTarget)
                .onItem()
                .transformToMulti(targets -> Multi.createFrom().iterable(targets.entrySet()))
                .onItem()
                .transformToUniAndConcatenate(target -> select(connection, scene, target.getKey(), target.getValue()))
                .collect()
                .in(ArrayList<OutboxEvent>::new, List::addAll)
                .map(List::copyOf);
    }

    private static Map<Target, List<MajorChange>> byTarget(List<MajorChange> all) {
        Map<Target, List<MajorChange>> targets = new LinkedHashMap<>();
        all.stream()
                .filter(one -> one.state() == FILED)
                .forEach(one -> targets.computeIfAbsent(
                                new Target(one.targetProgramId(), one.entranceYear()), key -> new ArrayList<>())
                        .add(one));
        return targets;
    }

    private Uni<List<OutboxEvent>> select(
            SqlConnection connection, MajorChangeProgress.Scene scene, Target target, List<MajorChange> applicants) {
        List<Selection.Contender> contenders = applicants.stream()
                .map(one ->
                        new Selection.Contender(one.id(), one.gpaHundredths(), one.earnedCredits(), one.receivedOn()))
                .toList();
        return quotas.room(connection, target.entranceYear(), target.programId())
                .map(AdmissionQuota::room)
                .map(room -> moves(contenders, room, target))
                .onItem()
                .transformToMulti(moves -> Multi.createFrom().iterable(moves))
                .onItem()
                .transformToUniAndConcatenate(move -> progress.move(connection, scene, move))
                .collect()
                .in(ArrayList<OutboxEvent>::new, List::addAll)
                .map(List::copyOf);
    }

    private static List<MajorChangeRows.Move> moves(List<Selection.Contender> contenders, Room room, Target target) {
        String refusal =
                "입학정원의 여석이 없음: " + target.entranceYear() + "학년도 여석 " + room.left() + "명, 신청 " + contenders.size() + "명";
        return Selection.of(contenders, room.left()).stream()
                .map(one -> one.selected()
                        ? new MajorChangeRows.Move(one.id(), FILED, ApplicationState.SELECTED, one.rank(), null)
                        : new MajorChangeRows.Move(one.id(), FILED, ApplicationState.REFUSED, one.rank(), refusal))
                .toList();
    }
}
