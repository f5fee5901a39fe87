package dev.haksa.cancellation;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What the review decided about an item. */
@Schema(
        name = "EnrollmentBatchReview",
        description = "What the review decided. / 검토 결과: INCLUDE 처리, EXCLUDE 제외, REFUSE 신청 반려(수강철회만)")
public enum ItemReview {
    /** It is carried out. */
    INCLUDE,
    /** It is left alone. */
    EXCLUDE,
    /** The application is refused; only for withdrawals. */
    REFUSE
}
