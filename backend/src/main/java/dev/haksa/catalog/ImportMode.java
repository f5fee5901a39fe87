package dev.haksa.catalog;

/** What an import does when some of its rows are wrong. */
public enum ImportMode {
    /** Nothing is written unless every row is right. */
    ALL_OR_NOTHING,
    /** The rows that are right are written. */
    BEST_EFFORT
}
