package dev.haksa.shared.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.haksa.support.HttpTest;
import dev.haksa.support.LogLines;
import dev.haksa.support.MovableClock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.smallrye.mutiny.Multi;
import io.vertx.mutiny.core.buffer.Buffer;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class FileLinksTest extends HttpTest {
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final Duration LIFE = Duration.ofMinutes(10);
    private static final String ASKER = "b5d2f6b4-0000-4000-8000-000000000001";
    private static final int SIZE = 200_000;

    @Inject
    FileLinks links;

    @Inject
    FileStore store;

    @Inject
    IncomingFiles incoming;

    private byte[] content;
    private String sha;

    @BeforeEach
    void aFile() {
        content = new byte[SIZE];
        new Random().nextBytes(content);
        IncomingFile file = incoming.receive(Multi.createFrom().item(Buffer.buffer(content)), SIZE)
                .await()
                .atMost(LIMIT);
        store.put(file).await().atMost(LIMIT);
        sha = file.sha256();
    }

    @Test
    void a_link_hands_out_the_file_without_login_as_a_download() {
        Response answer = anonymous().get(link("application/pdf", "진단서.pdf"));
        answer.then()
                .statusCode(200)
                .contentType("application/pdf")
                .header("ETag", "\"" + sha + "\"")
                .header("Accept-Ranges", "bytes")
                .header("Content-Length", String.valueOf(SIZE))
                .header("Transfer-Encoding", nullValue())
                .header("Cache-Control", "private, no-store")
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "sandbox; default-src 'none'")
                .header("Content-Disposition", containsString("attachment; filename=\"document.pdf\""))
                .header("Content-Disposition", containsString("%EC%A7%84%EB%8B%A8%EC%84%9C.pdf"));
        assertThat(answer.asByteArray()).isEqualTo(content);
    }

    @Test
    void a_photo_may_be_shown_in_place() {
        String link = link("image/jpeg", "20240001.jpg");
        for (String accept : List.of("image/*", "image/jpeg", "*/*", "image/avif,image/webp,*/*;q=0.8")) {
            anonymous()
                    .accept(accept)
                    .get(link)
                    .then()
                    .statusCode(200)
                    .contentType("image/jpeg")
                    .header("Content-Disposition", containsString("inline"));
        }
    }

    @Test
    void a_part_is_answered_as_a_part() {
        Response part = anonymous().header("Range", "bytes=1000-2999").get(link());
        part.then()
                .statusCode(206)
                .header("Content-Range", "bytes 1000-2999/" + SIZE)
                .header("Content-Length", "2000")
                .header("ETag", "\"" + sha + "\"");
        assertThat(part.asByteArray()).isEqualTo(Arrays.copyOfRange(content, 1000, 3000));
        Response end = anonymous().header("Range", "bytes=-10").get(link());
        end.then().statusCode(206).header("Content-Range", "bytes 199990-199999/200000");
        assertThat(end.asByteArray()).isEqualTo(Arrays.copyOfRange(content, SIZE - 10, SIZE));
    }

    @Test
    void several_parts_at_once_are_answered_with_the_whole_file() {
        anonymous()
                .header("Range", "bytes=0-1,10-11")
                .get(link())
                .then()
                .statusCode(200)
                .header("Content-Length", String.valueOf(SIZE));
    }

    @Test
    void a_part_that_is_not_there_is_refused_with_the_size() {
        anonymous()
                .header("Range", "bytes=200000-")
                .get(link())
                .then()
                .statusCode(416)
                .header("Content-Range", "bytes */" + SIZE)
                .contentType("application/problem+json")
                .body("type", equalTo("/problems/range-not-satisfiable"))
                .body("detail", containsString("200000"));
    }

    @Test
    void a_part_of_another_file_is_answered_with_the_whole_file() {
        String same = "\"" + sha + "\"";
        part(same).then().statusCode(206);
        part("\"another\"").then().statusCode(200).header("Content-Length", String.valueOf(SIZE));
        part("W/" + same).then().statusCode(200);
        part("Sun, 01 Mar 2026 00:00:00 GMT").then().statusCode(200);
    }

    private Response part(String ifRange) {
        return anonymous()
                .header("Range", "bytes=0-99")
                .header("If-Range", ifRange)
                .get(link());
    }

    @Test
    void who_has_the_file_already_gets_nothing() {
        for (String known : List.of("\"" + sha + "\"", "\"x\", W/\"" + sha + "\"", "*")) {
            Response answer = anonymous()
                    .header("If-None-Match", known)
                    .header("Range", "bytes=0-99")
                    .get(link());
            answer.then()
                    .statusCode(304)
                    .header("ETag", "\"" + sha + "\"")
                    .header("Cache-Control", "private, no-store");
            assertThat(answer.asByteArray()).isEmpty();
        }
        anonymous().header("If-None-Match", "\"x\"").get(link()).then().statusCode(200);
    }

    @Test
    void head_tells_the_size_and_sends_nothing() {
        Response answer = anonymous().header("Range", "bytes=0-99").head(link());
        answer.then()
                .statusCode(200)
                .header("Content-Length", String.valueOf(SIZE))
                .header("Accept-Ranges", "bytes")
                .header("ETag", "\"" + sha + "\"");
        assertThat(answer.asByteArray()).isEmpty();
        anonymous().head(link().replace("/files/", "/files/x")).then().statusCode(404);
    }

    @Test
    void a_link_ends_when_its_time_is_over() {
        String link = link();
        MovableClock.get().advance(LIFE.minusSeconds(5));
        anonymous().get(link).then().statusCode(200);
        MovableClock.get().advance(Duration.ofSeconds(10));
        anonymous()
                .get(link)
                .then()
                .statusCode(410)
                .contentType("application/problem+json")
                .body("type", equalTo("/problems/link-expired"))
                .body("detail", containsString("Get a new one"));
        anonymous().head(link).then().statusCode(410);
    }

    @Test
    void a_forged_link_opens_nothing() {
        String path = link();
        String token = path.substring(FileLinks.PATH.length());
        for (int i = 0; i < token.length(); i += 7) {
            char other = token.charAt(i) == 'A' ? 'B' : 'A';
            String forged = token.substring(0, i) + other + token.substring(i + 1);
            anonymous().get(FileLinks.PATH + forged).then().statusCode(404);
        }
        for (String nonsense : List.of("x", "AAAA", "!!", token + "AAAA", token.substring(4), "A".repeat(3001))) {
            anonymous()
                    .get(FileLinks.PATH + nonsense)
                    .then()
                    .statusCode(404)
                    .body("type", equalTo("/problems/not-found"));
        }
    }

    @Test
    void a_link_to_what_is_gone_is_not_found() {
        String link = link();
        store.removeIfOlder(sha, java.time.Instant.now().plusSeconds(60))
                .await()
                .atMost(LIMIT);
        anonymous().get(link).then().statusCode(404);
        anonymous().header("Range", "bytes=0-9").get(link).then().statusCode(404);
        anonymous().header("If-None-Match", "*").get(link).then().statusCode(404);
        anonymous().header("If-None-Match", "\"" + sha + "\"").get(link).then().statusCode(404);
    }

    @Test
    void no_link_lives_long() {
        FileLink file = new FileLink(sha, "application/pdf", "a.pdf");
        assertThatThrownBy(() -> links.sign(file, Duration.ofHours(25), ASKER))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> links.sign(file, Duration.ZERO, ASKER)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> links.sign(new FileLink(sha, "application/pdf", "가".repeat(800)), LIFE, ASKER))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(links.sign(new FileLink(sha, "application/pdf", "가".repeat(255)), LIFE, ASKER)
                        .href())
                .hasSizeLessThan(2000);
    }

    @Test
    void a_link_stands_in_no_log_and_in_no_answer() {
        String link = link();
        String token = link.substring(FileLinks.PATH.length());
        try (LogLines lines = LogLines.listen()) {
            String answers = anonymous().get(link + "/more").asString()
                    + anonymous().delete(link).asString()
                    + anonymous().header("Range", "bytes=999999-").get(link).asString()
                    + anonymous().get(link + "A").asString()
                    + anonymous().get(link + "?a=b").asString();
            assertThat(answers).contains("/api/v1/files/…").doesNotContain(token);
            assertThat(lines.text()).doesNotContain(token);
        }
    }

    private String link() {
        return link("application/octet-stream", "a.bin");
    }

    private String link(String mediaType, String name) {
        return links.sign(new FileLink(sha, mediaType, name), LIFE, ASKER).href();
    }
}
