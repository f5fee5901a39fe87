package dev.haksa.shared.overload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ClientRateTest {
    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final RatePolicy policy = new RatePolicy("people", 2, 5, Duration.ofSeconds(10), 3);
    private long now = 77;
    private final ClientRate rate = new ClientRate(policy, now);
    private long marks;

    @Test
    void the_policy_is_written_as_the_draft_has_it() {
        assertThat(policy.field()).isEqualTo("\"people\";q=5;w=3");
    }

    @Test
    void a_burst_is_let_through_and_then_the_rate_holds() {
        for (int left = 4; left >= 0; left--) {
            assertThat(other()).isEqualTo(new ClientRate.Verdict(left, (5 - left + 1) / 2, 0));
        }
        assertThat(other()).isEqualTo(new ClientRate.Verdict(0, 3, 1));
        now += SECOND;
        assertThat(other().isAdmitted()).isTrue();
        assertThat(other().isAdmitted()).isTrue();
        assertThat(other().isAdmitted()).isFalse();
    }

    @Test
    void who_waits_as_told_is_let_through() {
        exhaust();
        int wait = other().retryAfterSeconds();
        now += wait * SECOND;
        assertThat(other().isAdmitted()).isTrue();
    }

    @Test
    void a_repetition_is_free_and_never_turned_away() {
        long first = ++marks;
        assertThat(rate.admit(first, now).remaining()).isEqualTo(4);
        assertThat(rate.admit(first, now).remaining()).isEqualTo(4);
        exhaust();
        now += SECOND / 10;
        assertThat(rate.admit(first, now).isAdmitted()).isTrue();
    }

    @Test
    void what_was_turned_away_gains_nothing_by_repetition() {
        exhaust();
        long refused = ++marks;
        assertThat(rate.admit(refused, now).isAdmitted()).isFalse();
        assertThat(rate.admit(refused, now).isAdmitted()).isFalse();
    }

    @Test
    void repetitions_are_bounded_so_that_they_are_no_way_around_the_limit() {
        long first = ++marks;
        rate.admit(first, now);
        for (int i = 0; i < 3; i++) {
            assertThat(rate.admit(first, now).remaining()).isEqualTo(4);
        }
        assertThat(rate.admit(first, now).remaining()).as("charged again").isEqualTo(3);
        exhaust();
        for (int i = 0; i < 3; i++) {
            rate.admit(first, now);
        }
        assertThat(rate.admit(first, now).isAdmitted()).isFalse();
    }

    @Test
    void a_repetition_counts_within_its_time_only() {
        long first = ++marks;
        rate.admit(first, now);
        now += 10 * SECOND;
        assertThat(rate.admit(first, now).remaining()).isEqualTo(5);
        now += 1;
        assertThat(rate.admit(first, now).remaining()).isEqualTo(4);
    }

    @Test
    void idle_clients_are_forgotten() {
        assertThat(rate.isForgettable(now)).isTrue();
        other();
        assertThat(rate.isForgettable(now)).isFalse();
        now += 9 * SECOND;
        assertThat(rate.isForgettable(now)).isFalse();
        now += 2 * SECOND;
        assertThat(rate.isForgettable(now)).isTrue();
    }

    @Test
    void a_limit_of_nothing_is_a_mistake_of_configuration() {
        assertThatThrownBy(() -> new RatePolicy("people", 0, 5, Duration.ZERO, 0))
                .hasMessageContaining("haksa.rate-limit.people");
    }

    private ClientRate.Verdict other() {
        return rate.admit(++marks, now);
    }

    private void exhaust() {
        while (other().isAdmitted()) {
            assertThat(marks).isLessThan(100);
        }
    }
}
