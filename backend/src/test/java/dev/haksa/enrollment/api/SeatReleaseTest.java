package dev.haksa.enrollment.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.haksa.enrollment.SeatReleaser;
import dev.haksa.support.Campus;
import dev.haksa.support.HttpTest;
import dev.haksa.support.MovableClock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
class SeatReleaseTest extends HttpTest {
    private static final String ENROLLMENT = "/api/v1/students/me/enrollments/{section}";
    private static final String OF_SECTION = "/api/v1/sections/{id}/seat-release-policy";
    private static final String OF_TERM = "/api/v1/terms/{term}/seat-release-policy";
    private static final String SEATS = "/api/v1/sections/{id}/seats";
    private static final String RANDOM = "{\"kind\": \"RANDOM_DELAY\", \"minMinutes\": 10, \"maxMinutes\": 60}";

    @Inject
    SeatReleaser releaser;

    @Test
    void a_seat_cannot_be_handed_over_while_its_release_is_delayed() {
        Campus campus = Campus.open(pool);
        List<String> students = campus.students(2);
        int section = campus.section(3, 1);
        decide(OF_SECTION, section, RANDOM, null).then().statusCode(201);
        enroll(students.get(0), section).statusCode(201);
        asStudent(students.get(0))
                .delete(ENROLLMENT, section)
                .then()
                .statusCode(200)
                .body("remainingSeats", equalTo(0));

        enroll(students.get(1), section)
                .statusCode(422)
                .body("violations.code", contains("SEATS_WITHHELD"))
                .body("violations[0].facts.policy", equalTo("RANDOM_DELAY"));
        asStudent(students.get(1))
                .get(SEATS, section)
                .then()
                .statusCode(200)
                .body("withheld", equalTo(1))
                .body("free", equalTo(0))
                .body("releasePolicy.scope", equalTo("SECTION"))
                .body("releasePolicy.description", containsString("10 to 60 minutes"));
        anonymous().get("/api/v1/sections/{id}", section).then().body("freeSeats", equalTo(0));
        Instant due = sql("select due_at from seat_release where section_id = $1", section)
                .getFirst()
                .getOffsetDateTime(0)
                .toInstant();
        Instant now = MovableClock.get().instant();
        assertThat(due).isBetween(now.plus(Duration.ofMinutes(9)), now.plus(Duration.ofMinutes(60)));

        MovableClock.get().moveTo(due.minusSeconds(30));
        release();
        enroll(students.get(1), section).statusCode(422);
        MovableClock.get().moveTo(due);
        release();
        enroll(students.get(1), section).statusCode(201);
        assertThat(campus.taken(section)).isEqualTo(1);
    }

    @Test
    void a_delayed_seat_goes_to_a_waiting_student_at_once() {
        Campus campus = Campus.open(pool);
        List<String> students = campus.students(2);
        int section = campus.section(3, 1);
        decide(OF_TERM, campus.term(), RANDOM, null).then().statusCode(201);
        enroll(students.get(0), section).statusCode(201);
        asStudent(students.get(1))
                .put("/api/v1/students/me/waitlist/{s}", section)
                .then()
                .statusCode(201);
        asStudent(students.get(0)).delete(ENROLLMENT, section).then().statusCode(200);
        asStudent(students.get(1)).get(ENROLLMENT, section).then().body("state", equalTo("ENROLLED"));
        asStudent(students.get(1))
                .get(SEATS, section)
                .then()
                .body("withheld", equalTo(0))
                .body("releasePolicy.scope", equalTo("TERM"));
    }

    @Test
    void fixed_times_release_at_the_next_clock_time_in_seoul() {
        Campus campus = Campus.open(pool);
        List<String> students = campus.students(2);
        int section = campus.section(3, 1);
        decide(OF_SECTION, section, "{\"kind\": \"FIXED_TIMES\", \"times\": [\"00:00\", \"12:00\"]}", null)
                .then()
                .statusCode(201)
                .body("times", contains("00:00", "12:00"));
        enroll(students.get(0), section).statusCode(201);
        asStudent(students.get(0)).delete(ENROLLMENT, section).then().statusCode(200);
        Instant due = sql("select due_at from seat_release where section_id = $1", section)
                .getFirst()
                .getOffsetDateTime(0)
                .toInstant();
        var local = due.atZone(java.time.ZoneId.of("Asia/Seoul"));
        assertThat(local.getHour()).isIn(0, 12);
        assertThat(local.getMinute()).isZero();
        assertThat(due)
                .isAfter(MovableClock.get().instant())
                .isBefore(MovableClock.get().instant().plus(Duration.ofHours(12).plusSeconds(1)));
    }

    @Test
    void seats_kept_for_the_waiting_list_are_not_for_passers_by() {
        Campus campus = Campus.open(pool);
        List<String> students = campus.students(3);
        int section = campus.section(3, 1);
        decide(OF_SECTION, section, "{\"kind\": \"WAITLIST_FIRST\"}", null)
                .then()
                .statusCode(201);
        enroll(students.get(0), section).statusCode(201);
        asStudent(students.get(1))
                .put("/api/v1/students/me/waitlist/{s}", section)
                .then()
                .statusCode(201);
        campus.set(students.get(1), "state", "ON_LEAVE");
        asStudent(students.get(0)).delete(ENROLLMENT, section).then().statusCode(200);
        enroll(students.get(2), section).statusCode(422).body("violations.code", contains("SEATS_KEPT_FOR_WAITLIST"));
        asStudent(students.get(2))
                .put("/api/v1/students/me/waitlist/{s}", section)
                .then()
                .statusCode(201)
                .body("promoted", equalTo(true))
                .body("entry.state", equalTo("PROMOTED"));
        assertThat(campus.taken(section)).isEqualTo(1);
    }

    @Test
    void a_policy_is_changed_by_who_has_seen_it_and_taken_back_to_the_wider_one() {
        Campus campus = Campus.open(pool);
        int section = campus.section(3, 1);
        anonymous()
                .get(OF_SECTION, section)
                .then()
                .statusCode(200)
                .body("kind", equalTo("AT_ONCE"))
                .body("scope", equalTo("DEFAULT"));
        decide(OF_TERM, campus.term(), "{\"kind\": \"WAITLIST_FIRST\"}", null)
                .then()
                .statusCode(201);
        anonymous()
                .get(OF_SECTION, section)
                .then()
                .body("kind", equalTo("WAITLIST_FIRST"))
                .body("scope", equalTo("TERM"));
        String tag = decide(OF_SECTION, section, RANDOM, null).header("ETag");
        decide(OF_SECTION, section, RANDOM, null).then().statusCode(428);
        decide(OF_SECTION, section, RANDOM, "\"7\"").then().statusCode(412);
        String next = decide(OF_SECTION, section, "{\"kind\": \"AT_ONCE\"}", tag)
                .then()
                .statusCode(200)
                .extract()
                .header("ETag");
        as("ACADEMIC_AFFAIRS")
                .header("If-Match", next)
                .delete(OF_SECTION, section)
                .then()
                .statusCode(204);
        as("ACADEMIC_AFFAIRS")
                .header("If-Match", next)
                .delete(OF_SECTION, section)
                .then()
                .statusCode(404);
        anonymous().get(OF_SECTION, section).then().body("scope", equalTo("TERM"));
        assertThat(sql(
                        "select 1 from audit_entry where action = 'SEAT_RELEASE_POLICY_CHANGED' and subject_id = $1",
                        String.valueOf(section)))
                .hasSize(3);
    }

    @Test
    void a_policy_that_makes_no_sense_is_refused_with_every_reason() {
        Campus campus = Campus.open(pool);
        int section = campus.section(3, 1);
        decide(OF_SECTION, section, "{\"kind\": \"FIXED_TIMES\", \"minMinutes\": 3}", null)
                .then()
                .statusCode(400)
                .body("violations.code", containsInAnyOrder("RELEASE_TIMES_DO_NOT_FIT", "RELEASE_DELAY_DOES_NOT_FIT"));
        decide(OF_SECTION, section, "{\"kind\": \"RANDOM_DELAY\", \"minMinutes\": 60, \"maxMinutes\": 10}", null)
                .then()
                .statusCode(400);
        decide(OF_SECTION, section, "{\"kind\": \"SOMETIME\"}", null).then().statusCode(400);
        decide(OF_SECTION, section, "{}", null).then().statusCode(400);
        decide(OF_SECTION, 0, RANDOM, null).then().statusCode(404);
        decide(OF_TERM, "2027-NEVER", RANDOM, null).then().statusCode(404);
        anonymous().get(SEATS, 0).then().statusCode(404);
        anonymous().get(OF_SECTION, section).then().body("scope", equalTo("DEFAULT"));
    }

    @Test
    void only_academic_affairs_decides() {
        Campus campus = Campus.open(pool);
        int section = campus.section(3, 1);
        for (String path : List.of(OF_SECTION, OF_TERM)) {
            Object key = path.equals(OF_TERM) ? campus.term() : section;
            anonymous()
                    .contentType("application/json")
                    .body(RANDOM)
                    .put(path, key)
                    .then()
                    .statusCode(401);
            anonymous().delete(path, key).then().statusCode(401);
            as("DEPARTMENT_STAFF")
                    .contentType("application/json")
                    .body(RANDOM)
                    .put(path, key)
                    .then()
                    .statusCode(403);
            as("DEPARTMENT_STAFF").delete(path, key).then().statusCode(403);
        }
    }

    private void release() {
        releaser.releaseDue().await().atMost(Duration.ofSeconds(30));
    }

    private Response decide(String path, Object key, String body, String ifMatch) {
        var request = as("ACADEMIC_AFFAIRS").contentType("application/json").body(body);
        return (ifMatch == null ? request : request.header("If-Match", ifMatch)).put(path, key);
    }

    private ValidatableResponse enroll(String student, int section) {
        return asStudent(student).put(ENROLLMENT, section).then();
    }
}
