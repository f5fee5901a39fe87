package dev.haksa.photo;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What can be done now. */
@Schema(
        name = "PhotoActionName",
        description = "What can be done now: put in a photo, confirm a preview, take back, approve, reject,"
                + " replace."
                + " / 지금 할 수 있는 일(등록, 미리보기 확정, 취소, 승인, 반려, 교체)")
public enum PhotoAction {
    /** 등록 */
    UPLOAD,
    /** 미리보기 확정 */
    CONFIRM,
    /** 취소 */
    WITHDRAW,
    /** 승인 */
    APPROVE,
    /** 반려 */
    REJECT,
    /** 교체 */
    REPLACE
}
