package dev.haksa.enrollment.domain;

import dev.haksa.regulation.Violation;
import java.util.Map;

/** Rules of joining a waiting list (제4조①: in the set manner and procedure). */
final class WaitlistRules {
    private static final String ARTICLE = "4.1";

    private WaitlistRules() {}

    /** Who can have a seat need not wait. */
    static void seatAvailable(EnrollmentCase situation, EnrollmentParameters parameters, Findings findings) {
        int available = situation.seats().available();
        if (available > 0) {
            findings.refuse(new Violation("SEAT_AVAILABLE", ARTICLE, Map.of("available", available)));
        }
    }

    /** Nobody waits for more sections of a term than the university allows. */
    static void limit(EnrollmentCase situation, EnrollmentParameters parameters, Findings findings) {
        int limit = parameters.waitlistLimit();
        if (situation.waitingFor() >= limit) {
            findings.refuse(new Violation(
                    "WAITLIST_LIMIT_REACHED", ARTICLE, Map.of("waitingFor", situation.waitingFor(), "limit", limit)));
        }
    }
}
