package dev.haksa.shared.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.haksa.shared.security.Caller;
import dev.haksa.support.HttpTest;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.restassured.response.Response;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class AuditTrailTest extends HttpTest {
    private static final String PATH = "/api/v1/audit-entries";
    private static final Instant AT = Instant.parse("2027-02-10T01:02:03.456789Z");

    @Inject
    AuditTrail trail;

    @Inject
    Pool pool;

    private final String subject = UUID.randomUUID().toString();
    private final String actor = UUID.randomUUID().toString();

    @Test
    void records_on_a_connection_with_everything_that_auditors_ask_for() {
        record(AuditEvent.of(
                AT, caller(), "THING_DONE", "THING", subject, Map.of("before", 1, "after", List.of(2, 3))));
        as("AUDITOR")
                .get(PATH + "?subjectType=THING&subjectId=" + subject)
                .then()
                .statusCode(200)
                .header("Cache-Control", "private, no-store")
                .body("items.size()", equalTo(1))
                .body("items[0].at", equalTo("2027-02-10T01:02:03.456789Z"))
                .body("items[0].actorId", equalTo(actor))
                .body("items[0].actorRoles", equalTo("DEAN REGISTRAR"))
                .body("items[0].correlationId", equalTo("correlation"))
                .body("items[0].reason", nullValue())
                .body("items[0].details.after", contains(2, 3));
    }

    @Test
    void records_in_a_hibernate_transaction_and_goes_with_it() throws Throwable {
        AuditEvent event =
                new AuditEvent(AT, caller(), "THING_DONE", "THING", subject, "as asked", Map.of("note", "가나다"));
        VertxContextSupport.subscribeAndAwait(() -> Panache.withTransaction(() -> trail.record(event)));
        assertThatThrownBy(() -> VertxContextSupport.subscribeAndAwait(() -> Panache.withTransaction(
                        () -> trail.record(event).chain(() -> Uni.createFrom().failure(new IllegalStateException())))))
                .isInstanceOf(IllegalStateException.class);
        var rows = sql("select reason, details from audit_entry where subject_id = $1", subject);
        assertThat(rows).hasSize(1);
        assertThat(rows.getFirst().getString("reason")).isEqualTo("as asked");
        assertThat(rows.getFirst().getJsonObject("details").getString("note")).isEqualTo("가나다");
    }

    @Test
    void nobody_changes_or_deletes_an_entry_not_even_the_application() {
        record(AuditEvent.of(AT, caller(), "THING_DONE", "THING", subject, Map.of()));
        assertThatThrownBy(() -> sql("update audit_entry set actor_name = 'x' where subject_id = $1", subject))
                .hasMessageContaining("append-only");
        assertThatThrownBy(() -> sql("delete from audit_entry where subject_id = $1", subject))
                .hasMessageContaining("append-only");
        assertThat(sql("select 1 from audit_entry where subject_id = $1 and actor_name = 'Auditee'", subject))
                .hasSize(1);
    }

    @Test
    void only_auditors_read_the_trail() {
        anonymous().get(PATH).then().statusCode(401);
        for (String role : new String[] {"ADMIN", "PRESIDENT", "REGISTRAR", "STUDENT"}) {
            as(role).get(PATH).then().statusCode(403);
        }
    }

    @Test
    void filters_and_pages_show_the_newest_first() {
        for (int i = 0; i < 3; i++) {
            record(AuditEvent.of(AT.plusSeconds(i), caller(), "STEP_" + i, "THING", subject, Map.of()));
        }
        String mine = PATH + "?actor=" + actor;
        actions(mine, "STEP_2", "STEP_1", "STEP_0");
        actions(mine + "&action=STEP_1", "STEP_1");
        actions(mine + "&from=2027-02-10T01:02:04.456789Z", "STEP_2", "STEP_1");
        actions(mine + "&to=2027-02-10T01:02:04.456789Z", "STEP_0");
        Response first = as("AUDITOR").get(mine + "&limit=2&count=true");
        first.then().body("items.action", contains("STEP_2", "STEP_1")).body("count", equalTo(3));
        String link = first.header("Link");
        as("AUDITOR")
                .urlEncodingEnabled(false)
                .get(link.substring(1, link.indexOf('>')))
                .then()
                .statusCode(200)
                .body("items.action", contains("STEP_0"))
                .body("next", nullValue());
    }

    @Test
    void moments_and_cursors_that_cannot_be_read_are_refused() {
        as("AUDITOR")
                .get(PATH + "?from=yesterday")
                .then()
                .statusCode(400)
                .body("violations[0].pointer", equalTo("?from"));
        as("AUDITOR").get(PATH + "?after=WyJ4Il0").then().statusCode(400);
    }

    private void actions(String url, String... actions) {
        as("AUDITOR").get(url).then().statusCode(200).body("items.action", contains(actions));
    }

    private void record(AuditEvent event) {
        pool.withTransaction(connection -> trail.record(connection, List.of(event)))
                .await()
                .atMost(Duration.ofSeconds(60));
    }

    private Caller caller() {
        return new Caller(actor, "Auditee", Set.of("REGISTRAR", "DEAN"), Set.of(), null, "correlation");
    }
}
