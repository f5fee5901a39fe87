package dev.haksa.support;

import static io.restassured.RestAssured.given;

import dev.haksa.identity.AccessTokens;
import dev.haksa.identity.keys.SigningKeys;
import io.quarkus.test.common.WithTestResource;
import io.restassured.specification.RequestSpecification;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;

/** Base of tests that talk HTTP to the whole application on a real PostgreSQL. One server serves all of them. */
@WithTestResource(value = ThrowAwayDatabase.class, scope = io.quarkus.test.common.TestResourceScope.GLOBAL)
public abstract class HttpTest {
    @Inject
    AccessTokens tokens;

    @Inject
    protected Pool pool;

    @Inject
    SigningKeys keys;

    /** Keys that were looked for at another time may be those of that time only. */
    @AfterEach
    void resetClock() {
        if (MovableClock.get().isMoved()) {
            MovableClock.get().reset();
            keys.reload().await().atMost(Duration.ofSeconds(30));
        }
    }

    /** A request without token, answered in English. */
    protected RequestSpecification anonymous() {
        return given().header("Accept-Language", "en");
    }

    /** A request of somebody with roles or scopes who is in no department and has no student record. */
    protected RequestSpecification as(String... roles) {
        return bearer(token(Set.of(), null, roles));
    }

    /** A request of staff limited to a department. */
    protected RequestSpecification asStaffOf(int departmentId, String role) {
        return bearer(token(Set.of(departmentId), null, role));
    }

    /** A request of a student. */
    protected RequestSpecification asStudent(String studentNumber) {
        return bearer(token(Set.of(), studentNumber, "STUDENT"));
    }

    protected RequestSpecification bearer(String token) {
        return anonymous().header("Authorization", "Bearer " + token);
    }

    protected String token(Set<Integer> departments, String studentNumber, String... roles) {
        return tokens.issue(new AccessTokens.Bearer(
                UUID.randomUUID().toString(),
                "Test " + String.join(" ", roles),
                Set.of(roles),
                departments,
                studentNumber));
    }

    /** Runs SQL, for facts that a test needs and for looking behind the API. */
    protected List<Row> sql(String sql, Object... values) {
        RowSet<Row> rows =
                pool.preparedQuery(sql).execute(Tuple.from(values)).await().atMost(Duration.ofSeconds(30));
        return java.util.stream.StreamSupport.stream(rows.spliterator(), false).toList();
    }
}
