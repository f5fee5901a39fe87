package dev.haksa.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.haksa.calendar.WindowKind;
import dev.haksa.support.MovableClock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class WriteSyllabusTest extends DocumentHttpTest {
    private static final String SYLLABUS = """
            {"courseInformation": {"overview": "회로의 기초", "objectives": "회로를 해석한다.", "textbooks": "회로이론",
                                   "teachingMethods": "동영상", "remarks": "계산기 지참", "equivalentCourses": ["EE.1"]},
             "assessment": [{"item": "FINAL_EXAM", "percent": 60}, {"item": "ATTENDANCE", "percent": 40}],
             "weeklyPlan": [{"week": 1, "topic": "저항", "contents": "옴의 법칙", "assessment": "퀴즈 1"},
                            {"week": 2, "topic": "회로망"}]}""";

    @Test
    void the_professor_writes_it_and_everybody_reads_it_with_the_section() {
        open();
        anonymous().get(path()).then().statusCode(404);
        anonymous().get(sectionPath()).then().body("links.syllabus", nullValue());
        Response created = put(asProfessor(), path(), SYLLABUS);
        created.then().statusCode(201).header("Location", org.hamcrest.Matchers.endsWith(path()));
        anonymous()
                .get(path())
                .then()
                .statusCode(200)
                .header("ETag", created.header("ETag"))
                .body("section.title", equalTo("회로이론"))
                .body("section.courseNumber", equalTo(number("1")))
                .body("section.credits", equalTo(3))
                .body("section.category", equalTo("MAJOR_REQUIRED"))
                .body("section.department.id", equalTo(department))
                .body("section.professor", equalTo("김교수"))
                .body("courseInformation.remarks", equalTo("계산기 지참"))
                .body("courseInformation.equivalentCourses", contains("EE.1"))
                .body("assessment.item", contains("FINAL_EXAM", "ATTENDANCE"))
                .body("assessment.percent", contains(60, 40))
                .body("weeklyPlan", hasSize(2))
                .body("weeklyPlan[0].assessment", equalTo("퀴즈 1"))
                .body("updatedAt", notNullValue());
        anonymous().get(sectionPath()).then().body("links.syllabus", equalTo(path()));
        anonymous()
                .header("If-None-Match", created.header("ETag"))
                .get(path())
                .then()
                .statusCode(304);
    }

    @Test
    void a_change_needs_the_version_that_was_seen() {
        open();
        put(asProfessor().header("If-Match", "\"0\""), path(), SYLLABUS).then().statusCode(412);
        anonymous().get(path()).then().statusCode(404);
        Response created = put(asProfessor().header("If-None-Match", "*"), path(), SYLLABUS);
        created.then().statusCode(201);
        String other = SYLLABUS.replace("저항", "전압");
        put(asProfessor(), path(), other).then().statusCode(428);
        put(asProfessor().header("If-None-Match", "*"), path(), other).then().statusCode(412);
        put(asProfessor().header("If-Match", "\"7\""), path(), other).then().statusCode(412);
        anonymous().get(path()).then().body("weeklyPlan[0].topic", equalTo("저항"));
        Response changed = put(asProfessor().header("If-Match", created.header("ETag")), path(), other);
        changed.then().statusCode(200);
        put(asProfessor().header("If-Match", created.header("ETag")), path(), SYLLABUS)
                .then()
                .statusCode(412);
        anonymous()
                .get(path())
                .then()
                .header("ETag", changed.header("ETag"))
                .body("weeklyPlan[0].topic", equalTo("전압"));
        assertThat(changed.header("ETag")).isNotEqualTo(created.header("ETag"));
    }

    @Test
    void is_refused_before_and_after_the_window_and_once_the_term_has_started() {
        put(asProfessor(), path(), SYLLABUS)
                .then()
                .statusCode(422)
                .body("violations.code", contains("SYLLABUS_WINDOW_NOT_SET"))
                .body("violations[0].article.key", equalTo("8.1"))
                .body("violations[0].remedy", notNullValue());
        window(WindowKind.SYLLABUS, Duration.ofHours(1), Duration.ofHours(2));
        put(asProfessor(), path(), SYLLABUS)
                .then()
                .statusCode(422)
                .body("violations.code", contains("SYLLABUS_WINDOW_NOT_OPEN"))
                .body("violations[0].facts.opensAt", notNullValue());
        anonymous().get(path()).then().statusCode(404);
        MovableClock.get().advance(Duration.ofMinutes(61));
        String tag = put(asProfessor(), path(), SYLLABUS).header("ETag");
        MovableClock.get().advance(Duration.ofMinutes(60));
        put(asProfessor().header("If-Match", tag), path(), SYLLABUS.replace("저항", "전압"))
                .then()
                .statusCode(422)
                .body("violations.code", contains("SYLLABUS_WINDOW_CLOSED"));
        moveToFirstDayOfTerm();
        put(asProfessor().header("If-Match", tag), path(), SYLLABUS.replace("저항", "전압"))
                .then()
                .statusCode(422)
                .body("violations.code", contains("SYLLABUS_WINDOW_CLOSED", "SYLLABUS_FROZEN"))
                .body("violations[1].article.key", equalTo("8.3"))
                .body("violations[1].facts.termStartsOn", notNullValue());
        anonymous().get(path()).then().header("ETag", tag).body("weeklyPlan[0].topic", equalTo("저항"));
    }

    @Test
    void only_the_professor_of_the_section_writes_it() {
        open();
        put(anonymous(), path(), SYLLABUS).then().statusCode(401);
        for (String role : List.of("STUDENT", "DEPARTMENT_STAFF", "DEPARTMENT_HEAD", "ADMIN", "REGISTRAR")) {
            put(as(role), path(), SYLLABUS).then().statusCode(403);
        }
        put(person(UUID.randomUUID(), "PROFESSOR"), path(), SYLLABUS).then().statusCode(403);
        put(person(professor, "STUDENT"), path(), SYLLABUS).then().statusCode(403);
        put(asProfessor(), "/api/v1/sections/2147483647/syllabus", SYLLABUS)
                .then()
                .statusCode(404);
        anonymous().get(path()).then().statusCode(404);
    }

    @Test
    void academic_affairs_writes_it_for_a_reason_that_is_recorded() {
        open();
        put(as("ACADEMIC_AFFAIRS"), path(), SYLLABUS)
                .then()
                .statusCode(400)
                .body("violations[0].code", equalTo("REASON_REQUIRED"))
                .body("violations[0].pointer", equalTo("?reason"));
        put(as("ACADEMIC_AFFAIRS").queryParam("reason", " "), path(), SYLLABUS)
                .then()
                .statusCode(400);
        anonymous().get(path()).then().statusCode(404);
        String tag = put(as("ACADEMIC_AFFAIRS").queryParam("reason", "교수 입원"), path(), SYLLABUS)
                .header("ETag");
        put(asProfessor().header("If-Match", tag), path(), SYLLABUS.replace("저항", "전압"))
                .then()
                .statusCode(200);
        var entries = sql(
                "select action, reason, actor_id, details from audit_entry"
                        + " where subject_type = 'SYLLABUS' and subject_id = $1 order by id",
                String.valueOf(section));
        assertThat(entries)
                .extracting(entry -> entry.getString("action") + " " + entry.getString("reason"))
                .containsExactly("SYLLABUS_CREATED 교수 입원", "SYLLABUS_CHANGED null");
        assertThat(entries.getLast().getString("actor_id")).isEqualTo(professor.toString());
        var details = entries.getLast().getJsonObject("details");
        assertThat(details.getJsonObject("before").fieldNames()).containsExactly("weeklyPlan");
        assertThat(details.getJsonObject("after").encode()).contains("전압");
    }

    @Test
    void a_dry_run_decides_and_changes_nothing() {
        put(asProfessor().queryParam("dryRun", true), path(), SYLLABUS).then().statusCode(422);
        open();
        put(asProfessor().queryParam("dryRun", true), path(), SYLLABUS)
                .then()
                .statusCode(200)
                .body("weeklyPlan", hasSize(2));
        put(asProfessor().queryParam("dryRun", "yes"), path(), SYLLABUS).then().statusCode(400);
        anonymous().get(path()).then().statusCode(404);
        put(asProfessor(), path(), SYLLABUS).then().statusCode(201);
        put(asProfessor().queryParam("dryRun", true), path(), SYLLABUS).then().statusCode(428);
        assertThat(sql("select 1 from audit_entry where subject_type = 'SYLLABUS' and subject_id = $1", "" + section))
                .hasSize(1);
    }

    @Test
    void of_two_simultaneous_first_versions_one_is_kept() {
        open();
        String token = issuer.issue(new dev.haksa.identity.AccessTokens.Bearer(
                professor.toString(), "김교수", java.util.Set.of("PROFESSOR"), java.util.Set.of(), null));
        List<CompletableFuture<Integer>> answers = Stream.of("저항", "전압", "전류", "전력")
                .map(topic -> CompletableFuture.supplyAsync(
                        () -> bearer(token)
                                .header("If-None-Match", "*")
                                .contentType(ContentType.JSON)
                                .body(SYLLABUS.replace("저항", topic))
                                .put(path())
                                .statusCode(),
                        Thread::startVirtualThread))
                .toList();
        assertThat(answers.stream().map(CompletableFuture::join).sorted()).containsExactly(201, 412, 412, 412);
        assertThat(sql("select version from syllabus where section_id = $1", section)
                        .getFirst()
                        .getInteger(0))
                .isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"percent\": 60 | \"percent\": 59 | /assessment",
                "\"percent\": 60 | \"percent\": 60.5 | /assessment/0/percent",
                "\"percent\": 60 | \"percent\": 0 | /assessment/0/percent",
                "ATTENDANCE | FINAL_EXAM | /assessment/1/item",
                "ATTENDANCE | CHARM | /assessment/1/item",
                "\"week\": 2 | \"week\": 1 | /weeklyPlan/1/week",
                "\"week\": 2, | | /weeklyPlan/1/week",
                "\"회로의 기초\" | \" \" | /courseInformation/overview",
                "[\"EE.1\"] | [\"\"] | /courseInformation/equivalentCourses",
                "\"remarks\" | \"colour\" | /courseInformation/colour",
                "\"courseInformation\" | \"title\" | /title"
            })
    void wrong_input_is_named_and_changes_nothing(String text, String wrong, String pointer) {
        open();
        String body = SYLLABUS.replace(text, wrong == null ? "" : wrong);
        String named = put(asProfessor(), path(), body)
                .then()
                .statusCode(400)
                .extract()
                .path("violations[0].pointer");
        assertThat(named).startsWith(pointer);
        anonymous().get(path()).then().statusCode(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"dryrun=true", "why=x"})
    void unknown_parameters_are_refused(String query) {
        open();
        put(asProfessor(), path() + "?" + query, SYLLABUS).then().statusCode(400);
        anonymous().get(path()).then().statusCode(404);
    }

    private void open() {
        window(WindowKind.SYLLABUS, Duration.ofHours(-1), Duration.ofHours(1));
    }

    private String sectionPath() {
        return "/api/v1/sections/" + section;
    }

    private String path() {
        return sectionPath() + "/syllabus";
    }
}
