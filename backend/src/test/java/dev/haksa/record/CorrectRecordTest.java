package dev.haksa.record;

import static dev.haksa.privacy.domain.ResidentNumberTest.withCheckDigit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import dev.haksa.change.ApprovedChange;
import dev.haksa.change.ChangeAssessment;
import dev.haksa.change.ChangeDraft;
import dev.haksa.change.ChangeKind;
import dev.haksa.change.ChangeMoment;
import dev.haksa.change.ChangeState;
import dev.haksa.change.Channel;
import dev.haksa.change.Consequence;
import dev.haksa.record.correction.CorrectionHandler;
import dev.haksa.regulation.Violation;
import dev.haksa.shared.problem.ProblemException;
import dev.haksa.shared.security.Caller;
import dev.haksa.shared.time.Times;
import dev.haksa.support.HttpTest;
import dev.haksa.support.StudentData;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class CorrectRecordTest extends HttpTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 2);

    @Inject
    CorrectionHandler handler;

    private StudentData data;
    private String student;

    @BeforeEach
    void aStudentBornIn2003() {
        data = new StudentData(this::sql);
        student = data.student("김하눌");
        sql("update student set birth_date = $2 where student_number = $1", student, LocalDate.of(2003, 1, 1));
    }

    @Test
    void name_and_birth_date_are_corrected_and_what_was_before_is_kept() {
        JsonObject details = new JsonObject().put("name", "김하늘").put("birthDate", "2003-01-02");
        ChangeAssessment assessed = assess(details);
        assertThat(assessed.violations()).isEmpty();
        assertThat(assessed.consequences())
                .extracting(Consequence::code)
                .containsExactly("RECORD_CORRECTED", "STUDENT_CARD_NEW_NAME");
        assertThat(name()).isEqualTo("김하눌");
        carryOut(details);
        asStudent(student)
                .get("/api/v1/students/me/record-sheet")
                .then()
                .statusCode(200)
                .body("person.name", equalTo("김하늘"))
                .body("person.birthDate", equalTo("2003-01-02"))
                .body("changes[0].kind", equalTo("CORRECTED"))
                .body("changes[0].before.name", equalTo("김하눌"))
                .body("changes[0].before.birthDate", equalTo("2003-01-01"))
                .body("changes[0].after.name", equalTo("김하늘"))
                .body("corrections.field", contains("NAME", "BIRTH_DATE"))
                .body("corrections.correctedOn", contains("2026-11-02", "2026-11-02"))
                .body("corrections.before", contains("김하눌", "2003-01-01"))
                .body("corrections.after", contains("김하늘", "2003-01-02"));
        assertThat(text(asStudent(student).get("/api/v1/students/me/record-sheet/pdf")))
                .contains("학적부 정정", "2026년 11월 2일", "김하눌", "2003년 1월 1일", "2003년 1월 2일");
        carryOut(new JsonObject().put("name", "김하나"));
        asStudent(student)
                .get("/api/v1/students/me/record-sheet")
                .then()
                .body("corrections.after", contains("김하늘", "2003-01-02", "김하나"));
    }

    @Test
    void a_record_that_was_never_corrected_says_nothing_of_corrections() {
        asStudent(student)
                .get("/api/v1/students/me/record-sheet")
                .then()
                .statusCode(200)
                .body("corrections", hasSize(0));
        assertThat(text(asStudent(student).get("/api/v1/students/me/record-sheet/pdf")))
                .doesNotContain("학적부 정정");
    }

    @Test
    void what_a_number_was_is_shown_masked_to_staff_who_say_what_for() {
        as("REGISTRAR")
                .contentType("application/json")
                .header("If-Match", "\"0\"")
                .body("{\"residentNumber\":\"" + someNumber("030101") + "\"}")
                .put("/api/v1/students/" + student + "/resident-number")
                .then()
                .statusCode(200);
        String after = someNumber("030102");
        carryOut(new JsonObject()
                .put("birthDate", "2003-01-02")
                .put("residentNumberProposal", propose(after).<String>path("id")));
        String path = "/api/v1/students/" + student + "/resident-number/history-reads";
        String body = "{\"purpose\":\"RECORD_CORRECTION\",\"basis\":\"정정 이력 확인\"}";
        history(anonymous(), path, body).then().statusCode(401);
        history(asStudent(student), path, body).then().statusCode(403);
        history(asStaffOf(data.department(), "DEPARTMENT_HEAD"), path, body)
                .then()
                .statusCode(403);
        history(as("REGISTRAR"), path, "{\"purpose\":\"RECORD_CORRECTION\"}")
                .then()
                .statusCode(400);
        history(as("REGISTRAR"), "/api/v1/students/00000000/resident-number/history-reads", body)
                .then()
                .statusCode(404);
        String shown = history(as("REGISTRAR"), path, body)
                .then()
                .statusCode(201)
                .header("Cache-Control", "private, no-store")
                .body("items.maskedAfter", contains("030102-3******", "030101-3******"))
                .body("items[0].masked", equalTo("030101-3******"))
                .body("items[0].source", startsWith("record-change/"))
                .body("read.subject", equalTo("HISTORY"))
                .extract()
                .asString();
        assertThat(shown).doesNotContain(after.substring(7));
        asStudent(student)
                .get("/api/v1/students/me/resident-number/reads")
                .then()
                .body("items.subject", contains("HISTORY"))
                .body("items.basis", contains("정정 이력 확인"));
        assertThat(sql(
                        "select details from audit_entry where action = 'RESIDENT_NUMBER_CORRECTED' and subject_id = $1",
                        student))
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.getJsonObject(0).getString("before")).isEqualTo("030101-3******");
                    assertThat(row.getJsonObject(0).getString("after")).isEqualTo("030102-3******");
                });
    }

    @Test
    void a_resident_number_is_corrected_without_being_in_the_application() {
        String before = someNumber("030101");
        String after = someNumber("030102");
        as("REGISTRAR")
                .contentType("application/json")
                .header("If-Match", "\"0\"")
                .body("{\"residentNumber\":\"" + before + "\"}")
                .put("/api/v1/students/" + student + "/resident-number")
                .then()
                .statusCode(200);
        String proposal = propose(after).then().statusCode(201).extract().path("id");
        JsonObject alone = new JsonObject().put("residentNumberProposal", proposal);
        assertThat(assess(alone).violations())
                .extracting(Violation::code)
                .containsExactly("CORRECTION_NUMBER_DISAGREES");
        JsonObject both = alone.copy().put("birthDate", "2003-01-02");
        assertThat(assess(both).violations()).isEmpty();
        carryOut(both);
        as("ACADEMIC_AFFAIRS")
                .contentType("application/json")
                .body("{\"purpose\":\"RECORD_CORRECTION\",\"basis\":\"정정 확인\"}")
                .post("/api/v1/students/" + student + "/resident-number/reads")
                .then()
                .statusCode(201)
                .body("residentNumber", equalTo(after));
        assertThat(sql(
                        "select masked, masked_after, source from resident_number_history where student_number = $1 and source <> 'office'",
                        student))
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.getString("masked")).isEqualTo("030101-3******");
                    assertThat(row.getString("masked_after")).isEqualTo("030102-3******");
                    assertThat(row.getString("source")).startsWith("record-change/");
                });
        assertThat(sql("select 1 from resident_number_proposal where student_number = $1", student))
                .isEmpty();
        assertThatThrownBy(
                        () -> sql("update resident_number_history set masked = 'x' where student_number = $1", student))
                .hasMessageContaining("append-only");
        assertThatThrownBy(() -> sql("delete from resident_number_history where student_number = $1", student))
                .hasMessageContaining("append-only");
        sql("update resident_number_history set key_id = key_id where student_number = $1", student);
    }

    @Test
    void a_birth_date_is_not_corrected_against_the_resident_number_on_record() {
        as("REGISTRAR")
                .contentType("application/json")
                .header("If-Match", "\"0\"")
                .body("{\"residentNumber\":\"" + someNumber("030101") + "\"}")
                .put("/api/v1/students/" + student + "/resident-number")
                .then()
                .statusCode(200);
        assertThat(assess(new JsonObject().put("birthDate", "2003-01-02")).violations())
                .singleElement()
                .satisfies(violation -> {
                    assertThat(violation.code()).isEqualTo("CORRECTION_NUMBER_CONTRADICTS");
                    assertThat(violation.facts())
                            .containsEntry("masked", "030101-3******")
                            .containsEntry("ofNumber", LocalDate.of(2003, 1, 1))
                            .containsEntry("birthDate", LocalDate.of(2003, 1, 2));
                });
        assertThat(assess(new JsonObject().put("name", "김하늘")).violations()).isEmpty();
        sql("update student set birth_date = '2003-02-01' where student_number = $1", student);
        assertThat(assess(new JsonObject().put("birthDate", "2003-01-01")).violations())
                .isEmpty();
    }

    @Test
    void a_number_of_another_student_and_a_proposal_for_another_are_refused() {
        String number = someNumber("030101");
        String other = data.student("남");
        as("REGISTRAR")
                .contentType("application/json")
                .header("If-Match", "\"0\"")
                .body("{\"residentNumber\":\"" + number + "\"}")
                .put("/api/v1/students/" + other + "/resident-number")
                .then()
                .statusCode(200);
        String taken = propose(number).path("id");
        JsonObject details = new JsonObject().put("residentNumberProposal", taken);
        assertThat(assess(details).violations()).isEmpty();
        assertThat(assess(details, ChangeMoment.Stage.SUBMISSION).violations()).isEmpty();
        assertThat(assess(details, ChangeMoment.Stage.APPROVAL).violations())
                .extracting(Violation::code)
                .containsExactly("CORRECTION_NUMBER_TAKEN");
        asStudent(student)
                .contentType("application/json")
                .body(java.util.Map.of("kind", "RECORD_CORRECTION", "reason", "오기", "details", details.getMap()))
                .post("/api/v1/students/me/record-changes/preview")
                .then()
                .body(not(containsString("TAKEN")));
        assertThatThrownBy(() -> carryOut(new JsonObject().put("residentNumberProposal", taken)))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("RESIDENT_NUMBER_TAKEN");
        String foreign = as("REGISTRAR")
                .contentType("application/json")
                .body("{\"residentNumber\":\"" + someNumber("030101") + "\"}")
                .post("/api/v1/students/" + other + "/resident-number/proposals")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        assertThatThrownBy(() -> assess(new JsonObject().put("residentNumberProposal", foreign)))
                .hasMessageContaining("CORRECTION_PROPOSAL");
    }

    @Test
    void what_changes_nothing_or_cannot_be_read_is_refused_with_all_reasons() {
        assertThat(assess(new JsonObject().put("name", "김하눌").put("birthDate", "2003-01-01"))
                        .violations())
                .extracting(Violation::code)
                .containsExactly("CORRECTION_CHANGES_NOTHING");
        assertThat(assess(new JsonObject().put("birthDate", "2999-01-01")).violations())
                .extracting(Violation::code)
                .containsExactly("CORRECTION_BORN_LATER");
        assertThatThrownBy(() -> assess(new JsonObject())).hasMessageContaining("CORRECTION_EMPTY");
        assertThatThrownBy(() -> assess(new JsonObject()
                        .put("name", " ")
                        .put("birthDate", "어제")
                        .put("residentNumber", "030101-3000000")
                        .put("residentNumberProposal", "x")))
                .hasMessageContaining("CORRECTION_NAME")
                .hasMessageContaining("CORRECTION_BIRTH_DATE")
                .hasMessageContaining("CORRECTION_UNKNOWN")
                .hasMessageContaining("CORRECTION_PROPOSAL");
    }

    @Test
    void a_proposal_is_forgotten_with_its_application() {
        String proposal = propose(someNumber("030101")).path("id");
        ChangeDraft draft = draft(new JsonObject().put("residentNumberProposal", proposal));
        pool.withTransaction(connection -> handler.abandoned(connection, 1, draft, ChangeState.REJECTED, Instant.now()))
                .await()
                .atMost(Duration.ofSeconds(60));
        assertThat(sql("select 1 from resident_number_proposal where student_number = $1", student))
                .isEmpty();
    }

    @Test
    void proposals_are_recorded_and_students_make_only_some_a_day() {
        for (int i = 0; i < 5; i++) {
            propose(someNumber("030101")).then().statusCode(201);
        }
        int wait = Integer.parseInt(
                propose(someNumber("030101")).then().statusCode(429).extract().header("Retry-After"));
        assertThat(wait).isBetween(1, 86_400);
        assertThat(sql("select 1 from resident_number_proposal where student_number = $1", student))
                .hasSize(5);
        assertThat(sql(
                        "select details from audit_entry where action = 'RESIDENT_NUMBER_PROPOSED' and subject_id = $1",
                        student))
                .hasSize(5)
                .allSatisfy(row ->
                        assertThat(row.getJsonObject(0).getString("masked")).isEqualTo("030101-3******"));
        sql("update daily_quota set day = day - 1 where who = $1", "student/" + student);
        propose(someNumber("030101")).then().statusCode(201);
    }

    @Test
    void numbers_are_proposed_by_the_student_and_the_office_only() {
        String office = "/api/v1/students/" + student + "/resident-number/proposals";
        String own = "/api/v1/students/me/resident-number/proposals";
        String body = "{\"residentNumber\":\"" + someNumber("030101") + "\"}";
        propose("030101-1").then().statusCode(400).body("violations[0].code", equalTo("RESIDENT_NUMBER"));
        anonymous().contentType("application/json").body(body).post(own).then().statusCode(401);
        anonymous()
                .contentType("application/json")
                .body(body)
                .post(office)
                .then()
                .statusCode(401);
        as("REGISTRAR")
                .contentType("application/json")
                .body(body)
                .post(own)
                .then()
                .statusCode(403);
        asStudent(student)
                .contentType("application/json")
                .body(body)
                .post(office)
                .then()
                .statusCode(403);
        as("REGISTRAR")
                .contentType("application/json")
                .body(body)
                .post("/api/v1/students/00000000/resident-number/proposals")
                .then()
                .statusCode(404);
        assertThat(sql("select 1 from resident_number_proposal where student_number = $1", student))
                .isEmpty();
        propose(someNumber("030101")).then().statusCode(201).body("masked", equalTo("030101-3******"));
    }

    private static Response history(io.restassured.specification.RequestSpecification who, String path, String body) {
        return who.contentType("application/json").body(body).post(path);
    }

    private static String text(Response pdf) {
        try (PDDocument document = Loader.loadPDF(pdf.asByteArray())) {
            return new PDFTextStripper().getText(document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Response propose(String number) {
        return asStudent(student)
                .contentType("application/json")
                .body("{\"residentNumber\":\"" + number + "\"}")
                .post("/api/v1/students/me/resident-number/proposals");
    }

    private ChangeAssessment assess(JsonObject details) {
        return assess(details, ChangeMoment.Stage.PREVIEW);
    }

    private ChangeAssessment assess(JsonObject details, ChangeMoment.Stage stage) {
        Instant now = Instant.now();
        ChangeMoment moment = new ChangeMoment(now, Times.day(now), stage, Caller.system("test"));
        return pool.withTransaction(connection -> handler.assess(connection, draft(details), moment))
                .await()
                .atMost(Duration.ofSeconds(60));
    }

    private void carryOut(JsonObject details) {
        ApprovedChange change = new ApprovedChange(
                ThreadLocalRandom.current().nextInt(1, 1_000_000), draft(details), DAY, Caller.system("test"));
        pool.withTransaction(connection -> handler.carryOut(connection, change, Instant.now()))
                .await()
                .atMost(Duration.ofSeconds(60));
    }

    private ChangeDraft draft(JsonObject details) {
        return new ChangeDraft(
                ChangeKind.RECORD_CORRECTION, student, Channel.values()[0], DAY, "잘못 적힘", details, List.of());
    }

    private String name() {
        return sql("select name from student where student_number = $1", student)
                .getFirst()
                .getString(0);
    }

    private static String someNumber(String birth) {
        return withCheckDigit(
                birth + "3" + "%05d".formatted(ThreadLocalRandom.current().nextInt(100_000)), false);
    }
}
