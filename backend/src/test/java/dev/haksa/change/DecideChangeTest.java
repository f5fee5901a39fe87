package dev.haksa.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dev.haksa.identity.AccessTokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Decisions: whose they are, until when, by delegation, and what time brings about. */
@QuarkusTest
class DecideChangeTest extends ChangeHttpTest {
    private static final String DELEGATIONS = "/api/v1/record-change-delegations";

    @Test
    void a_delegate_decides_inside_the_delegation_and_not_outside_of_it() {
        UUID dean = data.account("이교무");
        UUID giver = data.account("김총장");
        office(giver);
        on("2026-09-07T09:00");
        Map<String, Object> delegation = delegation(dean, List.of("LEAVE_GENERAL", "RETURN"));
        int given = json(asAccount(giver, "김총장", "PRESIDENT"))
                .body(delegation)
                .post(DELEGATIONS)
                .then()
                .statusCode(201)
                .header("ETag", "\"0\"")
                .body("delegate", equalTo("이교무"))
                .extract()
                .path("id");
        asAccount(dean, "이교무", "DEAN").get(DELEGATIONS).then().statusCode(200).body("items.id", contains(given));
        as("DEAN").get(DELEGATIONS).then().statusCode(200).body("items", empty());
        as("DEAN").get(DELEGATIONS + "/" + given).then().statusCode(404);
        as("ACADEMIC_AFFAIRS")
                .get(DELEGATIONS + "/" + given)
                .then()
                .statusCode(200)
                .body("kinds", contains("LEAVE_GENERAL", "RETURN"));
        String student = data.student("김위임");
        String ill = data.student("박위임");
        int general = submitted(student, wish("LEAVE_GENERAL"));
        int sick = submitted(ill, with(wish("LEAVE_SICK"), "MEDICAL_CERTIFICATE", document(ill)));
        confirmed(general);
        confirmed(sick);

        asAccount(dean, "이교무", "DEAN")
                .queryParam("limit", 200)
                .get(INBOX)
                .then()
                .statusCode(200)
                .body("items.id", hasItem(general))
                .body("items.id", not(hasItem(sick)));
        decide(asAccount(dean, "이교무", "DEAN"), sick, "GRANT")
                .then()
                .statusCode(422)
                .body("violations.code", contains("DELEGATION_DOES_NOT_REACH"))
                .body("violations[0].article.key", equalTo("57"))
                .body("violations[0].facts.kinds", contains("LEAVE_GENERAL", "RETURN"));
        decide(as("DEAN"), general, "GRANT").then().statusCode(403);
        on("2026-09-19T00:30");
        decide(asAccount(dean, "이교무", "DEAN"), general, "GRANT")
                .then()
                .statusCode(422)
                .body("violations[0].facts.until", equalTo("2026-09-18"));
        assertThat(state(student)).isEqualTo("ENROLLED");

        on("2026-09-18T23:30");
        decide(asAccount(dean, "이교무", "DEAN"), general, "GRANT")
                .then()
                .statusCode(200)
                .body("application.state", equalTo("EFFECTIVE"))
                .body("steps[1].decidedBy", equalTo("이교무"))
                .body("steps[1].onBehalfOf", equalTo("김총장"))
                .body("timeline.find { it.type == 'APPROVED' }.onBehalfOf", equalTo("김총장"));
        as("ACADEMIC_AFFAIRS")
                .queryParam("studentNumber", student)
                .get("/api/v1/record-change-register")
                .then()
                .body("items[0].approvedBy", equalTo("이교무"))
                .body("items[0].onBehalfOf", equalTo("김총장"));

        on("2026-09-17T10:00");
        president().delete(DELEGATIONS + "/" + given).then().statusCode(428);
        president()
                .header("If-Match", "\"0\"")
                .delete(DELEGATIONS + "/" + given)
                .then()
                .statusCode(200);
        int later = submitted(data.student("최위임"), wish("LEAVE_GENERAL"));
        confirmed(later);
        decide(asAccount(dean, "이교무", "DEAN"), later, "GRANT").then().statusCode(403);
    }

    @Test
    void a_delegate_opens_what_is_delegated_in_any_department_and_never_decides_alone() {
        UUID elsewhere = data.account("정학과");
        UUID here = data.account("한학과");
        UUID giver = data.account("김총장");
        office(giver);
        on("2026-09-07T09:00");
        for (UUID delegate : List.of(elsewhere, here)) {
            json(asAccount(giver, "김총장", "PRESIDENT"))
                    .body(delegation(delegate, List.of("LEAVE_GENERAL")))
                    .post(DELEGATIONS)
                    .then()
                    .statusCode(201);
        }
        int general = submitted(data.student("윤위임"), wish("LEAVE_GENERAL"));
        String ill = data.student("장위임");
        int sick = submitted(ill, with(wish("LEAVE_SICK"), "MEDICAL_CERTIFICATE", document(ill)));
        int foreign = sql("select id from department where id <> $1 order by id limit 1", data.department())
                .getFirst()
                .getInteger(0);
        RequestSpecification colleague = headAs(elsewhere, "정학과", foreign);
        colleague.get(CHANGES + "/" + general).then().statusCode(200);
        headAs(elsewhere, "정학과", foreign).get(CHANGES + "/" + sick).then().statusCode(404);
        decide(headAs(elsewhere, "정학과", foreign), sick, "GRANT").then().statusCode(404);
        as("DEAN").get(CHANGES + "/" + general).then().statusCode(200);

        decide(headAs(here, "한학과", data.department()), general, "GRANT")
                .then()
                .statusCode(200)
                .body("steps[0].decidedBy", equalTo("한학과"));
        decide(headAs(here, "한학과", data.department()), general, "GRANT")
                .then()
                .statusCode(422)
                .body("violations.code", contains("DELEGATE_INVOLVED"));
        decide(headAs(elsewhere, "정학과", foreign), general, "GRANT")
                .then()
                .statusCode(200)
                .body("steps[1].decidedBy", equalTo("정학과"));
    }

    /** A head of a department with an account that delegations can be given to. */
    private RequestSpecification headAs(UUID account, String name, int department) {
        return bearer(accessTokens.issue(new AccessTokens.Bearer(
                account.toString(), name, Set.of("DEPARTMENT_HEAD"), Set.of(department), null)));
    }

    @Test
    void a_delegation_counts_no_more_once_its_giver_is_not_president() {
        UUID dean = data.account("이교무");
        UUID giver = data.account("김총장");
        office(giver);
        on("2026-09-07T09:00");
        json(asAccount(giver, "김총장", "PRESIDENT"))
                .body(delegation(dean, List.of("LEAVE_GENERAL")))
                .post(DELEGATIONS)
                .then()
                .statusCode(201);
        String student = data.student("오위임");
        int general = submitted(student, wish("LEAVE_GENERAL"));
        confirmed(general);
        assertThat(inboxOf(dean)).contains(general);
        sql("delete from account_role where account_id = $1 and role = 'PRESIDENT'", giver);
        assertThat(inboxOf(dean)).doesNotContain(general);
        decide(asAccount(dean, "이교무", "DEAN"), general, "GRANT").then().statusCode(403);
        headAs(dean, "이교무", data.department() + 1)
                .get(CHANGES + "/" + general)
                .then()
                .statusCode(404);
        sql("insert into account_role (account_id, role) values ($1, 'DEAN')", giver);
        decide(asAccount(dean, "이교무", "DEAN"), general, "GRANT").then().statusCode(403);
        office(giver);
        sql("update account set state = 'DISABLED' where id = $1", giver);
        decide(asAccount(dean, "이교무", "DEAN"), general, "GRANT").then().statusCode(403);
        assertThat(state(student)).isEqualTo("ENROLLED");
        sql("update account set state = 'PENDING_ACTIVATION' where id = $1", giver);
        decide(asAccount(dean, "이교무", "DEAN"), general, "GRANT")
                .then()
                .statusCode(200)
                .body("steps[1].onBehalfOf", equalTo("김총장"));
    }

    /** Makes an account the president's. */
    private void office(UUID account) {
        sql("insert into account_role (account_id, role) values ($1, 'PRESIDENT')", account);
    }

    private List<Integer> inboxOf(UUID account) {
        return asAccount(account, "이교무", "DEAN")
                .queryParam("limit", 200)
                .get(INBOX)
                .then()
                .statusCode(200)
                .extract()
                .path("items.id");
    }

    @Test
    void only_routine_kinds_are_delegated_to_accounts_that_exist() {
        UUID dean = data.account("이교무");
        json(president())
                .body(delegation(dean, List.of("LEAVE_GENERAL", "DISMISSAL", "MAJOR_CHANGE")))
                .post(DELEGATIONS)
                .then()
                .statusCode(422)
                .body("violations.facts.kind", contains("MAJOR_CHANGE", "DISMISSAL"));
        json(president())
                .body(delegation(UUID.randomUUID(), List.of("RETURN")))
                .post(DELEGATIONS)
                .then()
                .statusCode(400)
                .body("violations.code", contains("DELEGATE_UNKNOWN"));
        Map<String, Object> backwards = delegation(dean, List.of("RETURN"));
        backwards.put("until", "2026-09-06");
        json(president()).body(backwards).post(DELEGATIONS).then().statusCode(400);
        assertThat(sql("select 1 from record_change_delegation where delegate_id = $1", dean))
                .isEmpty();
    }

    @Test
    void what_is_late_across_chuseok_comes_first_in_the_inbox_and_is_told_once() {
        int late = submittedOn("2026-09-18T10:00");
        on("2026-09-23T10:00");
        confirmed(late);
        int fresh = submittedOn("2026-09-29T10:00");
        confirmed(fresh);
        // 24 and 25 September are holidays, 26 and 27 a weekend: two working days end on the 29th.
        run();
        president()
                .get(CHANGES + "/" + late)
                .then()
                .body("application.dueOn", equalTo("2026-09-29"))
                .body("application.overdue", equalTo(false));
        assertThat(events(late)).doesNotContain("record-change.overdue");

        on("2026-09-30T00:30");
        List<Integer> waiting = inbox();
        assertThat(waiting.indexOf(late)).isLessThan(waiting.indexOf(fresh));
        president()
                .get(CHANGES + "/" + late)
                .then()
                .body("application.overdue", equalTo(true))
                .body("steps[1].overdue", equalTo(true));
        as("ACADEMIC_AFFAIRS")
                .queryParam("overdue", true)
                .queryParam("department", data.department())
                .get(CHANGES)
                .then()
                .body("items.id", contains(late));
        run();
        run();
        assertThat(events(late).stream().filter("record-change.overdue"::equals))
                .hasSize(1);
        approved(late);
        assertThat(inbox()).doesNotContain(late).contains(fresh);
    }

    @Test
    void a_committee_lets_the_clock_stand_still() {
        String student = data.student("한심의");
        int leave = submitted(student, wish("LEAVE_GENERAL"));
        confirmed(leave);
        approved(leave);
        on("2026-10-12T10:00");
        int id = submitted(student, wish("LEAVE_EXTENSION"));
        asStudent(student).get(OWN + "/" + id).then().body("application.dueOn", equalTo("2026-10-15"));
        on("2026-10-13T10:00");
        committee(id, "committee-sessions", "학사심의위원회")
                .then()
                .statusCode(200)
                .body("application.inCommittee", equalTo(true))
                .body("actions.name", contains("END_COMMITTEE"));
        committee(id, "committee-sessions", "다른 위원회").then().statusCode(409);
        decide(head(), id, "GRANT").then().statusCode(409).body("violations.code", contains("CHANGE_IN_COMMITTEE"));
        on("2026-10-20T10:00");
        run();
        assertThat(events(id)).doesNotContain("record-change.overdue");
        // Two of three working days were left on the 13th: the 21st and the 22nd.
        committee(id, "committee-sessions/end", "연장 사유가 인정됨")
                .then()
                .statusCode(200)
                .body("application.dueOn", equalTo("2026-10-22"))
                .body("timeline.type", contains("SUBMITTED", "COMMITTEE_BEGAN", "COMMITTEE_ENDED"));
        committee(id, "committee-sessions/end", "다시").then().statusCode(409);
        confirmed(id);
        int general = submitted(data.student("남심의"), wish("LEAVE_GENERAL"));
        committee(general, "committee-sessions", "위원회")
                .then()
                .statusCode(409)
                .body("violations.code", contains("COMMITTEE_UNFIT"));
    }

    @Test
    void a_rejection_needs_a_reason_and_changes_nothing_else() {
        String student = data.student("남반려");
        int id = submitted(student, wish("LEAVE_GENERAL"));
        decide(head(), id, "REJECT", null).then().statusCode(400);
        decide(head(), id, "REJECT", "상담이 필요함")
                .then()
                .statusCode(200)
                .body("application.state", equalTo("REJECTED"))
                .body("endReason", equalTo("상담이 필요함"));
        assertThat(state(student)).isEqualTo("ENROLLED");
        assertThat(events(id)).containsExactly("record-change.submitted", "record-change.rejected");
        decide(head(), id, "GRANT").then().statusCode(409);
        assertThat(submitted(student, wish("LEAVE_GENERAL"))).isGreaterThan(id);
    }

    @Test
    void a_dry_run_decides_and_changes_nothing() {
        String student = data.student("조모의");
        int id = submitted(student, wish("LEAVE_GENERAL"));
        confirmed(id);
        json(president())
                .header("If-Match", tag(id))
                .queryParam("dryRun", true)
                .body(Map.of("verdict", "GRANT"))
                .post(CHANGES + "/" + id + "/decisions")
                .then()
                .statusCode(200)
                .body("dryRun", equalTo(true))
                .body("application.state", equalTo("EFFECTIVE"))
                .body("actions", empty());
        assertThat(state(student)).isEqualTo("ENROLLED");
        president().get(CHANGES + "/" + id).then().body("application.state", equalTo("CONFIRMED"));
        assertThat(sql("select 1 from record_change_register where change_id = $1", id))
                .isEmpty();
    }

    @Test
    void a_decision_needs_the_tag_that_was_read_and_the_right_office() {
        int id = submitted(data.student("강권한"), wish("LEAVE_GENERAL"));
        json(head())
                .body(Map.of("verdict", "GRANT"))
                .post(CHANGES + "/" + id + "/decisions")
                .then()
                .statusCode(428);
        json(head())
                .header("If-Match", "\"7\"")
                .body(Map.of("verdict", "GRANT"))
                .post(CHANGES + "/" + id + "/decisions")
                .then()
                .statusCode(412);
        decide(president(), id, "GRANT").then().statusCode(403);
        decide(asStaffOf(data.department() + 1, "DEPARTMENT_HEAD"), id, "GRANT")
                .then()
                .statusCode(404);
        confirmed(id);
        decide(head(), id, "GRANT").then().statusCode(403);
        json(president())
                .header("If-Match", "*")
                .body(Map.of("verdict", "GRANT"))
                .post(CHANGES + "/2000000000/decisions")
                .then()
                .statusCode(404);
    }

    @Test
    void the_register_is_never_changed_and_comes_as_a_table() {
        String student = data.student("=대장");
        int id = submitted(student, wish("LEAVE_GENERAL"));
        confirmed(id);
        approved(id);
        String table = asStaffOf(data.department(), "DEPARTMENT_STAFF")
                .queryParam("kind", "LEAVE_GENERAL")
                .get("/api/v1/record-change-register/csv")
                .then()
                .statusCode(200)
                .header("Cache-Control", "private, no-store")
                .contentType("text/csv")
                .extract()
                .asString();
        assertThat(table.lines()).hasSize(2);
        assertThat(table.lines().findFirst().orElseThrow()).startsWith("number,recordChangeId,kind");
        assertThat(table).contains(student).contains("'=대장");
        asStaffOf(data.department() + 1, "DEPARTMENT_STAFF")
                .queryParam("studentNumber", student)
                .get("/api/v1/record-change-register")
                .then()
                .body("items", empty())
                .body("next", nullValue());
        for (String change :
                List.of("update record_change_register set reason = 'x'", "delete from record_change_register")) {
            assertThatThrownBy(() -> sql(change + " where change_id = $1", id)).hasMessageContaining("append-only");
        }
        as("REGISTRAR")
                .queryParam("from", "2026-13-01")
                .get("/api/v1/record-change-register")
                .then()
                .statusCode(400);
    }

    @Test
    void an_approved_change_takes_effect_on_its_day_and_once() {
        // Approved for the first day of the next term: carried out by the run of that day.
        String student = data.student("임시행");
        int id = submitted(student, wish("LEAVE_GENERAL"));
        sql(
                "update record_change set state = 'APPROVED', effective_on = '2026-09-21', decided_at = now() where id = $1",
                id);
        on("2026-09-20T23:30");
        run();
        assertThat(state(student)).isEqualTo("ENROLLED");
        on("2026-09-21T00:30");
        run();
        run();
        assertThat(state(student)).isEqualTo("ON_LEAVE");
        asStudent(student)
                .get(OWN + "/" + id)
                .then()
                .body("application.state", equalTo("EFFECTIVE"))
                .body("timeline.type", contains("SUBMITTED", "EFFECTIVE"));
        assertThat(events(id)).contains("record-change.effective");
        assertThat(sql("select 1 from student_change where student_number = $1", student))
                .hasSize(1);
    }

    @Test
    void of_two_who_approve_at_the_same_moment_one_does() throws Exception {
        String student = data.student("권동시");
        int id = submitted(student, wish("LEAVE_GENERAL"));
        confirmed(id);
        String tag = tag(id);
        Callable<Integer> approving = () -> json(bearer(token(Set.of(), null, "PRESIDENT")))
                .header("If-Match", tag)
                .body(Map.of("verdict", "GRANT"))
                .post(CHANGES + "/" + id + "/decisions")
                .statusCode();
        List<Integer> both = new ArrayList<>();
        try (ExecutorService two = Executors.newFixedThreadPool(2)) {
            for (Future<Integer> answer : two.invokeAll(List.of(approving, approving))) {
                both.add(answer.get());
            }
        }
        assertThat(both).containsExactlyInAnyOrder(200, 409);
        assertThat(sql("select 1 from student_change where student_number = $1", student))
                .hasSize(1);
        assertThat(sql("select 1 from record_change_register where change_id = $1", id))
                .hasSize(1);
    }

    @Test
    void academic_affairs_cancels_what_has_not_taken_effect_with_a_reason() {
        String student = data.student("장취소");
        int id = submitted(student, wish("LEAVE_GENERAL"));
        confirmed(id);
        json(as("ACADEMIC_AFFAIRS"))
                .header("If-Match", tag(id))
                .body(Map.of("text", ""))
                .post(CHANGES + "/" + id + "/cancellation")
                .then()
                .statusCode(400);
        json(as("ACADEMIC_AFFAIRS"))
                .body(Map.of("text", "학생의 요청"))
                .post(CHANGES + "/" + id + "/cancellation")
                .then()
                .statusCode(428);
        json(as("ACADEMIC_AFFAIRS"))
                .header("If-Match", tag(id))
                .body(Map.of("text", "학생의 요청"))
                .post(CHANGES + "/" + id + "/cancellation")
                .then()
                .statusCode(200)
                .body("application.state", equalTo("CANCELLED"))
                .body("endReason", equalTo("학생의 요청"));
        json(as("ACADEMIC_AFFAIRS"))
                .header("If-Match", tag(id))
                .body(Map.of("text", "다시"))
                .post(CHANGES + "/" + id + "/cancellation")
                .then()
                .statusCode(409);
        assertThat(state(student)).isEqualTo("ENROLLED");
    }

    private int submittedOn(String moment) {
        on(moment);
        return submitted(data.student("추석 " + moment), wish("LEAVE_GENERAL"));
    }

    private void run() {
        as("ACADEMIC_AFFAIRS").post("/api/v1/record-change-runs").then().statusCode(200);
    }

    private List<Integer> inbox() {
        return president()
                .queryParam("limit", 200)
                .get(INBOX)
                .then()
                .statusCode(200)
                .extract()
                .path("items.id");
    }

    private Response committee(int id, String path, String text) {
        return json(as("ACADEMIC_AFFAIRS"))
                .header("If-Match", tag(id))
                .body(Map.of("text", text))
                .post(CHANGES + "/" + id + "/" + path);
    }

    private static Map<String, Object> delegation(UUID delegate, List<String> kinds) {
        Map<String, Object> body = new HashMap<>();
        body.put("delegateId", delegate.toString());
        body.put("kinds", kinds);
        body.put("from", "2026-09-07");
        body.put("until", "2026-09-18");
        body.put("note", "출장 기간");
        return body;
    }
}
