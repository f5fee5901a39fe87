package dev.haksa.enrollment;

import dev.haksa.enrollment.domain.AdmissionRound;
import dev.haksa.enrollment.domain.Candidate;
import dev.haksa.enrollment.domain.EnrollmentParameters;
import dev.haksa.enrollment.domain.Ruling;
import dev.haksa.enrollment.store.AdmissionWrites;
import dev.haksa.enrollment.store.RoundOutcome;
import dev.haksa.enrollment.store.SeatRow;
import dev.haksa.shared.audit.AuditTrail;
import dev.haksa.shared.time.Times;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * One batch is one transaction: lock and load, decide in arrival order, write, commit. Nothing is answered before the
 * commit is acknowledged.
 */
@ApplicationScoped
class AdmissionBatch {
    private final Pool pool;
    private final AdmissionLoader loader;
    private final AdmissionWrites writes;
    private final EnrollmentRegulation regulation;
    private final AuditTrail audit;
    private final Clock clock;

    AdmissionBatch(
            Pool pool,
            AdmissionLoader loader,
            AdmissionWrites writes,
            EnrollmentRegulation regulation,
            AuditTrail audit,
            Clock clock) {
        this.pool = pool;
        this.loader = loader;
        this.writes = writes;
        this.regulation = regulation;
        this.audit = audit;
        this.clock = clock;
    }

    /** Decides and carries out requests, at most one of a student, in the order given. */
    Uni<List<AdmissionResult>> carryOut(List<AdmissionRequest> requests) {
        return pool.withConnection(
                connection -> carryOut(connection, requests).onFailure().call(() -> rollback(connection)));
    }

    /**
     * Decides one request as if it were carried out now; nothing changes. A client that hangs up cancels the answer but
     * not the work on the connection, which would be lost to the pool if it were left half way.
     */
    Uni<AdmissionResult> preview(AdmissionRequest request) {
        return pool.withConnection(connection -> preview(connection, request).eventually(() -> rollback(connection)));
    }

    private Uni<List<AdmissionResult>> carryOut(SqlConnection connection, List<AdmissionRequest> requests) {
        Instant now = now();
        return loader.lock(connection, requests, now)
                .map(facts -> decide(requests, facts, now))
                .call(decided -> persist(connection, decided))
                .map(Decided::results);
    }

    private Uni<AdmissionResult> preview(SqlConnection connection, AdmissionRequest request) {
        Instant now = now();
        return loader.peek(connection, List.of(request), now)
                .map(facts -> decide(List.of(request), facts, now).results().getFirst());
    }

    /**
     * A round that was decided.
     *
     * @param results in the order of the requests
     * @param written what the rulings leave behind
     */
    private record Decided(AdmissionRound round, List<AdmissionResult> results, AdmissionRecord written) {}

    private Decided decide(List<AdmissionRequest> requests, AdmissionFacts facts, Instant now) {
        EnrollmentParameters parameters = regulation.at(Times.day(now));
        AdmissionRound round = new AdmissionRound(
                parameters, facts.seats().values().stream().map(SeatRow::seats).toList());
        AdmissionRecord written = new AdmissionRecord(now, parameters.basis());
        List<AdmissionResult> results = new ArrayList<>(requests.size());
        for (AdmissionRequest request : requests) {
            Candidate candidate = facts.candidate(request);
            if (candidate != null) {
                Ruling ruling = round.decide(candidate);
                written.add(request, candidate, ruling);
                results.add(new AdmissionResult.Ruled(ruling, candidate.section(), now));
            } else if (facts.students().containsKey(request.studentNumber())) {
                results.add(new AdmissionResult.UnknownSection(request.sectionId()));
            } else {
                results.add(new AdmissionResult.UnknownStudent(request.studentNumber()));
            }
        }
        return new Decided(round, results, written);
    }

    private Uni<Void> persist(SqlConnection connection, Decided decided) {
        RoundOutcome outcome = decided.written().outcome(decided.round().seatChanges());
        return audit.record(connection, decided.written().onBehalf()).chain(() -> writes.persist(connection, outcome));
    }

    private static Uni<Void> rollback(SqlConnection connection) {
        return connection
                .query("rollback")
                .execute()
                .replaceWithVoid()
                .onFailure()
                .recoverWithNull();
    }

    /** As exact as the database keeps it, so that the first answer and a repeated one are the same. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
