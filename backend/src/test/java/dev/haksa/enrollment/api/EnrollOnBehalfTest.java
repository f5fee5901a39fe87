package dev.haksa.enrollment.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.haksa.support.Campus;
import dev.haksa.support.HttpTest;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import io.vertx.mutiny.sqlclient.Row;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
class EnrollOnBehalfTest extends HttpTest {
    private static final String PATH = "/api/v1/students/{student}/enrollments/{section}";
    private static final String REASON = "전산 장애로 신청하지 못함";

    @Test
    void staff_enrolls_a_student_with_a_reason_that_is_audited() {
        Campus campus = Campus.open(pool);
        String student = campus.student();
        int section = campus.section(3, 30);
        as("ACADEMIC_AFFAIRS")
                .queryParam("reason", REASON)
                .put(PATH, student, section)
                .then()
                .statusCode(201)
                .body("enrollment.actions[0].href", equalTo("/api/v1/students/" + student + "/enrollments/" + section));
        List<Row> audit = sql(
                "select action, reason, actor_roles, details->>'outcome' as outcome from audit_entry where subject_id = $1",
                student);
        assertThat(audit).hasSize(1);
        assertThat(audit.getFirst().getString("action")).isEqualTo("ENROLLED_ON_BEHALF");
        assertThat(audit.getFirst().getString("reason")).isEqualTo(REASON);
        assertThat(audit.getFirst().getString("outcome")).isEqualTo("GRANTED");
        as("REGISTRAR")
                .queryParam("term", campus.term())
                .get("/api/v1/students/{student}/enrollments", student)
                .then()
                .statusCode(200)
                .body("items", hasSize(1));
    }

    @Test
    void staff_drops_a_section_with_a_reason_that_is_audited() {
        Campus campus = Campus.open(pool);
        String student = campus.student();
        int section = campus.section(3, 30);
        asStudent(student)
                .put("/api/v1/students/me/enrollments/{section}", section)
                .then()
                .statusCode(201);
        as("ACADEMIC_AFFAIRS")
                .queryParam("reason", REASON)
                .delete(PATH, student, section)
                .then()
                .statusCode(200)
                .body("enrollment.state", equalTo("DROPPED"));
        assertThat(campus.taken(section)).isZero();
        assertThat(sql("select 1 from audit_entry where subject_id = $1 and action = 'DROPPED_ON_BEHALF'", student))
                .hasSize(1);
    }

    @Test
    void without_a_reason_nothing_happens() {
        Campus campus = Campus.open(pool);
        String student = campus.student();
        int section = campus.section(3, 30);
        as("ACADEMIC_AFFAIRS")
                .put(PATH, student, section)
                .then()
                .statusCode(400)
                .body("violations.pointer", contains("?reason"));
        as("ACADEMIC_AFFAIRS")
                .queryParam("reason", " ")
                .put(PATH, student, section)
                .then()
                .statusCode(400);
        as("ACADEMIC_AFFAIRS")
                .queryParam("reason", "x".repeat(501))
                .put(PATH, student, section)
                .then()
                .statusCode(400);
        as("ACADEMIC_AFFAIRS").delete(PATH, student, section).then().statusCode(400);
        assertThat(campus.taken(section)).isZero();
    }

    @Test
    void the_rules_hold_for_staff_too_and_the_refusal_is_audited() {
        Campus campus = Campus.open(pool);
        String student = campus.student();
        int section = campus.section(3, 0);
        as("REGISTRAR")
                .queryParam("reason", REASON)
                .put(PATH, student, section)
                .then()
                .statusCode(422)
                .body("violations.code", contains("SECTION_FULL"));
        assertThat(sql("select 1 from audit_entry where subject_id = $1 and details->>'outcome' = 'REFUSED'", student))
                .hasSize(1);
    }

    @Test
    void department_staff_reach_only_students_of_their_department() {
        Campus campus = Campus.open(pool);
        Campus other = Campus.open(pool);
        String student = campus.student();
        int section = campus.section(3, 30);
        RequestSpecification stranger = asStaffOf(other.departmentId(), "DEPARTMENT_STAFF");
        stranger.queryParam("reason", REASON).put(PATH, student, section).then().statusCode(404);
        asStaffOf(other.departmentId(), "DEPARTMENT_HEAD")
                .get("/api/v1/students/{student}/enrollment-decisions", student)
                .then()
                .statusCode(404);
        asStaffOf(other.departmentId(), "DEPARTMENT_STAFF")
                .get("/api/v1/students/{student}/enrollments?term=" + campus.term(), student)
                .then()
                .statusCode(404);
        assertThat(campus.taken(section)).isZero();
        asStaffOf(campus.departmentId(), "DEPARTMENT_STAFF")
                .queryParam("reason", REASON)
                .put(PATH, student, section)
                .then()
                .statusCode(201);
    }

    @Test
    void who_has_no_such_role_is_kept_out() {
        Campus campus = Campus.open(pool);
        String student = campus.student();
        int section = campus.section(3, 30);
        anonymous()
                .queryParam("reason", REASON)
                .put(PATH, student, section)
                .then()
                .statusCode(401);
        for (String role :
                List.of("STUDENT", "PROFESSOR", "DEPARTMENT_HEAD", "AUDITOR", "ADMIN", "scope:enrollments.read")) {
            as(role).queryParam("reason", REASON)
                    .put(PATH, student, section)
                    .then()
                    .statusCode(403);
            as(role).queryParam("reason", REASON)
                    .delete(PATH, student, section)
                    .then()
                    .statusCode(403);
        }
        asStudent(campus.student())
                .get("/api/v1/students/{student}/enrollments?term=" + campus.term(), student)
                .then()
                .statusCode(403);
        as("PROFESSOR")
                .get("/api/v1/students/{student}/enrollment-decisions", student)
                .then()
                .statusCode(403);
        anonymous()
                .get("/api/v1/students/{student}/enrollment-decisions", student)
                .then()
                .statusCode(401);
        as("scope:enrollments.read")
                .get("/api/v1/students/{student}/enrollments?term=" + campus.term(), student)
                .then()
                .statusCode(200);
        assertThat(campus.taken(section)).isZero();
    }

    @Test
    void a_clerk_reads_why_a_student_was_refused() {
        Campus campus = Campus.open(pool);
        String student = campus.student();
        int section = campus.section(19, 30);
        asStudent(student)
                .put("/api/v1/students/me/enrollments/{section}", section)
                .then()
                .statusCode(422);
        asStaffOf(campus.departmentId(), "DEPARTMENT_STAFF")
                .get("/api/v1/students/{student}/enrollment-decisions", student)
                .then()
                .statusCode(200)
                .body("items[0].violations[0].code", equalTo("CREDIT_CEILING_EXCEEDED"))
                .body("items[0].violations[0].facts.ceiling", equalTo(18))
                .body("items[0].inputs.yearLevel", equalTo(1));
    }

    @Test
    void an_unknown_student_is_not_found() {
        Campus campus = Campus.open(pool);
        as("ACADEMIC_AFFAIRS")
                .queryParam("reason", REASON)
                .put(PATH, "00000000", campus.section(3, 30))
                .then()
                .statusCode(404);
    }
}
