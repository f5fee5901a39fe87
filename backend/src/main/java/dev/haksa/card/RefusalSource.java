package dev.haksa.card;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Where the card company said that it refuses. */
@Schema(
        name = "CardRefusalSource",
        description =
                "Where the company said so: in the receipt of a package, or in a report. / 거절을 알려 온 곳(전송 자료의 접수 결과, 카드사 보고)")
public enum RefusalSource {
    /** 접수 결과 */
    RECEIPT,
    /** 카드사 보고 */
    REPORT
}
