package dev.haksa.photo;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.haksa.support.Eventually;
import dev.haksa.support.StudentData;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Transaction;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ReviewPhotosTest extends PhotoTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String MARGINS = "{\"reason\":\"MARGINS\",\"note\":\"왼쪽을 잘라 주세요\"}";

    @Test
    void an_approved_photo_counts_until_another_is_approved() {
        String first = submitted(student);
        approve(first)
                .then()
                .statusCode(200)
                .header("ETag", "\"2\"")
                .header("Cache-Control", "private, no-store")
                .body("state", equalTo("APPROVED"))
                .body("studentName", equalTo("김하늘"))
                .body("decidedAt", notNullValue())
                .body("decidedByName", notNullValue())
                .body("actions", hasSize(0));
        String second = submitted(student);
        asStudent(student)
                .get(STANDING)
                .then()
                .body("approved.id", equalTo(first))
                .body("inReview.id", equalTo(second));
        approve(second).then().statusCode(200);
        asStudent(student)
                .get(STANDING)
                .then()
                .body("approved.id", equalTo(second))
                .body("inReview", nullValue());
        assertThat(state(first)).isEqualTo("SUPERSEDED");
        assertThat(audited(first)).containsExactly("PHOTO_SUBMITTED", "PHOTO_APPROVED");
        assertThat(events(student))
                .containsExactly("photo.submitted", "photo.approved", "photo.submitted", "photo.approved");
    }

    @Test
    void a_rejection_says_why_and_what_to_do_until_another_photo_is_approved() {
        String approved = approved(student);
        String id = submitted(student);
        reject(id, MARGINS)
                .then()
                .statusCode(200)
                .header("ETag", "\"2\"")
                .body("state", equalTo("REJECTED"))
                .body("rejection.reason", equalTo("MARGINS"));
        asStudent(student)
                .get(STANDING)
                .then()
                .body("approved.id", equalTo(approved))
                .body("rejected.id", equalTo(id))
                .body("rejected.rejection.reason", equalTo("MARGINS"))
                .body("rejected.rejection.note", equalTo("왼쪽을 잘라 주세요"))
                .body("rejected.rejection.message", containsString("margins"))
                .body("rejected.rejection.remedy", containsString("Cut"));
        assertThat(state(approved)).isEqualTo("APPROVED");
        approved(student);
        asStudent(student).get(STANDING).then().body("rejected", nullValue());
    }

    @Test
    void the_student_is_told_in_both_languages() {
        String id = submitted(student);
        reject(id, MARGINS).then().statusCode(200);
        Eventually.holds("the notices have come", () -> notices().size() == 2);
        asStudent(student)
                .get("/api/v1/students/me/notices")
                .then()
                .body("items[0].kind", equalTo("PHOTO_REJECTED_WITH_NOTE"))
                .body("items[0].text", containsString("blank margins"))
                .body("items[0].text", containsString("왼쪽을 잘라 주세요"))
                .body("items[0].remedy", containsString("Cut the margins off"))
                .body("items[1].kind", equalTo("PHOTO_SUBMITTED"));
        given().header("Accept-Language", "ko")
                .header("Authorization", "Bearer " + token(Set.of(), student, "STUDENT"))
                .get("/api/v1/students/me/notices")
                .then()
                .body("items[0].text", containsString("여백이 있는 사진"))
                .body("items[0].remedy", containsString("여백이 없도록"));
        approved(student);
        Eventually.holds("the approval is told", () -> notices().contains("PHOTO_APPROVED"));
    }

    @Test
    void a_decision_needs_the_version_that_was_looked_at_and_a_photo_in_review() {
        String id = submitted(student);
        staff().post(PHOTOS + "/" + id + "/approval").then().statusCode(428);
        staff().header("If-Match", "\"9\"")
                .post(PHOTOS + "/" + id + "/approval")
                .then()
                .statusCode(412);
        assertThat(state(id)).isEqualTo("SUBMITTED");
        approve(id).then().statusCode(200);
        approve(id).then().statusCode(412);
        staff().header("If-Match", "\"2\"")
                .post(PHOTOS + "/" + id + "/approval")
                .then()
                .statusCode(409)
                .body("violations[0].code", equalTo("PHOTO_NOT_IN_REVIEW"));
        reject(id, MARGINS).then().statusCode(412);
        assertThat(state(id)).isEqualTo("APPROVED");
    }

    @Test
    void another_reason_needs_a_note_and_a_rejection_needs_a_reason() {
        String id = submitted(student);
        reject(id, "{\"reason\":\"OTHER\"}")
                .then()
                .statusCode(400)
                .body("violations[0].code", equalTo("PHOTO_NOTE_NEEDED"))
                .body("violations[0].pointer", equalTo("/note"));
        reject(id, "{}").then().statusCode(400);
        reject(id, "{\"reason\":\"UGLY\"}").then().statusCode(400);
        assertThat(state(id)).isEqualTo("SUBMITTED");
        reject(id, "{\"reason\":\"OTHER\",\"note\":\"모자를 벗고 찍어 주세요\"}").then().statusCode(200);
    }

    @Test
    void only_the_department_and_academic_affairs_see_and_decide() {
        String id = submitted(student);
        for (String path : List.of(PHOTOS + "/" + id, PHOTOS + "/" + id + "/content")) {
            anonymous().get(path).then().statusCode(401);
            otherStaff().get(path).then().statusCode(404);
            for (String role : List.of("STUDENT", "PROFESSOR", "REGISTRAR", "DEAN", "PRESIDENT", "AUDITOR", "ADMIN")) {
                as(role).get(path).then().statusCode(403);
            }
            as("INTEGRATION", "scope:students.read").get(path).then().statusCode(403);
        }
        for (String what : List.of("approval", "rejection")) {
            String path = PHOTOS + "/" + id + "/" + what;
            anonymous()
                    .contentType("application/json")
                    .body(MARGINS)
                    .post(path)
                    .then()
                    .statusCode(401);
            as("REGISTRAR")
                    .contentType("application/json")
                    .body(MARGINS)
                    .post(path)
                    .then()
                    .statusCode(403);
        }
        otherStaff()
                .header("If-Match", "\"1\"")
                .post(PHOTOS + "/" + id + "/approval")
                .then()
                .statusCode(404);
        otherStaff()
                .header("If-Match", "\"1\"")
                .contentType("application/json")
                .body(MARGINS)
                .post(PHOTOS + "/" + id + "/rejection")
                .then()
                .statusCode(404);
        assertThat(audited(id)).containsExactly("PHOTO_SUBMITTED");
        staff().get(PHOTOS + "/" + id).then().statusCode(200).header("ETag", "\"1\"");
        asStaffOf(data.department(), "DEPARTMENT_HEAD")
                .get(PHOTOS + "/" + id + "/content")
                .then()
                .statusCode(200)
                .contentType("image/jpeg");
        as("ACADEMIC_AFFAIRS").get(PHOTOS + "/" + id).then().statusCode(200);
        assertThat(audited(id)).containsExactly("PHOTO_SUBMITTED", "PHOTO_SEEN", "PHOTO_READ", "PHOTO_SEEN");
        staff().get(PHOTOS + "/" + UUID.randomUUID()).then().statusCode(404);
        as("ACADEMIC_AFFAIRS")
                .header("If-Match", "\"1\"")
                .post(PHOTOS + "/" + id + "/approval")
                .then()
                .statusCode(200);
    }

    @Test
    void links_for_reviewers_are_given_out_one_by_one_or_with_the_list_and_recorded() {
        String id = submitted(student);
        String one = staff().post(PHOTOS + "/" + id + "/links")
                .then()
                .statusCode(201)
                .extract()
                .path("href");
        anonymous().get(one).then().statusCode(200).contentType("image/jpeg");
        assertThat(audited(id)).containsExactly("PHOTO_SUBMITTED", "PHOTO_LINKED");
        otherStaff().post(PHOTOS + "/" + id + "/links").then().statusCode(404);
        anonymous().post(PHOTOS + "/" + id + "/links").then().statusCode(401);
        as("REGISTRAR").post(PHOTOS + "/" + id + "/links").then().statusCode(403);
        String reader = UUID.randomUUID().toString();
        String listed = staff().header("X-Correlation-Id", reader)
                .queryParam("links", true)
                .get(PHOTOS)
                .then()
                .statusCode(200)
                .extract()
                .path("items[0].link.href");
        anonymous().get(listed).then().statusCode(200).contentType("image/jpeg");
        assertThat(sql("select details from audit_entry where action = 'PHOTOS_LISTED' and correlation_id = $1", reader)
                        .getFirst()
                        .getJsonObject(0)
                        .getBoolean("pictures"))
                .isTrue();
        staff().get(PHOTOS).then().body("items[0].link", nullValue());
    }

    @Test
    void a_note_of_blanks_is_none() {
        String id = submitted(student);
        reject(id, "{\"reason\":\"OTHER\",\"note\":\"\u3000\"}")
                .then()
                .statusCode(400)
                .body("violations[0].code", equalTo("PHOTO_NOTE_NEEDED"));
        reject(id, "{\"reason\":\"QUALITY\",\"note\":\" \"}")
                .then()
                .statusCode(200)
                .body("rejection.note", nullValue());
        String next = submitted(student);
        staff().contentType("application/json")
                .body("{\"items\":[{\"id\":\"" + next
                        + "\",\"version\":1,\"verdict\":\"REJECT\",\"reason\":\"QUALITY\",\"note\":\" \"}]}")
                .post(REVIEWS)
                .then()
                .statusCode(200)
                .body("rejected", equalTo(1));
    }

    @Test
    void whose_student_it_is_counts_at_the_moment_of_the_decision() throws Exception {
        String id = submitted(student);
        StudentData elsewhere = new StudentData(this::sql);
        assertThat(duringChangeTo(elsewhere, () -> approve(id).statusCode())).isEqualTo(404);
        assertThat(state(id)).isEqualTo("SUBMITTED");
        StudentData further = new StudentData(this::sql);
        int decided = duringChangeTo(
                further,
                () -> as("ACADEMIC_AFFAIRS")
                        .header("If-Match", "\"1\"")
                        .post(PHOTOS + "/" + id + "/approval")
                        .statusCode());
        assertThat(decided).isEqualTo(200);
    }

    /** What comes of a call that begins before the student's change of department is committed, and ends after it. */
    private int duringChangeTo(StudentData department, Callable<Integer> call) throws Exception {
        SqlConnection change = pool.getConnection().await().atMost(PATIENCE);
        try {
            Transaction transaction = change.begin().await().atMost(PATIENCE);
            change.preparedQuery("update student set program_id = $2 where student_number = $1")
                    .execute(Tuple.of(student, department.program()))
                    .await()
                    .atMost(PATIENCE);
            FutureTask<Integer> task = new FutureTask<>(call);
            Thread.startVirtualThread(task);
            Eventually.holds("the call waits for the student's row", this::somebodyWaits);
            transaction.commit().await().atMost(PATIENCE);
            return task.get(30, TimeUnit.SECONDS);
        } finally {
            change.close().await().atMost(PATIENCE);
        }
    }

    private boolean somebodyWaits() {
        return !sql("select 1 from pg_stat_activity where wait_event_type = 'Lock' and query like '%student%'")
                .isEmpty();
    }

    @Test
    void staff_whose_account_names_no_department_see_no_photo() {
        String id = submitted(student);
        as("DEPARTMENT_STAFF").get(PHOTOS + "/" + id).then().statusCode(404);
        as("DEPARTMENT_HEAD").get(PHOTOS).then().statusCode(200).body("items", empty());
        as("DEPARTMENT_STAFF")
                .header("If-Match", "\"1\"")
                .post(PHOTOS + "/" + id + "/approval")
                .then()
                .statusCode(404);
        assertThat(state(id)).isEqualTo("SUBMITTED");
    }

    @Test
    void nobody_is_offered_to_review_the_own_photo() {
        String id = submitted(student);
        String own = token(Set.of(data.department()), student, "STUDENT", "DEPARTMENT_STAFF");
        bearer(own)
                .get("/api/v1/students/" + student + "/photos")
                .then()
                .statusCode(200)
                .body("inReview.actions", hasSize(0))
                .body("actions", hasSize(0));
        bearer(own).get(PHOTOS + "/" + id).then().statusCode(200).body("actions", hasSize(0));
        bearer(own).get(PHOTOS).then().statusCode(200).body("items.find { it.id == '" + id + "' }.actions", hasSize(0));
        staff().get("/api/v1/students/" + student + "/photos")
                .then()
                .body("inReview.actions.name", equalTo(List.of("APPROVE", "REJECT")))
                .body("actions.name", equalTo(List.of("APPROVE", "REJECT", "REPLACE")));
        staff().get(PHOTOS + "/" + id).then().body("actions.name", equalTo(List.of("APPROVE", "REJECT")));
    }

    @Test
    void nobody_reviews_the_own_photo() {
        String id = submitted(student);
        bearer(token(Set.of(data.department()), student, "STUDENT", "DEPARTMENT_STAFF"))
                .header("If-Match", "\"1\"")
                .post(PHOTOS + "/" + id + "/approval")
                .then()
                .statusCode(409)
                .body("violations[0].code", equalTo("PHOTO_OWN"));
        assertThat(state(id)).isEqualTo("SUBMITTED");
    }

    @Test
    void the_work_list_is_the_oldest_first_of_ones_own_department() {
        List<String> students =
                IntStream.range(0, 3).mapToObj(i -> data.student("학생" + i)).toList();
        List<String> ids = students.stream().map(this::submitted).toList();
        StudentData elsewhere = new StudentData(this::sql);
        String foreigner = elsewhere.student("남");
        String foreign = submitted(foreigner);
        String next = staff().queryParam("limit", 2)
                .queryParam("count", true)
                .get(PHOTOS)
                .then()
                .statusCode(200)
                .header("Link", containsString("rel=\"next\""))
                .body("items.id", contains(ids.get(0), ids.get(1)))
                .body("items[0].findings", notNullValue())
                .body("items[0].actions.name", contains("APPROVE", "REJECT"))
                .body("count", equalTo(3))
                .extract()
                .path("next");
        staff().queryParam("limit", 2)
                .queryParam("after", next)
                .get(PHOTOS)
                .then()
                .body("items.id", contains(ids.get(2)));
        approve(ids.get(1)).then().statusCode(200);
        staff().get(PHOTOS).then().body("items.id", contains(ids.get(0), ids.get(2)));
        staff().queryParam("state", "APPROVED").get(PHOTOS).then().body("items.id", contains(ids.get(1)));
        staff().queryParam("state", "APPROVED", "SUBMITTED")
                .queryParam("studentNumber", students.get(1))
                .get(PHOTOS)
                .then()
                .body("items.id", contains(ids.get(1)));
        staff().queryParam("department", elsewhere.department())
                .get(PHOTOS)
                .then()
                .body("items", hasSize(0));
        as("ACADEMIC_AFFAIRS")
                .queryParam("department", elsewhere.department())
                .get(PHOTOS)
                .then()
                .body("items.id", contains(foreign))
                .body("items.departmentId", everyItem(equalTo(elsewhere.department())));
        staff().queryParam("state", "WAITING").get(PHOTOS).then().statusCode(400);
        staff().queryParam("departments", "1").get(PHOTOS).then().statusCode(400);
        anonymous().get(PHOTOS).then().statusCode(401);
        as("DEAN").get(PHOTOS).then().statusCode(403);
    }

    @Test
    void a_list_stands_once_in_the_audit_trail_with_whom_it_showed() {
        submitted(student);
        String reader = UUID.randomUUID().toString();
        staff().header("X-Correlation-Id", reader).get(PHOTOS).then().statusCode(200);
        var entries =
                sql("select details from audit_entry where action = 'PHOTOS_LISTED' and correlation_id = $1", reader);
        assertThat(entries).hasSize(1);
        JsonObject details = entries.getFirst().getJsonObject(0);
        assertThat(details.getInteger("count")).isEqualTo(1);
        assertThat(details.getJsonArray("studentNumbers")).containsExactly(student);
    }

    @Test
    void many_are_reviewed_at_once_and_each_says_what_came_of_it() {
        String good = submitted(student);
        String bad = submitted(data.student("둘"));
        String stale = submitted(data.student("셋"));
        StudentData elsewhere = new StudentData(this::sql);
        String foreign = submitted(elsewhere.student("남"));
        String nowhere = UUID.randomUUID().toString();
        JsonArray items = new JsonArray()
                .add(item(good, 1, "APPROVE"))
                .add(item(bad, 1, "REJECT").put("reason", "SEVERAL_PERSONS"))
                .add(item(stale, 3, "APPROVE"))
                .add(item(foreign, 1, "APPROVE"))
                .add(item(nowhere, 1, "APPROVE"));
        review(staff(), items)
                .then()
                .statusCode(200)
                .body("approved", equalTo(1))
                .body("rejected", equalTo(1))
                .body("failed", equalTo(3))
                .body("items.id", contains(good, bad, stale, foreign, nowhere))
                .body("items[0].state", equalTo("APPROVED"))
                .body("items[0].version", equalTo(2))
                .body("items[1].state", equalTo("REJECTED"))
                .body("items[2].problem.status", equalTo(412))
                .body("items[3].problem.status", equalTo(404))
                .body("items[4].problem.status", equalTo(404));
        assertThat(List.of(state(good), state(bad), state(stale), state(foreign)))
                .containsExactly("APPROVED", "REJECTED", "SUBMITTED", "SUBMITTED");
        review(staff(), items).then().body("failed", equalTo(5)).body("items.problem.status", hasItem(412));
    }

    @Test
    void a_bulk_review_with_mistakes_does_nothing() {
        String good = submitted(student);
        String bad = submitted(data.student("둘"));
        review(staff(), new JsonArray().add(item(good, 1, "APPROVE")).add(item(bad, 1, "REJECT")))
                .then()
                .statusCode(400)
                .body("violations[0].code", equalTo("PHOTO_REASON_NEEDED"))
                .body("violations[0].pointer", equalTo("/items/1/reason"));
        review(staff(), new JsonArray()).then().statusCode(400);
        JsonArray many = new JsonArray();
        IntStream.range(0, 501).forEach(i -> many.add(item(good, 1, "APPROVE")));
        review(staff(), many).then().statusCode(400);
        review(anonymous(), new JsonArray().add(item(good, 1, "APPROVE")))
                .then()
                .statusCode(401);
        review(as("REGISTRAR"), new JsonArray().add(item(good, 1, "APPROVE")))
                .then()
                .statusCode(403);
        assertThat(List.of(state(good), state(bad))).containsOnly("SUBMITTED");
    }

    @Test
    void five_hundred_decisions_fit_into_one_request() {
        String good = submitted(student);
        JsonArray many = new JsonArray().add(item(good, 1, "APPROVE"));
        IntStream.range(0, 499).forEach(i -> many.add(item(UUID.randomUUID().toString(), 1, "APPROVE")));
        review(staff(), many)
                .then()
                .statusCode(200)
                .body("approved", equalTo(1))
                .body("failed", equalTo(499))
                .body("items", hasSize(500));
    }

    private static JsonObject item(String id, int version, String verdict) {
        return new JsonObject().put("id", id).put("version", version).put("verdict", verdict);
    }

    private static Response review(RequestSpecification who, JsonArray items) {
        return who.contentType("application/json")
                .body(new JsonObject().put("items", items).encode())
                .post(REVIEWS);
    }

    private List<String> notices() {
        return asStudent(student).get("/api/v1/students/me/notices").path("items.kind");
    }
}
