package dev.haksa.photoregister;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How far a student's photo is: the newest thing that waits for somebody, else what counts. */
@Schema(
        name = "RegisterPhotoState",
        description =
                "How far a student's photo is: none, in review (also when an older one counts), rejected since the"
                        + " last approval, approved. / 사진 진행상태(없음, 심사 중, 반려, 승인)")
public enum RegisterPhotoState {
    /** 없음 */
    NONE,
    /** 심사 중 */
    IN_REVIEW,
    /** 반려 */
    REJECTED,
    /** 승인 */
    APPROVED
}
