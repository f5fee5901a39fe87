package dev.haksa.operation;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.stringContainsInOrder;

import dev.haksa.support.HttpTest;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A university lets its own portal in by configuration. */
@QuarkusTest
@TestProfile(AllowedOriginTest.Portal.class)
class AllowedOriginTest extends HttpTest {
    @Test
    void the_configured_origin_is_let_in_and_no_other() {
        anonymous()
                .header("Origin", "https://portal.example.org")
                .get("/api/v1/regulations")
                .then()
                .statusCode(200)
                .header("Access-Control-Allow-Origin", equalTo("https://portal.example.org"));
        anonymous()
                .header("Origin", "https://evil.example.org")
                .get("/api/v1/regulations")
                .then()
                .header("Access-Control-Allow-Origin", nullValue());
    }

    @Test
    void a_page_of_the_portal_reads_versions_places_pages_and_limits() {
        anonymous()
                .header("Origin", "https://portal.example.org")
                .get("/api/v1/regulations")
                .then()
                .statusCode(200)
                .header(
                        "Access-Control-Expose-Headers",
                        stringContainsInOrder("ETag", "Location", "Link", "Retry-After", "RateLimit"));
    }

    /** Names the portal. */
    public static final class Portal implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("quarkus.http.cors.origins", "https://portal.example.org");
        }
    }
}
