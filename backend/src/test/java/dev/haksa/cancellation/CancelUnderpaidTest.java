package dev.haksa.cancellation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import dev.haksa.support.Campus;
import dev.haksa.support.MovableClock;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class CancelUnderpaidTest extends BatchTest {
    /** Monday 8 March, 10:00 in Seoul. */
    private static final Instant MONDAY = Instant.parse("2027-03-08T01:00:00Z");
    /** With seven days, the last moment is that of Monday 15 March in Seoul. */
    private static final Instant LAST_MOMENT = Instant.parse("2027-03-15T14:59:50Z");

    private static final Instant DAY_AFTER = Instant.parse("2027-03-15T15:00:01Z");

    private Campus campus;
    private String student;
    private List<Integer> sections;

    @BeforeEach
    void student_with_nine_credits() {
        MovableClock.get().moveTo(MONDAY.minus(Duration.ofDays(2)));
        campus = Campus.open(pool);
        campus.window("ADD_DROP", MONDAY.minus(Duration.ofDays(3)), MONDAY.plus(Duration.ofDays(30)));
        student = campus.student();
        sections = List.of(campus.section(3, 30), campus.section(3, 30), campus.section(3, 30));
        sections.forEach(section -> enroll(student, section));
        MovableClock.get().moveTo(MONDAY);
    }

    private int pay(String who, int credits, String reverses) {
        Map<String, Object> body = new HashMap<>();
        String reference = "P-" + UUID.randomUUID();
        body.put("reference", reference);
        body.put("studentNumber", who);
        body.put("term", campus.term());
        body.put("credits", credits);
        body.put("amountWon", credits * 200_000L);
        body.put("paidOn", "2027-03-08");
        body.put("reverses", reverses);
        lastReference = reference;
        return as("ACADEMIC_AFFAIRS")
                .contentType("application/json")
                .body(body)
                .post("/api/v1/payments")
                .statusCode();
    }

    private String lastReference;

    private void notice() {
        execute(prepared("UNDERPAYMENT_NOTICE", campus.term(), Map.of())).then().statusCode(200);
    }

    private int cancellation() {
        return prepared("UNDERPAYMENT_CANCELLATION", campus.term(), Map.of());
    }

    @Test
    void who_paid_for_too_few_credits_is_told_once_with_a_deadline_at_the_end_of_a_day() {
        pay(student, 5, null);
        String fine = campus.student();
        enroll(fine, sections.getFirst());
        pay(fine, 3, null);
        int batch = prepared("UNDERPAYMENT_NOTICE", campus.term(), Map.of());
        get(batch).then().body("parameters.noticeDays", equalTo(7)).body("article", equalTo("5.3"));
        items(batch, "")
                .then()
                .body("items.studentNumber", contains(student))
                .body("items[0].found.underpayment.paidCredits", equalTo(5))
                .body("items[0].found.underpayment.enrolledCredits", equalTo(9))
                .body("items[0].found.underpayment.shortCredits", equalTo(4));
        preview(batch).then().body("items.outcome", contains("DONE"));
        assertThat(told()).isEmpty();
        execute(batch).then().statusCode(200).body("counts.done", equalTo(1));
        assertThat(told()).hasSize(1);
        assertThat(told().getFirst())
                .isEqualTo(new JsonObject()
                        .put("studentNumber", student)
                        .put("term", campus.term())
                        .put("paidCredits", 5)
                        .put("enrolledCredits", 9)
                        .put("shortCredits", 4)
                        .put("deadline", "2027-03-15T14:59:59Z"));
        int again = prepared("UNDERPAYMENT_NOTICE", campus.term(), Map.of());
        get(again).then().body("counts.items", equalTo(0));
        sections.forEach(section -> assertThat(state(student, section)).isEqualTo("ENROLLED"));
    }

    @Test
    void two_batches_with_the_same_student_tell_once() {
        int first = prepared("UNDERPAYMENT_NOTICE", campus.term(), Map.of("noticeDays", 3));
        int second = prepared("UNDERPAYMENT_NOTICE", campus.term(), Map.of());
        execute(first).then().body("counts.done", equalTo(1));
        execute(second).then().body("counts.settled", equalTo(1));
        assertThat(told()).hasSize(1);
        assertThat(told().getFirst().getString("deadline")).isEqualTo("2027-03-11T14:59:59Z");
    }

    @Test
    void nothing_is_cancelled_without_notice_nor_before_the_deadline_is_over() {
        MovableClock.get().moveTo(DAY_AFTER);
        get(cancellation()).then().body("counts.items", equalTo(0));
        MovableClock.get().moveTo(MONDAY);
        notice();
        MovableClock.get().moveTo(LAST_MOMENT);
        get(cancellation()).then().body("counts.items", equalTo(0));
        MovableClock.get().moveTo(DAY_AFTER);
        get(cancellation()).then().body("counts.items", equalTo(1));
    }

    @Test
    void the_latest_enrollments_are_cancelled_until_the_credits_fit_what_was_paid() {
        pay(student, 5, null);
        notice();
        MovableClock.get().moveTo(DAY_AFTER);
        int batch = cancellation();
        items(batch, "")
                .then()
                .body("items[0].found.underpayment.cancelled.sectionId", contains(sections.get(2), sections.get(1)))
                .body("items[0].found.underpayment.creditsAfter", equalTo(3))
                .body("items[0].found.underpayment.deadline", equalTo("2027-03-15"));
        preview(batch).then().body("items.outcome", contains("DONE"));
        assertThat(credits(student)).isEqualTo(9);
        execute(batch).then().statusCode(200).body("counts.done", equalTo(1));
        assertThat(state(student, sections.get(0))).isEqualTo("ENROLLED");
        assertThat(state(student, sections.get(1))).isEqualTo("CANCELLED_UNDERPAID");
        assertThat(state(student, sections.get(2))).isEqualTo("CANCELLED_UNDERPAID");
        assertThat(credits(student)).isEqualTo(3);
        for (int section : sections) {
            assertThat(campus.taken(section)).isEqualTo(campus.enrolledRows(section));
        }
        assertThat(events("enrollment.cancelled", student + "/" + sections.get(2)))
                .hasSize(1);
        assertThat(sql(
                        "select 1 from audit_entry where subject_id = $1 and action = 'UNDERPAYMENT_CANCELLED'",
                        student))
                .hasSize(1);
        get(cancellation()).then().body("counts.items", equalTo(0));
    }

    @Test
    void who_paid_nothing_loses_everything() {
        notice();
        MovableClock.get().moveTo(DAY_AFTER);
        execute(cancellation()).then().body("counts.done", equalTo(1));
        sections.forEach(section -> assertThat(state(student, section)).isEqualTo("CANCELLED_UNDERPAID"));
        assertThat(credits(student)).isZero();
    }

    @Test
    void who_pays_between_preview_and_execution_is_left_alone() {
        notice();
        MovableClock.get().moveTo(DAY_AFTER);
        int batch = cancellation();
        preview(batch).then().body("items.outcome", contains("DONE"));
        assertThat(pay(student, 9, null)).isEqualTo(201);
        execute(batch).then().statusCode(200).body("counts.settled", equalTo(1)).body("counts.done", equalTo(0));
        sections.forEach(section -> assertThat(state(student, section)).isEqualTo("ENROLLED"));
        items(batch, "?outcome=SETTLED").then().body("items[0].executed.underpayment.paidCredits", equalTo(9));
        assertThat(noticeStates()).containsExactly("SETTLED");
    }

    @Test
    void who_corrects_between_preview_and_execution_is_left_alone() {
        pay(student, 6, null);
        notice();
        MovableClock.get().moveTo(DAY_AFTER);
        int batch = cancellation();
        asStudent(student)
                .delete("/api/v1/students/me/enrollments/" + sections.getFirst())
                .then()
                .statusCode(200);
        execute(batch).then().body("counts.settled", equalTo(1));
        assertThat(state(student, sections.get(2))).isEqualTo("ENROLLED");
    }

    @Test
    void only_what_was_reviewed_is_cancelled() {
        pay(student, 5, null);
        notice();
        MovableClock.get().moveTo(DAY_AFTER);
        int batch = cancellation();
        pay(student, 1, null);
        execute(batch).then().body("counts.changed", equalTo(1));
        assertThat(credits(student)).isEqualTo(9);
        execute(cancellation()).then().body("counts.done", equalTo(1));
        assertThat(credits(student)).isEqualTo(6);
        assertThat(state(student, sections.get(2))).isEqualTo("CANCELLED_UNDERPAID");
    }

    @Test
    void a_payment_that_is_taken_back_after_the_deadline_needs_another_notice() {
        notice();
        assertThat(pay(student, 9, null)).isEqualTo(201);
        String paid = lastReference;
        MovableClock.get().moveTo(DAY_AFTER);
        assertThat(pay(student, -9, paid)).isEqualTo(201);
        get(cancellation()).then().body("counts.items", equalTo(0));
        notice();
        assertThat(told()).hasSize(2);
        assertThat(told().getLast().getString("deadline")).isEqualTo("2027-03-23T14:59:59Z");
        assertThat(noticeStates()).containsExactly("SETTLED", "OPEN");
    }

    @Test
    void a_freed_seat_goes_to_who_waits_while_the_window_is_open() {
        int full = campus.section(3, 1);
        enroll(student, full);
        String waiting = campus.student();
        sql(
                "insert into waitlist_entry (student_number, section_id, term_id, sequence, state, freed_before, joined_at,"
                        + " changed_at) values ($1, $2, $3, nextval('waitlist_sequence'), 'WAITING', 0, now(), now())",
                waiting,
                full,
                campus.termId());
        sql("update section_seats set waiting = 1 where section_id = $1", full);
        pay(student, 9, null);
        notice();
        MovableClock.get().moveTo(DAY_AFTER);
        execute(cancellation()).then().statusCode(200).body("counts.done", equalTo(1));
        assertThat(state(student, full)).isEqualTo("CANCELLED_UNDERPAID");
        assertThat(state(waiting, full)).isEqualTo("ENROLLED");
        assertThat(events("waitlist.promoted", waiting + "/" + full)).hasSize(1);
        assertThat(campus.taken(full)).isEqualTo(1);
    }

    @Test
    void payments_and_cancellations_at_the_same_moment_agree() throws Exception {
        List<String> students = new ArrayList<>(campus.students(8));
        int shared = campus.section(3, 30);
        students.forEach(one -> enroll(one, shared));
        notice();
        MovableClock.get().moveTo(DAY_AFTER);
        int batch = cancellation();
        List<Future<Integer>> asked = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            asked.add(threads.submit(() -> execute(batch).statusCode()));
            for (String one : students) {
                asked.add(threads.submit(() -> payQuietly(one)));
            }
        }
        for (Future<Integer> one : asked) {
            assertThat(one.get()).isIn(200, 201);
        }
        get(batch).then().body("state", equalTo("DONE"));
        for (String one : students) {
            String outcome = sql(
                            "select outcome from enrollment_batch_item where batch_id = $1 and student_number = $2",
                            batch,
                            one)
                    .getFirst()
                    .getString(0);
            assertThat(state(one, shared)).isEqualTo(outcome.equals("DONE") ? "CANCELLED_UNDERPAID" : "ENROLLED");
        }
        assertThat(campus.taken(shared)).isEqualTo(campus.enrolledRows(shared));
    }

    @Test
    void an_excluded_student_is_left_alone_with_the_reason_on_record() {
        notice();
        MovableClock.get().moveTo(DAY_AFTER);
        int batch = cancellation();
        review(batch, item(batch, "studentNumber", student), "EXCLUDE", "장학금 지급 대기")
                .then()
                .statusCode(200);
        execute(batch).then().body("counts.excluded", equalTo(1)).body("counts.done", equalTo(0));
        assertThat(credits(student)).isEqualTo(9);
    }

    @Test
    void only_academic_affairs_notifies_and_cancels() {
        for (String kind : List.of("UNDERPAYMENT_NOTICE", "UNDERPAYMENT_CANCELLATION")) {
            prepare(anonymous(), kind, campus.term(), Map.of()).then().statusCode(401);
            for (String role :
                    List.of("STUDENT", "PROFESSOR", "DEPARTMENT_STAFF", "DEPARTMENT_HEAD", "REGISTRAR", "DEAN")) {
                prepare(as(role), kind, campus.term(), Map.of()).then().statusCode(403);
            }
            prepare(as("ACADEMIC_AFFAIRS"), kind, campus.term(), Map.of("minimumSize", 3))
                    .then()
                    .statusCode(400);
        }
        as("ACADEMIC_AFFAIRS").get(PATH + "?term=" + campus.term()).then().body("items", hasSize(0));
    }

    @Test
    void the_report_as_table_shows_the_numbers() {
        pay(student, 5, null);
        notice();
        MovableClock.get().moveTo(DAY_AFTER);
        int batch = cancellation();
        execute(batch).then().statusCode(200);
        String table = as("DEAN").get(PATH + "/" + batch + "/report/csv").asString();
        assertThat(table).contains("," + "DONE,5,9,3,");
        as("DEAN")
                .get(PATH + "/" + batch + "/report")
                .then()
                .body("items[0].executed.underpayment.cancelled", hasSize(2))
                .body("items.outcome", hasItem("DONE"))
                .body("items.studentNumber", containsInAnyOrder(student));
    }

    private int payQuietly(String who) {
        Map<String, Object> body = Map.of(
                "reference",
                "P-" + UUID.randomUUID(),
                "studentNumber",
                who,
                "term",
                campus.term(),
                "credits",
                3,
                "amountWon",
                600_000,
                "paidOn",
                "2027-03-15");
        return as("ACADEMIC_AFFAIRS")
                .contentType("application/json")
                .body(body)
                .post("/api/v1/payments")
                .statusCode();
    }

    private List<JsonObject> told() {
        return sql(
                        "select payload from outbox_event where type = 'tuition.underpaid' and student_number = $1 order by id",
                        student)
                .stream()
                .map(row -> row.getJsonObject(0))
                .toList();
    }

    private List<String> noticeStates() {
        return sql("select state from underpayment_notice where student_number = $1 order by round", student).stream()
                .map(row -> row.getString(0))
                .toList();
    }
}
