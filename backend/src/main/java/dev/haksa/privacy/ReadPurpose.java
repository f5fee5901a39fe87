package dev.haksa.privacy;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a full resident number is needed for. */
@Schema(name = "ResidentNumberPurpose", description = "What a full resident number is needed for. / 주민등록번호 열람 목적")
public enum ReadPurpose {
    /** 본인 확인 */
    IDENTITY_CHECK,
    /** 병무 행정 */
    MILITARY_SERVICE,
    /** 학자금·장학·세무 신고 */
    FUNDING_AND_TAX,
    /** 학적부 정정 */
    RECORD_CORRECTION,
    /** 법령에 따른 제출 */
    LEGAL_DUTY
}
