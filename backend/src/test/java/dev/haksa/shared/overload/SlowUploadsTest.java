package dev.haksa.shared.overload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalToIgnoringCase;

import dev.haksa.support.Arrivals;
import dev.haksa.support.Calls;
import dev.haksa.support.Eventually;
import dev.haksa.support.HttpTest;
import dev.haksa.support.MovableTicks;
import dev.haksa.support.StudentData;
import io.micrometer.core.instrument.Metrics;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Clients that send a file byte by byte, or many files at once, take no room from others. Time passes as the tests say. */
@QuarkusTest
@TestProfile(Narrow.class)
class SlowUploadsTest extends HttpTest {
    private static final String OWN = "/api/v1/students/me/photos?dryRun=true";

    /** A little more than {@link Narrow} lets pass between two looks at a file that arrives. */
    private static final Duration PACE = Duration.ofMillis(2_100);

    @TestHTTPResource
    URI server;

    @ConfigProperty(name = "haksa.files.directory")
    Path files;

    @Inject
    RequestsInFlight requests;

    private Arrivals arrivals;
    private long sent;

    @BeforeEach
    void stopTime() {
        MovableTicks.get().stop();
        arrivals = Arrivals.at(files);
        sent = 1;
    }

    @AfterEach
    void letTimeRun() {
        MovableTicks.get().run();
    }

    @Test
    void an_account_sends_a_few_files_at_a_time() throws Exception {
        StudentData data = new StudentData(this::sql);
        String greedy = token(Set.of(), data.student("한서두"), "STUDENT");
        String other = token(Set.of(), data.student("두서한"), "STUDENT");
        List<Socket> slow = new ArrayList<>();
        try {
            slow.add(begin(greedy, 100_000));
            slow.add(begin(greedy, 100_000));
            Calls.until(() -> inFlight("UPLOAD") == 2);
            bearer(greedy)
                    .contentType("image/jpeg")
                    .body(new byte[] {1})
                    .post(OWN)
                    .then()
                    .statusCode(429)
                    .header("Retry-After", "2")
                    .header("Connection", equalToIgnoringCase("close"));
            bearer(other)
                    .contentType("image/jpeg")
                    .body(new byte[] {1})
                    .post(OWN)
                    .then()
                    .statusCode(400);
            assertThat(inFlight("DRY_RUN")).isZero();
        } finally {
            for (Socket socket : slow) {
                socket.close();
            }
        }
        Calls.until(() -> inFlight("UPLOAD") == 0);
        bearer(greedy)
                .contentType("image/jpeg")
                .body(new byte[] {1})
                .post(OWN)
                .then()
                .statusCode(400);
    }

    @Test
    void what_has_no_body_is_no_file_whatever_it_calls_itself() throws Exception {
        String greedy = token(Set.of(), new StudentData(this::sql).student("서서서"), "STUDENT");
        List<Socket> slow = new ArrayList<>();
        try {
            slow.add(begin(greedy, 100_000));
            slow.add(begin(greedy, 100_000));
            Calls.until(() -> inFlight("UPLOAD") == 2);
            bearer(greedy)
                    .contentType("image/jpeg")
                    .put("/api/v1/students/me/enrollments/2147483647?dryRun=true")
                    .then()
                    .statusCode(404);
        } finally {
            for (Socket socket : slow) {
                socket.close();
            }
        }
        Calls.until(() -> inFlight("UPLOAD") == 0);
    }

    @Test
    void a_file_that_hardly_arrives_is_given_up_with_its_connection_and_leaves_nothing() throws Exception {
        String student = token(Set.of(), new StudentData(this::sql).student("한천천"), "STUDENT");
        try (Socket socket = begin(student, 100_000)) {
            arrivals.awaitSome();
            MovableTicks.get().advance(PACE);
            BufferedReader answer =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
            assertThat(answer.readLine()).isEqualTo("HTTP/1.1 503 Service Unavailable");
            assertThat(answer.lines()).anyMatch("connection: close"::equalsIgnoreCase);
        }
        Calls.until(() -> inFlight("UPLOAD") == 0);
        arrivals.awaitNone();
    }

    @Test
    void a_file_that_arrives_at_a_pace_may_take_longer() throws Exception {
        String student = token(Set.of(), new StudentData(this::sql).student("한천천"), "STUDENT");
        int steps = 8;
        try (Socket socket = begin(student, 1 + steps * (1 + 16_000) + 1)) {
            for (int i = 0; i < steps; i++) {
                // When one byte more is there, the look before is over, so that all others count for the next one.
                arrive(socket, 1);
                arrive(socket, 16_000);
                MovableTicks.get().advance(PACE);
                requests.look();
            }
            write(socket, 1);
            BufferedReader answer =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
            assertThat(answer.readLine()).isEqualTo("HTTP/1.1 400 Bad Request");
        }
    }

    /** Sends the first byte. */
    private Socket begin(String token, int length) throws IOException {
        Socket socket = new Socket(server.getHost(), server.getPort());
        socket.setSoTimeout(60_000);
        String head = "POST " + OWN + " HTTP/1.1\r\nHost: test\r\nContent-Type: image/jpeg\r\nContent-Length: " + length
                + "\r\nAuthorization: Bearer " + token + "\r\n\r\n?";
        socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
        return socket;
    }

    private void arrive(Socket socket, int bytes) throws IOException {
        sent += bytes;
        write(socket, bytes);
        Eventually.holds("it arrives", () -> arrived() == sent);
    }

    private static void write(Socket socket, int bytes) throws IOException {
        socket.getOutputStream().write(new byte[bytes]);
        socket.getOutputStream().flush();
    }

    /** Bytes of the file that is arriving. */
    private long arrived() {
        return arrivals.files().stream()
                .mapToLong(file -> file.toFile().length())
                .sum();
    }

    private static double inFlight(String kind) {
        return Metrics.globalRegistry
                .get("haksa.http.in.flight")
                .tag("kind", kind)
                .gauge()
                .value();
    }
}
