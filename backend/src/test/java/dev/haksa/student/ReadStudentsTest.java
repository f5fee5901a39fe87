package dev.haksa.student;

import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dev.haksa.identity.AccessTokens;
import dev.haksa.support.HttpTest;
import dev.haksa.support.StudentData;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ReadStudentsTest extends HttpTest {
    private static final String STUDENTS = "/api/v1/students";

    @Inject
    AccessTokens accessTokens;

    private StudentData data;
    private String student;
    private String other;

    @BeforeEach
    void students() {
        data = new StudentData(this::sql);
        student = data.student("김하늘");
        other = data.student("이바다");
        sql(
                "update student set earned_credits = 69, birth_date = '2007-05-01', previous_gpa_hundredths = 410,"
                        + " previous_gpa_term = '2026-SPRING' where student_number = $1",
                student);
    }

    @Test
    void students_read_their_own_record() {
        asStudent(student)
                .get(STUDENTS + "/me")
                .then()
                .statusCode(200)
                .header("ETag", "\"0\"")
                .header("Cache-Control", "private, no-store")
                .body("studentNumber", equalTo(student))
                .body("yearLevel", equalTo(2))
                .body("previousGpa", equalTo(4.1f))
                .body("birthDate", equalTo("2007-05-01"))
                .body("department.id", equalTo(data.department()));
    }

    @Test
    void an_account_without_record_has_no_own_one() {
        asStudent("00000000").get(STUDENTS + "/me").then().statusCode(404);
        bearer(token(Set.of(), null, "STUDENT")).get(STUDENTS + "/me").then().statusCode(404);
    }

    @Test
    void the_own_record_is_for_students_and_the_others_are_not() {
        anonymous().get(STUDENTS + "/me").then().statusCode(401);
        as("PROFESSOR").get(STUDENTS + "/me").then().statusCode(403);
        anonymous().get(STUDENTS).then().statusCode(401);
        anonymous().get(STUDENTS + "/" + student).then().statusCode(401);
        asStudent(student).get(STUDENTS).then().statusCode(403);
        asStudent(student).get(STUDENTS + "/" + student).then().statusCode(403);
        as("ADMIN").get(STUDENTS + "/" + student).then().statusCode(403);
    }

    @Test
    void staff_see_their_department_and_nothing_of_another() {
        for (String role : new String[] {"DEPARTMENT_STAFF", "DEPARTMENT_HEAD"}) {
            asStaffOf(data.department(), role)
                    .get(STUDENTS + "/" + student)
                    .then()
                    .statusCode(200)
                    .body("birthDate", nullValue());
            asStaffOf(data.department() + 1_000_000, role)
                    .get(STUDENTS + "/" + student)
                    .then()
                    .statusCode(404)
                    .body("type", equalTo("/problems/not-found"));
            asStaffOf(data.department() + 1_000_000, role)
                    .get(STUDENTS + "?department=" + data.department())
                    .then()
                    .statusCode(200)
                    .body("items", hasSize(0));
        }
        asStaffOf(data.department(), "DEPARTMENT_STAFF")
                .get(STUDENTS + "?limit=200")
                .then()
                .body("items.studentNumber", containsInAnyOrder(student, other));
    }

    @Test
    void professors_see_their_advisees_only() {
        UUID professor = data.account("박지도");
        sql("update student set advisor_id = $2 where student_number = $1", student, professor);
        professor(professor)
                .get(STUDENTS)
                .then()
                .statusCode(200)
                .body("items.studentNumber", containsInAnyOrder(student))
                .body("items[0].advisor.name", equalTo("박지도"));
        professor(professor).get(STUDENTS + "/" + student).then().statusCode(200);
        professor(professor).get(STUDENTS + "/" + other).then().statusCode(404);
        professor(professor)
                .get(STUDENTS + "/" + other + "/completed-courses")
                .then()
                .statusCode(404);
        as("PROFESSOR").get(STUDENTS + "/" + student).then().statusCode(404);
    }

    @Test
    void keepers_of_records_and_integrations_see_all() {
        for (String role : new String[] {"ACADEMIC_AFFAIRS", "REGISTRAR", "scope:students.read"}) {
            as(role).get(STUDENTS + "/" + student).then().statusCode(200);
        }
        as("REGISTRAR").get(STUDENTS + "/" + student).then().body("birthDate", equalTo("2007-05-01"));
        as("scope:students.read").get(STUDENTS + "/" + student).then().body("birthDate", nullValue());
        as("REGISTRAR").get(STUDENTS + "/99999999").then().statusCode(404);
    }

    @Test
    void filters_narrow_the_list() {
        String all = STUDENTS + "?program=" + data.programCode();
        only(all + "&q=하늘", student);
        only(all + "&studentNumber=" + student.substring(0, 8), student);
        only(all + "&yearLevel=2", student);
        only(all + "&yearLevel=1", other);
        only(all + "&yearLevel=1&yearLevel=2", student, other);
        only(all + "&yearLevel=9");
        only(all + "&state=ENROLLED&state=ON_LEAVE", student, other);
        only(all + "&state=GRADUATED");
        only(all + "&q=%25");
        only(STUDENTS + "?department=" + data.department(), student, other);
        only(all + "&advisor=" + UUID.randomUUID());
    }

    @Test
    void pages_follow_each_other_without_gap_or_repetition() {
        String url = STUDENTS + "?department=" + data.department() + "&limit=1";
        Response first = as("REGISTRAR").get(url + "&count=true");
        first.then().statusCode(200).body("count", equalTo(2)).body("items", hasSize(1));
        String link = first.header("Link");
        String next = link.substring(1, link.indexOf('>'));
        Response second = as("REGISTRAR").urlEncodingEnabled(false).get(next);
        second.then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("next", nullValue())
                .body("items.studentNumber", not(hasItem(first.<String>path("items[0].studentNumber"))));
    }

    @Test
    void what_cannot_be_read_is_named() {
        as("REGISTRAR")
                .get(STUDENTS + "?state=ASLEEP&yearLevel=x&advisor=1")
                .then()
                .statusCode(400)
                .body("violations.pointer", containsInAnyOrder("?state", "?yearLevel", "?advisor"));
        as("REGISTRAR").get(STUDENTS + "?after=zzz").then().statusCode(400);
        as("REGISTRAR").get(STUDENTS + "?limit=201").then().statusCode(400);
        as("REGISTRAR").get(STUDENTS + "?grade=A").then().statusCode(400);
    }

    @Test
    void completed_courses_come_by_term_with_averages_and_replaced_attempts() {
        data.completed(student, "2025-FALL", "AB1001", 3, "C+");
        data.completed(student, "2025-FALL", "AB1002", 2, "A+");
        data.completed(student, "2026-SPRING", "AB1001", 3, "B0");
        for (Response answer : new Response[] {
            asStudent(student).get(STUDENTS + "/me/completed-courses"),
            as("ACADEMIC_AFFAIRS").get(STUDENTS + "/" + student + "/completed-courses")
        }) {
            answer.then()
                    .statusCode(200)
                    .header("Cache-Control", "private, no-store")
                    .body("gpa", equalTo(3.6f))
                    .body("earnedCredits", equalTo(5))
                    .body("creditsByCategory.MAJOR_ELECTIVE", equalTo(5))
                    .body("terms.term", equalTo(java.util.List.of("2025-FALL", "2026-SPRING")))
                    .body("terms[0].gpa", equalTo(3.3f))
                    .body("terms[0].courses[0].replaced", equalTo(true))
                    .body("terms[0].courses[0].grade", equalTo("C+"))
                    .body("terms[1].courses[0].replaced", equalTo(false));
        }
        anonymous().get(STUDENTS + "/me/completed-courses").then().statusCode(401);
        asStudent(student)
                .get(STUDENTS + "/" + other + "/completed-courses")
                .then()
                .statusCode(403);
        asStaffOf(data.department() + 1_000_000, "DEPARTMENT_STAFF")
                .get(STUDENTS + "/" + student + "/completed-courses")
                .then()
                .statusCode(404);
    }

    private void only(String url, String... numbers) {
        as("REGISTRAR").get(url).then().statusCode(200).body("items.studentNumber", containsInAnyOrder(numbers));
    }

    private RequestSpecification professor(UUID account) {
        return bearer(accessTokens.issue(
                new AccessTokens.Bearer(account.toString(), "박지도", Set.of("PROFESSOR"), Set.of(), null)));
    }
}
