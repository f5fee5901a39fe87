package dev.haksa.majorchange.domain;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Where an application for a change of major stands. */
@Schema(
        name = "MajorChangeState",
        description = "Filed, selected within the room, refused, ended otherwise, moved to the new program."
                + " / 접수, 선발, 여석이 없어 제외, 취소·반려, 전과")
public enum ApplicationState {
    FILED,
    SELECTED,
    REFUSED,
    ENDED,
    MOVED
}
