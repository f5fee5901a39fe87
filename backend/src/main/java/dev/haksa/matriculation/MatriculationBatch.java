package dev.haksa.matriculation;

import dev.haksa.student.StudentType;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Applicants of an entrance year, type and department who get their numbers together.
 *
 * @param departmentCode code inside student numbers; null while the department has none
 * @param round 1, and 2 and so on for late additions
 * @param applicants how many there are
 * @param firstSerial null before the numbers are given
 */
public record MatriculationBatch(
        int id,
        int entranceYear,
        StudentType type,
        int departmentId,
        String departmentName,
        @Nullable Integer departmentCode,
        int round,
        State state,
        int applicants,
        @Nullable Integer firstSerial,
        @Nullable Integer lastSerial,
        Instant createdAt,
        @Nullable Instant executedAt,
        int version) {
    /** How far it is. */
    @Schema(name = "MatriculationState", description = "How far a batch of student numbers is. / 학번 일괄부여의 상태")
    public enum State {
        /** Applicants can be added. */
        DRAFT,
        /** The numbers were given. */
        EXECUTED
    }
}
