package dev.haksa.card;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How far a department's roster is. */
@Schema(
        name = "CardRosterState",
        description = "How far a department's roster is: not begun, being made, sent, opened once more after sending."
                + " / 신청명단의 상태(시작 전, 작성 중, 발송, 발송 후 다시 작성 중)")
public enum RosterState {
    /** 시작 전 */
    NONE,
    /** 작성 중 */
    DRAFT,
    /** 발송 */
    SENT,
    /** 다시 작성 중; what was sent counts until it is sent again. */
    REOPENED
}
