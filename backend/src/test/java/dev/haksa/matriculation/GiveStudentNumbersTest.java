package dev.haksa.matriculation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;

import dev.haksa.support.Calls;
import dev.haksa.support.HeldLock;
import dev.haksa.support.HttpTest;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.vertx.mutiny.sqlclient.Row;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class GiveStudentNumbersTest extends HttpTest {
    private static final String PATH = "/api/v1/matriculation-batches";

    @TestHTTPResource("/")
    URI server;

    private int department;
    private int year;
    private String prefix;
    private String key;

    /** An entrance year in which nobody studies in department 5 of annex 6 as an auditor. */
    @BeforeEach
    void emptyRange() {
        department = sql("select id from department where student_number_code = 5")
                .getFirst()
                .getInteger(0);
        do {
            year = ThreadLocalRandom.current().nextInt(1900, 9999);
            prefix = "%02d405".formatted(year % 100);
        } while (!sql("select 1 from used_student_number where student_number like $1 || '%'", prefix)
                        .isEmpty()
                || !sql(
                                "select 1 from matriculation_batch where entrance_year = $1 and department_id = $2",
                                year,
                                department)
                        .isEmpty());
        key = Long.toString(ThreadLocalRandom.current().nextLong(1_000_000_000L), 36);
    }

    @Test
    void numbers_are_previewed_then_given_once_in_alphabetical_order_and_the_students_exist() {
        int batch = newBatch();
        String tag = add(
                        as("ACADEMIC_AFFAIRS"),
                        batch,
                        applicant("3", "홍길동"),
                        applicant("1", "김철수"),
                        applicant("2", "가람"))
                .then()
                .statusCode(200)
                .body("applicants", equalTo(3))
                .extract()
                .header("ETag");
        execute(as("ACADEMIC_AFFAIRS"), batch, null, true)
                .then()
                .statusCode(200)
                .body("dryRun", equalTo(true))
                .body("applicants.name", equalTo(List.of("가람", "김철수", "홍길동")))
                .body("applicants[0].studentNumber", equalTo(prefix + "001"));
        assertThat(students()).isEmpty();
        execute(as("ACADEMIC_AFFAIRS"), batch, null, false).then().statusCode(428);
        execute(as("ACADEMIC_AFFAIRS"), batch, "\"99\"", false).then().statusCode(412);
        execute(as("ACADEMIC_AFFAIRS"), batch, tag, false)
                .then()
                .statusCode(200)
                .body("batch.state", equalTo("EXECUTED"))
                .body("batch.firstSerial", equalTo(1))
                .body("batch.lastSerial", equalTo(3))
                .body("applicants[2].studentNumber", equalTo(prefix + "003"));
        execute(as("ACADEMIC_AFFAIRS"), batch, tag, false)
                .then()
                .statusCode(409)
                .body("violations[0].code", equalTo("MATRICULATION_EXECUTED"));
        as("REGISTRAR")
                .get("/api/v1/students/" + prefix + "002")
                .then()
                .statusCode(200)
                .body("name", equalTo("김철수"))
                .body("state", equalTo("ENROLLED"))
                .body("entranceYear", equalTo(year));
        as("REGISTRAR")
                .get(PATH + "/" + batch + "/applicants?limit=2&count=true")
                .then()
                .statusCode(200)
                .body("items", hasSize(2))
                .body("count", equalTo(3))
                .body("items[0].studentNumber", equalTo(prefix + "001"))
                .header("Link", notNullValue());
        assertThat(sql(
                        "select 1 from outbox_event where type = 'student.matriculated' and student_number like $1 || '%'",
                        prefix))
                .hasSize(3);
        assertThat(sql(
                        "select 1 from audit_entry where subject_id = $1 and action = 'STUDENT_NUMBERS_GIVEN'",
                        String.valueOf(batch)))
                .hasSize(1);
    }

    @Test
    void late_additions_continue_in_a_further_round_and_no_number_is_given_again() {
        int batch = newBatch();
        create(as("ACADEMIC_AFFAIRS")).then().statusCode(409).body("violations[0].code", equalTo("MATRICULATION_OPEN"));
        give(batch, applicant("1", "나나"), applicant("2", "다다"));
        add(as("ACADEMIC_AFFAIRS"), batch, applicant("9", "하하")).then().statusCode(409);
        sql("delete from student where student_number = $1", prefix + "002");
        int late = newBatch();
        give(late, applicant("3", "가가"));
        as("REGISTRAR").get(PATH + "/" + late).then().body("round", equalTo(2)).body("firstSerial", equalTo(3));
        assertThat(students()).containsExactly(prefix + "001", prefix + "003");
        assertThatThrownBy(() -> sql(
                        "insert into student (student_number, name, type, state, program_id, entrance_year)"
                                + " select $1, '남', 'AUDITOR', 'ENROLLED', id, 2026 from program limit 1",
                        prefix + "002"))
                .hasMessageContaining("used_student_number_pkey");
    }

    @Test
    void more_than_999_are_refused_and_nothing_is_assigned() {
        int batch = newBatch();
        String file = "applicationNumber,name,program\n"
                + IntStream.rangeClosed(1, 1000)
                        .mapToObj(i -> key + "-" + i + ",김" + (char) ('가' + i) + ",B05\n")
                        .collect(Collectors.joining());
        send(as("ACADEMIC_AFFAIRS"), batch, file, "")
                .then()
                .statusCode(200)
                .body("created", equalTo(1000))
                .body("applied", equalTo(true));
        send(as("ACADEMIC_AFFAIRS"), batch, file, "").then().body("unchanged", equalTo(1000));
        String tag = as("REGISTRAR").get(PATH + "/" + batch).header("ETag");
        execute(as("ACADEMIC_AFFAIRS"), batch, tag, false)
                .then()
                .statusCode(422)
                .body("violations[0].code", equalTo("SERIALS_EXHAUSTED"))
                .body("violations[0].article.key", equalTo("25.4"));
        assertThat(students()).isEmpty();
        as("ACADEMIC_AFFAIRS")
                .delete(PATH + "/" + batch + "/applicants/" + key + "-1000")
                .then()
                .statusCode(200)
                .body("applicants", equalTo(999));
        tag = as("REGISTRAR").get(PATH + "/" + batch).header("ETag");
        execute(as("ACADEMIC_AFFAIRS"), batch, tag, false).then().statusCode(200);
        assertThat(students()).hasSize(999).endsWith(prefix + "999");
        int late = newBatch();
        add(as("ACADEMIC_AFFAIRS"), late, applicant("late", "가가")).then().statusCode(200);
        execute(as("ACADEMIC_AFFAIRS"), late, null, true).then().statusCode(422);
    }

    @Test
    void executions_at_the_same_moment_give_each_number_once() throws Exception {
        int batch = newBatch();
        add(as("ACADEMIC_AFFAIRS"), batch, applicant("1", "나나"), applicant("2", "다다"))
                .then()
                .statusCode(200);
        Calls calls = new Calls(server);
        String token = token(Set.of(), null, "ACADEMIC_AFFAIRS");
        List<Calls.Answer> answers = Calls.all(IntStream.range(0, 6)
                .mapToObj(i -> calls.send("POST", PATH + "/" + batch + "/execution?dryRun=" + (i % 2 == 0), token))
                .toList());
        assertThat(answers).extracting(Calls.Answer::status).containsOnly(200, 428);
        String tag = as("REGISTRAR").get(PATH + "/" + batch).header("ETag");
        List<CompletableFuture<Integer>> executions = IntStream.range(0, 4)
                .mapToObj(i -> CompletableFuture.supplyAsync(
                        () -> execute(as("ACADEMIC_AFFAIRS"), batch, tag, false).statusCode(),
                        Thread::startVirtualThread))
                .toList();
        assertThat(executions.stream().map(CompletableFuture::join).sorted()).containsExactly(200, 409, 409, 409);
        assertThat(students()).containsExactly(prefix + "001", prefix + "002");
    }

    @Test
    void batches_that_contend_for_an_applicant_at_the_same_moment_leave_it_to_one_of_them() {
        int batch = newBatch();
        int other = otherBatch();
        contend(other, "1", null, () -> add(as("ACADEMIC_AFFAIRS"), batch, applicant("1", "가가"), applicant("0", "다다")))
                .then()
                .statusCode(409)
                .body("violations[0].code", equalTo("APPLICANT_ELSEWHERE"))
                .body("violations[0].facts.applicationNumber", equalTo(key + "-1"));
        String file = "applicationNumber,name,program\n" + key + "-3,라라,B05\n" + key + "-2,가가,B05\n";
        contend(other, "2", null, () -> send(as("ACADEMIC_AFFAIRS"), batch, file, ""))
                .then()
                .statusCode(409)
                .body("violations[0].facts.applicationNumber", equalTo(key + "-2"));
        contend(other, "4", prefix + "777", () -> add(as("ACADEMIC_AFFAIRS"), batch, applicant("4", "가가")))
                .then()
                .statusCode(409)
                .body("violations[0].code", equalTo("APPLICANT_ELSEWHERE"));
        as("REGISTRAR").get(PATH + "/" + batch).then().body("applicants", equalTo(0));
        assertThat(sql(
                        "select name from matriculation_applicant where batch_id = $1 order by application_number",
                        other))
                .extracting(row -> row.getString(0))
                .containsExactly("나나", "나나", "나나");
    }

    /** A request that checks while another batch has written an applicant of the same number and not committed yet. */
    private Response contend(int other, String applicant, String number, Supplier<Response> request) {
        String used = number == null ? "" : "insert into used_student_number values ('" + number + "'); ";
        String theirs = used + "insert into matriculation_applicant (batch_id, entrance_year, application_number, name,"
                + " admission, program_id, former_credits, student_number) select " + other + ", " + year + ", '" + key
                + "-"
                + applicant + "', '나나', 'FRESHMAN', id, 0, " + (number == null ? "null" : "'" + number + "'")
                + " from program where code = 'B05'";
        try (HeldLock first = HeldLock.after(pool, theirs)) {
            CompletableFuture<Response> ours = CompletableFuture.supplyAsync(request, Thread::startVirtualThread);
            Calls.until(() -> !sql("select 1 from pg_stat_activity where wait_event_type = 'Lock'"
                            + " and query like 'insert into matriculation_applicant as a%'")
                    .isEmpty());
            first.commit();
            return ours.join();
        }
    }

    @Test
    void new_students_activate_their_accounts_with_a_code_and_no_resident_number() {
        int batch = newBatch();
        as("ACADEMIC_AFFAIRS")
                .post(PATH + "/" + batch + "/activation-codes")
                .then()
                .statusCode(409);
        give(batch, applicant("1", "나나"), applicant("2", "다다"));
        anonymous().post(PATH + "/" + batch + "/activation-codes").then().statusCode(401);
        as("REGISTRAR").post(PATH + "/" + batch + "/activation-codes").then().statusCode(403);
        String first = as("ACADEMIC_AFFAIRS")
                .post(PATH + "/" + batch + "/activation-codes")
                .then()
                .statusCode(200)
                .header("Cache-Control", "private, no-store")
                .body("items", hasSize(2))
                .body("items[0].studentNumber", equalTo(prefix + "001"))
                .extract()
                .path("items[0].activationCode");
        String second = as("ACADEMIC_AFFAIRS")
                .post(PATH + "/" + batch + "/activation-codes")
                .then()
                .statusCode(200)
                .extract()
                .path("items[0].activationCode");
        activate(prefix + "001", first).then().statusCode(org.hamcrest.Matchers.greaterThanOrEqualTo(400));
        activate(prefix + "001", second).then().statusCode(org.hamcrest.Matchers.lessThan(300));
        as("ACADEMIC_AFFAIRS")
                .post(PATH + "/" + batch + "/activation-codes")
                .then()
                .body("items.studentNumber", equalTo(List.of(prefix + "002")));
    }

    @Test
    void wrong_applicants_change_nothing() {
        int batch = newBatch();
        Map<String, Object> stranger = applicant("2", "나나");
        stranger.put("program", "B06");
        add(as("ACADEMIC_AFFAIRS"), batch, applicant("1", "가가"), stranger)
                .then()
                .statusCode(400)
                .body("violations[0].code", equalTo("PROGRAM_OF_ANOTHER_DEPARTMENT"))
                .body("violations[0].pointer", equalTo("/applicants/1/program"));
        add(as("ACADEMIC_AFFAIRS"), batch, applicant("1", "가가"), applicant("1", "나나"))
                .then()
                .statusCode(400)
                .body("violations[0].code", equalTo("APPLICANT_TWICE"));
        Map<String, Object> again = applicant("3", "다다");
        again.put("admission", "READMISSION");
        add(as("ACADEMIC_AFFAIRS"), batch, again).then().statusCode(400);
        add(as("ACADEMIC_AFFAIRS"), batch, applicant("4", " ")).then().statusCode(400);
        send(
                        as("ACADEMIC_AFFAIRS"),
                        batch,
                        "applicationNumber,name,program\n" + key + "-1,가,B05\n" + key + "-2,나,B06\n",
                        "")
                .then()
                .statusCode(200)
                .body("applied", equalTo(false))
                .body("mistakes[0].code", equalTo("PROGRAM_OF_ANOTHER_DEPARTMENT"))
                .body("mistakes[0].line", equalTo(3));
        as("REGISTRAR").get(PATH + "/" + batch).then().body("applicants", equalTo(0));
        String tag = as("REGISTRAR").get(PATH + "/" + batch).header("ETag");
        execute(as("ACADEMIC_AFFAIRS"), batch, tag, false)
                .then()
                .statusCode(422)
                .body("violations[0].code", equalTo("NO_APPLICANTS"));
        as("ACADEMIC_AFFAIRS")
                .delete(PATH + "/" + batch + "/applicants/nobody")
                .then()
                .statusCode(404);
        as("ACADEMIC_AFFAIRS")
                .contentType("application/json")
                .body(Map.of("entranceYear", year, "type", "AUDITOR", "department", 0))
                .post(PATH)
                .then()
                .statusCode(400)
                .body("violations[0].code", equalTo("DEPARTMENT_UNKNOWN"));
        as("ACADEMIC_AFFAIRS").get(PATH + "/0").then().statusCode(404);
    }

    @Test
    void only_academic_affairs_gives_numbers() {
        int batch = newBatch();
        for (String role :
                List.of("STUDENT", "PROFESSOR", "DEPARTMENT_STAFF", "DEPARTMENT_HEAD", "PRESIDENT", "ADMIN")) {
            as(role).get(PATH).then().statusCode(403);
            as(role).get(PATH + "/" + batch).then().statusCode(403);
            as(role).get(PATH + "/" + batch + "/applicants").then().statusCode(403);
        }
        for (RequestSpecification caller : List.of(as("REGISTRAR"), as("PRESIDENT"))) {
            create(caller).then().statusCode(403);
        }
        add(as("REGISTRAR"), batch, applicant("1", "가")).then().statusCode(403);
        send(as("REGISTRAR"), batch, "x", "").then().statusCode(403);
        execute(as("REGISTRAR"), batch, null, true).then().statusCode(403);
        as("REGISTRAR").delete(PATH + "/" + batch + "/applicants/x").then().statusCode(403);
        create(anonymous()).then().statusCode(401);
        anonymous().get(PATH).then().statusCode(401);
        anonymous().get(PATH + "/" + batch).then().statusCode(401);
        anonymous().get(PATH + "/" + batch + "/applicants").then().statusCode(401);
        add(anonymous(), batch, applicant("1", "가")).then().statusCode(401);
        send(anonymous(), batch, "x", "").then().statusCode(401);
        execute(anonymous(), batch, null, true).then().statusCode(401);
        anonymous().delete(PATH + "/" + batch + "/applicants/x").then().statusCode(401);
        as("REGISTRAR").get(PATH + "?limit=1").then().statusCode(200).body("items", hasSize(1));
    }

    @Test
    void the_database_itself_keeps_a_number_with_its_applicant() {
        int batch = newBatch();
        give(batch, applicant("1", "나나"));
        assertThatThrownBy(() ->
                        sql("update matriculation_applicant set student_number = null where batch_id = $1", batch))
                .hasMessageContaining("append-only");
        assertThatThrownBy(() -> sql("delete from used_student_number where student_number = $1", prefix + "001"))
                .hasMessageContaining("append-only");
    }

    @Test
    void the_president_approves_a_code_and_then_numbers_can_be_given() {
        int fresh = sql("insert into department (name_ko) values ($1) returning id", "힣학과 " + key)
                .getFirst()
                .getInteger(0);
        String program = "P-" + key;
        sql(
                "insert into program (code, department_id, name_ko, degree) values ($1, $2, '전공', 'BACHELOR')",
                program,
                fresh);
        int batch = as("ACADEMIC_AFFAIRS")
                .contentType("application/json")
                .body(Map.of("entranceYear", year, "type", "AUDITOR", "department", fresh))
                .post(PATH)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        Map<String, Object> applicant = applicant("1", "가가");
        applicant.put("program", program);
        add(as("ACADEMIC_AFFAIRS"), batch, applicant).then().statusCode(200);
        execute(as("ACADEMIC_AFFAIRS"), batch, null, true)
                .then()
                .statusCode(422)
                .body("violations[0].code", equalTo("DEPARTMENT_WITHOUT_CODE"));
        int request = requestedCode(fresh);
        String tag = as("PRESIDENT")
                .get("/api/v1/department-code-requests/" + request)
                .then()
                .statusCode(200)
                .body("state", equalTo("REQUESTED"))
                .extract()
                .header("ETag");
        decide(as("ACADEMIC_AFFAIRS"), request, tag, true).then().statusCode(403);
        decide(anonymous(), request, tag, true).then().statusCode(401);
        decide(as("PRESIDENT"), request, null, true).then().statusCode(428);
        decide(as("PRESIDENT"), request, tag, false).then().statusCode(400);
        int next = sql("select max(student_number_code)::int + 1 from department")
                .getFirst()
                .getInteger(0);
        decide(as("PRESIDENT"), request, tag, true).then().statusCode(200).body("code", equalTo(next));
        decide(as("PRESIDENT"), request, "\"1\"", true).then().statusCode(409);
        execute(as("ACADEMIC_AFFAIRS"), batch, null, true)
                .then()
                .statusCode(200)
                .body("applicants[0].studentNumber", notNullValue());
        as("ACADEMIC_AFFAIRS")
                .get("/api/v1/department-code-requests?limit=1")
                .then()
                .statusCode(200)
                .body("items", hasSize(1));
        as("REGISTRAR").get("/api/v1/department-code-requests").then().statusCode(403);
        anonymous().get("/api/v1/department-code-requests").then().statusCode(401);
        anonymous().get("/api/v1/department-code-requests/" + request).then().statusCode(401);
        // codes are few: give it back, so that this test can run as often as anybody likes
        sql("update department set student_number_code = null, opened_year = null where id = $1", fresh);
    }

    private int requestedCode(int fresh) {
        Map<String, Object> early = Map.of("department", fresh, "openedYear", 2001, "reason", "신설");
        Map<String, Object> good = Map.of("department", fresh, "openedYear", 9000, "reason", "신설");
        code(anonymous(), good).then().statusCode(401);
        code(as("PRESIDENT"), good).then().statusCode(403);
        code(as("ACADEMIC_AFFAIRS"), early)
                .then()
                .statusCode(422)
                .body("violations[0].code", equalTo("DEPARTMENT_CODE_ORDER"));
        code(as("ACADEMIC_AFFAIRS"), Map.of("department", department, "openedYear", 9000, "reason", "또"))
                .then()
                .statusCode(409)
                .body("violations[0].code", equalTo("DEPARTMENT_CODED"));
        int request = code(as("ACADEMIC_AFFAIRS"), good)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        code(as("ACADEMIC_AFFAIRS"), good)
                .then()
                .statusCode(409)
                .body("violations[0].code", equalTo("DEPARTMENT_CODE_REQUESTED"));
        return request;
    }

    private Response code(RequestSpecification caller, Map<String, Object> body) {
        return caller.contentType("application/json").body(body).post("/api/v1/department-code-requests");
    }

    private Response decide(RequestSpecification caller, int request, String tag, boolean approved) {
        RequestSpecification with = tag == null ? caller : caller.header("If-Match", tag);
        return with.contentType("application/json")
                .body(Map.of("approved", approved))
                .post("/api/v1/department-code-requests/" + request + "/decision");
    }

    private Response activate(String number, String code) {
        return anonymous()
                .contentType("application/json")
                .body(Map.of("loginName", number, "activationCode", code, "newPassword", "Long enough-4711-" + key))
                .post("/api/v1/auth/activate");
    }

    private Response create(RequestSpecification caller) {
        return caller.contentType("application/json")
                .body(Map.of("entranceYear", year, "type", "AUDITOR", "department", department))
                .post(PATH);
    }

    /** A batch of another type for the same year. */
    private int otherBatch() {
        return as("ACADEMIC_AFFAIRS")
                .contentType("application/json")
                .body(Map.of("entranceYear", year, "type", "PART_TIME", "department", department))
                .post(PATH)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private int newBatch() {
        return create(as("ACADEMIC_AFFAIRS"))
                .then()
                .statusCode(201)
                .body("state", equalTo("DRAFT"))
                .header("ETag", "\"0\"")
                .extract()
                .path("id");
    }

    private Map<String, Object> applicant(String number, String name) {
        Map<String, Object> applicant = new HashMap<>();
        applicant.put("applicationNumber", key + "-" + number);
        applicant.put("name", name);
        applicant.put("program", "B05");
        return applicant;
    }

    private Response add(RequestSpecification caller, int batch, Map<?, ?>... applicants) {
        return caller.contentType("application/json")
                .body(Map.of("applicants", List.of(applicants)))
                .post(PATH + "/" + batch + "/applicants");
    }

    private void give(int batch, Map<?, ?>... applicants) {
        String tag = add(as("ACADEMIC_AFFAIRS"), batch, applicants).header("ETag");
        execute(as("ACADEMIC_AFFAIRS"), batch, tag, false).then().statusCode(200);
    }

    private static Response execute(RequestSpecification caller, int batch, String tag, boolean dryRun) {
        RequestSpecification with = tag == null ? caller : caller.header("If-Match", tag);
        return with.post(PATH + "/" + batch + "/execution?dryRun=" + dryRun);
    }

    private static Response send(RequestSpecification caller, int batch, String file, String query) {
        return caller.contentType("text/csv; charset=UTF-8")
                .body(file.getBytes(StandardCharsets.UTF_8))
                .post(PATH + "/" + batch + "/applicants/import" + query);
    }

    private List<String> students() {
        return sql("select student_number from student where student_number like $1 || '%' order by 1", prefix).stream()
                .map((Row row) -> row.getString(0))
                .toList();
    }
}
