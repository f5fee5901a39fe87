package dev.haksa.majorchange;

import dev.haksa.majorchange.domain.ApplicationState;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * An application for a change of major.
 *
 * @param departmentId department that the student is in, or was when it was filed
 * @param changeId the change of record that carries it
 * @param rank among those of the same entrance year who want the same program; null before the selection
 * @param reason why it was refused or ended
 */
public record MajorChange(
        int id,
        int roundId,
        String term,
        String studentNumber,
        String studentName,
        int fromProgramId,
        int departmentId,
        int targetProgramId,
        String targetProgram,
        int targetDepartmentId,
        @Nullable Integer changeId,
        ApplicationState state,
        LocalDate receivedOn,
        int entranceYear,
        @Nullable Integer gpaHundredths,
        int earnedCredits,
        @Nullable Integer rank,
        @Nullable String reason,
        Instant filedAt,
        Instant changedAt,
        int version) {}
