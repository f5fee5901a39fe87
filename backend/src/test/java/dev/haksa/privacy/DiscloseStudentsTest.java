package dev.haksa.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.haksa.document.SampleFiles;
import dev.haksa.support.HttpTest;
import dev.haksa.support.MovableClock;
import dev.haksa.support.StudentData;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class DiscloseStudentsTest extends HttpTest {
    private static final String DISCLOSURES = "/api/v1/disclosures";
    private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");

    private StudentData data;
    private String representative;
    private String pledge;

    @BeforeEach
    void aDepartment() {
        data = new StudentData(this::sql);
        representative = data.student("가대표");
        pledge = pledge(representative);
    }

    private String pledge(String who) {
        return asStudent(who)
                .contentType("application/pdf")
                .queryParam("fileName", "서약서.pdf")
                .body(SampleFiles.pdf())
                .post("/api/v1/documents")
                .path("id");
    }

    @Test
    void who_changed_the_department_speaks_for_the_former_one_no_longer() {
        int id = granted();
        fetch(id).then().statusCode(200);
        StudentData elsewhere = new StudentData(this::sql);
        sql("update student set program_id = $2 where student_number = $1", representative, elsewhere.program());
        fetch(id)
                .then()
                .statusCode(422)
                .body("violations.code", contains("DISCLOSURE_DEPARTMENT_LEFT"))
                .body("violations[0].article.key", equalTo("55.1"));
        asStudent(representative)
                .get(DISCLOSURES + "/" + id + "/students/csv")
                .then()
                .statusCode(422);
        assertThat(sql("select 1 from disclosure_download where disclosure_id = $1", id))
                .hasSize(1);
    }

    @Test
    void the_office_takes_a_grant_back_at_once_and_with_a_reason() {
        int id = granted();
        fetch(id).then().statusCode(200);
        revoke(anonymous(), id, "\"2\"", "대표 교체").then().statusCode(401);
        revoke(as("REGISTRAR"), id, "\"2\"", "대표 교체").then().statusCode(403);
        revoke(asStudent(representative), id, "\"2\"", "대표 교체").then().statusCode(403);
        revoke(as("ACADEMIC_AFFAIRS"), id, "\"1\"", "대표 교체").then().statusCode(412);
        revoke(as("ACADEMIC_AFFAIRS"), id, "\"2\"", " ").then().statusCode(400);
        fetch(id).then().statusCode(200);
        revoke(as("ACADEMIC_AFFAIRS"), id, "\"2\"", "대표 교체")
                .then()
                .statusCode(200)
                .header("ETag", "\"3\"")
                .body("state", equalTo("REVOKED"))
                .body("revocation", equalTo("대표 교체"));
        fetch(id)
                .then()
                .statusCode(422)
                .body("violations.code", contains("DISCLOSURE_REVOKED"))
                .body("violations[0].message", org.hamcrest.Matchers.containsString("대표 교체"));
        revoke(as("ACADEMIC_AFFAIRS"), id, "\"3\"", "다시").then().statusCode(409);
        asStudent(representative)
                .get(DISCLOSURES + "/" + id)
                .then()
                .statusCode(200)
                .body("state", equalTo("REVOKED"));
        assertThat(sql(
                        "select reason from audit_entry where subject_type = 'DISCLOSURE' and subject_id = $1 and action = 'DISCLOSURE_REVOKED'",
                        "" + id))
                .singleElement()
                .satisfies(row -> assertThat(row.getString(0)).isEqualTo("대표 교체"));
    }

    @Test
    void a_pledge_stands_for_one_request_only() {
        int id = request(representative, "DEPARTMENT_REPRESENTATIVE", pledge, null)
                .path("id");
        decide(id, "\"1\"", false).then().statusCode(200);
        request(representative, "DEPARTMENT_REPRESENTATIVE", pledge, null)
                .then()
                .statusCode(400)
                .body("violations[0].code", equalTo("DOCUMENT_ATTACHED"))
                .body("violations[0].pointer", equalTo("/pledgeDocumentId"));
        String certificate = pledge(representative);
        sql(
                "insert into document_attachment (document_id, application_id, purpose, attached_at) values ($1, 'record-change/0', 'OTHER', now())",
                java.util.UUID.fromString(certificate));
        request(representative, "DEPARTMENT_REPRESENTATIVE", certificate, null)
                .then()
                .statusCode(400)
                .body("violations[0].code", equalTo("DOCUMENT_ATTACHED"));
        request(representative, "DEPARTMENT_REPRESENTATIVE", pledge(representative), null)
                .then()
                .statusCode(201);
    }

    private Response revoke(io.restassured.specification.RequestSpecification who, int id, String tag, String reason) {
        return who.contentType("application/json")
                .header("If-Match", tag)
                .body(Map.of("reason", reason))
                .post(DISCLOSURES + "/" + id + "/revocation");
    }

    @Test
    void a_granted_representative_learns_exactly_the_listed_fields_of_those_who_did_not_object() {
        String told = data.student("나학생");
        sql(
                "insert into student_particulars (student_number, sex, province, mobile) values ($1, 'FEMALE', 'JEJU', '010-1234-5678')",
                told);
        sql("insert into student_contact (student_number, email) values ($1, 'na@example.ac.kr')", told);
        String objecting = data.student("다학생");
        sql("insert into student_particulars (student_number, objected_at) values ($1, now())", objecting);
        for (String state : new String[] {"ON_LEAVE", "WITHDRAWN", "GRADUATED"}) {
            sql("update student set state = $2 where student_number = $1", data.student("라학생"), state);
        }
        new StudentData(this::sql).student("남의학과");
        int id = granted();
        asStudent(representative)
                .get(DISCLOSURES + "/" + id + "/students")
                .then()
                .statusCode(200)
                .header("Cache-Control", "private, no-store")
                .body("students.name", contains("가대표", "나학생"))
                .body("students[1].keySet()", hasSize(6))
                .body("students[1].sex", equalTo("FEMALE"))
                .body("students[1].province", equalTo("JEJU"))
                .body("students[1].mobile", equalTo("010-1234-5678"))
                .body("students[1].email", equalTo("na@example.ac.kr"));
        String csv = asStudent(representative)
                .get(DISCLOSURES + "/" + id + "/students/csv")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        assertThat(csv.lines()).hasSize(3);
        assertThat(csv).startsWith("department,name,sex,province,mobile,email").doesNotContain(told, representative);
        as("AUDITOR")
                .get(DISCLOSURES + "/" + id + "/downloads?count=true")
                .then()
                .statusCode(200)
                .body("items.format", contains("CSV", "JSON"))
                .body("items.students", contains(2, 2))
                .body("count", equalTo(2));
    }

    @Test
    void it_can_be_fetched_until_the_end_of_the_fourteenth_day() {
        LocalDate today = LocalDate.now(SEOUL).plusDays(1);
        at(today, LocalTime.NOON);
        int id = granted();
        at(today.plusDays(14), LocalTime.of(23, 59, 59));
        fetch(id).then().statusCode(200);
        at(today.plusDays(15), LocalTime.MIDNIGHT);
        fetch(id)
                .then()
                .statusCode(422)
                .body("violations[0].code", equalTo("DISCLOSURE_EXPIRED"))
                .body("violations[0].article.key", equalTo("55.1"));
    }

    @Test
    void who_has_left_asks_for_nothing_and_fetches_nothing() {
        int id = granted();
        sql("update student set state = 'WITHDRAWN' where student_number = $1", representative);
        fetch(id).then().statusCode(422).body("violations[0].code", equalTo("DISCLOSURE_NO_LONGER_STUDENT"));
        request(representative, "DEPARTMENT_REPRESENTATIVE", pledge, null)
                .then()
                .statusCode(422);
    }

    @Test
    void nothing_is_told_before_the_decision_or_after_a_refusal() {
        int id = request(representative, "STUDENT_COUNCIL_PRESIDENT", pledge, null)
                .path("id");
        fetch(id).then().statusCode(422).body("violations[0].code", equalTo("DISCLOSURE_NOT_GRANTED"));
        decide(id, "\"1\"", false).then().statusCode(200).body("state", equalTo("REFUSED"));
        fetch(id).then().statusCode(422);
        decide(id, "\"2\"", true).then().statusCode(409);
        assertThat(sql("select released_at from document_attachment where application_id = $1", "disclosure/" + id))
                .singleElement()
                .satisfies(row -> assertThat(row.getOffsetDateTime(0)).isNotNull());
    }

    @Test
    void a_request_needs_ones_own_pledge_and_waits_for_one_decision_at_a_time() {
        String other = data.student("남");
        request(other, "DEPARTMENT_REPRESENTATIVE", pledge, null)
                .then()
                .statusCode(400)
                .body("violations[0].code", equalTo("DOCUMENT_UNKNOWN"))
                .body("violations[0].pointer", equalTo("/pledgeDocumentId"));
        assertThat(sql("select 1 from disclosure where student_number = $1", other))
                .isEmpty();
        request(representative, "DEPARTMENT_REPRESENTATIVE", pledge, data.department() + 1)
                .then()
                .statusCode(400)
                .body("violations[0].code", equalTo("DISCLOSURE_OTHER_DEPARTMENT"));
        request(representative, "DEPARTMENT_REPRESENTATIVE", pledge, null)
                .then()
                .statusCode(201)
                .body("departmentId", equalTo(data.department()))
                .body("state", equalTo("REQUESTED"));
        request(representative, "GRADUATION_COMMITTEE", pledge(representative), null)
                .then()
                .statusCode(409);
    }

    @Test
    void only_the_office_decides_and_only_the_representative_fetches() {
        int id = request(representative, "DEPARTMENT_REPRESENTATIVE", pledge, null)
                .path("id");
        String one = DISCLOSURES + "/" + id;
        String other = data.student("남");
        anonymous().get(DISCLOSURES).then().statusCode(401);
        anonymous().get(one).then().statusCode(401);
        anonymous().get(one + "/students").then().statusCode(401);
        anonymous().get(one + "/students/csv").then().statusCode(401);
        anonymous().get(one + "/downloads").then().statusCode(401);
        anonymous()
                .contentType("application/json")
                .body("{}")
                .post(DISCLOSURES)
                .then()
                .statusCode(401);
        anonymous()
                .contentType("application/json")
                .body("{}")
                .post(one + "/decision")
                .then()
                .statusCode(401);
        as("PROFESSOR").get(DISCLOSURES).then().statusCode(403);
        as("ACADEMIC_AFFAIRS").get(one + "/students").then().statusCode(403);
        asStudent(representative).get(one + "/downloads").then().statusCode(403);
        asStudent(other).get(one).then().statusCode(404);
        asStudent(other).get(one + "/students").then().statusCode(404);
        asStudent(other).get(DISCLOSURES).then().statusCode(200).body("items", hasSize(0));
        asStudent(representative).get(DISCLOSURES).then().body("items.id", contains(id));
        as("DEAN")
                .get(DISCLOSURES + "?state=REQUESTED&limit=1")
                .then()
                .statusCode(200)
                .body("items[0].id", equalTo(id));
        asStudent(representative)
                .contentType("application/json")
                .header("If-Match", "\"1\"")
                .body("{\"granted\":true,\"reason\":\"내가\"}")
                .post(one + "/decision")
                .then()
                .statusCode(403);
        decide(id, null, true).then().statusCode(428);
        decide(id, "\"7\"", true).then().statusCode(412);
        as("REGISTRAR").get(one).then().statusCode(200).body("state", equalTo("REQUESTED"));
        decide(id, "\"1\"", true).then().statusCode(200).header("ETag", "\"2\"");
        assertThat(sql(
                        "select action from audit_entry where subject_type = 'DISCLOSURE' and subject_id = $1 order by id",
                        "" + id))
                .extracting(row -> row.getString(0))
                .containsExactly("DISCLOSURE_REQUESTED", "DISCLOSURE_DECIDED");
    }

    private int granted() {
        int id = request(representative, "DEPARTMENT_REPRESENTATIVE", pledge, null)
                .path("id");
        decide(id, "\"1\"", true).then().statusCode(200).body("state", equalTo("GRANTED"));
        return id;
    }

    private Response request(String who, String capacity, String document, Integer department) {
        Map<String, Object> body = new java.util.HashMap<>(
                Map.of("capacity", capacity, "purpose", "학과 행사 연락망", "pledgeDocumentId", document));
        body.put("departmentId", department);
        return asStudent(who).contentType("application/json").body(body).post(DISCLOSURES);
    }

    private Response decide(int id, String tag, boolean granted) {
        var request = as("ACADEMIC_AFFAIRS")
                .contentType("application/json")
                .body("{\"granted\":" + granted + ",\"reason\":\"서약서 확인\"}");
        return (tag == null ? request : request.header("If-Match", tag)).post(DISCLOSURES + "/" + id + "/decision");
    }

    private Response fetch(int id) {
        return asStudent(representative).get(DISCLOSURES + "/" + id + "/students");
    }

    private static void at(LocalDate day, LocalTime time) {
        MovableClock.get().moveTo(day.atTime(time).atZone(SEOUL).toInstant());
    }
}
