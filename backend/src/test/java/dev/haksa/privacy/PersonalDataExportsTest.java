package dev.haksa.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.haksa.shared.problem.ProblemException;
import dev.haksa.shared.security.Caller;
import dev.haksa.support.HttpTest;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
class PersonalDataExportsTest extends HttpTest {
    private static final String PATH = "/api/v1/personal-data-exports";
    private static final Instant AT = Instant.parse("2024-03-11T01:20:00Z");

    @Inject
    PersonalDataExports exports;

    private final String exporter = UUID.randomUUID().toString();

    @Test
    void an_export_is_kept_with_purpose_count_and_selection() {
        record(ExportKind.PHOTO_ARCHIVE, "학생증 발급 사진 확인", 21);
        for (String role : List.of("AUDITOR", "ACADEMIC_AFFAIRS")) {
            as(role).get(PATH + "?count=true&exporterId=" + exporter)
                    .then()
                    .statusCode(200)
                    .header("Cache-Control", "private, no-store")
                    .body("count", equalTo(1))
                    .body("items[0].kind", equalTo("PHOTO_ARCHIVE"))
                    .body("items[0].at", equalTo("2024-03-11T01:20:00Z"))
                    .body("items[0].purpose", equalTo("학생증 발급 사진 확인"))
                    .body("items[0].count", equalTo(21))
                    .body("items[0].criteria.department", contains(15, 16))
                    .body("items[0].exporterName", equalTo("최학과"))
                    .body("items[0].exporterRoles", equalTo("DEPARTMENT_HEAD DEPARTMENT_STAFF"))
                    .body("items[0].correlationId", equalTo("c-1"));
        }
    }

    @Test
    void the_log_is_narrowed_by_kind_and_days_and_read_in_pages() {
        IntStream.range(0, 5).forEach(i -> record(ExportKind.PHOTO_ALBUM, "게시판 부착용 " + i, i));
        record(ExportKind.PHOTO_REGISTER_CSV, "명단 확인용", 3);
        String own = PATH + "?exporterId=" + exporter;
        as("AUDITOR").get(own + "&kind=PHOTO_REGISTER_CSV").then().body("items.count", contains(3));
        as("AUDITOR")
                .get(own + "&kind=PHOTO_REGISTER_CSV&kind=PHOTO_ALBUM&from=2024-03-11&to=2024-03-11")
                .then()
                .body("items", hasSize(6));
        as("AUDITOR").get(own + "&to=2024-03-10").then().body("items", hasSize(0));
        as("AUDITOR").get(own + "&from=2024-03-12").then().body("items", hasSize(0));
        Response first = as("AUDITOR").get(own + "&kind=PHOTO_ALBUM&limit=2");
        first.then().body("items.count", contains(4, 3));
        assertThat(first.header("Link")).contains("rel=\"next\"");
        as("AUDITOR")
                .get(own + "&kind=PHOTO_ALBUM&limit=2&after=" + first.path("next"))
                .then()
                .body("items.count", contains(2, 1));
        as("AUDITOR").get(own + "&kind=NOTHING").then().statusCode(400);
    }

    @Test
    void the_log_leaves_as_a_table_too_which_is_audited() {
        record(ExportKind.CARD_ROSTER, "=명단 전송, \"교학2팀\"", 60);
        String csv = as("AUDITOR")
                .get(PATH + "/csv?exporterId=" + exporter)
                .then()
                .statusCode(200)
                .contentType("text/csv")
                .extract()
                .asString();
        assertThat(csv).startsWith("\uFEFFid,at,kind").contains("\"'=명단 전송, \"\"교학2팀\"\"\"", ",60,");
        assertThat(csv.lines()).hasSize(2);
        assertThat(sql(
                        "select 1 from audit_entry where action = 'PERSONAL_DATA_EXPORTS_EXPORTED' and subject_id = $1",
                        exporter))
                .hasSize(1);
    }

    @Test
    void wide_signs_begin_no_formula_either() {
        record(ExportKind.PHOTO_REGISTER_XLSX, "＝1+1 명단", 3);
        assertThat(as("AUDITOR").get(PATH + "/csv?exporterId=" + exporter).asString())
                .contains("'＝1+1 명단");
    }

    @Test
    void nobody_changes_the_log() {
        record(ExportKind.PHOTO_REGISTER_XLSX, "명단 확인용", 3);
        assertThatThrownBy(() -> sql("update personal_data_export set persons = 0 where exporter_id = $1", exporter))
                .hasMessageContaining("append-only");
        assertThatThrownBy(() -> sql("delete from personal_data_export where exporter_id = $1", exporter))
                .hasMessageContaining("append-only");
    }

    @Test
    void only_those_who_watch_over_it_read_the_log() {
        anonymous().get(PATH).then().statusCode(401);
        anonymous().get(PATH + "/csv").then().statusCode(401);
        for (String role : List.of("STUDENT", "DEPARTMENT_STAFF", "ADMIN")) {
            as(role).get(PATH).then().statusCode(403);
            as(role).get(PATH + "/csv").then().statusCode(403);
        }
    }

    @Test
    void a_purpose_has_five_to_three_hundred_characters() {
        assertThat(PersonalDataExports.purpose("  명단 확인 \n")).isEqualTo("명단 확인");
        assertThatCode(() -> PersonalDataExports.purpose("가".repeat(300))).doesNotThrowAnyException();
        for (String wrong : new String[] {null, "", "     ", "확인용 ", "가".repeat(301)}) {
            assertThatThrownBy(() -> PersonalDataExports.purpose(wrong)).isInstanceOf(ProblemException.class);
        }
    }

    private void record(ExportKind kind, String purpose, int count) {
        Caller caller =
                new Caller(exporter, "최학과", Set.of("DEPARTMENT_STAFF", "DEPARTMENT_HEAD"), Set.of(15), null, "c-1");
        Export export = new Export(kind, purpose, count, Map.of("department", List.of(15, 16)), caller, AT);
        pool.withTransaction(connection -> exports.record(connection, export))
                .await()
                .atMost(Duration.ofSeconds(30));
    }
}
