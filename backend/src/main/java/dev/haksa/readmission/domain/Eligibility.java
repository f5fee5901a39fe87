package dev.haksa.readmission.domain;

import dev.haksa.catalog.TermCode;
import dev.haksa.departure.Departure;
import dev.haksa.departure.DepartureReason;
import dev.haksa.regulation.Violation;
import dev.haksa.student.StudentState;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Who may apply for readmission (articles 37 and 38); all reasons at once. */
public final class Eligibility {
    private Eligibility() {}

    /**
     * What is known of an applicant.
     *
     * @param departure the latest; null when none is on record
     * @param expelled whether a discipline of expulsion is on record
     * @param studied terms with grades, F among them
     * @param used readmissions so far
     */
    public record Facts(
            StudentState state,
            int entranceYear,
            @Nullable Departure departure,
            boolean expelled,
            Set<TermCode> studied,
            int used) {}

    /**
     * What is asked for.
     *
     * @param receivedOn day of the postmark
     * @param departmentId department to which the applicant wants to return; null for the former one
     * @param yearLevel year level to which the applicant wants to return; null for the former one
     */
    public record Wish(
            LocalDate receivedOn,
            @Nullable Integer departmentId,
            @Nullable Integer yearLevel) {}

    /**
     * What the round allows.
     *
     * @param opensOn first day of filing
     * @param closesOn last day of filing
     * @param departments those with places
     * @param limit how often one may be readmitted
     */
    public record Frame(LocalDate opensOn, LocalDate closesOn, Set<Integer> departments, int limit) {}

    /** All reasons against it; none when the applicant may apply. */
    public static List<Violation> check(Facts facts, Wish wish, Frame frame) {
        List<Violation> violations = checkApplicant(facts, frame.limit());
        checkWish(facts, wish, violations);
        checkRound(facts, wish, frame, violations);
        return violations;
    }

    /**
     * The reasons that hold in every round.
     *
     * @param limit how often one may be readmitted
     */
    public static List<Violation> checkApplicant(Facts facts, int limit) {
        List<Violation> violations = new ArrayList<>();
        if (facts.state() != StudentState.WITHDRAWN && facts.state() != StudentState.DISMISSED) {
            violations.add(new Violation(
                    "READMISSION_NOT_LEFT",
                    "37.1",
                    Map.of("state", facts.state().name())));
        } else if (facts.departure() == null) {
            violations.add(new Violation("READMISSION_DEPARTURE_UNKNOWN", "37.1", Map.of()));
        }
        if (isExpelled(facts)) {
            violations.add(new Violation("READMISSION_EXPELLED", "37.1", Map.of()));
        }
        checkStudy(facts, violations);
        if (facts.used() >= limit) {
            violations.add(
                    new Violation("READMISSION_LIMIT_REACHED", "38.3", Map.of("used", facts.used(), "limit", limit)));
        }
        return violations;
    }

    private static boolean isExpelled(Facts facts) {
        return facts.expelled()
                || (facts.departure() != null && facts.departure().reason() == DepartureReason.EXPULSION);
    }

    /** A first term with only F counts as studied; without registering in the term of entrance nothing was (37 (2)). */
    private static void checkStudy(Facts facts, List<Violation> violations) {
        Departure departure = facts.departure();
        boolean unregistered = departure != null && departure.reason() == DepartureReason.NOT_REGISTERED;
        boolean studiedBefore = facts.studied().stream()
                .anyMatch(term -> !unregistered || departure == null || term.compareTo(departure.term()) < 0);
        if (studiedBefore) {
            return;
        }
        if (unregistered && departure != null && departure.term().year() == facts.entranceYear()) {
            violations.add(new Violation(
                    "READMISSION_UNREGISTERED_AT_ENTRANCE",
                    "37.2",
                    Map.of("term", departure.term().toString())));
        } else {
            violations.add(new Violation("READMISSION_NO_TERM_STUDIED", "37.1", Map.of()));
        }
    }

    private static void checkWish(Facts facts, Wish wish, List<Violation> violations) {
        Departure departure = facts.departure();
        if (departure == null) {
            return;
        }
        boolean otherDepartment = wish.departmentId() != null && wish.departmentId() != departure.departmentId();
        boolean otherYear = wish.yearLevel() != null && wish.yearLevel() != departure.yearLevel();
        if (otherDepartment || otherYear) {
            violations.add(new Violation(
                    "READMISSION_ELSEWHERE",
                    "38.4",
                    Map.of("departmentId", departure.departmentId(), "yearLevel", departure.yearLevel())));
        }
    }

    private static void checkRound(Facts facts, Wish wish, Frame frame, List<Violation> violations) {
        if (wish.receivedOn().isBefore(frame.opensOn()) || wish.receivedOn().isAfter(frame.closesOn())) {
            violations.add(new Violation(
                    "READMISSION_OUTSIDE_PERIOD",
                    "41",
                    Map.of("receivedOn", wish.receivedOn(), "opensOn", frame.opensOn(), "closesOn", frame.closesOn())));
        }
        Departure departure = facts.departure();
        if (departure != null && !frame.departments().contains(departure.departmentId())) {
            violations.add(
                    new Violation("READMISSION_NO_PLACES", "36.2", Map.of("departmentId", departure.departmentId())));
        }
    }
}
