package dev.haksa.status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import dev.haksa.support.Eventually;
import dev.haksa.support.HttpTest;
import dev.haksa.support.MovableClock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Transaction;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class StatusTest extends HttpTest {
    private static final String STATUS = "/api/v1/status";
    private static final String ANNOUNCEMENTS = "/api/v1/announcements";

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration LONG_BEFORE_THE_DEADLINE = Duration.ofSeconds(20);

    private final List<Integer> made = new ArrayList<>();

    @AfterEach
    void withdraw() {
        made.forEach(id -> sql("delete from announcement where id = $1", id));
    }

    @Test
    void tells_everybody_how_the_service_is() {
        ValidatableResponse status = status(state("OPERATIONAL"));
        status.header("Cache-Control", "public, max-age=1")
                .header("Content-Language", "en")
                .body("message", containsString("as it should"))
                .body("since", notNullValue())
                .body("version", not(equalTo("")))
                .body("database.reachable", equalTo(true))
                .body("admission.waiting", equalTo(0))
                .body("admission.limit", greaterThan(0));
        Instant now = Instant.parse(status.extract().path("serverTime"));
        assertThat(now).isBetween(Instant.now().minusSeconds(60), Instant.now().plusSeconds(60));
        RestAssured.given().get(STATUS).then().header("Content-Language", "ko").body("message", containsString("정상"));
    }

    @Test
    void asks_no_token_and_minds_none() {
        bearer("nonsense").get(STATUS).then().statusCode(200);
        anonymous().queryParam("verbose", true).get(STATUS).then().statusCode(400);
    }

    @Test
    void shows_an_announcement_while_it_is_in_force_in_the_readers_language() {
        Instant now = MovableClock.get().instant();
        int id = create(content("NOTICE", now.plusSeconds(3600), now.plusSeconds(7200)));
        status(shown -> !ids(shown).contains(id));
        MovableClock.get().advance(Duration.ofMinutes(61));
        status(shown -> ids(shown).contains(id))
                .body("announcements.find { it.id == " + id + " }.title", equalTo("Title"));
        RestAssured.given().get(STATUS).then().body("announcements.find { it.id == " + id + " }.title", equalTo("제목"));
        MovableClock.get().advance(Duration.ofMinutes(60));
        status(shown -> !ids(shown).contains(id));
    }

    @Test
    void announced_maintenance_makes_the_state_maintenance_since_it_began() {
        Instant from = MovableClock.get().instant().minusSeconds(60).truncatedTo(java.time.temporal.ChronoUnit.SECONDS);
        int id = create(content("MAINTENANCE", from, null));
        status(state("MAINTENANCE")).body("since", equalTo(from.toString()));
        String etag = as("ADMIN").get(ANNOUNCEMENTS + "/" + id).getHeader("ETag");
        as("ADMIN")
                .header("If-Match", etag)
                .delete(ANNOUNCEMENTS + "/" + id)
                .then()
                .statusCode(204);
        status(state("OPERATIONAL"));
    }

    @Test
    void answers_in_time_while_the_database_stalls_and_recovers_by_itself() {
        Instant now = MovableClock.get().instant();
        int id = create(content("NOTICE", now.minusSeconds(5), null));
        status(shown -> ids(shown).contains(id));
        SqlConnection blocker = pool.getConnection().await().atMost(PATIENCE);
        Transaction transaction = blocker.begin().await().atMost(PATIENCE);
        try {
            blocker.query("lock table announcement in access exclusive mode")
                    .execute()
                    .await()
                    .atMost(PATIENCE);
            Eventually.holds("seen", () -> "UNAVAILABLE".equals(timed().path("state")));
            for (int i = 0; i < 5; i++) {
                timed().then().body("database.reachable", equalTo(false)).body("announcements.id", hasItem(id));
            }
            assertThat(
                            sql(
                                    "select 1 from pg_stat_activity where wait_event_type = 'Lock' and query like '%announcement%'"))
                    .as("a stalled database is asked once")
                    .hasSize(1);
        } finally {
            transaction.rollback().await().atMost(PATIENCE);
            blocker.close().await().atMost(PATIENCE);
        }
        status(state("OPERATIONAL"));
    }

    @Test
    void staff_keep_announcements_and_every_change_is_recorded() {
        Instant from = Instant.parse("2190-01-01T00:00:00Z");
        Response created = as("ACADEMIC_AFFAIRS")
                .contentType("application/json")
                .body(content("NOTICE", from, null).encode())
                .post(ANNOUNCEMENTS);
        created.then().statusCode(201).body("titleKo", equalTo("제목")).header("ETag", "\"0\"");
        int id = created.path("id");
        made.add(id);
        as("ADMIN").get(created.getHeader("Location")).then().statusCode(200).body("from", equalTo(from.toString()));
        JsonObject changed = content("INCIDENT", from, from.plusSeconds(60)).put("titleEn", "Other");
        replace(id, "\"0\"", changed)
                .then()
                .statusCode(200)
                .header("ETag", "\"1\"")
                .body("kind", equalTo("INCIDENT"));
        replace(id, "\"0\"", changed).then().statusCode(412);
        replace(id, null, changed).then().statusCode(428);
        as("ADMIN").delete(ANNOUNCEMENTS + "/" + id).then().statusCode(428);
        as("ADMIN")
                .header("If-Match", "\"0\"")
                .delete(ANNOUNCEMENTS + "/" + id)
                .then()
                .statusCode(412);
        as("ADMIN").get(ANNOUNCEMENTS + "/" + id).then().body("titleEn", equalTo("Other"));
        as("ADMIN")
                .header("If-Match", "\"1\"")
                .delete(ANNOUNCEMENTS + "/" + id)
                .then()
                .statusCode(204);
        as("ADMIN").get(ANNOUNCEMENTS + "/" + id).then().statusCode(404);
        replace(id, "\"1\"", changed).then().statusCode(404);
        assertThat(sql(
                        "select action from audit_entry where subject_type = 'ANNOUNCEMENT' and subject_id = $1 order by id",
                        String.valueOf(id)))
                .extracting(row -> row.getString(0))
                .containsExactly("ANNOUNCEMENT_CREATED", "ANNOUNCEMENT_CHANGED", "ANNOUNCEMENT_DELETED");
    }

    @Test
    void a_repeated_creation_makes_one_announcement() {
        String key = UUID.randomUUID().toString();
        String body =
                content("NOTICE", Instant.parse("2191-01-01T00:00:00Z"), null).encode();
        String token = token(java.util.Set.of(), null, "ADMIN");
        List<Integer> ids = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            ids.add(bearer(token)
                    .header("Idempotency-Key", key)
                    .contentType("application/json")
                    .body(body)
                    .post(ANNOUNCEMENTS)
                    .then()
                    .statusCode(201)
                    .extract()
                    .path("id"));
        }
        made.addAll(ids);
        assertThat(ids.get(0)).isEqualTo(ids.get(1));
    }

    @Test
    void the_list_comes_page_by_page() {
        for (int i = 0; i < 3; i++) {
            create(content("NOTICE", Instant.parse("2192-01-0" + (i + 1) + "T00:00:00Z"), null));
        }
        ValidatableResponse first = as("ADMIN")
                .queryParam("limit", 2)
                .queryParam("count", true)
                .get(ANNOUNCEMENTS)
                .then()
                .statusCode(200)
                .body("items", hasSize(2))
                .body("count", greaterThan(2))
                .header("Link", containsString("rel=\"next\""));
        as("ADMIN")
                .queryParam("after", first.extract().<String>path("next"))
                .get(ANNOUNCEMENTS)
                .then()
                .body("items.id", everyItem(not(equalTo(first.extract().<Integer>path("items[0].id")))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "STUDENT",
                "PROFESSOR",
                "DEPARTMENT_STAFF",
                "DEPARTMENT_HEAD",
                "DEAN",
                "PRESIDENT",
                "REGISTRAR",
                "AUDITOR"
            })
    void no_other_role_keeps_announcements(String role) {
        String body =
                content("NOTICE", Instant.parse("2193-01-01T00:00:00Z"), null).encode();
        as(role).get(ANNOUNCEMENTS).then().statusCode(403);
        as(role).get(ANNOUNCEMENTS + "/1").then().statusCode(403);
        as(role).contentType("application/json")
                .body(body)
                .post(ANNOUNCEMENTS)
                .then()
                .statusCode(403);
        as(role).contentType("application/json")
                .header("If-Match", "*")
                .body(body)
                .put(ANNOUNCEMENTS + "/1")
                .then()
                .statusCode(403);
        as(role).header("If-Match", "*").delete(ANNOUNCEMENTS + "/1").then().statusCode(403);
    }

    @Test
    void without_token_there_is_only_the_status() {
        anonymous().get(ANNOUNCEMENTS).then().statusCode(401);
        anonymous().get(ANNOUNCEMENTS + "/1").then().statusCode(401);
        anonymous()
                .contentType("application/json")
                .body("{}")
                .post(ANNOUNCEMENTS)
                .then()
                .statusCode(401);
        anonymous().delete(ANNOUNCEMENTS + "/1").then().statusCode(401);
    }

    @Test
    void bad_input_announces_nothing() {
        long before = number();
        Instant from = Instant.parse("2194-01-01T00:00:00Z");
        JsonObject good = content("NOTICE", from, null);
        refuse(new JsonObject()).body("violations.pointer", hasItem("/titleKo"));
        refuse(good.copy().put("titleEn", " "));
        refuse(good.copy().put("textKo", "x".repeat(4001)));
        refuse(good.copy().put("kind", "PARTY"));
        refuse(good.copy().put("severity", "X"));
        refuse(good.copy().put("from", "tomorrow"));
        refuse(good.copy().put("colour", "red"));
        refuse(good.copy().put("until", from.toString())).body("violations[0].code", equalTo("ANNOUNCEMENT_SPAN"));
        as("ADMIN").get(ANNOUNCEMENTS + "?after=x").then().statusCode(400);
        as("ADMIN").get(ANNOUNCEMENTS + "?limit=0").then().statusCode(400);
        assertThat(number()).isEqualTo(before);
    }

    private ValidatableResponse refuse(JsonObject body) {
        return as("ADMIN")
                .contentType("application/json")
                .body(body.encode())
                .post(ANNOUNCEMENTS)
                .then()
                .statusCode(400);
    }

    private Response replace(int id, String ifMatch, JsonObject body) {
        var request = as("ADMIN").contentType("application/json").body(body.encode());
        return (ifMatch == null ? request : request.header("If-Match", ifMatch)).put(ANNOUNCEMENTS + "/" + id);
    }

    private int create(JsonObject content) {
        int id = as("ACADEMIC_AFFAIRS")
                .contentType("application/json")
                .body(content.encode())
                .post(ANNOUNCEMENTS)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        made.add(id);
        return id;
    }

    private static JsonObject content(String kind, Instant from, Instant until) {
        JsonObject content = new JsonObject()
                .put("kind", kind)
                .put("severity", "INFO")
                .put("titleKo", "제목")
                .put("titleEn", "Title")
                .put("textKo", "내용")
                .put("textEn", "Text")
                .put("from", from.toString());
        return until == null ? content : content.put("until", until.toString());
    }

    /** The status as soon as it is as expected; it may be a second old. */
    private ValidatableResponse status(Predicate<Response> expected) {
        Eventually.holds("status", () -> expected.test(anonymous().get(STATUS)));
        return anonymous().get(STATUS).then().statusCode(200);
    }

    /** Nothing that waits for the database is answered before the lock is gone, or with 503 at the deadline of 30 s. */
    private Response timed() {
        long start = System.nanoTime();
        Response response = anonymous().get(STATUS);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(LONG_BEFORE_THE_DEADLINE);
        return response;
    }

    private static Predicate<Response> state(String state) {
        return response -> state.equals(response.path("state"));
    }

    private static List<Integer> ids(Response response) {
        return response.path("announcements.id");
    }

    private long number() {
        return sql("select count(*) from announcement").getFirst().getLong(0);
    }
}
