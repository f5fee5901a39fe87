package dev.haksa.shared.overload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haksa.shared.files.FileLink;
import dev.haksa.shared.files.FileLinks;
import dev.haksa.shared.files.FileStore;
import dev.haksa.shared.files.IncomingFile;
import dev.haksa.shared.files.IncomingFiles;
import dev.haksa.support.Calls;
import dev.haksa.support.HttpTest;
import io.micrometer.core.instrument.Metrics;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.mutiny.Multi;
import io.vertx.mutiny.core.buffer.Buffer;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Clients that open a file and read nothing of it take no room from those who want something else. */
@QuarkusTest
@TestProfile(Narrow.class)
class SlowReadersTest extends HttpTest {
    private static final Duration LIMIT = Duration.ofSeconds(30);

    /** More than any socket takes by itself. */
    private static final int LONG = 24 * 1024 * 1024;

    private static final int SHORT = 60_000;

    @TestHTTPResource
    URI server;

    @Inject
    FileLinks links;

    @Inject
    FileStore store;

    @Inject
    IncomingFiles incoming;

    private final List<Socket> readers = new ArrayList<>();
    private FileLink film;
    private FileLink photo;

    @BeforeEach
    void files() {
        film = keep(LONG);
        photo = keep(SHORT);
    }

    @AfterEach
    void hangUp() throws IOException {
        for (Socket reader : readers) {
            reader.close();
        }
        Calls.until(() -> inFlight("DOWNLOAD") == 0 && inFlight("READ") == 0);
    }

    @Test
    void readers_who_rest_hold_up_neither_other_reads_nor_short_files() throws Exception {
        for (int i = 0; i < 3; i++) {
            open(link(film, "greedy " + i), null);
        }
        Calls.until(() -> inFlight("DOWNLOAD") == 3 && inFlight("READ") == 0);
        anonymous().get(link(film, "somebody")).then().statusCode(503).header("Retry-After", "2");
        anonymous().get("/api/v1/terms").then().statusCode(200);
        anonymous().head(link(film, "somebody")).then().statusCode(200);
        assertThat(anonymous().get(link(photo, "somebody")).asByteArray()).hasSize(SHORT);
        readers.removeLast().close();
        Calls.until(() -> inFlight("DOWNLOAD") == 2);
        anonymous()
                .header("Range", "bytes=0-99999")
                .get(link(film, "somebody"))
                .then()
                .statusCode(206);
    }

    @Test
    void an_account_reads_a_few_files_at_a_time_through_whatever_links() throws Exception {
        String greedy = UUID.randomUUID().toString();
        open(link(film, greedy), null);
        open(link(keep(LONG), greedy), null);
        Calls.until(() -> inFlight("DOWNLOAD") == 2);
        anonymous().get(link(film, greedy)).then().statusCode(429).header("Retry-After", "2");
        anonymous().get(link(photo, greedy)).then().statusCode(200);
        anonymous()
                .header("Range", "bytes=0-99999")
                .get(link(film, "another"))
                .then()
                .statusCode(206);
    }

    @Test
    void and_a_few_with_its_token() throws Exception {
        String greedy = token(Set.of(), null, "PROFESSOR");
        String path = "/api/v1/test-files/" + film.sha256();
        open(path, greedy);
        open(path, greedy);
        Calls.until(() -> inFlight("DOWNLOAD") == 2);
        bearer(greedy).get(path).then().statusCode(429).header("Retry-After", "2");
        bearer(token(Set.of(), null, "PROFESSOR"))
                .header("Range", "bytes=0-99999")
                .get(path)
                .then()
                .statusCode(206);
    }

    @Test
    void who_hangs_up_while_something_is_sent_leaves_the_room_of_reads() throws Exception {
        String path = "/api/v1/test-files/" + film.sha256() + "/made";
        open(path, token(Set.of(), null, "PROFESSOR"));
        open(path, token(Set.of(), null, "PROFESSOR"));
        Calls.until(() -> inFlight("READ") == 2);
        for (Socket reader : readers) {
            reader.close();
        }
        Calls.until(() -> inFlight("READ") == 0);
    }

    private FileLink keep(int size) {
        byte[] content = new byte[size];
        new Random().nextBytes(content);
        IncomingFile file = incoming.receive(Multi.createFrom().item(Buffer.buffer(content)), size)
                .await()
                .atMost(LIMIT);
        store.put(file).await().atMost(LIMIT);
        return new FileLink(file.sha256(), "application/octet-stream", "a.bin");
    }

    private String link(FileLink file, String askedBy) {
        return links.sign(file, Duration.ofMinutes(10), askedBy).href();
    }

    /** Asks for a file and waits for its first byte only. */
    private void open(String path, String token) throws IOException {
        Socket reader = new Socket();
        readers.add(reader);
        reader.setReceiveBufferSize(4_096);
        reader.connect(new InetSocketAddress(server.getHost(), server.getPort()));
        String authorization = token == null ? "" : "Authorization: Bearer " + token + "\r\n";
        reader.getOutputStream()
                .write(("GET " + path + " HTTP/1.1\r\nHost: test\r\n" + authorization + "\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
        reader.getOutputStream().flush();
        byte[] begun = reader.getInputStream().readNBytes("HTTP/1.1 200".length());
        assertThat(new String(begun, StandardCharsets.US_ASCII)).isEqualTo("HTTP/1.1 200");
    }

    private static double inFlight(String kind) {
        return Metrics.globalRegistry
                .get("haksa.http.in.flight")
                .tag("kind", kind)
                .gauge()
                .value();
    }
}
