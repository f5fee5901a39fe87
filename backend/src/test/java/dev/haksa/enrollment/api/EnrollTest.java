package dev.haksa.enrollment.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import dev.haksa.support.Campus;
import dev.haksa.support.HttpTest;
import dev.haksa.support.MovableClock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

@QuarkusTest
class EnrollTest extends HttpTest {
    private static final String PATH = "/api/v1/students/me/enrollments/{section}";

    @Test
    void a_student_enrolls_and_reads_it_back() {
        Campus campus = Campus.open(pool);
        String student = campus.student();
        int section = campus.section(3, 30);
        campus.meets(section, 1, 9, 11);

        enroll(student, section)
                .statusCode(201)
                .header("Cache-Control", "private, no-store")
                .body("enrollment.section.id", equalTo(section))
                .body("enrollment.state", equalTo("ENROLLED"))
                .body("enrollment.retake", equalTo(false))
                .body("enrollment.actions.name", contains("DROP"))
                .body("remainingSeats", equalTo(29))
                .body("credits.enrolled", equalTo(3))
                .body("credits.ceiling", equalTo(18))
                .body("credits.byCategory[0].category", equalTo("MAJOR_ELECTIVE"))
                .body("credits.byCategory[0].credits", equalTo(3))
                .body("warnings", empty())
                .body("repeated", equalTo(false));

        asStudent(student)
                .queryParam("term", campus.term())
                .get("/api/v1/students/me/enrollments")
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].section.id", equalTo(section))
                .body("items[0].section.classTimes[0].day", equalTo("MONDAY"))
                .body("credits.enrolled", equalTo(3));
        assertThat(campus.taken(section)).isEqualTo(1);
    }

    @Test
    void repeating_the_request_answers_the_first_result_and_takes_no_second_seat() {
        Campus campus = Campus.open(pool);
        String student = campus.student();
        int section = campus.section(3, 30);
        String first = enroll(student, section).statusCode(201).extract().path("enrollment.enrolledAt");
        ValidatableResponse again = enroll(student, section).statusCode(200).body("repeated", equalTo(true));
        again.body("enrollment.enrolledAt", equalTo(first));
        assertThat(campus.taken(section)).isEqualTo(1);
        assertThat(sql("select 1 from outbox_event where subject_key = $1", student + "/" + section))
                .hasSize(1);
    }

    @Test
    void a_repeated_request_is_answered_alike_even_after_the_window_closed() {
        Campus campus = Campus.open(pool);
        String student = campus.student();
        int section = campus.section(3, 1);
        enroll(student, section).statusCode(201);
        asStudent(student).get(PATH, section).then().body("actions.name", contains("DROP"));
        MovableClock.get().advance(Duration.ofDays(2));
        enroll(student, section).statusCode(200).body("repeated", equalTo(true)).body("enrollment.actions", empty());
        asStudent(student).get(PATH, section).then().statusCode(200).body("actions", empty());
        asStudent(student)
                .queryParam("term", campus.term())
                .get("/api/v1/students/me/enrollments")
                .then()
                .body("items[0].actions", empty());
    }

    @Test
    void a_dry_run_decides_and_changes_nothing() {
        Campus campus = Campus.open(pool);
        String student = campus.student();
        int section = campus.section(3, 30);
        asStudent(student)
                .queryParam("dryRun", true)
                .put(PATH, section)
                .then()
                .statusCode(200)
                .body("dryRun", equalTo(true))
                .body("remainingSeats", equalTo(29))
                .body("credits.enrolled", equalTo(3));
        assertThat(campus.taken(section)).isZero();
        assertThat(sql("select 1 from enrollment_decision where student_number = $1", student))
                .isEmpty();
        assertThat(sql("select 1 from student_term where student_number = $1", student))
                .isEmpty();
    }

    @Test
    void a_refused_dry_run_names_the_reasons_too() {
        Campus campus = Campus.open(pool);
        asStudent(campus.student())
                .queryParam("dryRun", true)
                .put(PATH, campus.section(3, 0))
                .then()
                .statusCode(422)
                .body("violations.code", contains("SECTION_FULL"));
    }

    @Test
    void a_refusal_names_every_rule_with_article_numbers_and_remedy() {
        Campus campus = Campus.open(pool);
        String student = campus.student();
        int held = campus.section(17, 30);
        campus.meets(held, 2, 10, 12);
        enroll(student, held).statusCode(201);
        int wanted = campus.section(3, 0);
        campus.meets(wanted, 2, 11, 13);
        campus.set(student, "state", "ON_LEAVE");

        enroll(student, wanted)
                .statusCode(422)
                .contentType("application/problem+json")
                .body("type", equalTo("/problems/refused"))
                .body(
                        "violations.code",
                        containsInAnyOrder(
                                "STUDENT_NOT_ENROLLED",
                                "CREDIT_CEILING_EXCEEDED",
                                "CLASS_TIME_OVERLAP",
                                "SECTION_FULL"))
                .body("violations.find { it.code == 'CREDIT_CEILING_EXCEEDED' }.article.reference", equalTo("제4조④"))
                .body("violations.find { it.code == 'CREDIT_CEILING_EXCEEDED' }.facts.enrolled", equalTo(17))
                .body("violations.find { it.code == 'CREDIT_CEILING_EXCEEDED' }.facts.adding", equalTo(3))
                .body("violations.find { it.code == 'CREDIT_CEILING_EXCEEDED' }.facts.ceiling", equalTo(18))
                .body(
                        "violations.find { it.code == 'CREDIT_CEILING_EXCEEDED' }.message",
                        equalTo("That is 2 credits too many: 17 held + 3 more > ceiling of 18"))
                .body("violations.remedy.findAll { it == null }", empty())
                .body("violations.find { it.code == 'STUDENT_NOT_ENROLLED' }.message", containsString("on leave"));
        assertThat(campus.taken(wanted)).isZero();
        assertThat(sql("select 1 from enrollment where student_number = $1", student))
                .hasSize(1);
    }

    @Test
    void every_article_of_a_refusal_can_be_opened() {
        Campus campus = Campus.open(pool);
        String href = enroll(campus.student(), campus.section(19, 30))
                .statusCode(422)
                .extract()
                .path("violations[0].article.href");
        anonymous().get(href).then().statusCode(200).body("reference", equalTo("제4조④"));
    }

    @Test
    void reasons_are_in_korean_unless_english_is_asked_for() {
        Campus campus = Campus.open(pool);
        String student = campus.student();
        campus.set(student, "state", "ON_LEAVE");
        int section = campus.section(3, 30);
        Response korean = io.restassured.RestAssured.given()
                .header("Authorization", "Bearer " + token(java.util.Set.of(), student, "STUDENT"))
                .put(PATH, section);
        korean.then()
                .statusCode(422)
                .header("Content-Language", "ko")
                .body("violations[0].message", containsString("휴학"))
                .body("violations[0].code", equalTo("STUDENT_NOT_ENROLLED"));
    }

    @Test
    void a_closed_window_says_when_it_opens() {
        Campus campus = Campus.closed(pool, "FALL");
        Instant opens = MovableClock.get()
                .instant()
                .plus(Duration.ofDays(3))
                .truncatedTo(java.time.temporal.ChronoUnit.SECONDS);
        campus.window("ENROLLMENT", opens, opens.plus(Duration.ofDays(1)));
        String student = campus.student();
        int section = campus.section(3, 30);
        enroll(student, section)
                .statusCode(422)
                .body("violations.code", contains("WINDOW_NOT_OPEN_YET"))
                .body("violations[0].facts.opensAt", equalTo(opens.toString()));
        MovableClock.get().moveTo(opens);
        enroll(student, section).statusCode(201);
        MovableClock.get().moveTo(opens.plus(Duration.ofDays(1)));
        enroll(student, campus.section(3, 30)).statusCode(422).body("violations.code", contains("WINDOW_CLOSED"));
    }

    @Test
    void a_window_of_another_year_level_stays_closed() {
        Campus campus = Campus.closed(pool, "SPRING");
        Instant now = MovableClock.get().instant();
        int window = campus.window("ENROLLMENT", now.minusSeconds(60), now.plusSeconds(3600));
        sql("update academic_window set year_levels = array[4]::smallint[] where id = $1", window);
        String student = campus.student();
        int section = campus.section(3, 30);
        enroll(student, section).statusCode(422).body("violations.code", contains("NO_WINDOW"));
        campus.set(student, "earned_credits", 105);
        enroll(student, section).statusCode(201);
    }

    @Test
    void the_seasonal_ceiling_is_lower_and_a_good_gpa_raises_the_regular_one() {
        Campus winter = Campus.closed(pool, "WINTER");
        Instant now = MovableClock.get().instant();
        winter.window("ENROLLMENT", now.minusSeconds(60), now.plusSeconds(3600));
        enroll(winter.student(), winter.section(7, 30)).statusCode(422).body("violations[0].facts.ceiling", equalTo(6));
        Campus spring = Campus.open(pool);
        String student = spring.student();
        spring.set(student, "previous_gpa_hundredths", 400);
        enroll(student, spring.section(21, 30)).statusCode(201).body("credits.ceiling", equalTo(21));
    }

    @Test
    void a_course_with_a_grade_is_marked_as_retake() {
        Campus campus = Campus.open(pool);
        String student = campus.student();
        int section = campus.section(3, 30);
        grade(student, section, "D+");
        enroll(student, section).statusCode(201).body("enrollment.retake", equalTo(true));
    }

    @Test
    void another_section_of_a_held_course_is_refused() {
        Campus campus = Campus.open(pool);
        String student = campus.student();
        int course = campus.course(3);
        enroll(student, campus.sectionOf(course, 30)).statusCode(201);
        enroll(student, campus.sectionOf(course, 30))
                .statusCode(422)
                .body("violations.code", contains("COURSE_ALREADY_HELD"))
                .body("violations[0].facts.heldSectionNumber", equalTo("001"));
    }

    @Test
    void a_transfer_student_is_kept_from_a_recognised_course_once_that_is_fixed() {
        Campus campus = Campus.open(pool);
        String student = campus.student();
        campus.set(student, "admission", "TRANSFER");
        int section = campus.section(3, 30);
        sql("""
                insert into recognised_course (student_number, course_number, former_title)
                select $1, c.course_number, '전적대학 과목' from section s join course c on c.id = s.course_id where s.id = $2
                """, student, section);
        asStudent(student).queryParam("dryRun", true).put(PATH, section).then().statusCode(200);
        campus.set(student, "recognition_fixed", true);
        enroll(student, section).statusCode(422).body("violations.code", contains("COURSE_RECOGNISED"));
    }

    @Test
    void missing_guidance_and_overlapping_exams_are_warnings() {
        Campus campus = Campus.open(pool);
        String student = campus.student();
        campus.unadvised(student);
        Instant exam = Instant.parse("2101-06-14T01:00:00Z");
        int one = campus.section(3, 30);
        int other = campus.section(3, 30);
        campus.exam(one, exam, exam.plusSeconds(3000));
        campus.exam(other, exam.plusSeconds(600), exam.plusSeconds(3600));
        enroll(student, one).statusCode(201).body("warnings.code", contains("ADVISING_MISSING"));
        enroll(student, other)
                .statusCode(201)
                .body("warnings.code", containsInAnyOrder("ADVISING_MISSING", "EXAM_OVERLAP"))
                .body("warnings.article.key", hasItem("17.5"));
    }

    @Test
    void a_closed_section_takes_nobody_although_it_was_asked_for_before() {
        Campus campus = Campus.open(pool);
        int section = campus.section(3, 30);
        enroll(campus.student(), section).statusCode(201);
        sql("update section set state = 'CLOSED' where id = $1", section);
        enroll(campus.student(), section).statusCode(422).body("violations.code", contains("SECTION_CLOSED"));
    }

    @Test
    void a_dropped_section_can_be_taken_again() {
        Campus campus = Campus.open(pool);
        String student = campus.student();
        int section = campus.section(3, 1);
        enroll(student, section).statusCode(201);
        asStudent(student)
                .delete(PATH, section)
                .then()
                .statusCode(200)
                .body("enrollment.state", equalTo("DROPPED"))
                .body("enrollment.actions.name", contains("ENROLL"))
                .body("remainingSeats", equalTo(1))
                .body("credits.enrolled", equalTo(0));
        asStudent(student).delete(PATH, section).then().statusCode(200).body("repeated", equalTo(true));
        assertThat(campus.taken(section)).isZero();
        enroll(student, section).statusCode(201);
        assertThat(campus.taken(section)).isEqualTo(1);
    }

    @Test
    void a_section_taken_again_counts_with_the_credits_of_now() {
        Campus campus = Campus.open(pool);
        String student = campus.student();
        int section = campus.section(3, 30);
        enroll(student, section).statusCode(201);
        asStudent(student).delete(PATH, section).then().statusCode(200);
        sql(
                "update course set credits = 2 where id = (select course_id from section where id = $1) returning id",
                section);
        sql("update section set category = 'GENERAL_ELECTIVE' where id = $1 returning id", section);

        enroll(student, section).statusCode(201).body("credits.enrolled", equalTo(2));

        assertThat(sql(
                        "select credits, category from enrollment where student_number = $1 and section_id = $2",
                        student,
                        section))
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.getInteger("credits")).isEqualTo(2);
                    assertThat(row.getString("category")).isEqualTo("GENERAL_ELECTIVE");
                });
    }

    @Test
    void a_cursor_that_was_made_up_is_refused() {
        Campus campus = Campus.open(pool);
        for (String made : java.util.List.of("[null]", "[{}]", "[\"x\"]", "[]", "7")) {
            String after = java.util.Base64.getUrlEncoder()
                    .encodeToString(made.getBytes(java.nio.charset.StandardCharsets.UTF_8));
            asStudent(campus.student())
                    .queryParam("after", after)
                    .get("/api/v1/students/me/enrollment-decisions")
                    .then()
                    .statusCode(400)
                    .body("violations[0].code", equalTo("INVALID_CURSOR"));
        }
    }

    @Test
    void dropping_what_was_never_held_is_not_found() {
        Campus campus = Campus.open(pool);
        asStudent(campus.student())
                .delete(PATH, campus.section(3, 30))
                .then()
                .statusCode(404)
                .body("type", equalTo("/problems/not-found"));
    }

    @Test
    void dropping_after_the_window_is_refused_and_keeps_the_seat() {
        Campus campus = Campus.open(pool);
        String student = campus.student();
        int section = campus.section(3, 30);
        enroll(student, section).statusCode(201);
        MovableClock.get().advance(Duration.ofDays(2));
        asStudent(student)
                .delete(PATH, section)
                .then()
                .statusCode(422)
                .body("violations.code", contains("WINDOW_CLOSED"));
        assertThat(campus.taken(section)).isEqualTo(1);
    }

    @Test
    void an_unknown_section_is_not_found_and_one_that_is_no_number_too() {
        Campus campus = Campus.open(pool);
        String student = campus.student();
        enroll(student, 2_000_000_000).statusCode(404).body("detail", containsString("section"));
        asStudent(student)
                .put("/api/v1/students/me/enrollments/abc")
                .then()
                .statusCode(404)
                .contentType("application/problem+json");
    }

    @Test
    void only_students_enroll_for_themselves() {
        Campus campus = Campus.open(pool);
        int section = campus.section(3, 30);
        anonymous()
                .put(PATH, section)
                .then()
                .statusCode(401)
                .header("WWW-Authenticate", "Bearer")
                .body("type", equalTo("/problems/unauthenticated"));
        bearer("nonsense").put(PATH, section).then().statusCode(401);
        as("PROFESSOR").put(PATH, section).then().statusCode(403);
        as("ACADEMIC_AFFAIRS").delete(PATH, section).then().statusCode(403);
        as("STUDENT").put(PATH, section).then().statusCode(404);
        anonymous().get("/api/v1/students/me/enrollments").then().statusCode(401);
        as("ADMIN")
                .get("/api/v1/students/me/enrollments?term=" + campus.term())
                .then()
                .statusCode(403);
        assertThat(campus.taken(section)).isZero();
    }

    @Test
    void an_expired_token_is_refused() {
        Campus campus = Campus.open(pool);
        String token = token(java.util.Set.of(), campus.student(), "STUDENT");
        int section = campus.section(3, 30);
        MovableClock.get().advance(Duration.ofMinutes(11));
        bearer(token).put(PATH, section).then().statusCode(401);
        assertThat(campus.taken(section)).isZero();
    }

    @Test
    void a_misspelt_parameter_changes_nothing() {
        Campus campus = Campus.open(pool);
        int section = campus.section(3, 30);
        asStudent(campus.student())
                .queryParam("dryrun", true)
                .put(PATH, section)
                .then()
                .statusCode(400)
                .body("violations.code", contains("UNKNOWN_PARAMETER"))
                .body("violations[0].facts.known", contains("dryRun", "replaces"));
        assertThat(campus.taken(section)).isZero();
    }

    @Test
    void a_dry_run_that_is_neither_true_nor_false_changes_nothing() {
        Campus campus = Campus.open(pool);
        int section = campus.section(3, 30);
        asStudent(campus.student())
                .queryParam("dryRun", "yes")
                .put(PATH, section)
                .then()
                .statusCode(400)
                .body("violations[0].pointer", equalTo("?dryRun"))
                .body("violations[0].code", equalTo("WRONG_TYPE"));
        assertThat(campus.taken(section)).isZero();
    }

    @Test
    void the_list_shows_what_was_earned_beside_what_is_held() {
        Campus campus = Campus.open(pool);
        String student = campus.student();
        int past = campus.section(3, 30);
        grade(student, past, "A0");
        enroll(student, campus.section(2, 30)).statusCode(201).body("credits.byCategory[0].earned", nullValue());
        asStudent(student)
                .queryParam("term", campus.term())
                .get("/api/v1/students/me/enrollments")
                .then()
                .statusCode(200)
                .body("credits.byCategory[0].category", equalTo("MAJOR_ELECTIVE"))
                .body("credits.byCategory[0].credits", equalTo(2))
                .body("credits.byCategory[0].earned", equalTo(3));
    }

    @Test
    void one_enrollment_can_be_read_and_nobody_elses() {
        Campus campus = Campus.open(pool);
        String student = campus.student();
        int section = campus.section(3, 30);
        enroll(student, section).statusCode(201);
        String tag = asStudent(student)
                .get(PATH, section)
                .then()
                .statusCode(200)
                .body("state", equalTo("ENROLLED"))
                .extract()
                .header("ETag");
        asStudent(student).delete(PATH, section).then().statusCode(200);
        assertThat(asStudent(student).get(PATH, section).header("ETag")).isNotEqualTo(tag);
        asStudent(campus.student()).get(PATH, section).then().statusCode(404);
        anonymous().get(PATH, section).then().statusCode(401);
        as("ACADEMIC_AFFAIRS").get(PATH, section).then().statusCode(403);
    }

    @Test
    void the_timetable_shows_the_week_and_the_exams() {
        Campus campus = Campus.open(pool);
        String student = campus.student();
        int late = campus.section(3, 30);
        campus.meets(late, 3, 13, 14);
        int early = campus.section(3, 30);
        campus.meets(early, 1, 9, 11);
        campus.exam(early, Instant.parse("2101-06-14T01:00:00Z"), Instant.parse("2101-06-14T02:00:00Z"));
        int online = campus.section(1, 30);
        for (int section : new int[] {late, early, online}) {
            enroll(student, section).statusCode(201);
        }
        asStudent(student)
                .queryParam("term", campus.term())
                .get("/api/v1/students/me/timetable")
                .then()
                .statusCode(200)
                .body("lessons.sectionId", contains(early, late))
                .body("lessons[0].startsAt", equalTo("09:00"))
                .body("exams.sectionId", contains(early))
                .body("unscheduled.id", contains(online));
    }

    @Test
    void the_list_needs_a_term_that_exists() {
        Campus campus = Campus.open(pool);
        String student = campus.student();
        asStudent(student)
                .get("/api/v1/students/me/enrollments")
                .then()
                .statusCode(400)
                .body("violations[0].pointer", equalTo("?term"))
                .body("violations[0].code", equalTo("REQUIRED"));
        asStudent(student)
                .get("/api/v1/students/me/enrollments?term=1900-SPRING")
                .then()
                .statusCode(404);
    }

    @Test
    void a_student_reads_why_a_request_was_refused_after_the_facts_changed() {
        Campus campus = Campus.open(pool);
        String student = campus.student();
        campus.set(student, "state", "ON_LEAVE");
        int section = campus.section(3, 30);
        enroll(student, section).statusCode(422);
        campus.set(student, "state", "ENROLLED");
        enroll(student, section).statusCode(201);
        asStudent(student)
                .get("/api/v1/students/me/enrollment-decisions?sectionId=" + section)
                .then()
                .statusCode(200)
                .body("items.outcome", contains("GRANTED", "REFUSED"))
                .body("items[1].violations.code", contains("STUDENT_NOT_ENROLLED"))
                .body("items[1].violations[0].message", containsString("on leave"))
                .body("items[1].inputs.state", equalTo("ON_LEAVE"))
                .body("items[0].reason", nullValue());
        asStudent(student)
                .get("/api/v1/students/me/enrollment-decisions?limit=1")
                .then()
                .body("items", hasSize(1))
                .body("items[0].outcome", equalTo("GRANTED"));
    }

    private ValidatableResponse enroll(String student, int section) {
        return asStudent(student).put(PATH, section).then();
    }

    private void grade(String student, int section, String grade) {
        sql("""
                insert into completed_course (student_number, term_code, course_number, title, credits, category, grade)
                select $1, '2025-FALL', c.course_number, c.title_ko, c.credits, c.category, $3
                  from section s join course c on c.id = s.course_id where s.id = $2
                """, student, section, grade);
    }
}
