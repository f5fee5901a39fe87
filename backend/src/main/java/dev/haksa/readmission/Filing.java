package dev.haksa.readmission;

import dev.haksa.change.ChangeDraft;
import dev.haksa.change.Channel;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A paper that has arrived.
 *
 * @param channel by post or fax
 * @param receivedOn postmark, or the day on which a fax arrived (article 42 (1))
 * @param departmentId department that the applicant names; null for the former one
 * @param yearLevel year level that the applicant names; null for the former one
 * @param reason why the applicant wants to come back
 * @param evidence scans
 */
public record Filing(
        String studentNumber,
        Channel channel,
        LocalDate receivedOn,
        @Nullable Integer departmentId,
        @Nullable Integer yearLevel,
        String reason,
        List<ChangeDraft.Evidence> evidence) {
    /** Copies the list. */
    public Filing {
        evidence = List.copyOf(evidence);
    }
}
