package dev.haksa.document.api;

import dev.haksa.document.PurgeCandidate;
import dev.haksa.document.PurgeCandidate.PurgeReason;
import dev.haksa.document.PurgePlan;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a purge would delete. */
@Schema(name = "DocumentPurgePlan", description = "What a purge would delete now. / 지금 폐기하면 지워질 서류")
record PurgePlanResponse(
        LocalDate asOf,
        int years,
        int unusedDays,
        long documents,
        long bytes,
        @Schema(description = "The oldest ones. / 오래된 것부터") List<Candidate> items) {
    @Schema(name = "DocumentPurgeCandidate", description = "A document that is no longer kept. / 폐기 대상 서류")
    record Candidate(
            UUID id, String studentNumber, String fileName, int sizeBytes, Instant uploadedAt, PurgeReason reason) {
        static Candidate from(PurgeCandidate one) {
            return new Candidate(
                    one.id(), one.studentNumber(), one.fileName(), one.sizeBytes(), one.uploadedAt(), one.reason());
        }
    }

    static PurgePlanResponse from(PurgePlan plan) {
        return new PurgePlanResponse(
                plan.asOf(),
                plan.rule().years(),
                plan.rule().unusedDays(),
                plan.documents(),
                plan.bytes(),
                plan.first().stream().map(Candidate::from).toList());
    }
}
