package dev.haksa.cardissuer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import dev.haksa.cardissuer.ExampleCardCompany.Taken;
import dev.haksa.shared.files.FileStore;
import dev.haksa.shared.files.IncomingFiles;
import dev.haksa.shared.time.Times;
import dev.haksa.support.Calls;
import dev.haksa.support.HttpTest;
import dev.haksa.support.MovableClock;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the company says when things have gone on: of students who were taken off, after a form, of cards that were stopped. */
@QuarkusTest
class LateWordsTest extends HttpTest {
    @Inject
    FileStore files;

    @Inject
    IncomingFiles incoming;

    @Inject
    Clock clock;

    @TestHTTPResource("/")
    URI server;

    @TempDir
    Path folder;

    private CardStage stage;
    private List<String> students;
    private ExampleCardCompany company;
    private Taken taken;
    private LocalDate today;

    @BeforeEach
    void transfer() {
        stage = new CardStage(this::sql, files, incoming);
        students = stage.students(3, "MOBILE");
        connect();
        request();
        Calls.until(() -> !company.offers().isEmpty());
        taken = company.take(company.offers().getFirst(), null, 0);
        company.confirm(taken);
        today = Times.day(clock.instant());
    }

    @AfterEach
    void presentDay() {
        MovableClock.get().reset();
    }

    @Test
    void all_reports_can_be_sent_again_after_a_refused_student_came_again() {
        company.report("000001", "REFUSED", today.toString(), "PHOTO_UNSUITABLE");
        company.report("000002", "LINKED", today.toString(), null);
        again(students.getFirst());
        request();
        Calls.until(() -> company.offers().size() == 2);
        Taken second = company.take(company.offers().get(1), taken.offer(), 0);
        assertThat(second.student(students.getFirst()).entryNumber()).isEqualTo("000004");
        company.confirm(second);
        nightly("000001,REFUSED,%1$s,PHOTO_UNSUITABLE\r\n000002,LINKED,%1$s,\r\n")
                .body("applied", equalTo(true))
                .body("failed", equalTo(0))
                .body("unchanged", equalTo(2));
        nightly("000001,REFUSED,%1$s,PHOTO_UNSUITABLE\r\n000001,SHIPPED,%1$s,\r\n000003,LINKED,%1$s,\r\n"
                        + "000004,LINKED,%1$s,\r\n")
                .body("applied", equalTo(true))
                .body("failed", equalTo(0))
                .body("created", equalTo(3))
                .body("unchanged", equalTo(1));
        assertThat(effect("000001", "LINKED", null)).isEqualTo("NOTED");
        assertThat(effect("000001", "REFUSED", "NAME_INVALID")).isEqualTo("NOTED");
        assertThat(states(students.getFirst())).containsExactly("REMOVED", "ISSUER_LINKED");
        assertThat(stage.stateOf(students.get(2))).isEqualTo("ISSUER_LINKED MOBILE");
        as("INTEGRATION", "scope:cards.read")
                .get(stage.path() + "/reports?entryNumber=000001")
                .then()
                .body("items.status", equalTo(List.of("REFUSED", "SHIPPED", "LINKED", "REFUSED")))
                .body("items.effect", equalTo(List.of("MOVED", "NOTED", "NOTED", "NOTED")));
        nightly("000777,LINKED,%1$s,\r\n").body("mistakes.code", hasItem("CARD_UNKNOWN_ENTRY"));
    }

    @Test
    void whom_the_company_refuses_after_a_form_hands_in_another_one() {
        String student = students.getFirst();
        company.report("000001", "LINKED", today.toString(), null);
        company.report("000001", "REFUSED", today.toString(), "UKAA2282");
        String first = form(student, Map.of("delivery", "SCHOOL"))
                .then()
                .statusCode(200)
                .extract()
                .header("ETag");
        String sent = send(student, first).then().statusCode(200).extract().header("ETag");
        needForms();
        nextDay();
        company.report("000001", "REFUSED", today.toString(), "CUSTOMER_MISMATCH");
        assertThat(stage.stateOf(student)).isEqualTo("ISSUER_REFUSED PAPER");
        needForms(student);
        staff().get(stage.path() + "/students?refused=true")
                .then()
                .body("items.studentNumber", equalTo(List.of(student)))
                .body("items[0].paperForm", nullValue());
        nextDay();
        String second = form(student, Map.of())
                .then()
                .statusCode(200)
                .body("receivedOn", equalTo(today.toString()))
                .body("sentOn", nullValue())
                .body("delivery", equalTo("SCHOOL"))
                .extract()
                .header("ETag");
        assertThat(stage.stateOf(student)).isEqualTo("APPLIED PAPER");
        assertThat(second).isNotIn(first, sent);
        needForms();
        form(student, Map.of("delivery", "HOME"))
                .then()
                .statusCode(200)
                .header("ETag", second)
                .body("delivery", equalTo("SCHOOL"));
        send(student, first).then().statusCode(412);
        send(student, sent).then().statusCode(412);
        send(student, second).then().statusCode(200).body("sentOn", equalTo(today.toString()));
        staff().get(stage.path() + "/paper-applications?count=true")
                .then()
                .body("count", equalTo(1))
                .body("items.receivedOn", equalTo(List.of(today.toString())));
        staff().get(stage.path() + "/students?paperForm=SENT").then().body("items", hasSize(1));
        asStudent(student)
                .get("/api/v1/students/me/card")
                .then()
                .body("status", equalTo("APPLIED"))
                .body(
                        "timeline.find { it.stage == 'MOBILE_APPLICATION' }.notes.kind",
                        equalTo(List.of("FORM_RECEIVED", "FORM_RECEIVED", "FORM_SENT")));
        assertThat(sql(
                        "select sent_on is not null from card_paper_application where student_number = $1 order by id",
                        student))
                .extracting(row -> row.getBoolean(0))
                .containsExactly(true, true);
    }

    @Test
    void a_form_of_before_does_not_carry_whom_the_company_linked_anew() {
        String student = students.getFirst();
        company.report("000001", "REFUSED", today.toString(), "UKAA2282");
        form(student, Map.of()).then().statusCode(200);
        nextDay();
        company.report("000001", "REFUSED", today.toString(), "UKAA2172");
        nextDay();
        company.report("000001", "LINKED", today.toString(), null);
        assertThat(stage.stateOf(student)).isEqualTo("ISSUER_LINKED PAPER");
        needForms(student);
        form(student, Map.of("delivery", "SCHOOL"))
                .then()
                .statusCode(200)
                .body("receivedOn", equalTo(today.toString()))
                .body("delivery", equalTo("SCHOOL"));
        assertThat(stage.stateOf(student)).isEqualTo("APPLIED PAPER");
        asStudent(student)
                .get("/api/v1/students/me/card")
                .then()
                .body("declaration.delivery", equalTo("SCHOOL"))
                .body("declaration.deliverySentOn", equalTo(today.toString()));
    }

    @Test
    void a_form_that_counts_no_more_stays_as_it_was() {
        String student = students.getFirst();
        company.report("000001", "REFUSED", today.toString(), "UKAA2282");
        form(student, Map.of()).then().statusCode(200);
        nextDay();
        company.report("000001", "REFUSED", today.toString(), "UKAA2172");
        form(student, Map.of()).then().statusCode(200);
        for (String change :
                List.of("sent_on = now()::date", "superseded_at = null", "received_on = received_on + 1")) {
            assertThat(refusedByTheDatabase("update card_paper_application set " + change
                            + " where superseded_at is not null and student_number = '" + student + "'"))
                    .as(change)
                    .contains("a form stays as it was registered");
        }
    }

    @Test
    void a_card_that_the_university_stops_is_not_asked_for_by_form_until_the_company_resumes() {
        String student = students.getFirst();
        company.report("000001", "LINKED", today.toString(), null);
        assertThat(effect("000001", "REFUSED", "STOPPED")).isEqualTo("MOVED");
        asStudent(student)
                .get("/api/v1/students/me/card")
                .then()
                .body("refusal.code", equalTo("STOPPED"))
                .body("refusal.meaning", containsString("at the request of the university"))
                .body("nextSteps.code", equalTo(List.of("ASK_WHY_STOPPED")))
                .body("nextSteps[0].message", containsString("ask your department why"));
        sql("update student set nationality = 'FOREIGN' where student_number = $1", student);
        form(student, Map.of())
                .then()
                .statusCode(422)
                .body("violations[0].code", equalTo("CARD_STOPPED"))
                .body("violations[0].remedy", containsString("resume"));
        nextDay();
        assertThat(effect("000001", "LINKED", null)).isEqualTo("MOVED");
        form(student, Map.of()).then().statusCode(200);
    }

    @Test
    void what_was_confirmed_is_reported_on_also_after_the_campaign() {
        company.receipt(taken, Map.of());
        sql("update card_campaign set state = 'CLOSED', closed_at = now() where code = $1", stage.code());
        assertThat(effect("000001", "SHIPPED", null)).isEqualTo("MOVED");
        assertThat(company.receipt(taken, Map.of()).getInteger("unchanged")).isEqualTo(3);
    }

    @Test
    void the_document_shows_a_refusal_as_it_is() throws IOException {
        String document = Files.readString(Path.of("docs/card-transfer.md"));
        int begin = document.indexOf("{\"type\": \"/problems/");
        JsonObject shown = new JsonObject(document.substring(begin, document.indexOf("```", begin)));
        JsonObject real = new JsonObject(as("INTEGRATION", "scope:cards.write")
                .contentType("application/json")
                .body(Map.of(
                        "entryNumber",
                        "000001",
                        "status",
                        "LINKED",
                        "on",
                        today.plusDays(1).toString()))
                .post(stage.path() + "/reports")
                .then()
                .statusCode(400)
                .extract()
                .asString());
        assertThat(real.fieldNames()).isEqualTo(shown.fieldNames());
        for (String field : List.of("type", "title", "status", "detail")) {
            assertThat(real.getValue(field)).as(field).isEqualTo(shown.getValue(field));
        }
        JsonArray violations = real.getJsonArray("violations");
        assertThat(violations).isEqualTo(shown.getJsonArray("violations"));
    }

    /** Academic affairs takes a student off, and the next round lists the student anew. */
    private void again(String student) {
        affairs()
                .header("If-Match", affairs().get(stage.path()).header("ETag"))
                .body(Map.of("studentNumbers", List.of(student), "reason", "새 사진으로 다시 보냅니다."))
                .post(stage.path() + "/removals")
                .then()
                .statusCode(200);
        sql(
                "insert into card_entry (campaign_id, department_id, student_number, kind, photo_id, photo_sha256, channel,"
                        + " changed_at, approved_at) select campaign_id, department_id, student_number, kind, photo_id,"
                        + " photo_sha256, 'MOBILE', now(), now() from card_entry where student_number = $1",
                student);
    }

    private ValidatableResponse nightly(String lines) {
        return as("INTEGRATION", "scope:cards.write")
                .contentType("text/csv; charset=UTF-8")
                .body("entryNumber,status,on,code\r\n" + lines.formatted(today))
                .post(stage.path() + "/reports/import")
                .then()
                .statusCode(200);
    }

    private String effect(String entry, String status, String code) {
        var answer = company.report(entry, status, today.toString(), code);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return new JsonObject(answer.body()).getString("effect");
    }

    private void needForms(String... expected) {
        staff().get(stage.path() + "/students?channel=PAPER&paperForm=NONE")
                .then()
                .statusCode(200)
                .body("items.studentNumber", equalTo(List.of(expected)));
    }

    private Response form(String student, Map<String, Object> more) {
        Map<String, Object> body = new HashMap<>(more);
        body.put("studentNumber", student);
        body.put("receivedOn", today.toString());
        return staff().contentType("application/json").body(body).post(stage.path() + "/paper-applications");
    }

    private Response send(String student, String tag) {
        return staff().contentType("application/json")
                .header("If-Match", tag)
                .body(Map.of("sentOn", today.toString()))
                .post(stage.path() + "/paper-applications/" + student + "/dispatch");
    }

    private List<String> states(String student) {
        return sql("select state from card_entry where student_number = $1 order by id", student).stream()
                .map(row -> row.getString(0))
                .toList();
    }

    private String refusedByTheDatabase(String statement) {
        try {
            sql(statement);
            return "taken";
        } catch (RuntimeException refused) {
            return String.valueOf(refused.getMessage());
        }
    }

    /** Tokens are over by then. */
    private void nextDay() {
        MovableClock.get().advance(Duration.ofDays(1));
        today = today.plusDays(1);
        connect();
    }

    private void connect() {
        String token = token(Set.of(), null, "INTEGRATION", "scope:cards.read", "scope:cards.write");
        company = new ExampleCardCompany(server.resolve(stage.path()), () -> token, folder, null);
    }

    private void request() {
        affairs()
                .body("{\"encrypted\": false}")
                .post(stage.path() + "/packages")
                .then()
                .statusCode(202);
    }

    private RequestSpecification affairs() {
        return as("ACADEMIC_AFFAIRS").contentType("application/json");
    }

    private RequestSpecification staff() {
        return asStaffOf(stage.department(), "DEPARTMENT_STAFF");
    }
}
