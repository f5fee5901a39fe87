package dev.haksa.record;

import static dev.haksa.privacy.domain.ResidentNumberTest.withCheckDigit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import dev.haksa.document.SampleFiles;
import dev.haksa.shared.time.Times;
import dev.haksa.support.HttpTest;
import dev.haksa.support.StudentData;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A correction from the paper that arrives by post to the president's approval (제44조④, 별표 8). */
@QuarkusTest
class CorrectionScenarioTest extends HttpTest {
    private static final String CHANGES = "/api/v1/record-changes";

    private StudentData data;
    private String student;

    @BeforeEach
    void aStudentBornIn2003() {
        data = new StudentData(this::sql);
        student = data.student("김하눌");
        sql("update student set birth_date = $2 where student_number = $1", student, LocalDate.of(2003, 1, 1));
    }

    @Test
    void the_president_approves_and_the_record_is_right_with_what_was_before() {
        String number = withCheckDigit(
                "0301023%05d".formatted(ThreadLocalRandom.current().nextInt(100_000)), false);
        String proposal = as("REGISTRAR")
                .contentType("application/json")
                .body(Map.of("residentNumber", number))
                .post("/api/v1/students/" + student + "/resident-number/proposals")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        Map<String, Object> details =
                Map.of("name", "김하늘", "birthDate", "2003-01-02", "residentNumberProposal", proposal);
        int id = register(details)
                .then()
                .statusCode(201)
                .body("consequences.code", hasItem("RESIDENT_NUMBER_CORRECTED"))
                .extract()
                .path("application.id");
        assertThat(sql("select details::text as told from record_change where id = $1", id)
                        .getFirst()
                        .getString("told"))
                .doesNotContain(number.substring(7));
        decide(asStaffOf(data.department(), "DEPARTMENT_HEAD"), id).then().statusCode(403);
        assertThat(name()).isEqualTo("김하눌");
        decide("PRESIDENT", id).then().statusCode(200).body("application.state", equalTo("EFFECTIVE"));
        asStudent(student)
                .get("/api/v1/students/me/record-sheet")
                .then()
                .statusCode(200)
                .body("person.name", equalTo("김하늘"))
                .body("person.birthDate", equalTo("2003-01-02"))
                .body("person.residentNumber", equalTo("030102-3******"))
                .body("changes[0].before.name", equalTo("김하눌"));
    }

    @Test
    void a_correction_without_evidence_or_sense_is_not_registered() {
        register(Map.of("name", "김하눌"))
                .then()
                .statusCode(422)
                .body("violations.code", hasItem("CORRECTION_CHANGES_NOTHING"));
        register(Map.of("residentNumber", "030101-3000000")).then().statusCode(400);
        Map<String, Object> bare = paper(Map.of("name", "김하늘"));
        bare.put("evidence", List.of());
        assertThat(post(bare).statusCode()).isIn(400, 422);
        assertThat(sql("select 1 from record_change where student_number = $1", student))
                .isEmpty();
    }

    private Response register(Map<String, Object> details) {
        return post(paper(details));
    }

    private Response post(Map<String, Object> body) {
        return as("ACADEMIC_AFFAIRS").contentType("application/json").body(body).post(CHANGES);
    }

    private Map<String, Object> paper(Map<String, Object> details) {
        Map<String, Object> body = new HashMap<>();
        body.put("studentNumber", student);
        body.put("kind", "RECORD_CORRECTION");
        body.put("channel", "POST");
        body.put("arrivedOn", Times.day(Instant.now()).toString());
        body.put("reason", "출생신고의 오기");
        body.put("details", details);
        body.put(
                "evidence",
                List.of(
                        Map.of("code", "APPLICATION_FORM", "documentId", document()),
                        Map.of("code", "IDENTITY_EVIDENCE", "documentId", document())));
        return body;
    }

    private String document() {
        return as("ACADEMIC_AFFAIRS")
                .contentType("application/pdf")
                .queryParam("fileName", "scan.pdf")
                .queryParam("studentNumber", student)
                .body(SampleFiles.pdf())
                .post("/api/v1/documents")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private Response decide(String role, int id) {
        return decide(as(role), id);
    }

    private Response decide(RequestSpecification who, int id) {
        int version = sql("select version from record_change where id = $1", id)
                .getFirst()
                .getInteger(0);
        return who.contentType("application/json")
                .header("If-Match", "\"" + version + "\"")
                .body(Map.of("verdict", "GRANT"))
                .post(CHANGES + "/" + id + "/decisions");
    }

    private String name() {
        return sql("select name from student where student_number = $1", student)
                .getFirst()
                .getString(0);
    }
}
