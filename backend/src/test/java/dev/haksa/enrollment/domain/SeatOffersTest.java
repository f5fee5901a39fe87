package dev.haksa.enrollment.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haksa.catalog.Season;
import dev.haksa.catalog.SectionFacts;
import dev.haksa.regulation.Violation;
import dev.haksa.student.StudentState;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SeatOffersTest {
    private static final int WANTED = 1;
    private static final int GIVEN = 2;
    private static final SeatReleasePolicy DELAYED =
            new SeatReleasePolicy(SeatReleasePolicy.Kind.RANDOM_DELAY, List.of(), 10, 60);

    private final Map<StudentTerm, Applicant> applicants = new HashMap<>();
    private final Map<StudentTerm, List<Registration>> registrations = new HashMap<>();

    @Test
    void who_cannot_take_an_offered_seat_loses_the_place_where_the_regulation_says_so() {
        student("25105001", StudentState.ON_LEAVE);
        AdmissionRound round = round(
                parameters(AfterDeclinedOffer.LOSE_PLACE),
                List.of(new Seats(WANTED, 1, 0, 1, 1, 1, SeatReleasePolicy.AT_ONCE)),
                List.of(waiting("25105001", null)));

        round.release(WANTED, 1);

        List<Effect> effects = round.drain();
        assertThat(effects).hasSize(2);
        assertThat(effects.getLast()).isInstanceOfSatisfying(Effect.WaitEnded.class, end -> {
            assertThat(end.state()).isEqualTo(WaitlistState.PLACE_LOST);
            assertThat(end.reasons()).extracting(Violation::code).containsExactly("STUDENT_NOT_ENROLLED");
        });
        assertThat(round.seatChanges()).containsExactly(new SeatChange(WANTED, 0, -1, -1, 0));
    }

    @Test
    void every_seat_that_swaps_give_back_together_is_withheld() {
        for (String number : List.of("25105001", "25105002")) {
            student(number, StudentState.ENROLLED);
            registrations.put(
                    new StudentTerm(number, Cases.TERM),
                    List.of(new Registration(GIVEN, EnrollmentState.ENROLLED, false, Instant.EPOCH, Instant.EPOCH)));
        }
        AdmissionRound round = round(
                parameters(AfterDeclinedOffer.KEEP_PLACE),
                List.of(
                        new Seats(WANTED, 2, 0, 2, 2, 2, SeatReleasePolicy.AT_ONCE),
                        new Seats(GIVEN, 2, 2, 0, 0, 0, DELAYED)),
                List.of(waiting("25105001", GIVEN), waiting("25105002", GIVEN)));

        round.release(WANTED, 2);

        assertThat(round.seatChanges())
                .containsExactly(new SeatChange(WANTED, 2, -2, -2, 0), new SeatChange(GIVEN, -2, 2, 0, 2));
        assertThat(round.drain())
                .filteredOn(Effect.SeatWithheld.class::isInstance)
                .hasSize(2);
    }

    private void student(String number, StudentState state) {
        applicants.put(
                new StudentTerm(number, Cases.TERM),
                new Applicant(
                        Cases.aStudent().number(number).state(state).build(),
                        Cases.TERM,
                        Season.SPRING,
                        true,
                        List.of(Cases.openWindow()),
                        Set.of(),
                        Set.of()));
    }

    private static WaitlistEntry waiting(String number, Integer drops) {
        return new WaitlistEntry(number, WANTED, Cases.TERM, drops, Cases.DURING, Set.of());
    }

    private AdmissionRound round(EnrollmentParameters parameters, List<Seats> seats, List<WaitlistEntry> list) {
        Map<Integer, SectionFacts> sections = Map.of(
                WANTED,
                Cases.aSection(WANTED).build(),
                GIVEN,
                Cases.aSection(GIVEN).build());
        Set<Reach.Pair> locked = new HashSet<>();
        applicants
                .keySet()
                .forEach(student -> sections.keySet()
                        .forEach(section -> locked.add(new Reach.Pair(student.studentNumber(), section))));
        RoundFacts facts = new RoundFacts(
                sections,
                seats,
                applicants,
                locked,
                registrations,
                new Waitlists(Map.of(WANTED, list), Set.of(), List.of()));
        return new AdmissionRound(facts, parameters, Cases.DURING, () -> 0.5);
    }

    private static EnrollmentParameters parameters(AfterDeclinedOffer after) {
        EnrollmentParameters usual = Cases.parameters();
        return new EnrollmentParameters(
                usual.basis(),
                usual.creditCeiling(),
                usual.advising(),
                usual.examOverlap(),
                usual.states(),
                usual.types(),
                usual.waitlistLimit(),
                after);
    }
}
