package dev.haksa.student.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.haksa.student.StudentType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StudentNumberTest {
    @Test
    void the_example_of_annex_5_is_the_first_student_of_visual_design_in_2005() {
        assertThat(StudentNumber.parse("05101001"))
                .contains(new StudentNumber(5, StudentType.UNIVERSITY, 1, 1))
                .get()
                .extracting(StudentNumber::format)
                .isEqualTo("05101001");
    }

    @ParameterizedTest
    @CsvSource({"26115001,26,UNIVERSITY,15,1", "00226999,0,GRADUATE,26,999", "99399500,99,PART_TIME,99,500"})
    void numbers_are_read_and_written_alike(String text, int year, StudentType type, int department, int serial) {
        StudentNumber number = new StudentNumber(year, type, department, serial);
        assertThat(StudentNumber.parse(text)).contains(number);
        assertThat(number.format()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2611500",
                "261150011",
                "26015001",
                "26515001",
                "26100001",
                "26115000",
                "2611500a",
                "２６１１５００１"
            })
    void what_is_not_a_number_of_annex_5_is_refused(String text) {
        assertThat(StudentNumber.parse(text)).isEmpty();
    }

    @Test
    void a_thousandth_student_of_a_batch_has_no_number() {
        assertThatThrownBy(() -> new StudentNumber(26, StudentType.UNIVERSITY, 15, 1000))
                .hasMessageContaining("1 to 999");
    }
}
