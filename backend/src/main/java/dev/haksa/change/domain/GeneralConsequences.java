package dev.haksa.change.domain;

import dev.haksa.change.Consequence;
import dev.haksa.change.Consequence.Area;
import dev.haksa.change.ProcedureEffect;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What follows from a kind's effects for everything that has no numbers of its own. */
public final class GeneralConsequences {
    private GeneralConsequences() {}

    /** Courses that end, or none. */
    public record Ending(List<String> titles, int credits, List<String> waiting) {
        /** Copies the lists. */
        public Ending {
            titles = List.copyOf(titles);
            waiting = List.copyOf(waiting);
        }
    }

    /** Consequences for enrollments, scholarships and the student card. */
    public static List<Consequence> of(Set<ProcedureEffect> effects, boolean endsEnrollments, Ending ending) {
        List<Consequence> consequences = new ArrayList<>();
        if (endsEnrollments) {
            consequences.add(enrollments(ending));
        }
        if (effects.contains(ProcedureEffect.COMES_BACK)) {
            consequences.add(new Consequence(Area.ENROLLMENT, "ENROLLMENT_POSSIBLE_AGAIN", Map.of()));
        }
        effects.stream().sorted().forEach(effect -> add(consequences, effect));
        return List.copyOf(consequences);
    }

    private static Consequence enrollments(Ending ending) {
        if (ending.titles().isEmpty() && ending.waiting().isEmpty()) {
            return new Consequence(Area.ENROLLMENT, "NO_ENROLLMENTS_END", Map.of());
        }
        return new Consequence(
                Area.ENROLLMENT,
                "ENROLLMENTS_END",
                Map.of(
                        "courses", ending.titles(),
                        "count", ending.titles().size(),
                        "credits", ending.credits(),
                        "waiting", ending.waiting().size()));
    }

    private static void add(List<Consequence> consequences, ProcedureEffect effect) {
        switch (effect) {
            case GOES_ON_LEAVE -> {
                consequences.add(new Consequence(Area.SCHOLARSHIP, "SCHOLARSHIP_ON_LEAVE", Map.of()));
                consequences.add(new Consequence(Area.STUDENT_CARD, "CARD_ON_LEAVE", Map.of()));
            }
            case COMES_BACK -> {
                consequences.add(new Consequence(Area.SCHOLARSHIP, "SCHOLARSHIP_BACK", Map.of()));
                consequences.add(new Consequence(Area.STUDENT_CARD, "CARD_BACK", Map.of()));
            }
            case LEAVES_UNIVERSITY -> {
                consequences.add(new Consequence(Area.SCHOLARSHIP, "SCHOLARSHIP_ENDS", Map.of()));
                consequences.add(new Consequence(Area.STUDENT_CARD, "CARD_ENDS", Map.of()));
            }
            case CHANGES_PROGRAM -> consequences.add(new Consequence(Area.STUDENT_CARD, "CARD_REISSUED", Map.of()));
            case CORRECTS_RECORD -> consequences.add(new Consequence(Area.STUDENT_CARD, "CARD_CORRECTED", Map.of()));
            case ENDS_ENROLLMENTS, CARRIES_TUITION_OVER, REFUNDS_TUITION -> {
                // Said with their numbers by those who know them.
            }
        }
    }
}
