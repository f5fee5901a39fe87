package dev.haksa.matriculation.domain;

import java.lang.Character.UnicodeScript;
import java.text.Collator;
import java.text.Normalizer;
import java.util.Comparator;
import java.util.Locale;

/**
 * 가나다순: names in Hangul first, in the order of the Korean alphabet; then names in Latin letters; then all others, such
 * as Hanja. Within each the Korean collator decides. Spaces do not count.
 */
public final class AlphabeticalOrder implements Comparator<String> {
    /** The order. */
    public static final AlphabeticalOrder KOREAN = new AlphabeticalOrder();

    private static final int HANGUL = 0;
    private static final int LATIN = 1;
    private static final int OTHER = 2;

    private AlphabeticalOrder() {}

    @Override
    public int compare(String one, String other) {
        String first = plain(one);
        String second = plain(other);
        int groups = Integer.compare(group(first), group(second));
        if (groups != 0) {
            return groups;
        }
        return collator().compare(first, second);
    }

    private static String plain(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFC).replaceAll("\\s+", "");
    }

    private static int group(String name) {
        if (name.isEmpty()) {
            return OTHER;
        }
        UnicodeScript script = UnicodeScript.of(name.codePointAt(0));
        if (script == UnicodeScript.HANGUL) {
            return HANGUL;
        }
        return script == UnicodeScript.LATIN ? LATIN : OTHER;
    }

    /** A fresh one for each comparison of ours, since collators keep state while they compare. */
    private static Collator collator() {
        Collator collator = Collator.getInstance(Locale.KOREAN);
        collator.setStrength(Collator.TERTIARY);
        collator.setDecomposition(Collator.CANONICAL_DECOMPOSITION);
        return collator;
    }
}
