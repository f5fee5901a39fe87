package dev.haksa.change;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haksa.document.SampleFiles;
import dev.haksa.identity.AccessTokens;
import dev.haksa.identity.keys.SigningKeys;
import dev.haksa.support.HttpTest;
import dev.haksa.support.MovableClock;
import dev.haksa.support.Parts;
import dev.haksa.support.StudentData;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;

/** A department with students in the fall term of 2026: 1 September to 21 December, 105 class days. */
public abstract class ChangeHttpTest extends HttpTest {
    protected static final String OWN = "/api/v1/students/me/record-changes";
    protected static final String CHANGES = "/api/v1/record-changes";
    protected static final String INBOX = "/api/v1/record-change-inbox";
    protected static final String FALL = "2026-FALL";
    protected static final LocalDate FALL_STARTS = LocalDate.of(2026, 9, 1);

    @Inject
    AccessTokens accessTokens;

    @Inject
    SigningKeys keys;

    protected StudentData data;
    protected int termId;

    /** The key of this run was made today; these days are earlier. */
    @BeforeEach
    void aKeyThatSignsInTheFallOf2026() {
        sql(
                "update signing_key set signs_from = '2026-01-01' where signs_from = (select min(signs_from) from signing_key)"
                        + " and signs_from > '2026-01-01'");
        keys.reload().await().atMost(Duration.ofSeconds(30));
    }

    @BeforeEach
    void aDepartmentInTheFallOf2026() {
        sql(
                "insert into term (code, year, season, starts_on, ends_on, class_days)"
                        + " values ($1, 2026, 'FALL', $2, $3, 105) on conflict do nothing",
                FALL,
                FALL_STARTS,
                LocalDate.of(2026, 12, 21));
        Row term = sql("select id, starts_on, class_days from term where code = $1", FALL)
                .getFirst();
        assertThat(term.getLocalDate("starts_on")).isEqualTo(FALL_STARTS);
        assertThat(term.getInteger("class_days")).isEqualTo(105);
        termId = term.getInteger("id");
        data = new StudentData(this::sql);
        on("2026-09-01T10:00");
    }

    /** Moves the clock to a day and hour in Seoul. */
    protected static Instant on(String dayAndHour) {
        Instant now =
                LocalDateTime.parse(dayAndHour).atZone(ZoneId.of("Asia/Seoul")).toInstant();
        MovableClock.get().moveTo(now);
        return now;
    }

    protected Map<String, Object> wish(String kind) {
        return wish(kind, Map.of());
    }

    protected Map<String, Object> wish(String kind, Map<String, Object> details) {
        Map<String, Object> body = new HashMap<>();
        body.put("kind", kind);
        body.put("reason", "가정 사정");
        body.put("details", details);
        return body;
    }

    protected Map<String, Object> with(Map<String, Object> wish, String code, String documentId) {
        wish.put("evidence", List.of(Map.of("code", code, "documentId", documentId)));
        return wish;
    }

    protected Response preview(String student, Map<String, Object> wish) {
        return json(asStudent(student)).body(wish).post(OWN + "/preview");
    }

    protected Response submit(String student, Map<String, Object> wish) {
        return json(asStudent(student)).body(wish).post(OWN);
    }

    /** Applies and answers the number of the application. */
    protected int submitted(String student, Map<String, Object> wish) {
        return submit(student, wish).then().statusCode(201).extract().path("application.id");
    }

    protected RequestSpecification head() {
        return asStaffOf(data.department(), "DEPARTMENT_HEAD");
    }

    protected RequestSpecification president() {
        return as("PRESIDENT");
    }

    /** A request of an account that exists. */
    protected RequestSpecification asAccount(UUID account, String name, String role) {
        return bearer(
                accessTokens.issue(new AccessTokens.Bearer(account.toString(), name, Set.of(role), Set.of(), null)));
    }

    protected Response decide(RequestSpecification by, int id, String verdict) {
        return decide(by, id, verdict, verdict.equals("REJECT") ? "서류가 맞지 않음" : null);
    }

    protected Response decide(RequestSpecification by, int id, String verdict, String reason) {
        Map<String, Object> body = new HashMap<>();
        body.put("verdict", verdict);
        body.put("reason", reason);
        return json(by).header("If-Match", tag(id)).body(body).post(CHANGES + "/" + id + "/decisions");
    }

    protected void confirmed(int id) {
        decide(head(), id, "GRANT").then().statusCode(200);
    }

    protected Response approved(int id) {
        Response answer = decide(president(), id, "GRANT");
        answer.then().statusCode(200);
        return answer;
    }

    protected String tag(int id) {
        return "\""
                + sql("select version from record_change where id = $1", id)
                        .getFirst()
                        .getInteger(0) + "\"";
    }

    protected RequestSpecification json(RequestSpecification request) {
        return request.contentType("application/json");
    }

    protected String state(String student) {
        return sql("select state from student where student_number = $1", student)
                .getFirst()
                .getString(0);
    }

    /** A document that a student uploaded. */
    protected String document(String student) {
        return document(asStudent(student), null);
    }

    /** A document that staff uploaded for a student. */
    protected String document(RequestSpecification by, String student) {
        RequestSpecification request = by.multiPart(Parts.file("scan.pdf", SampleFiles.pdf(), "application/pdf"));
        return (student == null ? request : request.multiPart("studentNumber", student))
                .post("/api/v1/documents/form")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    /** The student is charged and pays for the fall term, before it begins. */
    protected void paid(String student, long won, int credits) {
        json(as("ACADEMIC_AFFAIRS"))
                .body(Map.of("tuitionWon", won, "admissionFeeWon", 0))
                .put("/api/v1/students/" + student + "/tuition-bills/" + FALL)
                .then()
                .statusCode(201);
        Map<String, Object> payment = new HashMap<>();
        payment.put("reference", "B-" + UUID.randomUUID());
        payment.put("studentNumber", student);
        payment.put("term", FALL);
        payment.put("credits", credits);
        payment.put("amountWon", won);
        payment.put("paidOn", "2026-08-20");
        json(as("ACADEMIC_AFFAIRS"))
                .body(payment)
                .post("/api/v1/payments")
                .then()
                .statusCode(201);
    }

    protected List<String> events(int id) {
        return sql("select type from outbox_event where subject_key = $1 order by id", "record-change/" + id).stream()
                .map(row -> row.getString(0))
                .toList();
    }
}
