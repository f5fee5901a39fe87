package dev.haksa.matriculation;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A request for a code of a new department (제25조②).
 *
 * @param code null unless approved
 */
public record DepartmentCodeRequest(
        int id,
        int departmentId,
        String departmentName,
        int openedYear,
        String reason,
        State state,
        @Nullable Integer code,
        String requestedBy,
        Instant requestedAt,
        @Nullable String decidedBy,
        @Nullable Instant decidedAt,
        @Nullable String decisionReason,
        int version) {
    /** How far it is. */
    @Schema(name = "DepartmentCodeRequestState", description = "How far the request is. / 소속코드 신청의 상태")
    public enum State {
        REQUESTED,
        APPROVED,
        REJECTED
    }
}
