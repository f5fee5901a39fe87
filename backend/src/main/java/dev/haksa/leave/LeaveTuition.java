package dev.haksa.leave;

import dev.haksa.catalog.Term;
import dev.haksa.catalog.Terms;
import dev.haksa.change.ApprovedChange;
import dev.haksa.change.ChangeDraft;
import dev.haksa.change.ChangeKind;
import dev.haksa.change.Consequence;
import dev.haksa.shared.outbox.OutboxEvent;
import dev.haksa.student.Leave;
import dev.haksa.student.StudentRecord;
import dev.haksa.student.StudentState;
import dev.haksa.tuition.RecordedConsequence;
import dev.haksa.tuition.SettledCarryOver;
import dev.haksa.tuition.TuitionAccounts;
import dev.haksa.tuition.TuitionConsequence;
import dev.haksa.tuition.TuitionConsequences;
import dev.haksa.tuition.TuitionEvent;
import dev.haksa.tuition.TuitionOrder;
import dev.haksa.tuition.TuitionRequest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What leaves, returns and withdrawals do to tuition (제3조, 별표 1, 별표 2). */
@ApplicationScoped
class LeaveTuition {
    private static final int LOOKING_BACK_YEARS = 1;

    private final TuitionConsequences consequences;
    private final TuitionAccounts accounts;
    private final Terms terms;

    LeaveTuition(TuitionConsequences consequences, TuitionAccounts accounts, Terms terms) {
        this.consequences = consequences;
        this.accounts = accounts;
        this.terms = terms;
    }

    /** A term and what is asked of its tuition; null where nothing is. */
    private record Matter(@Nullable Term term, @Nullable TuitionRequest request) {}

    /** Locks the student's accounts, that of the term that is concerned among them, before anything else. */
    Uni<Void> lock(SqlConnection connection, ChangeDraft draft) {
        return concerned(connection, draft)
                .chain(found -> found.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : accounts.lockAll(
                                connection,
                                draft.studentNumber(),
                                found.getLast().id()));
    }

    /** The term under way or coming next; until it is entered, who withdraws is refunded for the last one. */
    private Uni<List<Term>> concerned(SqlConnection connection, ChangeDraft draft) {
        LocalDate receipt = draft.receiptDate();
        return terms.regularFrom(connection, receipt)
                .chain(coming -> coming.isEmpty() && draft.kind() == ChangeKind.WITHDRAWAL
                        ? terms.regularFrom(connection, receipt.minusYears(LOOKING_BACK_YEARS))
                        : Uni.createFrom().item(coming.stream().limit(1).toList()));
    }

    /** What a leave or withdrawal would do; nothing where the dates of the term are not known. */
    Uni<List<Consequence>> of(SqlConnection connection, ChangeDraft draft, StudentRecord student) {
        return matter(connection, draft, student).chain(matter -> of(connection, student, matter));
    }

    private Uni<List<Consequence>> of(SqlConnection connection, StudentRecord student, Matter matter) {
        Term term = matter.term();
        TuitionRequest request = matter.request();
        if (term == null || request == null) {
            return Uni.createFrom().item(List.of());
        }
        return consequences
                .of(connection, student.studentNumber(), term.code().toString(), request)
                .map(LeaveTuition::told);
    }

    /** Enters what a leave or withdrawal does; answers what to publish. */
    Uni<List<OutboxEvent>> record(SqlConnection connection, ApprovedChange change, StudentRecord student, Instant at) {
        return matter(connection, change.draft(), student).chain(matter -> record(connection, change, matter, at));
    }

    private Uni<List<OutboxEvent>> record(SqlConnection connection, ApprovedChange change, Matter matter, Instant at) {
        Term term = matter.term();
        TuitionRequest request = matter.request();
        if (term == null || request == null) {
            return Uni.createFrom().item(List.of());
        }
        TuitionOrder order = new TuitionOrder(
                change.draft().studentNumber(), term.code().toString(), request, change.source(), change.caller(), at);
        return consequences.record(connection, order).map(RecordedConsequence::events);
    }

    /** A return applies what was carried over; a cancelled leave releases it. Answers what to publish. */
    Uni<List<OutboxEvent>> settle(SqlConnection connection, ApprovedChange change, @Nullable Leave leave, Instant at) {
        boolean cancelled = change.draft().kind() == ChangeKind.LEAVE_CANCEL;
        LocalDate day = cancelled && leave != null
                ? leave.firstRequestedOn()
                : change.draft().receiptDate();
        return terms.regularFrom(connection, day)
                .chain(coming -> coming.isEmpty()
                        ? Uni.createFrom().item(List.<OutboxEvent>of())
                        : settle(connection, cancelled, settlement(change, coming.getFirst(), at)));
    }

    private Uni<List<OutboxEvent>> settle(
            SqlConnection connection, boolean cancelled, TuitionConsequences.Settlement settlement) {
        Uni<SettledCarryOver> settled = cancelled
                ? consequences.releaseCarryOver(connection, settlement)
                : consequences.applyCarryOver(connection, settlement);
        return settled.map(SettledCarryOver::events);
    }

    private static TuitionConsequences.Settlement settlement(ApprovedChange change, Term term, Instant at) {
        return new TuitionConsequences.Settlement(
                change.draft().studentNumber(), term.code().toString(), change.source(), change.caller(), at);
    }

    private Uni<Matter> matter(SqlConnection connection, ChangeDraft draft, StudentRecord student) {
        return concerned(connection, draft)
                .map(found -> new Matter(found.isEmpty() ? null : found.getLast(), request(draft, student)));
    }

    private static @Nullable TuitionRequest request(ChangeDraft draft, StudentRecord student) {
        LocalDate receipt = draft.receiptDate();
        return switch (draft.kind()) {
            case LEAVE_GENERAL -> fromHere(student, TuitionEvent.LEAVE_GENERAL, receipt);
            case LEAVE_SICK -> fromHere(student, TuitionEvent.LEAVE_SICK, receipt);
            case LEAVE_MILITARY -> fromHere(student, TuitionEvent.LEAVE_MILITARY, receipt);
            case WITHDRAWAL -> withdrawal(student, receipt);
            default -> null;
        };
    }

    /** Who is on leave already and enlists or falls ill carries over what the new kind grants beyond the former (제29조). */
    private static @Nullable TuitionRequest fromHere(StudentRecord student, TuitionEvent event, LocalDate receipt) {
        Leave leave = student.leave();
        if (student.state() == StudentState.ON_LEAVE && leave != null) {
            return TuitionRequest.changedLeave(event, receipt, leave.firstRequestedOn());
        }
        return student.state() == StudentState.ENROLLED ? TuitionRequest.of(event, receipt) : null;
    }

    /** Who withdraws from leave is refunded by the first request of the leave (제3조②). */
    private static TuitionRequest withdrawal(StudentRecord student, LocalDate receipt) {
        Leave leave = student.leave();
        if (leave == null) {
            TuitionRequest asked = TuitionRequest.of(TuitionEvent.WITHDRAWAL, receipt);
            return student.state() == StudentState.ON_LEAVE ? asked.whileOnLeave() : asked;
        }
        boolean extended = leave.firstRequestedOn().isBefore(leave.requestedOn());
        return TuitionRequest.fromLeave(receipt, leave.firstRequestedOn(), extended);
    }

    private static List<Consequence> told(TuitionConsequence consequence) {
        return List.of(new Consequence(Consequence.Area.TUITION, consequence.code(), consequence.facts()));
    }
}
