package dev.haksa.majorchange;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How far a round is. */
@Schema(name = "MajorChangeRoundState", description = "FILING until it is decided, then DECIDED. / 접수 중, 선발 완료")
public enum RoundState {
    FILING,
    DECIDED
}
