package dev.haksa.student;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.haksa.identity.AccessTokens;
import dev.haksa.support.HttpTest;
import dev.haksa.support.StudentData;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class AdviseStudentTest extends HttpTest {
    @Inject
    AccessTokens accessTokens;

    private StudentData data;
    private String student;
    private String term;
    private UUID advisor;
    private String path;

    @BeforeEach
    void studentWithAdvisor() {
        data = new StudentData(this::sql);
        student = data.student("김하늘");
        term = sql("select code from term where id = $1", data.term())
                .getFirst()
                .getString("code");
        advisor = data.account("박지도");
        sql("update student set advisor_id = $2 where student_number = $1", student, advisor);
        path = "/api/v1/students/" + student + "/advising/" + term;
    }

    @Test
    void the_advisor_records_guidance_and_the_student_reads_it() {
        put(professor(advisor), "전공필수 먼저", null)
                .then()
                .statusCode(200)
                .header("ETag", "\"0\"")
                .body("advisorName", equalTo("박지도"));
        for (RequestSpecification reader :
                new RequestSpecification[] {professor(advisor), asStaffOf(data.department(), "DEPARTMENT_STAFF")}) {
            reader.get(path).then().statusCode(200).body("note", equalTo("전공필수 먼저"));
        }
        asStudent(student)
                .get("/api/v1/students/me/advising/" + term)
                .then()
                .statusCode(200)
                .body("note", equalTo("전공필수 먼저"))
                .body("studentNumber", equalTo(student));
        var audit = sql(
                "select actor_id, details from audit_entry where action = 'STUDENT_ADVISED' and subject_id = $1",
                student);
        assertThat(audit).hasSize(1);
        assertThat(audit.getFirst().getString("actor_id")).isEqualTo(advisor.toString());
        assertThat(audit.getFirst().getJsonObject("details").getString("note")).isEqualTo("전공필수 먼저");
    }

    @Test
    void the_head_of_the_department_and_academic_affairs_may_advise_too() {
        put(asStaffOf(data.department(), "DEPARTMENT_HEAD"), "학과장", null).then().statusCode(200);
        put(as("ACADEMIC_AFFAIRS"), "교무처", "\"0\"").then().statusCode(200).header("ETag", "\"1\"");
    }

    @Test
    void nobody_else_may_advise() {
        put(anonymous(), "x", null).then().statusCode(401);
        put(asStudent(student), "x", null).then().statusCode(403);
        put(asStaffOf(data.department(), "DEPARTMENT_STAFF"), "x", null).then().statusCode(403);
        put(as("REGISTRAR"), "x", null).then().statusCode(403);
        put(as("PROFESSOR"), "x", null).then().statusCode(404);
        put(asStaffOf(data.department() + 1_000_000, "DEPARTMENT_HEAD"), "x", null)
                .then()
                .statusCode(404);
        assertThat(sql("select 1 from advising where student_number = $1", student))
                .isEmpty();
    }

    @Test
    void reading_is_for_those_who_may_see_the_student() {
        put(professor(advisor), "전공필수 먼저", null).then().statusCode(200);
        anonymous().get(path).then().statusCode(401);
        asStudent(student).get(path).then().statusCode(403);
        as("PROFESSOR").get(path).then().statusCode(404);
        asStaffOf(data.department() + 1_000_000, "DEPARTMENT_STAFF")
                .get(path)
                .then()
                .statusCode(404);
        asStudent(data.student("이바다"))
                .get("/api/v1/students/me/advising/" + term)
                .then()
                .statusCode(404);
        anonymous().get("/api/v1/students/me/advising/" + term).then().statusCode(401);
        as("PROFESSOR").get("/api/v1/students/me/advising/" + term).then().statusCode(403);
    }

    @Test
    void a_record_is_changed_only_by_who_has_seen_it() {
        put(professor(advisor), "하나", null).then().statusCode(200);
        put(professor(advisor), "둘", null).then().statusCode(428);
        put(professor(advisor), "둘", "\"0\"").then().statusCode(200).header("ETag", "\"1\"");
        put(professor(advisor), "셋", "\"0\"").then().statusCode(412);
        professor(advisor).get(path).then().body("note", equalTo("둘"));
    }

    @Test
    void the_same_guidance_again_changes_nothing() {
        put(professor(advisor), "하나", null).then().statusCode(200);
        put(professor(advisor), "하나", null).then().statusCode(200).header("ETag", "\"0\"");
        assertThat(sql("select 1 from audit_entry where action = 'STUDENT_ADVISED' and subject_id = $1", student))
                .hasSize(1);
    }

    @Test
    void unknown_terms_and_missing_notes_are_refused() {
        professor(advisor)
                .contentType(ContentType.JSON)
                .body("{\"note\":\"x\"}")
                .put("/api/v1/students/" + student + "/advising/1999-SPRING")
                .then()
                .statusCode(404);
        professor(advisor)
                .contentType(ContentType.JSON)
                .body("{}")
                .put(path)
                .then()
                .statusCode(400)
                .body("violations[0].pointer", equalTo("/note"));
        put(professor(advisor), "x".repeat(2001), null).then().statusCode(400);
        professor(advisor).get(path).then().statusCode(404);
    }

    private Response put(RequestSpecification caller, String note, String ifMatch) {
        RequestSpecification request = caller.contentType(ContentType.JSON).body("{\"note\":\"" + note + "\"}");
        return (ifMatch == null ? request : request.header("If-Match", ifMatch)).put(path);
    }

    private RequestSpecification professor(UUID account) {
        return bearer(accessTokens.issue(
                new AccessTokens.Bearer(account.toString(), "박지도", Set.of("PROFESSOR"), Set.of(), null)));
    }
}
