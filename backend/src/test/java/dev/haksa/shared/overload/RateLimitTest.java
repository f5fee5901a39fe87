package dev.haksa.shared.overload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;

import dev.haksa.support.HttpTest;
import dev.haksa.support.MovableTicks;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How often an account may ask, while no time passes but what the tests let pass. */
@QuarkusTest
@TestProfile(Narrow.class)
class RateLimitTest extends HttpTest {
    private static final String PROBE = "/api/v1/test-echo/";
    private static final int BURST = 6;

    @BeforeEach
    void stopTime() {
        MovableTicks.get().stop();
    }

    @AfterEach
    void letTimeRun() {
        MovableTicks.get().run();
    }

    @Test
    void answers_tell_what_is_left() {
        bearer(token(Set.of(), null, "STUDENT"))
                .get(PROBE + "a")
                .then()
                .statusCode(200)
                .header("RateLimit-Policy", equalTo("\"people\";q=6;w=6"))
                .header("RateLimit", equalTo("\"people\";r=5;t=1"));
    }

    @Test
    void programs_have_a_policy_of_their_own() {
        bearer(token(Set.of(), null, "INTEGRATION", "scope:catalog.read"))
                .get(PROBE + "a")
                .then()
                .header("RateLimit-Policy", equalTo("\"integrations\";q=40;w=1"));
    }

    @Test
    void beyond_the_limit_it_is_429_and_when_to_come_again() {
        String token = token(Set.of(), null, "STUDENT");
        exhausted(token)
                .contentType("application/problem+json")
                .header("Retry-After", equalTo("1"))
                .header("Content-Language", equalTo("en"))
                .header("RateLimit", equalTo("\"people\";r=0;t=6"))
                .body("type", equalTo("/problems/too-many-requests"))
                .body("correlationId", matchesPattern(".+"));
    }

    @Test
    void who_has_waited_as_long_as_told_is_let_in_again() {
        String token = token(Set.of(), null, "STUDENT");
        exhausted(token);
        MovableTicks.get().advance(Duration.ofMillis(900));
        bearer(token).get(PROBE + "later").then().statusCode(429);
        MovableTicks.get().advance(Duration.ofMillis(100));
        bearer(token).get(PROBE + "later").then().statusCode(200);
        bearer(token).get(PROBE + "later-still").then().statusCode(429);
    }

    @Test
    void the_limit_never_changes_what_comes_of_a_repetition() {
        String token = token(Set.of(), null, "STUDENT");
        bearer(token).get(PROBE + "first").then().statusCode(200);
        exhausted(token, BURST - 1);
        bearer(token).get(PROBE + "first").then().statusCode(200);
        bearer(token).get(PROBE + "new").then().statusCode(429);
    }

    @Test
    void requests_for_what_does_not_exist_or_is_forbidden_count_too() {
        String token = token(Set.of(), null, "STUDENT");
        for (int i = 0; i < 3; i++) {
            bearer(token).get("/api/v1/nothing/" + i).then().statusCode(404);
            bearer(token).get("/api/v1/accounts/" + i).then().statusCode(403);
        }
        bearer(token).get("/api/v1/nothing/more").then().statusCode(429);
    }

    @Test
    void accounts_do_not_pay_for_each_other_and_a_wrong_token_for_nobody() {
        exhausted(token(Set.of(), null, "STUDENT"));
        bearer(token(Set.of(), null, "STUDENT")).get(PROBE + "a").then().statusCode(200);
        bearer("not.a.token").get("/api/v1/test-echo").then().statusCode(401).header("RateLimit", nullValue());
    }

    @Test
    void public_reads_health_and_metrics_are_not_counted() {
        String token = token(Set.of(), null, "STUDENT");
        exhausted(token);
        for (String path : new String[] {"/health/live", "/metrics"}) {
            bearer(token).get(path).then().statusCode(200).header("RateLimit", nullValue());
        }
        anonymous().get("/api/v1/terms").then().statusCode(200).header("RateLimit", nullValue());
    }

    @Test
    void nobody_tries_to_sign_in_without_end_from_one_address() {
        MovableTicks.get().advance(Duration.ofMinutes(1));
        List<Integer> statuses = new ArrayList<>();
        for (int i = 1; i <= 6; i++) {
            statuses.add(anonymous()
                    .contentType("application/json")
                    .body("{\"loginName\":\"" + "nobody".repeat(i) + "\",\"password\":\"wrong-password\"}")
                    .post("/api/v1/auth/login")
                    .statusCode());
        }
        assertThat(statuses).containsExactly(401, 401, 401, 401, 401, 429);
    }

    private ValidatableResponse exhausted(String token) {
        return exhausted(token, BURST);
    }

    /** The first answer that turns an account away, after so many that did not. */
    private ValidatableResponse exhausted(String token, int left) {
        for (int i = 0; i < left; i++) {
            bearer(token).get(PROBE + "x" + i).then().statusCode(200);
        }
        return bearer(token).get(PROBE + "x" + left).then().statusCode(429);
    }
}
