package dev.haksa.identity.domain;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Whether a client gets tokens. */
@Schema(description = "State of a client. / 연동 프로그램 상태")
public enum ClientState {
    ACTIVE,
    DISABLED
}
