package dev.haksa.cardissuer;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How far a package is. */
@Schema(
        name = "CardPackageState",
        description = "How far a package is: QUEUED, PREPARING, READY to be fetched, FAILED (ask for it again),"
                + " WITHDRAWN (taken back before the company had it: delete it). / 전송 자료의 상태: 대기, 만드는 중, 준비됨,"
                + " 실패(다시 요청), 회수(카드사가 받기 전에 거둠, 받은 파일은 삭제)")
public enum PackageState {
    /** 대기 */
    QUEUED,
    /** 만드는 중 */
    PREPARING,
    /** 준비됨 */
    READY,
    /** 실패 */
    FAILED,
    /** 회수 */
    WITHDRAWN
}
