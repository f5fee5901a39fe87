package dev.haksa.tuition;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Where the charged amount comes from. */
@Schema(
        name = "BillSource",
        description = "Where the charged amount comes from: a bill, or what was paid where there is none. / 부과 금액의 근거")
public enum BillSource {
    /** A bill was entered. */
    BILL,
    /** There is no bill: what was paid counts as tuition, without an admission fee. */
    PAYMENTS
}
