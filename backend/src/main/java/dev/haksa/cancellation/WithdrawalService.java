package dev.haksa.cancellation;

import dev.haksa.cancellation.store.WithdrawalRows;
import dev.haksa.catalog.SectionFacts;
import dev.haksa.catalog.Terms;
import dev.haksa.enrollment.OfficeWork;
import dev.haksa.enrollment.WithdrawalJudgement;
import dev.haksa.regulation.Basis;
import dev.haksa.shared.audit.AuditEvent;
import dev.haksa.shared.audit.AuditTrail;
import dev.haksa.shared.http.EntityTags;
import dev.haksa.shared.outbox.Outbox;
import dev.haksa.shared.outbox.OutboxEvent;
import dev.haksa.shared.problem.ProblemException;
import dev.haksa.shared.security.Caller;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Students apply to withdraw from courses (제46조②), inside the withdrawal period; staff decide later by a batch. */
@ApplicationScoped
public class WithdrawalService {
    private final WithdrawalRows rows;
    private final OfficeWork office;
    private final CancellationRegulation regulation;
    private final Terms terms;
    private final AuditTrail audit;
    private final Outbox outbox;
    private final Clock clock;

    WithdrawalService(
            WithdrawalRows rows,
            OfficeWork office,
            CancellationRegulation regulation,
            Terms terms,
            AuditTrail audit,
            Outbox outbox,
            Clock clock) {
        this.rows = rows;
        this.office = office;
        this.regulation = regulation;
        this.terms = terms;
        this.audit = audit;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * A student's wish.
     *
     * @param ifMatch needed to change the reason of a pending application
     */
    public record Wish(
            int sectionId, String reason, @Nullable String ifMatch, boolean dryRun) {}

    private record Task(Wish wish, SectionFacts section, Caller caller, Instant at) {
        String student() {
            return own(caller);
        }
    }

    /**
     * Applies to withdraw from a course. The same again changes nothing.
     *
     * @return fails with 404 when the student never held the section, 409 when the enrollment has ended, 422 outside of
     *     the period with every reason, 428 or 412 when a pending application would get another reason
     */
    public Uni<AppliedWithdrawal> apply(Wish wish, Caller caller) {
        Instant now = now();
        String student = own(caller);
        return office.judgeWithdrawal(student, wish.sectionId(), now, caller)
                .map(judgement -> new Task(wish, granted(judgement, wish.sectionId()), caller, now))
                .chain(task ->
                        wish.dryRun() ? previewed(task) : rows.inTransaction(connection -> apply(connection, task)));
    }

    /** Gives an application up while it is pending; 404 without one, 409 when it was decided. The same again is fine. */
    public Uni<Withdrawal> cancel(int sectionId, Caller caller) {
        String student = own(caller);
        return rows.inTransaction(connection -> rows.lock(connection, student, sectionId)
                .onItem()
                .ifNull()
                .failWith(() -> notFound(sectionId))
                .call(application -> cancel(connection, application, caller))
                .chain(application -> existing(connection, student, sectionId)));
    }

    /** The caller's application for a section; 404 when there is none. */
    public Uni<Withdrawal> find(int sectionId, Caller caller) {
        return rows.find(own(caller), sectionId).onItem().ifNull().failWith(() -> notFound(sectionId));
    }

    /** The caller's applications, the latest first. */
    public Uni<List<Withdrawal>> list(@Nullable String term, Caller caller) {
        return rows.ofStudent(own(caller), term);
    }

    private static SectionFacts granted(WithdrawalJudgement judgement, int sectionId) {
        SectionFacts section = judgement.section();
        if (section == null) {
            throw ProblemException.notFound("enrollment", sectionId);
        }
        if (!judgement.violations().isEmpty()) {
            throw ProblemException.refused(judgement.violations());
        }
        if (section.rehearsal()) {
            throw ProblemException.conflict("WITHDRAWAL_IN_REHEARSAL", Map.of("title", section.title()));
        }
        if (!judgement.held()) {
            throw ProblemException.conflict("WITHDRAWAL_NOT_HELD", Map.of("title", section.title()));
        }
        return section;
    }

    /** What the application would look like; one that is pending stays as it is. */
    private Uni<AppliedWithdrawal> previewed(Task task) {
        SectionFacts section = task.section();
        return terms.byId(section.termId())
                .map(term -> new Withdrawal(
                        task.student(),
                        new BatchItem.Section(
                                section.sectionId(), section.courseNumber(), section.sectionNumber(), section.title()),
                        term.code().toString(),
                        section.credits(),
                        WithdrawalState.PENDING,
                        task.wish().reason(),
                        task.at(),
                        null,
                        null,
                        0))
                .map(withdrawal -> new AppliedWithdrawal(withdrawal, false, true));
    }

    private Uni<AppliedWithdrawal> apply(SqlConnection connection, Task task) {
        return rows.lock(connection, task.student(), task.wish().sectionId())
                .chain(before -> before != null && isSame(before, task)
                        ? Uni.createFrom().item(new AppliedWithdrawal(before, false, false))
                        : write(connection, task, before));
    }

    private static boolean isSame(Withdrawal before, Task task) {
        return before.state() == WithdrawalState.PENDING
                && before.reason().equals(task.wish().reason());
    }

    private Uni<AppliedWithdrawal> write(SqlConnection connection, Task task, @Nullable Withdrawal before) {
        boolean isNew = before == null || before.state() != WithdrawalState.PENDING;
        if (before != null && !isNew) {
            EntityTags.requireMatch(task.wish().ifMatch(), before.version());
        }
        Basis basis = regulation.today().basis();
        Wish wish = task.wish();
        return rows.apply(connection, task.student(), wish.sectionId(), wish.reason(), task.at(), basis)
                .chain(() -> existing(connection, task.student(), wish.sectionId()))
                .call(made -> record(connection, made, task.caller(), "applied", task.at()))
                .map(made -> new AppliedWithdrawal(made, isNew, false));
    }

    private Uni<Void> cancel(SqlConnection connection, Withdrawal application, Caller caller) {
        return switch (application.state()) {
            case CANCELLED -> Uni.createFrom().voidItem();
            case EXECUTED, REFUSED ->
                Uni.createFrom()
                        .failure(ProblemException.conflict(
                                "WITHDRAWAL_DECIDED",
                                Map.of(
                                        "state",
                                        "WITHDRAWAL_" + application.state().name())));
            case PENDING -> {
                Instant now = now();
                yield rows.end(connection, application, WithdrawalState.CANCELLED, null, now)
                        .chain(() -> record(connection, application, caller, "cancelled", now));
            }
        };
    }

    private Uni<Withdrawal> existing(SqlConnection connection, String student, int sectionId) {
        return rows.find(connection, student, sectionId).onItem().ifNull().failWith(() -> notFound(sectionId));
    }

    private Uni<Void> record(SqlConnection connection, Withdrawal application, Caller caller, String what, Instant at) {
        OutboxEvent event = new OutboxEvent(
                "withdrawal." + what,
                WithdrawalEvents.key(application),
                application.studentNumber(),
                WithdrawalEvents.told(application),
                caller.correlationId());
        AuditEvent entry = AuditEvent.of(
                at,
                caller,
                what.equals("applied") ? "WITHDRAWAL_APPLIED" : "WITHDRAWAL_CANCELLED",
                "STUDENT",
                application.studentNumber(),
                Map.of("sectionId", application.section().id(), "reason", application.reason()));
        return audit.record(connection, List.of(entry)).chain(() -> outbox.publish(connection, at, List.of(event)));
    }

    private static String own(Caller caller) {
        String number = caller.studentNumber();
        if (number == null) {
            throw ProblemException.notFound("student", "me");
        }
        return number;
    }

    private static ProblemException notFound(int sectionId) {
        return ProblemException.notFound("withdrawal", sectionId);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
