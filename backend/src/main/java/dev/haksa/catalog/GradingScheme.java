package dev.haksa.catalog;

/** How a section is graded (articles 20 and 21). */
public enum GradingScheme {
    RELATIVE,
    ABSOLUTE,
    PASS_FAIL
}
