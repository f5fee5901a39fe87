package dev.haksa.cancellation;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How far a reviewed batch is. */
@Schema(
        name = "EnrollmentBatchState",
        description = "How far it is. / 진행 상태: DRAFT 검토 중, RUNNING 실행 중, DONE 완료, CANCELLED 취소")
public enum BatchState {
    /** Under review; nothing has happened yet. */
    DRAFT,
    /** Being carried out; asking again continues it. */
    RUNNING,
    DONE,
    /** Given up before it was carried out. */
    CANCELLED
}
