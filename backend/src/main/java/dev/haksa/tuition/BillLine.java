package dev.haksa.tuition;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A bill with what was received for it, for accounting. Amounts are whole won.
 *
 * @param receivedWon paid, less reversals, and brought from an earlier term
 * @param enteredAt when it was entered or changed
 */
public record BillLine(
        String studentNumber,
        String name,
        String term,
        long tuitionWon,
        long admissionFeeWon,
        long receivedWon,
        State state,
        Instant enteredAt) {
    /** How much of it was received. */
    @Schema(name = "TuitionBillState", description = "How much of a bill was received. / 고지의 납부 상태")
    public enum State {
        /** 미납 */
        UNPAID,
        /** 일부 납부 */
        PARTLY_PAID,
        /** 완납, 고지한 금액이 없는 경우도 */
        PAID,
        /** 초과 납부 */
        OVERPAID
    }
}
