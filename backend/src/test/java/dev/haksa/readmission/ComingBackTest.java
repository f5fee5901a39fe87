package dev.haksa.readmission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import dev.haksa.support.HttpTest;
import dev.haksa.support.MovableClock;
import dev.haksa.support.Papers;
import dev.haksa.support.StudentData;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From a leave that expires to readmission: every day and every amount. */
@QuarkusTest
class ComingBackTest extends HttpTest {
    private static final String BATCHES = "/api/v1/dismissal-batches";
    private static final String ROUNDS = "/api/v1/readmission-rounds";
    private static final String CHANGES = "/api/v1/record-changes";

    private StudentData data;
    private String fall;
    private String spring;
    private String student;

    private static void on(String day) {
        MovableClock.get().moveTo(Instant.parse(day + "T03:00:00Z"));
    }

    @BeforeEach
    void a_leave_until_the_end_of_february() {
        on("2027-02-10");
        data = new StudentData(this::sql);
        terms();
        student = data.student("김하늘");
        data.completed(student, "2026-SPRING", "C1", 3, "B+");
        sql("update student set state = 'ON_LEAVE' where student_number = $1", student);
        sql(
                "insert into student_leave (student_number, kind, started_on, requested_on, first_requested_on, ends_on,"
                        + " return_term) values ($1, 'GENERAL', '2026-09-01', '2026-09-01', '2026-09-01', '2027-02-28', $2)",
                student,
                spring);
    }

    private void terms() {
        boolean free = false;
        while (!free) {
            int year = ThreadLocalRandom.current().nextInt(2100, 9800);
            spring = year + "-SPRING";
            fall = year + "-FALL";
            free = sql("select 1 from term where code = $1 or code = $2", fall, spring)
                    .isEmpty();
            if (free) {
                sql(
                        "insert into term (code, year, season, starts_on, ends_on, class_days) values"
                                + " ($1, $2, 'SPRING', '2027-03-02', '2027-06-21', 105),"
                                + " ($3, $2, 'FALL', '2027-09-01', '2027-12-18', 105)",
                        spring,
                        year,
                        fall);
            }
        }
    }

    private Response post(RequestSpecification caller, String path, Map<String, ?> body) {
        return caller.contentType("application/json").body(body).post(path);
    }

    private String tag(String path) {
        return as("ACADEMIC_AFFAIRS").get(path).getHeader("ETag");
    }

    /** Prepares and carries out a batch for the department; answers its id. */
    private int batch(String kind) {
        int id = post(
                        as("ACADEMIC_AFFAIRS"),
                        BATCHES,
                        Map.of("kind", kind, "term", spring, "departmentId", data.department()))
                .then()
                .statusCode(201)
                .body("counts.items", equalTo(1))
                .extract()
                .path("id");
        as("ACADEMIC_AFFAIRS")
                .header("If-Match", tag(BATCHES + "/" + id))
                .post(BATCHES + "/" + id + "/execution")
                .then()
                .statusCode(200)
                .body("state", equalTo("EXECUTED"))
                .body("counts.done", equalTo(1));
        return id;
    }

    private Response decide(String role, int change) {
        RequestSpecification caller = role.equals("DEPARTMENT_HEAD") ? asStaffOf(data.department(), role) : as(role);
        return post(
                caller.header("If-Match", tag(CHANGES + "/" + change)),
                CHANGES + "/" + change + "/decisions",
                Map.of("verdict", "GRANT"));
    }

    private int filed(int round, String who) {
        Map<String, Object> paper = Map.of(
                "studentNumber", who,
                "channel", "POST",
                "receivedOn", "2027-07-08",
                "reason", "학업을 마치고 싶습니다.",
                "documentIds", List.of(Papers.scan(as("REGISTRAR"), who)));
        return post(as("REGISTRAR"), ROUNDS + "/" + round + "/applications", paper)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private int change(int application) {
        return as("REGISTRAR")
                .get("/api/v1/readmission-applications/" + application)
                .path("changeId");
    }

    private String state(int application) {
        return as("REGISTRAR")
                .get("/api/v1/readmission-applications/" + application)
                .path("state");
    }

    private List<String> told() {
        return sql(
                        "select type from outbox_event where student_number = $1 and (type like 'return.%'"
                                + " or type like 'dismissal.%' or type like 'readmission.%') order by id",
                        student)
                .stream()
                .map(row -> row.getString(0))
                .toList();
    }

    private void dismiss() {
        batch("RETURN_NOTICE");
        assertThat(payload("return.notice-given").getString("until")).isEqualTo("2027-03-01");
        on("2027-03-17");
        batch("PRIOR_NOTICE");
        assertThat(payload("dismissal.notice-given").getString("until")).isEqualTo("2027-03-31");
        on("2027-04-01");
        int dismissal = batch("DISMISSAL");
        int change = as("DEAN").get(BATCHES + "/" + dismissal + "/report").path("items[0].changeId");
        // Five working days after Thursday 1 April.
        as("PRESIDENT")
                .get(CHANGES + "/" + change)
                .then()
                .statusCode(200)
                .body("application.state", equalTo("SUBMITTED"))
                .body("steps.dueOn", contains("2027-04-08"));
        assertThat(record()).isEqualTo("ON_LEAVE FRESHMAN");
        on("2027-04-06");
        decide("PRESIDENT", change).then().statusCode(200).body("application.state", equalTo("EFFECTIVE"));
        assertThat(record()).isEqualTo("DISMISSED FRESHMAN");
    }

    private io.vertx.core.json.JsonObject payload(String type) {
        return sql("select payload from outbox_event where student_number = $1 and type = $2", student, type)
                .getFirst()
                .getJsonObject(0);
    }

    private String record() {
        return sql("select state || ' ' || admission from student where student_number = $1", student)
                .getFirst()
                .getString(0);
    }

    @Test
    void a_leave_expires_and_the_student_comes_back_a_term_later_as_the_next_in_rank() {
        dismiss();
        as("REGISTRAR")
                .get("/api/v1/departures?studentNumber=" + student)
                .then()
                .body("items.reason", contains("NOT_RETURNED"))
                .body("items[0].leftOn", equalTo("2027-04-06"))
                .body("items[0].term", equalTo(spring));
        int round = round();
        on("2027-07-12");
        String rival = rival();
        int rivalId = filed(round, rival);
        int id = filed(round, student);
        decide("DEPARTMENT_HEAD", change(id)).then().statusCode(200).body("application.state", equalTo("CONFIRMED"));
        decide("DEPARTMENT_HEAD", change(rivalId)).then().statusCode(200);
        decide("PRESIDENT", change(id))
                .then()
                .statusCode(422)
                .body("violations.code", hasItem("READMISSION_NOT_SETTLED"));
        on("2027-07-23");
        post(
                        as("ACADEMIC_AFFAIRS").header("If-Match", tag(ROUNDS + "/" + round)),
                        ROUNDS + "/" + round + "/decision",
                        Map.of("minutes", "제1차"))
                .then()
                .statusCode(200);
        assertThat(List.of(state(rivalId), state(id))).containsExactly("OFFERED", "WAITING");
        on("2027-08-08");
        as("ACADEMIC_AFFAIRS").post(ROUNDS + "/" + round + "/progress").then().statusCode(200);
        assertThat(List.of(state(rivalId), state(id))).containsExactly("LAPSED", "OFFERED");
        as("PRESIDENT").get(CHANGES + "/" + change(rivalId)).then().body("application.state", equalTo("CANCELLED"));
        assertThat(payload("readmission.offered").getString("dueOn")).isEqualTo("2027-08-13");
        assertThat(payload("readmission.offered").getInteger("feeWon")).isEqualTo(150_000);
        on("2027-08-09");
        post(
                        as("ACADEMIC_AFFAIRS"),
                        "/api/v1/readmission-payments",
                        Map.of(
                                "reference",
                                "R-" + student,
                                "applicationId",
                                id,
                                "amountWon",
                                150_000,
                                "paidOn",
                                "2027-02-08"))
                .then()
                .statusCode(201)
                .body("state", equalTo("ACCEPTED"))
                .body("counts", equalTo(true));
        on("2027-08-10");
        decide("PRESIDENT", change(id))
                .then()
                .statusCode(200)
                .body("application.state", equalTo("APPROVED"))
                .body("application.effectiveOn", equalTo("2027-09-01"));
        assertThat(record()).isEqualTo("DISMISSED FRESHMAN");
        on("2027-09-01");
        as("ACADEMIC_AFFAIRS").post("/api/v1/record-change-runs").then().statusCode(200);
        assertThat(record()).isEqualTo("ENROLLED READMISSION");
        assertThat(state(id)).isEqualTo("READMITTED");
        assertThat(sql("select program_id from student where student_number = $1", student)
                        .getFirst()
                        .getInteger(0))
                .isEqualTo(data.program());
        assertThat(told())
                .containsExactly(
                        "return.notice-given",
                        "dismissal.notice-given",
                        "dismissal.effective",
                        "readmission.filed",
                        "readmission.waiting",
                        "readmission.offered",
                        "readmission.accepted",
                        "readmission.readmitted");
    }

    private int round() {
        on("2027-06-01");
        return post(
                        as("ACADEMIC_AFFAIRS"),
                        ROUNDS,
                        Map.of(
                                "term", fall,
                                "opensOn", "2027-07-05",
                                "closesOn", "2027-07-16",
                                "feeWon", 150_000,
                                "feeDueOn", "2027-08-06",
                                "registerBy", "2027-08-20",
                                "places", List.of(Map.of("departmentId", data.department(), "places", 1))))
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private String rival() {
        String rival = data.student("이바다");
        data.completed(rival, "2026-SPRING", "C1", 3, "A0");
        sql("update student set state = 'WITHDRAWN' where student_number = $1", rival);
        post(
                        as("REGISTRAR"),
                        "/api/v1/departures",
                        Map.of(
                                "studentNumber", rival,
                                "leftOn", "2026-09-20",
                                "term", "2026-FALL",
                                "reason", "WITHDRAWAL"))
                .then()
                .statusCode(201);
        return rival;
    }
}
