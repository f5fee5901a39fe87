package dev.haksa.cancellation;

import dev.haksa.cancellation.store.WithdrawalRows;
import dev.haksa.enrollment.OfficeOrder;
import dev.haksa.enrollment.OfficeResult;
import dev.haksa.enrollment.OfficeStep;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Decides on applications to withdraw from courses (제46조②); the period is judged by their arrival. */
@ApplicationScoped
class WithdrawalRule implements BatchRule {
    private final WithdrawalRows rows;

    WithdrawalRule(WithdrawalRows rows) {
        this.rows = rows;
    }

    @Override
    public BatchKind kind() {
        return BatchKind.WITHDRAWAL;
    }

    @Override
    public Uni<List<FoundItem>> find(SqlConnection connection, EnrollmentBatch batch) {
        return rows.pending(connection, batch.termId())
                .map(applications ->
                        applications.stream().map(WithdrawalRule::found).toList());
    }

    private static FoundItem found(Withdrawal application) {
        return new FoundItem(
                application.studentNumber(), application.section().id(), ItemNumbers.of(numbers(application)));
    }

    private static WithdrawalNumbers numbers(Withdrawal application) {
        return new WithdrawalNumbers(application.appliedAt(), application.reason(), application.credits());
    }

    @Override
    public ItemTask<?> task(EnrollmentBatch batch, BatchItem item, ItemScene scene) {
        return new Deciding(rows, batch, item, scene);
    }

    /** Deciding on one application. */
    private static final class Deciding extends ItemTask<Withdrawal> {
        private final WithdrawalRows rows;

        Deciding(WithdrawalRows rows, EnrollmentBatch batch, BatchItem item, ItemScene scene) {
            super(batch, item, scene);
            this.rows = rows;
        }

        @Override
        Uni<Withdrawal> read(SqlConnection connection) {
            return rows.lock(connection, item.student(), item.sectionId())
                    .onItem()
                    .ifNull()
                    .failWith(() -> new IllegalStateException("an application is never deleted"));
        }

        @Override
        OfficeOrder orderOf(Withdrawal application) {
            if (reviewed(application) != ItemOutcome.DONE) {
                return OfficeOrder.NOTHING;
            }
            OfficeStep step = new OfficeStep(
                    OfficeStep.Kind.WITHDRAWAL, item.student(), item.sectionId(), application.appliedAt());
            return new OfficeOrder(List.of(step), List.of());
        }

        /** What the review comes to, if no rule stands against it. */
        private ItemOutcome reviewed(Withdrawal application) {
            if (application.state() != WithdrawalState.PENDING) {
                return ItemOutcome.SETTLED;
            }
            if (!numbers(application).equals(item.found().withdrawal())) {
                return ItemOutcome.CHANGED;
            }
            return item.review() == ItemReview.REFUSE ? ItemOutcome.REFUSED : ItemOutcome.DONE;
        }

        @Override
        Uni<ItemResult> finish(
                SqlConnection connection, Withdrawal application, List<OfficeResult> results, Instant at) {
            ItemNumbers numbers = ItemNumbers.of(numbers(application));
            ItemOutcome outcome = reviewed(application);
            return switch (outcome) {
                case SETTLED, CHANGED, FAILED -> Uni.createFrom().item(ItemResult.of(outcome, numbers));
                case REFUSED -> refuse(connection, application, at).replaceWith(ItemResult.of(outcome, numbers));
                case DONE -> end(connection, application, results.getFirst(), numbers, at);
            };
        }

        private Uni<ItemResult> end(
                SqlConnection connection,
                Withdrawal application,
                OfficeResult result,
                ItemNumbers numbers,
                Instant at) {
            return switch (result.outcome()) {
                case ENDED ->
                    rows.end(connection, application, WithdrawalState.EXECUTED, null, at)
                            .replaceWith(ItemResult.of(ItemOutcome.DONE, numbers));
                case NOT_HELD ->
                    rows.end(connection, application, WithdrawalState.CANCELLED, null, at)
                            .replaceWith(ItemResult.of(ItemOutcome.SETTLED, numbers));
                case REFUSED -> Uni.createFrom().item(new ItemResult(ItemOutcome.FAILED, numbers, result.violations()));
            };
        }

        private Uni<Void> refuse(SqlConnection connection, Withdrawal application, Instant at) {
            String reason = Objects.requireNonNull(item.reviewReason());
            Map<String, Object> details =
                    Map.of("batchId", batch.id(), "sectionId", item.sectionId(), "refusalReason", reason);
            return rows.end(connection, application, WithdrawalState.REFUSED, reason, at)
                    .chain(() -> audit(connection, at, "WITHDRAWAL_REFUSED", "STUDENT", item.student(), details))
                    .chain(() -> publish(
                            connection,
                            at,
                            "withdrawal.refused",
                            WithdrawalEvents.key(application),
                            item.student(),
                            WithdrawalEvents.told(application).put("reason", reason)));
        }
    }
}
