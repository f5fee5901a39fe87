package dev.haksa.enrollment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haksa.enrollment.AdmissionLines.Outcome;
import dev.haksa.enrollment.AdmissionLines.Place;
import dev.haksa.enrollment.domain.Command;
import dev.haksa.shared.security.Caller;
import dev.haksa.support.CpuTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class AdmissionLinesTest {
    private static final int ALL = 1000;

    private final AdmissionLines<String> lines = new AdmissionLines<>(100_000, 4);
    private long clock = 1_000;

    @Test
    void requests_are_taken_in_order_of_arrival() {
        offer("A", 1, "a");
        offer("B", 1, "b");
        offer("C", 1, "c");
        assertThat(takeStudents(2)).containsExactly("A", "B");
        assertThat(takeStudents(2)).containsExactly("C");
        assertThat(lines.waiting()).isZero();
    }

    @Test
    void a_students_second_request_waits_for_the_first_and_keeps_its_place() {
        offer("A", 1, "a1");
        offer("A", 2, "a2");
        offer("B", 2, "b");
        Place<String> first = take(1).getFirst();
        offer("C", 2, "c");
        lines.close(first);
        lines.release(first);
        assertThat(takeStudents(ALL)).containsExactly("A", "B", "C");
    }

    @Test
    void a_busy_student_is_passed_over() {
        offer("A", 1, "a1");
        take(ALL);
        offer("A", 2, "a2");
        offer("B", 2, "b");
        assertThat(takeStudents(ALL)).containsExactly("B");
        assertThat(lines.waiting()).isEqualTo(1);
    }

    @Test
    void an_identical_request_joins_whether_the_first_waits_or_is_being_decided() {
        offer("A", 1, "first");
        assertThat(offer("A", 1, "second")).isEqualTo(Outcome.JOINED);
        Place<String> place = take(ALL).getFirst();
        assertThat(offer("A", 1, "third")).isEqualTo(Outcome.JOINED);
        assertThat(lines.close(place)).containsExactly("first", "second", "third");
        assertThat(offer("A", 1, "late")).isEqualTo(Outcome.WAITS);
        lines.release(place);
        assertThat(takeStudents(ALL)).containsExactly("A");
    }

    @Test
    void requests_of_other_callers_or_sections_do_not_join() {
        offer("A", 1, "a");
        assertThat(offer("A", 2, "x")).isEqualTo(Outcome.WAITS);
        assertThat(lines.offer(request("A", new Command.Enroll(1, null), "staff", "on the phone"), "x", clock))
                .isEqualTo(Outcome.WAITS);
        assertThat(lines.offer(request("A", new Command.Drop(1), "A", null), "x", clock))
                .isEqualTo(Outcome.WAITS);
    }

    @Test
    void who_enrolls_drops_and_enrolls_again_means_all_three() {
        offer("A", 1, "enroll");
        lines.offer(request("A", new Command.Drop(1), "A", null), "drop", clock);
        assertThat(offer("A", 1, "enroll again")).isEqualTo(Outcome.WAITS);
        assertThat(lines.waiting()).isEqualTo(3);
    }

    @Test
    void a_retry_joins_past_other_enrollments_but_not_past_a_swap() {
        offer("A", 1, "a1");
        offer("A", 2, "a2");
        assertThat(offer("A", 1, "a1 again")).isEqualTo(Outcome.JOINED);
        lines.offer(request("A", new Command.Enroll(3, 1), "A", null), "swap", clock);
        assertThat(offer("A", 1, "a1 once more")).isEqualTo(Outcome.WAITS);
    }

    @Test
    void a_student_has_so_many_places_and_leaves_others_theirs() {
        for (int section = 1; section <= 4; section++) {
            assertThat(offer("A", section, "a")).isEqualTo(Outcome.WAITS);
        }
        assertThat(offer("A", 5, "a")).isEqualTo(Outcome.TOO_MANY_OF_ONE);
        assertThat(offer("A", 3, "a")).isEqualTo(Outcome.JOINED);
        assertThat(offer("B", 5, "b")).isEqualTo(Outcome.WAITS);
        assertThat(lines.offer(request("A", new Command.Enroll(5, null), "staff", "on the phone"), "staff", clock))
                .isEqualTo(Outcome.WAITS);
    }

    @Test
    void the_queue_is_bounded_altogether() {
        AdmissionLines<String> small = new AdmissionLines<>(2, 4);
        assertThat(small.offer(request("A", new Command.Enroll(1, null), "A", null), "a", clock))
                .isEqualTo(Outcome.WAITS);
        assertThat(small.offer(request("B", new Command.Enroll(1, null), "B", null), "b", clock))
                .isEqualTo(Outcome.WAITS);
        assertThat(small.offer(request("C", new Command.Enroll(1, null), "C", null), "c", clock))
                .isEqualTo(Outcome.FULL);
        assertThat(small.offer(request("A", new Command.Enroll(1, null), "A", null), "a again", clock))
                .isEqualTo(Outcome.JOINED);
    }

    @Test
    void who_was_told_to_try_again_is_not_carried_out_later() {
        offer("A", 1, "a1");
        offer("A", 2, "a2");
        clock += 100;
        offer("B", 1, "b");
        offer("A", 2, "a2 again");
        List<Place<String>> taken = lines.take(ALL, clock - 50);
        assertThat(taken).extracting(place -> place.request().studentNumber()).containsExactlyInAnyOrder("A", "B");
        assertThat(taken)
                .extracting(place -> place.request().command().sections().getFirst())
                .containsExactlyInAnyOrder(2, 1);
        assertThat(lines.waiting()).isZero();
    }

    @Test
    @Timeout(120)
    void busy_students_cost_nothing_however_many_wait() {
        for (int student = 0; student < 20_000; student++) {
            offer("S" + student, 1, "x");
        }
        List<Place<String>> busy = take(20_000);
        for (int student = 0; student < 20_000; student++) {
            offer("S" + student, 2, "x");
        }
        Duration cost = CpuTime.of(() -> {
            for (int i = 0; i < 20_000; i++) {
                offer("T" + i, 1, "x");
                assertThat(take(1)).hasSize(1);
            }
        });
        assertThat(cost).isLessThan(Duration.ofSeconds(5));
        busy.forEach(place -> {
            lines.close(place);
            lines.release(place);
        });
        assertThat(take(20_001)).hasSize(20_000);
    }

    private Outcome offer(String student, int section, String waiter) {
        return lines.offer(request(student, new Command.Enroll(section, null), student, null), waiter, clock);
    }

    private List<Place<String>> take(int most) {
        return lines.take(most, clock - 1_000);
    }

    private List<String> takeStudents(int most) {
        return take(most).stream().map(place -> place.request().studentNumber()).toList();
    }

    private static AdmissionRequest request(String student, Command command, String caller, String reason) {
        return new AdmissionRequest(
                command, student, Instant.EPOCH, new Caller(caller, caller, Set.of(), Set.of(), null, "test"), reason);
    }
}
