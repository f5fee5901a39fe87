package dev.haksa.change;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a change does once it takes effect. */
@Schema(name = "ChangeEffect", description = "What a change does. / 변동의 효과")
public enum ProcedureEffect {
    /** 휴학 상태가 됩니다. */
    GOES_ON_LEAVE,
    /** 재학 상태가 됩니다. */
    COMES_BACK,
    /** 학적이 끝납니다. */
    LEAVES_UNIVERSITY,
    /** 소속이 바뀝니다. */
    CHANGES_PROGRAM,
    /** 학적부를 고칩니다. */
    CORRECTS_RECORD,
    /** 수강신청이 취소되고 자리가 돌아갑니다. */
    ENDS_ENROLLMENTS,
    /** 등록금이 이월될 수 있습니다. */
    CARRIES_TUITION_OVER,
    /** 등록금이 반환될 수 있습니다. */
    REFUNDS_TUITION
}
