package dev.haksa.enrollment.domain;

/** What becomes of the place of a waiting student whom a rule keeps from taking an offered seat. */
public enum AfterDeclinedOffer {
    KEEP_PLACE,
    LOSE_PLACE
}
