package dev.haksa.dismissal.domain;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Why a student is to be dismissed; readmission asks for it later (article 38 (1)). */
@Schema(
        name = "DismissalGround",
        description = "Not returned from leave, not returned from military leave, not registered."
                + " / 미복학, 군휴학 만료 뒤 미복학, 미등록")
public enum Ground {
    /** 미복학 */
    NOT_RETURNED,
    /** 군휴학이 끝난 뒤의 미복학: 군입대로 인한 제적 */
    MILITARY,
    /** 미등록 */
    NOT_REGISTERED
}
