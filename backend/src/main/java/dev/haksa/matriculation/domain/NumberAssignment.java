package dev.haksa.matriculation.domain;

import dev.haksa.matriculation.Applicant;
import dev.haksa.matriculation.NumberedApplicant;
import dev.haksa.regulation.Violation;
import dev.haksa.student.NumberRange;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Which applicant gets which serial (제25조④): in alphabetical order of names; those of equal names by birth date, unknown
 * dates last, then by application number.
 *
 * @param numbered in that order; empty when refused
 * @param violations why nothing is assigned
 */
public record NumberAssignment(List<NumberedApplicant> numbered, List<Violation> violations) {
    private static final String ARTICLE = "25.4";
    private static final Comparator<Applicant> ORDER = Comparator.comparing(Applicant::name, AlphabeticalOrder.KOREAN)
            .thenComparing(applicant -> Objects.requireNonNullElse(applicant.birthDate(), LocalDate.MAX))
            .thenComparing(Applicant::applicationNumber);

    /** Copies the lists. */
    public NumberAssignment {
        numbered = List.copyOf(numbered);
        violations = List.copyOf(violations);
    }

    /**
     * Numbers applicants after the serials that were given before.
     *
     * @param lastSerial the highest serial so far, 0 for none
     */
    public static NumberAssignment of(NumberRange range, int lastSerial, Collection<Applicant> applicants) {
        if (applicants.isEmpty()) {
            return new NumberAssignment(List.of(), List.of(new Violation("NO_APPLICANTS", ARTICLE, Map.of())));
        }
        int last = lastSerial + applicants.size();
        if (last > NumberRange.MAX_SERIAL) {
            Map<String, Object> facts = Map.of(
                    "applicants", applicants.size(), "used", lastSerial, "left", NumberRange.MAX_SERIAL - lastSerial);
            return new NumberAssignment(List.of(), List.of(new Violation("SERIALS_EXHAUSTED", ARTICLE, facts)));
        }
        List<NumberedApplicant> numbered = new ArrayList<>();
        for (Applicant applicant : applicants.stream().sorted(ORDER).toList()) {
            numbered.add(new NumberedApplicant(applicant, range.number(lastSerial + numbered.size() + 1)));
        }
        return new NumberAssignment(numbered, List.of());
    }
}
