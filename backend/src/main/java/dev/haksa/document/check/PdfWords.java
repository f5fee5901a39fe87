package dev.haksa.document.check;

/** Counts the words of packed objects before they are read: each becomes a value that takes room. */
final class PdfWords {
    private static final String SEPARATORS = " \t\r\n\f\u0000";
    private static final String DELIMITERS = "[]<>/(){}%";

    private PdfWords() {}

    /**
     * About as many as there are values: a name has its slash, a list its two brackets. Of plain numbers, which take the
     * least room, there may be twice as many.
     */
    static int count(byte[] text) {
        int words = 0;
        boolean inWord = false;
        for (byte one : text) {
            boolean delimits = DELIMITERS.indexOf(one) >= 0;
            boolean inNext = !delimits && SEPARATORS.indexOf(one) < 0;
            if (delimits || (inNext && !inWord)) {
                words++;
            }
            inWord = inNext;
        }
        return words / 2;
    }
}
