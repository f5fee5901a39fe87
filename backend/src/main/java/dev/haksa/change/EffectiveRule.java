package dev.haksa.change;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** From which day a change counts (제42조①2, 별표 8). */
@Schema(name = "EffectiveRule", description = "From which day a change counts. / 학적변동일자의 기준")
public enum EffectiveRule {
    /** 접수일자 */
    RECEIPT,
    /** 승인일자 */
    APPROVAL,
    /** 다음 정규학기의 첫날 */
    NEXT_TERM
}
