package dev.haksa.enrollment.domain;

/** What a recorded decision is about. */
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
    /** 수강철회 (제46조②). */
    WITHDRAW
}
