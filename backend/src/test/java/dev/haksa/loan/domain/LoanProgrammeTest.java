package dev.haksa.loan.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LoanProgrammeTest {
    @ParameterizedTest
    @CsvSource({"1, 4000000", "7, 4000000", "8, 4000000", "9, 2000000", "10, 0"})
    void the_ceiling_goes_by_the_income_bracket(int bracket, long ceiling) throws IOException {
        assertThat(read("[ { bracket-up-to: 8, ceiling-won: 4000000 }, { bracket-up-to: 9, ceiling-won: 2000000 } ]")
                        .ceiling(bracket))
                .isEqualTo(ceiling);
    }

    @Test
    void a_mistake_says_what_to_write() {
        assertThatThrownBy(() -> read("[ { bracket-up-to: 8, ceiling-won: 1 }, { bracket-up-to: 8, ceiling-won: 2 } ]"))
                .hasMessageContaining("ascends");
        assertThatThrownBy(() -> read("[ { bracket-up-to: 8 } ]")).hasMessageContaining("whole number");
    }

    private static LoanProgramme read(String value) throws IOException {
        return LoanProgramme.read(new YAMLMapper().readTree(value));
    }
}
