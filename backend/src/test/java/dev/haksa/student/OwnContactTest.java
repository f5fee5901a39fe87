package dev.haksa.student;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.haksa.support.HttpTest;
import dev.haksa.support.StudentData;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class OwnContactTest extends HttpTest {
    private static final String CONTACT = "/api/v1/students/me/contact";

    private String student;

    @BeforeEach
    void aStudent() {
        student = new StudentData(this::sql).student("김하늘");
    }

    @Test
    void a_student_sets_changes_and_removes_the_address() {
        asStudent(student)
                .get(CONTACT)
                .then()
                .statusCode(200)
                .header("ETag", "\"0\"")
                .body("email", nullValue());
        put("\"0\"", "\"haneul@example.ac.kr\"").then().statusCode(200).header("ETag", "\"1\"");
        put("\"1\"", "\"h@example.ac.kr\"").then().statusCode(200).body("email", equalTo("h@example.ac.kr"));
        put("\"2\"", "\"h@example.ac.kr\"").then().statusCode(200).header("ETag", "\"2\"");
        put("\"2\"", "null").then().statusCode(200).body("email", nullValue());
        asStudent(student)
                .get(CONTACT)
                .then()
                .header("ETag", "\"3\"")
                .header("Cache-Control", "private, no-store")
                .body("email", nullValue());
        assertThat(sql("select 1 from audit_entry where action = 'CONTACT_CHANGED' and subject_id = $1", student))
                .hasSize(3);
    }

    @Test
    void nobody_overwrites_what_another_device_has_just_set() {
        put("\"0\"", "\"a@example.ac.kr\"").then().statusCode(200);
        put("\"0\"", "\"b@example.ac.kr\"").then().statusCode(412);
        put(null, "\"b@example.ac.kr\"").then().statusCode(428);
        asStudent(student).get(CONTACT).then().body("email", equalTo("a@example.ac.kr"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "haneul",
                "a@b",
                "a b@example.ac.kr",
                "a@example.ac.kr, b@example.ac.kr",
                "a@example.ac.kr\\r\\nBcc: b@example.ac.kr",
                "<a@example.ac.kr>",
                "@example.ac.kr",
                "하늘@example.ac.kr",
                ""
            })
    void refuses_what_is_no_single_plain_address(String text) {
        put("\"0\"", "\"" + text + "\"").then().statusCode(400).body("violations[0].pointer", equalTo("/email"));
        asStudent(student).get(CONTACT).then().body("email", nullValue());
    }

    @Test
    void only_students_have_a_contact() {
        anonymous().get(CONTACT).then().statusCode(401);
        as("REGISTRAR").get(CONTACT).then().statusCode(403);
        as("ADMIN")
                .header("If-Match", "\"0\"")
                .contentType("application/json")
                .body("{}")
                .put(CONTACT)
                .then()
                .statusCode(403);
        as("STUDENT").get(CONTACT).then().statusCode(404);
    }

    private io.restassured.response.Response put(String ifMatch, String email) {
        RequestSpecification request =
                asStudent(student).contentType("application/json").body("{\"email\":" + email + "}");
        return (ifMatch == null ? request : request.header("If-Match", ifMatch)).put(CONTACT);
    }
}
