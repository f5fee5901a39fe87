package dev.haksa.photo.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProportionTest {
    /** Intervals as tables of Wilson's method have them. */
    @ParameterizedTest
    @CsvSource({"0, 10, 0, 0.2775", "5, 10, 0.2366, 0.7634", "10, 10, 0.7225, 1", "81, 263, 0.2553, 0.3662"})
    void says_how_much_a_count_says(int hits, int of, double low, double high) {
        Proportion proportion = new Proportion(hits, of);
        assertThat(proportion.low()).isCloseTo(low, within(1e-4));
        assertThat(proportion.high()).isCloseTo(high, within(1e-4));
    }

    @Test
    void says_nothing_when_nothing_was_counted() {
        assertThat(new Proportion(0, 0).low()).isZero();
        assertThat(new Proportion(0, 0).high()).isOne();
        assertThat(new Proportion(0, 0)).hasToString("–");
    }
}
