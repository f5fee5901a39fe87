package dev.haksa.cardissuer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.haksa.card.ApplicationAnnouncer;
import dev.haksa.cardissuer.ExampleCardCompany.Taken;
import dev.haksa.shared.files.FileStore;
import dev.haksa.shared.files.IncomingFiles;
import dev.haksa.shared.time.Times;
import dev.haksa.support.Calls;
import dev.haksa.support.HttpTest;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** 수령지: from what the student says to what the card company is told. */
@QuarkusTest
class DeliverCardsTest extends HttpTest {
    private static final String OWN = "/api/v1/students/me/card";

    @Inject
    FileStore files;

    @Inject
    IncomingFiles incoming;

    @Inject
    ApplicationAnnouncer announcer;

    @Inject
    Clock clock;

    @TestHTTPResource("/")
    URI server;

    @TempDir
    Path folder;

    private CardStage stage;
    private List<String> students;
    private ExampleCardCompany company;
    private String today;

    @BeforeEach
    void stage() {
        stage = new CardStage(this::sql, files, incoming);
        students = stage.students(4, "MOBILE");
        sql(
                "update student set birth_date = $2 where student_number = any($1)",
                students.toArray(String[]::new),
                LocalDate.of(2000, 1, 1));
        String token = token(Set.of(), null, "INTEGRATION", "scope:cards.read", "scope:cards.write");
        company = new ExampleCardCompany(server.resolve(stage.path()), () -> token, folder, null);
        today = Times.day(clock.instant()).toString();
    }

    @Test
    void the_package_tells_where_each_card_goes() {
        declare(students.getFirst(), 0, "{\"delivery\":\"SCHOOL\"}")
                .statusCode(200)
                .body("declaration.delivery", equalTo("SCHOOL"))
                .body("declaration.warning", notNullValue())
                .body("declaration.deliverySentOn", nullValue())
                .body("declaration.deliveryChange", nullValue());
        declare(students.get(1), 0, "{\"ownPhone\":true,\"delivery\":\"SCHOOL\"}")
                .statusCode(200);
        declare(students.get(1), 1, "{\"ownPhone\":true,\"delivery\":\"HOME\"}").statusCode(200);
        Taken taken = transfer();
        assertThat(taken.student(students.get(0)).delivery()).isEqualTo("SCHOOL");
        assertThat(taken.student(students.get(1)).delivery()).isEqualTo("HOME");
        assertThat(taken.student(students.get(2)).delivery()).isEqualTo("HOME");
    }

    @Test
    void what_the_company_was_told_is_not_changed_here() {
        String student = students.getFirst();
        declare(student, 0, "{\"delivery\":\"SCHOOL\"}").statusCode(200);
        transfer();
        own(student)
                .body("declaration.delivery", equalTo("SCHOOL"))
                .body("declaration.deliverySentOn", equalTo(today))
                .body("declaration.deliveryChange", containsString("apply by mobile"));
        declare(student, 1, "{\"ownPhone\":true,\"delivery\":\"HOME\"}")
                .statusCode(422)
                .body("violations[0].code", equalTo("CARD_DELIVERY_SENT"))
                .body("violations[0].message", containsString("the school"))
                .body("violations[0].facts.on", equalTo(today));
        own(student).header("ETag", "\"1\"").body("declaration.ownPhone", nullValue());
        declare(student, 1, "{\"ownPhone\":true}")
                .statusCode(200)
                .body("declaration.ownPhone", equalTo(true))
                .body("declaration.delivery", equalTo("SCHOOL"));
        declare(student, 2, "{\"ownPhone\":true,\"delivery\":\"SCHOOL\"}").statusCode(200);
        assertThatThrownBy(
                        () -> sql("update card_package_entry set delivery = 'HOME' where student_number = $1", student))
                .hasMessageContaining("where a card goes is fixed");
    }

    @Test
    void a_package_that_was_taken_back_tells_nothing() {
        String student = students.getFirst();
        transfer();
        String first = stage.path() + "/packages/1";
        as("ACADEMIC_AFFAIRS")
                .contentType("application/json")
                .header("If-Match", as("ACADEMIC_AFFAIRS").get(first).header("ETag"))
                .body("{\"reason\": \"수령지를 다시 받습니다.\"}")
                .post(first + "/withdrawal")
                .then()
                .statusCode(200);
        declare(student, 0, "{\"delivery\":\"SCHOOL\"}")
                .statusCode(200)
                .body("declaration.deliverySentOn", nullValue());
        request();
        own(student).body("declaration.delivery", equalTo("SCHOOL")).body("declaration.deliverySentOn", equalTo(today));
    }

    @Test
    void once_applied_the_customer_centre_changes_it() {
        transfer();
        company.report("000001", "APPLIED", today, null);
        own(students.getFirst()).body("declaration.deliveryChange", containsString("1588-1688"));
        declare(students.getFirst(), 0, "{\"delivery\":\"SCHOOL\"}")
                .statusCode(422)
                .body("violations[0].code", equalTo("CARD_APPLIED_ALREADY"));
    }

    @Test
    void a_form_on_paper_says_where_the_card_goes() {
        String foreigner = onPaper(students.get(0));
        String other = onPaper(students.get(1));
        declare(other, 0, "{\"delivery\":\"SCHOOL\"}").statusCode(200);
        transfer();
        company.report(List.of("000001", "000002"), "LINKED", today);
        form(foreigner, Map.of("delivery", "SCHOOL")).then().statusCode(200).body("delivery", equalTo("SCHOOL"));
        form(other, Map.of()).then().statusCode(200).body("delivery", equalTo("SCHOOL"));
        form(foreigner, Map.of("delivery", "HOME")).then().statusCode(200).body("delivery", equalTo("SCHOOL"));
        form(students.get(2), Map.of("delivery", "MOON")).then().statusCode(400);
        staff().get(stage.path() + "/paper-applications")
                .then()
                .body("items.delivery", equalTo(List.of("SCHOOL", "SCHOOL")));
        own(foreigner)
                .body("status", equalTo("APPLIED"))
                .body("declaration.delivery", equalTo("SCHOOL"))
                .body("declaration.deliverySentOn", equalTo(today))
                .body("declaration.warning", notNullValue());
        assertThatThrownBy(() ->
                        sql("update card_paper_application set delivery = 'HOME' where student_number = $1", foreigner))
                .hasMessageContaining("where a card goes is fixed");
    }

    @Test
    void who_is_told_to_apply_is_told_where_the_card_goes() {
        declare(students.getFirst(), 0, "{\"delivery\":\"SCHOOL\"}").statusCode(200);
        transfer();
        company.report(List.of("000001", "000002"), "LINKED", today);
        announcer.announce().await().atMost(Duration.ofSeconds(30));
        assertThat(opened(students.get(0))).isEqualTo("SCHOOL");
        assertThat(opened(students.get(1))).isEqualTo("HOME");
        Calls.until(() -> notices(students.getFirst()).contains("The card goes to the school"));
    }

    @Test
    void whoever_changes_it_while_the_package_is_made_is_told_the_truth() throws InterruptedException {
        List<Thread> all = new ArrayList<>();
        students.forEach(
                student -> all.add(Thread.startVirtualThread(() -> declare(student, 0, "{\"delivery\":\"SCHOOL\"}"))));
        all.add(Thread.startVirtualThread(this::request));
        for (Thread one : all) {
            one.join();
        }
        for (String student : students) {
            String told = sql("select delivery from card_package_entry where student_number = $1", student)
                    .getFirst()
                    .getString(0);
            List<String> said = sql("select delivery from card_declaration where student_number = $1", student).stream()
                    .map(row -> row.getString(0))
                    .toList();
            assertThat(said.isEmpty() ? "HOME" : said.getFirst()).isEqualTo(told);
        }
    }

    private ValidatableResponse declare(String student, int version, String body) {
        return asStudent(student)
                .contentType("application/json")
                .header("If-Match", "\"" + version + "\"")
                .body(body)
                .put(OWN + "/declaration")
                .then();
    }

    private ValidatableResponse own(String student) {
        return asStudent(student).get(OWN).then().statusCode(200);
    }

    private String onPaper(String student) {
        sql("update student set nationality = 'FOREIGN' where student_number = $1", student);
        sql("update card_entry set channel = 'PAPER' where student_number = $1", student);
        return student;
    }

    private void request() {
        as("ACADEMIC_AFFAIRS")
                .contentType("application/json")
                .body("{\"encrypted\": false}")
                .post(stage.path() + "/packages")
                .then()
                .statusCode(202);
    }

    private Taken transfer() {
        request();
        Calls.until(() -> !company.offers().isEmpty());
        return company.take(company.offers().getFirst(), null, 0);
    }

    @Test
    void who_is_shown_to_apply_on_paper_stands_in_the_audit_trail() {
        String list = stage.path() + "/paper-applications";
        String campaign = list.split("/")[4];
        String minor = onPaper(students.getFirst());
        transfer();
        company.report(List.of("000001"), "LINKED", today);
        staff().get(list).then().statusCode(200).body("items", hasSize(0));
        form(minor, Map.of()).then().statusCode(200);
        staff().get(list + "/" + students.get(1)).then().statusCode(404);
        assertThat(looks(campaign)).isEmpty();
        staff().get(list).then().statusCode(200).body("items.studentNumber", contains(minor));
        staff().get(list + "/" + minor).then().statusCode(200);
        assertThat(looks(campaign))
                .extracting(look -> look.getString("action") + " " + look.getString("subject_id"))
                .containsExactly(
                        "CARD_LIST_PAGE_SHOWN " + campaign + "/paper-applications",
                        "CARD_PAPER_APPLICATION_SEEN " + campaign + "/" + minor);
        assertThat(looks(campaign).getFirst().getJsonObject("details").getJsonArray("studentNumbers"))
                .containsExactly(minor);
    }

    private List<Row> looks(String campaign) {
        return sql(
                "select action, subject_id, details from audit_entry where subject_id like $1"
                        + " and action in ('CARD_LIST_PAGE_SHOWN', 'CARD_PAPER_APPLICATION_SEEN') order by id",
                campaign + "/%");
    }

    private Response form(String student, Map<String, Object> more) {
        Map<String, Object> body = new HashMap<>(more);
        body.put("studentNumber", student);
        body.put("receivedOn", today);
        return staff().contentType("application/json").body(body).post(stage.path() + "/paper-applications");
    }

    private String opened(String student) {
        return sql(
                        "select payload ->> 'delivery' from outbox_event where student_number = $1"
                                + " and type = 'card.application-open'",
                        student)
                .getFirst()
                .getString(0);
    }

    private String notices(String student) {
        return asStudent(student)
                .get("/api/v1/students/me/notices?limit=200")
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }

    private RequestSpecification staff() {
        return asStaffOf(stage.department(), "DEPARTMENT_STAFF");
    }
}
