package dev.haksa.catalog.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haksa.catalog.ClassTime;
import dev.haksa.catalog.domain.ClassTimeNotation.Reading;
import dev.haksa.catalog.domain.ClassTimeNotation.Reason;
import java.time.DayOfWeek;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClassTimeNotationTest {
    @ParameterizedTest
    @CsvSource({
        "월(3-1.5), MONDAY, 660, 750",
        "화(0-1), TUESDAY, 480, 540",
        "수(7.5-1.0), WEDNESDAY, 930, 990",
        "토(14-1), SATURDAY, 1320, 1380",
        "일(09:10-10:25), SUNDAY, 550, 625",
        "금(15-0.5), FRIDAY, 1380, 1410"
    })
    void reads_periods_from_eight_and_times_by_the_clock(String text, DayOfWeek day, int startsAt, int endsAt) {
        assertThat(ClassTimeNotation.read(text))
                .isInstanceOfSatisfying(
                        Reading.Times.class,
                        read -> assertThat(read.times()).containsExactly(new ClassTime(day, startsAt, endsAt)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  "})
    void nothing_means_no_class_times(String text) {
        assertThat(ClassTimeNotation.read(text))
                .isInstanceOfSatisfying(
                        Reading.Times.class, read -> assertThat(read.times()).isEmpty());
    }

    @Test
    void a_time_that_stands_there_once_for_each_room_is_one_time() {
        assertThat(ClassTimeNotation.read("목(3-1)/화(3-1.5)/목(3-1)/목(4-1)"))
                .isInstanceOfSatisfying(
                        Reading.Times.class,
                        read -> assertThat(read.times())
                                .containsExactly(
                                        new ClassTime(DayOfWeek.TUESDAY, 660, 750),
                                        new ClassTime(DayOfWeek.THURSDAY, 660, 720),
                                        new ClassTime(DayOfWeek.THURSDAY, 720, 780)));
    }

    @ParameterizedTest
    @CsvSource({
        "월3-1.5, 월3-1.5, FORM",
        "월(3-1.5)/, '', FORM",
        "월(3-1.5)/달(3-1), 달(3-1), FORM",
        "월(3-1.5)수(3-1.5), 월(3-1.5)수(3-1.5), FORM",
        "월(-1-1), 월(-1-1), FORM",
        "월(24:00-25:00), 월(24:00-25:00), FORM",
        "월(3.2-1), 월(3.2-1), GRID",
        "월(3-0.7), 월(3-0.7), GRID",
        "월(3-0), 월(3-0), SPAN",
        "월(15-1), 월(15-1), SPAN",
        "월(10:00-09:00), 월(10:00-09:00), SPAN"
    })
    void names_the_part_that_cannot_be_read_and_why(String text, String part, Reason reason) {
        assertThat(ClassTimeNotation.read(text)).isEqualTo(new Reading.Unreadable(part, reason));
    }
}
