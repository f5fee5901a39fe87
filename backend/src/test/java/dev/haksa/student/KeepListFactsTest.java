package dev.haksa.student;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.haksa.support.HttpTest;
import dev.haksa.support.StudentData;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.vertx.mutiny.sqlclient.Row;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class KeepListFactsTest extends HttpTest {
    private static final String FOREIGN =
            "{\"nationality\":\"FOREIGN\",\"studyTime\":\"EVENING\",\"classGroup\":\"B\"}";

    private StudentData data;
    private String student;

    @BeforeEach
    void aStudent() {
        data = new StudentData(this::sql);
        student = data.student("김하늘");
    }

    @Test
    void the_department_keeps_the_facts_of_its_students() {
        as("REGISTRAR")
                .get("/api/v1/students/" + student)
                .then()
                .header("ETag", "\"0\"")
                .body("nationality", equalTo("DOMESTIC"))
                .body("studyTime", equalTo("DAY"))
                .body("classGroup", nullValue());
        put(asStaffOf(data.department(), "DEPARTMENT_STAFF"), "\"0\"", FOREIGN)
                .then()
                .statusCode(200)
                .header("ETag", "\"1\"")
                .header("Cache-Control", "private, no-store")
                .body("nationality", equalTo("FOREIGN"));
        as("REGISTRAR")
                .get("/api/v1/students/" + student)
                .then()
                .header("ETag", "\"1\"")
                .body("nationality", equalTo("FOREIGN"))
                .body("studyTime", equalTo("EVENING"))
                .body("classGroup", equalTo("B"));
        Row entry = sql(
                        "select details from audit_entry where action = 'STUDENT_LIST_FACTS_CHANGED' and subject_id = $1",
                        student)
                .getFirst();
        assertThat(entry.getJsonObject("details").encode())
                .contains("\"before\":{", "\"DOMESTIC\"", "\"after\":{", "\"FOREIGN\"");
        put(as("ACADEMIC_AFFAIRS"), "\"1\"", "{\"nationality\":\"FOREIGN\",\"studyTime\":\"DAY\",\"classGroup\":null}")
                .then()
                .statusCode(200)
                .body("classGroup", nullValue());
    }

    @Test
    void the_same_again_changes_nothing_and_a_stale_tag_is_refused() {
        put(as("ACADEMIC_AFFAIRS"), "\"0\"", FOREIGN).then().statusCode(200).header("ETag", "\"1\"");
        put(as("ACADEMIC_AFFAIRS"), "\"1\"", FOREIGN).then().statusCode(200).header("ETag", "\"1\"");
        put(as("ACADEMIC_AFFAIRS"), "\"0\"", FOREIGN).then().statusCode(412);
        put(as("ACADEMIC_AFFAIRS"), null, FOREIGN).then().statusCode(428);
    }

    @Test
    void others_cannot_and_wrong_facts_change_nothing() {
        put(anonymous(), "\"0\"", FOREIGN).then().statusCode(401);
        put(as("PROFESSOR"), "\"0\"", FOREIGN).then().statusCode(403);
        put(asStaffOf(new StudentData(this::sql).department(), "DEPARTMENT_STAFF"), "\"0\"", FOREIGN)
                .then()
                .statusCode(404);
        for (String wrong : new String[] {
            "{}",
            "{\"nationality\":\"MARTIAN\",\"studyTime\":\"DAY\"}",
            "{\"nationality\":\"FOREIGN\",\"studyTime\":\"DAY\",\"classGroup\":\"\"}",
            "{\"nationality\":\"FOREIGN\",\"studyTime\":\"DAY\",\"classGroup\":\"../../A\"}"
        }) {
            put(as("ACADEMIC_AFFAIRS"), "\"0\"", wrong).then().statusCode(400);
        }
        assertThat(facts()).isEqualTo("DOMESTIC DAY null 0");
    }

    @Test
    void an_import_may_bring_the_facts_and_without_their_columns_leaves_them() {
        sql(
                "update student set entrance_year = $2 where student_number = $1",
                student,
                2000 + Integer.parseInt(student.substring(0, 2)));
        send(",nationality,studyTime,classGroup", ",FOREIGN,EVENING,B").then().body("updated", equalTo(1));
        assertThat(facts()).isEqualTo("FOREIGN EVENING B 1");
        send("", "").then().body("unchanged", equalTo(1));
        send(",nationality,studyTime,classGroup", ",,,").then().body("unchanged", equalTo(1));
        assertThat(facts()).isEqualTo("FOREIGN EVENING B 1");
        send(",nationality", ",MARTIAN").then().body("applied", equalTo(false));
        assertThat(facts()).isEqualTo("FOREIGN EVENING B 1");
    }

    @Test
    void a_department_says_which_faculty_it_belongs_to() {
        String path = "/api/v1/departments/" + data.department();
        String tag = as("ACADEMIC_AFFAIRS").get(path).header("ETag");
        as("ACADEMIC_AFFAIRS")
                .header("If-Match", tag)
                .contentType("application/json")
                .body("{\"facultyKo\":\"공학계열\",\"facultyEn\":\"Engineering\"}")
                .patch(path)
                .then()
                .statusCode(200)
                .body("facultyKo", equalTo("공학계열"));
        as("ACADEMIC_AFFAIRS").get(path).then().body("facultyEn", equalTo("Engineering"));
    }

    private Response put(RequestSpecification who, String ifMatch, String body) {
        RequestSpecification request = who.contentType("application/json").body(body);
        return (ifMatch == null ? request : request.header("If-Match", ifMatch))
                .put("/api/v1/students/" + student + "/list-facts");
    }

    private Response send(String columns, String values) {
        String file = "studentNumber,name,state,programCode,entranceYear" + columns + "\n" + student + ",김하늘,ENROLLED,"
                + data.programCode() + ",20" + student.substring(0, 2) + values + "\n";
        return as("REGISTRAR")
                .contentType("text/csv; charset=UTF-8")
                .body(file.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .post("/api/v1/students/import");
    }

    private String facts() {
        Row row = sql(
                        "select nationality, study_time, class_group, version from student where student_number = $1",
                        student)
                .getFirst();
        return row.getString(0) + " " + row.getString(1) + " " + row.getString(2) + " " + row.getInteger(3);
    }
}
