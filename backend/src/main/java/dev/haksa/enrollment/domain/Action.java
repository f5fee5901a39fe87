package dev.haksa.enrollment.domain;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a recorded decision is about. */
@Schema(name = "EnrollmentAction", description = "What a decision is about. / 처리의 종류")
public enum Action {
    ENROLL,
    DROP,
    JOIN_WAITLIST,
    LEAVE_WAITLIST,
    /** A freed seat was offered to a waiting student. */
    PROMOTE,
    /** 폐강 (제5조②). */
    CANCEL_SECTION_CLOSED,
    /** 오납 (제5조③). */
    CANCEL_UNDERPAID,
    /** 휴학·자퇴·제적 (제28조). */
    CANCEL_RECORD_CHANGED,
    /** 수강철회 (제46조②). */
    WITHDRAW
}
