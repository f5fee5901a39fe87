package dev.haksa.enrollment.domain;

/** What is asked for. */
public enum Action {
    ENROLL,
    DROP
}
