package dev.haksa.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.haksa.shared.security.Caller;
import dev.haksa.support.MovableClock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Cards of earlier years on record, and taking back what was imported by mistake. */
@QuarkusTest
class KnownCardsTest extends CardBase {
    private static final String CARDS = "/api/v1/student-cards";
    private static final String VOIDINGS = CARDS + "/voidings/import";
    private static final Caller COMPANY = Caller.system("card-company");

    @Inject
    CardEntries entries;

    @Test
    void whom_a_page_showed_stands_in_the_audit_trail() {
        campaign();
        String student = studentWithPhoto();
        load(csv(student, "2024-03-21", "소방안전관리학과"));
        list("studentNumber=" + student + "&voided=true").body("items", hasSize(0));
        assertThat(looks(student)).isEmpty();
        list("studentNumber=" + student + "&voided=false").body("items", hasSize(1));
        assertThat(looks(student)).hasSize(1);
        JsonObject look = looks(student).getFirst().getJsonObject("details");
        assertThat(look.getJsonArray("studentNumbers")).containsExactly(student);
        assertThat(look.getJsonObject("criteria").getMap())
                .isEqualTo(Map.of("studentNumber", student, "voided", false));
    }

    private List<Row> looks(String student) {
        return sql(
                "select details from audit_entry where action = 'CARD_LIST_PAGE_SHOWN' and subject_id = 'issued'"
                        + " and details -> 'criteria' ->> 'studentNumber' = $1",
                student);
    }

    @Test
    void a_card_that_was_imported_by_mistake_is_taken_back_by_the_same_file_and_counts_for_nothing() {
        campaign();
        String student = studentWithPhoto();
        String csv = csv(student, "2024-03-21", "소방안전관리학과");
        load(csv).body("created", equalTo(1));
        card(student).body("method", equalTo("REISSUE"));
        takeBack(csv, "reason=wrong column&dryRun=true").body("applied", equalTo(false));
        card(student).body("method", equalTo("REISSUE"));
        takeBack(csv, "reason=wrong column")
                .body("applied", equalTo(true))
                .body("updated", equalTo(1))
                .body("unchanged", equalTo(0));
        card(student).body("method", equalTo("MOBILE"));
        takeBack(csv, "reason=once more").body("updated", equalTo(0)).body("unchanged", equalTo(1));
        list("studentNumber=" + student)
                .body("items", hasSize(1))
                .body("items[0].source", equalTo("IMPORT"))
                .body("items[0].voided.reason", equalTo("wrong column"))
                .body("items[0].voided.byName", notNullValue());
        sendAll();
        assertThat(sql("select state from card_entry where student_number = $1", student)
                        .getFirst()
                        .getString(0))
                .isEqualTo("ON_ROSTER");
        assertThat(sql(
                        "select 1 from audit_entry where action = 'STUDENT_CARDS_TAKEN_BACK' and reason = 'wrong column'"
                                + " and details::text like '%' || $1 || '%'",
                        student))
                .hasSize(1);
    }

    @Test
    void another_name_of_the_department_is_a_mistake_until_the_card_was_taken_back() {
        String student = student();
        String wrong = csv(student, "2024-03-21", "소방안전학과");
        String right = csv(student, "2024-03-21", "소방안전관리학과");
        load(wrong).body("created", equalTo(1));
        load(right)
                .body("applied", equalTo(false))
                .body("mistakes[0].code", equalTo("CARD_ON_RECORD_OTHERWISE"))
                .body("mistakes[0].column", equalTo("departmentName"));
        load("studentNumber,issuedOn\n" + student + ",2024-03-21\n").body("unchanged", equalTo(1));
        takeBack(wrong, "reason=wrong name").body("updated", equalTo(1));
        load(right).body("created", equalTo(1));
        load(right).body("unchanged", equalTo(1));
        list("studentNumber=" + student + "&voided=false")
                .body("items.departmentName", equalTo(List.of("소방안전관리학과")))
                .body("items[0].voided", nullValue());
    }

    @Test
    void what_is_not_on_record_or_came_of_a_campaign_is_not_taken_back() {
        campaign();
        String student = studentWithPhoto();
        sendAll();
        sql(
                "insert into student_card (student_number, issued_on, source, entry_id, recorded_at)"
                        + " select student_number, '2024-03-22', 'CAMPAIGN', id, now() from card_entry"
                        + " where student_number = $1",
                student);
        takeBack(
                        "studentNumber,issuedOn\n" + student + ",2024-03-21\n" + student + ",2024-03-22\n",
                        "reason=wrong column&mode=BEST_EFFORT")
                .body("updated", equalTo(0))
                .body("mistakes.code", equalTo(List.of("CARD_NOT_ON_RECORD", "CARD_OF_A_CAMPAIGN")));
        list("studentNumber=" + student).body("items[0].voided", nullValue());
    }

    @Test
    void taking_a_file_back_leaves_the_card_that_the_campaign_issued_on_that_day() {
        campaign();
        String student = studentWithPhoto();
        sendAll();
        day(13);
        submit().statusCode(200);
        decide(true, null).statusCode(200);
        transact(connection -> entries.transferred(connection, code, now(), COMPANY));
        step(student, EntryState.ISSUER_LINKED);
        day(20);
        String csv = "studentNumber,issuedOn\n" + student + "," + first.plusDays(20) + "\n";
        load(csv).body("created", equalTo(1));
        step(student, EntryState.DELIVERED);
        list("studentNumber=" + student).body("items.source", equalTo(List.of("IMPORT", "CAMPAIGN")));
        load(csv).body("unchanged", equalTo(1));
        takeBack(csv, "reason=not from us").body("updated", equalTo(1));
        takeBack(csv, "reason=once more").body("unchanged", equalTo(1));
        list("studentNumber=" + student + "&voided=false").body("items.source", equalTo(List.of("CAMPAIGN")));
        load(csv).body("created", equalTo(0)).body("unchanged", equalTo(1));
        list("studentNumber=" + student).body("items", hasSize(2));
    }

    @Test
    void a_reason_is_needed() {
        String student = student();
        String csv = csv(student, "2024-03-21", "소방안전관리학과");
        load(csv).body("created", equalTo(1));
        for (String query : List.of("dryRun=false", "reason=%20%20", "reason=" + "x".repeat(501))) {
            affairsWith(csv)
                    .urlEncodingEnabled(false)
                    .post(VOIDINGS + "?" + query)
                    .then()
                    .statusCode(400)
                    .body("violations.code", hasItem("CARD_RECALL_REASON"));
        }
        list("studentNumber=" + student).body("items[0].voided", nullValue());
    }

    @Test
    void cards_are_listed_page_by_page() {
        String student = student();
        for (String day : List.of("2022-03-21", "2023-03-21", "2024-03-21")) {
            load(csv(student, day, "소방안전관리학과")).body("created", equalTo(1));
        }
        String next = list("studentNumber=" + student + "&limit=2&count=true")
                .body("items.issuedOn", equalTo(List.of("2022-03-21", "2023-03-21")))
                .body("count", equalTo(3))
                .header("Link", containsString("rel=\"next\""))
                .header("Cache-Control", "private, no-store")
                .extract()
                .path("next");
        list("studentNumber=" + student + "&limit=2&after=" + next)
                .body("items.issuedOn", equalTo(List.of("2024-03-21")))
                .body("next", nullValue());
        list("studentNumber=" + student + "&issuedOn=2023-03-21&source=IMPORT&voided=false")
                .body("items", hasSize(1));
        list("studentNumber=" + student + "&source=CAMPAIGN").body("items", hasSize(0));
        affairs().get(CARDS + "?after=nothing").then().statusCode(400);
    }

    @Test
    void only_academic_affairs_sees_and_takes_back_cards() {
        String csv = csv(student(), "2024-03-21", "소방안전관리학과");
        anonymous().get(CARDS).then().statusCode(401);
        csv(anonymous(), csv).post(VOIDINGS + "?reason=wrong").then().statusCode(401);
        for (RequestSpecification other :
                List.of(as("DEAN"), asStaffOf(department.department(), "DEPARTMENT_STAFF"), asStudent("24101001"))) {
            csv(other, csv).post(VOIDINGS + "?reason=wrong").then().statusCode(403);
        }
        as("DEAN").get(CARDS).then().statusCode(403);
    }

    @Test
    void the_database_lets_a_card_only_be_taken_back() {
        String student = student();
        load(csv(student, "2024-03-21", "소방안전관리학과")).body("created", equalTo(1));
        String taken = "voided_at = now(), voided_by = 'x', voided_by_name = 'x', void_reason = 'x'";
        for (String change : List.of(
                "update student_card set department_name = '다른 학과'",
                "update student_card set voided_at = now()",
                "update student_card set issued_on = '2024-03-22', " + taken,
                "delete from student_card")) {
            assertThatThrownBy(() -> sql(change + " where student_number = $1", student))
                    .as(change)
                    .isInstanceOf(RuntimeException.class);
        }
        sql("update student_card set " + taken + " where student_number = $1", student);
        assertThatThrownBy(() -> sql(
                        "update student_card set voided_at = null, voided_by = null, voided_by_name = null,"
                                + " void_reason = null where student_number = $1",
                        student))
                .isInstanceOf(RuntimeException.class);
    }

    private void step(String student, EntryState state) {
        int id = campaignId();
        EntryStep step = new EntryStep(student, state, null, Map.of(), now());
        transact(connection -> entries.advance(connection, id, List.of(step), COMPANY));
    }

    private void transact(Function<SqlConnection, Uni<AdvancedEntries>> work) {
        pool.withTransaction(work).await().atMost(Duration.ofSeconds(30));
    }

    private static Instant now() {
        return MovableClock.get().instant().truncatedTo(ChronoUnit.MICROS);
    }

    private static String csv(String student, String day, String department) {
        return "studentNumber,issuedOn,departmentName\n" + student + "," + day + "," + department + "\n";
    }

    private static RequestSpecification csv(RequestSpecification from, String csv) {
        return from.contentType("text/csv; charset=UTF-8").body(csv);
    }

    private RequestSpecification affairsWith(String csv) {
        return csv(as("ACADEMIC_AFFAIRS"), csv);
    }

    private ValidatableResponse load(String csv) {
        return affairsWith(csv).post(CARDS + "/import").then().statusCode(200);
    }

    private ValidatableResponse takeBack(String csv, String query) {
        return affairsWith(csv).post(VOIDINGS + "?" + query).then().statusCode(200);
    }

    private ValidatableResponse list(String query) {
        return affairs().get(CARDS + "?" + query).then().statusCode(200);
    }
}
