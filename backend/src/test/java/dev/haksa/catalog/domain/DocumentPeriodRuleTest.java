package dev.haksa.catalog.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haksa.calendar.AcademicWindow;
import dev.haksa.calendar.WindowKind;
import dev.haksa.catalog.DocumentKind;
import dev.haksa.regulation.Violation;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DocumentPeriodRuleTest {
    private static final LocalDate TERM_STARTS = LocalDate.of(2027, 3, 2);
    private static final int DEPARTMENT = 5;

    @ParameterizedTest
    @CsvSource({
        "2027-02-14T23:59:59.999+09:00, SYLLABUS_WINDOW_NOT_OPEN",
        "2027-02-15T00:00:00+09:00,",
        "2027-02-19T17:59:59.999+09:00,",
        "2027-02-19T18:00:00+09:00, SYLLABUS_WINDOW_CLOSED"
    })
    void is_written_from_the_opening_until_just_before_the_closing(String now, String code) {
        List<Violation> violations = syllabus(now, window("2027-02-15T00:00:00+09:00", "2027-02-19T18:00:00+09:00"));
        assertThat(violations).extracting(Violation::code).isEqualTo(code == null ? List.of() : List.of(code));
        assertThat(violations).allMatch(violation -> violation.article().equals("8.1"));
    }

    @ParameterizedTest
    @CsvSource({
        "2027-03-01T00:00:00+09:00, true",
        "2027-03-01T23:59:59.999+09:00, true",
        "2027-03-02T00:00:00+09:00, false",
        "2027-03-02T12:00:00+09:00, false",
        "2027-03-03T00:00:00+09:00, false"
    })
    void is_only_read_from_the_first_day_of_the_term_in_seoul(String now, boolean allowed) {
        List<Violation> violations = syllabus(now, window("2027-02-15T00:00:00+09:00", "2027-04-01T00:00:00+09:00"));
        assertThat(violations.isEmpty()).isEqualTo(allowed);
        if (!allowed) {
            assertThat(violations)
                    .containsExactly(new Violation("SYLLABUS_FROZEN", "8.3", Map.of("termStartsOn", TERM_STARTS)));
        }
    }

    @Test
    void all_reasons_are_given_at_once() {
        assertThat(syllabus(
                        "2027-03-02T00:00:00+09:00", window("2027-02-15T00:00:00+09:00", "2027-02-19T18:00:00+09:00")))
                .extracting(Violation::code)
                .containsExactly("SYLLABUS_WINDOW_CLOSED", "SYLLABUS_FROZEN");
    }

    @Test
    void the_next_opening_is_named_when_one_window_is_over_and_others_follow() {
        assertThat(syllabus(
                        "2027-02-16T00:00:00+09:00",
                        window("2027-02-25T00:00:00Z", "2027-02-26T00:00:00Z"),
                        window("2027-02-20T00:00:00Z", "2027-02-21T00:00:00Z"),
                        window("2027-02-01T00:00:00Z", "2027-02-02T00:00:00Z")))
                .containsExactly(new Violation(
                        "SYLLABUS_WINDOW_NOT_OPEN",
                        "8.1",
                        Map.of(
                                "opensAt", Instant.parse("2027-02-20T00:00:00Z"),
                                "closesAt", Instant.parse("2027-02-21T00:00:00Z"))));
    }

    @Test
    void windows_of_other_departments_and_kinds_open_nothing() {
        AcademicWindow own = window(WindowKind.SYLLABUS, Set.of(DEPARTMENT));
        AcademicWindow other = window(WindowKind.SYLLABUS, Set.of(DEPARTMENT + 1));
        AcademicWindow plans = window(WindowKind.COURSE_PLAN, Set.of());
        Instant now = own.opensAt();
        assertThat(check(DocumentKind.SYLLABUS, DEPARTMENT, now, own)).isEmpty();
        assertThat(check(DocumentKind.SYLLABUS, DEPARTMENT, now, other, plans))
                .containsExactly(new Violation("SYLLABUS_WINDOW_NOT_SET", "8.1", Map.of()));
        assertThat(check(DocumentKind.SYLLABUS, null, now, own))
                .extracting(Violation::code)
                .containsExactly("SYLLABUS_WINDOW_NOT_SET");
    }

    @Test
    void course_plans_follow_article_7() {
        AcademicWindow plans = window(WindowKind.COURSE_PLAN, Set.of());
        assertThat(check(DocumentKind.COURSE_PLAN, DEPARTMENT, plans.opensAt(), plans))
                .isEmpty();
        assertThat(check(DocumentKind.COURSE_PLAN, DEPARTMENT, Instant.parse("2027-03-01T15:00:00Z"), plans))
                .extracting(violation -> violation.code() + " " + violation.article())
                .containsExactly("COURSE_PLAN_WINDOW_CLOSED 7.1", "COURSE_PLAN_FROZEN 7.3");
    }

    private static List<Violation> syllabus(String now, AcademicWindow... windows) {
        return check(DocumentKind.SYLLABUS, DEPARTMENT, Instant.parse(now), windows);
    }

    private static List<Violation> check(
            DocumentKind kind, Integer department, Instant now, AcademicWindow... windows) {
        return DocumentPeriodRule.check(kind, TERM_STARTS, department, List.of(windows), now);
    }

    private static AcademicWindow window(String opensAt, String closesAt) {
        return window(WindowKind.SYLLABUS, opensAt, closesAt, Set.of());
    }

    private static AcademicWindow window(WindowKind kind, Set<Integer> departments) {
        return window(kind, "2027-02-15T00:00:00Z", "2027-02-19T00:00:00Z", departments);
    }

    private static AcademicWindow window(WindowKind kind, String opensAt, String closesAt, Set<Integer> departments) {
        return new AcademicWindow(1, 1, kind, Instant.parse(opensAt), Instant.parse(closesAt), Set.of(), departments);
    }
}
