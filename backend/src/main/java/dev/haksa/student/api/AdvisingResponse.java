package dev.haksa.student.api;

import dev.haksa.student.AdvisingRecord;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** That a student was advised. */
@Schema(name = "Advising", description = "That a student was advised for a term (article 4 (1)). / 수강지도 기록(제4조①)")
record AdvisingResponse(
        @Schema(examples = "26115001") String studentNumber,
        @Schema(examples = "2027-SPRING") String term,
        @Schema(examples = "박지도") String advisorName,
        Instant advisedAt,
        String note) {
    static AdvisingResponse from(AdvisingRecord advising) {
        return new AdvisingResponse(
                advising.studentNumber(),
                advising.term(),
                advising.advisorName(),
                advising.advisedAt(),
                advising.note());
    }
}
