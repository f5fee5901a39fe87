package dev.haksa.photoregister.domain;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Names that every system can make files of: composed (NFC), without separators, control or direction characters,
 * nothing that Windows forbids or trims, no device names, not too long for a path.
 */
public final class SafeNames {
    private static final int LONGEST_BYTES = 120;
    private static final char STAND_IN = '_';
    /** Separators, what Windows forbids, control characters, and those that turn the direction of writing around. */
    private static final Pattern FORBIDDEN =
            Pattern.compile("[\\\\/:*?\"<>|\\p{Cntrl}\\u200B-\\u200F\\u2028-\\u202E\\u2066-\\u2069\\uFEFF\\uFFFD]");

    private static final Pattern TRIMMED = Pattern.compile("^[. ]+|[. ]+$");
    private static final Set<String> DEVICES = Set.of(
            "CON", "PRN", "AUX", "NUL", "COM1", "COM2", "COM3", "COM4", "COM5", "COM6", "COM7", "COM8", "COM9", "LPT1",
            "LPT2", "LPT3", "LPT4", "LPT5", "LPT6", "LPT7", "LPT8", "LPT9");

    private SafeNames() {}

    /** One part of a path, without ending; never empty. */
    public static String part(String name) {
        String plain = FORBIDDEN
                .matcher(Normalizer.normalize(name, Normalizer.Form.NFC))
                .replaceAll(String.valueOf(STAND_IN));
        String trimmed = TRIMMED.matcher(shortened(plain)).replaceAll("");
        if (trimmed.isEmpty()) {
            return String.valueOf(STAND_IN);
        }
        int dot = trimmed.indexOf('.');
        String stem = (dot < 0 ? trimmed : trimmed.substring(0, dot)).strip().toUpperCase(Locale.ROOT);
        return DEVICES.contains(stem) ? STAND_IN + trimmed : trimmed;
    }

    /** Cut between characters so that a path of some parts stays within every system's limits. */
    private static String shortened(String name) {
        StringBuilder kept = new StringBuilder();
        int bytes = 0;
        for (int point : name.codePoints().toArray()) {
            int more = utf8Length(point);
            if (bytes + more > LONGEST_BYTES) {
                break;
            }
            bytes += more;
            kept.appendCodePoint(point);
        }
        return kept.toString();
    }

    private static int utf8Length(int point) {
        if (point < 0x80) {
            return 1;
        }
        if (point < 0x800) {
            return 2;
        }
        return point < 0x10000 ? 3 : 4;
    }
}
