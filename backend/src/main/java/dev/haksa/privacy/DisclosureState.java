package dev.haksa.privacy;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Where a request for disclosure stands. */
@Schema(name = "DisclosureState", description = "Where a request for disclosure stands. / 개인정보 제공 요청의 상태")
public enum DisclosureState {
    /** 요청 */
    REQUESTED,
    /** 허가 */
    GRANTED,
    /** 거절 */
    REFUSED,
    /** 허가 취소 */
    REVOKED
}
