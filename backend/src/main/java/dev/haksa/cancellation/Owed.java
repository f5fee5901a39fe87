package dev.haksa.cancellation;

import dev.haksa.cancellation.domain.Held;
import dev.haksa.cancellation.domain.Underpayment;
import dev.haksa.cancellation.store.UnderpaymentRows;
import dev.haksa.tuition.TuitionAccounts;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a student paid for and holds in a term.
 *
 * @param notice that was given and has not ended on record; null when there is none
 */
record Owed(int paid, List<UnderpaymentRows.Enrollment> enrollments, UnderpaymentRows.@Nullable Notice notice) {
    /** Reads it with the account locked, so that payments wait. */
    static Uni<Owed> lock(
            SqlConnection connection, TuitionAccounts accounts, UnderpaymentRows rows, String student, int termId) {
        List<String> one = List.of(student);
        return accounts.lockPaidCredits(connection, student, termId)
                .chain(paid -> rows.held(connection, termId, one)
                        .map(held -> new Owed(paid, held.getOrDefault(student, List.of()), null)))
                .chain(owed -> rows.notices(connection, termId, one)
                        .map(notices -> new Owed(owed.paid(), owed.enrollments(), notices.get(student))));
    }

    List<Held> held() {
        return enrollments.stream().map(UnderpaymentRows.Enrollment::held).toList();
    }

    int enrolled() {
        return Underpayment.credits(held());
    }

    boolean isPaid() {
        return enrolled() <= paid;
    }

    /** Whether there is a notice that still counts. */
    boolean isNotified() {
        return notice != null && !isPaid() && !Underpayment.isSettled(held(), notice.mostPaid(), notice.noticedAt());
    }

    /** The numbers of a notice. */
    UnderpaymentNumbers withDeadline(@Nullable LocalDate deadline) {
        return new UnderpaymentNumbers(
                paid, enrolled(), Math.max(0, enrolled() - paid), deadline, List.of(), enrolled());
    }

    /** The numbers of a cancellation. */
    UnderpaymentNumbers withCancelled() {
        List<Held> cancelled = Underpayment.latestFirst(held(), paid);
        Map<Integer, UnderpaymentRows.Enrollment> bySection =
                enrollments.stream().collect(Collectors.toMap(one -> one.held().sectionId(), one -> one));
        return new UnderpaymentNumbers(
                paid,
                enrolled(),
                Math.max(0, enrolled() - paid),
                notice == null ? null : notice.deadline(),
                cancelled.stream()
                        .map(one -> cancelled(one, bySection.get(one.sectionId())))
                        .toList(),
                enrolled() - Underpayment.credits(cancelled));
    }

    private static UnderpaymentNumbers.Cancelled cancelled(
            Held held, UnderpaymentRows.@Nullable Enrollment enrollment) {
        if (enrollment == null) {
            throw new IllegalStateException("not held: " + held.sectionId());
        }
        return new UnderpaymentNumbers.Cancelled(
                held.sectionId(),
                enrollment.courseNumber(),
                enrollment.sectionNumber(),
                enrollment.title(),
                held.credits(),
                held.enrolledAt());
    }
}
