package dev.haksa.catalog;

/** The four terms of a year; summer and winter are the seasonal terms (계절학기). */
public enum Season {
    SPRING,
    SUMMER,
    FALL,
    WINTER;

    /** Whether the seasonal credit ceiling and calendar apply. */
    public boolean isSeasonal() {
        return this == SUMMER || this == WINTER;
    }
}
