package dev.haksa.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import dev.haksa.support.Campus;
import dev.haksa.support.HttpTest;
import dev.haksa.support.MovableClock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A term is copied, practised in, evaluated and discarded, and the real one never notices. */
@QuarkusTest
class RehearseTermTest extends HttpTest {
    private static final String MARK = "[연습·Rehearsal] ";
    private static final String OWN = "/api/v1/students/me/enrollments/";

    private Campus campus;
    private int section;
    private String path;
    private String rehearsalTerm;

    @BeforeEach
    void aTermBeforeItsEnrollment() {
        campus = Campus.closed(pool, "SPRING");
        section = campus.section(3, 2);
        campus.meets(section, 1, 9, 11);
        path = "/api/v1/terms/" + campus.term() + "/rehearsal";
        rehearsalTerm = "REHEARSAL-" + campus.term();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "STUDENT",
                "PROFESSOR",
                "DEPARTMENT_STAFF",
                "DEPARTMENT_HEAD",
                "DEAN",
                "PRESIDENT",
                "REGISTRAR",
                "AUDITOR",
                "ADMIN",
                "INTEGRATION"
            })
    void only_academic_affairs_makes_evaluates_and_discards(String role) {
        created();
        as(role).contentType(ContentType.JSON)
                .body(body(open(), close()))
                .post(path)
                .then()
                .statusCode(403);
        as(role).header("If-Match", "\"0\"").delete(path).then().statusCode(403);
        for (String part : new String[] {"/results", "/results.csv", "/rate", "/rate.csv"}) {
            as(role).get(path + part).then().statusCode(403);
        }
        as(role).get(path).then().statusCode(200);
    }

    @Test
    void without_token_one_may_only_look() {
        created();
        anonymous()
                .contentType(ContentType.JSON)
                .body(body(open(), close()))
                .post(path)
                .then()
                .statusCode(401);
        anonymous().delete(path).then().statusCode(401);
        anonymous().get(path + "/results").then().statusCode(401);
        anonymous()
                .get(path)
                .then()
                .statusCode(200)
                .header("Haksa-Rehearsal", equalTo("true"))
                .body("rehearsal", equalTo(true))
                .body("code", equalTo(rehearsalTerm))
                .body("of", equalTo(campus.term()))
                .body("sections", equalTo(1));
    }

    @Test
    void the_copy_has_everything_but_the_students_and_shows_what_it_is() {
        campus.exam(section, Instant.parse("2101-06-14T01:00:00Z"), Instant.parse("2101-06-14T02:00:00Z"));
        created();
        as("STUDENT")
                .get("/api/v1/terms/" + rehearsalTerm)
                .then()
                .statusCode(200)
                .header("Haksa-Rehearsal", equalTo("true"))
                .body("code", equalTo(rehearsalTerm))
                .body("rehearsal", equalTo(true));
        as("STUDENT")
                .get("/api/v1/terms/{term}/sections", rehearsalTerm)
                .then()
                .statusCode(200)
                .header("Haksa-Rehearsal", equalTo("true"))
                .body("items", hasSize(1))
                .body("items[0].id", not(equalTo(section)))
                .body("items[0].rehearsal", equalTo(true))
                .body("items[0].title", startsWith(MARK))
                .body("items[0].capacity", equalTo(2))
                .body("items[0].enrolled", equalTo(0))
                .body("items[0].classTimes[0].day", equalTo("MONDAY"))
                .body("items[0].examSlot.startsAt", equalTo("2101-06-14T01:00:00Z"));
        as("STUDENT")
                .get("/api/v1/sections/{id}", section)
                .then()
                .header("Haksa-Rehearsal", nullValue())
                .body("rehearsal", equalTo(false))
                .body("title", not(startsWith(MARK)));
    }

    @Test
    void terms_are_listed_without_rehearsals_unless_asked_for() {
        created();
        anonymous()
                .get("/api/v1/terms?limit=200")
                .then()
                .header("Haksa-Rehearsal", nullValue())
                .body("items.code", not(hasItem(rehearsalTerm)))
                .body("items.rehearsal", everyItem(equalTo(false)));
        anonymous()
                .get("/api/v1/terms?limit=200&rehearsal=true")
                .then()
                .header("Haksa-Rehearsal", equalTo("true"))
                .body("items.code", hasItem(rehearsalTerm))
                .body("items.rehearsal", everyItem(equalTo(true)));
    }

    @Test
    void students_practise_through_the_ordinary_operations_and_nothing_real_changes() {
        created();
        int copy = copyOf(section);
        String student = campus.student();

        asStudent(student).put(OWN + section).then().statusCode(422);
        asStudent(student)
                .put(OWN + copy)
                .then()
                .statusCode(201)
                .header("Haksa-Rehearsal", equalTo("true"))
                .body("enrollment.section.rehearsal", equalTo(true))
                .body("enrollment.section.title", startsWith(MARK))
                .body("credits.enrolled", equalTo(3));

        asStudent(student)
                .get("/api/v1/students/me/enrollments?term=" + rehearsalTerm)
                .then()
                .statusCode(200)
                .header("Haksa-Rehearsal", equalTo("true"))
                .body("rehearsal", equalTo(true))
                .body("items", hasSize(1));
        asStudent(student)
                .get("/api/v1/students/me/enrollments?term=" + campus.term())
                .then()
                .header("Haksa-Rehearsal", nullValue())
                .body("rehearsal", equalTo(false))
                .body("items", hasSize(0))
                .body("credits.enrolled", equalTo(0));
        asStudent(student)
                .get("/api/v1/students/me/timetable?term=" + rehearsalTerm)
                .then()
                .header("Haksa-Rehearsal", equalTo("true"))
                .body("rehearsal", equalTo(true))
                .body("lessons[0].title", startsWith(MARK));
        asStudent(student)
                .get("/api/v1/students/me/enrollment-decisions")
                .then()
                .header("Haksa-Rehearsal", equalTo("true"))
                .body("items.find { it.sectionId == " + copy + " }.rehearsal", equalTo(true))
                .body("items.find { it.sectionId == " + section + " }.rehearsal", equalTo(false));
        assertThat(campus.taken(section)).isZero();
        assertThat(campus.taken(copy)).isEqualTo(1);
    }

    @Test
    void what_a_student_holds_in_one_does_not_count_in_the_other() {
        created();
        int copy = copyOf(section);
        String student = campus.student();
        asStudent(student).put(OWN + copy).then().statusCode(201);
        campus.window("ENROLLMENT", open(), close());
        asStudent(student)
                .put(OWN + section)
                .then()
                .statusCode(201)
                .header("Haksa-Rehearsal", nullValue())
                .body("enrollment.section.rehearsal", equalTo(false))
                .body("credits.enrolled", equalTo(3));
    }

    @Test
    void refusals_waiting_lists_carts_and_seats_say_that_it_is_practice() {
        created();
        int copy = copyOf(section);
        String waiting = campus.student();
        campus.students(2)
                .forEach(student -> asStudent(student).put(OWN + copy).then().statusCode(201));
        asStudent(waiting)
                .put(OWN + copy)
                .then()
                .statusCode(422)
                .header("Haksa-Rehearsal", equalTo("true"))
                .body("rehearsal", equalTo(true))
                .body("violations.code", hasItem("SECTION_FULL"));
        asStudent(waiting)
                .put("/api/v1/students/me/waitlist/" + copy)
                .then()
                .statusCode(201)
                .header("Haksa-Rehearsal", equalTo("true"))
                .body("rehearsal", equalTo(true))
                .body("position", equalTo(1))
                .body("entry.section.title", startsWith(MARK));
        asStudent(waiting)
                .get("/api/v1/students/me/waitlist?term=" + rehearsalTerm)
                .then()
                .header("Haksa-Rehearsal", equalTo("true"))
                .body("rehearsal", equalTo(true))
                .body("items", hasSize(1));
        asStudent(waiting)
                .get("/api/v1/students/me/waitlist?term=" + campus.term())
                .then()
                .header("Haksa-Rehearsal", nullValue())
                .body("items", hasSize(0));
        anonymous()
                .get("/api/v1/sections/{id}/seats", copy)
                .then()
                .header("Haksa-Rehearsal", equalTo("true"))
                .body("rehearsal", equalTo(true))
                .body("waiting", equalTo(1));
        anonymous()
                .get("/api/v1/sections/{id}/seats", section)
                .then()
                .header("Haksa-Rehearsal", nullValue())
                .body("waiting", equalTo(0));
        asStudent(waiting)
                .contentType(ContentType.JSON)
                .body("{\"entries\":[{\"sections\":[" + copy + "]}]}")
                .put("/api/v1/students/me/cart?term=" + rehearsalTerm)
                .then()
                .statusCode(200)
                .header("Haksa-Rehearsal", equalTo("true"))
                .body("rehearsal", equalTo(true));
        asStudent(waiting)
                .post("/api/v1/students/me/cart/enrollment?term=" + rehearsalTerm)
                .then()
                .statusCode(200)
                .header("Haksa-Rehearsal", equalTo("true"))
                .body("rehearsal", equalTo(true))
                .body("entries[0].outcome", equalTo("REFUSED"));
        asStudent(waiting)
                .put(OWN + section)
                .then()
                .statusCode(422)
                .header("Haksa-Rehearsal", nullValue())
                .body("rehearsal", nullValue());
        discarded();
        assertThat(sql("select 1 from waitlist_entry where student_number = $1", waiting))
                .isEmpty();
        assertThat(sql("select 1 from cart where student_number = $1", waiting)).isEmpty();
    }

    @Test
    void seat_release_policies_are_copied() {
        sql(
                "insert into seat_release_policy (term_id, kind, times) values ($1, 'FIXED_TIMES', '{12:00}')",
                campus.termId());
        created();
        anonymous()
                .get("/api/v1/sections/{id}/seats", copyOf(section))
                .then()
                .body("releasePolicy.kind", equalTo("FIXED_TIMES"))
                .body("releasePolicy.times", hasItem("12:00"));
    }

    @Test
    void events_of_a_rehearsal_cannot_be_taken_for_real() {
        created();
        String student = campus.student();
        asStudent(student).put(OWN + copyOf(section)).then().statusCode(201);
        assertThat(sql(
                        "select type, payload ->> 'rehearsal' as rehearsal from outbox_event where student_number = $1",
                        student))
                .isNotEmpty()
                .allMatch(row -> row.getString("type").startsWith("rehearsal."))
                .allMatch(row -> row.getString("rehearsal").equals("true"));
    }

    @Test
    void changes_of_one_never_reach_the_other() {
        created();
        int copy = copyOf(section);
        int later = campus.section(1, 5);
        sql("update section_seats set capacity = 7 where section_id = $1", section);
        sql("update section set title = '새 이름' where id = $1", section);
        as("STUDENT")
                .get("/api/v1/terms/{term}/sections", rehearsalTerm)
                .then()
                .body("items", hasSize(1))
                .body("items[0].capacity", equalTo(2))
                .body("items[0].title", equalTo(MARK + "과목"));
        sql("update section set title = '연습만' where id = $1", copy);
        as("STUDENT").get("/api/v1/sections/{id}", section).then().body("title", equalTo("새 이름"));
        as("STUDENT").get("/api/v1/sections/{id}", copy).then().body("title", equalTo(MARK + "연습만"));
        as("STUDENT").get("/api/v1/sections/{id}", later).then().statusCode(200);
    }

    @Test
    void no_timetable_is_imported_into_it_since_courses_are_real() {
        created();
        String course = sql(
                        "select course_number from course c join section s on s.course_id = c.id where s.id = $1",
                        section)
                .getFirst()
                .getString(0);
        as("ACADEMIC_AFFAIRS")
                .contentType("text/csv; charset=UTF-8")
                .body(
                        "classification,department,target_year,course_number,section_number,title,credits,class_time,capacity,enrolled\n"
                                + "전선,,1학년," + course + ",001,바뀐 이름,1,,9,0\n")
                .post("/api/v1/terms/{term}/sections/import", rehearsalTerm)
                .then()
                .statusCode(409)
                .body("violations[0].code", equalTo("IMPORT_INTO_REHEARSAL"));
        assertThat(sql("select title_ko, credits from course where course_number = $1", course)
                        .getFirst()
                        .getString(0))
                .isEqualTo("과목");
    }

    @Test
    void a_closed_rehearsal_refuses_and_never_opens_the_real_window() {
        created(Instant.now().minus(Duration.ofHours(3)), Instant.now().minus(Duration.ofHours(2)));
        asStudent(campus.student())
                .put(OWN + copyOf(section))
                .then()
                .statusCode(422)
                .body("violations.code", hasItem("WINDOW_CLOSED"));
    }

    @Test
    void results_tell_who_wanted_what_and_why_not() {
        created();
        int copy = copyOf(section);
        var students = campus.students(4);
        for (String student : students) {
            asStudent(student).put(OWN + copy);
        }
        as("ACADEMIC_AFFAIRS")
                .get(path + "/results")
                .then()
                .statusCode(200)
                .header("Haksa-Rehearsal", equalTo("true"))
                .header("Cache-Control", equalTo("private, no-store"))
                .body("items", hasSize(1))
                .body("items[0].sectionId", equalTo(copy))
                .body("items[0].wanted", equalTo(4))
                .body("items[0].enrolled", equalTo(2))
                .body("items[0].refused", equalTo(2))
                .body("items[0].reasons.SECTION_FULL", equalTo(2));
        String file = as("ACADEMIC_AFFAIRS")
                .get(path + "/results.csv")
                .then()
                .statusCode(200)
                .contentType(startsWith("text/csv"))
                .header("Content-Disposition", startsWith("attachment"))
                .extract()
                .asString();
        assertThat(file.lines().toList()).hasSize(2);
        assertThat(file).contains(MARK + "과목,2,4,2,2,SECTION_FULL:2");
        as("ACADEMIC_AFFAIRS")
                .get(path + "/rate?count=true")
                .then()
                .statusCode(200)
                .body("items.granted.sum()", equalTo(2))
                .body("items.refused.sum()", equalTo(2))
                .body("items.decided.sum()", equalTo(4))
                .body("items[0].at", matchesPattern(".*:[0-9]{2}Z"));
        assertThat(as("ACADEMIC_AFFAIRS").get(path + "/rate.csv").asString()).startsWith("at,decided,granted,refused");
    }

    @Test
    void results_are_read_page_by_page() {
        campus.section(1, 5);
        campus.section(1, 5);
        created();
        String next = as("ACADEMIC_AFFAIRS")
                .get(path + "/results?limit=2")
                .then()
                .statusCode(200)
                .header("Link", matchesPattern("<.*after=.*>; rel=\"next\""))
                .body("items", hasSize(2))
                .extract()
                .path("next");
        as("ACADEMIC_AFFAIRS")
                .queryParam("limit", 2)
                .queryParam("after", next)
                .get(path + "/results")
                .then()
                .body("items", hasSize(1))
                .body("next", nullValue());
    }

    @Test
    void discarding_deletes_everything_of_it_and_nothing_else() {
        String student = campus.student();
        int window = campus.window("ENROLLMENT", open(), close());
        asStudent(student).put(OWN + section).then().statusCode(201);
        sql("delete from academic_window where id = $1", window);
        ValidatableResponse made = created();
        int copy = copyOf(section);
        int copiedTerm = sql("select id from term where code = $1", rehearsalTerm)
                .getFirst()
                .getInteger("id");
        asStudent(student).put(OWN + copy).then().statusCode(201);

        as("ACADEMIC_AFFAIRS").delete(path).then().statusCode(428);
        as("ACADEMIC_AFFAIRS").header("If-Match", "\"9\"").delete(path).then().statusCode(412);
        as("ACADEMIC_AFFAIRS")
                .header("If-Match", made.extract().header("ETag"))
                .delete(path)
                .then()
                .statusCode(200)
                .body("sections", equalTo(1))
                .body("decisions", equalTo(1))
                .body("enrollments", equalTo(1));

        anonymous().get(path).then().statusCode(404);
        anonymous().get("/api/v1/terms/" + rehearsalTerm).then().statusCode(404);
        anonymous().get("/api/v1/sections/" + copy).then().statusCode(404);
        asStudent(student).put(OWN + copy).then().statusCode(404);
        for (String table :
                new String[] {"student_term", "enrollment", "academic_window", "advising", "section", "cart"}) {
            assertThat(sql("select 1 from " + table + " where term_id = $1", copiedTerm))
                    .as(table)
                    .isEmpty();
        }
        assertThat(sql("select 1 from enrollment_decision where section_id = $1", copy))
                .isEmpty();
        assertThat(sql("select 1 from enrollment_decision where section_id = $1", section))
                .hasSize(1);
        assertThat(campus.taken(section)).isEqualTo(1).isEqualTo(campus.enrolledRows(section));
        assertThat(sql("select action from audit_entry where subject_id = $1 order by id", rehearsalTerm))
                .extracting(row -> row.getString("action"))
                .containsExactly("REHEARSAL_CREATED", "REHEARSAL_DISCARDED");
        created();
    }

    @Test
    void decisions_stay_for_ever_except_those_of_the_rehearsal_that_is_being_discarded() {
        created();
        int copy = copyOf(section);
        String student = campus.student();
        asStudent(student).put(OWN + copy).then().statusCode(201);
        asStudent(student).put(OWN + section).then().statusCode(422);
        String delete = "delete from enrollment_decision where section_id = ";
        assertThatThrownBy(() -> sql(delete + copy)).hasMessageContaining("append-only");
        assertThatThrownBy(() -> sql("with said as materialized (select set_config('haksa.discarded_rehearsal', '"
                        + campus.termId() + "', true)) " + delete + section
                        + " and (select count(*) from said) = 1"))
                .hasMessageContaining("append-only");
        assertThatThrownBy(() -> sql("update enrollment_decision set outcome = 'GRANTED' where section_id = $1", copy))
                .hasMessageContaining("append-only");
        assertThatThrownBy(() -> sql("update term set rehearsal_of = null where code = $1", rehearsalTerm))
                .hasMessageContaining("for ever");
        assertThat(sql("select 1 from enrollment_decision where section_id = any($1)", (Object)
                        new Integer[] {section, copy}))
                .hasSize(2);
    }

    @Test
    void there_is_one_at_a_time_and_none_of_a_rehearsal() {
        created();
        create(path, open(), close())
                .statusCode(409)
                .body("violations[0].code", equalTo("REHEARSAL_EXISTS"))
                .body("violations[0].remedy", matchesPattern(".*" + campus.term() + ".*"));
        create("/api/v1/terms/" + rehearsalTerm + "/rehearsal", open(), close())
                .statusCode(409)
                .body("violations[0].code", equalTo("REHEARSAL_OF_REHEARSAL"));
    }

    @Test
    void it_is_not_made_for_the_time_of_the_real_enrollment() {
        campus.window("ENROLLMENT", open(), close());
        create(path, open(), close())
                .statusCode(409)
                .body("violations[0].code", equalTo("REHEARSAL_DURING_ENROLLMENT"));
        anonymous().get(path).then().statusCode(404);
        create(path, close(), close().plus(Duration.ofHours(1))).statusCode(201);
    }

    @Test
    void no_window_is_moved_so_that_both_would_be_open_together() {
        created();
        String windows = "/api/v1/terms/{term}/windows";
        as("ACADEMIC_AFFAIRS")
                .contentType(ContentType.JSON)
                .body(window(open(), close()))
                .post(windows, campus.term())
                .then()
                .statusCode(409)
                .body("violations[0].code", equalTo("WINDOW_MEETS_REHEARSAL"))
                .body("violations[0].facts.term", equalTo(rehearsalTerm));
        as("ACADEMIC_AFFAIRS")
                .contentType(ContentType.JSON)
                .body(window(close(), close().plus(Duration.ofHours(2))))
                .post(windows, campus.term())
                .then()
                .statusCode(201);
        as("ACADEMIC_AFFAIRS")
                .contentType(ContentType.JSON)
                .body(window(open(), close().plus(Duration.ofHours(1))))
                .post(windows, rehearsalTerm)
                .then()
                .statusCode(409)
                .body("violations[0].facts.term", equalTo(campus.term()));
    }

    private static String window(Instant opensAt, Instant closesAt) {
        return "{\"kind\":\"ENROLLMENT\",\"opensAt\":\"" + opensAt + "\",\"closesAt\":\"" + closesAt + "\"}";
    }

    @Test
    void bad_requests_change_nothing() {
        create(path, close(), open()).statusCode(400).body("violations[0].pointer", equalTo("/closesAt"));
        as("ACADEMIC_AFFAIRS")
                .contentType(ContentType.JSON)
                .body("{}")
                .post(path)
                .then()
                .statusCode(400);
        create("/api/v1/terms/1901-SPRING/rehearsal", open(), close()).statusCode(404);
        as("ACADEMIC_AFFAIRS")
                .contentType(ContentType.JSON)
                .body("{\"code\":\"" + rehearsalTerm
                        + "\",\"startsOn\":\"2101-03-02\",\"endsOn\":\"2101-06-20\",\"classDays\":100}")
                .post("/api/v1/terms")
                .then()
                .statusCode(400);
        anonymous().get(path).then().statusCode(404);
    }

    @Test
    void making_one_can_be_repeated_with_a_key() {
        String key = UUID.randomUUID().toString();
        String token = token(java.util.Set.of(), null, "ACADEMIC_AFFAIRS");
        String body = body(open(), close());
        for (int i = 0; i < 2; i++) {
            bearer(token)
                    .header("Idempotency-Key", key)
                    .contentType(ContentType.JSON)
                    .body(body)
                    .post(path)
                    .then()
                    .statusCode(201)
                    .body("code", equalTo(rehearsalTerm));
        }
    }

    private void discarded() {
        String tag = anonymous().get(path).getHeader("ETag");
        as("ACADEMIC_AFFAIRS").header("If-Match", tag).delete(path).then().statusCode(200);
    }

    private ValidatableResponse created() {
        return created(open(), close());
    }

    private ValidatableResponse created(Instant opensAt, Instant closesAt) {
        return create(path, opensAt, closesAt).statusCode(201);
    }

    private ValidatableResponse create(String address, Instant opensAt, Instant closesAt) {
        return as("ACADEMIC_AFFAIRS")
                .contentType(ContentType.JSON)
                .body(body(opensAt, closesAt))
                .post(address)
                .then();
    }

    private int copyOf(int original) {
        return sql("""
                        select copy.id from section o
                          join term t on t.rehearsal_of = o.term_id
                          join section copy on copy.term_id = t.id and copy.course_id = o.course_id
                           and copy.section_number = o.section_number
                         where o.id = $1
                        """, original).getFirst().getInteger("id");
    }

    private static String body(Instant opensAt, Instant closesAt) {
        return "{\"opensAt\":\"" + opensAt + "\",\"closesAt\":\"" + closesAt + "\"}";
    }

    private static Instant open() {
        return MovableClock.get().instant().minus(Duration.ofHours(1));
    }

    private static Instant close() {
        return MovableClock.get().instant().plus(Duration.ofHours(8));
    }
}
