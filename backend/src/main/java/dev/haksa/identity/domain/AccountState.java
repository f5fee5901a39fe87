package dev.haksa.identity.domain;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Where an account stands. */
@Schema(description = "State of an account. / 계정 상태")
public enum AccountState {
    /** Created; its owner has no password yet. */
    PENDING_ACTIVATION,
    /** Can log in. */
    ACTIVE,
    /** Cannot log in. */
    DISABLED
}
