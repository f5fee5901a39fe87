package dev.haksa.enrollment.api;

import dev.haksa.enrollment.WaitlistService;
import dev.haksa.shared.i18n.Language;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A student's places on waiting lists in a term. */
@Schema(name = "TermWaitlist", description = "Waiting lists of a term, in the order of joining. / 학기별 대기 내역")
public record TermWaitlistResponse(
        @Schema(examples = "2027-SPRING") String term, List<WaitlistEntryResponse> items) {
    static TermWaitlistResponse from(WaitlistService.OfTerm places, String base, Language language) {
        return new TermWaitlistResponse(
                places.term().code().toString(),
                places.entries().stream()
                        .map(entry -> WaitlistEntryResponse.from(entry, base, language))
                        .toList());
    }
}
