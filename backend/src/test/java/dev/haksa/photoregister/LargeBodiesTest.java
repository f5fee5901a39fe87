package dev.haksa.photoregister;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haksa.support.HttpTest;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.junit.jupiter.api.Test;

@QuarkusTest
class LargeBodiesTest extends HttpTest {
    private static final int LIMIT = 26_214_400;

    @TestHTTPResource("/")
    URI server;

    @Test
    void only_what_is_streamed_may_be_long() throws IOException {
        assertThat(announced("/api/v1/students/import", "text/csv", LIMIT + 1))
                .contains(" 413 ")
                .contains("body-too-large");
        assertThat(announced("/api/v1/photo-imports?reason=test&dryRun=true", "application/zip", 210 * 1024 * 1024 + 1))
                .contains(" 413 ");
    }

    /** A form goes to disk before anybody counts it, so it must say how long it is. */
    @Test
    void a_form_says_how_long_it_is() throws IOException {
        String form = "multipart/form-data; boundary=x";
        assertThat(sent("/api/v1/students/me/photos/form", form, "Transfer-Encoding: chunked"))
                .contains(" 411 ")
                .contains("length-required");
        assertThat(announced("/api/v1/students/me/photos/form", form, LIMIT + 1))
                .contains(" 413 ");
    }

    /** What is answered to a length alone. */
    private String announced(String path, String type, int length) throws IOException {
        return sent(path, type, "Content-Length: " + length);
    }

    private String sent(String path, String type, String header) throws IOException {
        String request = "POST " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: " + type + "\r\n" + header
                + "\r\nConnection: close\r\nAuthorization: Bearer "
                + token(Set.of(), null, "ACADEMIC_AFFAIRS") + "\r\n\r\n";
        try (Socket socket = new Socket(server.getHost(), server.getPort())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
