package dev.haksa.student;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.haksa.support.HttpTest;
import dev.haksa.support.StudentData;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ImportRecognisedCoursesTest extends HttpTest {
    private static final String PATH = "/api/v1/recognised-courses/import";
    private static final String HEADER = "studentNumber,courseNumber,formerTitle\n";

    private StudentData data;
    private String student;

    @BeforeEach
    void student() {
        data = new StudentData(this::sql);
        student = data.student("김편입");
    }

    @Test
    void recognised_courses_are_imported_and_fixed_when_asked() {
        String file = HEADER + student + ",AB1001,통계학\n";
        send(as("REGISTRAR"), file, "").then().statusCode(200).body("created", equalTo(1));
        asStudent(student).get("/api/v1/students/me").then().body("recognitionFixed", equalTo(false));
        send(as("REGISTRAR"), file, "?fix=true").then().statusCode(200).body("unchanged", equalTo(1));
        asStudent(student).get("/api/v1/students/me").then().body("recognitionFixed", equalTo(true));
        assertThat(sql("select former_title from recognised_course where student_number = $1", student)
                        .getFirst()
                        .getString("former_title"))
                .isEqualTo("통계학");
    }

    @Test
    void unknown_students_and_callers_without_right_change_nothing() {
        send(as("REGISTRAR"), HEADER + data.freeNumber() + ",AB1001,통계학\n" + student + ",AB1001,통계학\n", "?fix=true")
                .then()
                .statusCode(200)
                .body("applied", equalTo(false))
                .body("mistakes[0].code", equalTo("UNKNOWN_STUDENT"));
        send(anonymous(), HEADER, "").then().statusCode(401);
        send(as("DEPARTMENT_HEAD"), HEADER, "").then().statusCode(403);
        asStudent(student).get("/api/v1/students/me").then().body("recognitionFixed", equalTo(false));
        assertThat(sql("select 1 from recognised_course where student_number = $1", student))
                .isEmpty();
    }

    private static Response send(RequestSpecification caller, String file, String query) {
        return caller.contentType("text/csv; charset=UTF-8")
                .body(file.getBytes(StandardCharsets.UTF_8))
                .post(PATH + query);
    }
}
