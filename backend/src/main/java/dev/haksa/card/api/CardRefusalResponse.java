package dev.haksa.card.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.haksa.card.CardRefusal;
import dev.haksa.card.RefusalSource;
import dev.haksa.shared.i18n.Language;
import dev.haksa.shared.i18n.Texts;
import java.time.LocalDate;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A refusal of the card company, with its meaning in words. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "CardRefusal", description = "A refusal of the card company. / 카드사의 거절")
record CardRefusalResponse(
        @Schema(description = "Code of the company, as it was sent. / 카드사가 보낸 코드", examples = "UKAA2282")
        String code,

        @Schema(
                description =
                        "What it means, in the asked language; absent for codes that only the company knows. / 코드의 뜻(카드사만 아는 코드에는 없음)",
                examples = "잠재고객: 은행에 고객정보가 확인되지 않았습니다.")
        @Nullable
        String meaning,

        @Schema(description = "The day on which it happened. / 거절된 날", examples = "2024-03-20")
        LocalDate on,

        RefusalSource by) {
    static CardRefusalResponse from(CardRefusal refusal, Language language) {
        String key = "card.refusal." + refusal.code();
        String meaning = Texts.has(key) ? Texts.get(language, key, Map.of()) : null;
        return new CardRefusalResponse(refusal.code(), meaning, refusal.on(), refusal.by());
    }

    static @Nullable CardRefusalResponse ofNullable(@Nullable CardRefusal refusal, Language language) {
        return refusal == null ? null : from(refusal, language);
    }
}
