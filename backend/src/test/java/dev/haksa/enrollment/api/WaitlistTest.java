package dev.haksa.enrollment.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.haksa.enrollment.SeatReleaser;
import dev.haksa.support.Campus;
import dev.haksa.support.HttpTest;
import dev.haksa.support.MovableClock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
class WaitlistTest extends HttpTest {
    private static final String ENROLLMENT = "/api/v1/students/me/enrollments/{section}";
    private static final String WAITLIST = "/api/v1/students/me/waitlist/{section}";

    @Inject
    SeatReleaser releaser;

    @Test
    void a_freed_seat_goes_to_the_first_who_waits_in_the_same_step() {
        Campus campus = Campus.open(pool);
        List<String> students = campus.students(3);
        int section = campus.section(3, 1);
        enroll(students.get(0), section).statusCode(201);
        join(students.get(1), section).statusCode(201).body("position", equalTo(1));
        join(students.get(2), section)
                .statusCode(201)
                .body("position", equalTo(2))
                .body("entry.waiting", equalTo(2))
                .body("entry.state", equalTo("WAITING"))
                .body("entry.actions.name", contains("LEAVE"));

        drop(students.get(0), section).statusCode(200).body("remainingSeats", equalTo(0));

        asStudent(students.get(1)).get(ENROLLMENT, section).then().body("state", equalTo("ENROLLED"));
        place(students.get(1), section).body("state", equalTo("PROMOTED")).body("position", nullValue());
        place(students.get(2), section).body("position", equalTo(1)).body("seatsFreed", equalTo(1));
        assertCounters(campus, section);
        assertThat(types(students.get(1)))
                .containsExactly("waitlist.joined", "enrollment.enrolled", "waitlist.promoted");
        asStudent(students.get(1))
                .get("/api/v1/students/me/enrollment-decisions")
                .then()
                .body("items.action", contains("PROMOTE", "JOIN_WAITLIST"));
    }

    @Test
    void joining_again_keeps_the_place_and_leaving_loses_it() {
        Campus campus = Campus.open(pool);
        List<String> students = campus.students(3);
        int section = fullSection(campus);
        join(students.get(0), section).statusCode(201);
        join(students.get(1), section).statusCode(201);
        join(students.get(0), section)
                .statusCode(200)
                .body("repeated", equalTo(true))
                .body("position", equalTo(1));
        leave(students.get(0), section).statusCode(204);
        leave(students.get(0), section).statusCode(204);
        place(students.get(0), section).body("state", equalTo("LEFT")).body("actions", empty());
        place(students.get(1), section).body("position", equalTo(1));
        join(students.get(0), section).statusCode(201).body("position", equalTo(2));
        join(students.get(2), section).statusCode(201).body("position", equalTo(3));
        assertCounters(campus, section);
    }

    @Test
    void only_a_full_section_can_be_waited_for_and_all_reasons_are_named() {
        Campus campus = Campus.open(pool);
        String student = campus.student();
        int open = campus.section(3, 5);
        join(student, open)
                .statusCode(422)
                .body("violations.code", contains("SEAT_AVAILABLE"))
                .body("violations[0].facts.available", equalTo(5));
        int course = campus.course(17);
        int held = campus.sectionOf(course, 5);
        enroll(student, held).statusCode(201);
        int full = campus.sectionOf(course, 0);
        join(student, full)
                .statusCode(422)
                .body("violations.code", contains("COURSE_ALREADY_HELD", "CREDIT_CEILING_EXCEEDED"));
        join(student, held).statusCode(422).body("violations.code", hasItem("COURSE_ALREADY_HELD"));
        join(student, 0).statusCode(404);
        assertThat(waiting(full)).isZero();
    }

    @Test
    void a_student_waits_for_at_most_three_sections_of_a_term() {
        Campus campus = Campus.open(pool);
        String student = campus.student();
        for (int i = 0; i < 3; i++) {
            join(student, fullSection(campus)).statusCode(201);
        }
        join(student, fullSection(campus))
                .statusCode(422)
                .body("violations.code", contains("WAITLIST_LIMIT_REACHED"))
                .body("violations[0].facts.limit", equalTo(3))
                .body("violations[0].remedy", containsString("Leave another"));
    }

    @Test
    void who_fails_a_rule_when_the_turn_comes_is_passed_over_keeps_the_place_and_reads_why() {
        Campus campus = Campus.open(pool);
        List<String> students = campus.students(3);
        int section = campus.section(3, 1);
        enroll(students.get(0), section).statusCode(201);
        join(students.get(1), section).statusCode(201);
        join(students.get(2), section).statusCode(201);
        campus.set(students.get(1), "state", "ON_LEAVE");

        drop(students.get(0), section).statusCode(200);

        place(students.get(1), section)
                .body("state", equalTo("WAITING"))
                .body("position", equalTo(1))
                .body("lastOfferAt", notNullValue())
                .body("lastOfferReasons.code", contains("STUDENT_NOT_ENROLLED"))
                .body("lastOfferReasons[0].message", containsString("on leave"));
        place(students.get(2), section).body("state", equalTo("PROMOTED"));
        assertThat(types(students.get(1))).containsExactly("waitlist.joined", "waitlist.skipped");
        assertCounters(campus, section);

        drop(students.get(2), section).statusCode(200).body("remainingSeats", equalTo(1));
        assertThat(types(students.get(1)))
                .as("told once for the same reason")
                .containsExactly("waitlist.joined", "waitlist.skipped");
        campus.set(students.get(1), "state", "ENROLLED");
        releaser.offerFree().await().atMost(Duration.ofSeconds(30));
        place(students.get(1), section).body("state", equalTo("PROMOTED"));
        assertCounters(campus, section);
    }

    @Test
    void a_swap_gives_the_other_section_back_only_when_the_seat_comes_and_its_list_moves_too() {
        Campus campus = Campus.open(pool);
        List<String> students = campus.students(3);
        int wanted = campus.section(3, 1);
        int given = campus.section(3, 1);
        enroll(students.get(0), wanted).statusCode(201);
        enroll(students.get(1), given).statusCode(201);
        join(students.get(2), given).statusCode(201);
        asStudent(students.get(1))
                .queryParam("replaces", given)
                .put(WAITLIST, wanted)
                .then()
                .statusCode(201)
                .body("entry.replaces", equalTo(given));
        asStudent(students.get(1)).get(ENROLLMENT, given).then().body("state", equalTo("ENROLLED"));

        drop(students.get(0), wanted).statusCode(200);

        asStudent(students.get(1)).get(ENROLLMENT, wanted).then().body("state", equalTo("ENROLLED"));
        asStudent(students.get(1)).get(ENROLLMENT, given).then().body("state", equalTo("DROPPED"));
        asStudent(students.get(2)).get(ENROLLMENT, given).then().body("state", equalTo("ENROLLED"));
        assertCounters(campus, wanted);
        assertCounters(campus, given);
    }

    @Test
    void a_section_is_exchanged_in_one_step_or_not_at_all() {
        Campus campus = Campus.open(pool);
        List<String> students = campus.students(2);
        int course = campus.course(3);
        int mine = campus.sectionOf(course, 1);
        int other = campus.sectionOf(course, 1);
        int full = campus.sectionOf(course, 0);
        enroll(students.get(0), mine).statusCode(201);
        swap(students.get(0), full, mine).statusCode(422).body("violations.code", contains("SECTION_FULL"));
        asStudent(students.get(0)).get(ENROLLMENT, mine).then().body("state", equalTo("ENROLLED"));
        swap(students.get(0), other, mine)
                .statusCode(201)
                .body("replaced.section.id", equalTo(mine))
                .body("replaced.state", equalTo("DROPPED"))
                .body("credits.enrolled", equalTo(3));
        assertCounters(campus, mine);
        assertCounters(campus, other);
        swap(students.get(1), mine, other)
                .statusCode(422)
                .body("violations.code", contains("REPLACED_SECTION_NOT_HELD"));
        swap(students.get(1), mine, mine).statusCode(400).body("violations.code", contains("REPLACES_ITSELF"));
    }

    @Test
    void seats_that_are_added_go_to_the_waiting_students_first() {
        Campus campus = Campus.open(pool);
        List<String> students = campus.students(3);
        int section = fullSection(campus);
        join(students.get(0), section).statusCode(201);
        join(students.get(1), section).statusCode(201);
        var read = as("ACADEMIC_AFFAIRS").get("/api/v1/sections/{id}", section);
        as("ACADEMIC_AFFAIRS")
                .header("If-Match", read.header("ETag"))
                .contentType("application/json")
                .body("{\"capacity\": 3}")
                .patch("/api/v1/sections/{id}", section)
                .then()
                .statusCode(200)
                .body("freeSeats", equalTo(0));
        assertThat(sql(
                        "select 1 from outbox_event where type = 'seats.changed' and subject_key = $1",
                        String.valueOf(section)))
                .isNotEmpty();

        releaser.releaseDue().await().atMost(Duration.ofSeconds(30));

        place(students.get(0), section).body("state", equalTo("PROMOTED"));
        place(students.get(1), section).body("state", equalTo("PROMOTED"));
        enroll(students.get(2), section);
        assertThat(campus.taken(section)).isEqualTo(3);
        assertCounters(campus, section);
    }

    @Test
    void a_dry_run_of_waiting_changes_nothing() {
        Campus campus = Campus.open(pool);
        String student = campus.student();
        int section = fullSection(campus);
        asStudent(student)
                .queryParam("dryRun", true)
                .put(WAITLIST, section)
                .then()
                .statusCode(200)
                .body("dryRun", equalTo(true))
                .body("position", equalTo(1))
                .body("entry", nullValue());
        asStudent(student).get(WAITLIST, section).then().statusCode(404);
        assertThat(waiting(section)).isZero();
    }

    @Test
    void the_list_of_a_term_shows_only_ones_own_places() {
        Campus campus = Campus.open(pool);
        List<String> students = campus.students(2);
        int section = fullSection(campus);
        join(students.get(0), section).statusCode(201);
        asStudent(students.get(0))
                .queryParam("term", campus.term())
                .get("/api/v1/students/me/waitlist")
                .then()
                .statusCode(200)
                .header("Cache-Control", "private, no-store")
                .body("items.section.id", contains(section));
        asStudent(students.get(1))
                .queryParam("term", campus.term())
                .get("/api/v1/students/me/waitlist")
                .then()
                .body("items", empty());
        asStudent(students.get(1)).get(WAITLIST, section).then().statusCode(404);
    }

    @Test
    void staff_sees_the_list_of_a_section_and_others_do_not() {
        Campus campus = Campus.open(pool);
        List<String> students = campus.students(3);
        int section = fullSection(campus);
        students.forEach(student -> join(student, section).statusCode(201));
        String path = "/api/v1/sections/{id}/waitlist";
        String next = as("ACADEMIC_AFFAIRS")
                .queryParam("limit", 2)
                .get(path, section)
                .then()
                .statusCode(200)
                .body("items.studentNumber", contains(students.get(0), students.get(1)))
                .body("items.position", contains(1, 2))
                .extract()
                .path("next");
        as("REGISTRAR")
                .queryParam("limit", 2)
                .queryParam("after", next)
                .get(path, section)
                .then()
                .body("items.studentNumber", contains(students.get(2)))
                .body("next", nullValue());
        as("ACADEMIC_AFFAIRS").get(path, 0).then().statusCode(404);
        anonymous().get(path, section).then().statusCode(401);
        asStudent(students.get(0)).get(path, section).then().statusCode(403);
        as("PROFESSOR").get(path, section).then().statusCode(403);
    }

    @Test
    void a_clerk_sees_where_a_student_of_the_department_stands_and_nobody_elses() {
        Campus campus = Campus.open(pool);
        String student = campus.student();
        int section = fullSection(campus);
        join(student, section).statusCode(201);
        String path = "/api/v1/students/{number}/waitlist?term=" + campus.term();
        asStaffOf(campus.departmentId(), "DEPARTMENT_STAFF")
                .get(path, student)
                .then()
                .statusCode(200)
                .header("Cache-Control", "private, no-store")
                .body("items.position", contains(1))
                .body("items[0].actions", empty());
        asStaffOf(campus.departmentId() + 1, "DEPARTMENT_STAFF")
                .get(path, student)
                .then()
                .statusCode(404);
        as("REGISTRAR").get(path, "00000000").then().statusCode(404);
        anonymous().get(path, student).then().statusCode(401);
        as("PROFESSOR").get(path, student).then().statusCode(403);
        asStudent(campus.student()).get(path, student).then().statusCode(403);
    }

    @Test
    void waiting_needs_a_student_with_a_token() {
        Campus campus = Campus.open(pool);
        int section = fullSection(campus);
        anonymous().put(WAITLIST, section).then().statusCode(401);
        anonymous().delete(WAITLIST, section).then().statusCode(401);
        anonymous().get(WAITLIST, section).then().statusCode(401);
        anonymous()
                .queryParam("term", campus.term())
                .get("/api/v1/students/me/waitlist")
                .then()
                .statusCode(401);
        as("ACADEMIC_AFFAIRS").put(WAITLIST, section).then().statusCode(403);
        as("ACADEMIC_AFFAIRS").delete(WAITLIST, section).then().statusCode(403);
        as("ACADEMIC_AFFAIRS").get(WAITLIST, section).then().statusCode(403);
        assertThat(waiting(section)).isZero();
    }

    @Test
    void after_the_period_nobody_joins_and_nobody_is_promoted() {
        Campus campus = Campus.open(pool);
        List<String> students = campus.students(2);
        int section = fullSection(campus);
        join(students.get(0), section).statusCode(201);
        MovableClock.get().advance(Duration.ofDays(2));
        join(students.get(1), section).statusCode(422).body("violations.code", contains("WINDOW_CLOSED"));
        sql("update section_seats set capacity = 1 where section_id = $1", section);
        releaser.releaseDue().await().atMost(Duration.ofSeconds(30));
        place(students.get(0), section).body("state", equalTo("WAITING"));
        assertThat(types(students.get(0))).containsExactly("waitlist.joined");
    }

    @Test
    void a_period_that_opens_later_moves_the_list_by_itself() {
        Campus campus = Campus.open(pool);
        String student = campus.student();
        int section = fullSection(campus);
        join(student, section).statusCode(201);
        Instant now = MovableClock.get().instant();
        campus.window("ADD_DROP", now.plus(Duration.ofDays(3)), now.plus(Duration.ofDays(4)));
        MovableClock.get().advance(Duration.ofDays(2));
        sql("update section_seats set capacity = 1 where section_id = $1", section);
        releaser.releaseDue().await().atMost(Duration.ofSeconds(30));
        place(student, section).body("state", equalTo("WAITING"));
        MovableClock.get().advance(Duration.ofHours(30));
        releaser.offerFree().await().atMost(Duration.ofSeconds(30));
        place(student, section).body("state", equalTo("PROMOTED"));
    }

    @Test
    void seats_that_became_free_between_two_periods_are_for_those_who_wait_not_for_the_fastest() {
        Campus campus = Campus.open(pool);
        List<String> students = campus.students(3);
        int section = fullSection(campus);
        join(students.get(0), section).statusCode(201);
        Instant now = MovableClock.get().instant();
        campus.window("ADD_DROP", now.plus(Duration.ofDays(3)), now.plus(Duration.ofDays(4)));
        MovableClock.get().advance(Duration.ofDays(2));
        sql("update section_seats set capacity = 1 where section_id = $1", section);
        releaser.releaseDue().await().atMost(Duration.ofSeconds(30));
        MovableClock.get().advance(Duration.ofHours(30));

        enroll(students.get(1), section).statusCode(422).body("violations.code", contains("SECTION_FULL"));

        place(students.get(0), section).body("state", equalTo("PROMOTED"));
        assertCounters(campus, section);
    }

    @Test
    void asking_to_wait_again_after_the_seat_has_come_says_that_it_has() {
        Campus campus = Campus.open(pool);
        List<String> students = campus.students(2);
        int section = campus.section(3, 1);
        enroll(students.get(0), section).statusCode(201);
        join(students.get(1), section).statusCode(201);
        drop(students.get(0), section).statusCode(200);
        join(students.get(1), section)
                .statusCode(200)
                .body("repeated", equalTo(true))
                .body("promoted", equalTo(true))
                .body("entry.state", equalTo("PROMOTED"));
        assertThat(sql(
                        "select 1 from enrollment_decision where student_number = $1 and outcome = 'REFUSED'",
                        students.get(1)))
                .isEmpty();
    }

    @Test
    void another_section_to_give_back_keeps_the_place() {
        Campus campus = Campus.open(pool);
        List<String> students = campus.students(3);
        int held = campus.section(3, 5);
        enroll(students.get(0), held).statusCode(201);
        int section = fullSection(campus);
        for (String student : students) {
            join(student, section).statusCode(201);
        }
        asStudent(students.get(0))
                .queryParam("replaces", held)
                .put(WAITLIST, section)
                .then()
                .statusCode(200)
                .body("position", equalTo(1))
                .body("entry.replaces", equalTo(held))
                .body("entry.position", equalTo(1));
        assertThat(types(students.get(0))).containsExactly("enrollment.enrolled", "waitlist.joined");
    }

    private int fullSection(Campus campus) {
        return campus.section(3, 0);
    }

    private ValidatableResponse enroll(String student, int section) {
        return asStudent(student).put(ENROLLMENT, section).then();
    }

    private ValidatableResponse drop(String student, int section) {
        return asStudent(student).delete(ENROLLMENT, section).then();
    }

    private ValidatableResponse swap(String student, int wanted, int given) {
        return asStudent(student)
                .queryParam("replaces", given)
                .put(ENROLLMENT, wanted)
                .then();
    }

    private ValidatableResponse join(String student, int section) {
        return asStudent(student).put(WAITLIST, section).then();
    }

    private ValidatableResponse leave(String student, int section) {
        return asStudent(student).delete(WAITLIST, section).then();
    }

    private ValidatableResponse place(String student, int section) {
        return asStudent(student).get(WAITLIST, section).then().statusCode(200);
    }

    private int waiting(int section) {
        return sql("select waiting from section_seats where section_id = $1", section)
                .getFirst()
                .getInteger(0);
    }

    private List<String> types(String student) {
        return sql("select type from outbox_event where student_number = $1 order by id", student).stream()
                .map(row -> row.getString(0))
                .toList();
    }

    private void assertCounters(Campus campus, int section) {
        assertThat(campus.taken(section)).isEqualTo(campus.enrolledRows(section));
        assertThat(waiting(section))
                .isEqualTo(sql(
                                "select count(*)::int from waitlist_entry where section_id = $1 and state = 'WAITING'",
                                section)
                        .getFirst()
                        .getInteger(0));
    }
}
