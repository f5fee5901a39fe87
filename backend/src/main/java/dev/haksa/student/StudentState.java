package dev.haksa.student;

/** 학적 상태: the state of the academic record. */
public enum StudentState {
    /** 재학 */
    ENROLLED,
    /** 휴학 */
    ON_LEAVE,
    /** 자퇴 */
    WITHDRAWN,
    /** 제적 */
    DISMISSED,
    /** 수료 */
    COMPLETED,
    /** 졸업 */
    GRADUATED
}
