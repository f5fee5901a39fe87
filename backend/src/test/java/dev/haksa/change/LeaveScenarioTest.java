package dev.haksa.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;

import dev.haksa.support.HeldLock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

/** Going on leave and coming back, from the first look to the register; days and won are those of the regulation. */
@QuarkusTest
class LeaveScenarioTest extends ChangeHttpTest {
    private static final long TUITION = 3_000_000;

    @Test
    void general_leave_in_the_second_week_carries_everything_over_and_frees_the_seat_for_who_waits() {
        String student = data.student("김휴학");
        String waiting = data.student("이대기");
        data.advised(student, termId);
        data.advised(waiting, termId);
        paid(student, TUITION, 15);
        int section = sectionWithOneSeat();
        open(section, student, waiting);
        on("2026-09-09T10:00");
        preview(student, wish("LEAVE_GENERAL", Map.of("terms", 1)))
                .then()
                .statusCode(200)
                .header("Cache-Control", "private, no-store")
                .body("possible", equalTo(true))
                .body("violations", empty())
                .body("receiptDate", equalTo("2026-09-09"))
                .body("effectiveOn", equalTo("2026-09-09"))
                .body("steps.role", contains("DEPARTMENT_HEAD", "PRESIDENT"))
                .body("steps.dueOn", contains("2026-09-14", "2026-09-16"))
                .body("next", containsString("14 Sep 2026"))
                .body("consequences.area", hasItems("RECORD", "TUITION", "ENROLLMENT", "SCHOLARSHIP", "STUDENT_CARD"))
                .body("consequences.find { it.area == 'TUITION' }.code", equalTo("TUITION_CARRY_OVER"))
                .body("consequences.find { it.area == 'TUITION' }.facts.amountWon", equalTo(3_000_000))
                .body("consequences.find { it.area == 'TUITION' }.facts.classDay", equalTo(9))
                .body("consequences.find { it.code == 'ENROLLMENTS_END' }.facts.credits", equalTo(3))
                .body("consequences.find { it.code == 'LEAVE_BEGINS' }.facts.endsOn", equalTo("2027-02-28"))
                .body("consequences.find { it.code == 'LEAVE_BEGINS' }.facts.returnTerm", equalTo("2027-SPRING"));
        assertThat(sql("select 1 from record_change where student_number = $1", student))
                .isEmpty();

        int id = submitted(student, wish("LEAVE_GENERAL", Map.of("terms", 1)));
        asStudent(student)
                .get(OWN + "/" + id)
                .then()
                .statusCode(200)
                .body("application.state", equalTo("SUBMITTED"))
                .body("application.dueOn", equalTo("2026-09-14"))
                .body("timeline.type", contains("SUBMITTED"))
                .body("actions.name", contains("CANCEL"));
        assertThat(state(student)).isEqualTo("ENROLLED");

        on("2026-09-10T15:00");
        confirmed(id);
        asStudent(student)
                .get(OWN + "/" + id)
                .then()
                .body("application.waitsFor", equalTo("PRESIDENT"))
                .body("application.dueOn", equalTo("2026-09-14"))
                .body("actions", empty());

        on("2026-09-11T09:00");
        approved(id)
                .then()
                .body("application.state", equalTo("EFFECTIVE"))
                .body("application.effectiveOn", equalTo("2026-09-09"))
                .body("timeline.type", contains("SUBMITTED", "CONFIRMED", "APPROVED", "EFFECTIVE"))
                .body("consequences.find { it.area == 'TUITION' }.facts.amountWon", equalTo(3_000_000));
        assertThat(state(student)).isEqualTo("ON_LEAVE");
        assertThat(enrollment(student, section)).isEqualTo("CANCELLED_RECORD_CHANGED");
        assertThat(enrollment(waiting, section)).isEqualTo("ENROLLED");
        assertThat(seatsTaken(section)).isEqualTo(1);
        assertThat(carriedOut(student)).isEqualTo(TUITION);
        assertThat(events(id))
                .containsExactly(
                        "record-change.submitted",
                        "record-change.confirmed",
                        "record-change.approved",
                        "record-change.effective");
        assertThat(sql(
                        "select payload ->> 'change' from outbox_event where type = 'student.state-changed' and student_number = $1",
                        student))
                .extracting(row -> row.getString(0))
                .containsExactly("LEAVE_TAKEN");
        as("ACADEMIC_AFFAIRS")
                .queryParam("studentNumber", student)
                .get("/api/v1/record-change-register")
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].recordChangeId", equalTo(id))
                .body("items[0].stateBefore", equalTo("ENROLLED"))
                .body("items[0].receiptDate", equalTo("2026-09-09"))
                .body("items[0].effectiveOn", equalTo("2026-09-09"))
                .body("items[0].approvedBy", equalTo("Test PRESIDENT"));
        assertThat(sql(
                        "select kind, before ->> 'state' as before, after ->> 'state' as after from student_change where student_number = $1",
                        student))
                .extracting(row -> row.getString("kind") + row.getString("before") + row.getString("after"))
                .containsExactly("LEAVE_TAKENENROLLEDON_LEAVE");
    }

    @Test
    void sick_leave_after_half_the_term_carries_half_over_and_needs_a_certificate() {
        String student = data.student("박질병");
        paid(student, TUITION, 15);
        on("2026-10-26T10:00");
        preview(student, wish("LEAVE_SICK"))
                .then()
                .statusCode(200)
                .body("possible", equalTo(false))
                .body("violations.code", contains("CHANGE_EVIDENCE_MISSING"))
                .body("violations[0].article.key", equalTo("41"))
                .body("violations[0].remedy", notNullValue())
                .body("evidence.code", contains("MEDICAL_CERTIFICATE"))
                .body("consequences.find { it.area == 'TUITION' }.facts.amountWon", equalTo(1_500_000))
                .body("consequences.find { it.area == 'TUITION' }.facts.share", equalTo("1/2"))
                .body("consequences.find { it.area == 'TUITION' }.facts.classDay", equalTo(56));
        submit(student, wish("LEAVE_SICK")).then().statusCode(422);
        int id = submitted(student, with(wish("LEAVE_SICK"), "MEDICAL_CERTIFICATE", document(student)));
        on("2026-10-27T10:00");
        confirmed(id);
        approved(id).then().body("application.effectiveOn", equalTo("2026-10-26"));
        assertThat(carriedOut(student)).isEqualTo(1_500_000);
        assertThat(leave(student)).isEqualTo("SICK until 2027-02-28");
    }

    @Test
    void military_leave_is_dated_by_the_enlistment_but_counts_from_the_approval() {
        String student = data.student("최입대");
        paid(student, TUITION, 15);
        on("2026-10-12T10:00");
        Map<String, Object> wish =
                wish("LEAVE_MILITARY", Map.of("enlistmentOn", "2026-11-02", "dischargeOn", "2028-05-01"));
        with(wish, "CALL_UP_PAPERS", document(student));
        int id = submit(student, wish)
                .then()
                .statusCode(201)
                .body("application.receiptDate", equalTo("2026-11-02"))
                .body("application.dueOn", equalTo("2026-10-15"))
                .extract()
                .path("application.id");
        on("2026-10-13T10:00");
        confirmed(id);
        on("2026-10-15T10:00");
        approved(id)
                .then()
                .body("application.receiptDate", equalTo("2026-11-02"))
                .body("application.effectiveOn", equalTo("2026-10-15"))
                .body("consequences.find { it.area == 'TUITION' }.facts.classDay", equalTo(63))
                .body("consequences.find { it.area == 'TUITION' }.facts.amountWon", equalTo(3_000_000));
        assertThat(leave(student)).isEqualTo("MILITARY until 2028-08-31");
        assertThat(carriedOut(student)).isEqualTo(TUITION);
    }

    @Test
    void who_enlists_after_three_quarters_of_the_term_keeps_the_courses_to_be_graded() {
        String student = data.student("정입대");
        data.advised(student, termId);
        int section = sectionWithOneSeat();
        open(section, student);
        paid(student, TUITION, 15);
        on("2026-11-10T10:00");
        Map<String, Object> wish =
                wish("LEAVE_MILITARY", Map.of("enlistmentOn", "2026-11-18", "dischargeOn", "2028-05-17"));
        int id = submitted(student, with(wish, "CALL_UP_PAPERS", document(student)));
        confirmed(id);
        approved(id).then().body("consequences.code", hasItem("TUITION_TERM_GRADED"));
        assertThat(enrollment(student, section)).isEqualTo("ENROLLED");
        assertThat(state(student)).isEqualTo("ON_LEAVE");
        assertThat(carriedOut(student)).isZero();
    }

    @Test
    void who_enlists_after_the_term_finishes_it() {
        String student = data.student("문입대");
        data.advised(student, termId);
        int section = sectionWithOneSeat();
        open(section, student);
        on("2026-11-24T10:00");
        Map<String, Object> wish =
                wish("LEAVE_MILITARY", Map.of("enlistmentOn", "2027-01-11", "dischargeOn", "2028-07-10"));
        int id = submitted(student, with(wish, "CALL_UP_PAPERS", document(student)));
        confirmed(id);
        approved(id).then().body("application.effectiveOn", equalTo("2026-11-24"));
        assertThat(enrollment(student, section)).isEqualTo("ENROLLED");
        assertThat(leave(student)).isEqualTo("MILITARY until 2028-08-31");
    }

    @Test
    void a_leave_is_cancelled_on_the_last_day_of_the_first_quarter_and_refused_the_day_after() {
        String student = onLeave("윤취소");
        String late = onLeave("한취소");
        on("2026-09-27T00:30");
        submit(late, wish("LEAVE_CANCEL"))
                .then()
                .statusCode(422)
                .body("violations.code", contains("LEAVE_CANCEL_TOO_LATE"))
                .body("violations[0].article.key", equalTo("30"))
                .body("violations[0].facts.lastDay", equalTo("2026-09-26"))
                .body("violations[0].facts.classDay", equalTo(27));
        on("2026-09-26T23:30");
        int id = submitted(student, wish("LEAVE_CANCEL"));
        on("2026-09-30T10:00");
        confirmed(id);
        approved(id)
                .then()
                .body("application.effectiveOn", equalTo("2026-09-26"))
                .body("consequences.code", hasItem("ENROLLMENT_POSSIBLE_AGAIN"));
        assertThat(state(student)).isEqualTo("ENROLLED");
        assertThat(carriedOut(student)).isZero();
        assertThat(state(late)).isEqualTo("ON_LEAVE");
    }

    @Test
    void who_falls_ill_on_leave_changes_its_kind_and_the_first_request_stays() {
        String student = onLeave("오변경");
        on("2026-10-20T10:00");
        preview(student, wish("LEAVE_GENERAL"))
                .then()
                .body("violations.code", contains("LEAVE_UNDER_WAY"))
                .body("violations[0].article.key", equalTo("29"));
        Map<String, Object> wish =
                with(wish("LEAVE_SICK", Map.of("terms", 2)), "MEDICAL_CERTIFICATE", document(student));
        int id = submitted(student, wish);
        confirmed(id);
        approved(id);
        assertThat(leave(student)).isEqualTo("SICK until 2027-08-31");
        assertThat(sql(
                                "select first_requested_on from student_leave where student_number = $1 and ended_on is null",
                                student)
                        .getFirst()
                        .getLocalDate(0))
                .isEqualTo("2026-09-09");
        assertThat(state(student)).isEqualTo("ON_LEAVE");
    }

    @Test
    void who_enlists_on_a_leave_that_came_too_late_carries_tuition_over_by_the_new_kind() {
        String student = data.student("민입대");
        paid(student, TUITION, 15);
        on("2026-10-12T10:00");
        // Class day 42 of 105: too late for general leave.
        int general = submitted(student, wish("LEAVE_GENERAL"));
        confirmed(general);
        approved(general);
        assertThat(carriedOut(student)).isZero();
        on("2026-10-26T10:00");
        Map<String, Object> sick = with(wish("LEAVE_SICK"), "MEDICAL_CERTIFICATE", document(student));
        preview(student, sick)
                .then()
                .body("consequences.find { it.area == 'TUITION' }.code", equalTo("TUITION_CARRY_OVER"))
                .body("consequences.find { it.area == 'TUITION' }.facts.amountWon", equalTo(1_500_000));
        int ill = submitted(student, sick);
        confirmed(ill);
        approved(ill);
        assertThat(carriedOut(student)).isEqualTo(1_500_000);
        Map<String, Object> service =
                wish("LEAVE_MILITARY", Map.of("enlistmentOn", "2026-11-02", "dischargeOn", "2028-05-01"));
        Map<String, Object> military = with(service, "CALL_UP_PAPERS", document(student));
        preview(student, military)
                .then()
                .body("consequences.find { it.area == 'TUITION' }.code", equalTo("TUITION_CARRY_OVER_MORE"))
                .body("consequences.find { it.area == 'TUITION' }.facts.amountWon", equalTo(1_500_000))
                .body("consequences.find { it.area == 'TUITION' }.facts.carriedBeforeWon", equalTo(1_500_000))
                .body("consequences.find { it.area == 'TUITION' }.facts.carriedInAllWon", equalTo(3_000_000))
                .body("consequences.find { it.area == 'TUITION' }.text", containsString("1500000"));
        int enlisted = submitted(student, military);
        confirmed(enlisted);
        approved(enlisted);
        assertThat(carriedOut(student)).isEqualTo(TUITION);
        assertThat(sql(
                                "select sum(credits)::int from tuition_entry where student_number = $1 and kind = 'CARRY_OVER'",
                                student)
                        .getFirst()
                        .getInteger(0))
                .isEqualTo(15);
    }

    @Test
    void a_leave_is_extended_and_a_student_returns() {
        String student = onLeave("서복학");
        on("2026-12-01T10:00");
        int extension = submitted(student, wish("LEAVE_EXTENSION", Map.of("terms", 1)));
        confirmed(extension);
        approved(extension);
        assertThat(leave(student)).isEqualTo("GENERAL until 2027-08-31");
        on("2026-12-22T10:00");
        submit(student, wish("RETURN_MILITARY"))
                .then()
                .statusCode(422)
                .body("violations.code", hasItems("CHANGE_EVIDENCE_MISSING", "RETURN_NOT_FROM_SERVICE"));
        int back = submitted(student, wish("RETURN"));
        confirmed(back);
        approved(back);
        assertThat(state(student)).isEqualTo("ENROLLED");
        assertThat(sql("select kind from student_change where student_number = $1 order by id", student))
                .extracting(row -> row.getString(0))
                .containsExactly("LEAVE_TAKEN", "LEAVE_CHANGED", "RETURNED");
    }

    @Test
    void an_extension_does_not_reopen_the_days_in_which_a_leave_is_cancelled() {
        String student = onLeave("신연장");
        on("2027-01-10T10:00");
        int extension = submitted(student, wish("LEAVE_EXTENSION", Map.of("terms", 1)));
        confirmed(extension);
        approved(extension);
        on("2027-01-11T10:00");
        submit(student, wish("LEAVE_CANCEL"))
                .then()
                .statusCode(422)
                .body("violations.code", contains("LEAVE_CANCEL_TOO_LATE"))
                .body("violations[0].facts.lastDay", equalTo("2026-09-26"));
        assertThat(carriedOut(student)).isEqualTo(TUITION);
    }

    @Test
    void who_enrolls_while_the_leave_is_approved_keeps_no_seat() throws Exception {
        String student = data.student("강동시");
        int section = sectionWithOneSeat();
        on("2026-09-09T10:00");
        int id = submitted(student, wish("LEAVE_GENERAL"));
        confirmed(id);
        RequestSpecification president = json(president()).header("If-Match", tag(id));
        CompletableFuture<Response> approval;
        try (HeldLock enrolling = HeldLock.after(pool, enrolledIn(student, section))) {
            approval = CompletableFuture.supplyAsync(
                    () -> president.body(Map.of("verdict", "GRANT")).post(CHANGES + "/" + id + "/decisions"),
                    Thread::startVirtualThread);
            assertThatThrownBy(() -> approval.get(300, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
            enrolling.commit();
        }
        approval.get(60, TimeUnit.SECONDS).then().statusCode(200);
        assertThat(state(student)).isEqualTo("ON_LEAVE");
        assertThat(enrollment(student, section)).isEqualTo("CANCELLED_RECORD_CHANGED");
        assertThat(seatsTaken(section)).isZero();
    }

    /** What an admission that has decided, but not committed, has written under the lock of the student's term. */
    private String enrolledIn(String student, int section) {
        return """
                insert into student_term (student_number, term_id, credits, ceiling) values ('%1$s', %2$d, 3, 18);
                insert into enrollment (student_number, section_id, term_id, course_id, state, credits, category, enrolled_at, changed_at)
                select '%1$s', id, term_id, course_id, 'ENROLLED', 3, category, now(), now() from section where id = %3$d;
                update section_seats set enrolled = 1 where section_id = %3$d
                """.formatted(student, termId, section);
    }

    @Test
    void nobody_returns_in_the_first_term_of_the_leave() {
        String student = onLeave("임복학");
        for (String day : List.of("2026-09-12T10:00", "2026-12-21T10:00")) {
            on(day);
            submit(student, wish("RETURN"))
                    .then()
                    .statusCode(422)
                    .body("violations.code", contains("LEAVE_CANCEL_ONLY"))
                    .body("violations[0].article.key", equalTo("30"))
                    .body("violations[0].facts.term", equalTo(FALL))
                    .body("violations[0].remedy", notNullValue());
        }
        assertThat(state(student)).isEqualTo("ON_LEAVE");
        assertThat(carriedOut(student)).isEqualTo(TUITION);
    }

    @Test
    void everything_that_stands_against_a_leave_is_told_at_once() {
        String student = data.student("백사유");
        sql("update student set state = 'GRADUATED' where student_number = $1", student);
        preview(student, wish("LEAVE_SICK", Map.of("terms", 3)))
                .then()
                .statusCode(200)
                .body("possible", equalTo(false))
                .body(
                        "violations.code",
                        contains("CHANGE_EVIDENCE_MISSING", "RECORD_STATE_UNFIT", "LEAVE_TOO_MANY_TERMS"));
        preview(student, wish("LEAVE_MILITARY", Map.of("enlistmentOn", "2026-11-02")))
                .then()
                .statusCode(400)
                .body("violations[0].pointer", equalTo("/details/dischargeOn"));
        preview(student, wish("LEAVE_GENERAL", Map.of("terms", 0, "colour", "blue")))
                .then()
                .statusCode(400)
                .body("violations.pointer", contains("/details/terms", "/details/colour"));
    }

    private String onLeave(String name) {
        String student = data.student(name);
        on("2026-09-01T10:00");
        paid(student, TUITION, 15);
        on("2026-09-09T10:00");
        int id = submitted(student, wish("LEAVE_GENERAL"));
        confirmed(id);
        approved(id);
        return student;
    }

    private int sectionWithOneSeat() {
        int course = sql(
                        "insert into course (course_number, title_ko, credits, category) values ($1, '과목', 3, 'MAJOR_ELECTIVE') returning id",
                        "T" + UUID.randomUUID().toString().substring(0, 12))
                .getFirst()
                .getInteger(0);
        int section = sql(
                        "insert into section (term_id, course_id, section_number, title, category, search_text) values ($1, $2, '001', '과목', 'MAJOR_ELECTIVE', '과목') returning id",
                        termId,
                        course)
                .getFirst()
                .getInteger(0);
        sql("insert into section_seats (section_id, capacity) values ($1, 1)", section);
        return section;
    }

    /** The first takes the seat, the others wait for it, all inside an add/drop period of the department's own. */
    private void open(int section, String first, String... others) {
        Instant opens = on("2026-09-02T10:00");
        sql(
                "insert into academic_window (term_id, kind, opens_at, closes_at) select $1, 'ADD_DROP', $2, $3 where not exists (select 1 from academic_window where term_id = $1 and kind = 'ADD_DROP')",
                termId,
                opens.minus(Duration.ofDays(1)).atOffset(ZoneOffset.UTC),
                opens.plus(Duration.ofDays(12)).atOffset(ZoneOffset.UTC));
        asStudent(first)
                .put("/api/v1/students/me/enrollments/" + section)
                .then()
                .statusCode(201);
        for (String other : others) {
            asStudent(other)
                    .put("/api/v1/students/me/waitlist/" + section)
                    .then()
                    .statusCode(201);
        }
    }

    private String enrollment(String student, int section) {
        return sql("select state from enrollment where student_number = $1 and section_id = $2", student, section)
                .getFirst()
                .getString(0);
    }

    private int seatsTaken(int section) {
        return sql("select enrolled from section_seats where section_id = $1", section)
                .getFirst()
                .getInteger(0);
    }

    private long carriedOut(String student) {
        return sql(
                        "select carried_out_won from tuition_account where student_number = $1 and term_id = $2",
                        student,
                        termId)
                .getFirst()
                .getLong(0);
    }

    private String leave(String student) {
        return sql("select kind, ends_on from student_leave where student_number = $1 and ended_on is null", student)
                .stream()
                .map(row -> row.getString("kind") + " until " + row.getLocalDate("ends_on"))
                .findFirst()
                .orElse("none");
    }
}
