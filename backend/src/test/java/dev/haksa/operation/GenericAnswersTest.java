package dev.haksa.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dev.haksa.support.HttpTest;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** What every operation answers to requests that are wrong in the same ways everywhere. */
@QuarkusTest
class GenericAnswersTest extends HttpTest {
    private static final String ECHO = "/api/v1/test-echo";
    private static final String HELLO = "{\"text\":\"안녕\",\"number\":1}";

    @TestHTTPResource
    URI server;

    @Test
    void a_good_request_is_answered() throws IOException {
        assertThat(post("application/json", HELLO.getBytes(StandardCharsets.UTF_8)))
                .startsWith("HTTP/1.1 200")
                .contains("안녕");
        assertThat(post("application/json; charset=UTF-8", HELLO.getBytes(StandardCharsets.UTF_8)))
                .startsWith("HTTP/1.1 200")
                .contains("안녕");
    }

    @Test
    void a_json_body_over_the_limit_is_refused_unread() throws IOException {
        String answer = post("application/json", new byte[1_000_000]);
        assertThat(answer).startsWith("HTTP/1.1 413").contains("/problems/body-too-large");
    }

    @Test
    void a_json_body_of_unknown_length_is_refused() throws IOException {
        String answer = raw("POST " + ECHO + " HTTP/1.1\r\nHost: test\r\nConnection: close\r\n"
                + "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n");
        assertThat(answer).startsWith("HTTP/1.1 411").contains("/problems/length-required");
    }

    @Test
    void other_media_types_and_other_encodings_are_refused() throws IOException {
        assertThat(post("text/plain", HELLO.getBytes(StandardCharsets.UTF_8)))
                .startsWith("HTTP/1.1 415")
                .contains("/problems/unsupported-media-type");
        assertThat(post("application/json; charset=euc-kr", HELLO.getBytes(Charset.forName("EUC-KR"))))
                .startsWith("HTTP/1.1 415")
                .contains("/problems/unsupported-media-type");
        assertThat(post("application/json; charset=\"utf-16\"", HELLO.getBytes(StandardCharsets.UTF_16)))
                .startsWith("HTTP/1.1 415");
        assertThat(post("application/json; charset=nonsense", HELLO.getBytes(StandardCharsets.UTF_8)))
                .startsWith("HTTP/1.1 415");
    }

    @Test
    void bytes_that_are_not_utf_8_are_malformed_json() throws IOException {
        assertThat(post("application/json", HELLO.getBytes(Charset.forName("EUC-KR"))))
                .startsWith("HTTP/1.1 400")
                .contains("/problems/malformed-json");
        assertThat(post("application/json", "{\"text\":".getBytes(StandardCharsets.UTF_8)))
                .startsWith("HTTP/1.1 400")
                .contains("/problems/malformed-json");
    }

    @Test
    void an_empty_body_is_a_mistake_of_the_request() throws IOException {
        assertThat(post("application/json", new byte[0])).doesNotStartWith("HTTP/1.1 5");
    }

    @Test
    void forms_are_understood_at_the_token_endpoint_only() throws IOException {
        assertThat(post("application/x-www-form-urlencoded", "a=%zz".getBytes(StandardCharsets.UTF_8)))
                .startsWith("HTTP/1.1 415")
                .contains("/problems/unsupported-media-type");
    }

    @Test
    void korean_in_an_address_is_utf_8() {
        anonymous()
                .urlEncodingEnabled(false)
                .get("/api/v1/courses?q=%C7%D1")
                .then()
                .statusCode(400)
                .body("violations[0].code", equalTo("NOT_UTF_8"));
    }

    @Test
    void every_answer_of_the_api_names_its_language_once() {
        for (String language : java.util.List.of("ko", "en")) {
            assertThat(io.restassured.RestAssured.given()
                            .header("Accept-Language", language)
                            .get("/api/v1/terms")
                            .headers()
                            .getValues("Content-Language"))
                    .containsExactly(language);
            assertThat(io.restassured.RestAssured.given()
                            .header("Accept-Language", language)
                            .get("/api/v1/nothing")
                            .headers()
                            .getValues("Content-Language"))
                    .containsExactly(language);
        }
    }

    @Test
    void a_method_that_is_not_offered_is_405() {
        problem(anonymous().delete(ECHO).then(), 405, "method-not-allowed")
                .header("Allow", equalTo("GET, HEAD, OPTIONS, POST"));
    }

    @Test
    void an_address_with_variable_parts_says_what_it_offers_too() {
        for (String path : java.util.List.of("/api/v1/terms/2027-SPRING", "/api/v1/sections/1")) {
            problem(as("ACADEMIC_AFFAIRS").delete(path).then(), 405, "method-not-allowed")
                    .header("Allow", containsString("GET, HEAD, OPTIONS"));
        }
        problem(as("STUDENT").post("/api/v1/students/me/enrollments/1").then(), 405, "method-not-allowed")
                .header("Allow", equalTo("DELETE, GET, HEAD, OPTIONS, PUT"));
        problem(as("STUDENT").delete("/api/v1/students/me/timetable").then(), 405, "method-not-allowed")
                .header("Allow", equalTo("GET, HEAD, OPTIONS"));
        problem(anonymous().delete("/api/v1/nothing").then(), 404, "not-found").header("Allow", nullValue());
    }

    @Test
    void a_format_that_is_not_offered_is_406() {
        problem(anonymous().accept("text/html").get(ECHO + "/x").then(), 406, "not-acceptable");
    }

    @Test
    void no_token_is_401_and_a_wrong_role_403() {
        problem(anonymous().get(ECHO).then(), 401, "unauthenticated").header("WWW-Authenticate", equalTo("Bearer"));
        problem(bearer("not.a.token").get(ECHO).then(), 401, "unauthenticated");
        problem(as("STUDENT").get(ECHO).then(), 403, "forbidden");
        as("ADMIN").get(ECHO).then().statusCode(200);
    }

    @Test
    void a_mistake_of_ours_tells_nothing_of_the_inside() {
        problem(anonymous().get(ECHO + "/broken/now").then(), 500, "internal-error")
                .body(not(containsString("secret")))
                .body(not(containsString("Exception")));
    }

    @Test
    void korean_works_in_path_and_query() throws IOException {
        assertThat(raw("GET " + ECHO + "/%ED%99%95%EB%A5%A0?q=%ED%95%99%EC%82%AC HTTP/1.1\r\nHost: test\r\n"
                        + "Connection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 200")
                .contains("확률|학사");
    }

    @Test
    void a_zero_byte_is_the_clients_mistake_wherever_it_stands() {
        for (String path : java.util.List.of(
                "/api/v1/terms/%00",
                "/api/v1/courses?q=%00",
                "/api/v1/accounts?q=%00",
                "/api/v1/students/%00/enrollments?term=2027-SPRING")) {
            as("ACADEMIC_AFFAIRS", "ADMIN")
                    .urlEncodingEnabled(false)
                    .get(path)
                    .then()
                    .statusCode(400)
                    .contentType("application/problem+json")
                    .body("violations[0].code", equalTo("FORBIDDEN_CHARACTER"));
        }
        as("ACADEMIC_AFFAIRS")
                .contentType("application/json")
                .body("{\"courseNumber\":\"N\",\"titleKo\":\"a\\u0000b\",\"credits\":3,\"category\":\"THESIS\"}")
                .post("/api/v1/courses")
                .then()
                .statusCode(400)
                .body("violations[0].code", equalTo("FORBIDDEN_CHARACTER"));
    }

    @Test
    void a_file_that_does_not_say_its_type_is_taken_as_csv() throws IOException {
        String answer =
                raw("POST /api/v1/terms/1901-SPRING/sections/import HTTP/1.1\r\nHost: test\r\nConnection: close\r\n"
                        + "Authorization: Bearer " + token(java.util.Set.of(), null, "ACADEMIC_AFFAIRS")
                        + "\r\nContent-Length: 1\r\n\r\na");
        assertThat(answer).startsWith("HTTP/1.1 404").contains("1901-SPRING");
    }

    @Test
    void a_filter_that_is_not_one_of_the_constants_is_refused_not_missing() {
        as("ADMIN")
                .queryParam("role", "WIZARD")
                .get("/api/v1/accounts")
                .then()
                .statusCode(400)
                .body("violations[0].code", equalTo("NOT_ONE_OF"))
                .body("violations[0].pointer", equalTo("?role"))
                .body("violations[0].message", containsString("ACADEMIC_AFFAIRS"));
    }

    @Test
    void overlong_addresses_and_headers_are_refused() throws IOException {
        assertThat(raw("GET " + ECHO + "/" + "a".repeat(10_000)
                        + " HTTP/1.1\r\nHost: test\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.")
                .contains(" 414 ");
        assertThat(raw("GET " + ECHO + "/x HTTP/1.1\r\nHost: test\r\nX-Long: " + "a".repeat(40_000)
                        + "\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.")
                .contains(" 431 ");
    }

    @Test
    void broken_escapes_in_the_address_are_the_clients_mistake() throws IOException {
        assertThat(raw("GET " + ECHO + "/x?q=%zz HTTP/1.1\r\nHost: test\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 4");
        assertThat(raw("GET " + ECHO + "/%zz HTTP/1.1\r\nHost: test\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 4");
    }

    private static ValidatableResponse problem(ValidatableResponse response, int status, String slug) {
        return response.statusCode(status)
                .contentType("application/problem+json")
                .header("Content-Language", "en")
                .body("type", equalTo("/problems/" + slug))
                .body("status", equalTo(status))
                .body("correlationId", equalTo(response.extract().header("X-Correlation-Id")));
    }

    private String post(String type, byte[] body) throws IOException {
        byte[] head = ("POST " + ECHO + " HTTP/1.1\r\nHost: test\r\nConnection: close\r\nContent-Type: " + type
                        + "\r\nContent-Length: " + body.length + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
        return raw(head, body);
    }

    private String raw(String request) throws IOException {
        return raw(request.getBytes(StandardCharsets.US_ASCII), new byte[0]);
    }

    /** Speaks HTTP by hand: client libraries would mend what these tests break. */
    private String raw(byte[] head, byte[] body) throws IOException {
        try (Socket socket = new Socket(server.getHost(), server.getPort() > 0 ? server.getPort() : RestAssured.port)) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(head);
            socket.getOutputStream().flush();
            try {
                socket.getOutputStream().write(body);
                socket.getOutputStream().flush();
            } catch (IOException e) {
                // The server may answer and hang up before it has read everything.
            }
            InputStream in = socket.getInputStream();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
