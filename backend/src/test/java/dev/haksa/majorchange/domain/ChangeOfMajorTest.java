package dev.haksa.majorchange.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haksa.catalog.Category;
import dev.haksa.regulation.Violation;
import dev.haksa.student.Admission;
import dev.haksa.student.StudentState;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ChangeOfMajorTest {
    private static final LocalDate STARTS = LocalDate.of(2027, 3, 2);
    private static final LocalDate POSTMARK = LocalDate.of(2027, 1, 8);
    private static final ChangeOfMajor.Wish WISH = new ChangeOfMajor.Wish(2, POSTMARK);
    private static final Room ROOM = new Room(10, 8, 1);

    private static ChangeOfMajor.Frame frame(LocalDate today) {
        return new ChangeOfMajor.Frame(LocalDate.of(2027, 1, 4), LocalDate.of(2027, 1, 15), STARTS, today);
    }

    private static List<String> codes(Admission admission, Entrance entrance) {
        ChangeOfMajor.Facts facts = new ChangeOfMajor.Facts(StudentState.ENROLLED, admission, 1, 2025, entrance);
        return codes(facts, WISH, POSTMARK, ROOM);
    }

    private static List<String> codes(ChangeOfMajor.Facts facts, ChangeOfMajor.Wish wish, LocalDate today, Room room) {
        return ChangeOfMajor.check(facts, wish, frame(today), room).stream()
                .map(Violation::code)
                .toList();
    }

    @ParameterizedTest
    @CsvSource({"1,true,false", "2,true,true", "3,true,true", "4,true,false", "2,false,false", "3,false,false"})
    void general_transfer_students_admitted_to_year_2_or_3_cannot(int year, boolean general, boolean refused) {
        assertThat(codes(Admission.TRANSFER, new Entrance(year, general)).contains("MAJOR_CHANGE_TRANSFER"))
                .isEqualTo(refused);
    }

    @Test
    void the_year_of_a_transfer_student_must_be_on_record() {
        assertThat(codes(Admission.TRANSFER, null)).containsExactly("MAJOR_CHANGE_ENTRANCE_UNKNOWN");
        assertThat(codes(Admission.FRESHMAN, null)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"10,8,1,1", "10,9,1,0", "10,11,0,0", "0,0,0,0"})
    void the_room_is_what_the_quota_leaves(int quota, int present, int selected, int left) {
        assertThat(new Room(quota, present, selected).left()).isEqualTo(left);
    }

    @ParameterizedTest
    @CsvSource({"2027-03-01,", "2027-03-02,MAJOR_CHANGE_TERM_STARTED", "2027-03-03,MAJOR_CHANGE_TERM_STARTED"})
    void it_is_granted_before_the_term_starts(LocalDate today, String code) {
        ChangeOfMajor.Facts facts = new ChangeOfMajor.Facts(StudentState.ON_LEAVE, Admission.FRESHMAN, 1, 2025, null);
        assertThat(codes(facts, WISH, today, ROOM)).isEqualTo(code == null ? List.of() : List.of(code));
    }

    @Test
    void all_reasons_are_named_at_once() {
        ChangeOfMajor.Facts facts =
                new ChangeOfMajor.Facts(StudentState.WITHDRAWN, Admission.TRANSFER, 2, 2025, new Entrance(3, true));
        assertThat(codes(facts, new ChangeOfMajor.Wish(2, LocalDate.of(2027, 1, 16)), STARTS, new Room(5, 5, 0)))
                .containsExactly(
                        "MAJOR_CHANGE_NOT_HERE",
                        "MAJOR_CHANGE_SAME_PROGRAM",
                        "MAJOR_CHANGE_TRANSFER",
                        "MAJOR_CHANGE_NO_ROOM",
                        "MAJOR_CHANGE_OUTSIDE_PERIOD",
                        "MAJOR_CHANGE_TERM_STARTED");
        assertThat(codes(facts, WISH, POSTMARK, new Room(null, 0, 0))).contains("MAJOR_CHANGE_NO_QUOTA");
    }

    @Test
    void the_better_average_then_more_credits_then_the_postmark_decide() {
        assertThat(Selection.of(
                        List.of(
                                new Selection.Contender(1, null, 90, POSTMARK),
                                new Selection.Contender(2, 300, 30, POSTMARK),
                                new Selection.Contender(3, 300, 33, POSTMARK),
                                new Selection.Contender(4, 300, 33, POSTMARK.minusDays(1)),
                                new Selection.Contender(5, 301, 3, POSTMARK)),
                        2))
                .containsExactly(
                        new Selection.Ranked(5, 1, true),
                        new Selection.Ranked(4, 2, true),
                        new Selection.Ranked(3, 3, false),
                        new Selection.Ranked(2, 4, false),
                        new Selection.Ranked(1, 5, false));
    }

    @ParameterizedTest
    @EnumSource(Category.class)
    void courses_of_the_new_department_count_as_its_catalogue_says(Category before) {
        assertThat(NewCategory.of(before, Category.MAJOR_REQUIRED, 7, 7)).isEqualTo(Category.MAJOR_REQUIRED);
    }

    @ParameterizedTest
    @CsvSource({
        "MAJOR_REQUIRED,FREE_ELECTIVE",
        "MAJOR_ELECTIVE,FREE_ELECTIVE",
        "THESIS,FREE_ELECTIVE",
        "GENERAL_REQUIRED,GENERAL_REQUIRED",
        "GENERAL_ELECTIVE,GENERAL_ELECTIVE",
        "TEACHING,TEACHING",
        "FREE_ELECTIVE,FREE_ELECTIVE"
    })
    void other_majors_become_free_electives_and_the_rest_stays(Category before, Category after) {
        assertThat(NewCategory.of(before, Category.MAJOR_REQUIRED, 6, 7)).isEqualTo(after);
        assertThat(NewCategory.of(before, null, null, 7)).isEqualTo(after);
    }
}
