package dev.haksa.change;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Which day counts as that of the application (제42조①). */
@Schema(name = "ReceiptRule", description = "Which day counts as the receipt date. / 접수일자의 기준")
public enum ReceiptRule {
    /** Online the day of filing, by post the postmark, by fax its arrival. */
    FILED,
    /** 입영일: the day of enlistment. */
    ENLISTMENT
}
