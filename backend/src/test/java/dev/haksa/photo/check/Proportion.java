package dev.haksa.photo.check;

/**
 * A proportion that was counted, and what it says about the one that was not.
 *
 * @param hits how many were so
 * @param of how many were counted
 */
record Proportion(int hits, int of) {
    /** 95 % of a normal distribution lie within so many deviations. */
    private static final double DEVIATIONS = 1.959964;

    /** One when nothing was counted. */
    double value() {
        return of == 0 ? 1 : (double) hits / of;
    }

    /** Lower end of Wilson's interval of 95 %. */
    double low() {
        return of == 0 ? 0 : Math.max(0, middle() - half());
    }

    /** Upper end of Wilson's interval of 95 %. */
    double high() {
        return of == 0 ? 1 : Math.min(1, middle() + half());
    }

    private double middle() {
        double square = DEVIATIONS * DEVIATIONS;
        return (value() + square / (2 * of)) / (1 + square / of);
    }

    private double half() {
        double square = DEVIATIONS * DEVIATIONS;
        double inner = value() * (1 - value()) / of + square / (4.0 * of * of);
        return DEVIATIONS * Math.sqrt(inner) / (1 + square / of);
    }

    /** For example {@code 97.4 % (91.1–99.3)}. */
    @Override
    public String toString() {
        return of == 0 ? "–" : String.format("%.1f %% (%.1f–%.1f)", 100 * value(), 100 * low(), 100 * high());
    }
}
