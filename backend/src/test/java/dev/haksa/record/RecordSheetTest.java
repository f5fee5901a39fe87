package dev.haksa.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import dev.haksa.conduct.Disciplines;
import dev.haksa.shared.security.Caller;
import dev.haksa.student.ChangeOrder;
import dev.haksa.student.StudentChange;
import dev.haksa.student.StudentRecords;
import dev.haksa.support.HttpTest;
import dev.haksa.support.MovableClock;
import dev.haksa.support.StudentData;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class RecordSheetTest extends HttpTest {
    private static final String OWN = "/api/v1/students/me/record-sheet";

    @Inject
    StudentRecords records;

    @Inject
    Disciplines disciplines;

    private StudentData data;
    private String student;
    private String path;
    private String entries;

    @BeforeEach
    void aTransferStudent() {
        data = new StudentData(this::sql);
        student = data.student("김하늘 <b>&");
        sql(
                "update student set admission = 'TRANSFER', former_credits = 60, birth_date = $2 where student_number = $1",
                student,
                LocalDate.of(2003, 1, 1));
        sql("insert into recognised_course values ($1, 'ABC1001', '헌법개론')", student);
        data.completed(student, "2026-SPRING", "POL1", 3, "A0");
        data.completed(student, "2026-SPRING", "POL2", 3, "F");
        data.completed(student, "2026-FALL", "POL2", 3, "B+");
        path = "/api/v1/students/" + student + "/record-sheet";
        entries = "/api/v1/students/" + student + "/conduct-entries";
    }

    @Test
    void a_record_tells_person_changes_conduct_and_only_the_grades_earned_here() {
        withdraw();
        record("{\"kind\":\"AWARD\",\"title\":\"성적우수상\",\"decidedBy\":\"총장\",\"decidedOn\":\"2026-02-19\"}")
                .then()
                .statusCode(201);
        asStudent(student)
                .get(OWN)
                .then()
                .statusCode(200)
                .header("Cache-Control", "private, no-store")
                .body("person.name", equalTo("김하늘 <b>&"))
                .body("person.birthDate", equalTo("2003-01-01"))
                .body("person.admission", equalTo("TRANSFER"))
                .body("person.state", equalTo("WITHDRAWN"))
                .body("person.residentNumber", nullValue())
                .body("changes", hasSize(1))
                .body("changes[0].kind", equalTo("WITHDRAWN"))
                .body("changes[0].before.state", equalTo("ENROLLED"))
                .body("changes[0].after.state", equalTo("WITHDRAWN"))
                .body("conduct.title", contains("성적우수상"))
                .body("grades.formerCredits", equalTo(60))
                .body("grades.formerNote", equalTo("전적대학 총 60학점 인정"))
                .body("grades.recognised.formerTitle", contains("헌법개론"))
                .body("grades.earnedCredits", equalTo(6))
                .body("grades.gpa", equalTo(3.75f))
                .body("grades.terms.term", contains("2026-SPRING", "2026-FALL"))
                .body("grades.terms[0].gpa", equalTo(2.0f))
                .body("grades.terms[0].courses.replaced", contains(false, true));
    }

    @Test
    void a_record_on_paper_has_text_that_can_be_read() throws IOException {
        withdraw();
        record("{\"kind\":\"PROBATION\",\"title\":\"시험 부정\",\"decidedBy\":\"학생지도위원회\",\"decidedOn\":\"2026-02-19\"}")
                .then()
                .statusCode(201);
        sql("""
                insert into resident_number (student_number, key_id, sealed, fingerprint, masked, recorded_by,
                                             recorded_by_name, recorded_at)
                values ($1, 'new', 'x', sha256($1::bytea), '030101-3******', 'x', 'x', now())
                """, student);
        Response answer = asStudent(student).get(OWN + "/pdf");
        answer.then()
                .statusCode(200)
                .contentType("application/pdf")
                .header("Content-Disposition", equalTo("attachment; filename=\"record-sheet.pdf\""));
        assertThat(text(answer.asByteArray()))
                .contains("학적부", student, "김하늘 <b>&", "2003년 1월 1일", "030101-3******")
                .contains("자퇴", "근신", "시험 부정", "학생지도위원회")
                .contains("전적대학 총 60학점 인정", "헌법개론")
                .contains("2026학년도 1학기", "2026학년도 2학기", "B+", "F (재수강)", "평점평균 3.75");
    }

    @Test
    void staff_read_the_records_of_their_department_and_every_look_is_recorded() {
        for (String variant : List.of(path, path + "/pdf")) {
            anonymous().get(variant).then().statusCode(401);
            asStudent(student).get(variant).then().statusCode(403);
            as("PROFESSOR").get(variant).then().statusCode(403);
            asStaffOf(data.department() + 1_000_000, "DEPARTMENT_STAFF")
                    .get(variant)
                    .then()
                    .statusCode(404);
        }
        assertThat(reads()).isZero();
        asStaffOf(data.department(), "DEPARTMENT_STAFF").get(path).then().statusCode(200);
        as("REGISTRAR").get(path + "/pdf").then().statusCode(200);
        assertThat(reads()).isEqualTo(2);
        anonymous().get(OWN).then().statusCode(401);
        anonymous().get(OWN + "/pdf").then().statusCode(401);
        as("REGISTRAR").get(OWN).then().statusCode(403);
        as("REGISTRAR").get(OWN + "/pdf").then().statusCode(403);
        as("REGISTRAR").get("/api/v1/students/00000000/record-sheet").then().statusCode(404);
    }

    @Test
    void an_expulsion_stands_until_it_is_taken_back_with_a_reason() {
        assertThat(expelled()).isFalse();
        int id = record("{\"kind\":\"EXPULSION\",\"title\":\"폭행\",\"decidedBy\":\"총장\",\"decidedOn\":\"2026-02-19\"}")
                .then()
                .statusCode(201)
                .header("ETag", "\"1\"")
                .extract()
                .path("id");
        assertThat(expelled()).isTrue();
        revoke(id, null).then().statusCode(428);
        revoke(id, "\"9\"").then().statusCode(412);
        assertThat(expelled()).isTrue();
        revoke(id, "\"1\"").then().statusCode(200).body("revocation", equalTo("처분 취소 판결"));
        assertThat(expelled()).isFalse();
        revoke(id, "\"2\"").then().statusCode(409);
        asStaffOf(data.department(), "DEPARTMENT_HEAD")
                .get(entries)
                .then()
                .statusCode(200)
                .body("items.kind", contains("EXPULSION"))
                .body("items[0].revocation", equalTo("처분 취소 판결"));
        asStudent(student).get(OWN).then().body("conduct", hasSize(0));
    }

    @Test
    void the_database_itself_keeps_entries_as_they_were_written() {
        int id = record("{\"kind\":\"AWARD\",\"title\":\"상\",\"decidedBy\":\"총장\",\"decidedOn\":\"2026-02-19\"}")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        String takenBack = "revoked_at = now(), revoked_by_name = 'x', revocation = 'x'";
        for (String change : List.of(
                "title = '벌'",
                "kind = 'EXPULSION'",
                "student_number = '00000000'",
                "decided_on = '2020-01-01'",
                "recorded_by_name = 'x'",
                "version = 7",
                takenBack + ", title = '벌'")) {
            assertThatThrownBy(() -> sql("update conduct_entry set " + change + " where id = $1", id))
                    .hasMessageContaining("append-only");
        }
        sql("update conduct_entry set " + takenBack + " where id = $1", id);
        for (String change : List.of(takenBack, "revoked_at = null, revocation = null", "revocation = 'y'")) {
            assertThatThrownBy(() -> sql("update conduct_entry set " + change + " where id = $1", id))
                    .hasMessageContaining("append-only");
        }
        assertThatThrownBy(() -> sql("delete from conduct_entry where id = $1", id))
                .hasMessageContaining("append-only");
    }

    @Test
    void entries_make_sense_and_only_the_office_writes_them() {
        String good = "{\"kind\":\"AWARD\",\"title\":\"상\",\"decidedBy\":\"총장\",\"decidedOn\":\"2026-02-19\"}";
        record(good.replace("2026-02-19", "2999-01-01"))
                .then()
                .statusCode(400)
                .body("violations[0].code", equalTo("CONDUCT_NOT_YET"));
        record(good.replace("}", ",\"from\":\"2026-03-02\",\"to\":\"2026-03-01\"}"))
                .then()
                .statusCode(400)
                .body("violations[0].code", equalTo("CONDUCT_DAYS"));
        record(good.replace("AWARD", "MEDAL")).then().statusCode(400);
        anonymous()
                .contentType("application/json")
                .body(good)
                .post(entries)
                .then()
                .statusCode(401);
        asStaffOf(data.department(), "DEPARTMENT_STAFF")
                .contentType("application/json")
                .body(good)
                .post(entries)
                .then()
                .statusCode(403);
        asStudent(student).get(entries).then().statusCode(403);
        anonymous().get(entries).then().statusCode(401);
        asStaffOf(data.department() + 1_000_000, "DEPARTMENT_STAFF")
                .get(entries)
                .then()
                .statusCode(404);
        as("REGISTRAR")
                .contentType("application/json")
                .header("If-Match", "\"1\"")
                .body("{\"reason\":\"x\"}")
                .post(entries + "/1/revocation")
                .then()
                .statusCode(403);
        anonymous()
                .contentType("application/json")
                .body("{\"reason\":\"x\"}")
                .post(entries + "/1/revocation")
                .then()
                .statusCode(401);
        as("ACADEMIC_AFFAIRS").get(entries).then().statusCode(200).body("items", hasSize(0));
    }

    private void withdraw() {
        LocalDate day = LocalDate.of(2026, 11, 2);
        ChangeOrder order = new ChangeOrder(
                student,
                new StudentChange.Withdrawn(),
                day,
                MovableClock.get().instant(),
                Caller.system("test"),
                "개인 사정",
                null);
        pool.withTransaction(connection -> records.change(connection, order))
                .await()
                .atMost(Duration.ofSeconds(60));
    }

    private boolean expelled() {
        return disciplines.expelled(pool, student).await().atMost(Duration.ofSeconds(60));
    }

    private Response record(String body) {
        return as("REGISTRAR").contentType("application/json").body(body).post(entries);
    }

    private Response revoke(int id, String tag) {
        var request = as("ACADEMIC_AFFAIRS").contentType("application/json").body("{\"reason\":\"처분 취소 판결\"}");
        return (tag == null ? request : request.header("If-Match", tag)).post(entries + "/" + id + "/revocation");
    }

    private long reads() {
        return sql("select count(*) from audit_entry where action = 'RECORD_SHEET_READ' and subject_id = $1", student)
                .getFirst()
                .getLong(0);
    }

    private static String text(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
        }
    }
}
