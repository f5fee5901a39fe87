package dev.haksa.tuition;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What becomes of the tuition; texts stand under {@code consequence.TUITION_<OUTCOME>}. */
@Schema(name = "TuitionOutcome", description = "What becomes of the tuition. / 등록금의 처리")
public enum TuitionOutcome {
    /** All or a part is refunded. */
    REFUND,
    /** Too late for a refund. */
    NO_REFUND,
    /** All or a part is carried over. */
    CARRY_OVER,
    /** Too late to carry anything over. */
    NO_CARRY_OVER,
    /** Too late for military leave: nothing is carried over and the term is graded. */
    TERM_GRADED,
    /** Nothing was paid, or all of it was given back or carried over already. */
    NOTHING_LEFT
}
