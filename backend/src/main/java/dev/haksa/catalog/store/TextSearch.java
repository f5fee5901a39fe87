package dev.haksa.catalog.store;

/** Turns what people type into patterns for {@code like}. */
final class TextSearch {
    private TextSearch() {}

    /** A pattern that finds a word anywhere, taken literally. */
    static String pattern(String word) {
        return "%" + word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
    }
}
