package dev.haksa.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import dev.haksa.calendar.WindowKind;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class WriteCoursePlanTest extends DocumentHttpTest {
    private static final String PLAN = """
            {"contact": {"email": "professor@example.ac.kr", "phone": "02-123-4567"},
             "necessity": "전공의 바탕", "purpose": "회로 해석",
             "level": {"curriculum": "전공 기초", "difficulty": "중급", "audience": "2학년"},
             "teachingModel": {"knowledgeType": "개념적 지식", "operationStrategy": "강의와 토론"}}""";

    @Test
    void the_professor_writes_it_and_those_in_charge_read_it() {
        open();
        asProfessor().get(path()).then().statusCode(404);
        Response created = put(asProfessor(), path(), PLAN);
        created.then().statusCode(201).header("Cache-Control", "private, no-store");
        asProfessor()
                .get(path())
                .then()
                .statusCode(200)
                .header("ETag", created.header("ETag"))
                .header("Cache-Control", "private, no-store")
                .body("section.title", equalTo("회로이론"))
                .body("contact.phone", equalTo("02-123-4567"))
                .body("purpose", equalTo("회로 해석"))
                .body("level.difficulty", equalTo("중급"))
                .body("teachingModel.operationStrategy", equalTo("강의와 토론"));
        for (String role : List.of("DEPARTMENT_STAFF", "DEPARTMENT_HEAD")) {
            asStaffOf(department, role).get(path()).then().statusCode(200);
            asStaffOf(department + 1, role).get(path()).then().statusCode(404);
        }
        as("ACADEMIC_AFFAIRS").get(path()).then().statusCode(200);
        person(UUID.randomUUID(), "PROFESSOR").get(path()).then().statusCode(404);
        anonymous().get(path()).then().statusCode(401);
        as("STUDENT").get(path()).then().statusCode(403);
        anonymous()
                .get("/api/v1/sections/" + section)
                .then()
                .body("links.keySet()", not(hasItem(containsString("lan"))));
    }

    @Test
    void a_change_needs_the_version_that_was_seen() {
        open();
        String first = put(asProfessor(), path(), PLAN).header("ETag");
        String other = PLAN.replace("중급", "고급");
        put(asProfessor(), path(), other).then().statusCode(428);
        put(asProfessor().header("If-Match", "\"5\""), path(), other).then().statusCode(412);
        put(asProfessor().header("If-Match", first).queryParam("dryRun", true), path(), other)
                .then()
                .statusCode(200);
        asProfessor().get(path()).then().body("level.difficulty", equalTo("중급"));
        Response changed = put(asProfessor().header("If-Match", first), path(), other);
        changed.then().statusCode(200);
        put(asProfessor().header("If-Match", first), path(), PLAN).then().statusCode(412);
        asProfessor().get(path()).then().header("ETag", changed.header("ETag")).body("level.difficulty", equalTo("고급"));
        assertThat(sql(
                        "select action from audit_entry where subject_type = 'COURSE_PLAN' and subject_id = $1 order by id",
                        String.valueOf(section)))
                .extracting(row -> row.getString("action"))
                .containsExactly("COURSE_PLAN_CREATED", "COURSE_PLAN_CHANGED");
    }

    @Test
    void is_refused_outside_its_own_window_and_once_the_term_has_started() {
        window(WindowKind.SYLLABUS, Duration.ofHours(-1), Duration.ofHours(1));
        put(asProfessor(), path(), PLAN)
                .then()
                .statusCode(422)
                .body("violations.code", contains("COURSE_PLAN_WINDOW_NOT_SET"));
        window(WindowKind.COURSE_PLAN, Duration.ofHours(1), Duration.ofDays(10));
        put(asProfessor(), path(), PLAN)
                .then()
                .statusCode(422)
                .body("violations.code", contains("COURSE_PLAN_WINDOW_NOT_OPEN"))
                .body("violations[0].article.key", equalTo("7.1"));
        moveToFirstDayOfTerm();
        put(asProfessor(), path(), PLAN)
                .then()
                .statusCode(422)
                .body("violations.code", contains("COURSE_PLAN_FROZEN"))
                .body("violations[0].article.key", equalTo("7.3"));
        asProfessor().get(path()).then().statusCode(404);
    }

    @Test
    void others_do_not_write_it() {
        open();
        put(anonymous(), path(), PLAN).then().statusCode(401);
        for (String role : List.of("STUDENT", "DEPARTMENT_STAFF", "DEPARTMENT_HEAD", "ADMIN")) {
            put(as(role), path(), PLAN).then().statusCode(403);
        }
        put(person(UUID.randomUUID(), "PROFESSOR"), path(), PLAN).then().statusCode(404);
        put(as("ACADEMIC_AFFAIRS"), path(), PLAN).then().statusCode(400);
        asProfessor().get(path()).then().statusCode(404);
        put(as("ACADEMIC_AFFAIRS").queryParam("reason", "교수 입원"), path(), PLAN)
                .then()
                .statusCode(201);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "professor@example.ac.kr | professor | /contact/email",
                "02-123-4567 | call me | /contact/phone",
                "\"전공의 바탕\" | \"\" | /necessity",
                "\"difficulty\" | \"colour\" | /level/colour",
                "\"중급\" | 3 | /level/difficulty"
            })
    void wrong_input_is_named_and_changes_nothing(String text, String wrong, String pointer) {
        open();
        put(asProfessor(), path(), PLAN.replace(text, wrong))
                .then()
                .statusCode(400)
                .body("violations[0].pointer", equalTo(pointer));
        asProfessor().get(path()).then().statusCode(404);
    }

    private void open() {
        window(WindowKind.COURSE_PLAN, Duration.ofHours(-1), Duration.ofHours(1));
    }

    private String path() {
        return "/api/v1/sections/" + section + "/course-plan";
    }
}
