package dev.haksa.tuition;

import dev.haksa.catalog.Terms;
import dev.haksa.shared.audit.AuditEvent;
import dev.haksa.shared.audit.AuditTrail;
import dev.haksa.shared.outbox.Outbox;
import dev.haksa.shared.problem.ProblemException;
import dev.haksa.shared.security.Caller;
import dev.haksa.student.StudentService;
import dev.haksa.tuition.domain.PaymentBook;
import dev.haksa.tuition.store.PaymentRows;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Tuition payments, counted in credits paid for and in won (제5조③). */
@ApplicationScoped
public class PaymentService {
    private final PaymentRows rows;
    private final Terms terms;
    private final StudentService students;
    private final AuditTrail audit;
    private final Outbox outbox;
    private final Clock clock;

    PaymentService(
            PaymentRows rows, Terms terms, StudentService students, AuditTrail audit, Outbox outbox, Clock clock) {
        this.rows = rows;
        this.terms = terms;
        this.students = students;
        this.audit = audit;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * Records a payment. The same again changes nothing.
     *
     * @return fails with 400 when student, term or reversed payment do not exist or the signs are wrong, 409 when the
     *     reference has other values or more would be taken back than was paid
     */
    public Uni<RecordedPayment> record(PaymentFields payment, Caller caller) {
        return rows.inTransaction(connection -> requireKnown(connection, payment)
                .chain(termIds -> rows.lockConcerned(connection, List.of(payment), termIds))
                .map(onRecord -> enter(new PaymentBook(onRecord), payment))
                .call(isNew -> isNew
                        ? write(connection, payment, caller)
                        : Uni.createFrom().voidItem())
                .chain(isNew ->
                        rows.one(connection, payment.reference()).map(found -> new RecordedPayment(found, isNew))));
    }

    /** A payment by its reference; 404 when there is none. */
    public Uni<Payment> find(String reference) {
        return rows.one(reference);
    }

    /** What a student whom the caller may see paid for a term; 404 when there is no such student or term. */
    public Uni<TermPayments> ofTerm(String studentNumber, String termCode, Caller caller) {
        return students.find(studentNumber, caller).chain(student -> ofTerm(studentNumber, termCode));
    }

    /** What the caller paid for a term; 404 for an account without student record. */
    public Uni<TermPayments> own(String termCode, Caller caller) {
        return students.own(caller).chain(student -> ofTerm(student.standing().studentNumber(), termCode));
    }

    private Uni<TermPayments> ofTerm(String studentNumber, String termCode) {
        return terms.byCode(termCode)
                .chain(term -> rows.ofTerm(studentNumber, term.id()))
                .map(payments -> TermPayments.of(studentNumber, termCode, payments));
    }

    private Uni<Map<String, Integer>> requireKnown(SqlConnection connection, PaymentFields payment) {
        return rows.students(connection, List.of(payment.studentNumber()))
                .invoke(found -> {
                    if (found.isEmpty()) {
                        throw ProblemException.invalid(
                                "PAYMENT_UNKNOWN_STUDENT",
                                "/studentNumber",
                                Map.of("studentNumber", payment.studentNumber()));
                    }
                })
                .chain(() -> rows.terms(connection, List.of(payment.term())))
                .invoke(found -> {
                    if (found.isEmpty()) {
                        throw ProblemException.invalid("PAYMENT_UNKNOWN_TERM", "/term", Map.of("term", payment.term()));
                    }
                });
    }

    /** Whether the payment is new. */
    private static boolean enter(PaymentBook book, PaymentFields payment) {
        PaymentBook.Entry entry = book.enter(payment);
        Map<String, Object> facts = new HashMap<>(Map.of("reference", payment.reference()));
        if (payment.reverses() != null) {
            PaymentBook.Left left = book.left(payment.reverses());
            facts.put("reverses", payment.reverses());
            facts.put("remainingCredits", left.credits());
            facts.put("remainingWon", left.won());
        }
        return switch (entry) {
            case NEW -> true;
            case KNOWN -> false;
            case PAYMENT_EMPTY, PAYMENT_NEGATIVE, REVERSAL_POSITIVE ->
                throw ProblemException.invalid(entry.name(), "/credits", facts);
            case REVERSED_UNKNOWN -> throw ProblemException.invalid(entry.name(), "/reverses", facts);
            case PAYMENT_DIFFERS, REVERSAL_EXCEEDS -> throw ProblemException.conflict(entry.name(), facts);
        };
    }

    private Uni<Void> write(SqlConnection connection, PaymentFields payment, Caller caller) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return rows.insert(connection, List.of(payment), now)
                .chain(() -> audit.record(connection, List.of(event(payment, caller, now))))
                .chain(() -> outbox.publish(
                        connection, now, List.of(PaymentEvents.recorded(payment, caller.correlationId()))));
    }

    private static AuditEvent event(PaymentFields payment, Caller caller, Instant at) {
        Map<String, Object> details = new HashMap<>();
        details.put("studentNumber", payment.studentNumber());
        details.put("term", payment.term());
        details.put("credits", payment.credits());
        details.put("amountWon", payment.amountWon());
        details.put("paidOn", payment.paidOn().toString());
        details.put("reverses", payment.reverses());
        details.values().removeIf(Objects::isNull);
        String action = payment.reverses() == null ? "PAYMENT_RECORDED" : "PAYMENT_REVERSED";
        return AuditEvent.of(at, caller, action, "PAYMENT", payment.reference(), details);
    }
}
