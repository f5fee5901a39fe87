package dev.haksa.card.domain;

import dev.haksa.card.EntryChannel;
import dev.haksa.photo.KeptPhoto;
import dev.haksa.photo.PhotoRejection;
import dev.haksa.photo.PhotoStanding;
import dev.haksa.regulation.Violation;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Who is on a department's roster, and why somebody is not (안내 2. ②③). */
public final class RosterRule {
    private static final String ROSTER = "card.2.2";

    private RosterRule() {}

    /**
     * A student whom a department decides on.
     *
     * @param removedReason why the department took the student off; null when it did not
     */
    public record Candidate(
            CardFacts facts, PhotoStanding photo, @Nullable String removedReason) {}

    /**
     * What comes of it.
     *
     * @param reasons why not; empty when listed
     * @param mobileFrom see {@link Eligibility}
     */
    public record Verdict(
            CardFacts facts,
            boolean listed,
            List<Violation> reasons,
            @Nullable EntryChannel channel,
            @Nullable LocalDate mobileFrom,
            @Nullable KeptPhoto photo) {
        /** Codes of the reasons. */
        public Set<String> codes() {
            return reasons.stream().map(Violation::code).collect(Collectors.toSet());
        }

        /** The same student, off the roster for a reason. */
        public Verdict without(Violation reason) {
            return new Verdict(facts, false, List.of(reason), null, null, photo);
        }
    }

    /** Decides for the roster of a department. */
    public static Verdict decide(Candidate candidate, int departmentId, Eligibility.Terms terms) {
        Eligibility eligibility = Eligibility.of(candidate.facts(), terms);
        List<Violation> reasons = new ArrayList<>();
        CardFacts facts = candidate.facts();
        if (facts.departmentId() != departmentId) {
            reasons.add(new Violation("CARD_OTHER_DEPARTMENT", ROSTER, Map.of("department", facts.departmentName())));
        }
        if (facts.otherCampaign() != null) {
            reasons.add(new Violation("CARD_ON_OTHER_ROSTER", ROSTER, Map.of("campaign", facts.otherCampaign())));
        }
        if (!eligibility.applies()) {
            reasons.addAll(eligibility.reasons());
        }
        reasons.addAll(photo(candidate.photo()));
        String removed = candidate.removedReason();
        if (removed != null) {
            reasons.add(new Violation("CARD_TAKEN_OFF", ROSTER, Map.of("statedReason", removed)));
        }
        boolean listed = reasons.isEmpty();
        return new Verdict(
                facts,
                listed,
                List.copyOf(reasons),
                listed ? eligibility.channel() : null,
                listed ? eligibility.mobileFrom() : null,
                candidate.photo().approved());
    }

    /** What is missing about a photo; nothing when an approved one is there. */
    public static List<Violation> photo(PhotoStanding photo) {
        PhotoRejection rejected = photo.rejected();
        if (photo.approved() != null) {
            return List.of();
        }
        if (photo.inReview() != null) {
            return List.of(new Violation(
                    "CARD_PHOTO_IN_REVIEW",
                    "card.4",
                    Map.of("submittedAt", photo.inReview().submittedAt())));
        }
        return rejected == null
                ? List.of(new Violation("CARD_PHOTO_MISSING", "card.2.1", Map.of()))
                : List.of(new Violation(
                        "CARD_PHOTO_REJECTED",
                        "card.5",
                        Map.of("rejection", rejected.reason(), "rejectionName", "PHOTO_" + rejected.reason())));
    }
}
