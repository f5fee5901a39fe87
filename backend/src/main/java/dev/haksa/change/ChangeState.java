package dev.haksa.change;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Where an application for a change of a record stands. */
@Schema(name = "ChangeState", description = "State of an application for a change of a record. / 학적변동 신청의 상태")
public enum ChangeState {
    /** Filled in online, to be printed and sent (작성); nothing has been applied for yet. */
    PREPARED,
    /** 접수: waits for the first decision. */
    SUBMITTED,
    /** 확인: confirmed by the head of the department, waits for the next decision. */
    CONFIRMED,
    /** 승인: decided, takes effect on a later day. */
    APPROVED,
    /** 시행: carried out. */
    EFFECTIVE,
    /** 반려 */
    REJECTED,
    /** 취소 */
    CANCELLED;

    /** Whether it waits for somebody's decision. */
    public boolean isPending() {
        return this == SUBMITTED || this == CONFIRMED;
    }

    /** Whether something may still come of it. */
    public boolean isOpen() {
        return isPending() || this == APPROVED;
    }
}
