package dev.haksa.shared.overload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import dev.haksa.support.Calls;
import dev.haksa.support.Calls.Answer;
import dev.haksa.support.Campus;
import dev.haksa.support.HeldLock;
import dev.haksa.support.HttpTest;
import dev.haksa.support.MovableTicks;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** More requests than there is room for, and requests that take too long by the time that the tests let pass. */
@QuarkusTest
@TestProfile(Narrow.class)
class OverloadTest extends HttpTest {
    /** Of {@link Narrow}, and a little more. */
    private static final Duration DEADLINE = Duration.ofMillis(8_100);

    @TestHTTPResource
    URI server;

    @BeforeEach
    void stopTime() {
        MovableTicks.get().stop();
    }

    @AfterEach
    void letTimeRun() {
        MovableTicks.get().run();
    }

    @Test
    void beyond_its_room_it_turns_away_at_once_and_recovers_by_itself() throws Exception {
        Calls calls = new Calls(server);
        List<CompletableFuture<Answer>> inside = new ArrayList<>();
        try (HeldLock _ = HeldLock.onTable(pool, "term")) {
            for (int i = 0; i < 4; i++) {
                inside.add(calls.send("GET", "/api/v1/terms", null));
            }
            Calls.until(() -> inFlight("READ") == 4);
            Answer turnedAway = calls.send("GET", "/api/v1/terms", null).join();
            assertThat(turnedAway.status()).isEqualTo(503);
            assertThat(turnedAway.header("Retry-After")).isEqualTo("1");
            assertThat(turnedAway.header("Content-Type")).isEqualTo("application/problem+json");
            assertThat(turnedAway.body()).contains("/problems/overloaded");
            assertThat(inside).as("who is inside still waits").noneMatch(CompletableFuture::isDone);
            anonymous().get("/health/live").then().statusCode(200);
            anonymous().get("/metrics").then().statusCode(200).body(containsString("haksa_http_shed_total"));
            anonymous()
                    .contentType("application/json")
                    .body("{\"text\":\"writes have room of their own\",\"number\":1}")
                    .post("/api/v1/test-echo")
                    .then()
                    .statusCode(200);
        }
        assertThat(Calls.all(inside)).allMatch(answer -> answer.status() == 200);
        Calls.until(() -> inFlight("READ") == 0);
        anonymous().get("/api/v1/terms").then().statusCode(200);
    }

    @Test
    void dry_runs_have_little_room_of_their_own() throws Exception {
        Campus campus = Campus.open(pool);
        int section = campus.section(3, 10);
        List<String> students = campus.students(4);
        Calls calls = new Calls(server);
        List<CompletableFuture<Answer>> inside = new ArrayList<>();
        String path = "/api/v1/students/me/enrollments/" + section;
        try (HeldLock _ = HeldLock.onTable(pool, "section")) {
            for (int i = 0; i < 3; i++) {
                inside.add(calls.send("PUT", path + "?dryRun=true", token(Set.of(), students.get(i), "STUDENT")));
            }
            Calls.until(() -> inFlight("DRY_RUN") == 3);
            String fourth = token(Set.of(), students.get(3), "STUDENT");
            assertThat(calls.send("PUT", path + "?dryRun=true", fourth).join().status())
                    .isEqualTo(503);
        }
        assertThat(Calls.all(inside)).allMatch(answer -> answer.status() == 200);
    }

    @Test
    void clients_that_hang_up_leave_their_room_to_others() {
        Calls.until(() -> inFlight("READ") == 0);
        try (HeldLock _ = HeldLock.onTable(pool, "term")) {
            for (int i = 0; i < 4; i++) {
                try (java.net.Socket socket = new java.net.Socket(server.getHost(), port())) {
                    socket.getOutputStream()
                            .write("GET /api/v1/terms HTTP/1.1\r\nHost: test\r\n\r\n"
                                    .getBytes(java.nio.charset.StandardCharsets.US_ASCII));
                    socket.getOutputStream().flush();
                    Calls.until(() -> inFlight("READ") == 1);
                } catch (java.io.IOException e) {
                    throw new java.io.UncheckedIOException(e);
                }
                Calls.until(() -> inFlight("READ") == 0);
            }
        }
    }

    @Test
    void who_waits_too_long_is_told_so_and_the_next_one_is_served() {
        Calls calls = new Calls(server);
        try (HeldLock _ = HeldLock.onTable(pool, "term")) {
            CompletableFuture<Answer> waiting = calls.send("GET", "/api/v1/terms", null);
            Calls.until(() -> inFlight("READ") == 1);
            assertThat(waiting).isNotDone();
            Calls.until(() -> passed(DEADLINE) && waiting.isDone());
            Answer late = waiting.join();
            assertThat(late.status()).isEqualTo(503);
            assertThat(late.header("Retry-After")).isEqualTo("5");
            assertThat(late.header("Content-Type")).isEqualTo("application/problem+json");
        }
        anonymous().get("/api/v1/terms").then().statusCode(200);
    }

    @Test
    void open_streams_of_events_take_no_room_from_reads() throws Exception {
        Campus campus = Campus.open(pool);
        List<java.net.Socket> streams = new ArrayList<>();
        try {
            for (String student : campus.students(6)) {
                java.net.Socket socket = new java.net.Socket(server.getHost(), port());
                streams.add(socket);
                socket.getOutputStream()
                        .write(("GET /api/v1/students/me/live?term=" + campus.term() + " HTTP/1.1\r\nHost: test\r\n"
                                        + "Authorization: Bearer " + token(Set.of(), student, "STUDENT") + "\r\n\r\n")
                                .getBytes(java.nio.charset.StandardCharsets.US_ASCII));
                socket.getOutputStream().flush();
                assertThat(socket.getInputStream().read()).isEqualTo('H');
                Calls.until(() -> inFlight("READ") == 0);
            }
            anonymous().get("/api/v1/terms").then().statusCode(200);
        } finally {
            for (java.net.Socket socket : streams) {
                socket.close();
            }
        }
        // An answer arrives a moment before it is counted out.
        Calls.until(() -> inFlight("READ") == 0);
    }

    /** Again and again: the request may not have been noted yet when time passes for the first time. */
    private static boolean passed(Duration time) {
        MovableTicks.get().advance(time);
        return true;
    }

    private int port() {
        return server.getPort() > 0 ? server.getPort() : io.restassured.RestAssured.port;
    }

    private double inFlight(String kind) {
        return io.micrometer.core.instrument.Metrics.globalRegistry
                .get("haksa.http.in.flight")
                .tag("kind", kind)
                .gauge()
                .value();
    }
}
