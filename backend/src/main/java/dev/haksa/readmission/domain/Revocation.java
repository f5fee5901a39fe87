package dev.haksa.readmission.domain;

import dev.haksa.regulation.Violation;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** When a readmission may be revoked: its student has not registered, and the last day for it is over (article 39). */
public final class Revocation {
    private Revocation() {}

    /** All reasons against it. */
    public static List<Violation> check(LocalDate registerBy, LocalDate today, boolean registered) {
        List<Violation> violations = new ArrayList<>();
        if (!today.isAfter(registerBy)) {
            violations.add(new Violation("READMISSION_REGISTRATION_OPEN", "39", Map.of("registerBy", registerBy)));
        }
        if (registered) {
            violations.add(new Violation("READMISSION_REGISTERED", "39", Map.of()));
        }
        return violations;
    }
}
