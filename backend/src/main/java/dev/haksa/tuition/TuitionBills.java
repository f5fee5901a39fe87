package dev.haksa.tuition;

import dev.haksa.shared.audit.AuditEvent;
import dev.haksa.shared.audit.AuditTrail;
import dev.haksa.shared.http.EntityTags;
import dev.haksa.shared.problem.ProblemException;
import dev.haksa.shared.security.Caller;
import dev.haksa.tuition.store.BillRows;
import dev.haksa.tuition.store.PaymentRows;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Bills: what students are charged for a term (고지). Entries that were made before a bill changed stay as they are. */
@ApplicationScoped
public class TuitionBills {
    private final BillRows bills;
    private final PaymentRows payments;
    private final AuditTrail audit;
    private final Pool pool;
    private final Clock clock;

    TuitionBills(BillRows bills, PaymentRows payments, AuditTrail audit, Pool pool, Clock clock) {
        this.bills = bills;
        this.payments = payments;
        this.audit = audit;
        this.pool = pool;
        this.clock = clock;
    }

    /** Whose bill it is, and of which term. */
    public record Key(String studentNumber, String term) {}

    /** The charged amounts, in whole won. */
    public record Amounts(long tuitionWon, long admissionFeeWon) {}

    /**
     * A bill as it was entered.
     *
     * @param created whether there was none before
     */
    public record Entered(TuitionBill bill, boolean created) {}

    private record Change(@Nullable TuitionBill before, TuitionBill after) {}

    /** A student's bill of a term; 404 when there is none. */
    public Uni<TuitionBill> find(Key key) {
        return bills.find(pool, key.studentNumber(), key.term())
                .onItem()
                .ifNull()
                .failWith(() -> ProblemException.notFound("bill", key.studentNumber() + "/" + key.term()));
    }

    /**
     * Enters a bill, or changes the one that there is; the same amounts again change nothing. 404 without such a student
     * or term, 428 and 412 for a bill that exists.
     */
    public Uni<Entered> enter(Key key, Amounts amounts, @Nullable String ifMatch, Caller caller) {
        return pool.withTransaction(connection -> requireKnown(connection, key)
                .chain(() -> bills.find(connection, key.studentNumber(), key.term()))
                .invoke(before -> requireMatch(before, ifMatch))
                .map(before -> new Change(before, bill(key, amounts)))
                .call(change -> write(connection, change, caller))
                .chain(change -> entered(connection, change)));
    }

    private Uni<Void> requireKnown(SqlConnection connection, Key key) {
        return payments.students(connection, List.of(key.studentNumber()))
                .invoke(found -> requireFound(found.isEmpty(), "student", key.studentNumber()))
                .chain(() -> payments.terms(connection, List.of(key.term())))
                .invoke(found -> requireFound(found.isEmpty(), "term", key.term()))
                .replaceWithVoid();
    }

    private static void requireFound(boolean missing, String what, String key) {
        if (missing) {
            throw ProblemException.notFound(what, key);
        }
    }

    private static void requireMatch(@Nullable TuitionBill before, @Nullable String ifMatch) {
        if (before != null) {
            EntityTags.requireMatch(ifMatch, before.version());
        }
    }

    private TuitionBill bill(Key key, Amounts amounts) {
        return new TuitionBill(
                key.studentNumber(),
                key.term(),
                amounts.tuitionWon(),
                amounts.admissionFeeWon(),
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                0);
    }

    private Uni<Void> write(SqlConnection connection, Change change, Caller caller) {
        TuitionBill before = change.before();
        boolean same = before != null
                && before.tuitionWon() == change.after().tuitionWon()
                && before.admissionFeeWon() == change.after().admissionFeeWon();
        return same
                ? Uni.createFrom().voidItem()
                : bills.write(connection, change.after(), caller.name())
                        .chain(() -> audit.record(connection, List.of(event(change, caller))));
    }

    private Uni<Entered> entered(SqlConnection connection, Change change) {
        return bills.find(
                        connection,
                        change.after().studentNumber(),
                        change.after().term())
                .onItem()
                .ifNull()
                .failWith(() -> new IllegalStateException("the bill that was written is gone"))
                .map(bill -> new Entered(bill, change.before() == null));
    }

    private static AuditEvent event(Change change, Caller caller) {
        TuitionBill before = change.before();
        TuitionBill after = change.after();
        Map<String, Object> details = new HashMap<>();
        if (before != null) {
            details.put("tuitionWonBefore", before.tuitionWon());
            details.put("admissionFeeWonBefore", before.admissionFeeWon());
        }
        details.put("tuitionWon", after.tuitionWon());
        details.put("admissionFeeWon", after.admissionFeeWon());
        String subject = after.studentNumber() + "/" + after.term();
        return AuditEvent.of(after.enteredAt(), caller, "TUITION_BILLED", "TUITION_BILL", subject, details);
    }
}
