package dev.haksa.enrollment.api;

import dev.haksa.enrollment.WaitlistService;
import dev.haksa.shared.http.MayBeRehearsal;
import dev.haksa.shared.i18n.Language;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A student's places on waiting lists in a term. */
@Schema(name = "TermWaitlist", description = "Waiting lists of a term, in the order of joining. / 학기별 대기 내역")
public record TermWaitlistResponse(
        @Schema(examples = "2027-SPRING") String term,

        @Schema(description = "True when students only practise in it. / 연습 학기 여부", examples = "false")
        boolean rehearsal,

        List<WaitlistEntryResponse> items)
        implements MayBeRehearsal {
    /**
     * The places of a term.
     *
     * @param base address of the reader's own places, for the links; null when they are somebody else's
     */
    static TermWaitlistResponse from(WaitlistService.OfTerm places, @Nullable String base, Language language) {
        return new TermWaitlistResponse(
                places.term().code().toString(),
                places.term().code().rehearsal(),
                places.entries().stream()
                        .map(entry -> WaitlistEntryResponse.from(entry, base, language))
                        .toList());
    }
}
