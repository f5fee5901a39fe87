package dev.haksa.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import dev.haksa.shared.security.Caller;
import dev.haksa.support.MovableClock;
import dev.haksa.support.StudentData;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

@QuarkusTest
class CardListsTest extends CardBase {
    private static final Caller COMPANY = Caller.system("company");

    @Inject
    Pool pool;

    @Inject
    CardEntries entries;

    @Test
    void the_dean_reads_the_merged_list_before_deciding_and_each_department_its_own() {
        StudentData other = new StudentData(this::sql);
        create(department.department(), other.department()).statusCode(201);
        String fresh = studentWithPhoto();
        String older = studentWithPhoto();
        set(older, "entrance_year", 2024);
        set(older, "earned_credits", 40);
        sendAll();
        StudentData mine = department;
        department = other;
        String foreigner = studentWithPhoto();
        set(foreigner, "nationality", "FOREIGN");
        sendAll();
        submit().statusCode(200);

        dean().get(list() + "?approved=false&count=true")
                .then()
                .statusCode(200)
                .header("Cache-Control", "private, no-store")
                .body("count", equalTo(3))
                .body("items.studentNumber", containsInAnyOrder(fresh, older, foreigner))
                .body(of(fresh, "kind"), equalTo("NEW_STUDENT"))
                .body(of(fresh, "yearLevel"), equalTo(1))
                .body(of(fresh, "program"), equalTo("전공"))
                .body(of(fresh, "state"), equalTo("ON_ROSTER"))
                .body(of(fresh, "approved"), equalTo(false))
                .body(of(fresh, "channel"), equalTo("MOBILE"))
                .body(of(fresh, "delivery"), equalTo("HOME"))
                .body(of(fresh, "photoConfirmed"), equalTo(true))
                .body(of(fresh, "refusal"), nullValue())
                .body(of(fresh, "packaged"), nullValue())
                .body(of(fresh, "paperForm"), nullValue())
                .body(of(older, "kind"), equalTo("ENROLLED_STUDENT"))
                .body(of(older, "yearLevel"), equalTo(2))
                .body(of(foreigner, "channel"), equalTo("PAPER"))
                .body(of(foreigner, "departmentId"), equalTo(other.department()));
        decide(true, null).statusCode(200);
        dean().get(list() + "?approved=false").then().body("items", hasSize(0));
        affairs().get(list() + "?approved=true&count=true").then().body("count", equalTo(3));

        staff().get(list() + "?count=true")
                .then()
                .statusCode(200)
                .body("count", equalTo(1))
                .body("items.studentNumber", contains(foreigner));
        staff().get(list() + "?department=" + mine.department()).then().body("items", hasSize(0));
        affairs()
                .get(list() + "?department=" + mine.department())
                .then()
                .body("items.studentNumber", containsInAnyOrder(fresh, older));
    }

    @Test
    void pages_by_number_without_losing_anybody() {
        campaign();
        List<String> students = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            students.add(studentWithPhoto());
        }
        students.sort(String::compareTo);
        sendAll();
        for (String path : List.of(list(), rosters() + "/students")) {
            List<String> seen = new ArrayList<>();
            String query = "?limit=2&count=true";
            while (query != null) {
                JsonPath page = staff().get(path + query)
                        .then()
                        .statusCode(200)
                        .extract()
                        .jsonPath();
                assertThat(page.getInt("count")).isEqualTo(3);
                seen.addAll(page.getList("items.studentNumber"));
                String next = page.getString("next");
                query = next == null ? null : "?limit=2&count=true&after=" + next;
            }
            assertThat(seen).isEqualTo(students);
            staff().get(path + "?limit=2")
                    .then()
                    .header("Link", containsString("rel=\"next\""))
                    .body("count", nullValue());
        }
    }

    @Test
    void finds_who_needs_a_form_after_a_refusal_and_follows_it() {
        campaign();
        String refused = studentWithPhoto();
        String linked = studentWithPhoto();
        transferred();
        step(refused, EntryState.ISSUER_LINKED, null);
        step(linked, EntryState.ISSUER_LINKED, null);
        staff().get(list() + "?channel=PAPER").then().body("items", hasSize(0));
        day(20);
        step(refused, EntryState.ISSUER_REFUSED, "UKAA2282");

        staff().get(list() + "?channel=PAPER&paperForm=NONE")
                .then()
                .statusCode(200)
                .body("items.studentNumber", contains(refused))
                .body("items[0].state", equalTo("ISSUER_REFUSED"))
                .body("items[0].refusal.code", equalTo("UKAA2282"))
                .body("items[0].refusal.on", equalTo(first.plusDays(20).toString()))
                .body("items[0].refusal.by", equalTo("REPORT"));
        staff().get(rosters() + "/students?channel=PAPER")
                .then()
                .body("items.studentNumber", contains(refused))
                .body("items[0].state", equalTo("ISSUER_REFUSED"));
        assertSelects("refused=true", refused);
        assertSelects("refused=false", linked);
        assertSelects("refusal=UKAA2282", refused);
        assertSelects("refusal=UKAA2172");
        assertSelects("state=ISSUER_LINKED", linked);
        assertSelects("state=ISSUER_LINKED&state=ISSUER_REFUSED", linked, refused);

        String forms = CAMPAIGNS + "/" + code + "/paper-applications";
        String tag = staff().body(
                        "{\"studentNumber\":\"" + refused + "\",\"receivedOn\":\"" + first.plusDays(20) + "\"}")
                .post(forms)
                .then()
                .statusCode(200)
                .extract()
                .header("ETag");
        staff().get(list() + "?paperForm=RECEIVED")
                .then()
                .body("items.studentNumber", contains(refused))
                .body("items[0].state", equalTo("APPLIED"))
                .body("items[0].refusal.code", equalTo("UKAA2282"))
                .body(
                        "items[0].paperForm.receivedOn",
                        equalTo(first.plusDays(20).toString()))
                .body("items[0].paperForm.sentOn", nullValue());
        day(21);
        staff().header("If-Match", tag)
                .body("{\"sentOn\":\"" + first.plusDays(21) + "\"}")
                .post(forms + "/" + refused + "/dispatch")
                .then()
                .statusCode(200);
        staff().get(list() + "?paperForm=SENT")
                .then()
                .body("items.studentNumber", contains(refused))
                .body("items[0].paperForm.sentOn", equalTo(first.plusDays(21).toString()));
        assertSelects("paperForm=NONE", linked);
    }

    @Test
    void the_channel_is_the_one_of_today() {
        campaign();
        String minor = studentWithPhoto();
        set(minor, "birth_date", first.plusDays(5).minusYears(19));
        sendAll();
        staff().get(list() + "?channel=PAPER")
                .then()
                .body("items.studentNumber", contains(minor))
                .body("items[0].mobileFrom", equalTo(first.plusDays(5).toString()));
        day(5);
        staff().get(list() + "?channel=MOBILE")
                .then()
                .body("items.studentNumber", contains(minor))
                .body("items[0].mobileFrom", nullValue());
        staff().get(rosters() + "/students?channel=MOBILE").then().body("items.studentNumber", contains(minor));
        asStudent(minor)
                .contentType("application/json")
                .header("If-Match", "\"0\"")
                .body("{\"ownPhone\":false,\"delivery\":\"SCHOOL\"}")
                .put("/api/v1/students/me/card/declaration")
                .then()
                .statusCode(200);
        assertSelects("channel=PAPER", minor);
        assertSelects("delivery=SCHOOL", minor);
        assertSelects("delivery=HOME");
    }

    @Test
    void selects_by_kind_name_number_and_confirmation() {
        campaign();
        String fresh = studentWithPhoto();
        String older = studentWithPhoto();
        set(older, "entrance_year", 2024);
        set(older, "name", "박_바다");
        sendAll();
        assertSelects("kind=NEW_STUDENT", fresh);
        assertSelects("kind=ENROLLED_STUDENT", older);
        assertSelects("name=바다", older);
        assertSelects("name=박_", older);
        assertSelects("name=김_");
        assertSelects("studentNumber=" + fresh, fresh);
        assertSelects("confirmed=false");
        photo(older, "APPROVED");
        assertSelects("confirmed=false", older);
        assertSelects("confirmed=true", fresh);
        staff().get(rosters() + "/students?confirmed=false").then().body("items.studentNumber", contains(older));
    }

    @Test
    void tells_of_everybody_on_a_roster_what_stands_on_it_and_why_others_are_not() {
        campaign();
        String fresh = studentWithPhoto();
        String older = studentWithPhoto();
        set(older, "entrance_year", 2025);
        set(older, "earned_credits", 75);
        String missing = student();
        String waiting = student();
        photo(waiting, "SUBMITTED");
        build();
        staff().get(rosters() + "/students?listed=true&count=true")
                .then()
                .statusCode(200)
                .body("count", equalTo(2))
                .body(of(fresh, "kind"), equalTo("NEW_STUDENT"))
                .body(of(fresh, "yearLevel"), equalTo(1))
                .body(of(fresh, "program"), equalTo("전공"))
                .body(of(fresh, "state"), nullValue())
                .body(of(older, "kind"), equalTo("ENROLLED_STUDENT"));
        staff().get(rosters() + "/students?reason=CARD_PHOTO_MISSING&count=true")
                .then()
                .body("count", equalTo(1))
                .body("items.studentNumber", contains(missing));
        staff().get(rosters() + "/students?reason=CARD_PHOTO_MISSING&reason=CARD_PHOTO_IN_REVIEW")
                .then()
                .body("items.studentNumber", containsInAnyOrder(missing, waiting));
        staff().get(rosters() + "/students?confirmed=true").then().body("items", hasSize(0));
    }

    @Test
    void the_list_is_for_those_who_work_with_it() {
        campaign();
        String student = studentWithPhoto();
        sendAll();
        for (String path : List.of(list(), rosters() + "/students")) {
            anonymous().get(path).then().statusCode(401);
            asStudent(student).get(path).then().statusCode(403);
            as("PROFESSOR").get(path).then().statusCode(403);
            as("INTEGRATION", "scope:cards.read").get(path).then().statusCode(403);
        }
        int elsewhere = new StudentData(this::sql).department();
        asStaffOf(elsewhere, "DEPARTMENT_HEAD")
                .get(list() + "?count=true")
                .then()
                .statusCode(200)
                .body("count", equalTo(0))
                .body("items", hasSize(0));
        as("DEPARTMENT_STAFF").get(list()).then().body("items", hasSize(0));
        asStaffOf(elsewhere, "DEPARTMENT_STAFF")
                .get(rosters() + "/students")
                .then()
                .statusCode(404);
        affairs().get(CAMPAIGNS + "/NONE-1/students").then().statusCode(404);
    }

    @Test
    void whom_a_page_showed_stands_in_the_audit_trail() {
        campaign();
        String shown = studentWithPhoto();
        sendAll();
        int before = looks(code).size();
        staff().get(list() + "?kind=NEW_STUDENT").then().statusCode(200).body("items", hasSize(1));
        staff().get(list() + "?kind=ENROLLED_STUDENT").then().body("items", hasSize(0));
        assertThat(looks(code)).hasSize(before + 1);
        assertThat(looks(code).getLast().getJsonArray("studentNumbers")).containsExactly(shown);
        assertThat(looks(code).getLast().getJsonObject("criteria").getJsonArray("kind"))
                .containsExactly("NEW_STUDENT");
        staff().get(rosters() + "/students?listed=true").then().statusCode(200);
        assertThat(looks(code + "/" + department.department())
                        .getLast()
                        .getJsonObject("criteria")
                        .getBoolean("listed"))
                .isTrue();
    }

    private List<JsonObject> looks(String list) {
        return sql(
                        "select details from audit_entry where subject_id = $1 and action = 'CARD_LIST_PAGE_SHOWN' order by id",
                        list)
                .stream()
                .map(row -> row.getJsonObject("details"))
                .toList();
    }

    @Test
    void names_each_filter_that_cannot_be_read() {
        campaign();
        affairs()
                .get(list() + "?state=GONE&channel=PIGEON&kind=OLD&delivery=MOON&paperForm=LOST&department=x")
                .then()
                .statusCode(400)
                .body(
                        "violations.pointer",
                        containsInAnyOrder("?state", "?channel", "?kind", "?delivery", "?paperForm", "?department"));
        affairs().get(list() + "?refused=perhaps").then().statusCode(400);
        affairs().get(list() + "?studentNumber=abc").then().statusCode(400);
        affairs().get(list() + "?after=xyz").then().statusCode(400);
        affairs().get(list() + "?colour=red").then().statusCode(400);
        staff().get(rosters() + "/students?listed=perhaps").then().statusCode(400);
    }

    private void assertSelects(String query, String... students) {
        staff().get(list() + "?" + query)
                .then()
                .statusCode(200)
                .body("items.studentNumber", containsInAnyOrder(students));
    }

    private String list() {
        return CAMPAIGNS + "/" + code + "/students";
    }

    private static String of(String student, String field) {
        return "items.find { it.studentNumber == '" + student + "' }." + field;
    }

    private void transferred() {
        sendAll();
        submit().statusCode(200);
        decide(true, null).statusCode(200);
        day(14);
        transact(connection -> entries.transferred(connection, code, now(), COMPANY));
    }

    private void step(String student, EntryState state, String why) {
        int id = campaignId();
        EntryStep step = new EntryStep(student, state, why, Map.of(), now());
        transact(connection -> entries.advance(connection, id, List.of(step), COMPANY));
    }

    private <T> T transact(Function<SqlConnection, io.smallrye.mutiny.Uni<T>> work) {
        return pool.withTransaction(work).await().atMost(Duration.ofSeconds(30));
    }

    private static Instant now() {
        return MovableClock.get().instant().truncatedTo(ChronoUnit.MICROS);
    }
}
