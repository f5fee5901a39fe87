package dev.haksa.photoregister.domain;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The name of a file in an archive that somebody sent: {@code 18101001.jpg} or {@code 18101001_이름.jpg}, in folders or
 * not. It only says whose photo it is; no file is ever made under it.
 *
 * @param shown the whole path as the sender saw it, harmless to print
 * @param studentNumber null when the name does not say one
 */
public record ImportedName(String shown, @Nullable String studentNumber) {
    private static final Pattern PHOTO =
            Pattern.compile("([0-9]{8})(?:[_ -].*)?\\.jpe?g", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Pattern UNPRINTABLE =
            Pattern.compile("[\\p{Cntrl}\\u200B-\\u200F\\u2028-\\u202E\\u2066-\\u2069\\uFEFF]");
    private static final Charset KOREAN_WINDOWS = Charset.forName("MS949");
    private static final int LAST_BYTE = 0xFF;
    private static final int LONGEST_SHOWN = 200;

    /** Reads the name of an entry. */
    public static ImportedName of(String entry) {
        String name = Normalizer.normalize(entry, Normalizer.Form.NFC);
        Matcher matcher = PHOTO.matcher(base(name));
        String shown = UNPRINTABLE.matcher(name).replaceAll("?");
        return new ImportedName(
                shown.length() <= LONGEST_SHOWN ? shown : shown.substring(0, LONGEST_SHOWN),
                matcher.matches() ? matcher.group(1) : null);
    }

    /**
     * The name of an entry whose bytes were read one character each, unless the archive said that they are UTF-8:
     * archives of Korean Windows say nothing and mean CP949, those of macOS say nothing and mean UTF-8.
     */
    public static String decoded(String entry) {
        if (entry.chars().anyMatch(c -> c > LAST_BYTE)) {
            return entry;
        }
        byte[] bytes = entry.getBytes(StandardCharsets.ISO_8859_1);
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            return new String(bytes, KOREAN_WINDOWS);
        }
    }

    /** What systems put into archives beside what people do. */
    public static boolean isLitter(String entry) {
        String base = base(entry).toLowerCase(Locale.ROOT);
        return entry.startsWith("__MACOSX/")
                || base.startsWith(".")
                || base.equals("thumbs.db")
                || base.equals("desktop.ini");
    }

    private static String base(String path) {
        return path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
    }
}
