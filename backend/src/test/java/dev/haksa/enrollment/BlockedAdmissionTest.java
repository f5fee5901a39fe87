package dev.haksa.enrollment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haksa.support.Calls;
import dev.haksa.support.Calls.Answer;
import dev.haksa.support.Campus;
import dev.haksa.support.HeldLock;
import dev.haksa.support.HttpTest;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** What happens outside while admission cannot go on, here because somebody else holds the seats. */
@QuarkusTest
class BlockedAdmissionTest extends HttpTest {
    /** Some may be lost on a slow machine, where the write is turned away meanwhile. */
    private static final int ROUNDS = 10;

    @TestHTTPResource
    URI server;

    @Inject
    AdmissionQueue queue;

    @Test
    void reads_and_dry_runs_overtake_writes_that_queue() throws Exception {
        Campus campus = Campus.open(pool);
        int section = campus.section(3, 100);
        int other = campus.section(3, 100);
        List<String> students = campus.students(60);
        List<String> late = campus.students(ROUNDS);
        String reader = token(Set.of(), students.getFirst(), "STUDENT");
        Calls calls = new Calls(server);
        read(calls, campus, reader);
        preview(calls, other, reader);
        List<CompletableFuture<Answer>> writes = new ArrayList<>();
        List<Answer> reads = new ArrayList<>();
        int overtaking = 0;
        try (HeldLock _ = HeldLock.onSeats(pool, section)) {
            students.forEach(student -> writes.add(enroll(calls, student, section)));
            Calls.until(() -> queue.length() > 40);
            for (int i = 0; i < ROUNDS && overtaking < 3; i++) {
                CompletableFuture<Answer> earlier = enroll(calls, late.get(i), section);
                writes.add(earlier);
                reads.add(read(calls, campus, reader));
                reads.add(preview(calls, other, reader));
                overtaking += earlier.isDone() ? 0 : 1;
            }
        }
        assertThat(reads).allMatch(answer -> answer.status() == 200);
        assertThat(overtaking)
                .as("rounds in which both were answered before a write that came earlier")
                .isEqualTo(3);
        List<Answer> answers = Calls.all(writes);
        assertThat(answers).allMatch(answer -> Set.of(201, 503).contains(answer.status()));
        long enrolled =
                answers.stream().filter(answer -> answer.status() == 201).count();
        assertThat(campus.taken(section)).isEqualTo((int) enrolled).isEqualTo(campus.enrolledRows(section));
        assertThat(enrolled).isPositive();
    }

    @Test
    void identical_requests_in_flight_get_one_result_and_leave_one_decision() throws Exception {
        Campus campus = Campus.open(pool);
        int section = campus.section(3, 1);
        String student = campus.student();
        Calls calls = new Calls(server);
        String token = token(Set.of(), student, "STUDENT");
        List<CompletableFuture<Answer>> requests = new ArrayList<>();
        try (HeldLock _ = HeldLock.onSeats(pool, section)) {
            for (int i = 0; i < 10; i++) {
                requests.add(calls.send("PUT", "/api/v1/students/me/enrollments/" + section, token));
            }
            Calls.until(() -> requestsInFlight() >= 10);
        }
        List<Answer> answers = Calls.all(requests);
        assertThat(answers).extracting(Answer::status).containsOnly(201);
        assertThat(answers)
                .extracting(Answer::body)
                .containsOnly(answers.getFirst().body());
        assertThat(sql("select 1 from enrollment_decision where student_number = $1", student))
                .hasSize(1);
        assertThat(campus.taken(section)).isEqualTo(1);
    }

    @Test
    void one_student_cannot_fill_the_queue() throws Exception {
        Campus campus = Campus.open(pool);
        String student = campus.student();
        String other = campus.student();
        int held = campus.section(1, 5);
        List<Integer> sections = new ArrayList<>();
        for (int i = 0; i < 24; i++) {
            sections.add(campus.section(1, 5));
        }
        Calls calls = new Calls(server);
        String token = token(Set.of(), student, "STUDENT");
        List<CompletableFuture<Answer>> requests = new ArrayList<>();
        CompletableFuture<Answer> neighbour;
        try (HeldLock _ = HeldLock.onSeats(pool, held)) {
            requests.add(calls.send("PUT", "/api/v1/students/me/enrollments/" + held, token));
            Calls.until(() -> requestsInFlight() >= 1);
            for (int section : sections) {
                requests.add(calls.send("PUT", "/api/v1/students/me/enrollments/" + section, token));
            }
            neighbour = enroll(calls, other, sections.getFirst());
            Calls.until(
                    () -> requests.stream().filter(CompletableFuture::isDone).count() >= 5);
        }
        List<Answer> turnedAway = Calls.all(requests).stream()
                .filter(answer -> answer.status() == 429)
                .toList();
        assertThat(turnedAway).isNotEmpty();
        assertThat(turnedAway).allMatch(answer -> answer.header("Retry-After").equals("1"));
        assertThat(turnedAway).allMatch(answer -> answer.body().contains("/problems/too-many-requests"));
        assertThat(neighbour.join().status()).isEqualTo(201);
    }

    private CompletableFuture<Answer> enroll(Calls calls, String student, int section) {
        return calls.send("PUT", "/api/v1/students/me/enrollments/" + section, token(Set.of(), student, "STUDENT"));
    }

    private Answer read(Calls calls, Campus campus, String token) {
        return calls.send("GET", "/api/v1/students/me/enrollments?term=" + campus.term(), token)
                .join();
    }

    private Answer preview(Calls calls, int section, String token) {
        return calls.send("PUT", "/api/v1/students/me/enrollments/" + section + "?dryRun=true", token)
                .join();
    }

    private double requestsInFlight() {
        return io.micrometer.core.instrument.Metrics.globalRegistry
                .get("haksa.http.in.flight")
                .tag("kind", "WRITE")
                .gauge()
                .value();
    }
}
