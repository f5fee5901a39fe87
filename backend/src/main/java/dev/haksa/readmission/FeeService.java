package dev.haksa.readmission;

import dev.haksa.readmission.domain.Applicant;
import dev.haksa.readmission.domain.Places;
import dev.haksa.readmission.domain.ReadmissionState;
import dev.haksa.readmission.store.ApplicationRows;
import dev.haksa.readmission.store.FeeRows;
import dev.haksa.readmission.store.RoundRows;
import dev.haksa.shared.outbox.Outbox;
import dev.haksa.shared.outbox.OutboxEvent;
import dev.haksa.shared.problem.ProblemException;
import dev.haksa.shared.security.Caller;
import dev.haksa.shared.time.Times;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The fee of readmission (article 38): who pays in time is readmitted, and the readmission counts as used. */
@ApplicationScoped
public class FeeService {
    private final RoundRows rounds;
    private final ApplicationRows applications;
    private final FeeRows fees;
    private final ReadmissionProgress progress;
    private final Outbox outbox;
    private final Clock clock;

    FeeService(
            RoundRows rounds,
            ApplicationRows applications,
            FeeRows fees,
            ReadmissionProgress progress,
            Outbox outbox,
            Clock clock) {
        this.rounds = rounds;
        this.applications = applications;
        this.fees = fees;
        this.progress = progress;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * A payment on record.
     *
     * @param created false when the same was on record
     */
    public record Recorded(Application application, boolean created) {}

    private record Paid(
            ReadmissionProgress.Scene scene,
            FeePayment payment,
            @Nullable FeePayment known) {}

    /**
     * Records that a fee was paid. The same again changes nothing.
     *
     * @return fails with 404 without such an application, 400 for another amount or a day to come, 409 when the reference
     *     stands for something else, nothing is to be paid, or it was paid too late
     */
    public Uni<Recorded> record(FeePayment payment, Caller caller) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return rounds.inTransaction(connection -> record(connection, payment, caller, now)
                .call(done -> outbox.publish(connection, now, done.events()))
                .map(Done::recorded));
    }

    /** What came of a payment, and what to tell. */
    record Done(Recorded recorded, List<OutboxEvent> events) {}

    /** The same in a transaction that is open; the events are published by the caller. */
    Uni<Done> record(SqlConnection connection, FeePayment payment, Caller caller, Instant now) {
        return applications
                .one(connection, payment.applicationId())
                .chain(application -> rounds.lock(connection, application.roundId()))
                .chain(round -> fees.find(connection, payment.reference())
                        .map(known -> new Paid(new ReadmissionProgress.Scene(round, caller, now), payment, known)))
                .chain(paid -> paid.known() == null ? accept(connection, paid) : repeated(connection, paid));
    }

    /** Whether a payment could be recorded; fails as {@link #record} would, and changes nothing. */
    Uni<Void> examine(SqlConnection connection, FeePayment payment, Caller caller, Instant now) {
        return applications
                .one(connection, payment.applicationId())
                .chain(application -> rounds.lock(connection, application.roundId()))
                .chain(round -> fees.find(connection, payment.reference())
                        .map(known -> new Paid(new ReadmissionProgress.Scene(round, caller, now), payment, known)))
                .call(paid -> paid.known() == null
                        ? applications
                                .ofRound(connection, paid.scene().round().id())
                                .invoke(all -> step(all, paid))
                        : repeated(connection, paid))
                .replaceWithVoid();
    }

    private Uni<Done> repeated(SqlConnection connection, Paid paid) {
        if (!paid.payment().equals(paid.known())) {
            throw ProblemException.conflict(
                    "READMISSION_REFERENCE_USED",
                    Map.of("reference", paid.payment().reference()));
        }
        return applications
                .one(connection, paid.payment().applicationId())
                .map(application -> new Done(new Recorded(application, false), List.of()));
    }

    private Uni<Done> accept(SqlConnection connection, Paid paid) {
        FeePayment payment = paid.payment();
        return applications
                .ofRound(connection, paid.scene().round().id())
                .map(all -> step(all, paid))
                .chain(step -> fees.insert(
                                connection,
                                payment,
                                paid.scene().at(),
                                paid.scene().caller().id())
                        .chain(() -> progress.move(connection, paid.scene(), ReadmissionProgress.move(step, null))))
                .chain(events -> progress.advance(connection, paid.scene()).map(more -> with(events, more)))
                .chain(events -> applications
                        .one(connection, payment.applicationId())
                        .map(application -> new Done(new Recorded(application, true), events)));
    }

    private Places.Step step(List<Application> all, Paid paid) {
        FeePayment payment = paid.payment();
        ReadmissionRound round = paid.scene().round();
        Application payer = all.stream()
                .filter(one -> one.id() == payment.applicationId())
                .findFirst()
                .orElseThrow();
        requirePayable(payer, payment, paid.scene());
        List<Applicant> applicants = all.stream()
                .filter(one -> one.departmentId() == payer.departmentId())
                .map(Application::applicant)
                .toList();
        Places.Step step =
                progress.places(round, payer.departmentId()).pay(applicants, payer.applicant(), payment.paidOn());
        if (step == null) {
            throw ProblemException.conflict(
                    "READMISSION_PAID_TOO_LATE",
                    Map.of("paidOn", payment.paidOn(), "dueOn", Objects.requireNonNull(payer.dueOn())));
        }
        return step;
    }

    private static void requirePayable(Application payer, FeePayment payment, ReadmissionProgress.Scene scene) {
        int fee = scene.round().fields().feeWon();
        if (payment.amountWon() != fee) {
            throw ProblemException.invalid(
                    "READMISSION_FEE_AMOUNT", "/amountWon", Map.of("amountWon", payment.amountWon(), "feeWon", fee));
        }
        if (payment.paidOn().isAfter(Times.day(scene.at()))) {
            throw ProblemException.invalid("READMISSION_FUTURE_DAY", "/paidOn", Map.of("receivedOn", payment.paidOn()));
        }
        boolean payable = payer.state() == ReadmissionState.OFFERED || payer.state() == ReadmissionState.LAPSED;
        if (!payable) {
            throw ProblemException.conflict(
                    "READMISSION_NOTHING_TO_PAY",
                    Map.of("state", "READMISSION_" + payer.state().name()));
        }
    }

    private static List<OutboxEvent> with(List<OutboxEvent> first, List<OutboxEvent> more) {
        List<OutboxEvent> events = new ArrayList<>(first);
        events.addAll(more);
        return events;
    }
}
