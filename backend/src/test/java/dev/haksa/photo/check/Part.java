package dev.haksa.photo.check;

/**
 * Which half of the set a picture belongs to. Nobody and nothing is in both, so that figures tell about faces by which no limit was
 * chosen.
 */
enum Part {
    /** Limits may be chosen by these. */
    TUNING,
    /** Figures are given and asserted for these only. */
    REPORTING
}
