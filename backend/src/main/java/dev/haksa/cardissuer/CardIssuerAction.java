package dev.haksa.cardissuer;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What can be done now with a package or a form on paper. */
@Schema(
        name = "CardIssuerActionName",
        description = "What can be done now with a package (ask for it again, download, confirm that the company has it, answer it,"
                + " take it back) or a form on paper (note that it was sent on). / 지금 할 수 있는 일")
public enum CardIssuerAction {
    /** 다시 요청 */
    REQUEST_AGAIN,
    /** 내려받기 */
    DOWNLOAD,
    /** 전송 확인 */
    CONFIRM,
    /** 접수 결과 보내기 */
    SEND_RECEIPT,
    /** 거두기 */
    WITHDRAW,
    /** 서면 신청서 발송 기록 */
    DISPATCH
}
