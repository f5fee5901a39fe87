package dev.haksa.document.domain;

import java.text.Normalizer;
import java.util.regex.Pattern;

/** Names of files as strangers send them, made harmless: no folder, nothing invisible, an ending that tells the truth. */
public final class FileName {
    private static final int LONGEST = 120;
    private static final String NAMELESS = "document";
    /** Control characters, and marks that turn the direction of reading or join invisibly. */
    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\p{Co}\\p{Cs}]");

    private static final Pattern RESERVED = Pattern.compile("[<>:\"|?*%;]");
    private static final Pattern SPACES = Pattern.compile("\\s+");
    private static final Pattern EDGES = Pattern.compile("^[.\\s_]+|[.\\s_]+$");
    private static final Pattern ENDING = Pattern.compile("\\.[A-Za-z0-9]{1,5}$");

    private FileName() {}

    /**
     * The name to keep.
     *
     * @param sent as the client sent it, perhaps with folders of any operating system
     * @param ending what the name ends with, by the content of the file
     */
    public static String of(String sent, String ending) {
        String composed = Normalizer.normalize(sent, Normalizer.Form.NFC).replace('\\', '/');
        String last = composed.substring(composed.lastIndexOf('/') + 1);
        String visible = INVISIBLE.matcher(last).replaceAll("");
        String plain = SPACES.matcher(RESERVED.matcher(visible).replaceAll("_")).replaceAll(" ");
        String stem =
                EDGES.matcher(ENDING.matcher(plain.strip()).replaceFirst("")).replaceAll("");
        String cut = stem.codePointCount(0, stem.length()) > LONGEST
                ? stem.substring(0, stem.offsetByCodePoints(0, LONGEST))
                : stem;
        return (cut.isEmpty() ? NAMELESS : cut) + ending;
    }
}
