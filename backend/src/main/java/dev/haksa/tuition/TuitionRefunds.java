package dev.haksa.tuition;

import dev.haksa.catalog.Terms;
import dev.haksa.shared.audit.AuditEvent;
import dev.haksa.shared.audit.AuditTrail;
import dev.haksa.shared.outbox.Outbox;
import dev.haksa.shared.paging.Page;
import dev.haksa.shared.paging.Paging;
import dev.haksa.shared.problem.ProblemException;
import dev.haksa.shared.security.Caller;
import dev.haksa.shared.time.Times;
import dev.haksa.tuition.TuitionRefund.Payout;
import dev.haksa.tuition.store.RefundRows;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Refunds for finance: what is due, and that it was paid out, once (제3조③). */
@ApplicationScoped
public class TuitionRefunds {
    private final RefundRows rows;
    private final Terms terms;
    private final AuditTrail audit;
    private final Outbox outbox;
    private final Pool pool;
    private final Clock clock;

    TuitionRefunds(RefundRows rows, Terms terms, AuditTrail audit, Outbox outbox, Pool pool, Clock clock) {
        this.rows = rows;
        this.terms = terms;
        this.audit = audit;
        this.outbox = outbox;
        this.pool = pool;
        this.clock = clock;
    }

    /**
     * Which refunds.
     *
     * @param term code of the term of the refund
     * @param states none for all
     */
    public record Filter(String term, Set<TuitionRefund.State> states) {
        /** Copies the states. */
        public Filter {
            states = Set.copyOf(states);
        }
    }

    /** A transfer that paid a refund out. */
    public record Transfer(String reference, LocalDate paidOn) {}

    /**
     * A refund that is paid out.
     *
     * @param created whether it was still due
     */
    public record Paid(TuitionRefund refund, boolean created) {}

    /** Refunds of a term, the oldest first; 404 without such a term. */
    public Uni<Page<TuitionRefund>> list(Filter filter, Paging paging) {
        return terms.byCode(filter.term()).chain(() -> rows.page(filter, paging));
    }

    /** The same, all of them. */
    public Uni<List<TuitionRefund>> all(Filter filter) {
        return terms.byCode(filter.term()).chain(() -> rows.all(filter));
    }

    /** A refund; 404 when there is none. */
    public Uni<TuitionRefund> find(int id) {
        return rows.find(pool, id);
    }

    /**
     * Records that a refund was paid out; the same again changes nothing. 404 without such a refund, 400 for a day to come
     * or before the claim, 409 when it was paid by another transfer or the transfer paid another refund.
     */
    public Uni<Paid> payOut(int id, Transfer transfer, Caller caller) {
        Instant at = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return pool.withTransaction(connection -> rows.lock(connection, id)
                .invoke(refund -> requireSense(refund, transfer, Times.day(at)))
                .chain(refund -> refund.payout() == null
                        ? record(connection, refund, transfer, caller, at)
                        : Uni.createFrom().item(same(refund, refund.payout(), transfer))));
    }

    private Uni<Paid> record(
            SqlConnection connection, TuitionRefund refund, Transfer transfer, Caller caller, Instant at) {
        Payout payout = new Payout(transfer.reference(), transfer.paidOn(), at, caller.name());
        return rows.payOut(connection, refund.id(), payout)
                .chain(() -> audit.record(connection, List.of(event(refund, payout, caller))))
                .chain(() -> rows.find(connection, refund.id()))
                .call(() -> outbox.publish(
                        connection, at, List.of(TuitionEvents.paidOut(refund, payout, caller.correlationId()))))
                .map(paid -> new Paid(paid, true));
    }

    private static Paid same(TuitionRefund refund, Payout payout, Transfer transfer) {
        if (!payout.isSame(transfer.reference(), transfer.paidOn())) {
            throw ProblemException.conflict(
                    "REFUND_PAID",
                    Map.of("id", refund.id(), "reference", payout.reference(), "paidOn", payout.paidOn()));
        }
        return new Paid(refund, false);
    }

    private static void requireSense(TuitionRefund refund, Transfer transfer, LocalDate today) {
        LocalDate claimedOn = Times.day(refund.recordedAt());
        if (transfer.paidOn().isAfter(today) || transfer.paidOn().isBefore(claimedOn)) {
            throw ProblemException.invalid(
                    "REFUND_PAID_ON",
                    "/paidOn",
                    Map.of("paidOn", transfer.paidOn(), "claimedOn", claimedOn, "today", today));
        }
    }

    private static AuditEvent event(TuitionRefund refund, Payout payout, Caller caller) {
        Map<String, Object> details = Map.of(
                "refund", refund.id(),
                "amountWon", refund.amountWon(),
                "reference", payout.reference(),
                "paidOn", payout.paidOn().toString());
        String subject = refund.studentNumber() + "/" + refund.term();
        return AuditEvent.of(payout.recordedAt(), caller, "TUITION_REFUND_PAID", "TUITION_ACCOUNT", subject, details);
    }
}
