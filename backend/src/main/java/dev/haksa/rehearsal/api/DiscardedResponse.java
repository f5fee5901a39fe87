package dev.haksa.rehearsal.api;

import dev.haksa.rehearsal.Discarded;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What was deleted. */
@Schema(name = "DiscardedRehearsal", description = "What was deleted with the rehearsal. / 연습과 함께 삭제된 내용")
public record DiscardedResponse(
        @Schema(description = "Sections. / 강좌", examples = "7843")
        int sections,

        @Schema(description = "Decisions. / 처리 기록", examples = "151202")
        int decisions,

        @Schema(description = "Enrollments. / 수강신청", examples = "139761")
        int enrollments) {
    static DiscardedResponse from(Discarded discarded) {
        return new DiscardedResponse(discarded.sections(), discarded.decisions(), discarded.enrollments());
    }
}
