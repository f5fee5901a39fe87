package dev.haksa.live;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Data of the event {@code end}, the last one of a stream that the server ends. */
@Schema(name = "LiveEnd", description = "Why the server ends the stream. / 서버가 스트림을 끝내는 이유")
public record LiveEnd(Reason reason) {
    /** Why a stream ends. */
    @Schema(
            name = "LiveEndReason",
            description =
                    "TOKEN_EXPIRED: connect again with a fresh token. BEHIND: connect again with Last-Event-ID to get"
                            + " the rest. SHUTDOWN: connect again. REPLACED: the account opened newer streams; do not connect again."
                            + " / TOKEN_EXPIRED: 새 토큰으로 다시 연결. BEHIND: Last-Event-ID로 다시 연결하면 나머지를 받음."
                            + " SHUTDOWN: 다시 연결. REPLACED: 같은 계정이 새로 연결함, 다시 연결하지 않음.")
    public enum Reason {
        TOKEN_EXPIRED,
        BEHIND,
        SHUTDOWN,
        REPLACED
    }
}
