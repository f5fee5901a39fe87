package dev.haksa.privacy;

import static dev.haksa.privacy.domain.ResidentNumberTest.withCheckDigit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import dev.haksa.privacy.domain.ResidentNumber;
import dev.haksa.privacy.vault.PrivacyConfig;
import dev.haksa.privacy.vault.ResidentNumberVault;
import dev.haksa.privacy.vault.Sealed;
import dev.haksa.support.HttpTest;
import dev.haksa.support.StudentData;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ResidentNumbersTest extends HttpTest {
    private static final String READS = "/api/v1/resident-number-reads";
    private static final String ROTATIONS = "/api/v1/resident-number-rotations";

    @Inject
    ResidentNumberVault vault;

    @Inject
    PrivacyConfig config;

    private StudentData data;
    private String student;
    private String number;
    private String path;

    @BeforeEach
    void aStudentBornIn2003() {
        data = new StudentData(this::sql);
        student = born(data.student("김하늘"));
        number = someNumber("3");
        path = "/api/v1/students/" + student + "/resident-number";
    }

    @Test
    void a_number_is_kept_sealed_and_shown_masked() {
        as("REGISTRAR").get(path).then().statusCode(200).header("ETag", "\"0\"").body("masked", nullValue());
        put(student, "\"0\"", number)
                .then()
                .statusCode(200)
                .header("ETag", "\"1\"")
                .header("Cache-Control", "private, no-store")
                .body("masked", equalTo("030101-3******"));
        as("REGISTRAR").get(path).then().statusCode(200).body("masked", equalTo("030101-3******"));
        asStudent(student)
                .get("/api/v1/students/me/resident-number")
                .then()
                .statusCode(200)
                .body("masked", equalTo("030101-3******"));
        Row row = sql("select * from resident_number where student_number = $1", student)
                .getFirst();
        assertThat(row.getString("key_id")).isEqualTo("new");
        assertThat(row.getBuffer("sealed").toString(StandardCharsets.ISO_8859_1))
                .doesNotContain(number.replace("-", "").substring(6));
        as("REGISTRAR")
                .get("/api/v1/students/" + student + "/particulars")
                .then()
                .body("sex", equalTo("MALE"));
        assertThat(sql("select details::text as told from audit_entry where subject_id = $1", student))
                .isNotEmpty()
                .allSatisfy(entry -> assertThat(entry.getString("told")).doesNotContain(number.substring(7)));
    }

    @Test
    void a_full_number_is_opened_only_with_purpose_and_ground_and_everybody_concerned_sees_it() {
        put(student, "\"0\"", number).then().statusCode(200);
        read("{}").then().statusCode(400);
        read("{\"purpose\":\"CURIOSITY\",\"basis\":\"그냥 궁금해서\"}").then().statusCode(400);
        read("{\"purpose\":\"MILITARY_SERVICE\",\"basis\":\"x\"}").then().statusCode(400);
        assertThat(sql("select 1 from resident_number_read where student_number = $1", student))
                .isEmpty();
        int id = read("{\"purpose\":\"MILITARY_SERVICE\",\"basis\":\"=입영연기 명부 작성\"}")
                .then()
                .statusCode(201)
                .header("Cache-Control", "private, no-store")
                .body("residentNumber", equalTo(number))
                .extract()
                .path("read.id");
        asStudent(student)
                .get("/api/v1/students/me/resident-number/reads")
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].purpose", equalTo("MILITARY_SERVICE"))
                .body("items[0].readerName", equalTo("Test ACADEMIC_AFFAIRS"));
        as("AUDITOR")
                .get(READS + "?count=true&studentNumber=" + student)
                .then()
                .statusCode(200)
                .body("count", equalTo(1))
                .body("items[0].id", equalTo(id))
                .body("items[0].basis", equalTo("=입영연기 명부 작성"));
        as("AUDITOR")
                .get(READS + "?to=2020-01-01&studentNumber=" + student)
                .then()
                .body("items", hasSize(0));
        String csv = as("DEAN")
                .get(READS + "/csv?studentNumber=" + student)
                .then()
                .statusCode(200)
                .contentType("text/csv")
                .extract()
                .asString();
        assertThat(csv.lines()).hasSize(2);
        assertThat(csv).contains(student, "'=입영연기").doesNotContain(number.substring(7));
        assertThatThrownBy(() -> sql("update resident_number_read set basis = '다른 근거' where id = $1", id))
                .hasMessageContaining("append-only");
        assertThatThrownBy(() -> sql("delete from resident_number_read where id = $1", id))
                .hasMessageContaining("append-only");
    }

    @Test
    void the_log_goes_on_over_pages_also_in_the_export() {
        put(student, "\"0\"", number).then().statusCode(200);
        sql("""
                insert into resident_number_read (student_number, at, reader_id, reader_name, reader_roles, purpose, basis)
                select $1, now(), 'x', 'x', 'x', 'LEGAL_DUTY', 'number ' || n from generate_series(1, 450) as n
                """, student);
        Response first = as("AUDITOR").get(READS + "?limit=200&studentNumber=" + student);
        first.then().body("items", hasSize(200));
        assertThat(first.header("Link")).contains("rel=\"next\"");
        as("AUDITOR")
                .get(READS + "?limit=200&studentNumber=" + student + "&after=" + first.path("next"))
                .then()
                .body("items[0].basis", equalTo("number 250"));
        assertThat(as("AUDITOR")
                        .get(READS + "/csv?studentNumber=" + student)
                        .asString()
                        .lines())
                .hasSize(451);
    }

    @Test
    void refuses_what_does_not_agree_and_keeps_what_there_is() {
        put(student, "\"0\"", number).then().statusCode(200);
        put(student, "\"1\"", "030101-123")
                .then()
                .statusCode(400)
                .body("violations[0].code", equalTo("RESIDENT_NUMBER"));
        put(student, "\"1\"", withCheckDigit("030102400000", false))
                .then()
                .statusCode(400)
                .body("violations.code", hasItems("RESIDENT_NUMBER_BIRTH_DATE", "RESIDENT_NUMBER_SEX"));
        String wrong = number.substring(0, 13) + (number.charAt(13) == '9' ? '0' : (char) (number.charAt(13) + 1));
        put(student, "\"1\"", wrong)
                .then()
                .statusCode(400)
                .body("violations[0].code", equalTo("RESIDENT_NUMBER_CHECK_DIGIT"))
                .body("violations[0].pointer", equalTo("/residentNumber"));
        put(student, "\"0\"", someNumber("3")).then().statusCode(412);
        put(student, null, someNumber("3")).then().statusCode(428);
        read("{\"purpose\":\"IDENTITY_CHECK\",\"basis\":\"본인 확인\"}").then().body("residentNumber", equalTo(number));
        as("REGISTRAR")
                .contentType("application/json")
                .header("If-Match", "\"1\"")
                .body("{\"residentNumber\":\"" + wrong + "\",\"issuedSinceOctober2020\":true}")
                .put(path)
                .then()
                .statusCode(200)
                .header("ETag", "\"2\"");
        assertThat(sql("select masked from resident_number_history where student_number = $1 order by id", student))
                .extracting(row -> row.getString(0))
                .containsExactly(null, "030101-3******");
    }

    @Test
    void nobody_has_the_number_of_somebody_else() {
        put(student, "\"0\"", number).then().statusCode(200);
        String other = born(data.student("남"));
        put(other, "\"0\"", number).then().statusCode(409).body("violations[0].code", equalTo("RESIDENT_NUMBER_TAKEN"));
        put(student, "\"1\"", number).then().statusCode(200);
        assertThat(sql("select 1 from resident_number where student_number = $1", other))
                .isEmpty();
    }

    @Test
    void a_sealed_number_opens_only_in_the_row_of_its_student() {
        ResidentNumber plain = ResidentNumber.parse(number).orElseThrow();
        Sealed sealed = vault.seal(plain, student);
        assertThat(vault.open(sealed, student)).isEqualTo(plain);
        assertThatThrownBy(() -> vault.open(sealed, "00000000")).isInstanceOf(IllegalStateException.class);
        byte[] changed = sealed.bytes().clone();
        changed[20] ^= 1;
        assertThatThrownBy(() -> vault.open(new Sealed("new", changed), student))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> vault.open(new Sealed("old", sealed.bytes()), student))
                .isInstanceOf(IllegalStateException.class);
        assertThat(vault.seal(plain, student).bytes()).isNotEqualTo(sealed.bytes());
    }

    @Test
    void a_rotation_seals_everything_with_the_active_key_and_counts_what_does_not_open() {
        put(student, "\"0\"", number).then().statusCode(200);
        Sealed old = underOldKey(ResidentNumber.parse(number).orElseThrow());
        sql(
                "update resident_number set key_id = 'old', sealed = $2 where student_number = $1",
                student,
                Buffer.buffer(old.bytes()));
        String broken = born(data.student("남"));
        put(broken, "\"0\"", someNumber("3")).then().statusCode(200);
        sql("update resident_number set key_id = 'lost' where student_number = $1", broken);
        as("ADMIN")
                .post(ROTATIONS)
                .then()
                .statusCode(201)
                .body("toKey", equalTo("new"))
                .body("reencrypted", equalTo(1))
                .body("failed", equalTo(1))
                .body("remaining", equalTo(1));
        assertThat(sql("select key_id from resident_number where student_number = $1", student)
                        .getFirst()
                        .getString(0))
                .isEqualTo("new");
        read("{\"purpose\":\"IDENTITY_CHECK\",\"basis\":\"본인 확인\"}").then().body("residentNumber", equalTo(number));
        sql("delete from resident_number where student_number = $1", broken);
        as("ACADEMIC_AFFAIRS").post(ROTATIONS).then().statusCode(201).body("reencrypted", equalTo(0));
        anonymous().post(ROTATIONS).then().statusCode(401);
        as("REGISTRAR").post(ROTATIONS).then().statusCode(403);
    }

    @Test
    void rows_that_are_malformed_do_not_end_a_rotation_and_are_named_in_the_audit() {
        String cut = born(data.student("가"));
        String noNumber = born(data.student("나"));
        ResidentNumberVault old = oldVault();
        put(cut, "\"0\"", someNumber("3")).then().statusCode(200);
        put(noNumber, "\"0\"", someNumber("3")).then().statusCode(200);
        put(student, "\"0\"", number).then().statusCode(200);
        sql("update resident_number set key_id = 'old', sealed = 'x' where student_number = $1", cut);
        sql(
                "update resident_number set key_id = 'old', sealed = $2 where student_number = $1",
                noNumber,
                Buffer.buffer(old.seal(ResidentNumber.parse(number).orElseThrow(), student)
                        .bytes()));
        sql(
                "update resident_number set key_id = 'old', sealed = $2 where student_number = $1",
                student,
                Buffer.buffer(old.seal(ResidentNumber.parse(number).orElseThrow(), student)
                        .bytes()));
        int id = as("ADMIN")
                .post(ROTATIONS)
                .then()
                .statusCode(201)
                .body("reencrypted", equalTo(1))
                .body("failed", equalTo(2))
                .body("remaining", equalTo(2))
                .extract()
                .path("id");
        assertThat(id).isPositive();
        assertThat(
                        sql("select details from audit_entry where action = 'RESIDENT_NUMBERS_REENCRYPTED' order by id desc limit 1")
                                .getFirst()
                                .getJsonObject(0)
                                .getJsonArray("failedStudents"))
                .containsExactlyInAnyOrder(cut, noNumber);
        sql("delete from resident_number where student_number in ($1, $2)", cut, noNumber);
        as("ADMIN")
                .post(ROTATIONS)
                .then()
                .statusCode(201)
                .body("failed", equalTo(0))
                .body("remaining", equalTo(0));
    }

    @Test
    void only_the_office_sees_numbers_and_only_those_who_watch_see_the_log() {
        put(student, "\"0\"", number).then().statusCode(200);
        anonymous().get(path).then().statusCode(401);
        asStaffOf(data.department(), "DEPARTMENT_STAFF").get(path).then().statusCode(403);
        asStudent(student).get(path).then().statusCode(403);
        String purpose = "{\"purpose\":\"IDENTITY_CHECK\",\"basis\":\"본인 확인\"}";
        asStudent(student)
                .contentType("application/json")
                .body(purpose)
                .post(path + "/reads")
                .then()
                .statusCode(403);
        anonymous()
                .contentType("application/json")
                .body(purpose)
                .post(path + "/reads")
                .then()
                .statusCode(401);
        asStaffOf(data.department(), "DEPARTMENT_HEAD")
                .contentType("application/json")
                .body(purpose)
                .post(path + "/reads")
                .then()
                .statusCode(403);
        as("REGISTRAR").get("/api/v1/students/00000000/resident-number").then().statusCode(404);
        anonymous().get(READS).then().statusCode(401);
        as("ACADEMIC_AFFAIRS").get(READS).then().statusCode(403);
        as("ACADEMIC_AFFAIRS").get(READS + "/csv").then().statusCode(403);
        asStudent(student).get(READS).then().statusCode(403);
        as("REGISTRAR").get("/api/v1/students/me/resident-number").then().statusCode(403);
        anonymous().get("/api/v1/students/me/resident-number/reads").then().statusCode(401);
        asStudent(data.student("남"))
                .get("/api/v1/students/me/resident-number/reads")
                .then()
                .statusCode(200)
                .body("items", hasSize(0));
    }

    @Test
    void students_say_where_they_live_and_object_and_only_the_office_sets_the_sex() {
        String own = "/api/v1/students/me/particulars";
        String office = "/api/v1/students/" + student + "/particulars";
        asStudent(student)
                .get(own)
                .then()
                .statusCode(200)
                .header("ETag", "\"0\"")
                .body("sex", nullValue());
        particulars(asStudent(student), own, "\"0\"", "\"objectsToDisclosure\":true")
                .then()
                .statusCode(200)
                .body("province", equalTo("JEJU"))
                .body("objectsToDisclosure", equalTo(true));
        particulars(asStudent(student), own, "\"0\"", "\"objectsToDisclosure\":true")
                .then()
                .statusCode(412);
        particulars(asStudent(student), own, "\"1\"", "\"objectsToDisclosure\":true,\"sex\":\"MALE\"")
                .then()
                .statusCode(400);
        particulars(as("REGISTRAR"), office, "\"1\"", "\"sex\":\"FEMALE\"")
                .then()
                .statusCode(200)
                .body("sex", equalTo("FEMALE"))
                .body("objectsToDisclosure", equalTo(true));
        anonymous().get(own).then().statusCode(401);
        as("REGISTRAR").get(own).then().statusCode(403);
        asStudent(student).get(office).then().statusCode(403);
        anonymous().get(office).then().statusCode(401);
        as("REGISTRAR").get("/api/v1/students/00000000/particulars").then().statusCode(404);
    }

    private Response particulars(
            io.restassured.specification.RequestSpecification who, String where, String tag, String more) {
        return who.contentType("application/json")
                .header("If-Match", tag)
                .body("{\"province\":\"JEJU\",\"mobile\":\"010-1234-5678\"," + more + "}")
                .put(where);
    }

    private Response put(String who, String tag, String text) {
        var request = as("REGISTRAR").contentType("application/json").body("{\"residentNumber\":\"" + text + "\"}");
        return (tag == null ? request : request.header("If-Match", tag))
                .put("/api/v1/students/" + who + "/resident-number");
    }

    private Response read(String body) {
        return as("ACADEMIC_AFFAIRS").contentType("application/json").body(body).post(path + "/reads");
    }

    private String born(String who) {
        sql("update student set birth_date = $2 where student_number = $1", who, LocalDate.of(2003, 1, 1));
        return who;
    }

    private static String someNumber(String mark) {
        return withCheckDigit(
                "030101" + mark + "%05d".formatted(ThreadLocalRandom.current().nextInt(100_000)), false);
    }

    private Sealed underOldKey(ResidentNumber plain) {
        return oldVault().seal(plain, student);
    }

    private ResidentNumberVault oldVault() {
        return new ResidentNumberVault(
                config.keys().orElseThrow(),
                Optional.of("old"),
                config.hashKey().orElseThrow());
    }
}
