package dev.haksa.enrollment.domain;

import dev.haksa.catalog.SectionFacts;
import dev.haksa.regulation.Decision;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Decides requests one after the other, in the order of their arrival, on seats that are locked for as long as the
 * round lasts. A round holds at most one request of a student.
 */
public final class AdmissionRound {
    private final EnrollmentParameters parameters;
    private final Map<Integer, Seats> seats = new HashMap<>();
    private final Map<Integer, Integer> changes = new HashMap<>();

    /** Begins a round on the seats of all sections that are asked for. */
    public AdmissionRound(EnrollmentParameters parameters, Collection<Seats> locked) {
        this.parameters = parameters;
        locked.forEach(section -> seats.put(section.sectionId(), section));
    }

    /** Decides the next request. */
    public Ruling decide(Candidate candidate) {
        return switch (candidate.action()) {
            case ENROLL -> enroll(candidate);
            case DROP -> drop(candidate);
        };
    }

    /** By how much the number of taken seats of each section changed; sections without change are left out. */
    public Map<Integer, Integer> seatChanges() {
        Map<Integer, Integer> changed = new HashMap<>(changes);
        changed.values().removeIf(change -> change == 0);
        return changed;
    }

    private Ruling enroll(Candidate candidate) {
        Registration registration = candidate.registration();
        Seats own = seatsOf(candidate);
        int ceiling = ceiling(candidate);
        if (registration != null && registration.holdsSeat()) {
            return new Ruling.AlreadyEnrolled(
                    registration, TermTotals.of(candidate.held(), ceiling), own.free(), isOpen(candidate));
        }
        return switch (EnrollmentRules.enroll(situation(candidate, own), parameters)) {
            case Decision.Refused refused -> new Ruling.Refused(refused);
            case Decision.Granted granted -> {
                Seats left = take(own, 1);
                List<SectionFacts> held = new ArrayList<>(candidate.held());
                held.add(candidate.section());
                yield new Ruling.Enrolled(granted, candidate.attempted(), TermTotals.of(held, ceiling), left.free());
            }
        };
    }

    private Ruling drop(Candidate candidate) {
        @Nullable Registration registration = candidate.registration();
        if (registration == null) {
            return new Ruling.NeverEnrolled();
        }
        Seats own = seatsOf(candidate);
        TermTotals afterwards = TermTotals.of(candidate.heldBeside(), ceiling(candidate));
        if (!registration.holdsSeat()) {
            return new Ruling.AlreadyDropped(registration, afterwards, own.free(), isOpen(candidate));
        }
        Decision decision =
                EnrollmentRules.drop(candidate.arrivedAt(), candidate.student(), candidate.windows(), parameters);
        return switch (decision) {
            case Decision.Refused refused -> new Ruling.Refused(refused);
            case Decision.Granted granted ->
                new Ruling.Dropped(
                        granted, registration, afterwards, take(own, -1).free());
        };
    }

    private static boolean isOpen(Candidate candidate) {
        return EnrollmentRules.isOpen(candidate.arrivedAt(), candidate.student(), candidate.windows());
    }

    private int ceiling(Candidate candidate) {
        return EnrollmentRules.ceiling(candidate.student(), candidate.season(), parameters);
    }

    private Seats seatsOf(Candidate candidate) {
        Seats own = seats.get(candidate.section().sectionId());
        if (own == null) {
            throw new IllegalArgumentException(
                    "seats not locked: " + candidate.section().sectionId());
        }
        return own;
    }

    private Seats take(Seats own, int number) {
        Seats left = own.plus(number);
        seats.put(own.sectionId(), left);
        changes.merge(own.sectionId(), number, Integer::sum);
        return left;
    }

    private static EnrollmentCase situation(Candidate candidate, Seats own) {
        return new EnrollmentCase(
                candidate.arrivedAt(),
                candidate.student(),
                candidate.advised(),
                candidate.section(),
                candidate.season(),
                candidate.windows(),
                own.capacity(),
                own.enrolled(),
                candidate.heldBeside(),
                candidate.attempted(),
                candidate.recognised());
    }
}
