package dev.haksa.change;

import dev.haksa.identity.AccessTokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whoever decides an application reads the papers attached to it, and nobody else more. */
@QuarkusTest
class ReadPapersTest extends ChangeHttpTest {
    private String student;
    private String certificate;
    private String unused;
    private String callUp;

    @BeforeEach
    void anApplicationForSickLeaveWithItsCertificate() {
        on("2026-09-07T09:00");
        student = data.student("김진단");
        certificate = document(student);
        unused = document(student);
        submitted(student, with(wish("LEAVE_SICK"), "MEDICAL_CERTIFICATE", certificate));
        String soldier = data.student("박입대");
        callUp = document(soldier);
        Map<String, Object> military =
                wish("LEAVE_MILITARY", Map.of("enlistmentOn", "2026-11-02", "dischargeOn", "2028-05-01"));
        submitted(soldier, with(military, "CALL_UP_PAPERS", callUp));
    }

    @Test
    void offices_read_what_they_decide_about() {
        expect(200, head(), certificate);
        expect(404, asStaffOf(foreign(), "DEPARTMENT_HEAD"), certificate);
        expect(200, president(), certificate);
        expect(404, president(), unused);
        expect(404, as("DEAN"), certificate);
        expect(403, as("PROFESSOR"), certificate);
        expect(403, as("AUDITOR"), certificate);
        expect(401, anonymous(), certificate);
        expect(404, asStudent(data.student("남")), certificate);
    }

    @Test
    void delegates_read_what_is_delegated_to_them_as_long_as_it_is() {
        UUID delegate = data.account("이위임");
        expect(404, headOf(delegate), certificate);
        expect(404, asAccount(delegate, "이위임", "DEAN"), certificate);
        UUID giver = data.account("김총장");
        sql("insert into account_role (account_id, role) values ($1, 'PRESIDENT')", giver);
        int given = json(asAccount(giver, "김총장", "PRESIDENT"))
                .body(delegation(delegate))
                .post("/api/v1/record-change-delegations")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        expect(200, headOf(delegate), certificate);
        expect(200, asAccount(delegate, "이위임", "DEAN"), certificate);
        expect(404, headOf(delegate), unused);
        expect(404, headOf(delegate), callUp);
        on("2026-09-19T00:30");
        expect(404, headOf(delegate), certificate);
        on("2026-09-18T23:30");
        expect(200, headOf(delegate), certificate);
        sql("delete from account_role where account_id = $1", giver);
        expect(404, headOf(delegate), certificate);
        sql("insert into account_role (account_id, role) values ($1, 'PRESIDENT')", giver);
        expect(200, headOf(delegate), certificate);
        president()
                .header("If-Match", "\"0\"")
                .delete("/api/v1/record-change-delegations/" + given)
                .then()
                .statusCode(200);
        expect(404, headOf(delegate), certificate);
    }

    private static void expect(int status, RequestSpecification who, String document) {
        who.get("/api/v1/documents/" + document + "/content").then().statusCode(status);
    }

    private RequestSpecification headOf(UUID account) {
        return bearer(accessTokens.issue(new AccessTokens.Bearer(
                account.toString(), "이위임", Set.of("DEPARTMENT_HEAD"), Set.of(foreign()), null)));
    }

    private int foreign() {
        return sql("select id from department where id <> $1 order by id limit 1", data.department())
                .getFirst()
                .getInteger(0);
    }

    private static Map<String, Object> delegation(UUID delegate) {
        Map<String, Object> body = new HashMap<>();
        body.put("delegateId", delegate.toString());
        body.put("kinds", List.of("LEAVE_SICK"));
        body.put("from", "2026-09-07");
        body.put("until", "2026-09-18");
        body.put("note", "출장 기간");
        return body;
    }
}
