package dev.haksa.readmission;

import dev.haksa.readmission.domain.Deadlines;
import dev.haksa.readmission.domain.Eligibility;
import dev.haksa.readmission.domain.ReadmissionState;
import dev.haksa.readmission.store.ApplicationRows;
import dev.haksa.readmission.store.RoundRows;
import dev.haksa.regulation.Violation;
import dev.haksa.shared.audit.AuditEvent;
import dev.haksa.shared.audit.AuditTrail;
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
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The readmission committee's decision (article 36), and what the clock brings about afterwards (article 38). */
@ApplicationScoped
public class CommitteeService {
    private static final Logger LOG = Logger.getLogger(CommitteeService.class);

    private final RoundRows rounds;
    private final ApplicationRows applications;
    private final ApplicantFacts facts;
    private final ReadmissionProgress progress;
    private final ReadmissionRegulation regulation;
    private final AuditTrail audit;
    private final Outbox outbox;
    private final Clock clock;

    CommitteeService(
            RoundRows rounds,
            ApplicationRows applications,
            ApplicantFacts facts,
            ReadmissionProgress progress,
            ReadmissionRegulation regulation,
            AuditTrail audit,
            Outbox outbox,
            Clock clock) {
        this.rounds = rounds;
        this.applications = applications;
        this.facts = facts;
        this.progress = progress;
        this.regulation = regulation;
        this.audit = audit;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * What the committee decided; whoever is not refused is passed, in the order of the regulation.
     *
     * @param rejections reasons by id of the application
     * @param minutes what is put on record
     */
    public record Verdict(
            Map<Integer, String> rejections, @Nullable String minutes) {
        /** Copies the reasons. */
        public Verdict {
            rejections = Map.copyOf(rejections);
        }
    }

    /**
     * Keeps the committee's decision and offers the places to the best.
     *
     * @return fails with 404, 428, 412, 409 when it was decided, 400 for an application that is not to be decided, 422
     *     while applications are filed and once the term has started
     */
    public Uni<ReadmissionRound> decide(int roundId, @Nullable String ifMatch, Verdict verdict, Caller caller) {
        Instant now = now();
        return rounds.inTransaction(connection -> rounds.lock(connection, roundId)
                .invoke(round -> requireDecidable(round, ifMatch, Times.day(now)))
                .map(round -> new ReadmissionProgress.Scene(round, caller, now))
                .chain(scene -> decide(connection, scene, verdict))
                .chain(() -> rounds.one(connection, roundId)));
    }

    /**
     * Lets offers lapse that were not paid, and offers what is free to the next in rank; the same again changes nothing.
     *
     * @return how many applications moved; 404 when there is no such round
     */
    public Uni<Integer> advance(int roundId, Caller caller) {
        Instant now = now();
        return rounds.inTransaction(connection -> rounds.lock(connection, roundId)
                .map(round -> new ReadmissionProgress.Scene(round, caller, now))
                .chain(scene -> progress.advance(connection, scene))
                .call(events -> outbox.publish(connection, now, events))
                .map(List::size));
    }

    /** The same for every round in which something may happen; one that cannot go on now does not stop the others. */
    public Uni<Void> advanceAll() {
        Caller clockwork = Caller.system("readmission-clock");
        return rounds.moving()
                .onItem()
                .transformToMulti(ids -> Multi.createFrom().iterable(ids))
                .onItem()
                .transformToUniAndConcatenate(id -> advance(id, clockwork)
                        .onFailure()
                        .invoke(failure -> LOG.warnf(failure, "readmission round %d could not go on now", id))
                        .onFailure()
                        .recoverWithItem(0))
                .collect()
                .last()
                .replaceWithVoid();
    }

    private void requireDecidable(ReadmissionRound round, @Nullable String ifMatch, LocalDate today) {
        EntityTags.requireMatch(ifMatch, round.version());
        ReadmissionRounds.requireFiling(round);
        Deadlines deadlines = regulation.deadlines(round);
        List<Violation> violations = new ArrayList<>();
        if (!today.isAfter(round.fields().closesOn())) {
            violations.add(new Violation(
                    "READMISSION_STILL_FILING",
                    "41",
                    Map.of("closesOn", round.fields().closesOn())));
        }
        if (today.isAfter(deadlines.lastOfferOn())) {
            violations.add(new Violation("READMISSION_TOO_LATE", "40", Map.of("lastOfferOn", deadlines.lastOfferOn())));
        }
        if (!violations.isEmpty()) {
            throw ProblemException.refused(violations);
        }
    }

    private Uni<Void> decide(SqlConnection connection, ReadmissionProgress.Scene scene, Verdict verdict) {
        int id = scene.round().id();
        return applications
                .ofRound(connection, id)
                .map(CommitteeService::filed)
                .invoke(filed -> requireFiled(filed, verdict))
                .chain(filed -> moves(connection, scene, filed, verdict))
                .chain(moves -> progress.moveAll(connection, scene, moves))
                .call(() -> rounds.decide(connection, id, scene.caller(), verdict.minutes(), scene.at()))
                .call(() -> record(connection, scene, verdict))
                .chain(events -> offer(connection, scene, events));
    }

    private static List<Application> filed(List<Application> all) {
        return all.stream().filter(one -> one.state() == ReadmissionState.FILED).toList();
    }

    private static void requireFiled(List<Application> filed, Verdict verdict) {
        Set<Integer> wrong = new TreeSet<>(verdict.rejections().keySet());
        wrong.removeAll(filed.stream().map(Application::id).collect(Collectors.toSet()));
        if (!wrong.isEmpty()) {
            throw ProblemException.invalid("READMISSION_NOT_FILED", "/rejections", Map.of("ids", wrong));
        }
    }

    private Uni<List<ApplicationRows.Move>> moves(
            SqlConnection connection, ReadmissionProgress.Scene scene, List<Application> filed, Verdict verdict) {
        return Multi.createFrom()
                .iterable(filed)
                .onItem()
                .transformToUniAndConcatenate(one -> facts.load(connection, one.studentNumber(), scene.today())
                        .map(known -> move(scene, one, known, verdict)))
                .collect()
                .asList();
    }

    /** Rules that have come to stand against an application since it was filed count as a refusal too. */
    private ApplicationRows.Move move(
            ReadmissionProgress.Scene scene, Application one, ApplicantFacts.Known known, Verdict verdict) {
        Eligibility.Wish wish = new Eligibility.Wish(one.receivedOn(), null, null);
        List<Violation> violations = Eligibility.check(
                known.facts(), wish, ReadmissionService.frame(scene.round(), regulation.limit(scene.today())));
        String reason = verdict.rejections().get(one.id());
        if (reason == null && violations.isEmpty()) {
            return ReadmissionProgress.move(one, ReadmissionState.WAITING, null);
        }
        return new ApplicationRows.Move(
                one.id(),
                one.state(),
                ReadmissionState.REJECTED,
                null,
                reason == null ? "자격 요건에 맞지 않음" : reason,
                violations);
    }

    /** Whoever waits without an offer learns of it too, so the news of waiting are told after the offers. */
    private Uni<Void> offer(SqlConnection connection, ReadmissionProgress.Scene scene, List<OutboxEvent> decided) {
        return rounds.one(connection, scene.round().id())
                .map(round -> new ReadmissionProgress.Scene(round, scene.caller(), scene.at()))
                .chain(now -> progress.advance(connection, now))
                .map(offers -> withoutRepetition(decided, offers))
                .chain(events -> outbox.publish(connection, scene.at(), events));
    }

    private static List<OutboxEvent> withoutRepetition(List<OutboxEvent> decided, List<OutboxEvent> offers) {
        Set<String> offered = offers.stream().map(OutboxEvent::subjectKey).collect(Collectors.toSet());
        List<OutboxEvent> events = new ArrayList<>(offers);
        decided.stream().filter(event -> !offered.contains(event.subjectKey())).forEach(events::add);
        return events;
    }

    private Uni<Void> record(SqlConnection connection, ReadmissionProgress.Scene scene, Verdict verdict) {
        Map<String, Object> details = Map.of(
                "term", scene.round().fields().term(),
                "rejected", new TreeSet<>(verdict.rejections().keySet()).toString(),
                "minutes", String.valueOf(verdict.minutes()));
        String id = String.valueOf(scene.round().id());
        return audit.record(
                connection,
                List.of(AuditEvent.of(
                        scene.at(), scene.caller(), "READMISSION_DECIDED", "READMISSION_ROUND", id, details)));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
