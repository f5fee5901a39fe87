package dev.haksa.tuition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.haksa.shared.time.Times;
import dev.haksa.support.HttpTest;
import dev.haksa.support.StudentData;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Accounting: what was charged and received, which refunds are due, and that each is paid out once. */
@QuarkusTest
class PayRefundOutTest extends HttpTest {
    private static final String REFUNDS = "/api/v1/tuition-refunds";
    private static final String BILLS = "/api/v1/tuition-bills";

    private StudentData data;
    private int termId;
    private String term;
    private String transfer;
    private String today;

    @BeforeEach
    void term() {
        data = new StudentData(this::sql);
        termId = data.term();
        term = sql("select code from term where id = $1", termId).getFirst().getString(0);
        transfer = "T-" + UUID.randomUUID();
        today = Times.day(Instant.now()).toString();
    }

    @Test
    void a_refund_is_paid_out_once_and_the_student_is_told() {
        String student = data.student("김반환");
        int refund = refund(student, 2_000_000);
        refund(data.student("이없음"), 0);
        as("ACADEMIC_AFFAIRS")
                .get(REFUNDS + "?term=" + term + "&count=true")
                .then()
                .statusCode(200)
                .header("Cache-Control", "private, no-store")
                .body("count", equalTo(1))
                .body("items.id", contains(refund))
                .body("items[0].state", equalTo("DUE"))
                .body("items[0].paidOn", nullValue());
        payOut(finance(), refund, transfer, today)
                .then()
                .statusCode(201)
                .header("ETag", "\"1\"")
                .body("state", equalTo("PAID"))
                .body("reference", equalTo(transfer));
        payOut(finance(), refund, transfer, today).then().statusCode(200).body("state", equalTo("PAID"));
        payOut(finance(), refund, transfer + "-2", today)
                .then()
                .statusCode(409)
                .body("violations[0].code", equalTo("REFUND_PAID"))
                .body("violations[0].facts.reference", equalTo(transfer));
        int other = refund(data.student("박반환"), 500_000);
        payOut(finance(), other, transfer, today)
                .then()
                .statusCode(409)
                .body("violations[0].code", equalTo("REFUND_REFERENCE_USED"));
        as("ACADEMIC_AFFAIRS").get(REFUNDS + "/" + other).then().body("state", equalTo("DUE"));
        as("ACADEMIC_AFFAIRS")
                .get(REFUNDS + "?term=" + term + "&state=DUE")
                .then()
                .body("items.id", contains(other));
        as("ACADEMIC_AFFAIRS")
                .get(REFUNDS + "?term=" + term + "&state=PAID")
                .then()
                .body("items.id", contains(refund));
        as("ACADEMIC_AFFAIRS")
                .get(REFUNDS + "?term=" + term + "&limit=1")
                .then()
                .header("Link", notNullValue())
                .body("items", hasSize(1));
        asStudent(student)
                .get("/api/v1/students/me/tuition-account?term=" + term)
                .then()
                .statusCode(200)
                .body("entries[0].paidOn", equalTo(today));
        assertThat(sql(
                        "select 1 from outbox_event where type = 'tuition.refund-paid' and student_number = $1",
                        student))
                .hasSize(1);
        assertThat(sql(
                        "select 1 from audit_entry where action = 'TUITION_REFUND_PAID' and subject_id = $1",
                        student + "/" + term))
                .hasSize(1);
        List<String> table = as("ACADEMIC_AFFAIRS")
                .get(REFUNDS + "/export?term=" + term)
                .then()
                .statusCode(200)
                .contentType("text/csv")
                .extract()
                .asString()
                .lines()
                .toList();
        assertThat(table).hasSize(3);
        assertThat(table.get(0))
                .isEqualTo(
                        "id,studentNumber,name,term,event,amountWon,baseDate,source,recordedAt,state,reference,paidOn");
        assertThat(table.get(1))
                .startsWith(refund + "," + student + ",김반환")
                .endsWith(",PAID," + transfer + "," + today);
        assertThat(table.get(2)).endsWith(",DUE,,");
    }

    @Test
    void of_several_payments_at_the_same_moment_one_counts() {
        int refund = refund(data.student("최동시"), 700_000);
        List<CompletableFuture<Integer>> payments = IntStream.range(0, 6)
                .mapToObj(i -> CompletableFuture.supplyAsync(
                        () -> payOut(finance(), refund, transfer + "-" + i, today)
                                .statusCode(),
                        Thread::startVirtualThread))
                .toList();
        assertThat(payments.stream().map(CompletableFuture::join).sorted())
                .containsExactly(201, 409, 409, 409, 409, 409);
        assertThat(sql("select 1 from tuition_refund_payout where entry_id = $1", refund))
                .hasSize(1);
    }

    @Test
    void the_database_itself_pays_nothing_twice_and_only_refunds() {
        int refund = refund(data.student("정지급"), 700_000);
        int nothing = refund(data.student("한지급"), 0);
        payOut(finance(), refund, transfer, today).then().statusCode(201);
        String pay = "insert into tuition_refund_payout values ($1, $2, current_date, now(), 'x')";
        assertThatThrownBy(() -> sql(pay, refund, transfer + "-2")).hasMessageContaining("tuition_refund_payout_pkey");
        int other = refund(data.student("오지급"), 1);
        assertThatThrownBy(() -> sql(pay, other, transfer)).hasMessageContaining("tuition_refund_payout_reference_key");
        assertThatThrownBy(() -> sql(pay, nothing, transfer + "-3")).hasMessageContaining("no refund to be paid out");
        assertThatThrownBy(() -> sql("delete from tuition_refund_payout where entry_id = $1", refund))
                .hasMessageContaining("append-only");
        finance().get(REFUNDS + "/" + nothing).then().statusCode(404);
        payOut(finance(), nothing, transfer + "-4", today).then().statusCode(404);
    }

    @Test
    void a_payment_makes_sense_and_only_finance_and_academic_affairs_record_it() {
        int refund = refund(data.student("유지급"), 700_000);
        payOut(finance(), refund, transfer, "2999-01-01")
                .then()
                .statusCode(400)
                .body("violations[0].code", equalTo("REFUND_PAID_ON"));
        payOut(finance(), refund, transfer, "2001-01-01").then().statusCode(400);
        payOut(finance(), refund, "no such reference", today).then().statusCode(400);
        payOut(finance(), 0, transfer, today).then().statusCode(404);
        for (String path : List.of(
                REFUNDS + "?term=" + term,
                REFUNDS + "/export?term=" + term,
                REFUNDS + "/" + refund,
                BILLS + "?term=" + term,
                BILLS + "/export?term=" + term)) {
            anonymous().get(path).then().statusCode(401);
            for (String role : List.of("STUDENT", "PROFESSOR", "DEPARTMENT_STAFF", "REGISTRAR", "PRESIDENT")) {
                as(role).get(path).then().statusCode(403);
            }
        }
        payOut(anonymous(), refund, transfer, today).then().statusCode(401);
        payOut(as("REGISTRAR"), refund, transfer, today).then().statusCode(403);
        finance().get(REFUNDS + "?term=1900-FALL").then().statusCode(404);
        finance().get(REFUNDS).then().statusCode(400);
        finance().get(REFUNDS + "?term=" + term + "&state=LATE").then().statusCode(400);
        finance().get(BILLS + "?term=1900-FALL").then().statusCode(404);
        finance().get(REFUNDS + "/" + refund).then().statusCode(200).body("state", equalTo("DUE"));
    }

    @Test
    void bills_are_listed_and_exported_by_what_was_received() {
        Map<String, String> expected = new HashMap<>();
        expected.put(billed(0), "UNPAID");
        expected.put(billed(1_000_000), "PARTLY_PAID");
        expected.put(billed(3_250_000), "PAID");
        expected.put(billed(3_250_001), "OVERPAID");
        expected.forEach((student, state) -> finance()
                .get(BILLS + "?term=" + term + "&state=" + state)
                .then()
                .statusCode(200)
                .header("Cache-Control", "private, no-store")
                .body("items.studentNumber", contains(student))
                .body("items[0].tuitionWon", equalTo(3_000_000))
                .body("items[0].admissionFeeWon", equalTo(250_000))
                .body("items[0].state", equalTo(state)));
        finance()
                .get(BILLS + "?term=" + term + "&limit=3&count=true")
                .then()
                .header("Link", notNullValue())
                .body("count", equalTo(4))
                .body(
                        "items.studentNumber",
                        equalTo(expected.keySet().stream().sorted().limit(3).toList()));
        List<String> table = finance()
                .get(BILLS + "/export?term=" + term + "&state=UNPAID&state=PARTLY_PAID")
                .then()
                .statusCode(200)
                .contentType("text/csv")
                .extract()
                .asString()
                .lines()
                .toList();
        assertThat(table).hasSize(3);
        assertThat(table.getFirst())
                .isEqualTo("studentNumber,name,term,tuitionWon,admissionFeeWon,receivedWon,state,enteredAt");
        assertThat(table).anyMatch(line -> line.contains(",'=수식," + term + ",3000000,250000,1000000,PARTLY_PAID,"));
    }

    /** A student with a bill of 3,250,000 won who paid some of it. */
    private String billed(long paidWon) {
        String student = data.student("=수식");
        sql(
                "insert into tuition_bill (student_number, term_id, tuition_won, admission_fee_won, entered_at, entered_by)"
                        + " values ($1, $2, 3000000, 250000, now(), 'x')",
                student,
                termId);
        if (paidWon > 0) {
            sql(
                    "insert into tuition_account (student_number, term_id, paid_won) values ($1, $2, $3)",
                    student,
                    termId,
                    paidWon);
        }
        return student;
    }

    private int refund(String student, long won) {
        sql(
                "insert into tuition_account (student_number, term_id, paid_won) values ($1, $2, 3000000)",
                student,
                termId);
        return sql(
                        "insert into tuition_entry (student_number, term_id, kind, event, amount_won, base_date, source, facts,"
                                + " regulation_version, recorded_at, recorded_by) values ($1, $2, 'REFUND', 'WITHDRAWAL', $3,"
                                + " current_date, $4, '{}', 'x', now(), 'x') returning id",
                        student,
                        termId,
                        won,
                        "test/" + UUID.randomUUID())
                .getFirst()
                .getInteger(0);
    }

    private RequestSpecification finance() {
        return as("INTEGRATION", "scope:payments.write");
    }

    private static Response payOut(RequestSpecification caller, int refund, String reference, String paidOn) {
        return caller.contentType("application/json")
                .body(Map.of("reference", reference, "paidOn", paidOn))
                .put(REFUNDS + "/" + refund + "/payout");
    }
}
