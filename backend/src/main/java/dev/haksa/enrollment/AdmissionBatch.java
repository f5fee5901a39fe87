package dev.haksa.enrollment;

import dev.haksa.enrollment.domain.AdmissionRound;
import dev.haksa.enrollment.domain.EnrollmentParameters;
import dev.haksa.enrollment.domain.Reach;
import dev.haksa.enrollment.domain.Ruling;
import dev.haksa.enrollment.store.AdmissionWrites;
import dev.haksa.enrollment.store.RoundOutcome;
import dev.haksa.shared.audit.AuditTrail;
import dev.haksa.shared.time.Times;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * One batch is one transaction: lock and load, decide in arrival order, write, commit. Nothing is answered before the
 * commit is acknowledged. When seats go to waiting students who were not locked, the transaction begins anew with them,
 * so that locks are always taken in the same order.
 */
@ApplicationScoped
class AdmissionBatch {
    static final int MOST_ATTEMPTS = 12;

    private final Pool pool;
    private final Pool reserved;
    private final AdmissionLoader loader;
    private final AdmissionWrites writes;
    private final EnrollmentRegulation regulation;
    private final AuditTrail audit;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    AdmissionBatch(
            Pool pool,
            @ReactiveDataSource("admission") Pool reserved,
            AdmissionLoader loader,
            AdmissionWrites writes,
            EnrollmentRegulation regulation,
            AuditTrail audit,
            Clock clock) {
        this.pool = pool;
        this.reserved = reserved;
        this.loader = loader;
        this.writes = writes;
        this.regulation = regulation;
        this.audit = audit;
        this.clock = clock;
    }

    /** Decides and carries out requests in the order given. */
    Uni<List<AdmissionResult>> carryOut(List<AdmissionRequest> requests) {
        return carryOut(AdmissionWork.of(requests));
    }

    /** Does what the work says, all of it or nothing. */
    Uni<List<AdmissionResult>> carryOut(AdmissionWork work) {
        return reserved.withConnection(connection -> loader.likelyReach(connection, work)
                .chain(reach -> attempt(connection, work, reach, 1))
                .onFailure()
                .call(() -> rollback(connection)));
    }

    /**
     * Decides one request as if it were carried out now; nothing changes. A client that hangs up cancels the answer but
     * not the work on the connection, which would be lost to the pool if it were left half way.
     */
    Uni<AdmissionResult> preview(AdmissionRequest request) {
        return preview(AdmissionWork.of(List.of(request))).map(List::getFirst);
    }

    /** The same for more than one request. */
    Uni<List<AdmissionResult>> preview(AdmissionWork work) {
        return pool.withConnection(connection -> loader.likelyReach(connection, work)
                .chain(reach -> previewAttempt(connection, work, reach, 1))
                .eventually(() -> rollback(connection)));
    }

    private Uni<List<AdmissionResult>> attempt(SqlConnection connection, AdmissionWork work, Reach reach, int number) {
        Instant now = now();
        return loader.lock(connection, work, reach, now)
                .map(facts -> decide(work, facts, now))
                .chain(decided -> isComplete(decided, number)
                        ? persist(connection, work, decided).replaceWith(decided.results())
                        : rollback(connection)
                                .chain(() -> attempt(connection, work, extended(reach, decided), number + 1)));
    }

    private Uni<List<AdmissionResult>> previewAttempt(
            SqlConnection connection, AdmissionWork work, Reach reach, int number) {
        Instant now = now();
        return loader.peek(connection, work, reach, now)
                .map(facts -> decide(work, facts, now))
                .chain(decided -> isComplete(decided, number)
                        ? Uni.createFrom().item(decided.results())
                        : rollback(connection)
                                .chain(() -> previewAttempt(connection, work, extended(reach, decided), number + 1)));
    }

    /**
     * A round that was decided.
     *
     * @param results in the order of the requests
     * @param written what the rulings leave behind
     */
    record Decided(AdmissionRound round, List<AdmissionResult> results, AdmissionRecord written) {}

    static boolean isComplete(Decided decided, int attempt) {
        boolean complete =
                decided.round().missing().isEmpty() && !decided.round().needsLongerLists();
        if (!complete && attempt >= MOST_ATTEMPTS) {
            throw AdmissionQueue.overloaded();
        }
        return complete;
    }

    static Reach extended(Reach reach, Decided decided) {
        Reach more = reach.with(decided.round().missing());
        return decided.round().needsLongerLists() ? more.deeper() : more;
    }

    Decided decide(AdmissionWork work, AdmissionFacts facts, Instant now) {
        EnrollmentParameters parameters = regulation.at(Times.day(now));
        AdmissionRound round = new AdmissionRound(facts.forRound(), parameters, now, random::nextDouble);
        AdmissionRecord written = new AdmissionRecord(facts, now, parameters.basis());
        List<AdmissionResult> results = new ArrayList<>(work.requests().size());
        work.closed().forEach(round::closeWaitlist);
        work.released().forEach(section -> round.release(section, facts.due(section)));
        written.addOwnWork(round.drain());
        for (AdmissionRequest request : work.requests()) {
            results.add(decide(round, facts, request, now));
            written.add(request, round.drain());
        }
        return new Decided(round, results, written);
    }

    private static AdmissionResult decide(
            AdmissionRound round, AdmissionFacts facts, AdmissionRequest request, Instant now) {
        AdmissionResult unknown = facts.unknown(request);
        if (unknown != null) {
            return unknown;
        }
        Ruling ruling = round.decide(request.application());
        List<Integer> asked = request.command().sections();
        return new AdmissionResult.Ruled(
                ruling,
                asked,
                asked.stream()
                        .distinct()
                        .filter(facts.sections()::containsKey)
                        .collect(Collectors.toMap(id -> id, facts.sections()::get)),
                now);
    }

    Uni<Void> persist(SqlConnection connection, AdmissionWork work, Decided decided) {
        return audit.record(connection, decided.written().onBehalf())
                .chain(() -> writes.persist(connection, decided.written().outcome(decided.round(), work)));
    }

    /** The same in two parts, for work that has something to write and to tell in between. */
    Uni<RoundOutcome> write(SqlConnection connection, AdmissionWork work, Decided decided) {
        RoundOutcome outcome = decided.written().outcome(decided.round(), work);
        return audit.record(connection, decided.written().onBehalf())
                .chain(() -> writes.write(connection, outcome))
                .replaceWith(outcome);
    }

    /** Publishes and commits what was written. */
    Uni<Void> finish(SqlConnection connection, RoundOutcome outcome) {
        return writes.finish(connection, outcome);
    }

    static Uni<Void> rollback(SqlConnection connection) {
        return connection
                .query("rollback")
                .execute()
                .replaceWithVoid()
                .onFailure()
                .recoverWithNull();
    }

    /** As exact as the database keeps it, so that the first answer and a repeated one are the same. */
    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
