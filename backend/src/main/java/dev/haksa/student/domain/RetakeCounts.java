package dev.haksa.student.domain;

/** Which attempt at a retaken course counts (parameter {@code retake-counts}, article 4 (4)). */
public enum RetakeCounts {
    /** The latest. */
    LATER,
    /** The one with the better grade; of equal ones the latest. */
    BETTER
}
