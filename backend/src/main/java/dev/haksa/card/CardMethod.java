package dev.haksa.card;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Who applies how (안내 3.). */
@Schema(
        name = "CardMethod",
        description =
                "How a student gets the card: by mobile application, by paper application, reissued at the customer"
                        + " centre of the card company, or not at all. / 학생증을 받는 방법(모바일 신청, 서면 신청, 고객센터 재발급, 대상 아님)")
public enum CardMethod {
    /** 모바일 신청 */
    MOBILE,
    /** 서면 신청 */
    PAPER,
    /** 재발급 */
    REISSUE,
    /** 대상 아님 */
    NOT_ELIGIBLE
}
