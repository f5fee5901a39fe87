package dev.haksa.readmission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.haksa.support.Eventually;
import dev.haksa.support.HeldLock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ReadmitTest extends ReadmissionBase {
    @Test
    void the_best_are_offered_the_places_and_the_next_in_rank_follows_who_does_not_pay() {
        on("2027-01-11");
        String best = left("A0", "2026-SPRING", "NOT_REGISTERED");
        String second = left("B+", "2026-SPRING", "WITHDRAWAL");
        String third = left("B0", "2026-SPRING", "NOT_RETURNED");
        int thirdId = filed(third);
        int bestId = filed(best);
        int secondId = filed(second);
        as("ACADEMIC_AFFAIRS")
                .get(ROUNDS + "/" + round + "/applications")
                .then()
                .statusCode(200)
                .body("items.id", contains(bestId, secondId, thirdId))
                .body("items.gpaHundredths", contains(400, 350, 300))
                .body("items.position.rank", contains(1, 2, 3));
        decide(as("ACADEMIC_AFFAIRS"), Map.of())
                .then()
                .statusCode(422)
                .body("violations.code", contains("READMISSION_STILL_FILING"));
        on("2027-01-22");
        decide(as("ACADEMIC_AFFAIRS"), Map.of()).then().statusCode(200).body("state", equalTo("DECIDED"));
        assertThat(List.of(state(bestId), state(secondId), state(thirdId)))
                .containsExactly("OFFERED", "OFFERED", "WAITING");
        asStudent(best)
                .get("/api/v1/students/me/readmissions")
                .then()
                .statusCode(200)
                .body("items[0].dueOn", equalTo("2027-02-05"))
                .body("items[0].position.applicants", equalTo(3))
                .body("items[0].position.places", equalTo(2))
                .body("items[0].nextStep", containsString("pay the readmission fee until 5 Feb 2027"));
        asStudent(third)
                .get("/api/v1/students/me/readmissions?round=" + round)
                .then()
                .body("items[0].position.explanation", containsString("Number 3 of 3"))
                .body("items[0].position.decidedBy", equalTo("GPA_AT_EXIT"));
        on("2027-02-03");
        pay(as("ACADEMIC_AFFAIRS"), secondId, FEE, "2027-02-03")
                .then()
                .statusCode(201)
                .body("counts", equalTo(true));
        on("2027-02-06");
        progress().then().statusCode(200);
        assertThat(state(bestId)).as("the bank's report is awaited for a day").isEqualTo("OFFERED");
        on("2027-02-07");
        progress().then().statusCode(200);
        progress().then().body("moved", equalTo(0));
        assertThat(List.of(state(bestId), state(secondId), state(thirdId)))
                .containsExactly("LAPSED", "ACCEPTED", "OFFERED");
        as("REGISTRAR").get(APPLICATIONS + "/" + bestId).then().body("counts", equalTo(false));
        as("REGISTRAR").get(APPLICATIONS + "/" + thirdId).then().body("dueOn", equalTo("2027-02-12"));
        pay(as("ACADEMIC_AFFAIRS"), bestId, FEE, "2027-02-05")
                .then()
                .statusCode(409)
                .body("violations.code", contains("READMISSION_PAID_TOO_LATE"));
        pay(as("scope:payments.write"), thirdId, FEE, "2027-02-07")
                .then()
                .statusCode(201)
                .body("state", equalTo("ACCEPTED"));
        assertThat(told(best)).containsExactly("readmission.filed", "readmission.offered", "readmission.lapsed");
        assertThat(told(third))
                .containsExactly(
                        "readmission.filed", "readmission.waiting", "readmission.offered", "readmission.accepted");
        assertThat(sql(
                        "select action from audit_entry where subject_type = 'READMISSION' and subject_id = $1",
                        String.valueOf(thirdId)))
                .hasSize(4);
    }

    @Test
    void equal_averages_and_terms_go_by_the_head_s_recommendation() {
        on("2027-01-11");
        int first = filed(left("B0", "2026-SPRING", "WITHDRAWAL"));
        int second = filed(left("B0", "2026-SPRING", "WITHDRAWAL"));
        String path = ROUNDS + "/" + round + "/recommendations/" + data.department();
        asStaffOf(data.department(), "DEPARTMENT_HEAD")
                .contentType("application/json")
                .body(Map.of("applicationIds", List.of(second, first)))
                .put(path)
                .then()
                .statusCode(200)
                .body("items.id", contains(second, first))
                .body("items[1].position.decidedBy", equalTo("RECOMMENDATION"));
        asStaffOf(data.department(), "DEPARTMENT_HEAD")
                .contentType("application/json")
                .body(Map.of("applicationIds", List.of(second, second)))
                .put(path)
                .then()
                .statusCode(400);
        asStaffOf(data.department() + 1, "DEPARTMENT_HEAD")
                .contentType("application/json")
                .body(Map.of("applicationIds", List.of(first)))
                .put(path)
                .then()
                .statusCode(404);
        as("ACADEMIC_AFFAIRS")
                .contentType("application/json")
                .body(Map.of("applicationIds", List.of(first)))
                .put(path)
                .then()
                .statusCode(403);
        anonymous()
                .contentType("application/json")
                .body(Map.of("applicationIds", List.of(first)))
                .put(path)
                .then()
                .statusCode(401);
    }

    @Test
    void whom_the_committee_refuses_hears_why_and_is_not_passed_over() {
        on("2027-01-11");
        String refused = left("A+", "2026-SPRING", "WITHDRAWAL");
        int refusedId = filed(refused);
        int otherId = filed(left("D0", "2026-SPRING", "WITHDRAWAL"));
        on("2027-01-22");
        decide(as("ACADEMIC_AFFAIRS"), Map.of("-1", "없음")).then().statusCode(400);
        decide(as("ACADEMIC_AFFAIRS"), Map.of(String.valueOf(refusedId), "품행을 고려함"))
                .then()
                .statusCode(200);
        assertThat(state(otherId)).isEqualTo("OFFERED");
        asStudent(refused)
                .get("/api/v1/students/me/readmissions")
                .then()
                .body("items[0].state", equalTo("REJECTED"))
                .body("items[0].reason", equalTo("품행을 고려함"))
                .body("items[0].nextStep", containsString("품행을 고려함"));
        decide(as("ACADEMIC_AFFAIRS"), Map.of()).then().statusCode(409);
    }

    @Test
    void who_was_dismissed_by_military_service_pays_nothing() {
        on("2027-01-11");
        String soldier = left("C0", "2026-SPRING", "MILITARY");
        int id = filed(soldier);
        on("2027-01-22");
        decide(as("ACADEMIC_AFFAIRS"), Map.of()).then().statusCode(200);
        as("REGISTRAR")
                .get(APPLICATIONS + "/" + id)
                .then()
                .body("state", equalTo("ACCEPTED"))
                .body("feeExempt", equalTo(true))
                .body("counts", equalTo(true));
        pay(as("ACADEMIC_AFFAIRS"), id, FEE, "2027-01-22").then().statusCode(409);
    }

    @Test
    void every_reason_is_named_when_a_paper_is_registered_and_nothing_is_kept() {
        on("2027-01-20");
        String expelled = left("F", "2026-SPRING", "EXPULSION");
        Map<String, Object> paper = paper(expelled);
        paper.put("receivedOn", "2027-01-16");
        paper.put("departmentId", data.department() + 1);
        file(as("REGISTRAR"), paper)
                .then()
                .statusCode(422)
                .body(
                        "violations.code",
                        contains("READMISSION_EXPELLED", "READMISSION_ELSEWHERE", "READMISSION_OUTSIDE_PERIOD"));
        asStudent(expelled)
                .get("/api/v1/students/me/readmission-rounds/" + round + "/eligibility")
                .then()
                .statusCode(200)
                .body("eligible", equalTo(false))
                .body("violations.code", containsInAnyOrder("READMISSION_EXPELLED", "READMISSION_OUTSIDE_PERIOD"));
        as("ACADEMIC_AFFAIRS")
                .get(ROUNDS + "/" + round + "/applications")
                .then()
                .body("items", hasSize(0));
        assertThat(told(expelled)).isEmpty();
    }

    @Test
    void an_expulsion_on_the_record_bars_readmission_until_it_is_revoked() {
        on("2027-01-08");
        String student = left("B0", "2026-SPRING", "WITHDRAWAL");
        String conduct = "/api/v1/students/" + student + "/conduct-entries";
        var entry = as("REGISTRAR")
                .contentType("application/json")
                .body(Map.of("kind", "EXPULSION", "title", "퇴학", "decidedBy", "총장", "decidedOn", "2026-09-19"))
                .post(conduct)
                .then()
                .statusCode(201)
                .extract();
        file(as("REGISTRAR"), paper(student))
                .then()
                .statusCode(422)
                .body("violations.code", contains("READMISSION_EXPELLED"));
        as("ACADEMIC_AFFAIRS")
                .contentType("application/json")
                .header("If-Match", entry.header("ETag"))
                .body(Map.of("reason", "징계 재심에서 취소"))
                .post(conduct + "/" + entry.path("id") + "/revocation")
                .then()
                .statusCode(200);
        file(as("REGISTRAR"), paper(student)).then().statusCode(201);
    }

    @Test
    void a_withdrawal_that_the_workflow_carried_out_is_known_without_entering_it() {
        on("2027-01-11");
        String student = data.student("이학생");
        data.completed(student, "2026-SPRING", "X1", 3, "A0");
        sql("update student set state = 'WITHDRAWN' where student_number = $1", student);
        sql(
                "insert into student_change (student_number, kind, effective_on, at, source, before, after, actor_id, actor_name)"
                        + " values ($1, 'WITHDRAWN', '2026-10-05', '2026-10-06T01:00:00Z', 'record-change/1', '{}', '{}', 'x', 'x')",
                student);
        file(as("REGISTRAR"), paper(student))
                .then()
                .statusCode(201)
                .body("departureReason", equalTo("WITHDRAWAL"))
                .body("leftOn", equalTo("2026-10-05"))
                .body("exitTerm", equalTo("2026-FALL"));
        file(as("REGISTRAR"), paper(student)).then().statusCode(409);
    }

    @Test
    void a_used_readmission_is_the_last() {
        on("2027-01-11");
        String student = left("A0", "2026-SPRING", "WITHDRAWAL");
        sql("update student set admission = 'READMISSION' where student_number = $1", student);
        file(as("REGISTRAR"), paper(student))
                .then()
                .statusCode(422)
                .body("violations.code", contains("READMISSION_LIMIT_REACHED"))
                .body("violations[0].facts.used", equalTo(1));
    }

    @Test
    void giving_up_makes_room_for_the_next() {
        on("2027-01-11");
        String best = left("A0", "2026-SPRING", "WITHDRAWAL");
        int bestId = filed(best);
        filed(left("B0", "2026-SPRING", "WITHDRAWAL"));
        int thirdId = filed(left("C0", "2026-SPRING", "WITHDRAWAL"));
        on("2027-01-22");
        decide(as("ACADEMIC_AFFAIRS"), Map.of()).then().statusCode(200);
        String path = "/api/v1/students/me/readmissions/" + bestId + "/withdrawal";
        asStudent(data.student("남"))
                .header("If-Match", "\"1\"")
                .contentType("application/json")
                .body(Map.of("reason", "x"))
                .post(path)
                .then()
                .statusCode(404);
        asStudent(best)
                .contentType("application/json")
                .body(Map.of("reason", "x"))
                .post(path)
                .then()
                .statusCode(428);
        asStudent(best)
                .header("If-Match", tag(APPLICATIONS + "/" + bestId))
                .contentType("application/json")
                .body(Map.of("reason", "다른 학교에 다님"))
                .post(path)
                .then()
                .statusCode(200)
                .body("items[0].state", equalTo("WITHDRAWN"));
        assertThat(state(thirdId)).isEqualTo("OFFERED");
        end(as("REGISTRAR"), bestId, "withdrawal").then().statusCode(409);
        end(as("REGISTRAR"), thirdId, "withdrawal").then().statusCode(200).body("state", equalTo("WITHDRAWN"));
    }

    @Test
    void who_does_not_register_by_the_deadline_can_lose_the_readmission() {
        on("2027-01-11");
        int lazy = filed(left("A0", "2026-SPRING", "WITHDRAWAL"));
        String diligent = left("B0", "2026-SPRING", "WITHDRAWAL");
        int diligentId = filed(diligent);
        on("2027-01-22");
        decide(as("ACADEMIC_AFFAIRS"), Map.of()).then().statusCode(200);
        pay(as("ACADEMIC_AFFAIRS"), lazy, FEE, "2027-01-22").then().statusCode(201);
        pay(as("ACADEMIC_AFFAIRS"), diligentId, FEE, "2027-01-22").then().statusCode(201);
        as("ACADEMIC_AFFAIRS")
                .contentType("application/json")
                .body(Map.of(
                        "reference",
                        "T-" + diligent,
                        "studentNumber",
                        diligent,
                        "term",
                        term,
                        "credits",
                        18,
                        "amountWon",
                        1000000,
                        "paidOn",
                        "2027-01-22"))
                .post("/api/v1/payments")
                .then()
                .statusCode(201);
        on("2027-02-26");
        end(as("ACADEMIC_AFFAIRS"), lazy, "revocation")
                .then()
                .statusCode(422)
                .body("violations.code", contains("READMISSION_REGISTRATION_OPEN"));
        on("2027-02-27");
        end(as("ACADEMIC_AFFAIRS"), diligentId, "revocation")
                .then()
                .statusCode(422)
                .body("violations.code", contains("READMISSION_REGISTERED"));
        end(as("REGISTRAR"), lazy, "revocation").then().statusCode(403);
        end(as("ACADEMIC_AFFAIRS"), lazy, "revocation")
                .then()
                .statusCode(200)
                .body("state", equalTo("REVOKED"))
                .body("counts", equalTo(true));
    }

    private Response lay(Map<String, Object> other) {
        String path = ROUNDS + "/" + round;
        return as("ACADEMIC_AFFAIRS")
                .header("If-Match", tag(path))
                .contentType("application/json")
                .body(round(other))
                .put(path);
    }

    private Response grant(RequestSpecification caller, int change) {
        String path = "/api/v1/record-changes/" + change;
        return caller.header("If-Match", tag(path))
                .contentType("application/json")
                .body(Map.of("verdict", "GRANT"))
                .post(path + "/decisions");
    }

    @Test
    void registration_ends_before_the_term_so_that_a_readmission_can_be_revoked_before_it_takes_effect() {
        lay(Map.of("registerBy", "2027-03-02"))
                .then()
                .statusCode(400)
                .body("violations.pointer", contains("/registerBy"));
        lay(Map.of("registerBy", "2027-03-01")).then().statusCode(200);
    }

    @Test
    void who_paid_on_the_last_day_is_approved_although_the_bank_reports_it_on_the_first_day_of_the_term() {
        lay(Map.of("feeDueOn", "2027-03-01", "registerBy", "2027-03-01")).then().statusCode(200);
        on("2027-01-11");
        String student = left("A0", "2026-SPRING", "WITHDRAWAL");
        int paid = filed(student);
        int soldier = filed(left("B0", "2026-SPRING", "MILITARY"));
        int change = as("REGISTRAR").get(APPLICATIONS + "/" + paid).path("changeId");
        int late = as("REGISTRAR").get(APPLICATIONS + "/" + soldier).path("changeId");
        on("2027-01-22");
        decide(as("ACADEMIC_AFFAIRS"), Map.of()).then().statusCode(200);
        grant(asStaffOf(data.department(), "DEPARTMENT_HEAD"), change).then().statusCode(200);
        grant(asStaffOf(data.department(), "DEPARTMENT_HEAD"), late).then().statusCode(200);
        on("2027-03-02");
        pay(as("ACADEMIC_AFFAIRS"), paid, FEE, "2027-03-01").then().statusCode(201);
        grant(as("PRESIDENT"), late)
                .then()
                .statusCode(422)
                .body("violations.code", contains("READMISSION_TERM_STARTED"));
        grant(as("PRESIDENT"), change).then().statusCode(200).body("application.state", equalTo("EFFECTIVE"));
        assertThat(state(paid)).isEqualTo("READMITTED");
        assertThat(sql("select state from student where student_number = $1", student)
                        .getFirst()
                        .getString(0))
                .isEqualTo("ENROLLED");
    }

    @Test
    void the_same_payment_again_changes_nothing_and_wrong_ones_are_refused() {
        on("2027-01-11");
        int id = filed(left("A0", "2026-SPRING", "WITHDRAWAL"));
        pay(as("ACADEMIC_AFFAIRS"), id, FEE, "2027-01-11")
                .then()
                .statusCode(409)
                .body("violations.code", contains("READMISSION_NOTHING_TO_PAY"));
        on("2027-01-22");
        decide(as("ACADEMIC_AFFAIRS"), Map.of()).then().statusCode(200);
        String reference = "R-" + id;
        pay(as("ACADEMIC_AFFAIRS"), reference, id, FEE - 1, "2027-01-22").then().statusCode(400);
        pay(as("ACADEMIC_AFFAIRS"), reference, id, FEE, "2027-01-23").then().statusCode(400);
        pay(as("ACADEMIC_AFFAIRS"), reference, id, FEE, "2027-01-22").then().statusCode(201);
        pay(as("ACADEMIC_AFFAIRS"), reference, id, FEE, "2027-01-22").then().statusCode(200);
        pay(as("ACADEMIC_AFFAIRS"), reference, id, FEE, "2027-01-21").then().statusCode(409);
        pay(as("ACADEMIC_AFFAIRS"), reference, Integer.MAX_VALUE, FEE, "2027-01-21")
                .then()
                .statusCode(404);
        pay(anonymous(), reference, id, FEE, "2027-01-22").then().statusCode(401);
        for (String role : List.of(
                "STUDENT", "PROFESSOR", "DEPARTMENT_STAFF", "DEPARTMENT_HEAD", "REGISTRAR", "DEAN", "AUDITOR")) {
            pay(as(role), reference, id, FEE, "2027-01-22").then().statusCode(403);
        }
    }

    @Test
    void no_place_is_given_twice_when_the_clock_and_the_bank_come_at_once() throws Exception {
        on("2027-01-11");
        List<Integer> ids = new ArrayList<>();
        for (String grade : List.of("A+", "A0", "B+", "B0", "C+", "C0")) {
            ids.add(filed(left(grade, "2026-SPRING", "WITHDRAWAL")));
        }
        on("2027-01-22");
        decide(as("ACADEMIC_AFFAIRS"), Map.of()).then().statusCode(200);
        on("2027-02-07");
        List<Future<Integer>> asked = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(6)) {
            for (int i = 0; i < 3; i++) {
                asked.add(threads.submit(() -> progress().statusCode()));
                asked.add(threads.submit(() -> pay(as("ACADEMIC_AFFAIRS"), ids.get(0), FEE, "2027-02-05")
                        .statusCode()));
                asked.add(threads.submit(() -> pay(as("ACADEMIC_AFFAIRS"), ids.get(1), FEE, "2027-02-05")
                        .statusCode()));
            }
        }
        for (Future<Integer> one : asked) {
            assertThat(one.get()).isIn(200, 201, 409);
        }
        List<String> states = ids.stream().map(this::state).toList();
        assertThat(states.stream().filter(state -> state.equals("OFFERED") || state.equals("ACCEPTED")))
                .hasSize(2);
        assertThat(states.lastIndexOf("OFFERED"))
                .isLessThan(states.contains("WAITING") ? states.indexOf("WAITING") : 6);
    }

    @Test
    void the_form_can_be_prepared_and_printed_before_there_is_an_application() {
        on("2027-01-05");
        String student = left("A0", "2026-SPRING", "WITHDRAWAL");
        String expelled = left("A0", "2026-SPRING", "EXPULSION");
        String own = "/api/v1/students/me/record-changes";
        Map<String, Object> wish = Map.of("kind", "READMISSION", "reason", "학업을 마치고 싶습니다.", "details", Map.of());
        asStudent(expelled)
                .contentType("application/json")
                .body(wish)
                .post(own)
                .then()
                .statusCode(422)
                .body("violations.code", contains("READMISSION_EXPELLED"));
        int given = prepared(student, wish);
        int kept = prepared(student, wish);
        asStudent(student)
                .header("If-Match", asStudent(student).get(own + "/" + given).getHeader("ETag"))
                .delete(own + "/" + given)
                .then()
                .statusCode(200);
        asStudent(student)
                .get(own + "/" + kept + "/form")
                .then()
                .statusCode(200)
                .contentType("application/pdf");
        on("2027-01-11");
        filed(student);
        asStudent(student).get(own + "/" + kept).then().body("application.state", equalTo("CANCELLED"));
    }

    private int prepared(String student, Map<String, Object> wish) {
        return asStudent(student)
                .contentType("application/json")
                .body(wish)
                .post("/api/v1/students/me/record-changes")
                .then()
                .statusCode(201)
                .body("application.state", equalTo("PREPARED"))
                .extract()
                .path("application.id");
    }

    private int blocked() {
        return sql("select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'")
                .size();
    }

    @Test
    void who_is_rejected_while_the_committee_s_decision_is_written_holds_no_place() throws Exception {
        on("2027-01-11");
        int first = filed(left("B0", "2026-SPRING", "WITHDRAWAL"));
        int rejected = filed(left("A0", "2026-SPRING", "WITHDRAWAL"));
        int change = as("REGISTRAR").get(APPLICATIONS + "/" + rejected).path("changeId");
        String tag = tag("/api/v1/record-changes/" + change);
        on("2027-01-22");
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            Future<Integer> decided;
            Future<Integer> refused;
            try (HeldLock _ = HeldLock.onRow(pool, "readmission_application", first)) {
                decided = threads.submit(
                        () -> decide(as("ACADEMIC_AFFAIRS"), Map.of()).statusCode());
                Eventually.holds("the decision waits", () -> blocked() > 0);
                refused = threads.submit(() -> asStaffOf(data.department(), "DEPARTMENT_HEAD")
                        .header("If-Match", tag)
                        .contentType("application/json")
                        .body(Map.of("verdict", "REJECT", "reason", "서류가 맞지 않음"))
                        .post("/api/v1/record-changes/" + change + "/decisions")
                        .statusCode());
                Eventually.holds("the rejection waits", () -> refused.isDone() || blocked() > 1);
            }
            assertThat(decided.get()).isEqualTo(200);
            assertThat(refused.get()).isEqualTo(200);
        }
        assertThat(List.of(state(first), state(rejected))).containsExactly("OFFERED", "REJECTED");
    }

    private Response importFees(RequestSpecification caller, String rows) {
        return caller.contentType("text/csv; charset=utf-8")
                .body("reference,studentNumber,term,amountWon,paidOn\n" + rows)
                .post("/api/v1/readmission-payments/import?mode=BEST_EFFORT");
    }

    @Test
    void the_bank_s_file_is_imported_once_and_wrong_rows_are_named() {
        on("2027-01-11");
        String first = left("A0", "2026-SPRING", "WITHDRAWAL");
        String second = left("B0", "2026-SPRING", "WITHDRAWAL");
        int firstId = filed(first);
        int secondId = filed(second);
        on("2027-01-22");
        decide(as("ACADEMIC_AFFAIRS"), Map.of()).then().statusCode(200);
        String file = "F-" + firstId + "," + first + "," + term + ",150000,2027-01-22\n"
                + "G-" + firstId + "," + second + "," + term + ",149999,2027-01-22\n"
                + "H-" + firstId + ",00000000," + term + ",150000,2027-01-22\n";
        importFees(anonymous(), file).then().statusCode(401);
        importFees(as("REGISTRAR"), file).then().statusCode(403);
        importFees(as("scope:payments.write"), file)
                .then()
                .statusCode(200)
                .body("created", equalTo(1))
                .body("failed", equalTo(2))
                .body("mistakes.code", contains("READMISSION_FEE_AMOUNT", "READMISSION_UNKNOWN_APPLICATION"));
        importFees(as("ACADEMIC_AFFAIRS"), file)
                .then()
                .body("created", equalTo(0))
                .body("unchanged", equalTo(1));
        assertThat(List.of(state(firstId), state(secondId))).containsExactly("ACCEPTED", "OFFERED");
        assertThat(told(first)).containsOnlyOnce("readmission.accepted");
    }
}
