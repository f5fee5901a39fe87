package dev.haksa.cancellation;

import dev.haksa.cancellation.domain.NoticeDeadline;
import dev.haksa.cancellation.store.UnderpaymentRows;
import dev.haksa.enrollment.OfficeOrder;
import dev.haksa.enrollment.OfficeResult;
import dev.haksa.tuition.TuitionAccounts;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Tells students who paid for too few credits so, with a deadline (제5조③); once a student and round. */
@ApplicationScoped
class UnderpaymentNoticeRule implements BatchRule {
    private final UnderpaymentRows rows;
    private final TuitionAccounts accounts;

    UnderpaymentNoticeRule(UnderpaymentRows rows, TuitionAccounts accounts) {
        this.rows = rows;
        this.accounts = accounts;
    }

    @Override
    public BatchKind kind() {
        return BatchKind.UNDERPAYMENT_NOTICE;
    }

    @Override
    public Uni<List<FoundItem>> find(SqlConnection connection, EnrollmentBatch batch) {
        return rows.owing(connection, batch.termId()).chain(owing -> found(connection, batch.termId(), owing));
    }

    private Uni<List<FoundItem>> found(SqlConnection connection, int termId, List<UnderpaymentRows.Owing> owing) {
        List<String> students =
                owing.stream().map(UnderpaymentRows.Owing::studentNumber).toList();
        return rows.held(connection, termId, students)
                .chain(held ->
                        rows.notices(connection, termId, students).map(notices -> unnoticed(owing, held, notices)));
    }

    private static List<FoundItem> unnoticed(
            List<UnderpaymentRows.Owing> owing,
            Map<String, List<UnderpaymentRows.Enrollment>> held,
            Map<String, UnderpaymentRows.Notice> notices) {
        List<FoundItem> found = new ArrayList<>();
        for (UnderpaymentRows.Owing one : owing) {
            String student = one.studentNumber();
            Owed owed = new Owed(one.paid(), held.getOrDefault(student, List.of()), notices.get(student));
            if (!owed.isNotified()) {
                found.add(new FoundItem(student, null, ItemNumbers.of(owed.withDeadline(null))));
            }
        }
        return found;
    }

    @Override
    public ItemTask<?> task(EnrollmentBatch batch, BatchItem item, ItemScene scene) {
        return new Telling(rows, accounts, batch, item, scene);
    }

    /** Telling one student. */
    private static final class Telling extends ItemTask<Owed> {
        private final UnderpaymentRows rows;
        private final TuitionAccounts accounts;

        Telling(
                UnderpaymentRows rows,
                TuitionAccounts accounts,
                EnrollmentBatch batch,
                BatchItem item,
                ItemScene scene) {
            super(batch, item, scene);
            this.rows = rows;
            this.accounts = accounts;
        }

        @Override
        Uni<Owed> read(SqlConnection connection) {
            return Owed.lock(connection, accounts, rows, item.student(), batch.termId());
        }

        @Override
        OfficeOrder orderOf(Owed owed) {
            return OfficeOrder.NOTHING;
        }

        @Override
        Uni<ItemResult> finish(SqlConnection connection, Owed owed, List<OfficeResult> results, Instant at) {
            if (owed.isNotified()) {
                return Uni.createFrom().item(settled(owed));
            }
            Uni<Void> ended = rows.end(connection, owed.notice(), "SETTLED", at);
            return owed.isPaid() ? ended.replaceWith(settled(owed)) : ended.chain(() -> tell(connection, owed, at));
        }

        private static ItemResult settled(Owed owed) {
            LocalDate deadline = owed.notice() == null ? null : owed.notice().deadline();
            return ItemResult.of(ItemOutcome.SETTLED, ItemNumbers.of(owed.withDeadline(deadline)));
        }

        private Uni<ItemResult> tell(SqlConnection connection, Owed owed, Instant at) {
            LocalDate deadline = NoticeDeadline.day(
                    at, Objects.requireNonNull(batch.parameters().noticeDays()));
            String student = item.student();
            UnderpaymentRows.NewNotice notice = new UnderpaymentRows.NewNotice(
                    student, batch.termId(), item.id(), deadline, owed.paid(), owed.enrolled());
            return rows.give(connection, notice, at)
                    .call(round -> audit(
                            connection, at, "UNDERPAYMENT_NOTICED", "STUDENT", student, details(owed, deadline, round)))
                    .call(round -> publish(
                            connection,
                            at,
                            "tuition.underpaid",
                            student + "/" + batch.term() + "/" + round,
                            student,
                            told(owed, deadline)))
                    .replaceWith(ItemResult.of(ItemOutcome.DONE, ItemNumbers.of(owed.withDeadline(deadline))));
        }

        private Map<String, Object> details(Owed owed, LocalDate deadline, int round) {
            return Map.of(
                    "batchId", batch.id(),
                    "term", batch.term(),
                    "round", round,
                    "paidCredits", owed.paid(),
                    "enrolledCredits", owed.enrolled(),
                    "deadline", deadline.toString());
        }

        private JsonObject told(Owed owed, LocalDate deadline) {
            return new JsonObject()
                    .put("studentNumber", item.student())
                    .put("term", batch.term())
                    .put("paidCredits", owed.paid())
                    .put("enrolledCredits", owed.enrolled())
                    .put("shortCredits", owed.enrolled() - owed.paid())
                    .put("deadline", NoticeDeadline.lastSecond(deadline).toString());
        }
    }
}
