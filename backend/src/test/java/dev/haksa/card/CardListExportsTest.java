package dev.haksa.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.startsWith;

import dev.haksa.shared.i18n.Language;
import dev.haksa.shared.security.Caller;
import dev.haksa.shared.table.TableFormat;
import dev.haksa.support.Eventually;
import dev.haksa.support.HeldLock;
import dev.haksa.support.StudentData;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.smallrye.mutiny.subscription.Cancellable;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class CardListExportsTest extends CardBase {
    @Inject
    CardListExports exports;

    @Inject
    CardListWork work;

    private String purpose;

    @BeforeEach
    void a_purpose_of_its_own() {
        purpose = "내부결재 보고 " + UUID.randomUUID();
    }

    @Test
    void a_department_takes_its_roster_before_it_is_sent() {
        campaign();
        String fresh = studentWithPhoto();
        set(fresh, "name", "=김하늘");
        String older = studentWithPhoto();
        set(older, "entrance_year", 2024);
        student();
        build();
        Response response = korean(Set.of(department.department()), "DEPARTMENT_STAFF")
                .queryParam("purpose", purpose)
                .get(rosters() + "/export.csv");
        response.then()
                .statusCode(200)
                .contentType(startsWith("text/csv"))
                .header("Cache-Control", "private, no-store")
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Disposition", allOf(containsString(".csv"), containsString("filename*=UTF-8''")));
        assertThat(response.asByteArray()).startsWith(0xEF, 0xBB, 0xBF);
        List<String> lines = lines(response);
        assertThat(lines).hasSize(3);
        assertThat(lines.getFirst()).isEqualTo("번호,구분,학과,전공,학년,학번,성명,신청방법,사진,진행상태");
        assertThat(lines).anyMatch(line -> line.contains(",신입생,") && line.endsWith(fresh + ",'=김하늘,모바일,미확인,"));
        assertThat(lines).anyMatch(line -> line.contains(",재학생,") && line.contains(older));
        logged(2, "CSV");
        confirmAll();
        send().statusCode(200);
        assertThat(lines(korean(Set.of(), "DEAN").queryParam("purpose", purpose).get(rosters() + "/export.csv")))
                .filteredOn(line -> line.endsWith(",확인,명단 발송"))
                .hasSize(2);
    }

    @Test
    void whoever_wants_the_head_of_a_file_only_gets_none_and_is_not_logged() {
        create(department.department()).statusCode(201);
        build();
        for (String file :
                List.of(rosters() + "/export.csv", rosters() + "/export.xlsx", list() + ".csv", list() + ".xlsx")) {
            affairs()
                    .queryParam("purpose", purpose)
                    .head(file)
                    .then()
                    .statusCode(405)
                    .header("Allow", containsString("GET"));
        }
        assertThat(sql("select 1 from personal_data_export where purpose = $1", purpose))
                .isEmpty();
    }

    @Test
    void academic_affairs_takes_the_merged_list_by_department_and_number() throws IOException {
        StudentData other = new StudentData(this::sql);
        create(department.department(), other.department()).statusCode(201);
        String one = studentWithPhoto();
        sendAll();
        StudentData mine = department;
        department = other;
        String foreigner = studentWithPhoto();
        set(foreigner, "nationality", "FOREIGN");
        sendAll();
        Response response = affairs().queryParam("purpose", purpose).get(list() + ".xlsx");
        response.then().statusCode(200).header("Content-Disposition", containsString(".xlsx"));
        try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(response.asByteArray()))) {
            List<org.dhatim.fastexcel.reader.Row> rows =
                    workbook.getFirstSheet().read();
            assertThat(rows).hasSize(3);
            assertThat(rows.getFirst().getCellText(1)).isEqualTo("Kind");
            assertThat(rows.stream().skip(1).map(row -> row.getCellText(5))).containsExactlyInAnyOrder(one, foreigner);
            assertThat(rows.stream().skip(1).map(row -> row.getCellText(2))).isSorted();
            assertThat(rows.get(1).getCellAsNumber(0).orElseThrow().intValue()).isEqualTo(1);
        }
        logged(2, "XLSX");
        List<String> lines = lines(korean(Set.of(), "ACADEMIC_AFFAIRS")
                .queryParam("purpose", purpose)
                .queryParam("channel", "PAPER")
                .get(list() + ".csv"));
        assertThat(lines).hasSize(2);
        assertThat(lines.getFirst()).isEqualTo("번호,구분,학과,전공,학년,학번,성명,신청방법,수령지,결재,진행상태,카드사 거절,거절일,서면 접수일,서면 발송일");
        assertThat(lines.getLast()).startsWith("1,신입생,").endsWith(foreigner + ",김하늘,서면,자택,대기,명단 발송,,,,");
        assertThat(logged(1, "CSV").getJsonArray("channel")).containsExactly("PAPER");
        assertThat(lines(asStaffOf(mine.department(), "DEPARTMENT_HEAD")
                        .queryParam("purpose", purpose)
                        .get(list() + ".csv")))
                .hasSize(2)
                .last()
                .asString()
                .contains(one);
    }

    @Test
    void nothing_leaves_without_a_purpose_or_to_others() {
        campaign();
        String student = studentWithPhoto();
        sendAll();
        for (String path :
                List.of(rosters() + "/export.csv", rosters() + "/export.xlsx", list() + ".csv", list() + ".xlsx")) {
            affairs().get(path).then().statusCode(400).body("violations.code", hasItem("EXPORT_PURPOSE"));
            anonymous().queryParam("purpose", purpose).get(path).then().statusCode(401);
            asStudent(student).queryParam("purpose", purpose).get(path).then().statusCode(403);
            as("INTEGRATION", "scope:cards.read")
                    .queryParam("purpose", purpose)
                    .get(path)
                    .then()
                    .statusCode(403);
        }
        int elsewhere = new StudentData(this::sql).department();
        asStaffOf(elsewhere, "DEPARTMENT_STAFF")
                .queryParam("purpose", purpose)
                .get(rosters() + "/export.csv")
                .then()
                .statusCode(404);
        assertThat(exports()).isEmpty();
        assertThat(lines(asStaffOf(elsewhere, "DEPARTMENT_STAFF")
                        .queryParam("purpose", purpose)
                        .get(list() + ".csv")))
                .hasSize(1);
        logged(0, "CSV");
    }

    @Test
    void the_log_of_exports_finds_them_by_kind() {
        campaign();
        studentWithPhoto();
        build();
        staff().queryParam("purpose", purpose)
                .get(rosters() + "/export.xlsx")
                .then()
                .statusCode(200);
        as("AUDITOR")
                .get("/api/v1/personal-data-exports?kind=CARD_ROSTER&limit=200")
                .then()
                .statusCode(200)
                .body("items.find { it.purpose == '" + purpose + "' }.count", equalTo(1));
    }

    /** Else whoever asks and hangs up again and again takes all connections to the database. */
    @Test
    void a_client_that_hangs_up_keeps_its_turn_until_the_list_has_been_read() {
        campaign();
        studentWithPhoto();
        build();
        Eventually.holds("nobody else makes a list", () -> work.free() == 2);
        Caller caller = new Caller("x", "x", Set.of("ACADEMIC_AFFAIRS"), Set.of(), null, "x");
        CardListOrder order = new CardListOrder(TableFormat.CSV, purpose, Language.KO, caller);
        try (HeldLock _ = HeldLock.onTable(pool, "card_roster_item")) {
            Cancellable client = exports.roster(code, department.department(), order)
                    .subscribe()
                    .with(file -> {});
            Eventually.holds(
                    "the list is waited for",
                    () -> !sql("select 1 from pg_locks where relation = 'card_roster_item'::regclass and not granted")
                            .isEmpty());
            client.cancel();
            assertThat(work.free()).isEqualTo(1);
        }
        Eventually.holds("the turn is back", () -> work.free() == 2);
    }

    private String list() {
        return CAMPAIGNS + "/" + code + "/export";
    }

    private RequestSpecification korean(Set<Integer> departments, String role) {
        return RestAssured.given().header("Authorization", "Bearer " + token(departments, null, role));
    }

    private static List<String> lines(Response response) {
        response.then().statusCode(200);
        return new String(response.asByteArray(), StandardCharsets.UTF_8)
                .substring(1)
                .lines()
                .toList();
    }

    private List<Row> exports() {
        return sql("select kind, persons, criteria from personal_data_export where purpose = $1 order by id", purpose);
    }

    private JsonObject logged(int persons, String format) {
        Row last = exports().getLast();
        assertThat(last.getString("kind")).isEqualTo("CARD_ROSTER");
        assertThat(last.getInteger("persons")).isEqualTo(persons);
        JsonObject criteria = last.getJsonObject("criteria");
        assertThat(criteria.getString("format")).isEqualTo(format);
        assertThat(criteria.getString("campaign")).isEqualTo(code);
        return criteria;
    }
}
