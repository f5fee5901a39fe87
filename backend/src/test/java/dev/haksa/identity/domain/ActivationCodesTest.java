package dev.haksa.identity.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ActivationCodesTest {
    @Test
    void writes_120_bits_in_six_groups() {
        byte[] ones = new byte[ActivationCodes.BYTES];
        Arrays.fill(ones, (byte) 0xff);
        assertThat(ActivationCodes.format(new byte[ActivationCodes.BYTES])).isEqualTo("0000-0000-0000-0000-0000-0000");
        assertThat(ActivationCodes.format(ones)).isEqualTo("ZZZZ-ZZZZ-ZZZZ-ZZZZ-ZZZZ-ZZZZ");
    }

    @Test
    void every_bit_counts() {
        long codes = java.util.stream.IntStream.range(0, 120)
                .mapToObj(bit -> {
                    byte[] bytes = new byte[ActivationCodes.BYTES];
                    bytes[bit / 8] = (byte) (1 << (bit % 8));
                    return ActivationCodes.format(bytes);
                })
                .distinct()
                .count();
        assertThat(codes).isEqualTo(120);
    }

    @ParameterizedTest
    @ValueSource(strings = {"7K3M-01TX", "7k3m01tx", " 7K3M OLTX ", "7k3m-oitx"})
    void forgives_how_people_type(String typed) {
        assertThat(ActivationCodes.normalise(typed)).isEqualTo("7K3M01TX");
    }
}
