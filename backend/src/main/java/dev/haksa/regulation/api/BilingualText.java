package dev.haksa.regulation.api;

import dev.haksa.regulation.domain.Bilingual;
import dev.haksa.shared.i18n.Language;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A text in both languages. */
@Schema(name = "BilingualText", description = "A text in Korean and English. / 한국어와 영어 문구")
record BilingualText(String ko, String en) {
    static BilingualText from(Bilingual text) {
        return new BilingualText(text.ko(), text.en());
    }

    static String pick(Bilingual text, Language language) {
        return language == Language.KO ? text.ko() : text.en();
    }
}
