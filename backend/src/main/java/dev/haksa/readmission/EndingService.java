package dev.haksa.readmission;

import dev.haksa.readmission.domain.ReadmissionState;
import dev.haksa.readmission.domain.Revocation;
import dev.haksa.readmission.store.ApplicationRows;
import dev.haksa.readmission.store.RoundRows;
import dev.haksa.regulation.Violation;
import dev.haksa.shared.http.EntityTags;
import dev.haksa.shared.outbox.Outbox;
import dev.haksa.shared.outbox.OutboxEvent;
import dev.haksa.shared.problem.ProblemException;
import dev.haksa.shared.security.Caller;
import dev.haksa.tuition.Registrations;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Applications that end: given up by the applicant, or revoked for not registering (article 39). */
@ApplicationScoped
public class EndingService {
    private final RoundRows rounds;
    private final ApplicationRows applications;
    private final ReadmissionProgress progress;
    private final Registrations registrations;
    private final Outbox outbox;
    private final Clock clock;

    EndingService(
            RoundRows rounds,
            ApplicationRows applications,
            ReadmissionProgress progress,
            Registrations registrations,
            Outbox outbox,
            Clock clock) {
        this.rounds = rounds;
        this.applications = applications;
        this.progress = progress;
        this.registrations = registrations;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * How an application is to end.
     *
     * @param ifMatch the version that was read
     * @param reason for the record
     */
    public record Ending(int id, @Nullable String ifMatch, String reason) {}

    private record Ended(ReadmissionProgress.Scene scene, Application application) {}

    /** Gives an application up; its place goes to the next in rank. 404, 428, 412, 409 when it has ended. */
    public Uni<Application> giveUp(Ending ending, Caller caller) {
        return end(ending, caller, ReadmissionState.WITHDRAWN, (connection, ended) -> {
            requireOpen(ended.application());
            return Uni.createFrom().voidItem();
        });
    }

    /** The caller's own application; 404 for anybody else's. */
    public Uni<Application> giveUpOwn(Ending ending, Caller caller) {
        return applications
                .one(ending.id())
                .invoke(one -> {
                    if (!one.studentNumber().equals(caller.studentNumber())) {
                        throw ProblemException.notFound("readmission-application", ending.id());
                    }
                })
                .chain(() -> giveUp(ending, caller));
    }

    /**
     * Revokes a readmission whose student has not registered by the deadline (article 39), before it has taken effect. The
     * readmission counts as used, since its fee was paid.
     *
     * @return fails with 404, 428, 412, 409 when nothing was accepted or it has taken effect, 422 before the deadline is
     *     over or when the student has registered
     */
    public Uni<Application> revoke(Ending ending, Caller caller) {
        return end(ending, caller, ReadmissionState.REVOKED, this::requireRevocable);
    }

    @FunctionalInterface
    private interface Check {
        Uni<Void> of(SqlConnection connection, Ended ended);
    }

    private Uni<Application> end(Ending ending, Caller caller, ReadmissionState into, Check check) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return rounds.inTransaction(connection -> applications
                .one(connection, ending.id())
                .chain(application -> rounds.lock(connection, application.roundId()))
                .map(round -> new ReadmissionProgress.Scene(round, caller, now))
                .chain(scene -> applications.one(connection, ending.id()).map(one -> new Ended(scene, one)))
                .invoke(ended -> EntityTags.requireMatch(
                        ending.ifMatch(), ended.application().version()))
                .call(ended -> check.of(connection, ended))
                .chain(ended -> move(connection, ended, into, ending.reason()))
                .chain(() -> applications.one(connection, ending.id())));
    }

    private Uni<Void> move(SqlConnection connection, Ended ended, ReadmissionState into, String reason) {
        ApplicationRows.Move move = ReadmissionProgress.move(ended.application(), into, reason);
        return progress.move(connection, ended.scene(), move)
                .chain(events -> progress.advance(connection, ended.scene()).map(more -> with(events, more)))
                .chain(events -> outbox.publish(connection, ended.scene().at(), events));
    }

    private static void requireOpen(Application application) {
        if (!application.state().isOpen() || application.state() == ReadmissionState.READMITTED) {
            throw ended(application);
        }
    }

    private Uni<Void> requireRevocable(SqlConnection connection, Ended ended) {
        Application application = ended.application();
        if (application.state() != ReadmissionState.ACCEPTED) {
            throw ended(application);
        }
        ReadmissionRound round = ended.scene().round();
        return registrations
                .registered(
                        connection,
                        Set.of(application.studentNumber()),
                        round.term().id())
                .invoke(registered -> requireNone(Revocation.check(
                        round.fields().registerBy(), ended.scene().today(), !registered.isEmpty())))
                .replaceWithVoid();
    }

    private static void requireNone(List<Violation> violations) {
        if (!violations.isEmpty()) {
            throw ProblemException.refused(violations);
        }
    }

    private static ProblemException ended(Application application) {
        return ProblemException.conflict(
                "READMISSION_ENDED",
                Map.of("state", "READMISSION_" + application.state().name()));
    }

    private static List<OutboxEvent> with(List<OutboxEvent> first, List<OutboxEvent> more) {
        List<OutboxEvent> events = new ArrayList<>(first);
        events.addAll(more);
        return events;
    }
}
