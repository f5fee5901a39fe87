package dev.haksa.readmission;

import dev.haksa.support.HttpTest;
import dev.haksa.support.MovableClock;
import dev.haksa.support.Papers;
import dev.haksa.support.StudentData;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.BeforeEach;

/** A department with places for two, and people who left it. */
abstract class ReadmissionBase extends HttpTest {
    static final String ROUNDS = "/api/v1/readmission-rounds";
    static final String APPLICATIONS = "/api/v1/readmission-applications";
    static final int FEE = 150_000;

    StudentData data;
    String term;
    int termId;
    int round;

    /** Noon in Seoul. */
    static void on(String day) {
        MovableClock.get().moveTo(Instant.parse(day + "T03:00:00Z"));
    }

    @BeforeEach
    void a_round_is_laid_down() {
        on("2026-12-01");
        data = new StudentData(this::sql);
        freshTerm();
        round = create(as("ACADEMIC_AFFAIRS"), round(Map.of()))
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    /** A term that starts on 2 March 2027 under a code that nobody else uses. */
    private void freshTerm() {
        List<io.vertx.mutiny.sqlclient.Row> rows = List.of();
        while (rows.isEmpty()) {
            int year = ThreadLocalRandom.current().nextInt(2100, 9900);
            rows = sql(
                    "insert into term (code, year, season, starts_on, ends_on, class_days)"
                            + " values ($1, $2, 'SPRING', '2027-03-02', '2027-06-21', 105) on conflict do nothing"
                            + " returning id, code",
                    year + "-SPRING",
                    year);
        }
        termId = rows.getFirst().getInteger("id");
        term = rows.getFirst().getString("code");
    }

    Map<String, Object> round(Map<String, Object> other) {
        Map<String, Object> body = new HashMap<>();
        body.put("term", term);
        body.put("opensOn", "2027-01-04");
        body.put("closesOn", "2027-01-15");
        body.put("feeWon", FEE);
        body.put("feeDueOn", "2027-02-05");
        body.put("registerBy", "2027-02-26");
        body.put("places", List.of(Map.of("departmentId", data.department(), "places", 2)));
        body.putAll(other);
        return body;
    }

    Response create(RequestSpecification caller, Map<String, Object> body) {
        return caller.contentType("application/json").body(body).post(ROUNDS);
    }

    /** Somebody who left in a term with a grade that makes the average. */
    String left(String grade, String lastTerm, String reason) {
        String student = data.student("김하늘");
        data.completed(student, lastTerm, "C" + student, 3, grade);
        sql(
                "update student set state = $2 where student_number = $1",
                student,
                reason.equals("WITHDRAWAL") ? "WITHDRAWN" : "DISMISSED");
        as("REGISTRAR")
                .contentType("application/json")
                .body(Map.of("studentNumber", student, "leftOn", "2026-09-20", "term", "2026-FALL", "reason", reason))
                .post("/api/v1/departures")
                .then()
                .statusCode(201);
        return student;
    }

    Map<String, Object> paper(String student) {
        Map<String, Object> body = new HashMap<>();
        body.put("studentNumber", student);
        body.put("channel", "POST");
        body.put("receivedOn", "2027-01-08");
        body.put("reason", "학업을 마치고 싶습니다.");
        body.put("documentIds", List.of(Papers.scan(as("REGISTRAR"), student)));
        return body;
    }

    Response file(RequestSpecification caller, Map<String, Object> body) {
        return caller.contentType("application/json").body(body).post(ROUNDS + "/" + round + "/applications");
    }

    int filed(String student) {
        return file(as("REGISTRAR"), paper(student))
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    Response decide(RequestSpecification caller, Map<String, String> rejections) {
        List<Map<String, Object>> refused = new ArrayList<>();
        rejections.forEach((id, reason) -> refused.add(Map.of("applicationId", Integer.valueOf(id), "reason", reason)));
        return caller.header("If-Match", tag(ROUNDS + "/" + round))
                .contentType("application/json")
                .body(Map.of("rejections", refused, "minutes", "제1차 사정위원회"))
                .post(ROUNDS + "/" + round + "/decision");
    }

    String tag(String path) {
        return as("ACADEMIC_AFFAIRS").get(path).getHeader("ETag");
    }

    Response progress() {
        return as("ACADEMIC_AFFAIRS").post(ROUNDS + "/" + round + "/progress");
    }

    Response pay(RequestSpecification caller, int application, int won, String day) {
        return pay(caller, "R-" + UUID.randomUUID(), application, won, day);
    }

    Response pay(RequestSpecification caller, String reference, int application, int won, String day) {
        return caller.contentType("application/json")
                .body(Map.of("reference", reference, "applicationId", application, "amountWon", won, "paidOn", day))
                .post("/api/v1/readmission-payments");
    }

    Response end(RequestSpecification caller, int application, String how) {
        return caller.header("If-Match", tag(APPLICATIONS + "/" + application))
                .contentType("application/json")
                .body(Map.of("reason", "본인의 뜻"))
                .post(APPLICATIONS + "/" + application + "/" + how);
    }

    String state(int application) {
        return as("ACADEMIC_AFFAIRS").get(APPLICATIONS + "/" + application).path("state");
    }

    List<String> told(String student) {
        return sql(
                        "select type from outbox_event where student_number = $1 and type like 'readmission.%' order by id",
                        student)
                .stream()
                .map(row -> row.getString(0))
                .toList();
    }
}
