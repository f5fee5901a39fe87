package dev.haksa.readmission.domain;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Where an application stands. */
@Schema(
        name = "ReadmissionState",
        description =
                "Where an application stands: filed, refused by the committee, waiting for a place, offered, accepted,"
                        + " lapsed without payment, given up, readmitted, revoked."
                        + " / 접수, 사정에서 제외, 차순위 대기, 합격, 수속 완료, 미납으로 합격 취소, 포기, 재입학, 허가 취소")
public enum ReadmissionState {
    /** 접수 */
    FILED,
    /** 사정에서 제외 (제36조①) */
    REJECTED,
    /** 차순위 대기 */
    WAITING,
    /** 합격, 수속비 납부 전 */
    OFFERED,
    /** 수속비 납부, 또는 납부 면제 */
    ACCEPTED,
    /** 수속비 미납으로 합격 취소 (제38조③) */
    LAPSED,
    /** 본인의 포기 */
    WITHDRAWN,
    /** 재입학 */
    READMITTED,
    /** 재입학 허가 취소 (제39조) */
    REVOKED;

    /** Whether it takes one of the department's places. */
    public boolean holdsPlace() {
        return this == OFFERED || this == ACCEPTED || this == READMITTED;
    }

    /** Whether nothing was decided for good yet. */
    public boolean isOpen() {
        return this == FILED || this == WAITING || holdsPlace();
    }
}
