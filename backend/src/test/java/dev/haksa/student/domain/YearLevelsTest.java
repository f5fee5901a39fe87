package dev.haksa.student.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class YearLevelsTest {
    @ParameterizedTest
    @CsvSource({"0,1", "34,1", "35,2", "36,2", "69,2", "70,3", "71,3", "104,3", "105,4", "106,4", "200,4"})
    void year_levels_part_at_35_70_and_105_credits(int credits, int level) {
        assertThat(new YearLevels(List.of(35, 70, 105)).of(credits)).isEqualTo(level);
    }

    @Test
    void thresholds_that_do_not_ascend_are_refused() {
        assertThatThrownBy(() -> new YearLevels(List.of(35, 35))).hasMessageContaining("ascending");
        assertThatThrownBy(() -> new YearLevels(List.of(0, 35))).hasMessageContaining("ascending");
    }
}
