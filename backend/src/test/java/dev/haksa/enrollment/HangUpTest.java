package dev.haksa.enrollment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haksa.enrollment.domain.Command;
import dev.haksa.shared.security.Caller;
import dev.haksa.support.Campus;
import dev.haksa.support.HttpTest;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A client that hangs up cancels its answer. */
@QuarkusTest
class HangUpTest extends HttpTest {
    /** More than the pool has connections. */
    private static final int CLIENTS = 60;

    @Inject
    EnrollmentService enrollments;

    @Test
    void clients_that_hang_up_leave_every_connection_to_others() {
        Campus campus = Campus.open(pool);
        String student = campus.student();
        int section = campus.section(3, 10);

        for (int i = 0; i < CLIENTS; i++) {
            preview(student, section).subscribe().with(ignored -> {}).cancel();
        }

        AdmissionResult next = preview(student, section).await().atMost(Duration.ofSeconds(60));
        assertThat(next).isInstanceOf(AdmissionResult.Ruled.class);
        assertThat(sql("select 1")).hasSize(1);
    }

    private Uni<AdmissionResult> preview(String student, int section) {
        Caller caller = new Caller("test", "Test", Set.of("STUDENT"), Set.of(), student, "hang-up-test");
        return enrollments.decide(new Command.Enroll(section, null), student, caller, null, true);
    }
}
