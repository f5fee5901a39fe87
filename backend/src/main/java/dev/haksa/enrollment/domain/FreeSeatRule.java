package dev.haksa.enrollment.domain;

import dev.haksa.regulation.Violation;
import java.util.Map;

/**
 * Capacity is never exceeded, not by one seat (제4조①: in the set manner and procedure; first come, first served). Seats
 * that are withheld or kept for the waiting list are not free.
 */
final class FreeSeatRule implements EnrollmentRule {
    private static final String ARTICLE = "4.1";

    @Override
    public void examine(EnrollmentCase situation, EnrollmentParameters parameters, Findings findings) {
        Seats seats = situation.seats();
        if (seats.available() > 0) {
            return;
        }
        if (seats.enrolled() >= seats.capacity()) {
            findings.refuse(new Violation(
                    "SECTION_FULL",
                    ARTICLE,
                    Map.of("capacity", seats.capacity(), "enrolled", seats.enrolled(), "waiting", seats.waiting())));
        } else if (seats.free() == 0) {
            findings.refuse(new Violation(
                    "SEATS_WITHHELD",
                    ARTICLE,
                    Map.of(
                            "withheld",
                            seats.withheld(),
                            "waiting",
                            seats.waiting(),
                            "policy",
                            seats.policy().kind().name())));
        } else {
            findings.refuse(new Violation(
                    "SEATS_KEPT_FOR_WAITLIST", ARTICLE, Map.of("free", seats.free(), "waiting", seats.waiting())));
        }
    }
}
