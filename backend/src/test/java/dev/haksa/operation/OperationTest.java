package dev.haksa.operation;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dev.haksa.support.HttpTest;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What operators and browsers rely on. */
@QuarkusTest
class OperationTest extends HttpTest {
    @Test
    void health_tells_life_and_readiness_with_the_database() {
        anonymous().get("/health/live").then().statusCode(200).body("status", equalTo("UP"));
        anonymous()
                .get("/health/ready")
                .then()
                .statusCode(200)
                .body("status", equalTo("UP"))
                .body("checks.name", hasItem(containsString("PostgreSQL")));
    }

    @Test
    void metrics_are_served_for_prometheus() {
        anonymous().get("/api/v1/regulations");
        anonymous().get("/metrics").then().statusCode(200).body(containsString("http_server_requests_seconds"));
    }

    @Test
    void documentation_is_served_without_foreign_hosts() {
        anonymous()
                .get("/docs/")
                .then()
                .statusCode(200)
                .body(containsString("/openapi"))
                .body(not(containsString("https://")));
    }

    @Test
    void every_answer_carries_the_security_headers_and_an_id() {
        anonymous()
                .header("X-Correlation-Id", "my-own-id-1")
                .get("/api/v1/nothing")
                .then()
                .header("X-Correlation-Id", equalTo("my-own-id-1"))
                .header("X-Content-Type-Options", equalTo("nosniff"))
                .header("Strict-Transport-Security", containsString("max-age="))
                .header("Referrer-Policy", equalTo("no-referrer"));
        anonymous()
                .header("X-Correlation-Id", "<script>")
                .get("/api/v1/nothing")
                .then()
                .header("X-Correlation-Id", not(containsString("<")));
    }

    @Test
    void foreign_origins_are_granted_nothing() {
        anonymous()
                .header("Origin", "https://evil.example.org")
                .get("/api/v1/regulations")
                .then()
                .header("Access-Control-Allow-Origin", nullValue());
        anonymous()
                .header("Origin", "https://evil.example.org")
                .header("Access-Control-Request-Method", "GET")
                .options("/api/v1/regulations")
                .then()
                .header("Access-Control-Allow-Origin", nullValue());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/q", "/q/dev", "/q/dev-ui", "/q/health", "/q/metrics", "/q/arc", "/q/arc/beans", "/q/info"})
    void nothing_of_the_framework_is_exposed(String path) {
        anonymous().get(path).then().statusCode(404).body("type", equalTo("/problems/not-found"));
    }
}
