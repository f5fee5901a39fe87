package dev.haksa.shared.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.haksa.support.Calls;
import dev.haksa.support.HttpTest;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class RepeatRequestTest extends HttpTest {
    private static final String PATH = "/api/v1/test-things";

    @TestHTTPResource
    URI server;

    private final String name = "thing-" + UUID.randomUUID();
    private final String key = UUID.randomUUID().toString();
    private String token;

    @BeforeEach
    void oneCaller() {
        token = token(Set.of(), null, "REGISTRAR");
    }

    @Test
    void the_same_request_gets_the_first_answer_and_runs_once() {
        String first = send(key, body(0)).then().statusCode(201).extract().asString();
        send(key, body(0))
                .then()
                .statusCode(201)
                .header("Idempotency-Replayed", "true")
                .header("ETag", "\"7\"")
                .header("Location", endsWith("/api/v1/test-things/" + name))
                .contentType(ContentType.JSON)
                .body(equalTo(first));
        assertThat(count()).isEqualTo(1);
    }

    @Test
    void the_first_answer_is_not_marked_as_replayed() {
        send(key, body(0)).then().statusCode(201).header("Idempotency-Replayed", nullValue());
    }

    @Test
    void an_operation_without_body_is_repeated_too() {
        for (int i = 0; i < 2; i++) {
            caller().noContentType()
                    .header("Idempotency-Key", key)
                    .post(PATH + "/" + name + "/touch")
                    .then()
                    .statusCode(200)
                    .body("count", equalTo(1));
        }
        assertThat(count()).isEqualTo(1);
    }

    @Test
    void a_client_that_hangs_up_finds_the_answer_kept() throws IOException {
        byte[] body = body(1).getBytes(StandardCharsets.UTF_8);
        try (Socket socket = new Socket(server.getHost(), RestAssured.port)) {
            socket.getOutputStream()
                    .write(("POST " + PATH + " HTTP/1.1\r\nHost: test\r\nContent-Type: application/json\r\n"
                                    + "Authorization: Bearer " + token + "\r\nIdempotency-Key: " + key
                                    + "\r\nContent-Length: " + body.length + "\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().write(body);
            socket.getOutputStream().flush();
            Calls.until(() -> count() == 1);
        }
        Calls.until(() -> sql("select 1 from idempotency_record where key = $1 and state = 'DONE'", key)
                        .size()
                == 1);
        send(key, body(1))
                .then()
                .statusCode(201)
                .header("Idempotency-Replayed", "true")
                .body("count", equalTo(1));
        assertThat(count()).isEqualTo(1);
    }

    @Test
    void another_body_or_operation_with_the_same_key_is_refused() {
        send(key, body(0)).then().statusCode(201);
        send(key, body(2)).then().statusCode(422).body("type", equalTo("/problems/idempotency-key-reused"));
        caller().header("Idempotency-Key", key)
                .contentType(ContentType.JSON)
                .body(body(0))
                .post(PATH + "?dryRun=true")
                .then()
                .statusCode(422);
        assertThat(count()).isEqualTo(1);
    }

    @Test
    void of_concurrent_duplicates_exactly_one_runs() {
        List<CompletableFuture<Response>> sent = IntStream.range(0, 8)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> send(key, body(1)), Thread::startVirtualThread))
                .toList();
        List<Integer> statuses =
                sent.stream().map(answer -> answer.join().statusCode()).toList();
        assertThat(statuses).contains(201).allMatch(status -> status == 201 || status == 409);
        assertThat(count()).isEqualTo(1);
    }

    @Test
    void while_the_first_is_running_a_duplicate_is_told_to_come_back() {
        sql(
                "insert into idempotency_record (caller, key, operation, body_hash, state, created_at) select $1, $2,"
                        + " 'POST /api/v1/test-things?null', encode(sha256(convert_to($3, 'UTF8')), 'hex'), 'IN_PROGRESS', now()",
                callerId(),
                key,
                body(0));
        send(key, body(0))
                .then()
                .statusCode(409)
                .header("Retry-After", "1")
                .body("type", equalTo("/problems/request-in-progress"));
        assertThat(count()).isZero();
    }

    @Test
    void a_request_abandoned_for_a_minute_is_taken_over() {
        sql(
                "insert into idempotency_record (caller, key, operation, body_hash, state, created_at) select $1, $2,"
                        + " 'POST /api/v1/test-things?null', encode(sha256(convert_to($3, 'UTF8')), 'hex'), 'IN_PROGRESS',"
                        + " now() - interval '61 seconds'",
                callerId(),
                key,
                body(0));
        send(key, body(2)).then().statusCode(422);
        send(key, body(0)).then().statusCode(201);
        assertThat(count()).isEqualTo(1);
    }

    @Test
    void a_failure_of_ours_frees_the_key() {
        send(key, body(500)).then().statusCode(500);
        send(key, body(500)).then().statusCode(500).header("Idempotency-Replayed", nullValue());
        assertThat(count()).isEqualTo(2);
    }

    @Test
    void a_refusal_is_an_answer_like_any_other() {
        send(key, body(409)).then().statusCode(409);
        send(key, body(409))
                .then()
                .statusCode(409)
                .header("Idempotency-Replayed", "true")
                .contentType("application/problem+json")
                .body("type", equalTo("/problems/conflict"));
        assertThat(count()).isEqualTo(1);
    }

    @Test
    void after_a_day_the_key_is_forgotten() {
        send(key, body(0)).then().statusCode(201);
        sql("update idempotency_record set created_at = now() - interval '25 hours' where key = $1", key);
        send(key, body(2)).then().statusCode(201).header("Idempotency-Replayed", nullValue());
        assertThat(count()).isEqualTo(2);
    }

    @Test
    void keys_belong_to_their_caller() {
        send(key, body(0)).then().statusCode(201);
        token = token(Set.of(), null, "REGISTRAR");
        send(key, body(0)).then().statusCode(201).header("Idempotency-Replayed", nullValue());
        assertThat(count()).isEqualTo(2);
    }

    @Test
    void without_a_key_every_request_runs() {
        for (int i = 0; i < 2; i++) {
            caller().contentType(ContentType.JSON)
                    .body(body(0))
                    .post(PATH)
                    .then()
                    .statusCode(201);
        }
        assertThat(count()).isEqualTo(2);
    }

    @Test
    void a_key_that_is_too_long_is_refused() {
        send("k".repeat(256), body(0))
                .then()
                .statusCode(400)
                .body("violations[0].code", equalTo("INVALID_IDEMPOTENCY_KEY"))
                .body("violations[0].pointer", equalTo("header:Idempotency-Key"));
        send("k".repeat(255), body(0)).then().statusCode(201);
    }

    @Test
    void strangers_and_wrong_roles_leave_no_key_behind() {
        anonymous()
                .header("Idempotency-Key", key)
                .contentType(ContentType.JSON)
                .body(body(0))
                .post(PATH)
                .then()
                .statusCode(401);
        as("STUDENT")
                .header("Idempotency-Key", key)
                .contentType(ContentType.JSON)
                .body(body(0))
                .post(PATH)
                .then()
                .statusCode(403);
        assertThat(sql("select 1 from idempotency_record where key = $1", key)).isEmpty();
    }

    private Response send(String withKey, String body) {
        return caller().header("Idempotency-Key", withKey)
                .contentType(ContentType.JSON)
                .body(body)
                .post(PATH);
    }

    private RequestSpecification caller() {
        return bearer(token);
    }

    private String callerId() {
        String payload = new String(java.util.Base64.getUrlDecoder().decode(token.split("\\.")[1]));
        return io.restassured.path.json.JsonPath.from(payload).getString("sub");
    }

    private String body(int behaviour) {
        return "{\"name\":\"" + name + "\",\"behaviour\":" + behaviour + "}";
    }

    private int count() {
        var counter = CountingResource.COUNTS.get(name);
        return counter == null ? 0 : counter.get();
    }
}
