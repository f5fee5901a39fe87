package dev.haksa.enrollment.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haksa.catalog.SectionFacts;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Laws that hold for all inputs, whatever the interleaving and the batch boundaries. Each run uses seeds of its own;
 * a failure names the seed, which {@code -Dhaksa.seed=…} repeats.
 */
class AdmissionRoundPropertyTest {
    private static final int RUNS = 300;
    private static final long BASE_SEED = Long.getLong("haksa.seed", System.nanoTime());

    @Test
    void no_batching_ever_breaks_capacity_ceiling_timetable_or_waiting_lists() {
        for (int run = 0; run < RUNS; run++) {
            World world = new World(BASE_SEED + run);
            world.play(world.requests(200), world.randomBatches());
            assertLaws(world);
        }
    }

    @Test
    void batch_boundaries_do_not_change_who_gets_a_seat() {
        for (int run = 0; run < RUNS; run++) {
            long seed = BASE_SEED + run;
            World oneByOne = new World(seed);
            List<Application> requests = oneByOne.requests(150);
            oneByOne.play(requests, 1);
            World batched = new World(seed);
            batched.play(requests, batched.randomBatches());
            assertThat(batched.answers).as("seed %d", seed).isEqualTo(oneByOne.answers);
            assertThat(batched.registrations).as("seed %d", seed).isEqualTo(oneByOne.registrations);
            assertThat(batched.seats).as("seed %d", seed).isEqualTo(oneByOne.seats);
            assertThat(batched.lists).as("seed %d", seed).isEqualTo(oneByOne.lists);
        }
    }

    @Test
    void locking_only_those_who_ask_first_leads_to_the_same_end() {
        int begunAnew = 0;
        for (int run = 0; run < RUNS; run++) {
            long seed = BASE_SEED + run;
            World all = new World(seed);
            List<Application> requests = all.requests(150);
            all.play(requests, 1);
            World few = new World(seed).lockingOnlyWhoAsks();
            few.play(requests, few.randomBatches());
            assertThat(few.registrations).as("seed %d", seed).isEqualTo(all.registrations);
            assertThat(few.lists).as("seed %d", seed).isEqualTo(all.lists);
            begunAnew += few.begunAnew;
        }
        assertThat(begunAnew).isPositive();
    }

    @Test
    void who_arrives_earlier_is_never_refused_for_a_seat_that_a_later_one_gets() {
        for (int run = 0; run < RUNS; run++) {
            long seed = BASE_SEED + run;
            World world = new World(seed);
            List<Application> enrolling = world.requests(200).stream()
                    .filter(request -> request.command() instanceof Command.Enroll enroll && enroll.replaces() == null)
                    .toList();
            world.play(enrolling, world.randomBatches());
            Set<Integer> full = new HashSet<>();
            for (int i = 0; i < enrolling.size(); i++) {
                String answer = world.answers.get(i);
                int section = enrolling.get(i).command().sections().getFirst();
                if (answer.contains("SECTION_FULL")) {
                    full.add(section);
                }
                assertThat(answer.equals("Enrolled") && full.contains(section))
                        .as("seed %d: request %d got a seat after %d was full", seed, i, section)
                        .isFalse();
            }
        }
    }

    @Test
    void nobody_is_promoted_while_somebody_waits_longer_who_could_take_the_seat() {
        int promotions = 0;
        for (int run = 0; run < RUNS; run++) {
            World world = new World(BASE_SEED + run);
            for (Application request : world.requests(150)) {
                Map<Integer, List<WaitlistEntry>> before = world.copyOfLists();
                List<Effect> effects = world.step(List.of(request));
                promotions += assertOrder(world, before, effects);
            }
        }
        assertThat(promotions).isPositive();
    }

    @Test
    void no_free_seat_is_kept_from_a_waiting_student_who_could_take_it() {
        for (int run = 0; run < RUNS; run++) {
            World world = new World(BASE_SEED + run);
            world.play(world.requests(150), world.randomBatches());
            world.sweep();
            world.lists.forEach((section, entries) -> entries.forEach(entry -> {
                if (world.seats.get(section).free() > 0) {
                    assertThat(world.mayTake(entry))
                            .as("seed %d: %s", world.seed, entry)
                            .isFalse();
                }
            }));
        }
    }

    /** Whoever stood before a promoted student, and was not moved by the same step, could not have taken the seat. */
    private static int assertOrder(World world, Map<Integer, List<WaitlistEntry>> before, List<Effect> effects) {
        Set<String> moved = new HashSet<>();
        effects.forEach(effect -> {
            if (effect instanceof Effect.SeatTaken taken) {
                moved.add(taken.studentNumber());
            } else if (effect instanceof Effect.SeatGivenBack back) {
                moved.add(back.studentNumber());
            }
        });
        int promotions = 0;
        for (Effect effect : effects) {
            if (effect
                            instanceof
                            Effect.WaitEnded(
                                    WaitlistEntry promoted,
                                    SectionFacts section,
                                    WaitlistState state,
                                    var reasons)
                    && state == WaitlistState.PROMOTED
                    && effects.stream()
                            .anyMatch(other -> other instanceof Effect.Decided decided
                                    && decided.action() == Action.PROMOTE
                                    && decided.situation()
                                            .student()
                                            .studentNumber()
                                            .equals(promoted.studentNumber()))) {
                promotions++;
                for (WaitlistEntry earlier : before.getOrDefault(section.sectionId(), List.of())) {
                    if (earlier.studentNumber().equals(promoted.studentNumber())) {
                        break;
                    }
                    if (!moved.contains(earlier.studentNumber())) {
                        assertThat(world.mayTake(earlier))
                                .as("seed %d: %s was passed over for %s", world.seed, earlier, promoted)
                                .isFalse();
                    }
                }
            }
        }
        return promotions;
    }

    private static void assertLaws(World world) {
        Map<Integer, Integer> taken = new HashMap<>();
        world.registrations.forEach((student, registrations) -> {
            List<SectionFacts> own = registrations.values().stream()
                    .filter(Registration::holdsSeat)
                    .map(registration -> world.sections.get(registration.sectionId()))
                    .toList();
            own.forEach(section -> taken.merge(section.sectionId(), 1, Integer::sum));
            assertThat(own.stream().mapToInt(SectionFacts::credits).sum())
                    .as("seed %d: credits of student %s", world.seed, student)
                    .isLessThanOrEqualTo(18);
            assertThat(own.stream().map(SectionFacts::courseId).distinct().count())
                    .as("seed %d: courses of student %s", world.seed, student)
                    .isEqualTo(own.size());
            assertNoOverlap(world, own);
        });
        world.seats.forEach((id, seats) -> {
            assertThat(seats.enrolled())
                    .as("seed %d: seats of %d", world.seed, id)
                    .isEqualTo(taken.getOrDefault(id, 0));
            assertThat(seats.enrolled() + seats.withheld())
                    .as("seed %d: seats of %d with those withheld", world.seed, id)
                    .isBetween(0, seats.capacity());
            assertThat(seats.waiting())
                    .as("seed %d: waiting for %d", world.seed, id)
                    .isEqualTo(world.lists.getOrDefault(id, List.of()).size());
        });
    }

    private static void assertNoOverlap(World world, List<SectionFacts> own) {
        for (SectionFacts one : own) {
            for (SectionFacts other : own) {
                boolean overlap = one != other
                        && one.classTimes()
                                .getFirst()
                                .overlaps(other.classTimes().getFirst());
                assertThat(overlap)
                        .as("seed %d: %s and %s", world.seed, one, other)
                        .isFalse();
            }
        }
    }
}
