package dev.haksa.shared.problem;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haksa.support.HttpTest;
import dev.haksa.support.StudentData;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.StreamResetException;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What becomes of a connection when a body is refused before it is read. */
@QuarkusTest
class UnreadBodiesTest extends HttpTest {
    private static final String TOO_LONG = "26214401";
    private static final String OWN = "/api/v1/students/me/photos?dryRun=true";

    @TestHTTPResource
    URI server;

    @Inject
    Vertx vertx;

    @Test
    void with_http_2_only_the_refused_request_ends() throws Exception {
        String student = token(Set.of(), new StudentData(this::sql).student("한서두"), "STUDENT");
        HttpClient client = vertx.createHttpClient(new HttpClientOptions()
                .setProtocolVersion(HttpVersion.HTTP_2)
                .setHttp2ClearTextUpgrade(false)
                .setHttp2MaxPoolSize(1));
        try {
            HttpClientRequest arriving = request(client, HttpMethod.POST, OWN);
            arriving.putHeader("Authorization", "Bearer " + student)
                    .putHeader("Content-Type", "image/jpeg")
                    .putHeader("Content-Length", "2");
            got(arriving.write("?"));
            HttpClientRequest refused = request(client, HttpMethod.POST, "/api/v1/students/import");
            CompletableFuture<Throwable> told = new CompletableFuture<>();
            refused.exceptionHandler(told::complete)
                    .putHeader("Authorization", "Bearer " + token(Set.of(), null, "ACADEMIC_AFFAIRS"))
                    .putHeader("Content-Type", "text/csv")
                    .putHeader("Content-Length", TOO_LONG);
            Future<Answer> answered = refused.response().compose(UnreadBodiesTest::whole);
            got(refused.write("?"));
            Answer answer = got(answered);
            assertThat(answer.head().statusCode()).isEqualTo(413);
            assertThat(answer.head().headers().names()).doesNotContain("connection");
            assertThat(answer.body()).contains("body-too-large");
            assertThat(told.get(30, TimeUnit.SECONDS))
                    .isInstanceOfSatisfying(
                            StreamResetException.class,
                            reset -> assertThat(reset.getCode()).isZero());
            assertThat(refused.connection()).isSameAs(arriving.connection());
            HttpClientResponse read =
                    got(request(client, HttpMethod.GET, "/api/v1/terms").send());
            assertThat(read.statusCode()).isEqualTo(200);
            got(arriving.end("?"));
            assertThat(got(arriving.response()).statusCode()).isEqualTo(400);
        } finally {
            got(client.close());
        }
    }

    @Test
    void with_http_1_the_connection_ends() throws IOException {
        String head =
                "POST /api/v1/students/import HTTP/1.1\r\nHost: test\r\nContent-Type: text/csv\r\nContent-Length: "
                        + TOO_LONG + "\r\nAuthorization: Bearer " + token(Set.of(), null, "ACADEMIC_AFFAIRS")
                        + "\r\n\r\n?";
        try (Socket socket = new Socket(server.getHost(), server.getPort())) {
            socket.setSoTimeout(30_000);
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith("HTTP/1.1 413 ")
                    .containsIgnoringCase("connection: close")
                    .contains("body-too-large");
        }
    }

    /** Limits of uploads go by the type, so nothing is taken that hides it. */
    @Test
    void a_file_without_type_is_not_taken() throws IOException {
        String student = token(Set.of(), new StudentData(this::sql).student("한서두"), "STUDENT");
        String head = "POST " + OWN
                + " HTTP/1.1\r\nHost: test\r\nContent-Length: 1\r\nConnection: close\r\nAuthorization: Bearer "
                + student + "\r\n\r\n?";
        try (Socket socket = new Socket(server.getHost(), server.getPort())) {
            socket.setSoTimeout(30_000);
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith("HTTP/1.1 415 ")
                    .contains("unsupported-media-type");
        }
    }

    private record Answer(HttpClientResponse head, String body) {}

    /** Asked for as soon as the head is there: a body that nobody wants by then is not kept. */
    private static Future<Answer> whole(HttpClientResponse head) {
        return head.body().map(body -> new Answer(head, body.toString()));
    }

    private HttpClientRequest request(HttpClient client, HttpMethod method, String path) throws Exception {
        return got(client.request(method, server.getPort(), server.getHost(), path));
    }

    private static <T> T got(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
    }
}
