package dev.haksa.cancellation;

import dev.haksa.cancellation.domain.NoticeDeadline;
import dev.haksa.cancellation.store.UnderpaymentRows;
import dev.haksa.enrollment.OfficeOrder;
import dev.haksa.enrollment.OfficeResult;
import dev.haksa.enrollment.OfficeStep;
import dev.haksa.tuition.TuitionAccounts;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Cancels enrollments, the latest first, of students who were told that they paid for too few credits and have neither
 * corrected nor paid by the deadline, until the credits fit what was paid (제5조③).
 */
@ApplicationScoped
class UnderpaymentCancellationRule implements BatchRule {
    private final UnderpaymentRows rows;
    private final TuitionAccounts accounts;
    private final Clock clock;

    UnderpaymentCancellationRule(UnderpaymentRows rows, TuitionAccounts accounts, Clock clock) {
        this.rows = rows;
        this.accounts = accounts;
        this.clock = clock;
    }

    @Override
    public BatchKind kind() {
        return BatchKind.UNDERPAYMENT_CANCELLATION;
    }

    @Override
    public Uni<List<FoundItem>> find(SqlConnection connection, EnrollmentBatch batch) {
        return rows.owing(connection, batch.termId()).chain(owing -> found(connection, batch.termId(), owing));
    }

    private Uni<List<FoundItem>> found(SqlConnection connection, int termId, List<UnderpaymentRows.Owing> owing) {
        List<String> students =
                owing.stream().map(UnderpaymentRows.Owing::studentNumber).toList();
        Instant now = clock.instant();
        return rows.held(connection, termId, students)
                .chain(held ->
                        rows.notices(connection, termId, students).map(notices -> overdue(owing, held, notices, now)));
    }

    private static List<FoundItem> overdue(
            List<UnderpaymentRows.Owing> owing,
            Map<String, List<UnderpaymentRows.Enrollment>> held,
            Map<String, UnderpaymentRows.Notice> notices,
            Instant now) {
        List<FoundItem> found = new ArrayList<>();
        for (UnderpaymentRows.Owing one : owing) {
            String student = one.studentNumber();
            Owed owed = new Owed(one.paid(), held.getOrDefault(student, List.of()), notices.get(student));
            if (isOverdue(owed, now)) {
                found.add(new FoundItem(student, null, ItemNumbers.of(owed.withCancelled())));
            }
        }
        return found;
    }

    private static boolean isOverdue(Owed owed, Instant now) {
        return owed.isNotified()
                && NoticeDeadline.hasPassed(
                        Objects.requireNonNull(owed.notice()).deadline(), now);
    }

    @Override
    public ItemTask<?> task(EnrollmentBatch batch, BatchItem item, ItemScene scene) {
        return new Cancelling(rows, accounts, clock.instant(), batch, item, scene);
    }

    /** Cancelling for one student. */
    private static final class Cancelling extends ItemTask<Owed> {
        private final UnderpaymentRows rows;
        private final TuitionAccounts accounts;
        private final Instant now;

        Cancelling(
                UnderpaymentRows rows,
                TuitionAccounts accounts,
                Instant now,
                EnrollmentBatch batch,
                BatchItem item,
                ItemScene scene) {
            super(batch, item, scene);
            this.rows = rows;
            this.accounts = accounts;
            this.now = now;
        }

        @Override
        Uni<Owed> read(SqlConnection connection) {
            return Owed.lock(connection, accounts, rows, item.student(), batch.termId());
        }

        @Override
        OfficeOrder orderOf(Owed owed) {
            if (outcome(owed) != ItemOutcome.DONE) {
                return OfficeOrder.NOTHING;
            }
            List<OfficeStep> steps = owed.withCancelled().cancelled().stream()
                    .map(one -> new OfficeStep(
                            OfficeStep.Kind.UNDERPAYMENT, item.student(), one.sectionId(), batch.createdAt()))
                    .toList();
            return new OfficeOrder(steps, List.of());
        }

        /** Only what was reviewed is cancelled: when other sections would have to go, the student is left alone. */
        private ItemOutcome outcome(Owed owed) {
            if (!isOverdue(owed, now)) {
                return ItemOutcome.SETTLED;
            }
            UnderpaymentNumbers reviewed = Objects.requireNonNull(item.found().underpayment());
            return sections(owed.withCancelled()).equals(sections(reviewed)) ? ItemOutcome.DONE : ItemOutcome.CHANGED;
        }

        private static List<Integer> sections(UnderpaymentNumbers numbers) {
            return numbers.cancelled().stream()
                    .map(UnderpaymentNumbers.Cancelled::sectionId)
                    .toList();
        }

        @Override
        Uni<ItemResult> finish(SqlConnection connection, Owed owed, List<OfficeResult> results, Instant at) {
            ItemResult result = ItemResult.of(outcome(owed), ItemNumbers.of(owed.withCancelled()));
            return switch (result.outcome()) {
                case DONE -> done(connection, owed, result, at);
                case SETTLED ->
                    owed.isNotified()
                            ? Uni.createFrom().item(result)
                            : rows.end(connection, owed.notice(), "SETTLED", at).replaceWith(settled(owed));
                case CHANGED, REFUSED, FAILED -> Uni.createFrom().item(result);
            };
        }

        private static ItemResult settled(Owed owed) {
            return ItemResult.of(
                    ItemOutcome.SETTLED,
                    ItemNumbers.of(owed.withDeadline(
                            owed.notice() == null ? null : owed.notice().deadline())));
        }

        private Uni<ItemResult> done(SqlConnection connection, Owed owed, ItemResult result, Instant at) {
            UnderpaymentNumbers numbers = owed.withCancelled();
            Map<String, Object> details = Map.of(
                    "batchId", batch.id(),
                    "term", batch.term(),
                    "paidCredits", numbers.paidCredits(),
                    "enrolledCredits", numbers.enrolledCredits(),
                    "creditsAfter", numbers.creditsAfter(),
                    "sections", sections(numbers));
            return rows.end(connection, owed.notice(), "CANCELLED", at)
                    .chain(() -> audit(connection, at, "UNDERPAYMENT_CANCELLED", "STUDENT", item.student(), details))
                    .replaceWith(result);
        }
    }
}
