package dev.haksa.tuition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;

import dev.haksa.support.Campus;
import dev.haksa.support.HttpTest;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.vertx.pgclient.PgException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class RecordPaymentTest extends HttpTest {
    private static final String PATH = "/api/v1/payments";
    private static final String SCOPE = "scope:payments.write";

    private Campus campus;
    private String student;
    private String reference;

    @BeforeEach
    void student() {
        campus = Campus.closed(pool, "SPRING");
        student = campus.student();
        reference = "B-" + UUID.randomUUID();
    }

    @Test
    void a_payment_is_recorded_once_and_read_back_by_staff_integration_and_student() {
        post(as("ACADEMIC_AFFAIRS"), payment(reference, 15, 3_250_000))
                .then()
                .statusCode(201)
                .header("Location", endsWith(PATH + "/" + reference))
                .header("ETag", notNullValue())
                .header("Cache-Control", "private, no-store");
        post(as("INTEGRATION", SCOPE), payment(reference, 15, 3_250_000))
                .then()
                .statusCode(200)
                .body("reference", equalTo(reference));
        as("INTEGRATION", SCOPE)
                .get(PATH + "/" + reference)
                .then()
                .statusCode(200)
                .body("credits", equalTo(15));
        as("REGISTRAR").get(PATH + "/" + reference).then().statusCode(200);
        own().then()
                .statusCode(200)
                .body("paidCredits", equalTo(15))
                .body("paidWon", equalTo(3_250_000))
                .body("payments", hasSize(1));
        assertThat(sql("select 1 from audit_entry where subject_id = $1 and action = 'PAYMENT_RECORDED'", reference))
                .hasSize(1);
        assertThat(sql("select 1 from outbox_event where subject_key = $1 and type = 'tuition.paid'", reference))
                .hasSize(1);
    }

    @Test
    void an_idempotency_key_gives_the_first_answer_again() {
        Map<String, Object> body = payment(reference, 15, 3_250_000);
        String token = token(java.util.Set.of(), null, "ACADEMIC_AFFAIRS");
        String key = UUID.randomUUID().toString();
        post(bearer(token).header("Idempotency-Key", key), body).then().statusCode(201);
        post(bearer(token).header("Idempotency-Key", key), body)
                .then()
                .statusCode(201)
                .header("Idempotency-Replayed", "true");
        own().then().body("payments", hasSize(1));
    }

    @Test
    void a_wrong_payment_is_taken_back_by_reversals_up_to_what_was_paid() {
        post(as("ACADEMIC_AFFAIRS"), payment(reference, 15, 3_000_000)).then().statusCode(201);
        post(as("ACADEMIC_AFFAIRS"), payment(reference, 12, 3_000_000))
                .then()
                .statusCode(409)
                .body("violations[0].code", equalTo("PAYMENT_DIFFERS"));
        post(as("ACADEMIC_AFFAIRS"), reversal(reference + "-R", -3, -600_000))
                .then()
                .statusCode(201);
        post(as("ACADEMIC_AFFAIRS"), reversal(reference + "-S", -13, 0))
                .then()
                .statusCode(409)
                .body("violations[0].code", equalTo("REVERSAL_EXCEEDS"))
                .body("violations[0].facts.remainingCredits", equalTo(12));
        own().then().body("paidCredits", equalTo(12)).body("paidWon", equalTo(2_400_000));
        assertThat(sql("select paid_credits from tuition_account where student_number = $1", student)
                        .getFirst()
                        .getInteger(0))
                .isEqualTo(12);
    }

    @Test
    void bad_input_changes_nothing() {
        post(as("ACADEMIC_AFFAIRS"), payment("not a reference", 15, 1)).then().statusCode(400);
        post(as("ACADEMIC_AFFAIRS"), payment(reference, 0, 0))
                .then()
                .statusCode(400)
                .body("violations[0].code", equalTo("PAYMENT_EMPTY"));
        post(as("ACADEMIC_AFFAIRS"), payment(reference, -1, 0))
                .then()
                .statusCode(400)
                .body("violations[0].code", equalTo("PAYMENT_NEGATIVE"));
        post(as("ACADEMIC_AFFAIRS"), reversal(reference + "-R", -1, 0))
                .then()
                .statusCode(400)
                .body("violations[0].code", equalTo("REVERSED_UNKNOWN"));
        Map<String, Object> stranger = payment(reference, 15, 1);
        stranger.put("studentNumber", "00000000");
        post(as("ACADEMIC_AFFAIRS"), stranger)
                .then()
                .statusCode(400)
                .body("violations[0].code", equalTo("PAYMENT_UNKNOWN_STUDENT"));
        Map<String, Object> never = payment(reference, 15, 1);
        never.put("term", "1900-WINTER");
        post(as("ACADEMIC_AFFAIRS"), never)
                .then()
                .statusCode(400)
                .body("violations[0].code", equalTo("PAYMENT_UNKNOWN_TERM"));
        Map<String, Object> fraction = payment(reference, 15, 1);
        fraction.put("credits", 1.5);
        post(as("ACADEMIC_AFFAIRS"), fraction).then().statusCode(400);
        own().then().body("payments", hasSize(0));
    }

    @Test
    void only_those_who_may_record_and_read_payments() {
        Map<String, Object> body = payment(reference, 15, 1);
        post(anonymous(), body).then().statusCode(401);
        for (String role : new String[] {
            "STUDENT",
            "PROFESSOR",
            "DEPARTMENT_STAFF",
            "DEPARTMENT_HEAD",
            "REGISTRAR",
            "DEAN",
            "PRESIDENT",
            "AUDITOR",
            "ADMIN"
        }) {
            post(as(role), body).then().statusCode(403);
        }
        post(as("INTEGRATION", "scope:students.write"), body).then().statusCode(403);
        post(as("ACADEMIC_AFFAIRS"), body).then().statusCode(201);
        anonymous().get(PATH + "/" + reference).then().statusCode(401);
        as("PROFESSOR").get(PATH + "/" + reference).then().statusCode(403);
        as("REGISTRAR").get(PATH + "/nothing").then().statusCode(404);
        String staff = "/api/v1/students/" + student + "/payments?term=" + campus.term();
        asStaffOf(campus.departmentId(), "DEPARTMENT_STAFF").get(staff).then().statusCode(200);
        asStaffOf(campus.departmentId() + 1_000_000, "DEPARTMENT_HEAD")
                .get(staff)
                .then()
                .statusCode(404);
        as("ACADEMIC_AFFAIRS").get(staff).then().statusCode(200).body("paidCredits", equalTo(15));
        as("PROFESSOR").get(staff).then().statusCode(403);
        anonymous().get(staff).then().statusCode(401);
        asStudent(campus.student()).get(staff).then().statusCode(403);
        asStudent(student).get("/api/v1/students/me/payments").then().statusCode(400);
        as("REGISTRAR")
                .get("/api/v1/students/me/payments?term=" + campus.term())
                .then()
                .statusCode(403);
        anonymous()
                .get("/api/v1/students/me/payments?term=" + campus.term())
                .then()
                .statusCode(401);
    }

    @Test
    void a_file_with_payments_and_reversals_is_imported_and_the_same_again_changes_nothing() {
        String file = "reference,studentNumber,term,credits,amountWon,paidOn,reverses\n"
                + line(reference + "-R", -3, -600_000, reference)
                + line(reference, 15, 3_000_000, "");
        send(as("ACADEMIC_AFFAIRS"), file, "?dryRun=true")
                .then()
                .statusCode(200)
                .body("created", equalTo(2))
                .body("applied", equalTo(false));
        own().then().body("payments", hasSize(0));
        send(as("INTEGRATION", SCOPE), file, "").then().statusCode(200).body("created", equalTo(2));
        send(as("INTEGRATION", SCOPE), file, "")
                .then()
                .body("created", equalTo(0))
                .body("unchanged", equalTo(2))
                .body("applied", equalTo(true));
        own().then().body("paidCredits", equalTo(12)).body("payments", hasSize(2));
    }

    @Test
    void one_wrong_row_stops_the_file_or_only_itself_as_asked() {
        String file = "reference,studentNumber,term,credits,amountWon,paidOn\n"
                + reference + "," + student + "," + campus.term() + ",15,1000,2027-03-02\n"
                + reference + "-X,00000000," + campus.term() + ",15,1000,2027-03-02\n"
                + reference + "-Y," + student + ",1900-WINTER,15,1000,2027-03-02\n"
                + reference + "-Z," + student + "," + campus.term() + ",-1,0,2027-13-02\n";
        send(as("ACADEMIC_AFFAIRS"), file, "")
                .then()
                .statusCode(200)
                .body("applied", equalTo(false))
                .body("failed", equalTo(3))
                .body("mistakes.code", equalTo(java.util.List.of("UNKNOWN_STUDENT", "UNKNOWN_TERM", "DATE")));
        own().then().body("payments", hasSize(0));
        send(as("ACADEMIC_AFFAIRS"), file, "?mode=BEST_EFFORT").then().body("created", equalTo(1));
        own().then().body("paidCredits", equalTo(15));
        send(anonymous(), file, "").then().statusCode(401);
        send(as("REGISTRAR"), file, "").then().statusCode(403);
    }

    @Test
    void the_database_itself_refuses_to_change_a_payment_or_to_take_back_more() {
        post(as("ACADEMIC_AFFAIRS"), payment(reference, 3, 600_000)).then().statusCode(201);
        assertThatThrownBy(() -> sql("update tuition_payment set credits = 4 where reference = $1", reference))
                .isInstanceOf(PgException.class);
        assertThatThrownBy(() -> sql("""
                insert into tuition_payment (reference, student_number, term_id, credits, amount_won, paid_on, reverses,
                                             recorded_at)
                values ($1, $2, $3, -4, 0, '2027-03-02', $4, now())
                """, reference + "-R", student, campus.termId(), reference))
                .hasMessageContaining("exceeds payment");
    }

    private Response own() {
        return asStudent(student).get("/api/v1/students/me/payments?term=" + campus.term());
    }

    private Map<String, Object> payment(String key, int credits, long won) {
        Map<String, Object> body = new HashMap<>();
        body.put("reference", key);
        body.put("studentNumber", student);
        body.put("term", campus.term());
        body.put("credits", credits);
        body.put("amountWon", won);
        body.put("paidOn", "2027-03-02");
        return body;
    }

    private Map<String, Object> reversal(String key, int credits, long won) {
        Map<String, Object> body = payment(key, credits, won);
        body.put("reverses", reference);
        return body;
    }

    private String line(String key, int credits, int won, String reverses) {
        return String.join(
                        ",",
                        key,
                        student,
                        campus.term(),
                        String.valueOf(credits),
                        String.valueOf(won),
                        "2027-03-02",
                        reverses)
                + "\n";
    }

    private static Response post(RequestSpecification caller, Map<String, Object> body) {
        return caller.contentType("application/json").body(body).post(PATH);
    }

    private static Response send(RequestSpecification caller, String file, String query) {
        return caller.contentType("text/csv; charset=UTF-8")
                .body(file.getBytes(StandardCharsets.UTF_8))
                .post(PATH + "/import" + query);
    }
}
