package dev.haksa.enrollment.domain;

/** The state of an enrollment. */
public enum EnrollmentState {
    ENROLLED,
    DROPPED,
    /** 폐강 (제5조②). */
    CANCELLED_SECTION_CLOSED,
    /** 오납 (제5조③). */
    CANCELLED_UNDERPAID,
    /** 수강철회 (제46조②). */
    WITHDRAWN
}
