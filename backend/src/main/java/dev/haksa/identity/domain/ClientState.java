package dev.haksa.identity.domain;

/** Whether a client gets tokens. */
public enum ClientState {
    ACTIVE,
    DISABLED
}
