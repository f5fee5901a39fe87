package dev.haksa.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class ImportTimetableTest extends CatalogHttpTest {
    private static final String IMPORT = "/api/v1/terms/{term}/sections/import";

    @Test
    void without_token_is_refused() {
        csv(anonymous(), bytes(HEADER), "text/csv")
                .post(IMPORT, "2016-FALL")
                .then()
                .statusCode(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"STUDENT", "PROFESSOR", "DEPARTMENT_STAFF", "ADMIN", "scope:students.write"})
    void other_roles_are_refused(String role) {
        csv(as(role), bytes(HEADER), "text/csv")
                .post(IMPORT, "2016-FALL")
                .then()
                .statusCode(403);
    }

    @Test
    void an_unknown_term_is_not_found() {
        importCsv("1900-WINTER", HEADER, "").then().statusCode(404);
    }

    @Test
    void a_whole_real_term_is_imported_once_and_unchanged_the_second_time() throws IOException {
        String term = newTerm();
        byte[] file = resource("demo/timetable-2016-2.csv");
        Instant start = Instant.now();
        ValidatableResponse first = csv(as("scope:catalog.write"), file, "text/csv; charset=UTF-8")
                .post(IMPORT, term)
                .then()
                .statusCode(200)
                .body("applied", equalTo(true))
                .body("failed", equalTo(0))
                .body("created", equalTo(7843))
                .body("rows", hasSize(7843));
        System.out.println("imported 7,843 rows in "
                + Duration.between(start, Instant.now()).toMillis() + " ms");
        assertThat(sections(term)).isEqualTo(7843);
        String versions = versions(term);
        start = Instant.now();
        csv(as("ACADEMIC_AFFAIRS"), file, "text/csv; charset=UTF-8")
                .post(IMPORT, term)
                .then()
                .statusCode(200)
                .body("unchanged", equalTo(7843))
                .body("created", equalTo(0))
                .body("updated", equalTo(0))
                .body("coursesUpdated", equalTo(0));
        System.out.println("imported them again in "
                + Duration.between(start, Instant.now()).toMillis() + " ms");
        assertThat(versions(term)).isEqualTo(versions);
        start = Instant.now();
        for (String query : List.of("q=수학 연습", "day=MONDAY&from=09:00&to=15:00", "sort=-freeSeats&freeSeats=true")) {
            anonymous()
                    .get("/api/v1/terms/" + term + "/sections?" + query)
                    .then()
                    .statusCode(200);
        }
        System.out.println("searched three times in "
                + Duration.between(start, Instant.now()).toMillis() + " ms");
        assertThat(first.extract().<List<Integer>>path("rows.line")).startsWith(2, 3, 4);
    }

    @Test
    void a_dry_run_tells_the_same_and_writes_nothing() {
        String term = newTerm();
        importCsv(term, HEADER + row("전선", "001", "3", "월(3-1.5)", "40"), "?dryRun=true")
                .then()
                .statusCode(200)
                .body("dryRun", equalTo(true))
                .body("applied", equalTo(false))
                .body("created", equalTo(1));
        assertThat(sections(term)).isZero();
        assertThat(sql("select 1 from course where course_number = $1", number("001")))
                .isEmpty();
    }

    @Test
    void a_misspelt_dry_run_is_refused() {
        String term = newTerm();
        importCsv(term, HEADER + row("전선", "001", "3", "", "40"), "?dryRun=yes")
                .then()
                .statusCode(400)
                .body("violations[0].pointer", equalTo("?dryRun"));
        assertThat(sections(term)).isZero();
    }

    @Test
    void one_wrong_row_keeps_everything_out_and_names_line_column_value_and_expectation() {
        String term = newTerm();
        String file = HEADER + row("전선", "001", "3", "월(3-1.5)", "40") + row("전선X", "002", "three", "월3", "-1");
        importCsv(term, file, "?mode=ALL_OR_NOTHING")
                .then()
                .statusCode(200)
                .body("applied", equalTo(false))
                .body("created", equalTo(1))
                .body("failed", equalTo(1))
                .body("rows[1].line", equalTo(3))
                .body("rows[1].outcome", equalTo("FAILED"))
                .body("rows[1].mistakes.column", hasItems("classification", "credits", "class_time", "capacity"))
                .body("rows[1].mistakes.find { it.column == 'credits' }.value", equalTo("three"))
                .body(
                        "rows[1].mistakes.find { it.column == 'credits' }.expected",
                        equalTo("whole number from 0 to 30"));
        assertThat(sections(term)).isZero();
    }

    @Test
    void best_effort_writes_the_right_rows() {
        String term = newTerm();
        String file = HEADER + row("전선", "001", "3", "월(3-1.5)", "40") + row("전선", "002", "x", "", "5");
        importCsv(term, file, "?mode=BEST_EFFORT")
                .then()
                .statusCode(200)
                .body("applied", equalTo(true))
                .body("created", equalTo(1))
                .body("failed", equalTo(1));
        assertThat(sections(term)).isEqualTo(1);
        assertThat(sql(
                                "select capacity from section_seats where section_id = $1",
                                sectionId(term, number("001"), "001"))
                        .getFirst()
                        .getInteger("capacity"))
                .isEqualTo(40);
    }

    @Test
    void a_changed_row_updates_its_section_and_no_other() {
        String term = newTerm();
        String other = row("전선", "002", "2", "화(1-1)", "7");
        importCsv(term, HEADER + row("전선", "001", "3", "월(3-1.5)", "40") + other, "");
        int id = sectionId(term, number("001"), "001");
        importCsv(term, HEADER + row("전필", "001", "3", "수(3-1)/금(3-1)", "41") + other, "")
                .then()
                .body("updated", equalTo(1))
                .body("unchanged", equalTo(1));
        anonymous()
                .get("/api/v1/sections/" + id)
                .then()
                .statusCode(200)
                .body("category", equalTo("MAJOR_REQUIRED"))
                .body("capacity", equalTo(41))
                .body("classTimes.day", equalTo(List.of("WEDNESDAY", "FRIDAY")))
                .body("classTimes[0].startsAt", equalTo("11:00"));
        assertThat(sql("select version from section where id = $1", id)
                        .getFirst()
                        .getInteger("version"))
                .isEqualTo(1);
        assertThat(sql("select version from section where id = $1", sectionId(term, number("002"), "001"))
                        .getFirst()
                        .getInteger("version"))
                .isZero();
    }

    @Test
    void a_capacity_below_the_enrolled_fails_its_row() {
        String term = newTerm();
        importCsv(term, HEADER + row("전선", "001", "3", "", "40"), "");
        int id = sectionId(term, number("001"), "001");
        sql("update section_seats set enrolled = 30 where section_id = $1", id);
        importCsv(term, HEADER + row("전선", "001", "3", "", "29"), "?mode=BEST_EFFORT")
                .then()
                .body("failed", equalTo(1))
                .body("rows[0].mistakes[0].code", equalTo("CSV_CAPACITY_BELOW_ENROLLED"))
                .body("rows[0].mistakes[0].expected", equalTo("at least 30"));
        importCsv(term, HEADER + row("전선", "001", "3", "", "30"), "").then().body("updated", equalTo(1));
    }

    @Test
    void a_key_that_stands_twice_fails_the_second_row() {
        String term = newTerm();
        String row = row("전선", "001", "3", "", "40");
        importCsv(term, HEADER + row + row, "?mode=BEST_EFFORT")
                .then()
                .body("created", equalTo(1))
                .body("rows[1].mistakes[0].code", equalTo("CSV_DUPLICATE_ROW"))
                .body("rows[1].mistakes[0].message", containsString("line 2"));
    }

    @Test
    void credits_may_not_differ_within_a_course() {
        String term = newTerm();
        String file = HEADER
                + row("전선", "001", "3", "", "40")
                + row("전선", "001", "2", "", "40").replace(",001,", ",002,");
        importCsv(term, file, "?mode=BEST_EFFORT")
                .then()
                .body("rows[1].mistakes[0].code", equalTo("CSV_CREDITS_DIFFER"));
    }

    @Test
    void wrong_headers_are_named_and_nothing_is_read() {
        String term = newTerm();
        importCsv(term, HEADER.replace("capacity", "seats") + row("전선", "001", "3", "", "40"), "?mode=BEST_EFFORT")
                .then()
                .statusCode(400)
                .body("violations.code", hasItems("CSV_MISSING_COLUMN", "CSV_UNKNOWN_COLUMN"))
                .body("violations.facts.column", hasItems("capacity", "seats"));
        importCsv(term, "", "").then().statusCode(400).body("violations", hasSize(9));
        assertThat(sections(term)).isZero();
    }

    @ParameterizedTest
    @CsvSource({"EUC-KR, MS949", "MS949, MS949", "utf-8, UTF-8"})
    void reads_the_declared_charset(String declared, String charset) {
        String term = newTerm();
        byte[] file =
                (HEADER + row("전선", "001", "3", "", "40").replace("제목", "뷁뉴얼")).getBytes(Charset.forName(charset));
        csv(as("ACADEMIC_AFFAIRS"), file, "text/csv; charset=" + declared)
                .post(IMPORT, term)
                .then()
                .statusCode(200)
                .body("created", equalTo(1));
        assertThat(sql("select title from section where id = $1", sectionId(term, number("001"), "001"))
                        .getFirst()
                        .getString("title"))
                .contains("뷁뉴얼");
    }

    @Test
    void a_byte_order_mark_does_no_harm() {
        String term = newTerm();
        importCsv(term, "\uFEFF" + HEADER + row("전선", "001", "3", "", "40"), "")
                .then()
                .statusCode(200)
                .body("created", equalTo(1));
    }

    @Test
    void undecodable_bytes_are_a_clear_problem() {
        String term = newTerm();
        byte[] file = (HEADER + row("전선", "001", "3", "", "40")).getBytes(Charset.forName("MS949"));
        csv(as("ACADEMIC_AFFAIRS"), file, "text/csv")
                .post(IMPORT, term)
                .then()
                .statusCode(400)
                .body("violations[0].code", equalTo("CSV_UNDECODABLE"));
        csv(as("ACADEMIC_AFFAIRS"), file, "text/csv; charset=UTF-16")
                .post(IMPORT, term)
                .then()
                .statusCode(400)
                .body("violations[0].code", equalTo("CSV_CHARSET"));
    }

    @Test
    void optional_columns_are_read_and_their_absence_changes_nothing() {
        String term = newTerm();
        String header = HEADER.strip() + ",title_en,grading_scheme,practice,exam_starts_at,exam_ends_at\n";
        String plain = row("전선", "001", "3", "", "40");
        String row = plain.strip() + ",English,ABSOLUTE,true,2027-06-14T10:00:00+09:00,2027-06-14T11:00:00+09:00\n";
        importCsv(term, header + row, "").then().body("created", equalTo(1));
        importCsv(term, HEADER + plain, "").then().body("unchanged", equalTo(1));
        anonymous()
                .get("/api/v1/sections/" + sectionId(term, number("001"), "001"))
                .then()
                .body("course.titleEn", equalTo("English"))
                .body("gradingScheme", equalTo("ABSOLUTE"))
                .body("practice", equalTo(true))
                .body("examSlot.startsAt", equalTo("2027-06-14T01:00:00Z"));
    }

    @Test
    void a_published_exam_is_not_moved() {
        String term = newTerm();
        String header = HEADER.strip() + ",exam_starts_at,exam_ends_at\n";
        String plain = row("전선", "001", "3", "", "40").strip();
        importCsv(term, header + plain + ",2027-06-14T10:00:00+09:00,2027-06-14T11:00:00+09:00\n", "");
        sql(
                "insert into academic_window (term_id, kind, opens_at, closes_at) select id, 'ENROLLMENT', $2, $3 from term where code = $1",
                term,
                OffsetDateTime.now(ZoneOffset.UTC).minusDays(2),
                OffsetDateTime.now(ZoneOffset.UTC).minusDays(1));
        importCsv(term, header + plain + ",2027-06-15T10:00:00+09:00,2027-06-15T11:00:00+09:00\n", "")
                .then()
                .body("rows[0].mistakes[0].code", equalTo("CSV_EXAM_PUBLISHED"))
                .body("applied", equalTo(false));
    }

    @Test
    void is_audited_once_with_its_counts() {
        String term = newTerm();
        importCsv(term, HEADER + row("전선", "001", "3", "", "40"), "").then().body("rows.mistakes", hasItem(empty()));
        var entries =
                sql("select details from audit_entry where action = 'TIMETABLE_IMPORTED' and subject_id = $1", term);
        assertThat(entries).hasSize(1);
        assertThat(entries.getFirst().getJsonObject("details").getInteger("created"))
                .isEqualTo(1);
    }

    private String row(String classification, String course, String credits, String times, String capacity) {
        return classification + ",검사학과" + prefix + ",1학년," + number(course) + ",001,제목 " + course + "," + credits + ","
                + times + "," + capacity + "\n";
    }

    private String versions(String term) {
        return sql(
                        "select sum(s.version) || ' ' || sum(ss.facts_version) || ' ' || max(s.xmin::text::bigint) as v from section s"
                                + " join section_seats ss on ss.section_id = s.id join term t on t.id = s.term_id where t.code = $1",
                        term)
                .getFirst()
                .getString("v");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream stream = Thread.currentThread().getContextClassLoader().getResourceAsStream(name)) {
            return stream.readAllBytes();
        }
    }
}
