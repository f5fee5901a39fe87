package dev.haksa.enrollment.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import org.junit.jupiter.api.Test;

class SeatReleasePolicyTest {
    private static final Instant MIDDAY = Instant.parse("2026-11-23T03:00:00Z");

    @Test
    void at_once_and_for_the_waiting_list_there_is_nothing_to_wait_for() {
        assertThat(SeatReleasePolicy.AT_ONCE.dueAt(MIDDAY, 0.5)).isNull();
        assertThat(new SeatReleasePolicy(SeatReleasePolicy.Kind.WAITLIST_FIRST, List.of(), 0, 0).dueAt(MIDDAY, 0.5))
                .isNull();
    }

    @Test
    void fixed_times_are_clock_times_in_seoul_and_the_next_one_counts() {
        SeatReleasePolicy policy = new SeatReleasePolicy(
                SeatReleasePolicy.Kind.FIXED_TIMES, List.of(LocalTime.of(17, 0), LocalTime.of(12, 0)), 0, 0);
        assertThat(policy.dueAt(MIDDAY.minusSeconds(1), 0)).isEqualTo(MIDDAY);
        assertThat(policy.dueAt(MIDDAY, 0)).isEqualTo("2026-11-23T08:00:00Z");
        assertThat(policy.dueAt(Instant.parse("2026-11-23T08:00:00Z"), 0)).isEqualTo("2026-11-24T03:00:00Z");
    }

    @Test
    void a_random_delay_lies_between_its_bounds() {
        SeatReleasePolicy policy = new SeatReleasePolicy(SeatReleasePolicy.Kind.RANDOM_DELAY, List.of(), 10, 60);
        assertThat(policy.dueAt(MIDDAY, 0)).isEqualTo(MIDDAY.plusSeconds(600));
        assertThat(policy.dueAt(MIDDAY, 0.5)).isEqualTo(MIDDAY.plusSeconds(2100));
        assertThat(policy.dueAt(MIDDAY, Math.nextDown(1.0))).isBefore(MIDDAY.plusSeconds(3600));
    }
}
