package dev.haksa.dismissal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import dev.haksa.support.HttpTest;
import dev.haksa.support.MovableClock;
import dev.haksa.support.StudentData;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class DismissTest extends HttpTest {
    private static final String BATCHES = "/api/v1/dismissal-batches";

    private StudentData data;
    private String term;
    private int termId;

    private static void on(String day) {
        MovableClock.get().moveTo(Instant.parse(day + "T03:00:00Z"));
    }

    @BeforeEach
    void a_term_that_starts_on_2_march() {
        on("2027-02-10");
        data = new StudentData(this::sql);
        List<Row> rows = List.of();
        while (rows.isEmpty()) {
            int year = ThreadLocalRandom.current().nextInt(2100, 9900);
            rows = sql(
                    "insert into term (code, year, season, starts_on, ends_on, class_days)"
                            + " values ($1, $2, 'SPRING', '2027-03-02', '2027-06-21', 105) on conflict do nothing"
                            + " returning id, code",
                    year + "-SPRING",
                    year);
        }
        term = rows.getFirst().getString("code");
        termId = rows.getFirst().getInteger("id");
    }

    private String onLeave(String kind) {
        String student = data.student("김휴학");
        sql("update student set state = 'ON_LEAVE' where student_number = $1", student);
        sql(
                "insert into student_leave (student_number, kind, started_on, requested_on, first_requested_on, ends_on,"
                        + " return_term) values ($1, $3, '2026-09-01', '2026-09-01', '2026-09-01', '2027-02-28', $2)",
                student,
                term,
                kind);
        return student;
    }

    private Response create(RequestSpecification caller, String kind) {
        return caller.contentType("application/json")
                .body(Map.of("kind", kind, "term", term, "departmentId", data.department()))
                .post(BATCHES);
    }

    private int created(String kind) {
        return create(as("ACADEMIC_AFFAIRS"), kind)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private String tag(int batch) {
        return as("ACADEMIC_AFFAIRS").get(BATCHES + "/" + batch).getHeader("ETag");
    }

    private Response execute(int batch) {
        return as("ACADEMIC_AFFAIRS").header("If-Match", tag(batch)).post(BATCHES + "/" + batch + "/execution");
    }

    private int executed(String kind) {
        int batch = created(kind);
        execute(batch).then().statusCode(200);
        return batch;
    }

    private Response items(int batch) {
        return as("ACADEMIC_AFFAIRS").get(BATCHES + "/" + batch + "/items?limit=200");
    }

    private int change(int batch) {
        return items(batch).path("items[0].changeId");
    }

    private Response sign(int change) {
        String path = "/api/v1/record-changes/" + change;
        return as("PRESIDENT")
                .header("If-Match", as("PRESIDENT").get(path).getHeader("ETag"))
                .contentType("application/json")
                .body(Map.of("verdict", "GRANT"))
                .post(path + "/decisions");
    }

    private String state(String student) {
        return sql("select state from student where student_number = $1", student)
                .getFirst()
                .getString(0);
    }

    private int told(String student, String type) {
        return sql("select 1 from outbox_event where student_number = $1 and type = $2", student, type)
                .size();
    }

    @Test
    void whose_leave_ends_before_the_term_is_told_once() {
        String student = onLeave("GENERAL");
        int batch = created("RETURN_NOTICE");
        items(batch)
                .then()
                .body("items.studentNumber", contains(student))
                .body("items[0].leaveEndsOn", equalTo("2027-02-28"))
                .body("items[0].lastDay", equalTo("2027-03-01"));
        as("ACADEMIC_AFFAIRS")
                .post(BATCHES + "/" + batch + "/preview")
                .then()
                .statusCode(200)
                .body("items.outcome", contains("DONE"));
        assertThat(told(student, "return.notice-given")).isZero();
        execute(batch).then().statusCode(200).body("counts.done", equalTo(1));
        execute(batch).then().statusCode(200);
        assertThat(told(student, "return.notice-given")).isEqualTo(1);
        items(created("RETURN_NOTICE")).then().body("items", hasSize(0));
    }

    @Test
    void nobody_is_told_of_a_dismissal_before_the_last_day_is_over() {
        onLeave("GENERAL");
        String unpaid = data.student("이미납");
        String paid = data.student("박납부");
        sql("insert into tuition_account (student_number, term_id, paid_won) values ($1, $2, 1000)", paid, termId);
        on("2027-03-16");
        items(created("PRIOR_NOTICE")).then().body("items", hasSize(0));
        on("2027-03-17");
        items(created("PRIOR_NOTICE")).then().body("items.ground", contains("NOT_RETURNED"));
        on("2027-04-01");
        items(created("PRIOR_NOTICE")).then().body("items", hasSize(1));
        on("2027-04-02");
        items(created("PRIOR_NOTICE"))
                .then()
                .body("items", hasSize(2))
                .body("items.findAll { it.ground == 'NOT_REGISTERED' }.studentNumber", contains(unpaid));
    }

    @Test
    void who_waits_is_not_dismissed_and_who_acted_falls_out_with_the_reason() {
        String acted = onLeave("GENERAL");
        onLeave("MILITARY");
        on("2027-03-17");
        executed("PRIOR_NOTICE");
        on("2027-03-31");
        items(created("DISMISSAL")).then().body("items", hasSize(0));
        on("2027-04-01");
        int batch = created("DISMISSAL");
        items(batch).then().body("items", hasSize(2)).body("items[0].waitUntil", equalTo("2027-03-31"));
        sql("update student_leave set ended_on = '2027-04-01', ended_by = 'RETURNED' where student_number = $1", acted);
        sql("update student set state = 'ENROLLED' where student_number = $1", acted);
        execute(batch).then().body("counts.settled", equalTo(1)).body("counts.done", equalTo(1));
        items(batch)
                .then()
                .body("items.findAll { it.outcome == 'SETTLED' }.studentNumber", contains(acted))
                .body("items.findAll { it.outcome == 'SETTLED' }.outcomeCode", contains("RETURNED"))
                .body("items.findAll { it.outcome == 'DONE' }.ground", contains("MILITARY"));
        assertThat(state(acted)).isEqualTo("ENROLLED");
    }

    /** Terms of these dates exist under the years of other tests too; that of the leave's end is before all of them. */
    private int applied(String student, String kind) {
        sql("update student_leave set return_term = '2027-SPRING' where student_number = $1", student);
        return asStudent(student)
                .contentType("application/json")
                .body(Map.of("kind", kind, "reason", "복학합니다", "details", Map.of()))
                .post("/api/v1/students/me/record-changes")
                .then()
                .statusCode(201)
                .extract()
                .path("application.id");
    }

    @Test
    void who_applied_on_the_last_day_of_waiting_is_not_dismissed_while_it_is_not_decided() {
        String inTime = onLeave("GENERAL");
        String late = onLeave("GENERAL");
        on("2027-03-17");
        executed("PRIOR_NOTICE");
        on("2027-03-31");
        int application = applied(inTime, "RETURN");
        on("2027-04-01");
        applied(late, "RETURN");
        int batch = executed("DISMISSAL");
        items(batch).then().body("items.studentNumber", contains(late)).body("items[0].outcome", equalTo("DONE"));
        as("ACADEMIC_AFFAIRS")
                .header("If-Match", tagOf(application))
                .contentType("application/json")
                .body(Map.of("text", "서류가 맞지 않음"))
                .post("/api/v1/record-changes/" + application + "/cancellation")
                .then()
                .statusCode(200);
        items(created("DISMISSAL")).then().body("items.studentNumber", hasItem(inTime));
    }

    @Test
    void a_dismissal_falls_out_when_a_paper_of_the_days_of_waiting_comes_later() {
        String student = onLeave("GENERAL");
        on("2027-03-17");
        executed("PRIOR_NOTICE");
        on("2027-04-01");
        int batch = executed("DISMISSAL");
        int change = change(batch);
        int application = applied(student, "RETURN");
        sql("update record_change set receipt_date = '2027-03-31' where id = $1", application);
        sign(change).then().statusCode(422).body("violations.code", hasItem("DISMISSAL_GROUND_GONE"));
        as("ACADEMIC_AFFAIRS")
                .post(BATCHES + "/" + batch + "/settlement")
                .then()
                .body("settled", equalTo(1));
        items(batch).then().body("items[0].outcomeCode", equalTo("ACTED"));
        assertThat(state(student)).isEqualTo("ON_LEAVE");
    }

    private String tagOf(int change) {
        return as("ACADEMIC_AFFAIRS").get("/api/v1/record-changes/" + change).getHeader("ETag");
    }

    private void back(String student) {
        sql(
                "update student_leave set ended_on = '2027-04-01', ended_by = 'RETURNED' where student_number = $1",
                student);
        sql("update student set state = 'ENROLLED' where student_number = $1", student);
    }

    @Test
    void a_notice_carries_no_dismissal_for_another_ground() {
        String student = onLeave("GENERAL");
        on("2027-03-17");
        executed("PRIOR_NOTICE");
        on("2027-04-01");
        int first = change(executed("DISMISSAL"));
        back(student);
        on("2027-04-02");
        items(created("DISMISSAL")).then().body("items", hasSize(0));
        items(executed("PRIOR_NOTICE")).then().body("items.ground", contains("NOT_REGISTERED"));
        assertThat(told(student, "dismissal.notice-given")).isEqualTo(2);
        on("2027-04-16");
        items(created("DISMISSAL")).then().body("items", hasSize(0));
        on("2027-04-17");
        items(created("DISMISSAL")).then().body("items.ground", contains("NOT_REGISTERED"));
        sign(first).then().statusCode(422).body("violations.code", hasItem("DISMISSAL_GROUND_GONE"));
        assertThat(state(student)).isEqualTo("ENROLLED");
    }

    @Test
    void settling_one_ground_leaves_the_notice_of_another() {
        String student = onLeave("GENERAL");
        on("2027-03-17");
        executed("PRIOR_NOTICE");
        on("2027-04-01");
        int batch = executed("DISMISSAL");
        back(student);
        on("2027-04-02");
        executed("PRIOR_NOTICE");
        on("2027-04-17");
        as("ACADEMIC_AFFAIRS")
                .post(BATCHES + "/" + batch + "/settlement")
                .then()
                .body("settled", equalTo(1));
        sign(change(executed("DISMISSAL"))).then().statusCode(200);
        assertThat(state(student)).isEqualTo("DISMISSED");
    }

    @Test
    void it_is_reversible_until_the_president_signs() {
        String student = onLeave("GENERAL");
        on("2027-03-17");
        executed("PRIOR_NOTICE");
        on("2027-04-01");
        int batch = executed("DISMISSAL");
        int change = change(batch);
        sql(
                "update student_leave set ended_on = '2027-04-01', ended_by = 'RETURNED' where student_number = $1",
                student);
        sql("update student set state = 'ENROLLED' where student_number = $1", student);
        sign(change).then().statusCode(422).body("violations.code", hasItem("DISMISSAL_GROUND_GONE"));
        as("ACADEMIC_AFFAIRS")
                .post(BATCHES + "/" + batch + "/settlement")
                .then()
                .statusCode(200)
                .body("settled", equalTo(1));
        as("ACADEMIC_AFFAIRS")
                .post(BATCHES + "/" + batch + "/settlement")
                .then()
                .body("settled", equalTo(0));
        as("PRESIDENT").get("/api/v1/record-changes/" + change).then().body("application.state", equalTo("CANCELLED"));
        items(batch).then().body("items[0].outcomeCode", equalTo("RETURNED"));
        assertThat(state(student)).isEqualTo("ENROLLED");
        assertThat(told(student, "dismissal.effective")).isZero();
    }

    @Test
    void who_does_not_register_is_dismissed_for_it() {
        String student = data.student("이미납");
        on("2027-04-02");
        executed("PRIOR_NOTICE");
        on("2027-04-17");
        int batch = executed("DISMISSAL");
        sign(change(batch)).then().statusCode(200);
        assertThat(state(student)).isEqualTo("DISMISSED");
        assertThat(told(student, "dismissal.effective")).isEqualTo(1);
        as("REGISTRAR")
                .get("/api/v1/departures?studentNumber=" + student)
                .then()
                .body("items.reason", contains("NOT_REGISTERED"))
                .body("items[0].term", equalTo(term));
        items(created("PRIOR_NOTICE")).then().body("items", hasSize(0));
    }

    @Test
    void carried_money_registers_and_money_that_was_given_back_does_not() {
        String carried = data.student("김이월");
        String refunded = data.student("이환불");
        String partly = data.student("박반액");
        String sponsored = data.student("최장학");
        sql(
                "insert into tuition_account (student_number, term_id, carried_in_won) values ($1, $2, 900)",
                carried,
                termId);
        sql(
                "insert into tuition_account (student_number, term_id, paid_won, refunded_won, paid_credits)"
                        + " values ($1, $2, 1000, 1000, 18)",
                refunded,
                termId);
        sql(
                "insert into tuition_account (student_number, term_id, paid_won, refunded_won) values ($1, $2, 1000, 500)",
                partly,
                termId);
        sql(
                "insert into tuition_account (student_number, term_id, paid_credits) values ($1, $2, 18)",
                sponsored,
                termId);
        on("2027-04-02");
        items(created("PRIOR_NOTICE")).then().body("items.studentNumber", contains(refunded));
    }

    @Test
    void a_student_can_be_left_out_with_a_reason() {
        onLeave("GENERAL");
        int batch = created("RETURN_NOTICE");
        int item = items(batch).path("items[0].id");
        String path = BATCHES + "/" + batch + "/items/" + item + "/review";
        as("ACADEMIC_AFFAIRS")
                .header("If-Match", tag(batch))
                .contentType("application/json")
                .body(Map.of("included", false))
                .put(path)
                .then()
                .statusCode(400);
        as("ACADEMIC_AFFAIRS")
                .contentType("application/json")
                .body(Map.of("included", false, "reason", "연락 중"))
                .put(path)
                .then()
                .statusCode(428);
        as("REGISTRAR")
                .header("If-Match", tag(batch))
                .contentType("application/json")
                .body(Map.of("included", false, "reason", "연락 중"))
                .put(path)
                .then()
                .statusCode(403);
        as("ACADEMIC_AFFAIRS")
                .header("If-Match", tag(batch))
                .contentType("application/json")
                .body(Map.of("included", false, "reason", "연락 중"))
                .put(path)
                .then()
                .statusCode(200)
                .body("included", equalTo(false))
                .body("reason", equalTo("연락 중"));
        execute(batch)
                .then()
                .statusCode(200)
                .body("counts.excluded", equalTo(1))
                .body("counts.done", equalTo(0));
        as("ACADEMIC_AFFAIRS")
                .header("If-Match", tag(batch))
                .contentType("application/json")
                .body(Map.of("included", true))
                .put(path)
                .then()
                .statusCode(409);
        as("DEAN")
                .get(BATCHES + "/" + batch + "/report")
                .then()
                .statusCode(200)
                .body("items[0].reason", equalTo("연락 중"));
    }

    @Test
    void a_draft_can_be_given_up() {
        int batch = created("RETURN_NOTICE");
        String path = BATCHES + "/" + batch + "/cancellation";
        as("ACADEMIC_AFFAIRS").post(path).then().statusCode(428);
        as("DEAN").header("If-Match", tag(batch)).post(path).then().statusCode(403);
        as("ACADEMIC_AFFAIRS")
                .header("If-Match", tag(batch))
                .post(path)
                .then()
                .statusCode(200)
                .body("state", equalTo("CANCELLED"));
        execute(batch).then().statusCode(409);
    }

    @Test
    void only_academic_affairs_prepares_and_carries_out() {
        create(anonymous(), "DISMISSAL").then().statusCode(401);
        for (String role : List.of(
                "STUDENT", "PROFESSOR", "DEPARTMENT_STAFF", "DEPARTMENT_HEAD", "REGISTRAR", "DEAN", "PRESIDENT")) {
            create(as(role), "DISMISSAL").then().statusCode(403);
        }
        as("ACADEMIC_AFFAIRS")
                .contentType("application/json")
                .body(Map.of("kind", "DISMISSAL", "term", "1999-FALL"))
                .post(BATCHES)
                .then()
                .statusCode(400);
        int batch = created("RETURN_NOTICE");
        for (String path : List.of("", "/items", "/report")) {
            anonymous().get(BATCHES + "/" + batch + path).then().statusCode(401);
            as("DEPARTMENT_HEAD").get(BATCHES + "/" + batch + path).then().statusCode(403);
            as("PRESIDENT").get(BATCHES + "/" + batch + path).then().statusCode(200);
            as("DEAN").get(BATCHES + "/" + Integer.MAX_VALUE + path).then().statusCode(404);
        }
        for (String path : List.of("/execution", "/preview", "/settlement")) {
            anonymous().post(BATCHES + "/" + batch + path).then().statusCode(401);
            as("REGISTRAR").post(BATCHES + "/" + batch + path).then().statusCode(403);
            as("ACADEMIC_AFFAIRS")
                    .header("If-Match", "*")
                    .post(BATCHES + "/" + Integer.MAX_VALUE + path)
                    .then()
                    .statusCode(404);
        }
        as("ACADEMIC_AFFAIRS").post(BATCHES + "/" + batch + "/execution").then().statusCode(428);
        as("REGISTRAR").get(BATCHES + "?term=" + term).then().statusCode(200).body("items.id", contains(batch));
        as("STUDENT").get(BATCHES).then().statusCode(403);
        anonymous().get(BATCHES).then().statusCode(401);
    }
}
