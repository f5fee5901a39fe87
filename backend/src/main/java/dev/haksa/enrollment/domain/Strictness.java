package dev.haksa.enrollment.domain;

/** What a rule does when it is not met, where the regulation leaves that to a parameter. */
public enum Strictness {
    /** The rule is not looked at. */
    OFF,
    /** The request goes through and the answer carries a warning. */
    WARN,
    /** The request is refused. */
    REFUSE
}
