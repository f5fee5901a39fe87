package dev.haksa.readmission;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How far a round is. */
@Schema(
        name = "ReadmissionRoundState",
        description = "FILING until the committee has decided, then DECIDED. / 접수와 사정 중, 사정 완료")
public enum RoundState {
    /** Applications are filed, and the committee has not decided. */
    FILING,
    /** The committee has decided; places are offered. */
    DECIDED
}
