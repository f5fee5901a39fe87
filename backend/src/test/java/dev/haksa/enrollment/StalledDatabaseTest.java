package dev.haksa.enrollment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haksa.shared.overload.Narrow;
import dev.haksa.support.Calls;
import dev.haksa.support.Calls.Answer;
import dev.haksa.support.Campus;
import dev.haksa.support.DatabaseProcesses;
import dev.haksa.support.HttpTest;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** The database stands still for some seconds and goes on. */
@QuarkusTest
@TestProfile(Narrow.class)
@DisabledOnOs(OS.WINDOWS)
class StalledDatabaseTest extends HttpTest {
    /** Of the narrow profile, and some time for a slow machine. */
    private static final long DEADLINE_MILLIS = 8_000 + 6_000;

    @TestHTTPResource
    URI server;

    @Test
    void a_short_stall_delays_answers_and_loses_nothing() throws Exception {
        Campus campus = Campus.open(pool);
        int section = campus.section(3, 100);
        Calls calls = new Calls(server);
        Map<String, CompletableFuture<Answer>> requests = new HashMap<>();
        List<String> students = campus.students(30);
        enroll(calls, requests, students.subList(0, 15), section);
        try (DatabaseProcesses _ = DatabaseProcesses.stopped(pool)) {
            enroll(calls, requests, students.subList(15, 30), section);
            pause(Duration.ofMillis(1_200));
        }
        Map<String, Answer> answers = answers(requests);
        assertThat(answers.values()).allMatch(answer -> Set.of(201, 503).contains(answer.status()));
        assertKept(campus, section, answers);
        retryUntilEnrolled(calls, section, students);
        assertThat(campus.taken(section)).isEqualTo(30).isEqualTo(campus.enrolledRows(section));
    }

    @Test
    void during_a_long_stall_everybody_is_answered_in_time_and_afterwards_served_without_restart() throws Exception {
        Campus campus = Campus.open(pool);
        int section = campus.section(3, 100);
        Calls calls = new Calls(server);
        Map<String, CompletableFuture<Answer>> requests = new HashMap<>();
        List<String> students = campus.students(20);
        try (DatabaseProcesses _ = DatabaseProcesses.stopped(pool)) {
            enroll(calls, requests, students, section);
            CompletableFuture<Answer> read = calls.send("GET", "/api/v1/terms", null);
            assertThat(read.join().status()).isEqualTo(503);
            assertThat(read.join().took().toMillis()).isLessThan(DEADLINE_MILLIS);
            Answer alive = calls.send("GET", "/health/live", null).join();
            assertThat(alive.status()).isEqualTo(200);
            Map<String, Answer> answers = answers(requests);
            assertThat(answers.values()).allMatch(answer -> answer.status() == 503);
            assertThat(answers.values()).allMatch(answer -> answer.header("Retry-After") != null);
            assertThat(answers.values()).allMatch(answer -> answer.took().toMillis() < DEADLINE_MILLIS);
            // Longer than any connection waits in silence.
            pause(Duration.ofSeconds(6));
        }
        Calls.until(() -> calls.send("GET", "/api/v1/terms", null).join().status() == 200);
        retryUntilEnrolled(calls, section, students);
        assertThat(campus.taken(section)).isEqualTo(20).isEqualTo(campus.enrolledRows(section));
    }

    /** Every acknowledged enrollment is there; counters equal rows. */
    private void assertKept(Campus campus, int section, Map<String, Answer> answers) {
        answers.forEach((student, answer) -> {
            if (answer.status() == 201) {
                assertThat(sql(
                                "select 1 from enrollment where student_number = $1 and section_id = $2 and state = 'ENROLLED'",
                                student,
                                section))
                        .hasSize(1);
            }
        });
        assertThat(campus.taken(section)).isEqualTo(campus.enrolledRows(section));
    }

    private void retryUntilEnrolled(Calls calls, int section, List<String> students) {
        for (String student : students) {
            Calls.until(() -> Set.of(200, 201)
                    .contains(enroll(calls, student, section).join().status()));
        }
    }

    private void enroll(
            Calls calls, Map<String, CompletableFuture<Answer>> requests, List<String> students, int section) {
        students.forEach(student -> requests.put(student, enroll(calls, student, section)));
    }

    private CompletableFuture<Answer> enroll(Calls calls, String student, int section) {
        return calls.send("PUT", "/api/v1/students/me/enrollments/" + section, token(Set.of(), student, "STUDENT"));
    }

    private static Map<String, Answer> answers(Map<String, CompletableFuture<Answer>> requests) throws Exception {
        Calls.all(new ArrayList<>(requests.values()));
        Map<String, Answer> answers = new HashMap<>();
        requests.forEach((student, request) -> answers.put(student, request.join()));
        return answers;
    }

    private static void pause(Duration duration) {
        long end = System.nanoTime() + duration.toNanos();
        while (System.nanoTime() < end) {
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }
}
