package dev.haksa.dismissal.domain;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Why nothing is done about somebody who was found. */
@Schema(
        name = "DismissalSettlement",
        description = "Why nothing is done: returned, leave extended, registered, left, graduated, acted, told already,"
                + " not due."
                + " / 처리하지 않은 까닭: 복학, 휴학 연장, 등록, 자퇴·제적, 수료·졸업, 학적변동 신청, 이미 알림, 기한 전")
public enum Settlement {
    /** 복학함 */
    RETURNED,
    /** 휴학을 연장하거나 휴학함 */
    LEAVE_EXTENDED,
    /** 등록함 */
    REGISTERED,
    /** 이미 자퇴하거나 제적됨 */
    LEFT,
    /** 수료하거나 졸업함 */
    GRADUATED,
    /** 기한 안에 학적변동을 신청하여 결정을 기다림 (제33조) */
    ACTED,
    /** 이미 알렸거나 제적을 올림 */
    TOLD,
    /** 예고가 없거나 기다리는 날이 남음 */
    NOT_DUE
}
