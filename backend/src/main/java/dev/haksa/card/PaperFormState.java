package dev.haksa.card;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Where a student's form on paper is. */
@Schema(
        name = "CardPaperFormState",
        description = "Where the form on paper is: none (or the company has refused the student since),"
                + " received by the department, sent on to the card company."
                + " / 서면 신청서(없음 또는 그 뒤 카드사가 거절, 접수, 카드사 발송)")
public enum PaperFormState {
    /** 없음 */
    NONE,
    /** 접수 */
    RECEIVED,
    /** 카드사 발송 */
    SENT
}
