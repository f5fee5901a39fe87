package dev.haksa.cardissuer;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What the card company reports of a card. */
@Schema(
        name = "CardReportStatus",
        description = "What the card company reports: data LINKED, card APPLIED for, REFUSED with a code, SHIPPED,"
                + " DELIVERED, REISSUED at its customer centre. / 카드사 보고: 연동, 신청, 거절, 발송, 수령, 재발급")
public enum ReportStatus {
    /** 연동 */
    LINKED,
    /** 신청 */
    APPLIED,
    /** 거절 */
    REFUSED,
    /** 발송 */
    SHIPPED,
    /** 수령 */
    DELIVERED,
    /** 재발급 */
    REISSUED
}
