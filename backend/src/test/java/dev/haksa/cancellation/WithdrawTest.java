package dev.haksa.cancellation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.haksa.support.Campus;
import dev.haksa.support.MovableClock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class WithdrawTest extends BatchTest {
    private static final String OWN = "/api/v1/students/me/withdrawals";
    private static final Instant OPENS = Instant.parse("2027-04-12T00:00:00Z");
    private static final Instant CLOSES = Instant.parse("2027-04-16T08:00:00Z");

    private Campus campus;
    private String student;
    private int section;

    @BeforeEach
    void enrolled_student() {
        MovableClock.get().moveTo(OPENS.minus(Duration.ofDays(30)));
        campus = Campus.open(pool);
        campus.window("WITHDRAWAL", OPENS, CLOSES);
        student = campus.student();
        section = campus.section(3, 30);
        enroll(student, section);
        MovableClock.get().moveTo(OPENS.plus(Duration.ofHours(1)));
    }

    private Response apply(String who, String reason, String query) {
        return apply(asStudent(who), reason, query);
    }

    private Response apply(RequestSpecification caller, String reason, String query) {
        return caller.contentType("application/json")
                .body(Map.of("reason", reason))
                .put(OWN + "/" + section + query);
    }

    private int batch() {
        return prepared("WITHDRAWAL", campus.term(), Map.of());
    }

    @Test
    void an_application_in_the_period_waits_for_the_review() {
        apply(student, "건강 문제", "?dryRun=true")
                .then()
                .statusCode(200)
                .body("dryRun", equalTo(true))
                .body("section.id", equalTo(section));
        asStudent(student).get(OWN).then().statusCode(200).body("items", hasSize(0));
        apply(student, "건강 문제", "").then().statusCode(201).body("state", equalTo("PENDING"));
        apply(student, "건강 문제", "").then().statusCode(200).body("actions.name", contains("CANCEL"));
        asStudent(student)
                .get(OWN + "/" + section)
                .then()
                .statusCode(200)
                .header("Cache-Control", "private, no-store")
                .body("reason", equalTo("건강 문제"))
                .body("credits", equalTo(3));
        assertThat(state(student, section)).isEqualTo("ENROLLED");
        assertThat(events("withdrawal.applied", student + "/" + section)).hasSize(1);
    }

    @Test
    void outside_of_the_period_it_is_refused_with_the_article() {
        MovableClock.get().moveTo(OPENS.minusSeconds(5));
        apply(student, "건강 문제", "")
                .then()
                .statusCode(422)
                .body("violations.code", contains("WITHDRAWAL_NOT_OPEN_YET"))
                .body("violations[0].article.key", equalTo("46.2"));
        MovableClock.get().moveTo(CLOSES);
        apply(student, "건강 문제", "").then().statusCode(422).body("violations.code", contains("WITHDRAWAL_CLOSED"));
        asStudent(student).get(OWN).then().body("items", hasSize(0));
    }

    @Test
    void approved_after_the_period_the_enrollment_stays_on_record_without_counting() {
        apply(student, "건강 문제", "").then().statusCode(201);
        MovableClock.get().moveTo(CLOSES.plus(Duration.ofDays(3)));
        int batch = batch();
        items(batch, "")
                .then()
                .body("items.studentNumber", contains(student))
                .body("items[0].section.id", equalTo(section))
                .body("items[0].article", equalTo("46.2"))
                .body("items[0].found.withdrawal.reason", equalTo("건강 문제"));
        preview(batch).then().body("items.outcome", contains("DONE"));
        assertThat(state(student, section)).isEqualTo("ENROLLED");
        execute(batch).then().statusCode(200).body("counts.done", equalTo(1));
        assertThat(state(student, section)).isEqualTo("WITHDRAWN");
        assertThat(credits(student)).isZero();
        assertThat(campus.taken(section)).isZero();
        assertThat(events("enrollment.withdrawn", student + "/" + section)).hasSize(1);
        asStudent(student)
                .get(OWN + "/" + section)
                .then()
                .body("state", equalTo("EXECUTED"))
                .body("actions", hasSize(0));
        asStudent(student)
                .get("/api/v1/students/me/enrollments?term=" + campus.term())
                .then()
                .body("items[0].state", equalTo("WITHDRAWN"));
        get(batch()).then().body("counts.items", equalTo(0));
        MovableClock.get().moveTo(OPENS.plus(Duration.ofHours(2)));
        apply(student, "다시", "").then().statusCode(409).body("violations[0].code", equalTo("WITHDRAWAL_NOT_HELD"));
    }

    @Test
    void credits_withdrawn_are_still_owed_for() {
        int second = campus.section(3, 30);
        int third = campus.section(3, 30);
        MovableClock.get().moveTo(OPENS.minus(Duration.ofDays(30)).plusSeconds(60));
        enroll(student, second);
        MovableClock.get().moveTo(OPENS.minus(Duration.ofDays(30)).plusSeconds(120));
        enroll(student, third);
        MovableClock.get().moveTo(OPENS.plus(Duration.ofHours(1)));
        apply(student, "건강 문제", "").then().statusCode(201);
        execute(batch()).then().body("counts.done", equalTo(1));
        int notice = prepared("UNDERPAYMENT_NOTICE", campus.term(), Map.of("noticeDays", 1));
        items(notice, "")
                .then()
                .body("items[0].found.underpayment.enrolledCredits", equalTo(9))
                .body("items[0].found.underpayment.paidCredits", equalTo(0));
    }

    @Test
    void the_review_can_refuse_one_with_a_reason_and_approve_the_others() {
        String other = campus.student();
        MovableClock.get().moveTo(OPENS.minus(Duration.ofDays(30)).plusSeconds(60));
        enroll(other, section);
        MovableClock.get().moveTo(OPENS.plus(Duration.ofHours(1)));
        apply(student, "건강 문제", "").then().statusCode(201);
        apply(other, "시간이 없음", "").then().statusCode(201);
        int batch = prepare(as("REGISTRAR"), "WITHDRAWAL", campus.term(), Map.of())
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        int item = item(batch, "studentNumber", other);
        review(as("REGISTRAR").header("If-Match", tag(batch)), batch, item, "REFUSE", "졸업에 필요한 과목")
                .then()
                .statusCode(200)
                .body("review", equalTo("REFUSE"));
        as("REGISTRAR")
                .header("If-Match", tag(batch))
                .post(PATH + "/" + batch + "/execution")
                .then()
                .statusCode(200)
                .body("counts.done", equalTo(1))
                .body("counts.refused", equalTo(1));
        assertThat(state(student, section)).isEqualTo("WITHDRAWN");
        assertThat(state(other, section)).isEqualTo("ENROLLED");
        asStudent(other)
                .get(OWN + "/" + section)
                .then()
                .body("state", equalTo("REFUSED"))
                .body("refusalReason", equalTo("졸업에 필요한 과목"));
        assertThat(events("withdrawal.refused", other + "/" + section)).hasSize(1);
    }

    @Test
    void a_pending_application_can_be_given_up_and_is_then_not_carried_out() {
        apply(student, "건강 문제", "").then().statusCode(201);
        int batch = batch();
        asStudent(student).delete(OWN + "/" + section).then().statusCode(200).body("state", equalTo("CANCELLED"));
        asStudent(student).delete(OWN + "/" + section).then().statusCode(200);
        execute(batch).then().body("counts.settled", equalTo(1));
        assertThat(state(student, section)).isEqualTo("ENROLLED");
        assertThat(events("withdrawal.cancelled", student + "/" + section)).hasSize(1);
        apply(student, "다시 신청", "").then().statusCode(201);
        execute(batch()).then().body("counts.done", equalTo(1));
        asStudent(student)
                .delete(OWN + "/" + section)
                .then()
                .statusCode(409)
                .body("violations[0].code", equalTo("WITHDRAWAL_DECIDED"));
    }

    @Test
    void another_reason_needs_the_tag_and_what_was_reviewed_is_not_carried_out_then() {
        String tag = apply(student, "건강 문제", "").getHeader("ETag");
        int batch = batch();
        apply(student, "이사", "").then().statusCode(428);
        apply(asStudent(student).header("If-Match", "\"77\""), "이사", "").then().statusCode(412);
        apply(asStudent(student).header("If-Match", tag), "이사", "")
                .then()
                .statusCode(200)
                .body("reason", equalTo("이사"));
        execute(batch).then().body("counts.changed", equalTo(1));
        assertThat(state(student, section)).isEqualTo("ENROLLED");
    }

    @Test
    void a_rule_that_stands_against_it_meanwhile_fails_the_item_with_its_reason() {
        apply(student, "건강 문제", "").then().statusCode(201);
        int batch = batch();
        sql("delete from academic_window where term_id = $1 and kind = 'WITHDRAWAL'", campus.termId());
        execute(batch).then().statusCode(200).body("counts.failed", equalTo(1));
        items(batch, "?outcome=FAILED").then().body("items[0].violations.code", contains("NO_WITHDRAWAL_PERIOD"));
        assertThat(state(student, section)).isEqualTo("ENROLLED");
        asStudent(student).get(OWN + "/" + section).then().body("state", equalTo("PENDING"));
    }

    @Test
    void everybody_sees_and_changes_only_their_own() {
        apply(student, "건강 문제", "").then().statusCode(201);
        String other = campus.student();
        asStudent(other).get(OWN + "/" + section).then().statusCode(404);
        asStudent(other).delete(OWN + "/" + section).then().statusCode(404);
        asStudent(other)
                .get(OWN + "?term=" + campus.term())
                .then()
                .statusCode(200)
                .body("items", hasSize(0));
        asStudent(student).get(OWN + "?term=" + campus.term()).then().body("items", hasSize(1));
        apply(other, "없는 수강", "").then().statusCode(404);
        apply(student, " ", "").then().statusCode(400);
        for (String path : List.of(OWN, OWN + "/" + section)) {
            anonymous().get(path).then().statusCode(401);
            as("REGISTRAR").get(path).then().statusCode(403);
        }
        apply(anonymous(), "건강 문제", "").then().statusCode(401);
        apply(as("PROFESSOR"), "건강 문제", "").then().statusCode(403);
        apply(as("STUDENT"), "건강 문제", "").then().statusCode(404);
        anonymous().delete(OWN + "/" + section).then().statusCode(401);
        as("ACADEMIC_AFFAIRS").delete(OWN + "/" + section).then().statusCode(403);
        asStudent(student).get(OWN + "/" + section).then().body("state", equalTo("PENDING"));
    }

    @Test
    void who_may_not_decide_on_withdrawals_prepares_nothing() {
        for (String role :
                List.of("STUDENT", "PROFESSOR", "DEPARTMENT_STAFF", "DEPARTMENT_HEAD", "DEAN", "INTEGRATION")) {
            prepare(as(role), "WITHDRAWAL", campus.term(), Map.of()).then().statusCode(403);
        }
        prepare(anonymous(), "WITHDRAWAL", campus.term(), Map.of()).then().statusCode(401);
        as("DEAN").get(PATH + "?term=" + campus.term()).then().body("items", hasSize(0));
    }
}
