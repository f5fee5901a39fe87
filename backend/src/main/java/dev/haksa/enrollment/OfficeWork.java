package dev.haksa.enrollment;

import dev.haksa.enrollment.domain.Command;
import dev.haksa.enrollment.domain.Reach;
import dev.haksa.enrollment.domain.Ruling;
import dev.haksa.enrollment.store.AdmissionReads;
import dev.haksa.shared.security.Caller;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The door for features that end enrollments by office (제5조②③, 제28조) or after a review (제46조②): on the same locks and by
 * the same rounds as every other admission, so that seats, totals, waiting lists, decisions and events agree afterwards.
 */
@ApplicationScoped
public class OfficeWork {
    /** So often the sections to be closed are locked in the usual order, after the students. */
    private static final int PATIENT_ATTEMPTS = 3;

    private final Pool pool;
    private final AdmissionReads reads;
    private final AdmissionLoader loader;
    private final AdmissionBatch batch;

    OfficeWork(Pool pool, AdmissionReads reads, AdmissionLoader loader, AdmissionBatch batch) {
        this.pool = pool;
        this.reads = reads;
        this.loader = loader;
        this.batch = batch;
    }

    private record Job<P, R>(OfficeTask<P, R> task, Caller caller, String reason, boolean dryRun) {
        AdmissionWork work(OfficeOrder order) {
            List<AdmissionRequest> requests = order.steps().stream()
                    .map(step ->
                            new AdmissionRequest(command(step), step.studentNumber(), step.arrivedAt(), caller, reason))
                    .toList();
            return new AdmissionWork(requests, order.closes(), List.of());
        }
    }

    /**
     * One go at a job.
     *
     * @param contested sections to be closed into which students kept enrolling while the job was put together
     */
    private record Attempt(Reach reach, List<Integer> contested, int number) {
        static Attempt first() {
            return new Attempt(Reach.of(List.of()), List.of(), 1);
        }

        Attempt next(Reach wider, List<Integer> closes) {
            return new Attempt(wider, number >= PATIENT_ATTEMPTS ? closes : List.of(), number + 1);
        }
    }

    private record Replanned<P>(AdmissionFacts facts, P plan) {}

    /**
     * Carries out a task in one transaction.
     *
     * @param reason recorded with every decision and in the audit trail
     * @param dryRun decides on what is there now and changes nothing
     * @return what the task recorded; fails with 503 when others hold the locks for too long: the same again may succeed
     */
    public <P, R> Uni<R> carryOut(OfficeTask<P, R> task, Caller caller, String reason, boolean dryRun) {
        Job<P, R> job = new Job<>(task, caller, reason, dryRun);
        return pool.withConnection(connection -> {
            Uni<R> done = attempt(connection, job, Attempt.first());
            return dryRun
                    ? done.eventually(() -> AdmissionBatch.rollback(connection))
                    : done.onFailure().call(() -> AdmissionBatch.rollback(connection));
        });
    }

    /** Whether a student may withdraw from a course by an application that arrived at an instant; nothing changes. */
    public Uni<WithdrawalJudgement> judgeWithdrawal(
            String studentNumber, int sectionId, Instant arrivedAt, Caller caller) {
        return batch.preview(
                        new AdmissionRequest(new Command.Withdraw(sectionId), studentNumber, arrivedAt, caller, null))
                .map(result -> judgement(result, arrivedAt));
    }

    private <P, R> Uni<R> attempt(SqlConnection connection, Job<P, R> job, Attempt attempt) {
        return reads.begin(connection)
                .chain(() -> holdContested(connection, job, attempt))
                .chain(() -> job.task().plan(connection))
                .chain(plan -> lock(connection, job, plan, attempt));
    }

    /**
     * Where students enroll faster than a closing is put together, the seats are locked before the students, against the
     * usual order. It gives up soon when it then has to wait, so that nobody waits in a circle.
     */
    private <P, R> Uni<Void> holdContested(SqlConnection connection, Job<P, R> job, Attempt attempt) {
        return attempt.contested().isEmpty() || job.dryRun()
                ? Uni.createFrom().voidItem()
                : reads.lockSeats(connection, attempt.contested())
                        .chain(() -> connection
                                .query("set local lock_timeout = '100ms'")
                                .execute())
                        .replaceWithVoid();
    }

    private <P, R> Uni<R> lock(SqlConnection connection, Job<P, R> job, P plan, Attempt attempt) {
        OfficeOrder order = job.task().order(plan);
        Instant now = batch.now();
        if (order.endsNothing()) {
            return order.away().isEmpty() || job.dryRun()
                    ? recordAlone(connection, job, plan, now)
                    : loader.lockAway(connection, away(order))
                            .chain(() -> job.task().plan(connection))
                            .chain(again -> recordUnderLocks(connection, job, order, again, attempt, now));
        }
        AdmissionWork work = job.work(order);
        Uni<AdmissionFacts> loaded = job.dryRun()
                ? loader.peekWithin(connection, work, attempt.reach(), now)
                : loader.lockWithin(connection, work, attempt.reach(), away(order), now);
        return loaded.chain(facts -> job.task().plan(connection).map(again -> new Replanned<>(facts, again)))
                .chain(replanned -> decide(connection, job, order, replanned, attempt, now));
    }

    private <P, R> Uni<R> recordAlone(SqlConnection connection, Job<P, R> job, P plan, Instant now) {
        return job.task().record(connection, plan, List.of(), now).call(() -> commit(connection, job.dryRun()));
    }

    /** Somebody may have enrolled just before the lock; then it ends after all. */
    private <P, R> Uni<R> recordUnderLocks(
            SqlConnection connection, Job<P, R> job, OfficeOrder order, P plan, Attempt attempt, Instant now) {
        return job.task().order(plan).equals(order)
                ? recordAlone(connection, job, plan, now)
                : replan(connection, job, attempt, job.task().order(plan));
    }

    private <P, R> Uni<R> replan(SqlConnection connection, Job<P, R> job, Attempt attempt, OfficeOrder underLocks) {
        if (attempt.number() >= AdmissionBatch.MOST_ATTEMPTS) {
            throw AdmissionQueue.overloaded();
        }
        return again(connection, job, attempt.next(attempt.reach(), underLocks.closes()));
    }

    private static Map<String, LocalDate> away(OfficeOrder order) {
        return order.away().stream()
                .collect(Collectors.toMap(OfficeOrder.Away::studentNumber, OfficeOrder.Away::from, (one, _) -> one));
    }

    private <P, R> Uni<R> decide(
            SqlConnection connection,
            Job<P, R> job,
            OfficeOrder order,
            Replanned<P> replanned,
            Attempt attempt,
            Instant now) {
        OfficeOrder underLocks = job.task().order(replanned.plan());
        if (!underLocks.equals(order)) {
            return replan(connection, job, attempt, underLocks);
        }
        AdmissionWork work = job.work(order);
        AdmissionBatch.Decided decided = batch.decide(work, replanned.facts(), now);
        if (!AdmissionBatch.isComplete(decided, attempt.number())) {
            Reach wider = AdmissionBatch.extended(attempt.reach(), decided);
            return again(connection, job, attempt.next(wider, List.of()));
        }
        List<OfficeResult> results = results(order, decided.results());
        if (job.dryRun()) {
            return job.task().record(connection, replanned.plan(), results, now);
        }
        // Publishing comes last of all: it holds up everybody else who publishes until the commit.
        return batch.write(connection, work, decided)
                .chain(outcome -> job.task()
                        .record(connection, replanned.plan(), results, now)
                        .call(() -> batch.finish(connection, outcome)));
    }

    private <P, R> Uni<R> again(SqlConnection connection, Job<P, R> job, Attempt next) {
        return AdmissionBatch.rollback(connection).chain(() -> attempt(connection, job, next));
    }

    private static Uni<Void> commit(SqlConnection connection, boolean dryRun) {
        return dryRun
                ? Uni.createFrom().voidItem()
                : connection.query("commit").execute().replaceWithVoid();
    }

    private static Command command(OfficeStep step) {
        return switch (step.kind()) {
            case CLOSURE -> new Command.CancelForClosure(step.sectionId());
            case UNDERPAYMENT -> new Command.CancelForUnderpayment(step.sectionId());
            case WITHDRAWAL -> new Command.Withdraw(step.sectionId());
            case RECORD_CHANGE -> new Command.CancelForRecordChange(step.sectionId());
            case RECORD_CHANGE_WAITING -> new Command.LeaveWaitlist(step.sectionId());
        };
    }

    private static List<OfficeResult> results(OfficeOrder order, List<AdmissionResult> decided) {
        List<OfficeResult> results = new ArrayList<>(decided.size());
        for (int i = 0; i < decided.size(); i++) {
            results.add(result(order.steps().get(i), decided.get(i)));
        }
        return results;
    }

    private static OfficeResult result(OfficeStep step, AdmissionResult result) {
        if (result instanceof AdmissionResult.Ruled ruled) {
            if (ruled.ruling() instanceof Ruling.Refused refused) {
                return new OfficeResult(
                        step, OfficeResult.Outcome.REFUSED, refused.decision().violations());
            }
            if (ruled.ruling() instanceof Ruling.Ended || ruled.ruling() instanceof Ruling.Left) {
                return new OfficeResult(step, OfficeResult.Outcome.ENDED, List.of());
            }
        }
        return new OfficeResult(step, OfficeResult.Outcome.NOT_HELD, List.of());
    }

    private static WithdrawalJudgement judgement(AdmissionResult result, Instant at) {
        if (!(result instanceof AdmissionResult.Ruled ruled) || ruled.ruling() instanceof Ruling.NeverEnrolled) {
            return new WithdrawalJudgement(null, false, List.of(), at);
        }
        return ruled.ruling() instanceof Ruling.Refused refused
                ? new WithdrawalJudgement(
                        ruled.section(), true, refused.decision().violations(), at)
                : new WithdrawalJudgement(ruled.section(), ruled.ruling() instanceof Ruling.Ended, List.of(), at);
    }
}
