package dev.haksa.change;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What other features may know of an application.
 *
 * @param effectiveOn null until approved
 */
public record ChangeStatus(
        int id,
        ChangeKind kind,
        String studentNumber,
        ChangeState state,
        LocalDate receiptDate,
        @Nullable LocalDate effectiveOn) {}
