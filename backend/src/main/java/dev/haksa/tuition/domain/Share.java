package dev.haksa.tuition.domain;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An exact fraction from 0 to 1, such as 5/6. */
public record Share(int numerator, int denominator) implements Comparable<Share> {
    /** Nothing. */
    public static final Share NONE = new Share(0, 1);

    private static final Pattern WRITTEN = Pattern.compile("([0-9]{1,3})/([1-9][0-9]{0,2})");

    /** Refuses what is no share. */
    public Share {
        if (numerator < 0 || denominator < 1 || numerator > denominator) {
            throw new IllegalArgumentException("Write a fraction from \"0/1\" to \"1/1\".");
        }
    }

    /** Reads a fraction that is written as text. */
    public static Share read(JsonNode value) {
        Matcher written = WRITTEN.matcher(value.asText(""));
        if (!value.isTextual() || !written.matches()) {
            throw new IllegalArgumentException("Write a fraction as text, like \"5/6\".");
        }
        return new Share(Integer.parseInt(written.group(1)), Integer.parseInt(written.group(2)));
    }

    /** This share of an amount in won, rounded down to 1 won. */
    public long of(long won) {
        return Math.floorDiv(Math.multiplyExact(won, numerator), (long) denominator);
    }

    /** Whether it is nothing. */
    public boolean isNone() {
        return numerator == 0;
    }

    @Override
    public int compareTo(Share other) {
        return Long.compare((long) numerator * other.denominator, (long) other.numerator * denominator);
    }

    /** As it is written in the regulation. */
    public String written() {
        return numerator + "/" + denominator;
    }
}
