package dev.haksa.enrollment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haksa.enrollment.domain.Command;
import dev.haksa.shared.security.Caller;
import dev.haksa.support.Campus;
import dev.haksa.support.HttpTest;
import dev.haksa.support.MovableClock;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Waiting lists under several transactions at once, as with several instances on one database: what they move reaches
 * beyond the students who ask, and swaps reach from one list to the next.
 */
@QuarkusTest
class WaitlistConcurrencyTest extends HttpTest {
    private static final int INSTANCES = 4;
    private static final int ROUNDS = 25;
    private static final int BATCH = 20;
    private static final int STUDENTS = 60;
    private static final int CAPACITY = 4;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @Inject
    AdmissionBatch batch;

    @Inject
    SeatReleaser releaser;

    @Test
    void lists_move_in_order_and_every_count_agrees_whoever_decides_at_the_same_time() {
        long seed = Long.getLong("haksa.seed", System.nanoTime());
        Random random = new Random(seed);
        Campus campus = Campus.open(pool);
        // Few credits and no class times: nobody is ever stopped by a rule, so the order of the lists is absolute.
        List<Integer> sections =
                IntStream.range(0, 8).mapToObj(i -> campus.section(1, CAPACITY)).toList();
        List<String> students = campus.students(STUDENTS);
        List<Uni<Void>> instances = new ArrayList<>();
        for (int i = 0; i < INSTANCES; i++) {
            Random own = new Random(random.nextLong());
            List<List<AdmissionRequest>> batches = IntStream.range(0, ROUNDS)
                    .mapToObj(round -> requests(own, students, sections))
                    .toList();
            instances.add(playAll(batches));
        }

        Uni.join().all(instances).andCollectFailures().await().atMost(PATIENCE);
        releaser.offerFree().await().atMost(PATIENCE);

        assertCounts(sections, seed);
        assertOrder(sections, seed);
        assertTotals(campus, seed);
    }

    private List<AdmissionRequest> requests(Random random, List<String> students, List<Integer> sections) {
        List<AdmissionRequest> requests = new ArrayList<>();
        Set<String> taken = new HashSet<>();
        while (requests.size() < BATCH) {
            String student = students.get(random.nextInt(students.size()));
            if (taken.add(student)) {
                requests.add(request(student, command(random, sections)));
            }
        }
        return requests;
    }

    private static Command command(Random random, List<Integer> sections) {
        int section = sections.get(random.nextInt(sections.size()));
        int other = sections.get(random.nextInt(sections.size()));
        Integer swap = random.nextInt(3) == 0 && other != section ? other : null;
        return switch (random.nextInt(6)) {
            case 0, 1 -> new Command.Drop(section);
            case 2, 3 -> new Command.JoinWaitlist(section, swap);
            case 4 -> new Command.Enroll(section, swap);
            default -> new Command.Enroll(section, null);
        };
    }

    private static AdmissionRequest request(String student, Command command) {
        Caller caller = new Caller("test", "Test", Set.of("STUDENT"), Set.of(), student, "waitlist-test");
        return new AdmissionRequest(command, student, MovableClock.get().instant(), caller, null);
    }

    private Uni<Void> playAll(List<List<AdmissionRequest>> batches) {
        Uni<Void> all = Uni.createFrom().voidItem();
        for (List<AdmissionRequest> one : batches) {
            all = all.chain(() -> play(one, 1));
        }
        return all;
    }

    /** Like the queue, gives up on locks after a while and tries again; a deadlock would show as one. */
    private Uni<Void> play(List<AdmissionRequest> requests, int attempt) {
        return batch.carryOut(requests)
                .replaceWithVoid()
                .onFailure(failure -> attempt < 20 && failure.toString().contains("lock timeout"))
                .recoverWithUni(() -> play(requests, attempt + 1));
    }

    private void assertCounts(List<Integer> sections, long seed) {
        for (int section : sections) {
            Row row = sql("""
                    select capacity, enrolled, withheld, waiting,
                           (select count(*)::int from enrollment
                             where section_id = $1 and state = 'ENROLLED') as rows,
                           (select count(*)::int from waitlist_entry
                             where section_id = $1 and state = 'WAITING') as places
                      from section_seats where section_id = $1
                    """, section).getFirst();
            assertThat(row.getInteger("enrolled"))
                    .as("seed %d: seats of %d", seed, section)
                    .isEqualTo(row.getInteger("rows"))
                    .isLessThanOrEqualTo(CAPACITY);
            assertThat(row.getInteger("waiting"))
                    .as("seed %d: waiting for %d", seed, section)
                    .isEqualTo(row.getInteger("places"));
            if (row.getInteger("waiting") > 0) {
                assertThat(row.getInteger("enrolled"))
                        .as("seed %d: somebody waits for %d although a seat is free", seed, section)
                        .isEqualTo(CAPACITY);
            }
        }
    }

    /** Every promotion went to the one who had waited longest, as the decisions tell in the order of the commits. */
    private void assertOrder(List<Integer> sections, long seed) {
        int promotions = 0;
        for (int section : sections) {
            List<Row> events = sql("""
                    select type, student_number from outbox_event
                     where payload->>'sectionId' = $1 and type like 'waitlist.%' order by tx, id
                    """, String.valueOf(section));
            Map<String, Integer> joined = new HashMap<>();
            for (int i = 0; i < events.size(); i++) {
                String student = events.get(i).getString("student_number");
                switch (events.get(i).getString("type")) {
                    case "waitlist.joined" -> joined.put(student, i);
                    case "waitlist.promoted" -> {
                        int own = joined.remove(student);
                        if (!enrolledByRequest(section, student)) {
                            promotions++;
                            assertThat(joined.values())
                                    .as("seed %d: section %d, event %d", seed, section, i)
                                    .allMatch(other -> other > own);
                        }
                    }
                    case "waitlist.skipped" -> throw new AssertionError("nobody is ever stopped by a rule");
                    default -> joined.remove(student);
                }
            }
        }
        assertThat(promotions).as("promotions").isGreaterThan(50);
    }

    /** A student who waits may also take a seat by request, when one is free for everybody. */
    private boolean enrolledByRequest(int section, String student) {
        return !sql("""
                select 1 from enrollment_decision
                 where section_id = $1 and student_number = $2 and action = 'ENROLL' and outcome = 'GRANTED'
                """, section, student).isEmpty();
    }

    private void assertTotals(Campus campus, long seed) {
        assertThat(sql("""
                        select 1 from student_term t
                         where t.term_id = $1
                           and t.credits <> (select coalesce(sum(e.credits), 0) from enrollment e
                                              where e.student_number = t.student_number and e.term_id = t.term_id
                                                and e.state = 'ENROLLED')
                        """, campus.termId()))
                .as("seed %d: totals agree with rows", seed)
                .isEmpty();
    }
}
