package dev.haksa.cardissuer;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How far a package is. */
@Schema(
        name = "CardPackageState",
        description = "How far a package is: QUEUED, PREPARING, READY to be fetched, FAILED (ask for it again). /"
                + " 전송 자료의 상태: 대기, 만드는 중, 준비됨, 실패(다시 요청)")
public enum PackageState {
    /** 대기 */
    QUEUED,
    /** 만드는 중 */
    PREPARING,
    /** 준비됨 */
    READY,
    /** 실패 */
    FAILED
}
