package dev.haksa.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dev.haksa.identity.domain.Role;
import dev.haksa.support.MovableClock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@QuarkusTest
class LoginTest extends IdentityTest {
    @Test
    void answers_tokens_and_the_account() {
        Person person = active(Role.STUDENT);
        String accessToken = login(person)
                .header("Cache-Control", "no-store")
                .body("tokenType", equalTo("Bearer"))
                .body("expiresIn", equalTo(600))
                .body("refreshExpiresIn", equalTo(14 * 24 * 3600))
                .body("account.id", equalTo(person.id().toString()))
                .body("account.loginName", equalTo(person.loginName()))
                .body("account.roles", equalTo(List.of("STUDENT")))
                .body("account.studentNumber", not(nullValue()))
                .extract()
                .path("accessToken");
        bearer(accessToken)
                .get("/api/v1/auth/me")
                .then()
                .statusCode(200)
                .header("Cache-Control", "private, no-store")
                .body("loginName", equalTo(person.loginName()));
    }

    @Test
    void knows_the_login_name_in_any_case() {
        Person person = active(Role.PROFESSOR);
        tryLogin(" " + person.loginName().toUpperCase(java.util.Locale.ROOT), PASSWORD)
                .then()
                .statusCode(200);
    }

    @Test
    void answers_the_same_whether_name_password_or_state_is_wrong() {
        Person disabled = active(Role.PROFESSOR);
        sql("update account set state = 'DISABLED' where id = $1", disabled.id());
        Person pending = active(Role.PROFESSOR);
        sql("update account set state = 'PENDING_ACTIVATION', password_hash = null where id = $1", pending.id());
        List<Response> answers = List.of(
                tryLogin(active(Role.PROFESSOR).loginName(), "wrong password"),
                tryLogin(unique("nobody"), PASSWORD),
                tryLogin(disabled.loginName(), PASSWORD),
                tryLogin(pending.loginName(), PASSWORD));
        for (Response answer : answers) {
            answer.then()
                    .statusCode(401)
                    .contentType("application/problem+json")
                    .body("type", equalTo("/problems/invalid-credentials"))
                    .body("violations", nullValue());
        }
        assertThat(answers.stream().map(answer -> answer.jsonPath().getString("detail")))
                .containsOnly(answers.getFirst().jsonPath().getString("detail"));
    }

    @Test
    void locks_known_and_unknown_names_with_growing_delay() {
        for (String name : List.of(active(Role.PROFESSOR).loginName(), unique("nobody"))) {
            fail(name, 5);
            tryLogin(name, PASSWORD)
                    .then()
                    .statusCode(429)
                    .header("Retry-After", "30")
                    .body("type", equalTo("/problems/too-many-requests"));
            MovableClock.get().advance(Duration.ofSeconds(31));
            fail(name, 1);
            tryLogin(name, PASSWORD).then().statusCode(429).header("Retry-After", "60");
            MovableClock.get().reset();
        }
    }

    @Test
    void lets_the_owner_in_after_the_delay_and_forgets_the_failures() {
        Person person = active(Role.PROFESSOR);
        fail(person.loginName(), 5);
        MovableClock.get().advance(Duration.ofSeconds(31));
        login(person);
        fail(person.loginName(), 4);
        login(person);
    }

    @Test
    void forgets_failures_after_a_day() {
        Person person = active(Role.PROFESSOR);
        fail(person.loginName(), 4);
        MovableClock.get().advance(Duration.ofHours(25));
        fail(person.loginName(), 1);
        login(person);
    }

    @Test
    void counts_every_one_of_simultaneous_failures() {
        String name = unique("nobody");
        simultaneously(4, () -> tryLogin(name, "wrong password"))
                .forEach(answer -> answer.then().statusCode(401));
        assertThat(sql("select failures from login_attempts where login_name = $1", name)
                        .getFirst()
                        .getInteger(0))
                .isEqualTo(4);
    }

    @Test
    void a_right_guess_among_many_at_once_is_not_answered_once_the_name_is_locked() {
        Person person = active(Role.PROFESSOR);
        fail(person.loginName(), 5);
        simultaneously(3, () -> tryLogin(person.loginName(), PASSWORD))
                .forEach(answer -> answer.then().statusCode(429));
    }

    record Bad(String body, int status, String type, String pointer) {}

    static Stream<Bad> badBodies() {
        return Stream.of(
                new Bad("{\"loginName\": ", 400, "malformed-json", null),
                new Bad("{\"loginName\":\"a\",\"password\":\"b\"} x", 400, "malformed-json", null),
                new Bad("", 400, "invalid-request", null),
                new Bad("null", 400, "invalid-request", null),
                new Bad("{\"loginName\":\"a\",\"password\":\"b\",\"otp\":1}", 400, "invalid-request", "/otp"),
                new Bad("{\"loginName\":20260001,\"password\":\"b\"}", 400, "invalid-request", "/loginName"),
                new Bad("{\"loginName\":\"a\"}", 400, "invalid-request", "/password"),
                new Bad("{\"loginName\":\" \",\"password\":\"b\"}", 400, "invalid-request", "/loginName"));
    }

    @ParameterizedTest
    @MethodSource("badBodies")
    void explains_what_is_wrong_with_the_body(Bad bad) {
        var answer = anonymous()
                .contentType("application/json")
                .body(bad.body())
                .post("/api/v1/auth/login")
                .then()
                .statusCode(bad.status())
                .contentType("application/problem+json")
                .body("type", equalTo("/problems/" + bad.type()));
        if (bad.pointer() != null) {
            answer.body("violations.pointer", hasItems(bad.pointer()))
                    .body("violations[0].message.length()", greaterThan(5));
        }
    }

    @Test
    void me_needs_a_persons_token() {
        anonymous().get("/api/v1/auth/me").then().statusCode(401).header("WWW-Authenticate", "Bearer");
        as("INTEGRATION", "scope:students.read").get("/api/v1/auth/me").then().statusCode(403);
        as("STUDENT").get("/api/v1/auth/me").then().statusCode(404);
    }

    private void fail(String name, int times) {
        for (int i = 0; i < times; i++) {
            tryLogin(name, "wrong password").then().statusCode(401);
        }
    }

    private static List<Response> simultaneously(int times, java.util.function.Supplier<Response> request) {
        List<CompletableFuture<Response>> answers = IntStream.range(0, times)
                .mapToObj(i -> CompletableFuture.supplyAsync(request, Thread::startVirtualThread))
                .toList();
        return answers.stream().map(CompletableFuture::join).toList();
    }
}
