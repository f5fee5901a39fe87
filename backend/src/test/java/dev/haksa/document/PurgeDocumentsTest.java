package dev.haksa.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dev.haksa.support.HttpTest;
import dev.haksa.support.MovableClock;
import dev.haksa.support.StudentData;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class PurgeDocumentsTest extends HttpTest {
    private static final String DOCUMENTS = "/api/v1/documents";
    private static final String PURGES = "/api/v1/document-purges";
    private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");

    @Inject
    Documents door;

    @ConfigProperty(name = "haksa.files.directory")
    String folder;

    private StudentData data;
    private String student;

    @BeforeEach
    void aStudent() {
        data = new StudentData(this::sql);
        student = data.student("김하늘");
    }

    @Test
    void papers_go_when_four_years_after_graduation_have_passed_and_not_a_day_earlier() {
        LocalDate graduation = LocalDate.now(SEOUL);
        String id = handIn(SampleFiles.pdf());
        String sha = sha(id);
        inApplication(id, true);
        graduated(graduation);
        at(graduation.plusYears(4));
        as("ACADEMIC_AFFAIRS").post(PURGES).then().statusCode(201);
        assertThat(there(id)).isTrue();
        at(graduation.plusYears(4).plusDays(1));
        as("REGISTRAR")
                .get(PURGES + "/candidates?limit=200")
                .then()
                .statusCode(200)
                .body("years", equalTo(4))
                .body("items.id", hasItem(id))
                .body("items.find { it.id == '" + id + "' }.reason", equalTo("GRADUATED"));
        assertThat(there(id)).isTrue();
        int report = as("ACADEMIC_AFFAIRS")
                .post(PURGES)
                .then()
                .statusCode(201)
                .body("asOf", equalTo(graduation.plusYears(4).plusDays(1).toString()))
                .extract()
                .path("id");
        assertThat(there(id)).isFalse();
        assertThat(Path.of(folder).resolve(sha.substring(0, 2)).resolve(sha)).doesNotExist();
        as("AUDITOR").get(PURGES + "?limit=1").then().statusCode(200).body("items[0].id", equalTo(report));
        assertThat(sql("select details from audit_entry where action = 'DOCUMENT_PURGED' and subject_id = $1", id))
                .singleElement()
                .satisfies(row -> assertThat(row.getJsonObject(0).getString("studentNumber"))
                        .isEqualTo(student));
    }

    @Test
    void a_paper_of_a_running_application_stays_whatever_the_date() {
        LocalDate graduation = LocalDate.now(SEOUL);
        String id = handIn(SampleFiles.pdf());
        inApplication(id, false);
        graduated(graduation);
        at(graduation.plusYears(9));
        as("REGISTRAR").get(PURGES + "/candidates?limit=200").then().body("items.id", not(hasItem(id)));
        as("ACADEMIC_AFFAIRS").post(PURGES).then().statusCode(201);
        assertThat(there(id)).isTrue();
    }

    @Test
    void an_unused_paper_goes_after_a_year_but_its_file_stays_while_another_needs_it() {
        byte[] file = SampleFiles.pdf();
        LocalDate today = LocalDate.now(SEOUL);
        String unused = handIn(file);
        String used = handIn(file);
        inApplication(used, true);
        at(today.plusDays(365));
        as("ACADEMIC_AFFAIRS").post(PURGES).then().statusCode(201);
        assertThat(there(unused)).isTrue();
        at(today.plusDays(366));
        as("ACADEMIC_AFFAIRS").post(PURGES).then().statusCode(201);
        assertThat(there(unused)).isFalse();
        assertThat(there(used)).isTrue();
        asStudent(student).get(DOCUMENTS + "/" + used + "/content").then().statusCode(200);
        asStudent(student).get(DOCUMENTS + "/" + unused + "/content").then().statusCode(404);
    }

    @Test
    void the_day_of_graduation_is_kept_by_office_with_tags() {
        String path = "/api/v1/students/" + student + "/document-retention";
        String day = "\"" + LocalDate.now(SEOUL) + "\"";
        state("GRADUATED");
        as("REGISTRAR").get(path).then().statusCode(200).header("ETag", "\"0\"").body("graduatedOn", nullValue());
        put(path, null, day).then().statusCode(428);
        put(path, "\"1\"", day).then().statusCode(412);
        put(path, "\"0\"", day).then().statusCode(200).header("ETag", "\"1\"");
        put(path, "\"1\"", "\"2027-02-31\"").then().statusCode(400);
        as("REGISTRAR")
                .get(path)
                .then()
                .body("graduatedOn", equalTo(LocalDate.now(SEOUL).toString()));
        put(path, "\"1\"", "null").then().statusCode(200).body("graduatedOn", nullValue());
        anonymous().get(path).then().statusCode(401);
        asStudent(student).get(path).then().statusCode(403);
        as("REGISTRAR")
                .get("/api/v1/students/00000000/document-retention")
                .then()
                .statusCode(404);
    }

    @Test
    void only_who_has_graduated_has_a_day_of_graduation_and_only_a_day_that_can_be() {
        String path = "/api/v1/students/" + student + "/document-retention";
        LocalDate today = LocalDate.now(SEOUL);
        for (String state : new String[] {"ENROLLED", "ON_LEAVE", "WITHDRAWN", "DISMISSED", "COMPLETED"}) {
            state(state);
            put(path, "\"0\"", "\"" + today + "\"")
                    .then()
                    .statusCode(422)
                    .body("violations[0].code", equalTo("RETENTION_NOT_GRADUATED"))
                    .body("violations[0].article.key", equalTo("16.4"));
        }
        assertThatThrownBy(() -> sql(
                        "insert into document_retention (student_number, graduated_on) values ($1, $2)",
                        student,
                        today))
                .hasMessageContaining("has not graduated");
        state("GRADUATED");
        put(path, "\"0\"", "\"" + today.plusDays(1) + "\"")
                .then()
                .statusCode(400)
                .body("violations[0].code", equalTo("RETENTION_DAY"));
        put(path, "\"0\"", "\"2026-02-28\"").then().statusCode(400);
        as("REGISTRAR").get(path).then().body("graduatedOn", nullValue());
        put(path, "\"0\"", "\"2026-03-01\"").then().statusCode(200);
    }

    @Test
    void papers_stay_when_it_turns_out_that_the_student_had_not_graduated() {
        LocalDate graduation = LocalDate.now(SEOUL);
        String id = handIn(SampleFiles.pdf());
        inApplication(id, true);
        graduated(graduation);
        state("ENROLLED");
        at(graduation.plusYears(9));
        as("REGISTRAR").get(PURGES + "/candidates?limit=200").then().body("items.id", not(hasItem(id)));
        as("ACADEMIC_AFFAIRS").post(PURGES).then().statusCode(201);
        assertThat(there(id)).isTrue();
    }

    @Test
    void only_the_office_purges() {
        anonymous().post(PURGES).then().statusCode(401);
        anonymous().get(PURGES).then().statusCode(401);
        anonymous().get(PURGES + "/candidates").then().statusCode(401);
        as("REGISTRAR").post(PURGES).then().statusCode(403);
        as("DEPARTMENT_STAFF").get(PURGES).then().statusCode(403);
        asStudent(student).get(PURGES + "/candidates").then().statusCode(403);
        as("ACADEMIC_AFFAIRS").get(PURGES + "?after=nonsense").then().statusCode(400);
    }

    private io.restassured.response.Response put(String path, String tag, String day) {
        var request = as("REGISTRAR").contentType("application/json").body("{\"graduatedOn\":" + day + "}");
        return (tag == null ? request : request.header("If-Match", tag)).put(path);
    }

    private void state(String state) {
        sql("update student set state = $2 where student_number = $1", student, state);
    }

    private void graduated(LocalDate day) {
        state("GRADUATED");
        put("/api/v1/students/" + student + "/document-retention", "\"0\"", "\"" + day + "\"")
                .then()
                .statusCode(200);
    }

    private void inApplication(String id, boolean over) {
        String application = UUID.randomUUID().toString();
        pool.withTransaction(connection -> door.attach(
                                connection, List.of(UUID.fromString(id)), student, "EVIDENCE", application)
                        .chain(() -> over
                                ? door.release(connection, application)
                                : io.smallrye.mutiny.Uni.createFrom().voidItem()))
                .await()
                .atMost(Duration.ofSeconds(60));
    }

    private void at(LocalDate day) {
        MovableClock.get().moveTo(day.atTime(12, 0).atZone(SEOUL).toInstant());
    }

    private boolean there(String id) {
        return !sql("select 1 from document where id = $1", UUID.fromString(id)).isEmpty();
    }

    private String sha(String id) {
        return sql("select sha256 from document where id = $1", UUID.fromString(id))
                .getFirst()
                .getString(0);
    }

    private String handIn(byte[] file) {
        return asStudent(student)
                .contentType("application/pdf")
                .queryParam("fileName", "a.pdf")
                .body(file)
                .post(DOCUMENTS)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }
}
