package dev.haksa.tuition;

import java.time.Instant;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A refund that finance owes, or has paid out (제3조③).
 *
 * @param id of the entry in the account
 * @param amountWon whole won, never 0
 * @param baseDate the day that it was reckoned by
 * @param source what it goes back to, such as {@code record-change/12}
 * @param recordedAt when it was claimed
 * @param payout null while it is due
 */
public record TuitionRefund(
        int id,
        String studentNumber,
        String name,
        String term,
        TuitionEvent event,
        long amountWon,
        LocalDate baseDate,
        String source,
        Instant recordedAt,
        @Nullable Payout payout) {
    /** Whether it was paid out. */
    @Schema(name = "TuitionRefundState", description = "Whether a refund was paid out. / 반환금 지급 상태")
    public enum State {
        /** 지급 전 */
        DUE,
        /** 지급 완료 */
        PAID
    }

    /**
     * How it was paid out.
     *
     * @param reference of the transfer, its natural key
     */
    public record Payout(String reference, LocalDate paidOn, Instant recordedAt, String recordedBy) {
        boolean isSame(String asked, LocalDate day) {
            return reference.equals(asked) && paidOn.equals(day);
        }
    }

    /** Whether it was paid out. */
    public State state() {
        return payout == null ? State.DUE : State.PAID;
    }

    /** Changes once, when it is paid out. */
    public int version() {
        return payout == null ? 0 : 1;
    }
}
