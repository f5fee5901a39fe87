package dev.haksa.student;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haksa.support.HttpTest;
import dev.haksa.support.StudentData;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class StudentStandingsTest extends HttpTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 21);

    @Inject
    StudentStandings standings;

    @Inject
    Pool pool;

    private StudentData data;
    private String student;
    private String other;

    @BeforeEach
    void students() {
        data = new StudentData(this::sql);
        student = data.student("김하늘");
        other = data.student("이바다");
    }

    @Test
    void loads_the_standing_with_the_year_level_of_all_credits() {
        sql(
                "update student set earned_credits = 34, former_credits = 36, previous_gpa_hundredths = 412,"
                        + " admission = 'TRANSFER', recognition_fixed = true where student_number = $1",
                student);
        var loaded = standings
                .load(pool, List.of(student, other, "99999999"), DAY)
                .await()
                .atMost(Duration.ofSeconds(60));
        assertThat(loaded).containsOnlyKeys(student, other);
        assertThat(loaded.get(student))
                .isEqualTo(new StudentStanding(
                        student,
                        "김하늘",
                        StudentType.UNIVERSITY,
                        Admission.TRANSFER,
                        StudentState.ENROLLED,
                        data.program(),
                        data.department(),
                        3,
                        34,
                        36,
                        412,
                        true));
        assertThat(loaded.get(other).yearLevel()).isEqualTo(1);
        assertThat(loaded.get(other).previousGpaHundredths()).isNull();
    }

    @Test
    void attempts_and_recognised_courses_are_those_of_the_pairs() {
        data.completed(student, "2025-FALL", "AB1001", 3, "C+");
        data.completed(student, "2026-SPRING", "AB1001", 3, "B0");
        data.completed(other, "2026-SPRING", "AB1001", 3, "A0");
        sql(
                "insert into recognised_course (student_number, course_number, former_title) values ($1, 'AB1002', '통계')",
                other);
        var students = List.of(student, student, other, student);
        var courses = List.of("AB1001", "AB1002", "AB1002", "AB1001");
        assertThat(standings.attempts(pool, students, courses).await().atMost(Duration.ofSeconds(60)))
                .containsExactlyInAnyOrder(
                        new PriorAttempt(student, "AB1001", "2025-FALL", Grade.C_PLUS),
                        new PriorAttempt(student, "AB1001", "2026-SPRING", Grade.B_ZERO));
        assertThat(standings.recognised(pool, students, courses).await().atMost(Duration.ofSeconds(60)))
                .containsExactly(new Recognised(other, "AB1002"));
    }

    @Test
    void advised_are_those_with_a_record_in_that_term() {
        int term = data.term();
        int otherTerm = data.term();
        data.advised(student, term);
        data.advised(other, otherTerm);
        assertThat(standings
                        .advised(pool, List.of(student, other), term)
                        .await()
                        .atMost(Duration.ofSeconds(60)))
                .containsExactly(student);
    }
}
