package dev.haksa.enrollment;

import java.time.Instant;

/**
 * One enrollment that is to end by office or by a reviewed application.
 *
 * @param arrivedAt when it was asked for; periods are judged by it
 */
public record OfficeStep(Kind kind, String studentNumber, int sectionId, Instant arrivedAt) {
    /** Why it ends. */
    public enum Kind {
        /** 폐강 (제5조②). */
        CLOSURE,
        /** 오납 (제5조③). */
        UNDERPAYMENT,
        /** 수강철회 (제46조②). */
        WITHDRAWAL,
        /** 학적변동: the student goes on leave or is a student no more (제28조). */
        RECORD_CHANGE,
        /** The same; the student only waits for a seat. */
        RECORD_CHANGE_WAITING
    }
}
