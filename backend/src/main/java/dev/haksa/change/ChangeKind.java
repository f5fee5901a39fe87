package dev.haksa.change;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Kinds of changes of a record (제28조, 별표 8). How each is applied for, decided and carried out is dated data in
 * {@code regulation/record-changes.yaml}.
 */
@Schema(name = "ChangeKind", description = "Kind of a change of a record. / 학적변동의 종류")
public enum ChangeKind {
    /** 일반휴학 */
    LEAVE_GENERAL,
    /** 질병휴학; while on leave, a change of the leave's kind (제29조) */
    LEAVE_SICK,
    /** 군입대휴학; while on leave, a change of the leave's kind (제29조) */
    LEAVE_MILITARY,
    /** 휴학연장 (제3조②4) */
    LEAVE_EXTENSION,
    /** 휴학취소 (제30조) */
    LEAVE_CANCEL,
    /** 복학 */
    RETURN,
    /** 군제대복학 */
    RETURN_MILITARY,
    /** 자퇴 */
    WITHDRAWAL,
    /** 전과 (제34조, 제35조) */
    MAJOR_CHANGE,
    /** 재입학 (제36조~제40조) */
    READMISSION,
    /** 학적부 기재사항 정정 (제44조④) */
    RECORD_CORRECTION,
    /** 제적 (제32조, 제33조) */
    DISMISSAL
}
