package dev.haksa.change;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * 부서 확인: somebody else must have nothing against a change before it is approved.
 *
 * @param code who, for example {@code LIBRARY}
 * @param reason of an objection or of waiving it
 */
public record Clearance(
        String code,
        State state,
        @Nullable String reason,
        @Nullable Instant answeredAt,
        @Nullable String answeredBy,
        int version) {
    /** What they say. */
    @Schema(name = "ClearanceState", description = "State of a clearance. / 부서 확인의 상태")
    public enum State {
        /** 확인 대기 */
        PENDING,
        /** 확인 */
        CONFIRMED,
        /** 이의 있음 */
        OBJECTED,
        /** 면제 */
        WAIVED
    }

    /** Whether the change may be approved as far as they are concerned. */
    public boolean isSettled() {
        return state == State.CONFIRMED || state == State.WAIVED;
    }
}
