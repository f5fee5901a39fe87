package dev.haksa.card.domain;

import dev.haksa.card.CardMethod;
import dev.haksa.card.domain.CardJourney.Entry;
import dev.haksa.card.domain.CardJourney.Scene;
import dev.haksa.regulation.Violation;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Why a student gets a card in this way, and what stands against it. */
final class CardReasons {
    private static final String ROSTER = "card.2.2";
    private static final String PAPER = "card.3.3";
    /** What somebody decided on a student; everything else for which a roster leaves students off is found out anew. */
    private static final Set<String> DECIDED = Set.of("CARD_TAKEN_OFF", "CARD_PHOTO_REPLACED", "CARD_CAMPAIGN_OVER");

    private final Scene scene;
    private final Map<String, Violation> reasons = new LinkedHashMap<>();

    private CardReasons(Scene scene) {
        this.scene = scene;
    }

    /** As it is today, each reason once. */
    static List<Violation> of(Scene scene) {
        CardReasons all = new CardReasons(scene);
        all.addMethod();
        all.addPackagedOnPaper();
        if (scene.entry() == null && scene.eligibility().applies()) {
            all.add(RosterRule.photo(scene.photo()));
            all.addLeftOff();
        }
        return List.copyOf(all.reasons.values());
    }

    /** Whoever has a card by what the company says is not told why to apply. */
    private void addMethod() {
        Entry entry = scene.entry();
        if (!scene.isIssuedAlready() || !scene.eligibility().applies()) {
            add(scene.eligibility().reasons());
        }
        if (entry != null && entry.refusal() != null) {
            Violation refused = CompanyRefusals.reason(entry.refusal());
            reasons.put(refused.code(), refused);
        }
    }

    /** Who could apply by mobile by now, but is with the company as one who sends a form. */
    private void addPackagedOnPaper() {
        Entry entry = scene.entry();
        LocalDate since = entry == null || entry.hasCard() ? null : entry.onPaperSince();
        if (since != null && scene.eligibility().method() == CardMethod.MOBILE) {
            add(List.of(new Violation("CARD_PACKAGED_ON_PAPER", PAPER, Map.of("since", since))));
        }
    }

    /** That the roster went without the student, once nothing else has to be put right before, or nothing can be. */
    private void addLeftOff() {
        List<Violation> decided = scene.leftOff().stream()
                .filter(reason -> DECIDED.contains(reason.code()))
                .toList();
        add(decided);
        Map<String, Object> facts = Map.of(
                "department", scene.department(), "until", scene.calendar().rosterUntil());
        if (scene.isOver() && !scene.rosterSent()) {
            add(List.of(new Violation("CARD_ROSTER_NOT_SENT", ROSTER, facts)));
        } else if (decided.isEmpty() && (scene.isOver() || (scene.isLeftOff() && scene.hasPhoto()))) {
            add(List.of(new Violation("CARD_NOT_ON_ROSTER", ROSTER, facts)));
        }
    }

    private void add(List<Violation> found) {
        found.forEach(reason -> reasons.putIfAbsent(reason.code(), reason));
    }
}
