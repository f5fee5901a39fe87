package dev.haksa.card;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How a card that was issued got known. */
@Schema(
        name = "CardSource",
        description = "How a card got known: issued in a campaign here, or imported. /"
                + " 학생증 발급 기록의 출처(이 시스템의 발급, 이전 기록 가져오기)")
public enum CardSource {
    /** 이 시스템에서 발급 */
    CAMPAIGN,
    /** 가져온 이전 기록 */
    IMPORT
}
