package dev.haksa.enrollment.domain;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The state of an enrollment. */
@Schema(name = "EnrollmentState", description = "State of an enrollment. / 수강신청 상태")
public enum EnrollmentState {
    ENROLLED,
    DROPPED,
    /** 폐강 (제5조②). */
    CANCELLED_SECTION_CLOSED,
    /** 오납 (제5조③). */
    CANCELLED_UNDERPAID,
    /** 휴학·자퇴·제적 (제28조). */
    CANCELLED_RECORD_CHANGED,
    /** 수강철회 (제46조②). */
    WITHDRAWN
}
