package dev.haksa.matriculation.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.haksa.matriculation.DepartmentCodeRequest;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A request for a department's code. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(
        name = "DepartmentCodeRequest",
        description = "A request for the code of a new department (article 25 (2)). / 신설 학과의 소속코드 신청(제25조②)")
public record DepartmentCodeResponse(
        @Schema(examples = "3") int id,
        @Schema(examples = "27") int department,
        @Schema(examples = "인공지능학과") String departmentName,
        @Schema(examples = "2027") int openedYear,
        @Schema(examples = "2027학년도 신설") String reason,
        DepartmentCodeRequest.State state,

        @Schema(description = "The code that was given. / 부여된 코드", examples = "27") @Nullable
        Integer code,

        String requestedBy,
        Instant requestedAt,
        @Nullable String decidedBy,
        @Nullable Instant decidedAt,
        @Nullable String decisionReason) {
    static DepartmentCodeResponse from(DepartmentCodeRequest request) {
        return new DepartmentCodeResponse(
                request.id(),
                request.departmentId(),
                request.departmentName(),
                request.openedYear(),
                request.reason(),
                request.state(),
                request.code(),
                request.requestedBy(),
                request.requestedAt(),
                request.decidedBy(),
                request.decidedAt(),
                request.decisionReason());
    }
}
