package dev.haksa.rehearsal.api;

import dev.haksa.rehearsal.SecondResult;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What was decided within one second. */
@Schema(name = "RehearsalRate", description = "What was decided within one second. / 1초 동안의 처리 건수")
public record SecondResultResponse(
        @Schema(description = "Beginning of the second. / 시작 시각")
        Instant at,

        @Schema(description = "Decisions in that second. / 처리 건수", examples = "6120")
        int decided,

        @Schema(description = "허가", examples = "5240") int granted,

        @Schema(description = "거절", examples = "880") int refused) {
    static SecondResultResponse from(SecondResult result) {
        return new SecondResultResponse(result.at(), result.decided(), result.granted(), result.refused());
    }
}
