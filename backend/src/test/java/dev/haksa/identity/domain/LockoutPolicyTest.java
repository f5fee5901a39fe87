package dev.haksa.identity.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LockoutPolicyTest {
    @ParameterizedTest
    @CsvSource({
        "0, PT0S",
        "1, PT0S",
        "4, PT0S",
        "5, PT30S",
        "6, PT1M",
        "7, PT2M",
        "8, PT4M",
        "9, PT8M",
        "10, PT16M",
        "11, PT32M",
        "12, PT1H",
        "13, PT1H",
        "1000, PT1H",
        "2147483647, PT1H"
    })
    void waits_longer_with_every_failure_up_to_an_hour(int failures, Duration delay) {
        assertThat(LockoutPolicy.delayAfter(failures)).isEqualTo(delay);
    }
}
