package dev.haksa.departure;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Why somebody left. */
@Schema(
        name = "DepartureReason",
        description =
                "Why a student left: withdrawal, not returned, not registered, military service, expulsion, other."
                        + " / 학적을 떠난 사유: 자퇴, 미복학, 미등록, 군입대, 퇴학, 그 밖의 사유")
public enum DepartureReason {
    /** 자퇴 */
    WITHDRAWAL,
    /** 미복학 제적 */
    NOT_RETURNED,
    /** 미등록 제적 */
    NOT_REGISTERED,
    /** 군입대로 인한 제적 (제38조①) */
    MILITARY,
    /** 징계에 의한 퇴학 (제37조①) */
    EXPULSION,
    /** 그 밖의 제적 */
    OTHER
}
