package dev.haksa.tuition;

import dev.haksa.shared.audit.AuditEvent;
import dev.haksa.shared.audit.AuditTrail;
import dev.haksa.shared.outbox.OutboxEvent;
import dev.haksa.shared.security.Caller;
import dev.haksa.tuition.TuitionEntry.Kind;
import dev.haksa.tuition.store.AccountRows;
import dev.haksa.tuition.store.EntryRows;
import dev.haksa.tuition.store.TuitionFactRows;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.pgclient.PgException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What leaves, withdrawals and admissions given up do to tuition (제3조), for features that decide on them in transactions
 * of their own. Locks the student's accounts; take these locks before any on students or enrollments.
 */
@ApplicationScoped
public class TuitionConsequences {
    private final TuitionFactRows facts;
    private final EntryRows entries;
    private final AccountRows accounts;
    private final TuitionRegulation regulation;
    private final AuditTrail audit;

    TuitionConsequences(
            TuitionFactRows facts,
            EntryRows entries,
            AccountRows accounts,
            TuitionRegulation regulation,
            AuditTrail audit) {
        this.facts = facts;
        this.entries = entries;
        this.accounts = accounts;
        this.regulation = regulation;
        this.audit = audit;
    }

    /**
     * A carry-over that is settled.
     *
     * @param term code of the term to which it is applied, or in which it is released
     * @param source what that goes back to, such as {@code record-change/12}
     */
    public record Settlement(String studentNumber, String term, String source, Caller caller, Instant at) {}

    /**
     * What a request would do; changes nothing. 404 when there is no such term.
     *
     * @param baseDate receipt date of the request of somebody who is not on leave
     */
    public Uni<TuitionConsequence> of(
            SqlClient client, String studentNumber, String termCode, TuitionEvent event, LocalDate baseDate) {
        return of(client, studentNumber, termCode, TuitionRequest.of(event, baseDate));
    }

    /**
     * What a request would do; changes nothing. Where nothing was paid for the term, a withdrawal from leave is about the
     * term from which tuition waits to be carried over. 404 when there is no such term.
     */
    public Uni<TuitionConsequence> of(SqlClient client, String studentNumber, String termCode, TuitionRequest request) {
        return facts.concernedTerm(client, studentNumber, termCode, request)
                .chain(term -> facts.load(client, studentNumber, term))
                .map(known -> regulation.on(request.requestedOn()).decide(known, request));
    }

    /**
     * Enters what a decision does: a claim of a refund, or a carry-over; what waited to be carried over is released by a
     * refund. The database refuses more than was paid (409) and a second entry of the same source (409).
     */
    public Uni<RecordedConsequence> record(SqlConnection connection, TuitionOrder order) {
        String student = order.studentNumber();
        return facts.concernedTerm(connection, student, order.term(), order.request())
                .call(term -> lock(connection, student, term))
                .chain(term -> of(connection, student, term, order.request()))
                .call(consequence -> releaseForRefund(connection, order, consequence.term()))
                .call(consequence -> entries.insert(connection, order, consequence))
                .call(consequence -> audit.record(connection, List.of(event(order, consequence))))
                .map(consequence -> new RecordedConsequence(consequence, TuitionEvents.recorded(consequence, order)));
    }

    /**
     * Applies what waits from earlier terms to the term for which the student registers next, also when it is nothing.
     *
     * @return what was applied, nothing when nothing waits; its events are to be published last of all
     */
    public Uni<SettledCarryOver> applyCarryOver(SqlConnection connection, Settlement settlement) {
        return facts.termId(connection, settlement.term())
                .chain(term -> accounts.lockAll(connection, settlement.studentNumber(), term))
                .chain(() -> entries.applyOpen(connection, settlement))
                .call(applied -> audit.record(connection, settled("CARRY_OVER_APPLIED", settlement, applied)))
                .map(applied -> settlement("tuition.carry-over-applied", settlement, applied));
    }

    /** Releases what waits to be carried over from a term, because the leave was cancelled (제30조). */
    public Uni<SettledCarryOver> releaseCarryOver(SqlConnection connection, Settlement settlement) {
        return lock(connection, settlement.studentNumber(), settlement.term())
                .chain(() -> entries.releaseOpen(connection, settlement))
                .call(released -> audit.record(connection, settled("CARRY_OVER_RELEASED", settlement, released)))
                .map(released -> settlement("tuition.carry-over-released", settlement, released));
    }

    private Uni<Integer> lock(SqlConnection connection, String studentNumber, String term) {
        return facts.termId(connection, term).chain(id -> accounts.lock(connection, studentNumber, id));
    }

    private Uni<Void> releaseForRefund(SqlConnection connection, TuitionOrder order, String term) {
        if (order.request().event().isLeave()) {
            return Uni.createFrom().voidItem();
        }
        Settlement settlement = new Settlement(order.studentNumber(), term, order.source(), order.caller(), order.at());
        return entries.releaseOpen(connection, settlement)
                .chain(released -> audit.record(connection, settled("CARRY_OVER_RELEASED", settlement, released)));
    }

    /** Whether a failure of {@link #record} says that the same source was recorded before. */
    static boolean isRepeated(Throwable failure) {
        return failure instanceof PgException pg && "tuition_entry_once".equals(pg.getConstraint());
    }

    private static SettledCarryOver settlement(String type, Settlement settlement, List<TuitionEntry> settled) {
        List<OutboxEvent> events = settled.stream()
                .map(entry -> TuitionEvents.settled(
                        type,
                        settlement.studentNumber(),
                        entry,
                        settlement.caller().correlationId()))
                .toList();
        return new SettledCarryOver(settled, events);
    }

    private static AuditEvent event(TuitionOrder order, TuitionConsequence consequence) {
        Kind kind = order.request().event().isLeave() ? Kind.CARRY_OVER : Kind.REFUND;
        Map<String, Object> details = Map.of(
                "event", order.request().event().name(),
                "outcome", consequence.outcome().name(),
                "amountWon", consequence.amountWon(),
                "baseDate", consequence.baseDate().toString(),
                "source", order.source());
        String subject = order.studentNumber() + "/" + consequence.term();
        return AuditEvent.of(order.at(), order.caller(), "TUITION_" + kind, "TUITION_ACCOUNT", subject, details);
    }

    private static List<AuditEvent> settled(String action, Settlement settlement, List<TuitionEntry> settled) {
        List<AuditEvent> events = new ArrayList<>();
        for (TuitionEntry entry : settled) {
            String subject = settlement.studentNumber() + "/" + entry.term();
            Map<String, Object> details = Map.of(
                    "amountWon", entry.amountWon(),
                    "credits", entry.credits(),
                    "settles", String.valueOf(entry.settles()),
                    "source", settlement.source());
            events.add(
                    AuditEvent.of(settlement.at(), settlement.caller(), action, "TUITION_ACCOUNT", subject, details));
        }
        return events;
    }
}
