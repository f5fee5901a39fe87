package dev.haksa.enrollment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haksa.enrollment.domain.Command;
import dev.haksa.shared.security.Caller;
import dev.haksa.support.Campus;
import dev.haksa.support.HttpTest;
import dev.haksa.support.MovableClock;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A promotion is decided on everything that rules need, whoever else asks for what in the same batch. */
@QuarkusTest
class PromotionFactsTest extends HttpTest {
    /** More than are locked beforehand. */
    private static final int AHEAD = 10;

    @Inject
    AdmissionBatch batch;

    @Test
    void who_asks_for_something_else_in_the_same_batch_is_promoted_with_the_grades_of_the_waited_course() {
        Campus campus = Campus.open(pool);
        int wanted = campus.section(3, 1);
        int other = campus.section(3, 5);
        String holder = campus.student();
        List<String> ahead = campus.students(AHEAD);
        String last = campus.student();
        sql("""
                insert into completed_course (student_number, term_code, course_number, title, credits, category, grade)
                select $1, '2020-SPRING', course_number, title_ko, credits, course.category, 'C0'
                  from course join section on section.course_id = course.id where section.id = $2
                """, last, wanted);
        carryOut(request(holder, new Command.Enroll(wanted, null)));
        ahead.forEach(student -> carryOut(request(student, new Command.JoinWaitlist(wanted, null))));
        carryOut(request(last, new Command.JoinWaitlist(wanted, null)));
        ahead.forEach(student -> campus.set(student, "state", "ON_LEAVE"));

        carryOut(request(holder, new Command.Drop(wanted)), request(last, new Command.Enroll(other, null)));

        assertThat(sql("select retake from enrollment where student_number = $1 and section_id = $2", last, wanted)
                        .getFirst()
                        .getBoolean(0))
                .as("marked as a retake")
                .isTrue();
    }

    private void carryOut(AdmissionRequest... requests) {
        batch.carryOut(List.of(requests)).await().atMost(Duration.ofSeconds(30));
    }

    private static AdmissionRequest request(String student, Command command) {
        Caller caller = new Caller("test", "Test", Set.of("STUDENT"), Set.of(), student, "promotion-test");
        return new AdmissionRequest(command, student, MovableClock.get().instant(), caller, null);
    }
}
