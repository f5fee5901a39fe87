package dev.haksa.shared.i18n;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The two languages of the product; Korean unless English is preferred. */
public enum Language {
    KO("ko", Locale.KOREAN),
    EN("en", Locale.ENGLISH);

    private final String tag;
    private final Locale locale;

    Language(String tag, Locale locale) {
        this.tag = tag;
        this.locale = locale;
    }

    /** The BCP 47 tag. */
    public String tag() {
        return tag;
    }

    /** The locale for dates and numbers. */
    public Locale locale() {
        return locale;
    }

    /** Chooses by an {@code Accept-Language} header (RFC 9110); anything unreadable means Korean. */
    public static Language negotiate(@Nullable String acceptLanguage) {
        if (acceptLanguage == null || acceptLanguage.isBlank()) {
            return KO;
        }
        try {
            List<Locale.LanguageRange> ranges = Locale.LanguageRange.parse(acceptLanguage);
            String tag = Locale.lookupTag(ranges, List.of(KO.tag, EN.tag));
            return EN.tag.equals(tag) ? EN : KO;
        } catch (IllegalArgumentException e) {
            return KO;
        }
    }
}
