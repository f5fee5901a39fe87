package dev.haksa.cancellation;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How far an application to withdraw from a course is. */
@Schema(
        name = "WithdrawalState",
        description =
                "How far an application is. / 수강철회 신청의 상태: PENDING 검토 중, EXECUTED 철회됨, REFUSED 반려됨, CANCELLED 취소됨")
public enum WithdrawalState {
    PENDING,
    /** The enrollment has ended. */
    EXECUTED,
    /** Refused by the review. */
    REFUSED,
    /** Given up by the student, or nothing was left to withdraw from. */
    CANCELLED
}
