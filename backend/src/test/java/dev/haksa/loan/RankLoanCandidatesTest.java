package dev.haksa.loan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.haksa.support.Campus;
import dev.haksa.support.HttpTest;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class RankLoanCandidatesTest extends HttpTest {
    private static final String PATH = "/api/v1/loan-applications";

    private Campus campus;
    private String key;

    @BeforeEach
    void term() {
        campus = Campus.closed(pool, "SPRING");
        key = UUID.randomUUID().toString();
    }

    @Test
    void candidates_rank_by_income_then_percentile_then_receipt() {
        List<String> students = campus.students(5);
        enter(students.get(0), "a", 50_000_000, 90.0, "2027-01-10");
        enter(students.get(1), "b", 20_000_000, 70.5, "2027-01-10");
        enter(students.get(2), "c", 20_000_000, 70.51, "2027-01-10");
        enter(students.get(3), "d", 20_000_000, null, "2027-01-01");
        enter(students.get(4), "e", 20_000_000, 70.5, "2027-01-09");
        as("ACADEMIC_AFFAIRS")
                .get(PATH + "?term=" + campus.term() + "&limit=3&count=true")
                .then()
                .statusCode(200)
                .header("Cache-Control", "private, no-store")
                .header("Link", notNullValue())
                .body("count", equalTo(5))
                .body("items.reference", equalTo(List.of(key + "-c", key + "-e", key + "-b")))
                .body("items.rank", equalTo(List.of(1, 2, 3)));
        String csv = as("ACADEMIC_AFFAIRS")
                .get(PATH + "/export?term=" + campus.term())
                .then()
                .statusCode(200)
                .contentType("text/csv")
                .extract()
                .asString();
        assertThat(csv.lines().map(line -> line.split(",")[1]).toList())
                .containsExactly("reference", key + "-c", key + "-e", key + "-b", key + "-d", key + "-a");
    }

    @Test
    void the_result_is_kept_with_its_ceiling_and_the_student_sees_it() {
        String student = campus.student();
        Response entered = enter(student, "a", 30_000_000, 80.0, "2027-01-10");
        int id = entered.then().statusCode(200).extract().path("id");
        String tag = entered.header("ETag");
        result(as("ACADEMIC_AFFAIRS"), id, null, Map.of("grantedWon", 1)).then().statusCode(428);
        result(as("ACADEMIC_AFFAIRS"), id, "\"9\"", Map.of("grantedWon", 1))
                .then()
                .statusCode(412);
        result(as("ACADEMIC_AFFAIRS"), id, tag, Map.of()).then().statusCode(400);
        result(as("ACADEMIC_AFFAIRS"), id, tag, Map.of("grantedWon", 4_000_001))
                .then()
                .statusCode(422)
                .body("violations[0].code", equalTo("LOAN_ABOVE_CEILING"))
                .body("violations[0].facts.ceilingWon", equalTo(4_000_000));
        asStudent(student)
                .get("/api/v1/students/me/loan-applications")
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].result", nullValue());
        result(as("ACADEMIC_AFFAIRS"), id, tag, Map.of("grantedWon", 4_000_000))
                .then()
                .statusCode(200)
                .body("result", equalTo("SELECTED"))
                .body("ceilingWon", equalTo(4_000_000))
                .body("grantedWon", equalTo(4_000_000));
        asStudent(student)
                .get("/api/v1/students/me/loan-applications")
                .then()
                .header("Cache-Control", "private, no-store")
                .body("items[0].grantedWon", equalTo(4_000_000));
        asStudent(campus.student())
                .get("/api/v1/students/me/loan-applications")
                .then()
                .body("items", hasSize(0));
        enter(student, "a", 1, 80.0, "2027-01-10")
                .then()
                .statusCode(409)
                .body("violations[0].code", equalTo("LOAN_TAKEN"));
        assertThat(sql(
                        "select 1 from audit_entry where action = 'LOAN_DECIDED' and subject_id = $1",
                        String.valueOf(id)))
                .hasSize(1);
        assertThatThrownBy(() -> sql("update loan_application set granted_won = ceiling_won + 1 where id = $1", id))
                .hasMessageContaining("loan_application_within_ceiling");
    }

    @Test
    void only_those_on_the_rolls_or_admitted_for_the_term_are_candidates() {
        String gone = campus.student();
        sql("update student set state = 'WITHDRAWN' where student_number = $1", gone);
        enter(gone, "a", 1, null, "2027-01-10")
                .then()
                .statusCode(422)
                .body("violations[0].code", equalTo("LOAN_NO_CANDIDATE"))
                .body("violations[0].article.key", equalTo("6.3"));
        String onLeave = campus.student();
        sql("update student set state = 'ON_LEAVE' where student_number = $1", onLeave);
        enter(onLeave, "b", 1, null, "2027-01-10").then().statusCode(200);
        enter(onLeave, "c", 1, null, "2027-01-10").then().statusCode(409);
        Map<String, Object> admitted = body(null, "d", 1, null, "2027-01-10");
        admitted.put("applicationNumber", key);
        post(as("ACADEMIC_AFFAIRS"), admitted).then().statusCode(422);
        admit();
        post(as("ACADEMIC_AFFAIRS"), admitted).then().statusCode(200).body("name", equalTo("새내기"));
        Map<String, Object> both = body(onLeave, "e", 1, null, "2027-01-10");
        both.put("applicationNumber", key);
        post(as("ACADEMIC_AFFAIRS"), both)
                .then()
                .statusCode(400)
                .body("violations[0].code", equalTo("LOAN_ONE_PERSON"));
        as("ACADEMIC_AFFAIRS").get(PATH + "?term=" + campus.term()).then().body("items", hasSize(2));
    }

    @Test
    void a_file_is_imported_and_the_same_again_changes_nothing() {
        String student = campus.student();
        String head = "reference,term,studentNumber,householdIncomeWon,incomeBracket,percentile,askedWon,receivedOn\n";
        String good = key + "-a," + campus.term() + "," + student + ",42000000,4,87.5,3000000,2027-01-15\n";
        send(as("ACADEMIC_AFFAIRS"), head + good).then().statusCode(200).body("created", equalTo(1));
        send(as("ACADEMIC_AFFAIRS"), head + good).then().body("unchanged", equalTo(1));
        send(as("ACADEMIC_AFFAIRS"), head + good.replace("42000000", "43000000"))
                .then()
                .body("updated", equalTo(1));
        send(
                        as("ACADEMIC_AFFAIRS"),
                        head + key + "-b," + campus.term() + ",00000000,1,1,100.5,1,2027-01-15\n" + key + "-c,"
                                + campus.term() + ",00000000,1,1,100,1,2027-01-15\n")
                .then()
                .body("applied", equalTo(false))
                .body("mistakes.code", equalTo(List.of("LOAN_PERCENTILE", "LOAN_NO_CANDIDATE")));
        as("ACADEMIC_AFFAIRS")
                .get(PATH + "?term=" + campus.term())
                .then()
                .body("items", hasSize(1))
                .body("items[0].householdIncomeWon", equalTo(43_000_000));
    }

    @Test
    void a_freshman_applies_once_whether_by_application_number_or_by_student_number() {
        admit();
        Map<String, Object> byApplication = byApplication("a");
        int id = post(as("ACADEMIC_AFFAIRS"), byApplication)
                .then()
                .statusCode(200)
                .extract()
                .path("id");
        String student = campus.student();
        number(student);
        asStudent(student)
                .get("/api/v1/students/me/loan-applications")
                .then()
                .body("items.id", equalTo(List.of(id)))
                .body("items[0].applicationNumber", equalTo(key))
                .body("items[0].studentNumber", equalTo(student));
        enter(student, "b", 1, null, "2027-01-10")
                .then()
                .statusCode(409)
                .body("violations[0].code", equalTo("LOAN_TAKEN"));
        post(as("ACADEMIC_AFFAIRS"), byApplication)
                .then()
                .statusCode(200)
                .header("ETag", "\"0\"")
                .body("id", equalTo(id));
        as("ACADEMIC_AFFAIRS").get(PATH + "?term=" + campus.term()).then().body("items", hasSize(1));
        assertThatThrownBy(() -> sql(
                        "insert into loan_application (reference, term_id, student_number, household_income_won,"
                                + " income_bracket, asked_won, received_on, recorded_at)"
                                + " values ($1, $2, $3, 1, 1, 1, '2027-01-10', now())",
                        key + "-z",
                        campus.termId(),
                        student))
                .hasMessageContaining("loan_application_student");
    }

    @Test
    void whoever_applied_by_student_number_is_known_by_application_number_too() {
        admit();
        String student = campus.student();
        number(student);
        enter(student, "a", 1, null, "2027-01-10").then().statusCode(200);
        post(as("ACADEMIC_AFFAIRS"), byApplication("b"))
                .then()
                .statusCode(409)
                .body("violations[0].code", equalTo("LOAN_TAKEN"));
        String file =
                "reference,term,studentNumber,applicationNumber,householdIncomeWon,incomeBracket,askedWon,receivedOn\n"
                        + key + "-c," + campus.term() + ",," + key + ",1,1,1,2027-01-15\n";
        send(as("ACADEMIC_AFFAIRS"), file)
                .then()
                .body("applied", equalTo(false))
                .body("mistakes[0].code", equalTo("LOAN_TAKEN"));
        assertThatThrownBy(() -> sql(
                        "insert into loan_application (reference, term_id, application_number, household_income_won,"
                                + " income_bracket, asked_won, received_on, recorded_at)"
                                + " values ($1, $2, $3, 1, 1, 1, '2027-01-10', now())",
                        key + "-z",
                        campus.termId(),
                        key))
                .hasMessageContaining("loan_application_student");
    }

    @Test
    void one_file_cannot_name_a_person_twice() {
        admit();
        String student = campus.student();
        number(student);
        String file =
                "reference,term,studentNumber,applicationNumber,householdIncomeWon,incomeBracket,askedWon,receivedOn\n"
                        + key + "-a," + campus.term() + "," + student + ",,1,1,1,2027-01-15\n"
                        + key + "-b," + campus.term() + ",," + key + ",1,1,1,2027-01-15\n";
        send(as("ACADEMIC_AFFAIRS"), file)
                .then()
                .statusCode(200)
                .body("applied", equalTo(false))
                .body("mistakes.code", equalTo(List.of("LOAN_TAKEN", "LOAN_TAKEN")));
    }

    @Test
    void a_file_takes_the_same_household_incomes_as_a_request() {
        List<String> students = campus.students(2);
        enter(students.get(0), "a", 99_999_999_999L, null, "2027-01-10").then().statusCode(200);
        enter(students.get(0), "a", 100_000_000_000L, null, "2027-01-10").then().statusCode(400);
        String file = "reference,term,studentNumber,householdIncomeWon,incomeBracket,askedWon,receivedOn\n" + key
                + "-b," + campus.term() + "," + students.get(1) + ",99999999999,1,1,2027-01-15\n";
        send(as("ACADEMIC_AFFAIRS"), file).then().statusCode(200).body("created", equalTo(1));
        send(as("ACADEMIC_AFFAIRS"), file.replace("99999999999", "100000000000"))
                .then()
                .body("applied", equalTo(false))
                .body("mistakes[0].code", equalTo("NUMBER"));
        as("ACADEMIC_AFFAIRS")
                .get(PATH + "?term=" + campus.term())
                .then()
                .body("items.householdIncomeWon", equalTo(List.of(99_999_999_999L, 99_999_999_999L)));
    }

    @Test
    void only_academic_affairs_sees_incomes() {
        String student = campus.student();
        int id = enter(student, "a", 1, null, "2027-01-10").then().extract().path("id");
        String list = PATH + "?term=" + campus.term();
        for (String role :
                List.of("REGISTRAR", "DEPARTMENT_STAFF", "DEPARTMENT_HEAD", "PRESIDENT", "PROFESSOR", "STUDENT")) {
            as(role).get(list).then().statusCode(403);
            as(role).get(PATH + "/" + id).then().statusCode(403);
            as(role).get(PATH + "/export?term=" + campus.term()).then().statusCode(403);
            post(as(role), body(student, "b", 1, null, "2027-01-10")).then().statusCode(403);
            result(as(role), id, "\"0\"", Map.of("grantedWon", 1)).then().statusCode(403);
            send(as(role), "x").then().statusCode(403);
        }
        anonymous().get(list).then().statusCode(401);
        anonymous().get(PATH + "/" + id).then().statusCode(401);
        anonymous().get(PATH + "/export?term=" + campus.term()).then().statusCode(401);
        post(anonymous(), body(student, "b", 1, null, "2027-01-10")).then().statusCode(401);
        result(anonymous(), id, "\"0\"", Map.of("grantedWon", 1)).then().statusCode(401);
        send(anonymous(), "x").then().statusCode(401);
        anonymous().get("/api/v1/students/me/loan-applications").then().statusCode(401);
        as("ACADEMIC_AFFAIRS")
                .get("/api/v1/students/me/loan-applications")
                .then()
                .statusCode(403);
        as("ACADEMIC_AFFAIRS").get(PATH + "/" + id).then().statusCode(200).body("rank", equalTo(1));
        as("ACADEMIC_AFFAIRS").get(PATH + "/0").then().statusCode(404);
        as("ACADEMIC_AFFAIRS").get(PATH + "?term=1900-FALL").then().statusCode(404);
        as("ACADEMIC_AFFAIRS").get(PATH).then().statusCode(400);
    }

    private void admit() {
        int year = Integer.parseInt(campus.term().substring(0, 4));
        int batch = sql(
                        "insert into matriculation_batch (entrance_year, type, department_id, round, created_at, created_by)"
                                + " values ($1, 'UNIVERSITY', $2, 1, now(), 'x') returning id",
                        year,
                        campus.departmentId())
                .getFirst()
                .getInteger(0);
        sql(
                "insert into matriculation_applicant (batch_id, entrance_year, application_number, name, admission, program_id,"
                        + " former_credits) select $1, $2, $3, '새내기', 'FRESHMAN', id, 0 from program where department_id = $4",
                batch,
                year,
                key,
                campus.departmentId());
    }

    /** Gives the applicant the number of a student, as the batch of student numbers does. */
    private void number(String student) {
        sql("update matriculation_applicant set student_number = $2 where application_number = $1", key, student);
    }

    private Map<String, Object> byApplication(String suffix) {
        Map<String, Object> body = body(null, suffix, 1, null, "2027-01-10");
        body.put("applicationNumber", key);
        return body;
    }

    private Map<String, Object> body(String student, String suffix, long income, Double percentile, String received) {
        Map<String, Object> body = new HashMap<>();
        body.put("reference", key + "-" + suffix);
        body.put("term", campus.term());
        if (student != null) {
            body.put("studentNumber", student);
        }
        body.put("householdIncomeWon", income);
        body.put("incomeBracket", 4);
        if (percentile != null) {
            body.put("percentile", percentile);
        }
        body.put("askedWon", 5_000_000);
        body.put("receivedOn", received);
        return body;
    }

    private Response enter(String student, String suffix, long income, Double percentile, String received) {
        return post(as("ACADEMIC_AFFAIRS"), body(student, suffix, income, percentile, received));
    }

    private static Response post(RequestSpecification caller, Map<String, Object> body) {
        return caller.contentType("application/json").body(body).post(PATH);
    }

    private static Response result(RequestSpecification caller, int id, String tag, Map<String, Object> body) {
        RequestSpecification with = tag == null ? caller : caller.header("If-Match", tag);
        return with.contentType("application/json").body(body).post(PATH + "/" + id + "/result");
    }

    private static Response send(RequestSpecification caller, String file) {
        return caller.contentType("text/csv; charset=UTF-8")
                .body(file.getBytes(StandardCharsets.UTF_8))
                .post(PATH + "/import");
    }
}
