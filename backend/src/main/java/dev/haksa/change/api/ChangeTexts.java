package dev.haksa.change.api;

import dev.haksa.shared.i18n.Language;
import dev.haksa.shared.i18n.Texts;
import java.util.Map;

/** Names and sentences about changes. */
final class ChangeTexts {
    private ChangeTexts() {}

    /** The name of a code or constant; the code itself when it has none. */
    static String name(Object code, Language language) {
        return Texts.get(language, "change.name", Map.of("code", code));
    }

    /** A sentence with facts. */
    static String text(String key, Map<String, ?> facts, Language language) {
        return Texts.get(language, "change." + key, facts);
    }
}
