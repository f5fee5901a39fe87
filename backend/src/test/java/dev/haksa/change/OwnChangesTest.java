package dev.haksa.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import dev.haksa.support.Eventually;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A student's own applications, and who may not do what. */
@QuarkusTest
class OwnChangesTest extends ChangeHttpTest {
    @Test
    void a_student_cancels_before_the_first_decision_and_not_after_it() {
        String student = data.student("김취소");
        int id = submitted(student, wish("LEAVE_GENERAL"));
        asStudent(student).delete(OWN + "/" + id).then().statusCode(428);
        asStudent(data.student("남남남"))
                .header("If-Match", "*")
                .delete(OWN + "/" + id)
                .then()
                .statusCode(404);
        asStudent(student)
                .header("If-Match", tag(id))
                .delete(OWN + "/" + id)
                .then()
                .statusCode(200)
                .body("application.state", equalTo("CANCELLED"));
        asStudent(student).delete(OWN + "/" + id).then().statusCode(200);
        assertThat(events(id)).containsExactly("record-change.submitted", "record-change.cancelled");
        int next = submitted(student, wish("LEAVE_GENERAL"));
        confirmed(next);
        asStudent(student)
                .header("If-Match", tag(next))
                .delete(OWN + "/" + next)
                .then()
                .statusCode(409)
                .body("violations.code", contains("CHANGE_DECIDED"));
    }

    @Test
    void a_repeated_request_files_one_application() {
        String student = data.student("이중복");
        String key = UUID.randomUUID().toString();
        String token = token(Set.of(), student, "STUDENT");
        Response first = json(bearer(token))
                .header("Idempotency-Key", key)
                .body(wish("LEAVE_GENERAL"))
                .post(OWN);
        first.then().statusCode(201);
        json(bearer(token))
                .header("Idempotency-Key", key)
                .body(wish("LEAVE_GENERAL"))
                .post(OWN)
                .then()
                .statusCode(201)
                .header("Idempotency-Replayed", "true")
                .body("application.id", equalTo(first.<Integer>path("application.id")));
        submit(student, wish("LEAVE_SICK"))
                .then()
                .statusCode(422)
                .body("violations.code", contains("CHANGE_EVIDENCE_MISSING", "CHANGE_ALREADY_OPEN"));
        assertThat(sql("select 1 from record_change where student_number = $1", student))
                .hasSize(1);
    }

    @Test
    void applications_come_page_by_page_the_latest_first() {
        String student = data.student("박목록");
        int first = submitted(student, wish("LEAVE_GENERAL"));
        asStudent(student)
                .header("If-Match", tag(first))
                .delete(OWN + "/" + first)
                .then()
                .statusCode(200);
        int second = submitted(student, wish("LEAVE_GENERAL"));
        String next = asStudent(student)
                .queryParam("limit", 1)
                .queryParam("count", true)
                .get(OWN)
                .then()
                .statusCode(200)
                .header("Link", containsString("rel=\"next\""))
                .body("items.id", contains(second))
                .body("count", equalTo(2))
                .extract()
                .path("next");
        asStudent(student)
                .queryParam("limit", 1)
                .queryParam("after", next)
                .get(OWN)
                .then()
                .body("items.id", contains(first));
    }

    @Test
    void kinds_that_nobody_may_apply_for_are_refused_with_a_reason() {
        String student = data.student("최종류");
        submit(student, wish("DISMISSAL"))
                .then()
                .statusCode(409)
                .body("violations.code", contains("CHANGE_BY_OFFICE_ONLY"));
        Map<String, Object> unknown = wish("LEAVE_GENERAL");
        with(unknown, "HOROSCOPE", UUID.randomUUID().toString());
        submit(student, unknown).then().statusCode(400).body("violations.code", contains("CHANGE_EVIDENCE_UNKNOWN"));
        submit(student, wish("NAP")).then().statusCode(400);
        assertThat(sql("select 1 from record_change where student_number = $1", student))
                .isEmpty();
    }

    @Test
    void the_student_hears_of_it() {
        String student = data.student("한소식");
        int id = submitted(student, wish("LEAVE_GENERAL"));
        decide(head(), id, "REJECT", "상담이 필요함").then().statusCode(200);
        Eventually.holds("both notices", () -> notices(student).size() == 2);
        assertThat(notices(student))
                .containsExactlyInAnyOrder("Your application was filed: general leave", "Rejected: general leave");
    }

    private List<String> notices(String student) {
        return asStudent(student)
                .get("/api/v1/students/me/notices")
                .then()
                .statusCode(200)
                .extract()
                .path("items.title");
    }

    @Test
    void an_application_is_the_students_and_the_departments_business_only() {
        String student = data.student("정비밀");
        int id = submitted(student, wish("LEAVE_GENERAL"));
        asStudent(data.student("남의눈")).get(OWN + "/" + id).then().statusCode(404);
        asStaffOf(data.department() + 1, "DEPARTMENT_STAFF")
                .get(CHANGES + "/" + id)
                .then()
                .statusCode(404);
        asStaffOf(data.department() + 1, "DEPARTMENT_HEAD")
                .queryParam("studentNumber", student)
                .get(CHANGES)
                .then()
                .statusCode(200)
                .body("items", hasSize(0));
        head().get(CHANGES + "/" + id).then().statusCode(200).header("Cache-Control", "private, no-store");
        asStaffOf(data.department(), "DEPARTMENT_STAFF")
                .queryParam("state", "SUBMITTED")
                .get(CHANGES)
                .then()
                .body("items.id", contains(id));
        head().queryParam("limit", 200).get(INBOX).then().body("items.id", contains(id));
        as("PRESIDENT").queryParam("kind", "NAP").get(CHANGES).then().statusCode(400);
    }

    @Test
    void the_kinds_are_public_and_dated() {
        anonymous()
                .queryParam("on", "2026-09-01")
                .get("/api/v1/record-change-kinds")
                .then()
                .statusCode(200)
                .body("on", equalTo("2026-09-01"))
                .body("items", hasSize(ChangeKind.values().length))
                .body("items.find { it.kind == 'LEAVE_MILITARY' }.receiptRule", equalTo("ENLISTMENT"))
                .body("items.find { it.kind == 'LEAVE_MILITARY' }.effectiveRule", equalTo("APPROVAL"))
                .body("items.find { it.kind == 'WITHDRAWAL' }.channels", contains("POST"))
                .body("items.find { it.kind == 'WITHDRAWAL' }.form", equalTo(3))
                .body("items.find { it.kind == 'WITHDRAWAL' }.clearances.code", contains("LIBRARY", "FEES"))
                .body("items.find { it.kind == 'RECORD_CORRECTION' }.steps.workingDays", contains(5))
                .body("items.find { it.kind == 'RETURN' }.steps.workingDays", contains(3, 2))
                .body("items.find { it.kind == 'RETURN' }.name", equalTo("Return"))
                .body("items.find { it.kind == 'RETURN' }.names.ko", equalTo("복학"));
        anonymous()
                .queryParam("on", "2004-01-01")
                .get("/api/v1/record-change-kinds")
                .then()
                .statusCode(200)
                .body("items", hasSize(0));
        anonymous()
                .queryParam("on", "yesterday")
                .get("/api/v1/record-change-kinds")
                .then()
                .statusCode(400);
        anonymous()
                .header("Accept-Language", "ko")
                .get("/api/v1/record-change-kinds")
                .then()
                .statusCode(200);
    }

    @ParameterizedTest
    @CsvSource({
        "POST,/api/v1/students/me/record-changes/preview,PROFESSOR",
        "POST,/api/v1/students/me/record-changes,PROFESSOR",
        "GET,/api/v1/students/me/record-changes,PROFESSOR",
        "GET,/api/v1/students/me/record-changes/1,PROFESSOR",
        "DELETE,/api/v1/students/me/record-changes/1,PROFESSOR",
        "GET,/api/v1/record-changes,STUDENT",
        "GET,/api/v1/record-changes/1,STUDENT",
        "POST,/api/v1/record-changes,DEPARTMENT_HEAD",
        "POST,/api/v1/record-changes/preview,STUDENT",
        "POST,/api/v1/record-changes/1/decisions,DEPARTMENT_STAFF",
        "POST,/api/v1/record-changes/1/committee-sessions,DEPARTMENT_HEAD",
        "POST,/api/v1/record-changes/1/committee-sessions/end,DEPARTMENT_HEAD",
        "POST,/api/v1/record-changes/1/cancellation,PRESIDENT",
        "GET,/api/v1/record-change-inbox,DEPARTMENT_STAFF",
        "GET,/api/v1/record-change-register,STUDENT",
        "GET,/api/v1/record-change-register/csv,PROFESSOR",
        "POST,/api/v1/record-change-runs,PRESIDENT",
        "POST,/api/v1/record-change-delegations,ACADEMIC_AFFAIRS",
        "GET,/api/v1/record-change-delegations,STUDENT",
        "GET,/api/v1/record-change-delegations/1,STUDENT",
        "DELETE,/api/v1/record-change-delegations/1,DEAN",
        "GET,/api/v1/record-change-clearances/LIBRARY,DEPARTMENT_STAFF",
        "PUT,/api/v1/record-change-clearances/LIBRARY/1,PRESIDENT"
    })
    void nobody_comes_in_without_a_token_or_with_another_role(String method, String path, String other) {
        Function<RequestSpecification, Response> call = request -> json(request)
                .header("If-Match", "*")
                .body(method.equals("GET") || method.equals("DELETE") ? "" : "{}")
                .request(method, path);
        call.apply(anonymous()).then().statusCode(401);
        call.apply(as(other)).then().statusCode(403);
    }

    @Test
    void staff_of_the_whole_university_find_everything() {
        int id = submitted(data.student("권한자"), wish("LEAVE_GENERAL"));
        for (String role : List.of("ACADEMIC_AFFAIRS", "REGISTRAR", "DEAN", "PRESIDENT")) {
            as(role).get(CHANGES + "/" + id).then().statusCode(200);
        }
        as("DEAN").get(INBOX).then().statusCode(200).body("items.id", not(contains(id)));
    }
}
