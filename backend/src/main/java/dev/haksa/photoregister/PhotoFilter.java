package dev.haksa.photoregister;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Which students are asked for by their photos. Somebody whose new photo is in review may have an older one too. */
@Schema(
        name = "PhotoFilter",
        description =
                "With a photo that counts, without, with one in review, with a rejected one. / 사진 있음, 없음, 심사 중, 반려")
public enum PhotoFilter {
    /** 승인된 사진 있음 */
    WITH,
    /** 승인된 사진 없음 */
    WITHOUT,
    /** 심사 중인 사진 있음 */
    IN_REVIEW,
    /** 마지막 사진이 반려됨 */
    REJECTED
}
