package dev.haksa.readmission.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haksa.catalog.Season;
import dev.haksa.catalog.TermCode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlacesTest {
    private static final LocalDate DECIDED = LocalDate.of(2027, 1, 25);
    private static final LocalDate DUE = LocalDate.of(2027, 2, 5);
    private static final Deadlines DEADLINES =
            new Deadlines(DUE, LocalDate.of(2027, 2, 26), LocalDate.of(2027, 3, 2), 5, 1);
    private static final TermCode FALL_2025 = new TermCode(2025, Season.FALL);

    private static Applicant applicant(int id, int gpa, ReadmissionState state) {
        LocalDate due = state == ReadmissionState.OFFERED ? DUE : null;
        return new Applicant(id, state, gpa, FALL_2025, null, DECIDED.minusDays(20), false, due);
    }

    private static List<String> steps(List<Places.Step> steps) {
        return steps.stream()
                .map(step -> step.id() + " " + step.to() + (step.dueOn() == null ? "" : " " + step.dueOn()))
                .toList();
    }

    @Test
    void the_better_average_then_the_later_term_then_the_recommendation_then_the_postmark_decide() {
        TermCode earlier = new TermCode(2024, Season.FALL);
        LocalDate day = DECIDED.minusDays(20);
        ReadmissionState filed = ReadmissionState.FILED;
        List<Applicant> applicants = List.of(
                new Applicant(1, filed, null, FALL_2025, 1, day, false, null),
                new Applicant(2, filed, 310, earlier, 1, day, false, null),
                new Applicant(3, filed, 310, FALL_2025, 2, day, false, null),
                new Applicant(4, filed, 310, FALL_2025, 1, day, false, null),
                new Applicant(5, filed, 311, earlier, null, day, false, null),
                new Applicant(6, filed, 310, FALL_2025, null, day.minusDays(1), false, null),
                new Applicant(7, filed, 310, FALL_2025, null, day.minusDays(1), false, null),
                new Applicant(8, ReadmissionState.REJECTED, 450, FALL_2025, 1, day, false, null));
        assertThat(Ranking.of(applicants).stream()
                        .map(one -> one.rank() + ":" + one.applicant().id() + " " + one.decidedBy()))
                .containsExactly(
                        "1:5 null",
                        "2:4 GPA_AT_EXIT",
                        "3:3 RECOMMENDATION",
                        "4:6 RECOMMENDATION",
                        "5:7 FILING",
                        "6:2 TERM_OF_EXIT",
                        "7:1 GPA_AT_EXIT");
    }

    @Test
    void the_best_are_offered_what_is_free() {
        List<Applicant> applicants = List.of(
                applicant(1, 300, ReadmissionState.WAITING),
                applicant(2, 400, ReadmissionState.WAITING),
                applicant(3, 350, ReadmissionState.WAITING));
        assertThat(steps(new Places(2, DEADLINES).advance(applicants, DECIDED)))
                .containsExactly("2 OFFERED 2027-02-05", "3 OFFERED 2027-02-05");
        assertThat(new Places(0, DEADLINES).advance(applicants, DECIDED)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"2027-02-05,", "2027-02-06,", "2027-02-07,2 LAPSED 2027-02-05;1 OFFERED 2027-02-12"})
    void an_unpaid_offer_lapses_after_the_bank_had_a_day_and_the_next_has_days_of_its_own(LocalDate day, String steps) {
        List<Applicant> applicants = List.of(
                applicant(1, 300, ReadmissionState.WAITING),
                applicant(2, 400, ReadmissionState.OFFERED),
                applicant(3, 350, ReadmissionState.ACCEPTED));
        assertThat(String.join(";", steps(new Places(2, DEADLINES).advance(applicants, day))))
                .isEqualTo(Objects.requireNonNullElse(steps, ""));
    }

    @ParameterizedTest
    @CsvSource({"2027-02-25,2027-02-26", "2027-02-26,2027-02-26", "2027-02-27,"})
    void nothing_is_offered_after_the_last_day_of_registering(LocalDate day, LocalDate due) {
        List<Places.Step> steps =
                new Places(1, DEADLINES).advance(List.of(applicant(1, 300, ReadmissionState.WAITING)), day);
        assertThat(steps).hasSize(due == null ? 0 : 1);
        assertThat(steps).allMatch(step -> Objects.equals(step.dueOn(), due));
    }

    @Test
    void who_left_for_the_military_accepts_without_paying() {
        Applicant exempt =
                new Applicant(1, ReadmissionState.WAITING, 300, FALL_2025, null, DECIDED.minusDays(20), true, null);
        assertThat(steps(new Places(1, DEADLINES).advance(List.of(exempt), DECIDED)))
                .containsExactly("1 ACCEPTED");
    }

    @ParameterizedTest
    @CsvSource({"2027-02-04,true", "2027-02-05,true", "2027-02-06,false"})
    void what_is_paid_on_the_last_day_is_in_time(LocalDate paidOn, boolean inTime) {
        Applicant offered = applicant(1, 300, ReadmissionState.OFFERED);
        assertThat(new Places(1, DEADLINES).pay(List.of(offered), offered, paidOn) != null)
                .isEqualTo(inTime);
    }

    @Test
    void a_late_report_of_a_payment_in_time_counts_only_while_the_place_is_free() {
        Applicant lapsed = applicant(1, 400, ReadmissionState.LAPSED).in(ReadmissionState.LAPSED, DUE);
        Applicant next = applicant(2, 300, ReadmissionState.OFFERED);
        Places places = new Places(1, DEADLINES);
        assertThat(places.pay(List.of(lapsed), lapsed, DUE)).isNotNull();
        assertThat(places.pay(List.of(lapsed, next), lapsed, DUE)).isNull();
    }

    /** A round as it may go: payments, gifts of the clock, people who give up; what the rules say is done. */
    private static final class Round {
        private final Random random;
        private final Places places;
        private final Map<Integer, Applicant> applicants = new HashMap<>();
        private final Set<Integer> everOffered = new HashSet<>();
        private LocalDate today = DECIDED;

        Round(long seed) {
            random = new Random(seed);
            places = new Places(random.nextInt(5), DEADLINES);
            int number = random.nextInt(12);
            for (int id = 1; id <= number; id++) {
                ReadmissionState state = random.nextInt(6) == 0 ? ReadmissionState.REJECTED : ReadmissionState.WAITING;
                applicants.put(
                        id,
                        new Applicant(
                                id,
                                state,
                                random.nextInt(5) == 0 ? null : 300 + random.nextInt(3),
                                random.nextBoolean() ? FALL_2025 : new TermCode(2024, Season.FALL),
                                random.nextBoolean() ? null : 1 + random.nextInt(4),
                                DECIDED.minusDays(random.nextInt(3)),
                                random.nextInt(8) == 0,
                                null));
            }
        }

        void go() {
            advance();
            for (int i = 0; i < 60; i++) {
                happen();
                check();
                advance();
                check();
                assertThat(places.advance(applicants.values(), today))
                        .as("asking again changes nothing")
                        .isEmpty();
            }
        }

        private void happen() {
            Applicant one = applicants.get(1 + random.nextInt(12));
            if (one == null || random.nextInt(3) == 0) {
                today = today.plusDays(random.nextInt(4));
            } else if (random.nextInt(3) == 0 && one.state().isOpen()) {
                applicants.put(one.id(), one.in(ReadmissionState.WITHDRAWN, one.dueOn()));
            } else if (random.nextInt(6) == 0 && one.state() == ReadmissionState.ACCEPTED) {
                applicants.put(one.id(), one.in(ReadmissionState.REVOKED, one.dueOn()));
            } else {
                Places.Step step = places.pay(applicants.values(), one, today.minusDays(random.nextInt(3)));
                if (step != null) {
                    apply(step);
                }
            }
        }

        private void advance() {
            places.advance(applicants.values(), today).forEach(this::apply);
        }

        private void apply(Places.Step step) {
            Applicant one = Objects.requireNonNull(applicants.get(step.id()));
            assertThat(one.state()).isEqualTo(step.from());
            applicants.put(one.id(), one.in(step.to(), step.dueOn()));
            if (step.to().holdsPlace()) {
                everOffered.add(one.id());
            }
        }

        private void check() {
            List<Applicant> all = new ArrayList<>(applicants.values());
            assertThat(all.stream().filter(one -> one.state().holdsPlace()).count())
                    .as("never more than there are places")
                    .isLessThanOrEqualTo(places.number());
            for (Applicant favoured : all) {
                for (Applicant better : all) {
                    if (everOffered.contains(favoured.id()) && Ranking.isBefore(better, favoured)) {
                        assertThat(better.state())
                                .as("%s stands before %s and was passed over", better, favoured)
                                .isNotEqualTo(ReadmissionState.WAITING);
                    }
                }
            }
        }
    }

    @Test
    void nobody_who_stands_before_is_ever_passed_over_and_no_place_is_given_twice() {
        long start = System.nanoTime();
        for (long seed = start; seed < start + 2000; seed++) {
            try {
                new Round(seed).go();
            } catch (AssertionError e) {
                throw new AssertionError("seed " + seed, e);
            }
        }
    }
}
