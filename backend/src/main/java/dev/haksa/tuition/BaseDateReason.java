package dev.haksa.tuition;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Which day a figure is reckoned by (제3조②). */
@Schema(name = "BaseDateReason", description = "Which day a figure is reckoned by (article 3 (2)). / 산정 기준일의 근거(제3조②)")
public enum BaseDateReason {
    /** 입학포기원 제출일 */
    ADMISSION_GIVEN_UP,
    /** 자퇴원서 제출일 */
    WITHDRAWAL_REQUEST,
    /** 휴학원서 제출일 */
    LEAVE_REQUEST,
    /** 최초 휴학원서 제출일 */
    FIRST_LEAVE_REQUEST
}
