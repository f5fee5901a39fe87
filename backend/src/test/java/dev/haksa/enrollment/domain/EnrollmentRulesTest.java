package dev.haksa.enrollment.domain;

import static dev.haksa.enrollment.domain.Cases.CLOSES;
import static dev.haksa.enrollment.domain.Cases.OPENS;
import static dev.haksa.enrollment.domain.Cases.aCase;
import static dev.haksa.enrollment.domain.Cases.aSection;
import static dev.haksa.enrollment.domain.Cases.aStudent;
import static dev.haksa.enrollment.domain.Cases.monday;
import static dev.haksa.enrollment.domain.Cases.parameters;
import static dev.haksa.enrollment.domain.Cases.window;
import static org.assertj.core.api.Assertions.assertThat;

import dev.haksa.calendar.AcademicWindow;
import dev.haksa.calendar.WindowKind;
import dev.haksa.catalog.ClassTime;
import dev.haksa.catalog.Season;
import dev.haksa.regulation.Decision;
import dev.haksa.regulation.Violation;
import dev.haksa.student.StudentState;
import dev.haksa.student.StudentType;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class EnrollmentRulesTest {
    private static final Duration DAY = Duration.ofDays(1);

    @Test
    void grants_a_request_that_breaks_no_rule() {
        Decision decision = decide(aCase());
        assertThat(decision).isInstanceOf(Decision.Granted.class);
        assertThat(decision.warnings()).isEmpty();
    }

    @Test
    void names_every_failing_rule_at_once() {
        Cases.CaseBuilder hopeless = aCase().at(CLOSES)
                .by(aStudent().state(StudentState.ON_LEAVE).transferred(true))
                .of(aSection(1).ofCourse(9).credits(3).closed().at(monday(9, 11)))
                .holding(aSection(2).ofCourse(9).credits(17).at(monday(10, 12)))
                .seats(30, 30)
                .recognised();
        assertThat(codes(hopeless))
                .containsExactlyInAnyOrder(
                        "WINDOW_CLOSED",
                        "STUDENT_NOT_ENROLLED",
                        "SECTION_CLOSED",
                        "COURSE_ALREADY_HELD",
                        "COURSE_RECOGNISED",
                        "CREDIT_CEILING_EXCEEDED",
                        "CLASS_TIME_OVERLAP",
                        "SECTION_FULL");
    }

    @Test
    void the_window_is_open_from_its_first_instant_until_before_its_last() {
        assertThat(codes(aCase().at(OPENS.minus(DAY)))).containsExactly("WINDOW_NOT_OPEN_YET");
        assertThat(codes(aCase().at(OPENS.minusNanos(1)))).containsExactly("WINDOW_NOT_OPEN_YET");
        assertThat(codes(aCase().at(OPENS))).isEmpty();
        assertThat(codes(aCase().at(CLOSES.minusNanos(1)))).isEmpty();
        assertThat(codes(aCase().at(CLOSES))).containsExactly("WINDOW_CLOSED");
        assertThat(codes(aCase().at(CLOSES.plus(DAY)))).containsExactly("WINDOW_CLOSED");
    }

    @Test
    void a_closed_window_tells_when_the_next_one_opens() {
        Instant addDropOpens = CLOSES.plus(DAY);
        Violation violation = only(aCase().at(CLOSES)
                .windows(
                        Cases.openWindow(),
                        window(WindowKind.ADD_DROP, addDropOpens, addDropOpens.plus(DAY)),
                        window(WindowKind.WITHDRAWAL, CLOSES, CLOSES.plus(DAY))));
        assertThat(violation.code()).isEqualTo("WINDOW_NOT_OPEN_YET");
        assertThat(violation.article()).isEqualTo("5.1");
        assertThat(violation.facts()).containsEntry("opensAt", addDropOpens);
    }

    @Test
    void the_add_drop_window_opens_enrollment_and_the_withdrawal_window_does_not() {
        AcademicWindow addDrop = window(WindowKind.ADD_DROP, OPENS, CLOSES);
        AcademicWindow withdrawal = window(WindowKind.WITHDRAWAL, OPENS, CLOSES);
        assertThat(codes(aCase().windows(addDrop))).isEmpty();
        assertThat(codes(aCase().windows(withdrawal))).containsExactly("NO_WINDOW");
        assertThat(codes(aCase().windows())).containsExactly("NO_WINDOW");
    }

    @ParameterizedTest
    @CsvSource({"4, 5, true", "4, 6, false", "3, 5, false"})
    void a_window_for_a_year_level_and_department_opens_for_nobody_else(int year, int department, boolean open) {
        AcademicWindow limited =
                new AcademicWindow(1, Cases.TERM, WindowKind.ENROLLMENT, OPENS, CLOSES, Set.of(4), Set.of(5));
        List<String> codes = codes(
                aCase().by(aStudent().inYear(year).inDepartment(department)).windows(limited));
        assertThat(codes.isEmpty()).isEqualTo(open);
    }

    @ParameterizedTest
    @EnumSource(StudentState.class)
    void only_students_in_the_state_enrolled_enroll(StudentState state) {
        assertThat(codes(aCase().by(aStudent().state(state))).contains("STUDENT_NOT_ENROLLED"))
                .isEqualTo(state != StudentState.ENROLLED);
    }

    @ParameterizedTest
    @EnumSource(StudentType.class)
    void part_time_registrants_enroll_and_auditors_do_not(StudentType type) {
        assertThat(codes(aCase().by(aStudent().type(type))).contains("STUDENT_TYPE_NOT_ADMITTED"))
                .isEqualTo(type == StudentType.AUDITOR);
    }

    @Test
    void missing_guidance_warns_or_refuses_or_is_overlooked_as_the_parameter_says() {
        EnrollmentCase unadvised = aCase().unadvised().build();
        Decision warned = EnrollmentRules.enroll(unadvised, parameters(Strictness.WARN, Strictness.WARN));
        assertThat(warned).isInstanceOf(Decision.Granted.class);
        assertThat(warned.warnings()).extracting(Violation::code).containsExactly("ADVISING_MISSING");
        assertThat(EnrollmentRules.enroll(unadvised, parameters(Strictness.REFUSE, Strictness.WARN)))
                .isInstanceOf(Decision.Refused.class);
        assertThat(EnrollmentRules.enroll(unadvised, parameters(Strictness.OFF, Strictness.WARN))
                        .warnings())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        // season, GPA of the last term in hundredths, held, adding, granted
        "SPRING, 399, 15, 3, true",
        "SPRING, 399, 16, 3, false",
        "FALL, 400, 18, 3, true",
        "FALL, 400, 19, 3, false",
        "SPRING, , 15, 3, true",
        "SPRING, , 16, 3, false",
        "SUMMER, 450, 3, 3, true",
        "SUMMER, 450, 4, 3, false",
        "WINTER, 350, 0, 6, true",
        "WINTER, 350, 0, 7, false",
        "SPRING, 350, 18, 0, true"
    })
    void credits_stay_within_the_ceiling(Season season, Integer gpa, int held, int adding, boolean granted) {
        Cases.CaseBuilder situation = aCase().in(season)
                .by(aStudent().withGpa(gpa))
                .of(aSection(1).credits(adding))
                .holding(aSection(2).credits(held));
        assertThat(codes(situation).isEmpty()).isEqualTo(granted);
    }

    @Test
    void a_refusal_for_credits_shows_the_numbers() {
        Violation violation =
                only(aCase().of(aSection(1).credits(3)).holding(aSection(2).credits(17)));
        assertThat(violation.article()).isEqualTo("4.4");
        assertThat(violation.facts())
                .containsEntry("enrolled", 17)
                .containsEntry("adding", 3)
                .containsEntry("ceiling", 18)
                .containsEntry("excess", 2);
    }

    @Test
    void the_same_course_is_not_held_twice() {
        assertThat(codes(aCase().of(aSection(1).ofCourse(9)).holding(aSection(2).ofCourse(9))))
                .containsExactly("COURSE_ALREADY_HELD");
    }

    @ParameterizedTest
    @CsvSource({"true, true, false", "false, true, true", "true, false, true"})
    void a_recognised_course_is_refused_once_the_recognition_is_fixed(
            boolean fixed, boolean recognised, boolean granted) {
        Cases.CaseBuilder situation = aCase().by(aStudent().transferred(fixed));
        if (recognised) {
            situation.recognised();
        }
        assertThat(codes(situation).isEmpty()).isEqualTo(granted);
    }

    @ParameterizedTest
    @CsvSource({"9, 10, true", "9, 11, false", "11, 12, false", "10, 13, false", "12, 13, true"})
    void class_times_do_not_overlap_but_may_touch(int from, int to, boolean granted) {
        Cases.CaseBuilder situation =
                aCase().of(aSection(1).at(monday(from, to))).holding(aSection(2).at(monday(10, 12)));
        assertThat(codes(situation).isEmpty()).isEqualTo(granted);
    }

    @Test
    void the_same_hour_on_another_day_is_free() {
        ClassTime tuesday = new ClassTime(DayOfWeek.TUESDAY, 600, 720);
        assertThat(codes(aCase().of(aSection(1).at(tuesday)).holding(aSection(2).at(monday(10, 12)))))
                .isEmpty();
    }

    @Test
    void overlapping_exams_warn_or_refuse_as_the_parameter_says() {
        EnrollmentCase situation = aCase().of(aSection(1).exam("2027-06-14T01:00:00Z", "2027-06-14T02:00:00Z"))
                .holding(aSection(2).exam("2027-06-14T01:50:00Z", "2027-06-14T02:40:00Z"))
                .build();
        Decision warned = EnrollmentRules.enroll(situation, parameters(Strictness.WARN, Strictness.WARN));
        assertThat(warned).isInstanceOf(Decision.Granted.class);
        assertThat(warned.warnings()).extracting(Violation::code).containsExactly("EXAM_OVERLAP");
        assertThat(EnrollmentRules.enroll(situation, parameters(Strictness.WARN, Strictness.REFUSE)))
                .isInstanceOf(Decision.Refused.class);
    }

    @Test
    void exams_one_after_the_other_do_not_overlap() {
        Cases.CaseBuilder situation = aCase().of(aSection(1).exam("2027-06-14T01:00:00Z", "2027-06-14T02:00:00Z"))
                .holding(aSection(2).exam("2027-06-14T02:00:00Z", "2027-06-14T03:00:00Z"), aSection(3));
        assertThat(decide(situation).warnings()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"29, 30, true", "30, 30, false", "0, 0, false"})
    void the_last_seat_is_given_and_no_more(int taken, int capacity, boolean granted) {
        assertThat(codes(aCase().seats(taken, capacity)).isEmpty()).isEqualTo(granted);
    }

    @Test
    void dropping_needs_an_open_window_and_nothing_else() {
        var onLeave = aCase().by(aStudent().state(StudentState.ON_LEAVE));
        assertThat(EnrollmentRules.drop(onLeave.build(), parameters())).isInstanceOf(Decision.Granted.class);
        assertThat(EnrollmentRules.drop(onLeave.at(CLOSES).build(), parameters()))
                .isInstanceOf(Decision.Refused.class);
    }

    @Test
    void withheld_seats_and_seats_kept_for_the_waiting_list_are_not_free() {
        var delayed = new SeatReleasePolicy(SeatReleasePolicy.Kind.RANDOM_DELAY, List.of(), 10, 60);
        assertThat(codes(aCase().seats(new Seats(1, 30, 29, 1, 0, 1, delayed)))).containsExactly("SEATS_WITHHELD");
        assertThat(codes(aCase().seats(new Seats(1, 30, 28, 1, 5, 2, delayed)))).isEmpty();
        var kept = new SeatReleasePolicy(SeatReleasePolicy.Kind.WAITLIST_FIRST, List.of(), 0, 0);
        assertThat(codes(aCase().seats(new Seats(1, 30, 29, 0, 2, 1, kept))))
                .containsExactly("SEATS_KEPT_FOR_WAITLIST");
        assertThat(codes(aCase().seats(new Seats(1, 30, 29, 0, 0, 1, kept)))).isEmpty();
    }

    @Test
    void only_what_is_held_can_be_exchanged() {
        assertThat(codes(aCase().replacing(2, false))).containsExactly("REPLACED_SECTION_NOT_HELD");
        assertThat(codes(aCase().replacing(2, true))).isEmpty();
    }

    @Test
    void waiting_needs_a_full_section_and_a_place_within_the_limit() {
        assertThat(joining(aCase().seats(30, 30))).isEmpty();
        assertThat(joining(aCase().seats(29, 30))).containsExactly("SEAT_AVAILABLE");
        assertThat(joining(aCase().seats(30, 30).waitingFor(2))).isEmpty();
        assertThat(joining(aCase().seats(30, 30).waitingFor(3))).containsExactly("WAITLIST_LIMIT_REACHED");
        assertThat(joining(aCase().seats(30, 30).at(CLOSES))).containsExactly("WINDOW_CLOSED");
    }

    @Test
    void withdrawing_needs_the_withdrawal_period_whatever_the_enrollment_period() {
        Instant from = Instant.parse("2027-04-05T01:00:00Z");
        Instant until = Instant.parse("2027-04-09T09:00:00Z");
        var withdrawal = Cases.window(WindowKind.WITHDRAWAL, from, until);
        assertThat(withdrawing(aCase().at(Cases.DURING))).containsExactly("NO_WITHDRAWAL_PERIOD");
        assertThat(withdrawing(aCase().windows(withdrawal).at(from.minusNanos(1))))
                .containsExactly("WITHDRAWAL_NOT_OPEN_YET");
        assertThat(withdrawing(aCase().windows(withdrawal).at(from))).isEmpty();
        assertThat(withdrawing(aCase().windows(withdrawal).at(until.minusNanos(1))))
                .isEmpty();
        assertThat(withdrawing(aCase().windows(withdrawal).at(until))).containsExactly("WITHDRAWAL_CLOSED");
    }

    private static List<String> joining(Cases.CaseBuilder situation) {
        return codesOf(EnrollmentRules.join(situation.build(), parameters()));
    }

    private static List<String> withdrawing(Cases.CaseBuilder situation) {
        return codesOf(EnrollmentRules.withdraw(situation.build(), parameters()));
    }

    private static List<String> codesOf(Decision decision) {
        return decision instanceof Decision.Refused refused
                ? refused.violations().stream().map(Violation::code).toList()
                : List.of();
    }

    private static Decision decide(Cases.CaseBuilder situation) {
        return EnrollmentRules.enroll(situation.build(), parameters());
    }

    private static List<String> codes(Cases.CaseBuilder situation) {
        return decide(situation) instanceof Decision.Refused refused
                ? refused.violations().stream().map(Violation::code).toList()
                : List.of();
    }

    private static Violation only(Cases.CaseBuilder situation) {
        Decision.Refused refused = (Decision.Refused) decide(situation);
        assertThat(refused.violations()).hasSize(1);
        return refused.violations().getFirst();
    }
}
