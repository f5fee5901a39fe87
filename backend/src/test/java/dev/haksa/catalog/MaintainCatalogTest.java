package dev.haksa.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.haksa.support.Campus;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class MaintainCatalogTest extends CatalogHttpTest {
    @Test
    void departments_programs_and_courses_are_added_and_changed() {
        Response department = post("departments", "{\"nameKo\": \"학과" + prefix + "\", \"openedYear\": 2027}");
        department.then().statusCode(201);
        int id = department.path("id");
        change(department, "{\"nameEn\": \"New " + prefix + "\"}").then().statusCode(200);
        anonymous().get("/api/v1/departments/" + id).then().body("nameEn", equalTo("New " + prefix));
        Response program = post(
                "programs",
                "{\"code\": \"" + prefix + "\", \"departmentId\": " + id
                        + ", \"nameKo\": \"과정\", \"degree\": \"MASTER\"}");
        program.then().statusCode(201);
        change(program, "{\"degree\": \"DOCTOR\"}").then().statusCode(200).body("degree", equalTo("DOCTOR"));
        anonymous().get(program.header("Location")).then().body("degree", equalTo("DOCTOR"));
        Response course = post("courses", course(number("1"), 3));
        course.then().statusCode(201);
        change(course, "{\"titleKo\": \"새 제목\"}").then().statusCode(200);
        anonymous()
                .get("/api/v1/courses/" + number("1"))
                .then()
                .body("titleKo", equalTo("새 제목"))
                .body("credits", equalTo(3));
        var entries = sql(
                "select action, details from audit_entry where subject_type = 'DEPARTMENT' and subject_id = $1 order by id",
                String.valueOf(id));
        assertThat(entries)
                .extracting(entry -> entry.getString("action"))
                .containsExactly("DEPARTMENT_CREATED", "DEPARTMENT_CHANGED");
        assertThat(entries.getLast()
                        .getJsonObject("details")
                        .getJsonObject("after")
                        .fieldNames())
                .containsExactly("name_en");
    }

    @Test
    void the_code_in_student_numbers_needs_the_president_and_is_not_given_here() {
        post("departments", "{\"nameKo\": \"학과" + prefix + "\", \"openedYear\": 2027, \"studentNumberCode\": 99}")
                .then()
                .statusCode(400);
    }

    @Test
    void what_exists_already_is_a_conflict() {
        post("courses", course(number("1"), 3)).then().statusCode(201);
        post("courses", course(number("1"), 2)).then().statusCode(409);
        anonymous().get("/api/v1/courses/" + number("1")).then().body("credits", equalTo(3));
    }

    @Test
    void a_term_ends_after_it_starts() {
        String term = newTerm();
        String tag = anonymous().get("/api/v1/terms/" + term).header("ETag");
        int year = Integer.parseInt(term.substring(0, 4));
        String path = "/api/v1/terms/" + term;
        patch(path, tag, "{\"endsOn\": \"" + year + "-03-02\"}")
                .then()
                .statusCode(400)
                .body("violations[0].pointer", equalTo("/endsOn"));
        patch(path, tag, "{\"endsOn\": \"" + year + "-06-30\"}").then().statusCode(200);
        anonymous().get(path).then().body("endsOn", equalTo(year + "-06-30"));
        sql("delete from term where code = $1", year + "-SUMMER");
        String summer = "{\"code\": \"" + year + "-SUMMER\", \"startsOn\": \"" + year + "-06-24\", \"endsOn\": \""
                + year + "-07-20\", \"classDays\": 15}";
        post("terms", summer).then().statusCode(201).body("season", equalTo("SUMMER"));
        post("terms", summer.replace("SUMMER", "AUTUMN"))
                .then()
                .statusCode(400)
                .body("violations[0].code", equalTo("NOT_A_TERM_CODE"));
    }

    @Test
    void a_section_is_added_and_changed_with_its_seats_and_times() {
        String term = newTerm();
        Response section = newSection(term);
        section.then()
                .statusCode(201)
                .body("title", equalTo("교과목"))
                .body("capacity", equalTo(40))
                .body("classTimes", hasSize(1))
                .body("classTimes[0].endsAt", equalTo("12:15"));
        String path = section.header("Location");
        Response changed = change(
                section,
                "{\"capacity\": 50, \"gradingScheme\": \"PASS_FAIL\", \"classTimes\": [{\"day\": \"FRIDAY\", \"startsAt\": \"09:10\", \"endsAt\": \"10:00\"}]}");
        changed.then().statusCode(200);
        anonymous()
                .get(path)
                .then()
                .header("ETag", changed.header("ETag"))
                .body("capacity", equalTo(50))
                .body("gradingScheme", equalTo("PASS_FAIL"))
                .body("classTimes.day", equalTo(List.of("FRIDAY")));
        patch(path, section.header("ETag"), "{\"capacity\": 60}").then().statusCode(412);
        patch(path, null, "{\"capacity\": 60}").then().statusCode(428);
        anonymous().get(path).then().body("capacity", equalTo(50));
    }

    @Test
    void capacity_never_falls_below_the_enrolled() {
        Response section = newSection(newTerm());
        sql("update section_seats set enrolled = 30 where section_id = $1", section.<Integer>path("id"));
        change(section, "{\"capacity\": 29}")
                .then()
                .statusCode(409)
                .body("violations[0].code", equalTo("CAPACITY_BELOW_ENROLLED"))
                .body("violations[0].facts.enrolled", equalTo(30));
        anonymous().get(section.header("Location")).then().body("capacity", equalTo(40));
        change(section, "{\"capacity\": 30}").then().statusCode(200).body("freeSeats", equalTo(0));
    }

    @Test
    void a_published_exam_moves_only_for_a_reason_that_is_recorded() {
        String term = newTerm();
        Response section = newSection(term);
        sql(
                "insert into academic_window (term_id, kind, opens_at, closes_at) select id, 'ENROLLMENT', $2, $3 from term where code = $1",
                term,
                OffsetDateTime.now(ZoneOffset.UTC).minusDays(2),
                OffsetDateTime.now(ZoneOffset.UTC).minusDays(1));
        String slot =
                "\"examSlot\": {\"startsAt\": \"2027-06-15T10:00:00+09:00\", \"endsAt\": \"2027-06-15T11:00:00+09:00\"}";
        change(section, "{" + slot + "}").then().statusCode(422).body("violations[0].article.key", equalTo("17.5"));
        anonymous().get(section.header("Location")).then().body("examSlot.startsAt", equalTo("2027-06-14T01:00:00Z"));
        change(section, "{" + slot + ", \"reason\": \"정전\"}")
                .then()
                .statusCode(200)
                .body("examSlot.startsAt", equalTo("2027-06-15T01:00:00Z"));
        var entry = sql(
                        "select reason, details from audit_entry where action = 'SECTION_CHANGED' and subject_id = $1",
                        String.valueOf(section.<Integer>path("id")))
                .getFirst();
        assertThat(entry.getString("reason")).isEqualTo("정전");
        assertThat(entry.getJsonObject("details").getJsonObject("before").getString("examSlot"))
                .contains("2027-06-14T01:00:00Z");
    }

    @Test
    void a_department_that_does_not_exist_is_named() {
        post("courses", course(number("1"), 3).replace("}", ", \"departmentId\": 2147483647}"))
                .then()
                .statusCode(400)
                .body("violations[0].code", equalTo("NO_SUCH_DEPARTMENT"))
                .body("violations[0].pointer", equalTo("/departmentId"));
        anonymous().get("/api/v1/courses/" + number("1")).then().statusCode(404);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"capacity\": -1} | /capacity",
                "{\"capacity\": \"many\"} | /capacity",
                "{\"classTimes\": [{\"day\": \"MONDAY\", \"startsAt\": \"10:00\", \"endsAt\": \"09:00\"}]} | /classTimes/0/endsAt",
                "{\"examSlot\": {\"startsAt\": \"2027-06-15T10:00:00+09:00\", \"endsAt\": \"2027-06-15T10:00:00+09:00\"}} | /examSlot/endsAt",
                "{\"departmentId\": 2147483647} | /departmentId",
                "{\"professorId\": \"00000000-0000-0000-0000-000000000000\"} | /professorId",
                "{\"colour\": 1} | /colour"
            })
    void wrong_input_is_named_and_changes_nothing(String body, String pointer) {
        Response section = newSection(newTerm());
        change(section, body).then().statusCode(400).body("violations[0].pointer", equalTo(pointer));
        anonymous().get(section.header("Location")).then().header("ETag", section.header("ETag"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"departments", "programs", "courses", "terms", "terms/2016-FALL/sections"})
    void only_academic_affairs_adds(String what) {
        anonymous()
                .contentType(ContentType.JSON)
                .body("{}")
                .post("/api/v1/" + what)
                .then()
                .statusCode(401);
        for (String role : List.of("STUDENT", "PROFESSOR", "DEPARTMENT_HEAD", "ADMIN")) {
            as(role).contentType(ContentType.JSON)
                    .body("{}")
                    .post("/api/v1/" + what)
                    .then()
                    .statusCode(403);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"departments/1", "programs/1", "courses/x", "terms/2016-FALL", "sections/1"})
    void only_academic_affairs_changes(String what) {
        anonymous()
                .contentType(ContentType.JSON)
                .body("{}")
                .patch("/api/v1/" + what)
                .then()
                .statusCode(401);
        for (String role : List.of("STUDENT", "PROFESSOR", "DEPARTMENT_HEAD", "ADMIN")) {
            as(role).contentType(ContentType.JSON)
                    .header("If-Match", "*")
                    .body("{}")
                    .patch("/api/v1/" + what)
                    .then()
                    .statusCode(403);
        }
    }

    private Response newSection(String term) {
        post("courses", course(number("9"), 3)).then().statusCode(201);
        return post(
                "terms/" + term + "/sections",
                "{\"courseNumber\": \"" + number("9") + "\", \"sectionNumber\": \"001\", \"capacity\": 40,"
                        + " \"classTimes\": [{\"day\": \"MONDAY\", \"startsAt\": \"11:00\", \"endsAt\": \"12:15\"}],"
                        + " \"examSlot\": {\"startsAt\": \"2027-06-14T10:00:00+09:00\", \"endsAt\": \"2027-06-14T11:00:00+09:00\"}}");
    }

    @Test
    void the_credits_of_a_course_do_not_change_for_those_who_hold_it() {
        Campus campus = Campus.open(pool);
        String student = campus.student();
        int section = campus.section(3, 5);
        String number = sql(
                        "select course_number from course c join section s on s.course_id = c.id where s.id = $1",
                        section)
                .getFirst()
                .getString(0);
        String path = "/api/v1/students/me/enrollments/" + section;
        asStudent(student).put(path).then().statusCode(201);
        changeCredits(number, 2)
                .statusCode(409)
                .body("violations.code", contains("COURSE_IS_HELD"))
                .body("violations[0].facts.enrolled", equalTo(1));
        anonymous().get("/api/v1/courses/" + number).then().body("credits", equalTo(3));
        asStudent(student).delete(path).then().statusCode(200);
        changeCredits(number, 2).statusCode(200).body("credits", equalTo(2));
    }

    private ValidatableResponse changeCredits(String number, int credits) {
        String path = "/api/v1/courses/" + number;
        return as("ACADEMIC_AFFAIRS")
                .header("If-Match", anonymous().get(path).header("ETag"))
                .contentType("application/json")
                .body("{\"credits\": " + credits + "}")
                .patch(path)
                .then();
    }

    private static String course(String number, int credits) {
        return "{\"courseNumber\": \"" + number + "\", \"titleKo\": \"교과목\", \"credits\": " + credits
                + ", \"category\": \"MAJOR_ELECTIVE\"}";
    }

    private Response post(String what, String body) {
        return as("ACADEMIC_AFFAIRS").contentType(ContentType.JSON).body(body).post("/api/v1/" + what);
    }

    private Response change(Response created, String body) {
        return patch(created.header("Location"), created.header("ETag"), body);
    }

    private Response patch(String path, String ifMatch, String body) {
        var request = as("ACADEMIC_AFFAIRS").contentType(ContentType.JSON).body(body);
        return (ifMatch == null ? request : request.header("If-Match", ifMatch)).patch(path);
    }
}
