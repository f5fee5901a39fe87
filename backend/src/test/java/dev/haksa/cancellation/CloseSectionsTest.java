package dev.haksa.cancellation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.haksa.support.Campus;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class CloseSectionsTest extends BatchTest {
    private Campus campus;
    private int course;
    private int small;
    private int other;
    private int big;
    private List<String> students;

    @BeforeEach
    void campus() {
        campus = Campus.open(pool);
        course = campus.course(3);
        small = campus.sectionOf(course, 30);
        other = campus.sectionOf(course, 30);
        big = campus.section(2, 30);
        students = campus.students(4);
        enroll(students.get(0), small);
        enroll(students.get(1), small);
        students.forEach(student -> enroll(student, big));
    }

    private int prepared() {
        return prepared("CLOSURE", campus.term(), Map.of("minimumSize", 3));
    }

    @Test
    void finds_sections_below_the_size_with_whom_closing_concerns_and_where_they_can_go() {
        int batch = prepared();
        get(batch)
                .then()
                .statusCode(200)
                .header("Cache-Control", "private, no-store")
                .body("state", equalTo("DRAFT"))
                .body("article", equalTo("5.2"))
                .body("parameters.minimumSize", equalTo(3))
                .body("counts.items", equalTo(2))
                .body("actions.name", contains("EXECUTE", "PREVIEW", "REFRESH", "CANCEL"));
        items(batch, "?count=true")
                .then()
                .statusCode(200)
                .body("count", equalTo(2))
                .body("items.section.id", containsInAnyOrder(small, other))
                .body("items.find { it.section.id == " + small + " }.found.closure.students", hasSize(2))
                .body(
                        "items.find { it.section.id == " + small + " }.found.closure.alternatives[0].sectionId",
                        equalTo(other))
                .body("items.section.id", not(hasItem(big)))
                .body("items.predicted", contains("DONE", "DONE"));
        assertThat(campus.taken(small)).isEqualTo(2);
    }

    @Test
    void a_preview_tells_what_would_happen_and_changes_nothing() {
        int batch = prepared();
        preview(batch).then().statusCode(200).body("items", hasSize(2)).body("items.outcome", contains("DONE", "DONE"));
        get(batch).then().body("state", equalTo("DRAFT")).body("counts.open", equalTo(2));
        assertThat(campus.taken(small)).isEqualTo(2);
        assertThat(campus.enrolledRows(small)).isEqualTo(2);
        assertThat(events("section.closed", String.valueOf(small))).isEmpty();
    }

    @Test
    void closing_ends_all_enrollments_together_and_everything_agrees_afterwards() {
        int batch = prepared();
        review(batch, item(batch, "section.id", other), "EXCLUDE", "필요한 분반")
                .then()
                .statusCode(200);
        execute(batch)
                .then()
                .statusCode(200)
                .body("state", equalTo("DONE"))
                .body("counts.done", equalTo(1))
                .body("counts.excluded", equalTo(1))
                .body("finishedAt", notNullValue());
        for (String student : students.subList(0, 2)) {
            assertThat(state(student, small)).isEqualTo("CANCELLED_SECTION_CLOSED");
            assertThat(credits(student)).isEqualTo(2);
            assertThat(events("enrollment.cancelled", student + "/" + small)).hasSize(1);
        }
        assertThat(campus.taken(small)).isZero();
        assertThat(campus.enrolledRows(small)).isZero();
        assertThat(events("section.closed", String.valueOf(small))).hasSize(1);
        assertThat(sql(
                        "select 1 from audit_entry where subject_type = 'SECTION' and subject_id = $1 and action = 'SECTION_CLOSED'",
                        String.valueOf(small)))
                .hasSize(1);
        assertThat(sql(
                        "select 1 from enrollment_decision where section_id = $1 and action = 'CANCEL_SECTION_CLOSED'",
                        small))
                .hasSize(2);
        anonymous().get("/api/v1/sections/" + small).then().body("state", equalTo("CLOSED"));
        anonymous().get("/api/v1/sections/" + other).then().body("state", equalTo("OPEN"));
        asStudent(students.get(2))
                .put("/api/v1/students/me/enrollments/" + small)
                .then()
                .statusCode(422)
                .body("violations.code", hasItem("SECTION_CLOSED"));
        enroll(students.get(0), other);
    }

    @Test
    void waiting_students_are_told_and_wait_no_more() {
        int tiny = campus.section(1, 1);
        enroll(students.get(0), tiny);
        sql(
                "insert into waitlist_entry (student_number, section_id, term_id, sequence, state, freed_before, joined_at,"
                        + " changed_at) values ($1, $2, $3, nextval('waitlist_sequence'), 'WAITING', 0, now(), now())",
                students.get(1),
                tiny,
                campus.termId());
        sql("update section_seats set waiting = 1 where section_id = $1", tiny);
        int batch = prepared("CLOSURE", campus.term(), Map.of("sectionIds", List.of(tiny)));
        items(batch, "").then().body("items[0].found.closure.waitingStudents", contains(students.get(1)));
        execute(batch).then().statusCode(200).body("counts.done", equalTo(1));
        assertThat(sql("select state from waitlist_entry where section_id = $1", tiny)
                        .getFirst()
                        .getString(0))
                .isEqualTo("SECTION_CLOSED");
        assertThat(sql("select waiting, enrolled from section_seats where section_id = $1", tiny)
                        .getFirst()
                        .toJson()
                        .encode())
                .isEqualTo("{\"waiting\":0,\"enrolled\":0}");
        assertThat(events("waitlist.removed", students.get(1) + "/" + tiny)).hasSize(1);
    }

    @Test
    void one_named_section_is_a_batch_of_one_whatever_its_size() {
        int batch = prepared("CLOSURE", campus.term(), Map.of("sectionIds", List.of(big)));
        execute(batch).then().statusCode(200).body("counts.done", equalTo(1));
        assertThat(campus.enrolledRows(big)).isZero();
        int again = prepared("CLOSURE", campus.term(), Map.of("sectionIds", List.of(big)));
        execute(again).then().body("counts.settled", equalTo(1));
        assertThat(events("section.closed", String.valueOf(big))).hasSize(1);
    }

    @Test
    void a_section_that_has_grown_since_the_review_is_left_alone() {
        int batch = prepared();
        enroll(students.get(2), small);
        preview(batch).then().body("items.find { it.item.section.id == " + small + " }.outcome", equalTo("CHANGED"));
        execute(batch).then().statusCode(200).body("counts.changed", equalTo(1)).body("counts.done", equalTo(1));
        items(batch, "?outcome=CHANGED")
                .then()
                .body("items.section.id", contains(small))
                .body("items[0].executed.closure.enrolled", equalTo(3));
        assertThat(campus.enrolledRows(small)).isEqualTo(3);
    }

    @Test
    void asking_again_gives_the_same_and_does_nothing_twice() {
        int batch = prepared();
        String tag = tag(batch);
        execute(batch).then().statusCode(200);
        as("ACADEMIC_AFFAIRS")
                .header("If-Match", tag)
                .post(PATH + "/" + batch + "/execution")
                .then()
                .statusCode(200)
                .body("counts.done", equalTo(2));
        assertThat(events("section.closed", String.valueOf(small))).hasSize(1);
    }

    @Test
    void a_batch_that_stopped_halfway_goes_on_with_what_is_left() {
        int batch = prepared();
        sql("update enrollment_batch set state = 'RUNNING', executed_at = now() where id = $1", batch);
        sql(
                "update enrollment_batch_item set outcome = 'DONE', executed_at = now() where id = $1",
                item(batch, "section.id", other));
        as("ACADEMIC_AFFAIRS")
                .post(PATH + "/" + batch + "/execution")
                .then()
                .statusCode(200)
                .body("counts.done", equalTo(2));
        assertThat(campus.enrolledRows(small)).isZero();
        assertThat(events("section.closed", String.valueOf(other))).isEmpty();
    }

    @Test
    void several_who_carry_the_same_batch_out_do_every_item_once() throws Exception {
        int batch = prepared();
        String tag = tag(batch);
        String token = token(Set.of(), null, "ACADEMIC_AFFAIRS");
        List<Future<Response>> asked = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            for (int i = 0; i < 4; i++) {
                asked.add(threads.submit(
                        () -> bearer(token).header("If-Match", tag).post(PATH + "/" + batch + "/execution")));
            }
        }
        for (Future<Response> one : asked) {
            assertThat(one.get().statusCode()).isIn(200, 202);
        }
        get(batch).then().body("state", equalTo("DONE")).body("counts.done", equalTo(2));
        assertThat(events("section.closed", String.valueOf(small))).hasSize(1);
        assertThat(sql(
                        "select 1 from audit_entry where subject_type = 'ENROLLMENT_BATCH' and subject_id = $1 and action = 'BATCH_DONE'",
                        String.valueOf(batch)))
                .hasSize(1);
    }

    @Test
    void closing_while_students_enroll_leaves_nobody_behind_and_counts_right() throws Exception {
        List<String> crowd = campus.students(40);
        int rushed = campus.section(1, 60);
        enroll(crowd.getFirst(), rushed);
        int batch = prepared("CLOSURE", campus.term(), Map.of("sectionIds", List.of(rushed)));
        List<Future<Integer>> asked = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            for (String student : crowd) {
                asked.add(threads.submit(() -> asStudent(student)
                        .put("/api/v1/students/me/enrollments/" + rushed)
                        .statusCode()));
            }
            asked.add(threads.submit(() -> execute(batch).statusCode()));
        }
        for (Future<Integer> one : asked) {
            assertThat(one.get()).isIn(200, 201, 422);
        }
        get(batch).then().body("state", equalTo("DONE")).body("counts.done", equalTo(1));
        assertThat(campus.enrolledRows(rushed)).isZero();
        assertThat(campus.taken(rushed)).isZero();
        assertThat(sql("""
                select 1 from student_term total
                 where term_id = $1
                   and credits <> (select coalesce(sum(credits), 0) from enrollment
                                    where student_number = total.student_number and term_id = total.term_id
                                      and state = 'ENROLLED')
                """, campus.termId())).isEmpty();
    }

    @Test
    void a_review_needs_the_tag_and_a_reason_and_is_audited() {
        int batch = prepared();
        int item = item(batch, "section.id", small);
        review(as("ACADEMIC_AFFAIRS"), batch, item, "EXCLUDE", "이유").then().statusCode(428);
        review(as("ACADEMIC_AFFAIRS").header("If-Match", "\"99\""), batch, item, "EXCLUDE", "이유")
                .then()
                .statusCode(412);
        review(batch, item, "EXCLUDE", null)
                .then()
                .statusCode(400)
                .body("violations[0].code", equalTo("REVIEW_REASON_MISSING"));
        review(batch, item, "REFUSE", "이유").then().statusCode(400).body("violations[0].code", equalTo("REFUSAL_UNFIT"));
        review(batch, item, "EXCLUDE", "졸업에 필요").then().statusCode(200).body("review", equalTo("EXCLUDE"));
        items(batch, "?review=EXCLUDE").then().body("items.id", contains(item));
        review(batch, item, "INCLUDE", null)
                .then()
                .statusCode(200)
                .header("ETag", tag(batch))
                .body("reviewReason", nullValue());
        assertThat(sql(
                        "select 1 from audit_entry where subject_id = $1 and action = 'BATCH_ITEM_REVIEWED'",
                        String.valueOf(batch)))
                .hasSize(2);
    }

    @Test
    void a_refresh_finds_anew_and_keeps_what_was_reviewed() {
        int batch = prepared();
        review(batch, item(batch, "section.id", small), "EXCLUDE", "졸업에 필요")
                .then()
                .statusCode(200);
        students.forEach(student -> {
            if (!student.equals(students.get(0)) && !student.equals(students.get(1))) {
                enroll(student, other);
            }
        });
        enroll(campus.student(), other);
        int third = campus.sectionOf(course, 5);
        as("ACADEMIC_AFFAIRS")
                .header("If-Match", tag(batch))
                .post(PATH + "/" + batch + "/refresh")
                .then()
                .statusCode(200)
                .body("counts.items", equalTo(2))
                .body("counts.excluded", equalTo(1));
        items(batch, "").then().body("items.section.id", containsInAnyOrder(small, third));
    }

    @Test
    void a_draft_can_be_given_up_and_is_then_never_carried_out() {
        int batch = prepared();
        as("ACADEMIC_AFFAIRS").post(PATH + "/" + batch + "/cancellation").then().statusCode(428);
        as("ACADEMIC_AFFAIRS")
                .header("If-Match", tag(batch))
                .post(PATH + "/" + batch + "/cancellation")
                .then()
                .statusCode(200)
                .body("state", equalTo("CANCELLED"))
                .body("actions", hasSize(0));
        execute(batch).then().statusCode(409).body("violations[0].code", equalTo("BATCH_NOT_DRAFT"));
        assertThat(campus.enrolledRows(small)).isEqualTo(2);
    }

    @Test
    void who_prepared_it_may_not_carry_it_out_where_a_second_person_is_asked_for() {
        String preparer = token(Set.of(), null, "ACADEMIC_AFFAIRS");
        int batch = prepare(bearer(preparer), "CLOSURE", campus.term(), Map.of("minimumSize", 3, "secondPerson", true))
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        bearer(preparer)
                .header("If-Match", tag(batch))
                .post(PATH + "/" + batch + "/execution")
                .then()
                .statusCode(422)
                .body("violations[0].code", equalTo("SECOND_PERSON_NEEDED"))
                .body("violations[0].article.key", equalTo("5.2"));
        assertThat(campus.enrolledRows(small)).isEqualTo(2);
        execute(batch).then().statusCode(200).body("state", equalTo("DONE"));
    }

    @Test
    void the_report_tells_every_outcome_as_json_and_as_table() {
        int batch = prepared();
        execute(batch).then().statusCode(200);
        as("DEAN")
                .get(PATH + "/" + batch + "/report")
                .then()
                .statusCode(200)
                .body("batch.id", equalTo(batch))
                .body("items.outcome", contains("DONE", "DONE"));
        as("DEAN")
                .get(PATH + "/" + batch + "/report/csv")
                .then()
                .statusCode(200)
                .contentType("text/csv")
                .body(containsString("item,studentNumber,sectionId"))
                .body(containsString("," + small + ","));
    }

    @Test
    void batches_are_listed_by_term_kind_and_state() {
        int first = prepared();
        int second = prepared();
        String query = PATH + "?term=" + campus.term() + "&kind=CLOSURE&state=DRAFT&limit=1";
        String next = as("DEAN")
                .get(query)
                .then()
                .statusCode(200)
                .body("items.id", contains(second))
                .header("Link", containsString("rel=\"next\""))
                .extract()
                .path("next");
        as("REGISTRAR").get(query + "&after=" + next).then().body("items.id", contains(first));
        as("DEAN").get(PATH + "?kind=NOTHING").then().statusCode(400);
    }

    @Test
    void a_key_makes_preparing_safe_to_repeat() {
        String token = token(Set.of(), null, "ACADEMIC_AFFAIRS");
        String key = UUID.randomUUID().toString();
        Map<String, ?> more = Map.of("minimumSize", 3);
        int first = prepare(bearer(token).header("Idempotency-Key", key), "CLOSURE", campus.term(), more)
                .then()
                .extract()
                .path("id");
        prepare(bearer(token).header("Idempotency-Key", key), "CLOSURE", campus.term(), more)
                .then()
                .statusCode(201)
                .body("id", equalTo(first));
    }

    @Test
    void bad_input_prepares_nothing() {
        prepare(as("ACADEMIC_AFFAIRS"), "CLOSURE", "1900-WINTER", Map.of())
                .then()
                .statusCode(400)
                .body("violations[0].code", equalTo("BATCH_TERM_UNKNOWN"));
        prepare(as("ACADEMIC_AFFAIRS"), "CLOSURE", campus.term(), Map.of("noticeDays", 7))
                .then()
                .statusCode(400)
                .body("violations[0].code", equalTo("BATCH_PARAMETER_UNFIT"));
        prepare(
                        as("ACADEMIC_AFFAIRS"),
                        "CLOSURE",
                        campus.term(),
                        Map.of("minimumSize", 3, "sectionIds", List.of(small)))
                .then()
                .statusCode(400);
        String practice = "REHEARSAL-" + campus.term();
        sql(
                "insert into term (code, year, season, starts_on, ends_on, class_days, rehearsal_of)"
                        + " select $2, year, season, starts_on, ends_on, class_days, id from term where id = $1",
                campus.termId(),
                practice);
        prepare(as("ACADEMIC_AFFAIRS"), "CLOSURE", practice, Map.of())
                .then()
                .statusCode(400)
                .body("violations[0].code", equalTo("BATCH_TERM_REHEARSAL"));
        int elsewhere = Campus.closed(pool, "FALL").section(3, 10);
        prepare(as("ACADEMIC_AFFAIRS"), "CLOSURE", campus.term(), Map.of("sectionIds", List.of(elsewhere)))
                .then()
                .statusCode(400)
                .body("violations[0].facts.sections", contains(elsewhere));
        prepare(as("ACADEMIC_AFFAIRS"), "CLOSURE", campus.term(), Map.of("minimumSize", 0))
                .then()
                .statusCode(400);
        as("ACADEMIC_AFFAIRS").get(PATH + "?term=" + campus.term()).then().body("items", hasSize(0));
    }

    @Test
    void only_academic_affairs_closes_sections() {
        prepare(anonymous(), "CLOSURE", campus.term(), Map.of()).then().statusCode(401);
        for (String role : new String[] {
            "STUDENT",
            "PROFESSOR",
            "DEPARTMENT_STAFF",
            "DEPARTMENT_HEAD",
            "REGISTRAR",
            "DEAN",
            "PRESIDENT",
            "AUDITOR",
            "ADMIN",
            "INTEGRATION"
        }) {
            prepare(as(role), "CLOSURE", campus.term(), Map.of()).then().statusCode(403);
        }
        int batch = prepared();
        String one = PATH + "/" + batch;
        for (String path : List.of(PATH, one, one + "/items", one + "/report", one + "/report/csv")) {
            anonymous().get(path).then().statusCode(401);
            as("PROFESSOR").get(path).then().statusCode(403);
            as("STUDENT").get(path).then().statusCode(403);
            as("DEAN").get(path).then().statusCode(200);
            as("REGISTRAR").get(path).then().statusCode(200);
        }
        for (String path :
                List.of(one + "/execution", one + "/refresh", one + "/cancellation", one + "/execution?dryRun=true")) {
            anonymous().header("If-Match", tag(batch)).post(path).then().statusCode(401);
            as("DEAN").header("If-Match", tag(batch)).post(path).then().statusCode(403);
            as("REGISTRAR").header("If-Match", tag(batch)).post(path).then().statusCode(403);
        }
        int item = item(batch, "section.id", small);
        review(as("REGISTRAR").header("If-Match", tag(batch)), batch, item, "EXCLUDE", "이유")
                .then()
                .statusCode(403);
        review(anonymous(), batch, item, "EXCLUDE", "이유").then().statusCode(401);
        as("DEAN").get(PATH + "/2000000000").then().statusCode(404);
        as("DEAN").get(PATH + "/2000000000/items").then().statusCode(404);
        as("DEAN").get(PATH + "/2000000000/report").then().statusCode(404);
        as("ACADEMIC_AFFAIRS").post(PATH + "/2000000000/execution").then().statusCode(404);
        review(batch, 2_000_000_000, "EXCLUDE", "이유").then().statusCode(404);
        assertThat(campus.enrolledRows(small)).isEqualTo(2);
    }
}
