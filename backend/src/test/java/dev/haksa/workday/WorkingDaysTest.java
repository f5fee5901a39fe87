package dev.haksa.workday;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.haksa.shared.problem.ProblemException;
import dev.haksa.workday.store.HolidayFiles;
import dev.haksa.workday.store.HolidayMistake;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkingDaysTest {
    private static final NavigableMap<Integer, List<PublicHoliday>> SHIPPED = HolidayFiles.read(null);
    private static final WorkingDays DAYS = workingDays(SHIPPED);

    @TempDir
    Path directory;

    @ParameterizedTest
    @CsvSource({
        // Chuseok 2026 (Thursday to Saturday, no substitute)
        "2026-09-23, true",
        "2026-09-24, false",
        "2026-09-25, false",
        "2026-09-26, false",
        "2026-09-28, true",
        // Seollal 2025 with the declared 27th
        "2025-01-24, true",
        "2025-01-27, false",
        "2025-01-28, false",
        "2025-01-30, false",
        "2025-01-31, true",
        // a substitute of Chuseok 2025, whose first day is a Sunday, followed by Hangeul Day
        "2025-10-08, false",
        "2025-10-09, false",
        "2025-10-10, true",
        // Memorial Day 2026 is a Saturday and has no substitute
        "2026-06-05, true",
        "2026-06-08, true",
        // substitutes, declared days, elections
        "2024-02-12, false",
        "2024-04-10, false",
        "2024-05-06, false",
        "2024-10-01, false",
        "2024-10-02, true",
        "2025-03-03, false",
        "2025-05-06, false",
        "2025-06-03, false",
        "2026-03-02, false",
        "2026-05-01, false",
        "2026-05-25, false",
        "2026-06-03, false",
        "2026-07-17, false",
        "2026-08-17, false",
        "2026-10-05, false",
        "2027-02-09, false",
        "2027-02-10, true",
        "2027-05-03, false",
        "2027-07-19, false",
        "2027-08-16, false",
        "2027-10-04, false",
        "2027-10-11, false",
        "2027-12-27, false",
        // Labour Day and Constitution Day became public holidays in 2026
        "2025-05-01, true",
        "2025-07-17, true",
    })
    void knows_working_days(LocalDate day, boolean working) {
        assertThat(DAYS.isWorkingDay(day)).isEqualTo(working);
    }

    @ParameterizedTest
    @CsvSource({
        // across Chuseok 2026: Wed 23 -> Mon 28, Tue 29, Wed 30
        "2026-09-22, 1, 2026-09-23",
        "2026-09-23, 1, 2026-09-28",
        "2026-09-23, 3, 2026-09-30",
        "2026-09-25, 1, 2026-09-28",
        // across Seollal 2025: Fri 24 -> Fri 31
        "2025-01-24, 1, 2025-01-31",
        "2025-01-24, 2, 2025-02-03",
        // from a Saturday; nothing counted; over the end of a year
        "2026-11-21, 1, 2026-11-23",
        "2026-11-21, 0, 2026-11-21",
        "2026-12-31, 1, 2027-01-04",
    })
    void counts_forward_without_the_first_day(LocalDate from, int workingDays, LocalDate expected) {
        assertThat(DAYS.after(from, workingDays)).isEqualTo(expected);
        assertThat(DAYS.between(from, expected)).isEqualTo(workingDays);
    }

    @Test
    void counts_none_backwards() {
        assertThat(DAYS.between(LocalDate.of(2026, 9, 30), LocalDate.of(2026, 9, 23)))
                .isZero();
        assertThatThrownBy(() -> DAYS.after(LocalDate.of(2026, 9, 30), -1))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refuses_a_year_whose_holidays_are_not_known() {
        assertThatThrownBy(() -> DAYS.isWorkingDay(LocalDate.of(2028, 1, 3)))
                .isInstanceOfSatisfying(ProblemException.class, problem -> {
                    assertThat(problem.input().getFirst().code()).isEqualTo("HOLIDAYS_UNKNOWN");
                    assertThat(problem.input().getFirst().facts())
                            .isEqualTo(Map.of("year", 2028, "first", 2024, "last", 2027));
                });
        assertThatThrownBy(() -> DAYS.after(LocalDate.of(2027, 12, 31), 1)).isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> DAYS.between(LocalDate.of(2027, 12, 31), LocalDate.of(2028, 1, 3)))
                .isInstanceOf(ProblemException.class);
        assertThat(DAYS.after(LocalDate.of(2027, 12, 30), 1)).isEqualTo(LocalDate.of(2027, 12, 31));
    }

    @Test
    void a_substitute_stands_for_each_holiday_that_earns_one() {
        SHIPPED.forEach((year, holidays) -> {
            Set<LocalDate> all = holidays.stream().map(PublicHoliday::date).collect(Collectors.toSet());
            long earned = holidays.stream().filter(day -> earnsSubstitute(day)).count();
            List<PublicHoliday> given = holidays.stream()
                    .filter(day -> day.kind() == HolidayKind.SUBSTITUTE)
                    .toList();
            assertThat(given).as(year.toString()).hasSize((int) earned);
            assertThat(given).allSatisfy(day -> {
                assertThat(day.date().getDayOfWeek()).isNotIn(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);
                LocalDate before = day.date().minusDays(1);
                assertThat(all.contains(before) || before.getDayOfWeek() == DayOfWeek.SUNDAY)
                        .isTrue();
            });
        });
    }

    /** Decree, article 3 (1): Seollal and Chuseok on Sundays; most others on Saturdays too, or on each other. */
    private static boolean earnsSubstitute(PublicHoliday day) {
        String name = day.nameKo();
        if (day.kind() != HolidayKind.REGULAR || name.equals("1월 1일") || name.equals("현충일")) {
            return false;
        }
        DayOfWeek weekday = day.date().getDayOfWeek();
        boolean feast = name.contains("설날") || name.contains("추석");
        return weekday == DayOfWeek.SUNDAY || !feast && weekday == DayOfWeek.SATURDAY || name.contains(", ");
    }

    @Test
    void the_university_adds_and_replaces_years() throws IOException {
        Files.writeString(directory.resolve("holidays-2028.yaml"), """
                days:
                  2028-01-26: { kind: REGULAR, ko: "설날 전날", en: "Day before Seollal" }
                """);
        Files.writeString(directory.resolve("holidays-2027.yaml"), """
                days:
                  2027-11-01: { kind: TEMPORARY, ko: "임시공휴일", en: "Declared" }
                """);
        WorkingDays own = workingDays(HolidayFiles.read(directory));
        assertThat(own.isWorkingDay(LocalDate.of(2028, 1, 26))).isFalse();
        assertThat(own.isWorkingDay(LocalDate.of(2028, 1, 27))).isTrue();
        assertThat(own.isWorkingDay(LocalDate.of(2027, 11, 1))).isFalse();
        assertThat(own.isWorkingDay(LocalDate.of(2027, 3, 1))).isTrue();
    }

    @Test
    void a_mistake_in_a_file_is_told_with_file_day_and_remedy() throws IOException {
        refuses("days: {}", "holidays-2028.yaml, the file: has no days");
        refuses("days: { 2028-1-1: { kind: REGULAR, ko: a, en: b } }", "is not a date. Write it like 2028-03-01.");
        refuses("days: { 2027-01-01: { kind: REGULAR, ko: a, en: b } }", "is a day of another year");
        refuses("days: { 2028-01-01: { kind: HOLY, ko: a, en: b } }", "has the kind 'HOLY'. Write one of [REGULAR,");
        refuses("days: { 2028-01-01: { kind: REGULAR, ko: a } }", "needs its kind and both names");
        refuses("days: [", "is not valid YAML");
    }

    private void refuses(String content, String message) throws IOException {
        Files.writeString(directory.resolve("holidays-2028.yaml"), content);
        assertThatThrownBy(() -> HolidayFiles.read(directory))
                .isInstanceOf(HolidayMistake.class)
                .hasMessageContaining(message);
    }

    private static WorkingDays workingDays(NavigableMap<Integer, List<PublicHoliday>> years) {
        NavigableMap<Integer, Set<LocalDate>> days = new TreeMap<>();
        years.forEach((year, holidays) ->
                days.put(year, holidays.stream().map(PublicHoliday::date).collect(Collectors.toSet())));
        return new WorkingDays(days);
    }
}
