package dev.haksa.readmission;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ReadmissionAccessTest extends ReadmissionBase {
    @Test
    void only_academic_affairs_lays_rounds_down_and_days_must_be_in_order() {
        create(anonymous(), round(Map.of())).then().statusCode(401);
        for (String role :
                List.of("STUDENT", "PROFESSOR", "DEPARTMENT_STAFF", "DEPARTMENT_HEAD", "REGISTRAR", "DEAN", "ADMIN")) {
            create(as(role), round(Map.of())).then().statusCode(403);
        }
        create(as("ACADEMIC_AFFAIRS"), round(Map.of())).then().statusCode(409);
        create(as("ACADEMIC_AFFAIRS"), round(Map.of("term", "1999-FALL")))
                .then()
                .statusCode(400);
        String path = ROUNDS + "/" + round;
        Map<String, Object> wrong = round(Map.of("closesOn", "2027-02-05", "feeDueOn", "2027-03-02"));
        wrong.put("closesOn", "2027-01-03");
        as("ACADEMIC_AFFAIRS")
                .header("If-Match", tag(path))
                .contentType("application/json")
                .body(wrong)
                .put(path)
                .then()
                .statusCode(400)
                .body("violations.pointer", contains("/closesOn", "/feeDueOn", "/registerBy"));
        as("ACADEMIC_AFFAIRS")
                .contentType("application/json")
                .body(round(Map.of("feeWon", 1)))
                .put(path)
                .then()
                .statusCode(428);
        as("REGISTRAR")
                .header("If-Match", "*")
                .contentType("application/json")
                .body(round(Map.of("feeWon", 1)))
                .put(path)
                .then()
                .statusCode(403);
        as("ACADEMIC_AFFAIRS").get(path).then().body("feeWon", equalTo(FEE));
        as("ACADEMIC_AFFAIRS")
                .header("If-Match", tag(path))
                .contentType("application/json")
                .body(round(Map.of("feeWon", 200_000)))
                .put(path)
                .then()
                .statusCode(200)
                .body("feeWon", equalTo(200_000));
        as("ACADEMIC_AFFAIRS")
                .header("If-Match", "\"0\"")
                .contentType("application/json")
                .body(round(Map.of("feeWon", 1)))
                .put(path)
                .then()
                .statusCode(412);
        as("REGISTRAR")
                .get(ROUNDS + "?limit=1&count=true")
                .then()
                .statusCode(200)
                .body("items", hasSize(1));
        as("PROFESSOR").get(ROUNDS).then().statusCode(403);
        anonymous().get(path).then().statusCode(401);
        as("REGISTRAR").get(ROUNDS + "/" + Integer.MAX_VALUE).then().statusCode(404);
    }

    @Test
    void papers_are_registered_by_the_office_and_by_the_own_department() {
        on("2027-01-11");
        String student = left("A0", "2026-SPRING", "WITHDRAWAL");
        file(anonymous(), paper(student)).then().statusCode(401);
        for (String role : List.of("STUDENT", "PROFESSOR", "DEPARTMENT_HEAD", "DEAN", "ADMIN")) {
            file(as(role), paper(student)).then().statusCode(403);
        }
        file(asStaffOf(data.department() + 1, "DEPARTMENT_STAFF"), paper(student))
                .then()
                .statusCode(404);
        Map<String, Object> future = paper(student);
        future.put("receivedOn", "2027-01-12");
        file(as("REGISTRAR"), future).then().statusCode(400);
        file(as("REGISTRAR"), Map.of("studentNumber", student)).then().statusCode(400);
        Map<String, Object> nobody = paper(student);
        nobody.put("studentNumber", "00000000");
        file(as("REGISTRAR"), nobody).then().statusCode(404);
        as("ACADEMIC_AFFAIRS")
                .get(ROUNDS + "/" + round + "/applications")
                .then()
                .body("items", hasSize(0));
        int id = file(asStaffOf(data.department(), "DEPARTMENT_STAFF"), paper(student))
                .then()
                .statusCode(201)
                .header("Cache-Control", equalTo("private, no-store"))
                .extract()
                .path("id");
        asStaffOf(data.department(), "DEPARTMENT_HEAD")
                .get(APPLICATIONS + "/" + id)
                .then()
                .statusCode(200);
        asStaffOf(data.department() + 1, "DEPARTMENT_HEAD")
                .get(APPLICATIONS + "/" + id)
                .then()
                .statusCode(404);
        asStaffOf(data.department() + 1, "DEPARTMENT_STAFF")
                .get(ROUNDS + "/" + round + "/applications")
                .then()
                .body("items", hasSize(0));
        asStudent(student).get(APPLICATIONS + "/" + id).then().statusCode(403);
        anonymous().get(APPLICATIONS + "/" + id).then().statusCode(401);
        anonymous().get("/api/v1/students/me/readmissions").then().statusCode(401);
        as("REGISTRAR").get("/api/v1/students/me/readmissions").then().statusCode(403);
        asStudent(data.student("남"))
                .get("/api/v1/students/me/readmissions")
                .then()
                .statusCode(200)
                .body("items", hasSize(0));
    }

    @Test
    void eligibility_is_for_the_student_and_the_own_department() {
        on("2027-01-11");
        String student = left("A0", "2026-SPRING", "WITHDRAWAL");
        String path = ROUNDS + "/" + round + "/eligibility?studentNumber=" + student;
        asStaffOf(data.department(), "DEPARTMENT_HEAD")
                .get(path)
                .then()
                .statusCode(200)
                .body("eligible", equalTo(true));
        asStaffOf(data.department() + 1, "DEPARTMENT_HEAD").get(path).then().statusCode(404);
        as("REGISTRAR").get(path + "&receivedOn=2027-01-16").then().body("eligible", equalTo(false));
        as("PROFESSOR").get(path).then().statusCode(403);
        anonymous().get(path).then().statusCode(401);
        String own = "/api/v1/students/me/readmission-rounds/" + round + "/eligibility";
        asStudent(student)
                .get(own)
                .then()
                .statusCode(200)
                .body("limit", equalTo(1))
                .body("used", equalTo(0));
        as("REGISTRAR").get(own).then().statusCode(403);
        anonymous().get(own).then().statusCode(401);
    }

    @Test
    void the_committee_and_the_clock_are_academic_affairs() {
        on("2027-01-22");
        decide(anonymous(), Map.of()).then().statusCode(401);
        for (String role : List.of("STUDENT", "DEPARTMENT_HEAD", "REGISTRAR", "PRESIDENT")) {
            decide(as(role), Map.of()).then().statusCode(403);
        }
        as("DEPARTMENT_HEAD").post(ROUNDS + "/" + round + "/progress").then().statusCode(403);
        anonymous().post(ROUNDS + "/" + round + "/progress").then().statusCode(401);
        as("ACADEMIC_AFFAIRS")
                .contentType("application/json")
                .body(Map.of())
                .post(ROUNDS + "/" + round + "/decision")
                .then()
                .statusCode(428);
        progress().then().statusCode(200).body("moved", equalTo(0));
        on("2027-03-01");
        decide(as("ACADEMIC_AFFAIRS"), Map.of())
                .then()
                .statusCode(422)
                .body("violations.code", contains("READMISSION_TOO_LATE"));
        on("2027-02-26");
        decide(as("ACADEMIC_AFFAIRS"), Map.of()).then().statusCode(200);
    }

    @Test
    void departures_are_entered_by_the_office_only_and_never_changed() {
        String student = data.student("이학생");
        Map<String, Object> body =
                Map.of("studentNumber", student, "leftOn", "2026-09-20", "term", "2026-FALL", "reason", "NOT_RETURNED");
        String path = "/api/v1/departures";
        anonymous().contentType("application/json").body(body).post(path).then().statusCode(401);
        as("DEPARTMENT_HEAD")
                .contentType("application/json")
                .body(body)
                .post(path)
                .then()
                .statusCode(403);
        as("REGISTRAR")
                .contentType("application/json")
                .body(body)
                .post(path)
                .then()
                .statusCode(409);
        sql("update student set state = 'DISMISSED' where student_number = $1", student);
        as("REGISTRAR")
                .contentType("application/json")
                .body(Map.of("studentNumber", student, "leftOn", "2026-09-20", "term", "fall", "reason", "OTHER"))
                .post(path)
                .then()
                .statusCode(400);
        as("REGISTRAR")
                .contentType("application/json")
                .body(Map.of(
                        "studentNumber", "00000000", "leftOn", "2026-09-20", "term", "2026-FALL", "reason", "OTHER"))
                .post(path)
                .then()
                .statusCode(400);
        as("REGISTRAR")
                .contentType("application/json")
                .body(body)
                .post(path)
                .then()
                .statusCode(201)
                .body("yearLevel", equalTo(1))
                .body("departmentId", equalTo(data.department()));
        as("ACADEMIC_AFFAIRS")
                .get(path + "?studentNumber=" + student)
                .then()
                .statusCode(200)
                .body("items.reason", contains("NOT_RETURNED"));
        as("PROFESSOR").get(path + "?studentNumber=" + student).then().statusCode(403);
        anonymous().get(path + "?studentNumber=" + student).then().statusCode(401);
    }
}
