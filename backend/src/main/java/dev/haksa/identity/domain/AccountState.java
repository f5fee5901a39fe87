package dev.haksa.identity.domain;

/** Where an account stands. */
public enum AccountState {
    /** Created; its owner has no password yet. */
    PENDING_ACTIVATION,
    /** Can log in. */
    ACTIVE,
    /** Cannot log in. */
    DISABLED
}
