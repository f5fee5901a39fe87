package dev.haksa.student;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** 학적 상태: the state of the academic record. */
@Schema(name = "StudentState", description = "State of the academic record. / 학적 상태")
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
