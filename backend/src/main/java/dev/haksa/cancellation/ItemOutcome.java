package dev.haksa.cancellation;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What became of an item. */
@Schema(
        name = "EnrollmentBatchOutcome",
        description = "What became of an item. / 처리 결과: DONE 처리됨, REFUSED 반려됨, SETTLED 그사이 해결됨,"
                + " CHANGED 검토한 내용과 달라져 처리하지 않음, FAILED 규정에 맞지 않아 처리하지 못함")
public enum ItemOutcome {
    DONE,
    /** The application was refused, as the review decided. */
    REFUSED,
    /** There is nothing to do any more. */
    SETTLED,
    /** It is not what was reviewed any more, so it was left alone. */
    CHANGED,
    /** Rules stand against it. */
    FAILED
}
