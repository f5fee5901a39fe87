package dev.haksa.card.api;

import dev.haksa.regulation.Violation;
import dev.haksa.shared.i18n.Language;
import dev.haksa.shared.problem.ProblemViolation;
import java.util.List;

/** Reasons for people. */
final class CardTexts {
    private CardTexts() {}

    static List<ProblemViolation> reasons(List<Violation> reasons, Language language) {
        return reasons.stream().map(one -> ProblemViolation.of(one, language)).toList();
    }
}
