package dev.haksa.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.haksa.photo.PhotoWindow;
import dev.haksa.support.MovableClock;
import dev.haksa.support.StudentData;
import io.quarkus.arc.All;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
class OwnCardTest extends CardBase {
    private static final String OWN = "/api/v1/students/me/card";

    @Inject
    @All
    List<PhotoWindow> windows;

    @Test
    void tells_a_student_everything() {
        campaign();
        String student = student();
        card(student)
                .header("Cache-Control", containsString("no-store"))
                .header("ETag", "\"0\"")
                .body("campaign", equalTo(code))
                .body("status", equalTo("PHOTO_MISSING"))
                .body("method", equalTo("MOBILE"))
                .body("reasons.code", equalTo(List.of("CARD_ENTRANT", "CARD_PHOTO_MISSING")))
                .body("reasons[0].article.key", equalTo("card.3.1"))
                .body("reasons[0].article.href", equalTo("/api/v1/regulations/articles/card.3.1"))
                .body("timeline.stage", hasSize(6))
                .body("timeline[0].state", equalTo("CURRENT"))
                .body("timeline[0].until", equalTo(first.plusDays(7).toString()))
                .body("nextSteps.code", equalTo(List.of("UPLOAD_PHOTO", "SAY_WHOSE_PHONE")))
                .body("declaration.delivery", equalTo("HOME"));
        anonymous().get("/api/v1/regulations/articles/card.3.1").then().statusCode(200);
        io.restassured.RestAssured.given()
                .header("Authorization", "Bearer " + token(java.util.Set.of(), student, "STUDENT"))
                .header("Accept-Language", "ko")
                .get(OWN)
                .then()
                .body("nextSteps[0].message", containsString("증명사진"));
        photo(student, "SUBMITTED");
        card(student).body("status", equalTo("PHOTO_IN_REVIEW"));
        sql("update student_photo set state = 'SUPERSEDED' where student_number = $1", student);
        photo(student, "REJECTED");
        card(student).body("status", equalTo("PHOTO_REJECTED"));
        photo(student, "APPROVED");
        card(student).body("status", equalTo("READY")).body("timeline[1].state", equalTo("CURRENT"));
    }

    @Test
    void students_of_a_department_that_sent_nothing_read_why() {
        campaign();
        String student = studentWithPhoto();
        day(12);
        card(student).body("status", equalTo("READY"));
        day(13);
        card(student)
                .body("status", equalTo("NOT_ELIGIBLE"))
                .body("reasons.code", hasItem("CARD_ROSTER_NOT_SENT"))
                .body("timeline[1].state", equalTo("MISSED"));
    }

    @Test
    void a_minor_applies_by_mobile_from_the_birthday_on() {
        campaign();
        String minor = studentWithPhoto();
        set(minor, "birth_date", first.plusDays(15).minusYears(19));
        sendAll();
        card(minor)
                .body("method", equalTo("PAPER"))
                .body(
                        "reasons.find { it.code == 'CARD_UNDER_AGE' }.facts.adultOn",
                        equalTo(first.plusDays(15).toString()));
        at(14, LocalTime.of(23, 59));
        card(minor).body("method", equalTo("PAPER"));
        at(15, LocalTime.of(0, 1));
        card(minor).body("method", equalTo("MOBILE")).body("reasons.code", not(hasItem("CARD_UNDER_AGE")));
        assertThat(sql("select channel, mobile_from from card_entry where student_number = $1", minor)
                        .getFirst()
                        .getLocalDate("mobile_from"))
                .isEqualTo(first.plusDays(15));
    }

    @Test
    void students_say_whose_phone_they_have_and_where_the_card_goes() {
        campaign();
        String student = studentWithPhoto();
        sendAll();
        asStudent(student)
                .contentType("application/json")
                .body("{\"ownPhone\":false,\"delivery\":\"SCHOOL\"}")
                .put(OWN + "/declaration")
                .then()
                .statusCode(428);
        asStudent(student)
                .contentType("application/json")
                .header("If-Match", "\"0\"")
                .body("{\"ownPhone\":false,\"delivery\":\"SCHOOL\"}")
                .put(OWN + "/declaration")
                .then()
                .statusCode(200)
                .header("ETag", "\"1\"")
                .body("method", equalTo("PAPER"))
                .body("reasons.code", hasItem("CARD_NO_OWN_PHONE"))
                .body("declaration.warning", notNullValue())
                .body("nextSteps.code", hasItem("SCHOOL_TAKES_LONGER"));
        assertThat(sql("select channel from card_entry where student_number = $1", student)
                        .getFirst()
                        .getString(0))
                .isEqualTo("PAPER");
        asStudent(student)
                .contentType("application/json")
                .header("If-Match", "\"1\"")
                .body("{\"ownPhone\":true}")
                .put(OWN + "/declaration")
                .then()
                .statusCode(200)
                .body("method", equalTo("MOBILE"))
                .body("declaration.warning", nullValue());
        card(student).body("declaration.ownPhone", equalTo(true)).header("ETag", "\"2\"");
        asStudent(student)
                .contentType("application/json")
                .header("If-Match", "\"1\"")
                .body("{\"ownPhone\":true}")
                .put(OWN + "/declaration")
                .then()
                .statusCode(412);
        asStudent(student)
                .contentType("application/json")
                .header("If-Match", "\"2\"")
                .body("{\"delivery\":\"MOON\"}")
                .put(OWN + "/declaration")
                .then()
                .statusCode(400);
    }

    @Test
    void a_change_of_major_makes_a_student_of_an_earlier_year_apply() {
        campaign();
        StudentData former = new StudentData(this::sql);
        String student = studentWithPhoto();
        set(student, "entrance_year", 2024);
        sql(
                "insert into student_card (student_number, issued_on, source, recorded_at) values ($1, $2, 'IMPORT', now())",
                student,
                LocalDate.of(2024, 3, 21));
        card(student).body("method", equalTo("REISSUE")).body("timeline", hasSize(0));
        sql(
                "insert into student_change (student_number, kind, effective_on, at, before, after, actor_id, actor_name)"
                        + " values ($1, 'PROGRAM_CHANGED', $2, now(), jsonb_build_object('program', $3::text),"
                        + " jsonb_build_object('program', $4::text), 'x', 'x')",
                student,
                first.plusDays(1),
                former.programCode(),
                department.programCode());
        card(student).body("method", equalTo("REISSUE"));
        day(1);
        card(student).body("method", equalTo("MOBILE")).body("reasons.code", hasItem("CARD_DEPARTMENT_CHANGED"));
    }

    @Test
    void a_change_of_major_that_was_recorded_without_names_counts_by_its_programs() {
        campaign();
        String student = studentWithPhoto();
        set(student, "entrance_year", 2024);
        sql(
                "insert into student_card (student_number, issued_on, source, recorded_at) values ($1, '2024-03-21', 'IMPORT',"
                        + " now())",
                student);
        String program = "P-" + java.util.UUID.randomUUID();
        sql(
                "insert into student_change (student_number, kind, effective_on, at, before, after, actor_id, actor_name)"
                        + " values ($1, 'PROGRAM_CHANGED', $2, now(), jsonb_build_object('program', $3::text),"
                        + " jsonb_build_object('program', $4::text), 'x', 'x')",
                student,
                first,
                program,
                department.programCode());
        card(student).body("method", equalTo("REISSUE"));
        sql(
                "insert into program (code, department_id, name_ko, degree) values ($1, $2, '전공', 'BACHELOR')",
                program,
                new StudentData(this::sql).department());
        card(student).body("method", equalTo("MOBILE")).body("reasons.code", hasItem("CARD_DEPARTMENT_CHANGED"));
    }

    @Test
    void without_a_campaign_there_is_nothing_to_apply_for() {
        String student = student();
        card(student)
                .body("status", equalTo("NOT_ELIGIBLE"))
                .body("reasons[0].code", equalTo("CARD_NO_CAMPAIGN"))
                .body("campaign", nullValue());
        asStudent(student)
                .contentType("application/json")
                .header("If-Match", "\"0\"")
                .body("{\"ownPhone\":true}")
                .put(OWN + "/declaration")
                .then()
                .statusCode(422)
                .body("violations[0].code", equalTo("CARD_NO_CAMPAIGN"));
    }

    @Test
    void photos_can_be_uploaded_until_the_end_of_the_stage_by_those_who_apply() {
        campaign();
        String student = student();
        String reissue = student();
        sql(
                "insert into student_card (student_number, issued_on, source, recorded_at) values ($1, $2, 'IMPORT', now())",
                reissue,
                LocalDate.of(2024, 3, 21));
        at(7, LocalTime.of(23, 59));
        assertThat(closed(student)).isEmpty();
        at(8, LocalTime.of(0, 0, 1));
        assertThat(closed(student)).containsExactly("CARD_PHOTOS_CLOSED");
        assertThat(closed(reissue)).isEmpty();
        reopen(department, first.plusDays(9), true).statusCode(200);
        assertThat(closed(student)).isEmpty();
    }

    private List<Row> looks(String student) {
        return sql(
                "select actor_roles from audit_entry where action = 'CARD_SEEN' and subject_id = $1 order by id",
                student);
    }

    @Test
    void only_the_student_and_the_department_see_a_card_and_every_look_of_staff_is_recorded() {
        campaign();
        String student = student();
        String other = "/api/v1/students/" + student + "/card";
        anonymous().get(OWN).then().statusCode(401);
        as("PROFESSOR").get(OWN).then().statusCode(403);
        as("STUDENT").get(OWN).then().statusCode(404);
        anonymous()
                .contentType("application/json")
                .body("{}")
                .put(OWN + "/declaration")
                .then()
                .statusCode(401);
        staff().body("{}").put(OWN + "/declaration").then().statusCode(403);
        anonymous().get(other).then().statusCode(401);
        asStudent(student).get(other).then().statusCode(403);
        asStaffOf(new StudentData(this::sql).department(), "DEPARTMENT_STAFF")
                .get(other)
                .then()
                .statusCode(404);
        assertThat(looks(student)).as("who sees nothing, and the student").isEmpty();
        staff().get(other).then().statusCode(200).body("status", equalTo("PHOTO_MISSING"));
        affairs().get(other).then().statusCode(200);
        card(student);
        assertThat(looks(student))
                .extracting(look -> look.getString("actor_roles"))
                .containsExactly("DEPARTMENT_STAFF", "ACADEMIC_AFFAIRS");
    }

    @Test
    void cards_of_earlier_years_are_imported_and_lead_to_a_reissue() {
        campaign();
        String student = studentWithPhoto();
        String csv = "studentNumber,issuedOn,departmentName\n" + student + ",2024-03-21,소방안전관리학과\n";
        String path = "/api/v1/student-cards/import";
        anonymous()
                .contentType("text/csv; charset=UTF-8")
                .body(csv)
                .post(path)
                .then()
                .statusCode(401);
        asStaffOf(department.department(), "DEPARTMENT_STAFF")
                .contentType("text/csv; charset=UTF-8")
                .body(csv)
                .post(path)
                .then()
                .statusCode(403);
        as("ACADEMIC_AFFAIRS")
                .contentType("text/csv; charset=UTF-8")
                .body(csv)
                .post(path)
                .then()
                .statusCode(200)
                .body("created", equalTo(1));
        as("ACADEMIC_AFFAIRS")
                .contentType("text/csv; charset=UTF-8")
                .body(csv)
                .post(path)
                .then()
                .body("unchanged", equalTo(1));
        as("ACADEMIC_AFFAIRS")
                .contentType("text/csv; charset=UTF-8")
                .body("studentNumber,issuedOn\n00000000,2024-03-21\n" + student + ",soon\n")
                .post(path)
                .then()
                .statusCode(200)
                .body("applied", equalTo(false))
                .body("mistakes", hasSize(2));
        as("ACADEMIC_AFFAIRS")
                .contentType("text/csv; charset=UTF-8")
                .body("studentNumber,issuedOn\n" + student + "," + first.plusDays(1) + "\n")
                .post(path)
                .then()
                .statusCode(200)
                .body("applied", equalTo(false))
                .body("mistakes[0].code", equalTo("CARD_ISSUED_IN_FUTURE"));
        card(student)
                .body("method", equalTo("REISSUE"))
                .body("nextSteps.code", equalTo(List.of("CALL_CUSTOMER_CENTRE")));
    }

    private List<String> closed(String student) {
        return windows.stream()
                .map(window -> window.closed(pool, student, MovableClock.get().instant())
                        .await()
                        .atMost(Duration.ofSeconds(30)))
                .flatMap(found -> found.stream().map(one -> one.violation().code()))
                .toList();
    }
}
