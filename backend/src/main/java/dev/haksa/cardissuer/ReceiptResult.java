package dev.haksa.cardissuer;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What the card company says of an entry that it received. */
@Schema(name = "CardReceiptResult", description = "Whether the card company takes an entry over. / 카드사의 접수 결과(접수, 거절)")
public enum ReceiptResult {
    /** 접수 */
    ACCEPTED,
    /** 거절 */
    REFUSED
}
