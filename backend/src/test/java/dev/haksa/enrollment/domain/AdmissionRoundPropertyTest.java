package dev.haksa.enrollment.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haksa.catalog.ClassTime;
import dev.haksa.catalog.Season;
import dev.haksa.catalog.SectionFacts;
import dev.haksa.regulation.Decision;
import dev.haksa.regulation.Violation;
import java.time.DayOfWeek;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Laws that hold for all inputs, whatever the interleaving and the batch boundaries. Each run uses seeds of its own;
 * a failure names the seed, which {@code -Dhaksa.seed=…} repeats.
 */
class AdmissionRoundPropertyTest {
    private static final int RUNS = 300;
    private static final long BASE_SEED = Long.getLong("haksa.seed", System.nanoTime());

    @Test
    void no_batching_ever_breaks_capacity_ceiling_or_timetable() {
        for (int run = 0; run < RUNS; run++) {
            World world = new World(BASE_SEED + run);
            world.play(world.requests(200), world.randomBatches());
            world.assertLaws();
        }
    }

    @Test
    void batch_boundaries_do_not_change_who_gets_a_seat() {
        for (int run = 0; run < RUNS; run++) {
            long seed = BASE_SEED + run;
            World oneByOne = new World(seed);
            List<Request> requests = oneByOne.requests(120);
            oneByOne.play(requests, Integer.MAX_VALUE, true);
            World batched = new World(seed);
            batched.play(requests, batched.randomBatches());
            assertThat(batched.held).as("seed %d", seed).isEqualTo(oneByOne.held);
            assertThat(batched.answers).as("seed %d", seed).isEqualTo(oneByOne.answers);
        }
    }

    @Test
    void who_arrives_earlier_is_never_refused_for_a_seat_that_a_later_one_gets() {
        for (int run = 0; run < RUNS; run++) {
            long seed = BASE_SEED + run;
            World world = new World(seed);
            List<Request> enrolling = world.requests(150).stream()
                    .filter(request -> request.action() == Action.ENROLL)
                    .toList();
            world.play(enrolling, world.randomBatches());
            Set<Integer> full = new HashSet<>();
            for (int i = 0; i < enrolling.size(); i++) {
                String answer = world.answers.get(i);
                int section = enrolling.get(i).section();
                if (answer.contains("SECTION_FULL")) {
                    full.add(section);
                }
                assertThat(answer.equals("Enrolled") && full.contains(section))
                        .as("seed %d: request %d got a seat after %d was full", seed, i, section)
                        .isFalse();
            }
        }
    }

    private record Request(Action action, int student, int section) {}

    /** A small university in memory that stands for the database between batches. */
    private static final class World {
        private static final int STUDENTS = 12;
        private static final int SECTIONS = 10;

        private final long seed;
        private final Random random;
        private final Map<Integer, SectionFacts> sections = new TreeMap<>();
        private final Map<Integer, Seats> seats = new HashMap<>();
        private final Map<Integer, Map<Integer, Registration>> held = new TreeMap<>();
        private final List<String> answers = new ArrayList<>();

        World(long seed) {
            this.seed = seed;
            this.random = new Random(seed);
            for (int id = 1; id <= SECTIONS; id++) {
                int start = 9 + random.nextInt(8);
                ClassTime time = new ClassTime(
                        DayOfWeek.of(1 + random.nextInt(5)), start * 60, (start + 1 + random.nextInt(3)) * 60);
                sections.put(
                        id,
                        Cases.aSection(id)
                                .ofCourse(100 + random.nextInt(7))
                                .credits(random.nextInt(7))
                                .at(time)
                                .build());
                seats.put(id, new Seats(id, random.nextInt(6), 0));
            }
        }

        List<Request> requests(int number) {
            List<Request> requests = new ArrayList<>();
            for (int i = 0; i < number; i++) {
                Action action = random.nextInt(4) == 0 ? Action.DROP : Action.ENROLL;
                requests.add(new Request(action, random.nextInt(STUDENTS), 1 + random.nextInt(SECTIONS)));
            }
            return requests;
        }

        int randomBatches() {
            return 1 + random.nextInt(40);
        }

        void play(List<Request> requests, int mostPerBatch) {
            play(requests, mostPerBatch, false);
        }

        /** Cuts the requests into batches of random length, with at most one request of a student in each. */
        void play(List<Request> requests, int mostPerBatch, boolean oneByOne) {
            int next = 0;
            while (next < requests.size()) {
                int size = oneByOne ? 1 : 1 + random.nextInt(mostPerBatch);
                List<Request> batch = new ArrayList<>();
                Set<Integer> students = new HashSet<>();
                while (next < requests.size()
                        && batch.size() < size
                        && students.add(requests.get(next).student())) {
                    batch.add(requests.get(next));
                    next++;
                }
                decide(batch);
            }
        }

        private void decide(List<Request> batch) {
            AdmissionRound round = new AdmissionRound(Cases.parameters(), seats.values());
            Map<Request, Ruling> rulings = new LinkedHashMap<>();
            for (Request request : batch) {
                Ruling ruling = round.decide(candidate(request));
                rulings.put(request, ruling);
                answers.add(text(ruling));
            }
            round.seatChanges()
                    .forEach((id, change) -> seats.merge(
                            id,
                            new Seats(id, 0, change),
                            (was, by) -> new Seats(id, was.capacity(), was.enrolled() + by.enrolled())));
            rulings.forEach(this::apply);
        }

        private void apply(Request request, Ruling ruling) {
            Map<Integer, Registration> own = held.computeIfAbsent(request.student(), key -> new TreeMap<>());
            switch (ruling) {
                case Ruling.Enrolled granted ->
                    own.put(request.section(), registration(request, EnrollmentState.ENROLLED));
                case Ruling.Dropped granted ->
                    own.put(request.section(), registration(request, EnrollmentState.DROPPED));
                default -> {}
            }
        }

        private static Registration registration(Request request, EnrollmentState state) {
            return new Registration(request.section(), state, false, Instant.EPOCH, Instant.EPOCH);
        }

        private Candidate candidate(Request request) {
            Map<Integer, Registration> own = held.getOrDefault(request.student(), Map.of());
            List<SectionFacts> holding = own.values().stream()
                    .filter(Registration::holdsSeat)
                    .map(registration -> sections.get(registration.sectionId()))
                    .toList();
            return new Candidate(
                    request.action(),
                    Cases.DURING,
                    Cases.aStudent().number("2510500" + request.student()).build(),
                    true,
                    sections.get(request.section()),
                    Season.SPRING,
                    List.of(Cases.openWindow()),
                    own.get(request.section()),
                    holding,
                    false,
                    false);
        }

        private static String text(Ruling ruling) {
            return ruling instanceof Ruling.Refused(Decision.Refused decision)
                    ? "Refused "
                            + decision.violations().stream()
                                    .map(Violation::code)
                                    .toList()
                    : ruling.getClass().getSimpleName();
        }

        void assertLaws() {
            Map<Integer, Integer> taken = new HashMap<>();
            held.forEach((student, registrations) -> {
                List<SectionFacts> own = registrations.values().stream()
                        .filter(Registration::holdsSeat)
                        .map(registration -> sections.get(registration.sectionId()))
                        .toList();
                own.forEach(section -> taken.merge(section.sectionId(), 1, Integer::sum));
                assertThat(own.stream().mapToInt(SectionFacts::credits).sum())
                        .as("seed %d: credits of student %d", seed, student)
                        .isLessThanOrEqualTo(18);
                assertThat(own.stream().map(SectionFacts::courseId).distinct().count())
                        .as("seed %d: courses of student %d", seed, student)
                        .isEqualTo(own.size());
                assertNoOverlap(own);
            });
            seats.forEach((id, section) -> {
                assertThat(section.enrolled())
                        .as("seed %d: seats of %d", seed, id)
                        .isBetween(0, section.capacity())
                        .isEqualTo(taken.getOrDefault(id, 0));
            });
        }

        private void assertNoOverlap(List<SectionFacts> own) {
            for (SectionFacts one : own) {
                for (SectionFacts other : own) {
                    boolean overlap = one != other
                            && one.classTimes()
                                    .getFirst()
                                    .overlaps(other.classTimes().getFirst());
                    assertThat(overlap)
                            .as("seed %d: %s and %s", seed, one, other)
                            .isFalse();
                }
            }
        }
    }
}
