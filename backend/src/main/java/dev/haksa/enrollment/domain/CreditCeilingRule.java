package dev.haksa.enrollment.domain;

import dev.haksa.catalog.Season;
import dev.haksa.regulation.Violation;
import dev.haksa.student.StudentStanding;
import java.util.HashMap;
import java.util.Map;

/** The credits of a term stay within its ceiling; retaken credits count (제4조④). */
final class CreditCeilingRule implements EnrollmentRule {
    @Override
    public void examine(EnrollmentCase situation, EnrollmentParameters parameters, Findings findings) {
        int ceiling = ceiling(situation.student(), situation.season(), parameters);
        int enrolled = situation.enrolledCredits();
        int adding = situation.section().credits();
        if (enrolled + adding > ceiling) {
            Map<String, Object> facts = new HashMap<>();
            facts.put("enrolled", enrolled);
            facts.put("adding", adding);
            facts.put("ceiling", ceiling);
            facts.put("excess", enrolled + adding - ceiling);
            findings.refuse(new Violation("CREDIT_CEILING_EXCEEDED", "4.4", facts));
        }
    }

    static int ceiling(StudentStanding student, Season season, EnrollmentParameters parameters) {
        return parameters.creditCeiling().of(season, student.yearLevel(), student.previousGpaHundredths());
    }
}
