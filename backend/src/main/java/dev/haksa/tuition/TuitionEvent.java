package dev.haksa.tuition;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What makes tuition be refunded or carried over (제3조). */
@Schema(name = "TuitionEvent", description = "What makes tuition be refunded or carried over. / 등록금을 반환하거나 이월하게 되는 일")
public enum TuitionEvent {
    /** 자퇴, also from leave */
    WITHDRAWAL,
    /** 입학포기 */
    ADMISSION_GIVEN_UP,
    /** 일반휴학 */
    LEAVE_GENERAL,
    /** 질병휴학 */
    LEAVE_SICK,
    /** 군입대휴학 */
    LEAVE_MILITARY;

    /** Whether tuition is carried over rather than refunded. */
    public boolean isLeave() {
        return this != WITHDRAWAL && this != ADMISSION_GIVEN_UP;
    }
}
