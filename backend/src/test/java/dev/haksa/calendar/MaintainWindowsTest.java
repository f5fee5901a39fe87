package dev.haksa.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.haksa.support.HttpTest;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.time.LocalDate;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class MaintainWindowsTest extends HttpTest {
    private static final String ENROLLMENT = """
            {"kind": "ENROLLMENT", "opensAt": "2027-02-15T10:00:00+09:00", "closesAt": "2027-02-19T17:00:00+09:00",
             "yearLevels": [4, 3]}""";

    private String term;

    @BeforeEach
    void newTerm() {
        do {
            int year = ThreadLocalRandom.current().nextInt(2200, 9999);
            term = year + "-FALL";
            if (!sql(
                            "insert into term (code, year, season, starts_on, ends_on, class_days)"
                                    + " values ($1, $2, 'FALL', $3, $4, 105) on conflict do nothing returning id",
                            term,
                            year,
                            LocalDate.of(year, 9, 1),
                            LocalDate.of(year, 12, 20))
                    .isEmpty()) {
                return;
            }
        } while (true);
    }

    @Test
    void academic_affairs_opens_a_window_and_everybody_sees_it() {
        Response created = create(ENROLLMENT);
        created.then().statusCode(201).body("yearLevels", contains(3, 4)).body("departmentIds", empty());
        anonymous()
                .get(created.header("Location"))
                .then()
                .statusCode(200)
                .header("ETag", created.header("ETag"))
                .body("term", equalTo(term))
                .body("opensAt", equalTo("2027-02-15T01:00:00Z"));
        create(ENROLLMENT.replace("ENROLLMENT", "SYLLABUS").replace("02-15", "02-01"))
                .then()
                .statusCode(201);
        anonymous().get(windows()).then().statusCode(200).body("items.kind", contains("SYLLABUS", "ENROLLMENT"));
        anonymous().get(windows() + "?kind=SYLLABUS").then().body("items", hasSize(1));
        anonymous()
                .get(windows() + "?kind=NONE")
                .then()
                .statusCode(400)
                .body("violations[0].pointer", equalTo("?kind"));
        String second = anonymous().get(windows() + "?limit=1").then().extract().path("next");
        anonymous().get(windows() + "?limit=1&after=" + second).then().body("items.kind", contains("ENROLLMENT"));
    }

    @Test
    void a_change_needs_the_version_that_was_seen() {
        Response created = create(ENROLLMENT);
        String path = created.header("Location");
        String change = "{\"closesAt\": \"2027-02-20T17:00:00+09:00\", \"yearLevels\": []}";
        patch(path, null, change).then().statusCode(428);
        patch(path, "\"7\"", change).then().statusCode(412);
        anonymous().get(path).then().body("yearLevels", contains(3, 4));
        Response changed = patch(path, created.header("ETag"), change);
        changed.then()
                .statusCode(200)
                .body("closesAt", equalTo("2027-02-20T08:00:00Z"))
                .body("yearLevels", empty());
        patch(path, created.header("ETag"), change).then().statusCode(412);
        as("ACADEMIC_AFFAIRS").delete(path).then().statusCode(428);
        as("ACADEMIC_AFFAIRS")
                .header("If-Match", changed.header("ETag"))
                .delete(path)
                .then()
                .statusCode(204);
        anonymous().get(path).then().statusCode(404);
    }

    @Test
    void each_change_is_audited_with_what_was_and_what_is() {
        Response created = create(ENROLLMENT);
        String id = String.valueOf(created.<Integer>path("id"));
        patch(created.header("Location"), created.header("ETag"), "{\"closesAt\": \"2027-02-20T17:00:00+09:00\"}");
        var entries = sql(
                "select action, details from audit_entry where subject_type = 'WINDOW' and subject_id = $1 order by id",
                id);
        assertThat(entries)
                .extracting(entry -> entry.getString("action"))
                .containsExactly("WINDOW_CREATED", "WINDOW_CHANGED");
        var details = entries.getLast().getJsonObject("details");
        assertThat(details.getJsonObject("before").getString("closes_at")).startsWith("2027-02-19");
        assertThat(details.getJsonObject("after").fieldNames()).containsExactly("closes_at");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"opensAt\": \"2027-02-15T10:00:00+09:00\", \"closesAt\": \"2027-02-19T17:00:00+09:00\"} | /kind",
                "{\"kind\": \"PARTY\", \"opensAt\": \"2027-02-15T10:00:00+09:00\", \"closesAt\": \"2027-02-19T17:00:00+09:00\"} | /kind",
                "{\"kind\": \"ADD_DROP\", \"opensAt\": \"2027-02-15T10:00:00+09:00\", \"closesAt\": \"2027-02-15T01:00:00Z\"} | /closesAt",
                "{\"kind\": \"ADD_DROP\", \"opensAt\": \"tomorrow\", \"closesAt\": \"2027-02-15T01:00:00Z\"} | /opensAt",
                "{\"kind\": \"ADD_DROP\", \"opensAt\": \"2027-02-15T10:00:00+09:00\", \"closesAt\": \"2027-02-19T17:00:00+09:00\", \"departmentIds\": [999999999]} | /departmentIds",
                "{\"kind\": \"ADD_DROP\", \"opensAt\": \"2027-02-15T10:00:00+09:00\", \"closesAt\": \"2027-02-19T17:00:00+09:00\", \"yearLevels\": [5]} | /yearLevels"
            })
    void wrong_input_is_named_and_changes_nothing(String body, String pointer) {
        String named = create(body)
                .then()
                .log()
                .ifValidationFails()
                .statusCode(400)
                .extract()
                .path("violations[0].pointer");
        assertThat(named).startsWith(pointer);
        anonymous().get(windows()).then().body("items", empty());
    }

    @Test
    void a_change_may_not_turn_a_window_around() {
        Response created = create(ENROLLMENT);
        patch(created.header("Location"), created.header("ETag"), "{\"opensAt\": \"2027-02-19T17:00:00+09:00\"}")
                .then()
                .statusCode(400)
                .body("violations[0].code", equalTo("WINDOW_SPAN"));
        anonymous().get(created.header("Location")).then().body("opensAt", equalTo("2027-02-15T01:00:00Z"));
    }

    @Test
    void without_token_nothing_changes() {
        String path = create(ENROLLMENT).header("Location");
        anonymous()
                .contentType(ContentType.JSON)
                .body(ENROLLMENT)
                .post(windows())
                .then()
                .statusCode(401);
        anonymous().contentType(ContentType.JSON).body("{}").patch(path).then().statusCode(401);
        anonymous().delete(path).then().statusCode(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"STUDENT", "PROFESSOR", "DEPARTMENT_STAFF", "DEAN", "ADMIN", "scope:catalog.write"})
    void other_roles_change_nothing(String role) {
        String path = create(ENROLLMENT).header("Location");
        as(role).contentType(ContentType.JSON)
                .body(ENROLLMENT)
                .post(windows())
                .then()
                .statusCode(403);
        as(role).contentType(ContentType.JSON)
                .header("If-Match", "*")
                .body("{}")
                .patch(path)
                .then()
                .statusCode(403);
        as(role).header("If-Match", "*").delete(path).then().statusCode(403);
        anonymous().get(windows()).then().body("items", hasSize(1));
    }

    @Test
    void an_unknown_term_is_not_found() {
        anonymous().get("/api/v1/terms/1900-WINTER/windows").then().statusCode(404);
        as("ACADEMIC_AFFAIRS")
                .contentType(ContentType.JSON)
                .body(ENROLLMENT)
                .post("/api/v1/terms/1900-WINTER/windows")
                .then()
                .statusCode(404);
    }

    private String windows() {
        return "/api/v1/terms/" + term + "/windows";
    }

    private Response create(String body) {
        return as("ACADEMIC_AFFAIRS").contentType(ContentType.JSON).body(body).post(windows());
    }

    private Response patch(String path, String ifMatch, String body) {
        var request = as("ACADEMIC_AFFAIRS").contentType(ContentType.JSON).body(body);
        return (ifMatch == null ? request : request.header("If-Match", ifMatch)).patch(path);
    }
}
