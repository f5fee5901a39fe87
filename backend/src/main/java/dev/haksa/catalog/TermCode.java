package dev.haksa.catalog;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The natural key of a term, written {@code 2027-SPRING}, and {@code REHEARSAL-2027-SPRING} of its rehearsal.
 *
 * @param year academic year, four digits
 * @param rehearsal whether students only practise in it
 */
public record TermCode(int year, Season season, boolean rehearsal) implements Comparable<TermCode> {
    private static final String REHEARSAL = "REHEARSAL-";
    private static final Comparator<TermCode> ORDER = Comparator.comparingInt(TermCode::year)
            .thenComparing(TermCode::season)
            .thenComparing(TermCode::rehearsal);
    private static final Pattern WRITTEN = Pattern.compile("([1-9][0-9]{3})-([A-Z]+)");
    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 9999;

    /** Refuses years that are not of four digits or before 1900. */
    public TermCode {
        if (year < FIRST_YEAR || year > LAST_YEAR) {
            throw new IllegalArgumentException("not a year: " + year);
        }
    }

    /** The code of a real term. */
    public TermCode(int year, Season season) {
        this(year, season, false);
    }

    /** Whether a term's code is that of a rehearsal. */
    public static boolean isRehearsal(String code) {
        return code.startsWith(REHEARSAL);
    }

    /** Reads {@code 2027-SPRING}; empty when the text is not the code of a real term. */
    public static Optional<TermCode> parse(String text) {
        Matcher matcher = WRITTEN.matcher(text);
        if (!matcher.matches() || Integer.parseInt(matcher.group(1)) < FIRST_YEAR) {
            return Optional.empty();
        }
        return Arrays.stream(Season.values())
                .filter(season -> season.name().equals(matcher.group(2)))
                .findFirst()
                .map(season -> new TermCode(Integer.parseInt(matcher.group(1)), season));
    }

    /** By year, then by the order of the seasons, the real term before its rehearsal. */
    @Override
    public int compareTo(TermCode other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return (rehearsal ? REHEARSAL : "") + year + "-" + season;
    }
}
