package dev.haksa.catalog;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The natural key of a term, written {@code 2027-SPRING}.
 *
 * @param year academic year, four digits
 */
public record TermCode(int year, Season season) implements Comparable<TermCode> {
    private static final Pattern WRITTEN = Pattern.compile("([1-9][0-9]{3})-([A-Z]+)");
    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 9999;

    /** Refuses years that are not of four digits or before 1900. */
    public TermCode {
        if (year < FIRST_YEAR || year > LAST_YEAR) {
            throw new IllegalArgumentException("not a year: " + year);
        }
    }

    /** Reads {@code 2027-SPRING}; empty when the text is not a term code. */
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

    /** By year, then by the order of the seasons. */
    @Override
    public int compareTo(TermCode other) {
        return year == other.year ? season.compareTo(other.season) : Integer.compare(year, other.year);
    }

    @Override
    public String toString() {
        return year + "-" + season;
    }
}
