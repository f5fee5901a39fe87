package dev.haksa.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

/** Leaving the university by post: the postmark counts, and the library and the fees office are asked. */
@QuarkusTest
class WithdrawScenarioTest extends ChangeHttpTest {
    private static final String CLEARANCES = "/api/v1/record-change-clearances";

    @Test
    void a_withdrawal_by_post_is_refunded_by_its_postmark_and_waits_for_all_clearances() {
        String student = data.student("김자퇴");
        paid(student, 3_000_000, 15);
        on("2026-10-02T10:00");
        // Day 29 from the first day: 5/6. On the day of registering it, day 31, it would be 2/3.
        Response registered = register(paper(student, "2026-09-30"));
        int id = registered
                .then()
                .statusCode(201)
                .header("Location", endsWith(CHANGES + "/" + registered.path("application.id")))
                .body("application.receiptDate", equalTo("2026-09-30"))
                .body("application.channel", equalTo("POST"))
                .body("application.dueOn", equalTo("2026-10-08"))
                .body("clearances.code", contains("FEES", "LIBRARY"))
                .body("consequences.find { it.area == 'TUITION' }.facts.share", equalTo("5/6"))
                .body("consequences.find { it.area == 'TUITION' }.facts.amountWon", equalTo(2_500_000))
                .extract()
                .path("application.id");
        confirmed(id);
        decide(president(), id, "GRANT")
                .then()
                .statusCode(422)
                .body("violations.code", contains("CHANGE_CLEARANCE_OPEN"))
                .body("violations[0].facts.open", contains("FEES", "LIBRARY"));

        library()
                .queryParam("state", "PENDING")
                .queryParam("limit", 200)
                .get(CLEARANCES + "/LIBRARY")
                .then()
                .statusCode(200)
                .body("items.recordChangeId", hasItem(id));
        answer(id, "LIBRARY", "OBJECTED", null).then().statusCode(400);
        answer(id, "LIBRARY", "OBJECTED", "미반납 도서 1권").then().statusCode(200);
        assertThat(events(id)).contains("record-change.clearance-objected");
        answer(id, "LIBRARY", "CONFIRMED", null).then().statusCode(200).body("state", equalTo("CONFIRMED"));
        answer(id, "LIBRARY", "CONFIRMED", null).then().statusCode(200);
        answer(as("ACADEMIC_AFFAIRS"), "*", id, "DORMITORY", "CONFIRMED", null)
                .then()
                .statusCode(404);
        answer(fees(), "*", id, "FEES", "WAIVED", "담당 부재").then().statusCode(403);
        decide(president(), id, "GRANT").then().statusCode(422);
        json(as("ACADEMIC_AFFAIRS"))
                .body(Map.of("state", "WAIVED", "reason", "납부 내역을 직접 확인함"))
                .header("If-Match", "\"0\"")
                .put(CLEARANCES + "/FEES/" + id)
                .then()
                .statusCode(200)
                .body("state", equalTo("WAIVED"));

        on("2026-10-07T10:00");
        approved(id)
                .then()
                .body("application.state", equalTo("EFFECTIVE"))
                .body("application.effectiveOn", equalTo("2026-09-30"))
                .body(
                        "timeline.type",
                        contains(
                                "SUBMITTED",
                                "CONFIRMED",
                                "CLEARANCE_OBJECTED",
                                "CLEARANCE_CONFIRMED",
                                "CLEARANCE_WAIVED",
                                "APPROVED",
                                "EFFECTIVE"));
        assertThat(state(student)).isEqualTo("WITHDRAWN");
        assertThat(sql("select refunded_won from tuition_account where student_number = $1", student)
                        .getFirst()
                        .getLong(0))
                .isEqualTo(2_500_000);
        answer(id, "LIBRARY", "OBJECTED", "늦은 이의").then().statusCode(409);
    }

    @Test
    void each_key_answers_for_its_own_code_and_for_what_it_has_seen() {
        String student = data.student("서확인");
        on("2026-10-02T10:00");
        int id = register(paper(student, "2026-10-02"))
                .then()
                .statusCode(201)
                .extract()
                .path("application.id");
        String fees = CLEARANCES + "/FEES";
        library().get(fees).then().statusCode(403);
        library().get(fees + "/" + id).then().statusCode(403);
        answer(library(), "*", id, "FEES", "CONFIRMED", null).then().statusCode(403);
        answer(as("INTEGRATION", "scope:clearances.write"), "*", id, "FEES", "CONFIRMED", null)
                .then()
                .statusCode(403);
        anonymous().get(fees + "/" + id).then().statusCode(401);
        as("REGISTRAR").get(fees + "/" + id).then().statusCode(403);
        fees().get(fees + "/2000000000").then().statusCode(404);
        String tag = fees().get(fees + "/" + id)
                .then()
                .statusCode(200)
                .header("Cache-Control", "private, no-store")
                .body("studentNumber", equalTo(student))
                .body("clearance.state", equalTo("PENDING"))
                .extract()
                .header("ETag");
        answer(fees(), null, id, "FEES", "CONFIRMED", null).then().statusCode(428);
        answer(fees(), "\"9\"", id, "FEES", "CONFIRMED", null).then().statusCode(412);
        fees().get(fees + "/" + id).then().body("clearance.state", equalTo("PENDING"));
        String answered = answer(fees(), tag, id, "FEES", "CONFIRMED", null)
                .then()
                .statusCode(200)
                .extract()
                .header("ETag");
        assertThat(answered).isNotEqualTo(tag);
        answer(fees(), tag, id, "FEES", "CONFIRMED", null)
                .then()
                .statusCode(200)
                .header("ETag", answered);
        answer(fees(), tag, id, "FEES", "OBJECTED", "미납").then().statusCode(412);
        answer(fees(), null, id, "FEES", "CONFIRMED", null).then().statusCode(428);
        answer(fees(), answered, id, "FEES", "OBJECTED", "미납").then().statusCode(200);
    }

    @Test
    void who_withdraws_from_leave_is_refunded_by_the_first_request_of_the_leave() {
        String student = data.student("이자퇴");
        paid(student, 3_000_000, 15);
        on("2026-09-09T10:00");
        int leave = submitted(student, wish("LEAVE_GENERAL"));
        confirmed(leave);
        approved(leave);
        on("2026-11-30T10:00");
        register(paper(student, "2026-11-27"))
                .then()
                .statusCode(201)
                .body("consequences.find { it.area == 'TUITION' }.facts.baseDate", equalTo("2026-09-09"))
                .body("consequences.find { it.area == 'TUITION' }.facts.amountWon", equalTo(2_500_000));
    }

    @Test
    void who_withdraws_before_the_enlistment_is_refunded_by_the_withdrawal() {
        String student = data.student("류자퇴");
        paid(student, 3_000_000, 15);
        on("2026-10-12T10:00");
        Map<String, Object> wish =
                wish("LEAVE_MILITARY", Map.of("enlistmentOn", "2026-11-02", "dischargeOn", "2028-05-01"));
        int leave = submitted(student, with(wish, "CALL_UP_PAPERS", document(student)));
        confirmed(leave);
        approved(leave);
        on("2026-10-16T10:00");
        // Day 44: 2/3. On the day of the enlistment, day 62, it would be 1/2.
        register(paper(student, "2026-10-15"))
                .then()
                .statusCode(201)
                .body("consequences.find { it.area == 'TUITION' }.facts.baseDate", equalTo("2026-10-15"))
                .body("consequences.find { it.area == 'TUITION' }.facts.share", equalTo("2/3"))
                .body("consequences.find { it.area == 'TUITION' }.facts.amountWon", equalTo(2_000_000));
    }

    @Test
    void a_student_prepares_the_form_online_and_staff_register_the_paper() {
        String student = data.student("박자퇴");
        on("2026-10-02T10:00");
        preview(student, wish("WITHDRAWAL"))
                .then()
                .statusCode(200)
                .body("channel", equalTo("POST"))
                .body("evidence.code", contains("APPLICATION_FORM"));
        int prepared = submit(student, wish("WITHDRAWAL"))
                .then()
                .statusCode(201)
                .body("application.state", equalTo("PREPARED"))
                .body("actions.name", contains("CANCEL", "PRINT"))
                .extract()
                .path("application.id");
        assertThat(events(prepared)).isEmpty();
        String form = OWN + "/" + prepared + "/form";
        asStudent(data.student("남자퇴")).get(form).then().statusCode(404);
        staff().get(form).then().statusCode(403);
        anonymous().get(form).then().statusCode(401);
        var pdf = asStudent(student).get(form);
        pdf.then()
                .statusCode(200)
                .contentType("application/pdf")
                .header("Cache-Control", "private, no-store")
                .header("Content-Disposition", startsWith("attachment"));
        assertThat(text(pdf.asByteArray())).contains("별지 3호 서식", "자퇴 신청서", student, "박자퇴", "총장 승인");
        register(paper(student, "2026-10-02")).then().statusCode(201);
        asStudent(student).get(form).then().statusCode(409).body("violations.code", contains("CHANGE_NOT_PREPARED"));
        asStudent(student).get(OWN + "/" + prepared).then().body("application.state", equalTo("CANCELLED"));
        register(paper(student, "2026-10-02"))
                .then()
                .statusCode(422)
                .body("violations.code", contains("CHANGE_ALREADY_OPEN"));
    }

    @Test
    void paper_must_have_come_and_carry_its_scan() {
        String student = data.student("최자퇴");
        on("2026-10-02T10:00");
        register(paper(student, "2026-10-03"))
                .then()
                .statusCode(400)
                .body("violations.code", contains("ARRIVED_IN_FUTURE"));
        Map<String, Object> online = paper(student, "2026-10-01");
        online.put("channel", "ONLINE");
        register(online).then().statusCode(400).body("violations.code", contains("NOT_ON_PAPER"));
        Map<String, Object> fax = paper(student, "2026-10-01");
        fax.put("channel", "FAX");
        fax.remove("evidence");
        json(staff())
                .body(fax)
                .post(CHANGES + "/preview")
                .then()
                .statusCode(200)
                .body("possible", equalTo(false))
                .body("violations.code", hasItems("CHANGE_CHANNEL_CLOSED", "CHANGE_EVIDENCE_MISSING"));
        Map<String, Object> foreign = paper(student, "2026-10-01");
        foreign.put(
                "evidence", List.of(Map.of("code", "APPLICATION_FORM", "documentId", document(data.student("남의것")))));
        register(foreign).then().statusCode(400).body("violations.code", contains("DOCUMENT_UNKNOWN"));
        assertThat(sql("select 1 from record_change where student_number = $1", student))
                .isEmpty();
        json(asStaffOf(data.department() + 1, "DEPARTMENT_STAFF"))
                .body(paper(student, "2026-10-01"))
                .post(CHANGES)
                .then()
                .statusCode(404);
    }

    @Test
    void a_fax_counts_on_the_day_of_its_arrival() {
        String student = data.student("정팩스");
        on("2026-09-14T10:00");
        Map<String, Object> fax = paper(student, "2026-09-11");
        fax.put("kind", "LEAVE_GENERAL");
        fax.put("channel", "FAX");
        register(fax)
                .then()
                .statusCode(201)
                .body("application.receiptDate", equalTo("2026-09-11"))
                .body("application.channel", equalTo("FAX"))
                .body("clearances", not(hasItem("LIBRARY")));
    }

    private RequestSpecification staff() {
        return asStaffOf(data.department(), "DEPARTMENT_STAFF");
    }

    private RequestSpecification library() {
        return as("INTEGRATION", "scope:clearances.write", "scope:clearances.write:LIBRARY");
    }

    private Map<String, Object> paper(String student, String arrivedOn) {
        Map<String, Object> body = new HashMap<>();
        body.put("studentNumber", student);
        body.put("kind", "WITHDRAWAL");
        body.put("channel", "POST");
        body.put("arrivedOn", arrivedOn);
        body.put("reason", "진로 변경");
        body.put("evidence", List.of(Map.of("code", "APPLICATION_FORM", "documentId", document(staff(), student))));
        return body;
    }

    private Response register(Map<String, Object> paper) {
        return json(staff()).body(paper).post(CHANGES);
    }

    private RequestSpecification fees() {
        return as("INTEGRATION", "scope:clearances.write", "scope:clearances.write:FEES");
    }

    private Response answer(int id, String code, String state, String reason) {
        return answer(
                library(), library().get(CLEARANCES + "/" + code + "/" + id).header("ETag"), id, code, state, reason);
    }

    private Response answer(RequestSpecification by, String tag, int id, String code, String state, String reason) {
        Map<String, Object> body = new HashMap<>();
        body.put("state", state);
        body.put("reason", reason);
        RequestSpecification with = tag == null ? json(by) : json(by).header("If-Match", tag);
        return with.body(body).put(CLEARANCES + "/" + code + "/" + id);
    }

    private static String text(byte[] pdf) {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
