package dev.haksa.matriculation.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.haksa.matriculation.MatriculationBatch;
import dev.haksa.student.StudentType;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A batch. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(
        name = "MatriculationBatch",
        description = "Applicants who get their student numbers together. / 학번을 함께 받을 입학허가자")
public record MatriculationResponse(
        @Schema(examples = "12") int id,
        @Schema(examples = "2027") int entranceYear,
        StudentType type,
        @Schema(examples = "5") int department,
        @Schema(examples = "컴퓨터정보통신학과") String departmentName,

        @Schema(description = "Code inside the numbers (annex 6). / 소속코드(별표 6)", examples = "5") @Nullable
        Integer departmentCode,

        @Schema(description = "1, and 2 and so on for late additions. / 차수, 2차부터는 추가 부여", examples = "1")
        int round,

        MatriculationBatch.State state,
        @Schema(examples = "124") int applicants,

        @Schema(description = "Absent before the numbers are given. / 부여 전이면 없음", examples = "1") @Nullable
        Integer firstSerial,

        @Schema(examples = "124") @Nullable Integer lastSerial,
        Instant createdAt,
        @Nullable Instant executedAt) {
    static MatriculationResponse from(MatriculationBatch batch) {
        return new MatriculationResponse(
                batch.id(),
                batch.entranceYear(),
                batch.type(),
                batch.departmentId(),
                batch.departmentName(),
                batch.departmentCode(),
                batch.round(),
                batch.state(),
                batch.applicants(),
                batch.firstSerial(),
                batch.lastSerial(),
                batch.createdAt(),
                batch.executedAt());
    }
}
