package dev.haksa.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.haksa.support.Events;
import dev.haksa.support.Eventually;
import dev.haksa.support.HttpTest;
import dev.haksa.support.StudentData;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class NoticeTest extends HttpTest {
    private static final String OWN = "/api/v1/students/me/notices";
    private static final JsonObject NOTHING_MORE = new JsonObject();

    @Inject
    Events events;

    private StudentData data;
    private String student;

    @BeforeEach
    void aStudent() {
        data = new StudentData(this::sql);
        student = data.student("김하늘");
    }

    @Test
    void a_promotion_makes_one_notice_though_it_enrolls_too() {
        events.publish(
                Events.of("enrollment.enrolled", student, 7, new JsonObject().put("cause", "WAITLIST")),
                Events.of("waitlist.promoted", student, 7, new JsonObject().put("term", "2027-SPRING")));
        inbox(1).body("items[0].kind", equalTo("WAITLIST_PROMOTED"))
                .body("items[0].event", equalTo("waitlist.promoted"))
                .body("items[0].title", equalTo("You got a seat in '형사법'"))
                .body("items[0].text", containsString("POL1002-001"))
                .body("items[0].term", equalTo("2027-SPRING"))
                .body("items[0].sectionId", equalTo(7))
                .body("items[0].readAt", nullValue())
                .body("items[0].mail", nullValue())
                .body("unread", equalTo(1));
    }

    @Test
    void what_the_student_did_and_saw_makes_no_notice() {
        for (String cause : List.of("STUDENT", "CART", "SWAP")) {
            events.publish(
                    Events.of("enrollment.enrolled", student, 7, new JsonObject().put("cause", cause)),
                    Events.of("enrollment.dropped", student, 7, new JsonObject().put("cause", cause)));
        }
        events.publish(
                Events.of("enrollment.enrolled", student, 7, NOTHING_MORE),
                Events.of("waitlist.joined", student, 7, NOTHING_MORE),
                Events.of("waitlist.left", student, 7, NOTHING_MORE),
                Events.of("something.new", student, 7, NOTHING_MORE),
                Events.of("enrollment.withdrawn", student, 7, NOTHING_MORE));
        inbox(1).body("items.kind", contains("WITHDRAWN"));
    }

    @Test
    void tells_the_reasons_with_article_and_remedy_in_the_readers_language() {
        JsonObject violation = new JsonObject()
                .put("code", "CREDIT_CEILING_EXCEEDED")
                .put("article", "4.4")
                .put(
                        "facts",
                        new JsonObject()
                                .put("enrolled", 18)
                                .put("adding", 3)
                                .put("ceiling", 18)
                                .put("excess", 3));
        events.publish(Events.of(
                "waitlist.skipped",
                student,
                7,
                new JsonObject()
                        .put(
                                "violations",
                                new JsonArray()
                                        .add(violation)
                                        .add(new JsonObject()
                                                .put("code", "NEWER_RULE")
                                                .put("article", "4.1")))));
        inbox(1).body("items[0].violations", hasSize(2))
                .body("items[0].violations[0].article.reference", equalTo("제4조④"))
                .body("items[0].violations[0].message", containsString("18 held + 3 more"))
                .body("items[0].violations[0].remedy", containsString("Drop another section"))
                .body("items[0].violations[1].code", equalTo("NEWER_RULE"));
        io.restassured.RestAssured.given()
                .header("Authorization", "Bearer " + token(java.util.Set.of(), student, "STUDENT"))
                .get(OWN)
                .then()
                .header("Content-Language", "ko")
                .body("items[0].title", containsString("자리가 났지만"))
                .body("items[0].violations[0].message", containsString("학점"));
    }

    @Test
    void tells_the_deadline_of_an_underpayment_in_words() {
        events.publish(Events.of(
                "tuition.underpaid",
                student,
                7,
                new JsonObject()
                        .put("paidCredits", 12)
                        .put("enrolledCredits", 18)
                        .put("shortCredits", 6)
                        .put("deadline", "2027-03-12T08:00:00Z")));
        inbox(1).body("items[0].text", containsString("18 credits but paid for 12: 6"))
                .body("items[0].remedy", containsString("Fri 12 Mar 2027 17:00:00 KST"));
    }

    @Test
    void an_event_that_says_little_still_makes_its_notice() {
        sql("""
                insert into outbox_event (at, type, subject_key, student_number, payload)
                values (now(), 'enrollment.cancelled', 'x', $1, '{}')
                """, student);
        inbox(1).body("items[0].kind", equalTo("CANCELLED")).body("items[0].sectionId", nullValue());
    }

    @Test
    void an_event_about_nobody_known_holds_up_nobody() {
        events.publish(
                Events.of("enrollment.withdrawn", "00000000", 7, NOTHING_MORE),
                Events.of("enrollment.withdrawn", student, 7, NOTHING_MORE));
        inbox(1);
    }

    @Test
    void reading_is_marked_once_and_counted() {
        publish(3);
        List<Integer> ids = inbox(3).extract().path("items.id");
        ValidatableResponse unread =
                asStudent(student).get(OWN + "/" + ids.get(1)).then().statusCode(200);
        unread.body("readAt", nullValue());
        String readAt = asStudent(student)
                .put(OWN + "/" + ids.get(1) + "/read")
                .then()
                .statusCode(200)
                .header("Cache-Control", "private, no-store")
                .header("ETag", org.hamcrest.Matchers.not(unread.extract().header("ETag")))
                .extract()
                .path("readAt");
        assertThat(readAt).isNotNull();
        asStudent(student)
                .put(OWN + "/" + ids.get(1) + "/read")
                .then()
                .statusCode(200)
                .body("readAt", equalTo(readAt));
        asStudent(student)
                .queryParam("unread", true)
                .queryParam("count", true)
                .get(OWN)
                .then()
                .body("items.id", contains(ids.get(0), ids.get(2)))
                .body("count", equalTo(2))
                .body("unread", equalTo(2));
    }

    @Test
    void all_up_to_what_was_shown_are_read_and_what_came_later_is_not() {
        publish(3);
        List<Integer> ids = inbox(3).extract().path("items.id");
        for (int i = 0; i < 2; i++) {
            asStudent(student)
                    .contentType("application/json")
                    .body("{\"upTo\":" + ids.get(1) + "}")
                    .post(OWN + "/read-all")
                    .then()
                    .statusCode(200)
                    .body("unread", equalTo(1));
        }
        inbox(3).body("items.readAt", contains(nullValue(), notNullValue(), notNullValue()));
    }

    @Test
    void the_inbox_comes_page_by_page_the_latest_first() {
        publish(5);
        List<Integer> all = inbox(5).extract().path("items.id");
        assertThat(all).isSortedAccordingTo((a, b) -> Integer.compare(b, a));
        ValidatableResponse first = asStudent(student)
                .queryParam("limit", 2)
                .queryParam("count", true)
                .get(OWN)
                .then()
                .body("items.id", contains(all.get(0), all.get(1)))
                .body("count", equalTo(5))
                .header("Link", containsString("rel=\"next\""));
        asStudent(student)
                .queryParam("limit", 200)
                .queryParam("after", first.extract().<String>path("next"))
                .get(OWN)
                .then()
                .body("items.id", contains(all.get(2), all.get(3), all.get(4)))
                .body("next", nullValue());
    }

    @Test
    void nobody_reads_or_marks_the_notices_of_somebody_else() {
        publish(1);
        int id = inbox(1).extract().path("items[0].id");
        String other = data.student("박바다");
        asStudent(other)
                .get(OWN)
                .then()
                .statusCode(200)
                .body("items", hasSize(0))
                .body("unread", equalTo(0));
        asStudent(other).get(OWN + "/" + id).then().statusCode(404);
        asStudent(other).put(OWN + "/" + id + "/read").then().statusCode(404);
        asStudent(other)
                .contentType("application/json")
                .body("{\"upTo\":" + (id + 1000) + "}")
                .post(OWN + "/read-all")
                .then()
                .statusCode(200);
        inbox(1).body("items[0].readAt", nullValue());
    }

    @Test
    void only_students_have_an_inbox() {
        anonymous().get(OWN).then().statusCode(401);
        anonymous().put(OWN + "/1/read").then().statusCode(401);
        as("PROFESSOR").get(OWN).then().statusCode(403);
        as("ACADEMIC_AFFAIRS").get(OWN + "/1").then().statusCode(403);
        as("ADMIN").put(OWN + "/1/read").then().statusCode(403);
        as("STUDENT").get(OWN).then().statusCode(404);
        as("REGISTRAR")
                .contentType("application/json")
                .body("{\"upTo\":1}")
                .post(OWN + "/read-all")
                .then()
                .statusCode(403);
    }

    @Test
    void bad_input_is_refused_and_marks_nothing() {
        publish(1);
        inbox(1);
        asStudent(student).queryParam("unread", "yes").get(OWN).then().statusCode(400);
        asStudent(student).queryParam("limit", 0).get(OWN).then().statusCode(400);
        asStudent(student).queryParam("after", "x").get(OWN).then().statusCode(400);
        asStudent(student).queryParam("kind", "x").get(OWN).then().statusCode(400);
        asStudent(student).get(OWN + "/abc").then().statusCode(404);
        for (String body : List.of("{}", "{\"upTo\":0}", "{\"upTo\":\"x\"}", "{\"upTo\":null}", "[]")) {
            asStudent(student)
                    .contentType("application/json")
                    .body(body)
                    .post(OWN + "/read-all")
                    .then()
                    .statusCode(400);
        }
        inbox(1).body("unread", equalTo(1));
    }

    @Test
    void staff_show_what_a_student_of_theirs_was_told_and_when_it_was_read() {
        publish(2);
        List<Integer> ids = inbox(2).extract().path("items.id");
        asStudent(student).put(OWN + "/" + ids.get(0) + "/read").then().statusCode(200);
        String address = "/api/v1/students/" + student + "/notices";
        for (var reader :
                List.of(asStaffOf(data.department(), "DEPARTMENT_STAFF"), as("ACADEMIC_AFFAIRS"), as("REGISTRAR"))) {
            reader.get(address)
                    .then()
                    .statusCode(200)
                    .header("Cache-Control", "private, no-store")
                    .body("items.readAt", contains(notNullValue(), nullValue()))
                    .body("items.createdAt", everyItem(notNullValue()))
                    .body("unread", equalTo(1));
        }
        as("REGISTRAR").get(address + "/" + ids.get(1)).then().statusCode(200).body("readAt", nullValue());
        as("REGISTRAR").get(address + "/" + ids.get(1)).then().body("readAt", nullValue());
        String other = data.student("박바다");
        as("REGISTRAR")
                .get("/api/v1/students/" + other + "/notices/" + ids.get(1))
                .then()
                .statusCode(404);
        as("REGISTRAR").get("/api/v1/students/00000000/notices").then().statusCode(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"STUDENT", "PROFESSOR", "DEPARTMENT_HEAD", "DEAN", "PRESIDENT", "AUDITOR", "ADMIN"})
    void no_other_role_reads_what_a_student_was_told(String role) {
        as(role).get("/api/v1/students/" + student + "/notices").then().statusCode(403);
        as(role).get("/api/v1/students/" + student + "/notices/1").then().statusCode(403);
    }

    @Test
    void staff_of_another_department_do_not_learn_that_the_student_exists() {
        int elsewhere = new StudentData(this::sql).department();
        String address = "/api/v1/students/" + student + "/notices";
        anonymous().get(address).then().statusCode(401);
        asStaffOf(elsewhere, "DEPARTMENT_STAFF").get(address).then().statusCode(404);
        asStaffOf(elsewhere, "DEPARTMENT_STAFF").get(address + "/1").then().statusCode(404);
    }

    private void publish(int number) {
        for (int i = 0; i < number; i++) {
            events.publish(Events.of("enrollment.withdrawn", student, i, NOTHING_MORE));
        }
    }

    /** The inbox as soon as it holds so many notices, and no more. */
    private ValidatableResponse inbox(int number) {
        Eventually.holds(
                number + " notices",
                () -> sql("select 1 from notice where student_number = $1", student)
                                .size()
                        >= number);
        return asStudent(student).get(OWN).then().statusCode(200).body("items", hasSize(number));
    }
}
