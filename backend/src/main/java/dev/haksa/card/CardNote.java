package dev.haksa.card;

import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Something that happened to a card and is no step of it.
 *
 * @param on the day in Seoul on which it happened
 */
public record CardNote(Kind kind, LocalDate on) {
    /** What happened. */
    @Schema(
            name = "CardNoteKind",
            description =
                    "What happened to a card and is no step of it: a form on paper was received or sent on, the card was"
                            + " reissued. / 단계가 아닌 일(서면 신청서 접수, 카드사로 발송, 카드 재발급)")
    public enum Kind {
        /** 서면 신청서 접수 */
        FORM_RECEIVED(CardStage.Kind.MOBILE_APPLICATION),
        /** 서면 신청서 카드사 발송 */
        FORM_SENT(CardStage.Kind.MOBILE_APPLICATION),
        /** 재발급 */
        REISSUED(CardStage.Kind.DELIVERY);

        private final CardStage.Kind stage;

        Kind(CardStage.Kind stage) {
            this.stage = stage;
        }

        /** The stage at which the student reads it. */
        public CardStage.Kind stage() {
            return stage;
        }
    }
}
