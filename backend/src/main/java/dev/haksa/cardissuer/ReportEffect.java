package dev.haksa.cardissuer;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a report changed. */
@Schema(
        name = "CardReportEffect",
        description =
                "What a report changed: the student's status MOVED; it came LATE, the status is past it; it was only"
                        + " NOTED. / 보고의 효과: 상태 변경, 이미 지난 상태, 기록만")
public enum ReportEffect {
    /** 상태가 바뀜 */
    MOVED,
    /** 이미 지난 상태 */
    LATE,
    /** 기록만 */
    NOTED
}
