package dev.haksa.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClassTimeTest {
    @ParameterizedTest
    @CsvSource({
        "MONDAY, 600, 690, true",
        "MONDAY, 630, 640, true",
        "MONDAY, 500, 601, true",
        "MONDAY, 689, 800, true",
        "MONDAY, 690, 750, false",
        "MONDAY, 500, 600, false",
        "TUESDAY, 600, 690, false"
    })
    void overlaps_only_when_some_minute_is_shared(DayOfWeek day, int startsAt, int endsAt, boolean overlaps) {
        ClassTime lesson = new ClassTime(DayOfWeek.MONDAY, 600, 690);
        ClassTime other = new ClassTime(day, startsAt, endsAt);
        assertThat(lesson.overlaps(other)).isEqualTo(overlaps);
        assertThat(other.overlaps(lesson)).isEqualTo(overlaps);
    }

    @ParameterizedTest
    @CsvSource({"-1, 60", "60, 60", "61, 60", "1380, 1440"})
    void refuses_times_outside_one_day(int startsAt, int endsAt) {
        assertThatThrownBy(() -> new ClassTime(DayOfWeek.MONDAY, startsAt, endsAt))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void merging_sorts_joins_overlaps_and_keeps_neighbours_apart() {
        ClassTime evening = new ClassTime(DayOfWeek.FRIDAY, 1000, 1060);
        ClassTime first = new ClassTime(DayOfWeek.MONDAY, 600, 700);
        ClassTime second = new ClassTime(DayOfWeek.MONDAY, 650, 720);
        ClassTime next = new ClassTime(DayOfWeek.MONDAY, 720, 780);
        assertThat(ClassTime.merge(List.of(evening, next, second, first, evening)))
                .containsExactly(new ClassTime(DayOfWeek.MONDAY, 600, 720), next, evening);
    }
}
