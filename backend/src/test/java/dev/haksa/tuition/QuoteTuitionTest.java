package dev.haksa.tuition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.haksa.shared.security.Caller;
import dev.haksa.shared.time.Times;
import dev.haksa.support.Campus;
import dev.haksa.support.HttpTest;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.pgclient.PgException;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class QuoteTuitionTest extends HttpTest {
    private static final Duration LIMIT = Duration.ofSeconds(30);

    @Inject
    TuitionConsequences consequences;

    private Campus campus;
    private String student;
    private LocalDate start;
    private String source;

    @BeforeEach
    void student() {
        campus = Campus.closed(pool, "SPRING");
        student = campus.student();
        start = sql("select starts_on from term where id = $1", campus.termId())
                .getFirst()
                .getLocalDate(0);
        source = "record-change/" + UUID.randomUUID();
    }

    @Test
    void a_bill_is_entered_once_and_changed_with_its_tag() {
        String tag = bill(as("INTEGRATION", "scope:payments.write"), 3_000_000, 250_000, null)
                .then()
                .statusCode(201)
                .body("tuitionWon", equalTo(3_000_000))
                .body("admissionFeeWon", equalTo(250_000))
                .header("Cache-Control", "private, no-store")
                .extract()
                .header("ETag");
        bill(as("ACADEMIC_AFFAIRS"), 2_900_000, 250_000, null).then().statusCode(428);
        bill(as("ACADEMIC_AFFAIRS"), 2_900_000, 250_000, "\"7\"").then().statusCode(412);
        bill(as("ACADEMIC_AFFAIRS"), 2_900_000, 250_000, tag)
                .then()
                .statusCode(200)
                .header("ETag", "\"1\"");
        as("ACADEMIC_AFFAIRS").get(billPath()).then().statusCode(200).body("tuitionWon", equalTo(2_900_000));
        assertThat(sql(
                        "select 1 from audit_entry where subject_id = $1 and action = 'TUITION_BILLED'",
                        student + "/" + campus.term()))
                .hasSize(2);
        bill(as("ACADEMIC_AFFAIRS"), -1, 0, "\"1\"").then().statusCode(400);
        as("ACADEMIC_AFFAIRS").get(billPath()).then().body("tuitionWon", equalTo(2_900_000));
    }

    @Test
    void a_student_asks_what_a_withdrawal_would_bring_also_in_the_future() {
        pay(3_250_000);
        bill(as("ACADEMIC_AFFAIRS"), 3_000_000, 250_000, null).then().statusCode(201);
        own("WITHDRAWAL", start.plusDays(44))
                .then()
                .statusCode(200)
                .header("Cache-Control", "private, no-store")
                .body("outcome", equalTo("REFUND"))
                .body("amountWon", equalTo(2_000_000))
                .body("article.key", equalTo("3.3"))
                .body("baseDate.date", equalTo(start.plusDays(44).toString()))
                .body("baseDate.reason", equalTo("WITHDRAWAL_REQUEST"))
                .body("baseDate.article.key", equalTo("3.2"))
                .body("days.daysFromStart", equalTo(44))
                .body("days.classDay", equalTo(45))
                .body("refund.share", equalTo("2/3"))
                .body("refund.firstDate", equalTo(start.plusDays(30).toString()))
                .body("refund.lastDate", equalTo(start.plusDays(59).toString()))
                .body("inputs.paidWon", equalTo(3_250_000))
                .body("inputs.billSource", equalTo("BILL"))
                .body("inputs.underpaidWon", equalTo(0))
                .body("carryOver", nullValue())
                .body("explanation", containsString("2000000 won of the 3250000 won"))
                .body("regulationVersion", notNullValue());
        own("LEAVE_GENERAL", start.plusDays(10))
                .then()
                .statusCode(200)
                .body("outcome", equalTo("CARRY_OVER"))
                .body("amountWon", equalTo(3_000_000))
                .body("carryOver.lastDate", equalTo(start.plusDays(25).toString()))
                .body("carryOver.credits", equalTo(15))
                .body("article.key", equalTo("3.4"));
        own("LEAVE_MILITARY", start.plusDays(90)).then().body("outcome", equalTo("TERM_GRADED"));
        RestAssured.given()
                .auth()
                .oauth2(token(Set.of(), student, "STUDENT"))
                .get("/api/v1/students/me/tuition-quotes?term=" + campus.term() + "&event=LEAVE_SICK&date="
                        + start.plusDays(60))
                .then()
                .body("amountWon", equalTo(1_500_000))
                .body("explanation", containsString("1500000원"));
        assertThat(sql("select 1 from tuition_entry where student_number = $1", student))
                .isEmpty();
    }

    @Test
    void a_quote_can_be_read_only_when_it_is_well_asked_by_those_who_may() {
        String own = "/api/v1/students/me/tuition-quotes?term=" + campus.term() + "&event=WITHDRAWAL";
        String staff = "/api/v1/students/" + student + "/tuition-quotes?term=" + campus.term() + "&event=WITHDRAWAL";
        asStudent(student).get(own).then().statusCode(200).body("outcome", equalTo("NOTHING_LEFT"));
        anonymous().get(own).then().statusCode(401);
        as("ACADEMIC_AFFAIRS").get(own).then().statusCode(403);
        asStudent(student).get(own + "&date=tomorrow").then().statusCode(400);
        asStudent(student)
                .get("/api/v1/students/me/tuition-quotes?term=" + campus.term() + "&event=HOLIDAY")
                .then()
                .statusCode(400)
                .body("violations[0].code", equalTo("NOT_ONE_OF"));
        asStudent(student)
                .get("/api/v1/students/me/tuition-quotes?event=WITHDRAWAL")
                .then()
                .statusCode(400);
        asStudent(student)
                .get("/api/v1/students/me/tuition-quotes?term=1900-FALL&event=WITHDRAWAL")
                .then()
                .statusCode(404);
        asStaffOf(campus.departmentId(), "DEPARTMENT_HEAD").get(staff).then().statusCode(200);
        asStaffOf(campus.departmentId() + 1_000_000, "DEPARTMENT_HEAD")
                .get(staff)
                .then()
                .statusCode(404);
        as("REGISTRAR").get(staff).then().statusCode(200);
        as("PROFESSOR").get(staff).then().statusCode(403);
        asStudent(campus.student()).get(staff).then().statusCode(403);
        anonymous().get(staff).then().statusCode(401);
        String account = "/tuition-account?term=" + campus.term();
        anonymous().get("/api/v1/students/me" + account).then().statusCode(401);
        as("PRESIDENT").get("/api/v1/students/me" + account).then().statusCode(403);
        anonymous().get("/api/v1/students/" + student + account).then().statusCode(401);
        asStudent(student).get("/api/v1/students/" + student + account).then().statusCode(403);
        asStaffOf(campus.departmentId() + 1_000_000, "DEPARTMENT_STAFF")
                .get("/api/v1/students/" + student + account)
                .then()
                .statusCode(404);
        for (RequestSpecification caller : new RequestSpecification[] {
            as("REGISTRAR"), asStudent(student), asStaffOf(campus.departmentId(), "DEPARTMENT_STAFF")
        }) {
            bill(caller, 1, 1, null).then().statusCode(403);
        }
        bill(anonymous(), 1, 1, null).then().statusCode(401);
        anonymous().get(billPath()).then().statusCode(401);
        asStudent(student).get(billPath()).then().statusCode(403);
        as("ACADEMIC_AFFAIRS").get(billPath()).then().statusCode(404);
        as("ACADEMIC_AFFAIRS")
                .contentType("application/json")
                .body("{\"tuitionWon\":1,\"admissionFeeWon\":0}")
                .put("/api/v1/students/00000000/tuition-bills/" + campus.term())
                .then()
                .statusCode(404);
    }

    @Test
    void tuition_of_a_leave_waits_and_is_applied_once_to_the_term_of_the_return() {
        pay(3_250_000);
        bill(as("ACADEMIC_AFFAIRS"), 3_000_000, 250_000, null).then().statusCode(201);
        record(campus.term(), TuitionRequest.of(TuitionEvent.LEAVE_GENERAL, start.plusDays(8)), source);
        account(campus.term())
                .then()
                .body("carriedOutWon", equalTo(3_000_000))
                .body("entries", hasSize(1))
                .body("entries[0].kind", equalTo("CARRY_OVER"))
                .body("entries[0].baseDate", equalTo(start.plusDays(8).toString()))
                .body("entries[0].source", equalTo(source));
        String next = laterTerm();
        apply(as("ACADEMIC_AFFAIRS"), next)
                .then()
                .statusCode(201)
                .body("carriedInWon", equalTo(3_000_000))
                .body("entries[0].kind", equalTo("CARRY_OVER_APPLIED"));
        apply(as("ACADEMIC_AFFAIRS"), next)
                .then()
                .statusCode(409)
                .body("violations[0].code", equalTo("NO_CARRY_OVER_WAITING"));
        assertThat(sql(
                                "select paid_credits from tuition_account a join term t on t.id = a.term_id"
                                        + " where a.student_number = $1 and t.code = $2",
                                student,
                                next)
                        .getFirst()
                        .getInteger(0))
                .isEqualTo(15);
        // withdrawing in the next term is about that term, and the old one has nothing left but the admission fee
        asStudent(student)
                .get("/api/v1/students/me/tuition-quotes?term=" + next + "&event=WITHDRAWAL&date="
                        + startOf(next).plusDays(5))
                .then()
                .body("term", equalTo(next))
                .body("amountWon", equalTo(2_500_000));
        own("WITHDRAWAL", start.plusDays(8))
                .then()
                .body("outcome", equalTo("NO_REFUND"))
                .body("amountWon", equalTo(0));
    }

    @Test
    void a_withdrawal_from_leave_is_refunded_by_the_leave_request_and_never_paid_twice() {
        pay(3_250_000);
        bill(as("ACADEMIC_AFFAIRS"), 3_000_000, 250_000, null).then().statusCode(201);
        record(campus.term(), TuitionRequest.of(TuitionEvent.LEAVE_GENERAL, start.plusDays(8)), source);
        String next = laterTerm();
        TuitionRequest withdrawal = TuitionRequest.fromLeave(startOf(next).plusDays(20), start.plusDays(8), true);
        RecordedConsequence recorded = record(next, withdrawal, source + "-w");
        assertThat(recorded.consequence().term()).isEqualTo(campus.term());
        assertThat(recorded.consequence().baseDate()).isEqualTo(start.plusDays(8));
        assertThat(recorded.consequence().baseDateReason()).isEqualTo(BaseDateReason.FIRST_LEAVE_REQUEST);
        assertThat(recorded.consequence().amountWon()).isEqualTo(2_500_000);
        assertThat(recorded.events()).hasSize(1);
        account(campus.term())
                .then()
                .body("refundedWon", equalTo(2_500_000))
                .body("carriedOutWon", equalTo(0))
                .body("entries.kind", equalTo(java.util.List.of("CARRY_OVER", "CARRY_OVER_RELEASED", "REFUND")));
        apply(as("ACADEMIC_AFFAIRS"), next).then().statusCode(409);
        assertThatThrownBy(() -> record(campus.term(), withdrawal, source + "-w"))
                .hasMessageContaining("tuition_entry_once");
        assertThat(record(campus.term(), TuitionRequest.of(TuitionEvent.WITHDRAWAL, start), source + "-again")
                        .consequence()
                        .amountWon())
                .isZero();
        account(campus.term()).then().body("refundedWon", equalTo(2_500_000));
    }

    @Test
    void a_cancelled_leave_releases_what_waited() {
        pay(1_000_000);
        record(campus.term(), TuitionRequest.of(TuitionEvent.LEAVE_GENERAL, start.plusDays(8)), source);
        SettledCarryOver released = inTransaction(connection -> consequences.releaseCarryOver(
                connection,
                new TuitionConsequences.Settlement(
                        student, campus.term(), source + "-c", Caller.system("test-run"), Instant.now())));
        assertThat(released.entries()).hasSize(1);
        account(campus.term()).then().body("carriedOutWon", equalTo(0));
        apply(as("ACADEMIC_AFFAIRS"), laterTerm()).then().statusCode(409);
    }

    @Test
    void an_admission_given_up_is_refunded_once() {
        pay(3_250_000);
        bill(as("ACADEMIC_AFFAIRS"), 3_000_000, 250_000, null).then().statusCode(201);
        giveUp(anonymous()).then().statusCode(401);
        giveUp(as("REGISTRAR")).then().statusCode(403);
        giveUp(asStudent(student)).then().statusCode(403);
        int section = enrolled();
        giveUp(as("ACADEMIC_AFFAIRS")).then().statusCode(422).body("violations.code", contains("NOT_NEWLY_ADMITTED"));
        sql("update student set entrance_year = $2 where student_number = $1", student, start.getYear());
        giveUp(as("ACADEMIC_AFFAIRS"), LocalDate.now(Times.SEOUL).plusDays(1))
                .then()
                .statusCode(400)
                .body("violations.code", contains("GIVEN_UP_IN_FUTURE"));
        giveUp(as("ACADEMIC_AFFAIRS"))
                .then()
                .statusCode(201)
                .body("amountWon", equalTo(3_250_000))
                .body("baseDate.reason", equalTo("ADMISSION_GIVEN_UP"));
        giveUp(as("ACADEMIC_AFFAIRS"))
                .then()
                .statusCode(409)
                .body("violations[0].code", equalTo("REFUND_ALREADY_CLAIMED"));
        account(campus.term()).then().body("refundedWon", equalTo(3_250_000)).body("entries", hasSize(1));
        assertThat(sql("select state from student where student_number = $1", student)
                        .getFirst()
                        .getString(0))
                .isEqualTo("WITHDRAWN");
        assertThat(sql("""
                        select e.state, s.enrolled from enrollment e join section_seats s using (section_id)
                         where e.student_number = $1 and e.section_id = $2
                        """, student, section))
                .singleElement()
                .satisfies(row -> assertThat(List.of(row.getString(0), row.getInteger(1)))
                        .isEqualTo(List.of("CANCELLED_RECORD_CHANGED", 0)));
        assertThat(sql(
                        "select 1 from outbox_event where type = 'tuition.refund-claimed' and student_number = $1",
                        student))
                .hasSize(1);
        apply(anonymous(), campus.term()).then().statusCode(401);
        apply(as("DEPARTMENT_HEAD"), campus.term()).then().statusCode(403);
    }

    @Test
    void what_was_refunded_cannot_be_taken_back_as_a_wrong_payment() {
        String reference = pay(3_000_000);
        record(campus.term(), TuitionRequest.of(TuitionEvent.WITHDRAWAL, start.minusDays(1)), source);
        as("ACADEMIC_AFFAIRS")
                .contentType("application/json")
                .body(Map.of(
                        "reference",
                        reference + "-R",
                        "studentNumber",
                        student,
                        "term",
                        campus.term(),
                        "credits",
                        -15,
                        "amountWon",
                        -1,
                        "paidOn",
                        "2027-03-02",
                        "reverses",
                        reference))
                .post("/api/v1/payments")
                .then()
                .statusCode(409)
                .body("violations[0].code", equalTo("REVERSAL_ALREADY_RETURNED"));
    }

    @Test
    void the_database_itself_refuses_to_give_a_won_twice_or_to_change_an_entry() {
        pay(1_000_000);
        record(campus.term(), TuitionRequest.of(TuitionEvent.LEAVE_GENERAL, start), source);
        assertThatThrownBy(() -> sql("""
                insert into tuition_entry (student_number, term_id, kind, event, amount_won, base_date, source, facts,
                                           regulation_version, recorded_at, recorded_by)
                values ($1, $2, 'REFUND', 'WITHDRAWAL', 1, current_date, 'x', '{}', 'x', now(), 'x')
                """, student, campus.termId()))
                .hasMessageContaining("tuition_account_nothing_twice");
        assertThatThrownBy(() -> sql("update tuition_entry set amount_won = 1 where student_number = $1", student))
                .isInstanceOf(PgException.class);
        assertThatThrownBy(() -> sql("delete from tuition_entry where student_number = $1", student))
                .isInstanceOf(PgException.class);
    }

    @Test
    void whatever_happens_refunds_and_carry_overs_stay_within_what_was_paid() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        String next = laterTerm();
        pay(1 + random.nextInt(3_000_000));
        for (int i = 0; i < 25; i++) {
            step(random, next, i);
            assertThat(sql("""
                    select 1 from tuition_account where student_number = $1
                       and (refunded_won + carried_out_won > paid_won + carried_in_won or refunded_won < 0)
                    """, student)).as("seed %d, step %d", seed, i).isEmpty();
            // over all terms: what came from outside covers what was refunded and what still waits
            assertThat(sql("""
                    select 1 from tuition_account where student_number = $1
                    having sum(refunded_won) + sum(carried_out_won) - sum(carried_in_won) > sum(paid_won)
                    """, student)).as("seed %d, step %d", seed, i).isEmpty();
        }
    }

    private void step(Random random, String next, int number) {
        String term = random.nextBoolean() ? next : campus.term();
        LocalDate day = startOf(term).plusDays(random.nextInt(130) - 10);
        TuitionEvent event = TuitionEvent.values()[random.nextInt(TuitionEvent.values().length)];
        if (random.nextInt(3) == 0) {
            apply(as("ACADEMIC_AFFAIRS"), next);
        } else {
            record(term, TuitionRequest.of(event, day), source + "-" + number);
        }
    }

    private RecordedConsequence record(String term, TuitionRequest request, String from) {
        TuitionOrder order = new TuitionOrder(student, term, request, from, Caller.system("test-run"), Instant.now());
        return inTransaction(connection -> consequences.record(connection, order));
    }

    private <T> T inTransaction(Function<SqlConnection, io.smallrye.mutiny.Uni<T>> work) {
        return pool.withTransaction(work).await().atMost(LIMIT);
    }

    private String laterTerm() {
        int year = start.getYear();
        sql(
                "insert into term (code, year, season, starts_on, ends_on, class_days)"
                        + " values ($1, $2, 'FALL', make_date($2, 9, 1), make_date($2, 12, 20), 105) on conflict do nothing",
                year + "-FALL",
                year);
        return year + "-FALL";
    }

    private LocalDate startOf(String term) {
        return sql("select starts_on from term where code = $1", term)
                .getFirst()
                .getLocalDate(0);
    }

    private String pay(long won) {
        String reference = "B-" + UUID.randomUUID();
        as("ACADEMIC_AFFAIRS")
                .contentType("application/json")
                .body(Map.of(
                        "reference",
                        reference,
                        "studentNumber",
                        student,
                        "term",
                        campus.term(),
                        "credits",
                        15,
                        "amountWon",
                        won,
                        "paidOn",
                        "2027-03-02"))
                .post("/api/v1/payments")
                .then()
                .statusCode(201);
        return reference;
    }

    private Response own(String event, LocalDate day) {
        return asStudent(student)
                .get("/api/v1/students/me/tuition-quotes?term=" + campus.term() + "&event=" + event + "&date=" + day);
    }

    private Response account(String term) {
        Response own = asStudent(student).get("/api/v1/students/me/tuition-account?term=" + term);
        own.then().statusCode(200).header("Cache-Control", "private, no-store");
        return as("ACADEMIC_AFFAIRS").get("/api/v1/students/" + student + "/tuition-account?term=" + term);
    }

    private Response apply(RequestSpecification caller, String term) {
        return caller.contentType("application/json")
                .body(Map.of("term", term))
                .post("/api/v1/students/" + student + "/carry-over-applications");
    }

    private Response giveUp(RequestSpecification caller) {
        return giveUp(caller, LocalDate.now(Times.SEOUL));
    }

    private Response giveUp(RequestSpecification caller, LocalDate day) {
        return caller.contentType("application/json")
                .body(Map.of("term", campus.term(), "givenUpOn", day.toString()))
                .post("/api/v1/students/" + student + "/tuition-refunds");
    }

    /** A seat that the student holds. */
    private int enrolled() {
        int section = campus.section(3, 10);
        sql(
                "insert into student_term (student_number, term_id, credits, ceiling) values ($1, $2, 3, 18)",
                student,
                campus.termId());
        sql("""
                insert into enrollment (student_number, section_id, term_id, course_id, state, credits, category, enrolled_at, changed_at)
                select $1, id, term_id, course_id, 'ENROLLED', 3, category, now(), now() from section where id = $2
                """, student, section);
        sql("update section_seats set enrolled = 1 where section_id = $1", section);
        return section;
    }

    private String billPath() {
        return "/api/v1/students/" + student + "/tuition-bills/" + campus.term();
    }

    private Response bill(RequestSpecification caller, long tuition, long fee, String ifMatch) {
        RequestSpecification request =
                caller.contentType("application/json").body(Map.of("tuitionWon", tuition, "admissionFeeWon", fee));
        return (ifMatch == null ? request : request.header("If-Match", ifMatch)).put(billPath());
    }
}
