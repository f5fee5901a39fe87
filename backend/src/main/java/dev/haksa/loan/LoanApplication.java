package dev.haksa.loan;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An application with its rank among those of the term.
 *
 * @param name of the student or of who was admitted
 * @param rank from 1, by article 6 ④
 * @param decision null while there is none
 */
public record LoanApplication(
        int id,
        LoanFields fields,
        String name,
        int rank,
        @Nullable Decision decision,
        int version) {
    /** Whether there is a loan. */
    @Schema(name = "LoanResult", description = "Whether there is a loan. / 대출 대상 선정 결과")
    public enum Result {
        SELECTED,
        REJECTED
    }

    /**
     * What was decided.
     *
     * @param ceilingWon by the programme in force
     * @param grantedWon null when rejected
     */
    public record Decision(
            Result result,
            long ceilingWon,
            @Nullable Long grantedWon,
            @Nullable String reason,
            Instant decidedAt,
            String decidedBy) {}
}
