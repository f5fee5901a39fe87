package dev.haksa.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class SearchSectionsTest extends CatalogHttpTest {
    private String term;

    @BeforeEach
    void timetable() {
        term = newTerm();
        String file = HEADER
                + "전필,통계학과" + prefix + ",1학년," + number("100") + ",001,확률과정론 입문,3,월(1-1.5)/수(1-1.5),40\n"
                + "전선,통계학과" + prefix + ",2학년," + number("100") + ",002,확률과정론 Seminar,3,화(9-1),10\n"
                + "교양,수학과" + prefix + ",1학년," + number("200") + ",001,기하 50%_할인,2,월(3-1)/금(9-2),20\n"
                + "논문,수학과" + prefix + ",석사," + number("300") + ",001,논문연구,1,,5\n";
        importCsv(term, file, "").then().statusCode(200).body("created", equalTo(4));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "확률 | 100 001,100 002",
                "률과정 입문 001 | 100 001",
                "seminar 확률 | 100 002",
                "통계학과 | 100 001,100 002",
                "수학 기하 | 200 001",
                "확률 기하 | ''",
                "50%_ | 200 001",
                "50%% | ''",
                "_____________________________________________________________ | ''",
                "300 | 300 001"
            })
    void finds_parts_of_words_and_all_of_several(String q, String found) {
        List<String> expected = found.isEmpty() ? List.of() : List.of(found.split(","));
        assertThat(keys(search("q", q))).isEqualTo(expected);
    }

    @Test
    void finds_the_name_of_the_professor_and_follows_its_change() {
        UUID id = UUID.randomUUID();
        sql(
                "insert into account (id, login_name, display_name, state, created_at, updated_at)"
                        + " values ($1, $2, '홍길동', 'PENDING_ACTIVATION', now(), now())",
                id,
                "p" + id);
        sql("update section set professor_id = $1 where id = $2", id, sectionId(term, number("300"), "001"));
        search("q", "길동").body("items", hasSize(1)).body("items[0].professor", equalTo("홍길동"));
        sql("update account set display_name = '임꺽정' where id = $1", id);
        search("q", "길동").body("items", empty());
        search("q", "꺽정").body("items", hasSize(1));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "category=MAJOR_REQUIRED | 100 001",
                "category=MAJOR_REQUIRED&category=THESIS | 100 001,300 001",
                "targetYear=1학년 | 100 001,200 001",
                "day=MONDAY | 100 001,200 001",
                "day=TUESDAY&day=FRIDAY | 100 002,200 001",
                "from=09:00&to=12:00 | 100 001",
                "from=09:01 | 100 002,200 001",
                "to=18:00 | 100 001,100 002",
                "to=19:00 | 100 001,100 002,200 001",
                "day=MONDAY&to=18:00 | 100 001"
            })
    void narrows_by_every_filter(String query, String found) {
        assertThat(keys(get("?" + query))).containsExactly(found.split(","));
    }

    @Test
    void narrows_by_departments() {
        int id = anonymous()
                .get("/api/v1/sections/" + sectionId(term, number("200"), "001"))
                .then()
                .extract()
                .path("department.id");
        assertThat(keys(get("?department=" + id))).containsExactly("200 001", "300 001");
        assertThat(keys(get("?department=" + id + "&category=THESIS"))).containsExactly("300 001");
    }

    @Test
    void shows_only_free_seats_when_asked() {
        sql(
                "update section_seats set enrolled = capacity where section_id = $1",
                sectionId(term, number("200"), "001"));
        sql("update section set state = 'CLOSED' where id = $1", sectionId(term, number("300"), "001"));
        assertThat(keys(get("?freeSeats=true"))).containsExactly("100 001", "100 002");
        get("?q=기하").body("items[0].freeSeats", equalTo(0)).body("items[0].enrolled", equalTo(20));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "courseNumber | 100 001,100 002,200 001,300 001",
                "-courseNumber | 300 001,200 001,100 002,100 001",
                "title | 200 001,300 001,100 002,100 001",
                "freeSeats | 300 001,100 002,200 001,100 001",
                "-credits | 100 002,100 001,200 001,300 001"
            })
    void sorts_and_pages_without_gap_or_repetition(String sort, String order) {
        List<String> seen = new ArrayList<>();
        String next = "?sort=" + sort + "&limit=1";
        String path = "/api/v1/terms/" + term + "/sections";
        while (next != null) {
            Response page = anonymous().get(path + next);
            seen.addAll(keys(page.then().statusCode(200)));
            String link = page.header("Link");
            assertThat(link == null).isEqualTo(page.path("next") == null);
            next = link == null ? null : link.substring(1 + path.length(), link.indexOf('>'));
        }
        assertThat(seen).containsExactly(order.split(","));
    }

    @Test
    void counts_when_asked() {
        get("?count=true&limit=1&category=THESIS").body("count", equalTo(1)).body("next", nullValue());
        get("?count=true&limit=1").body("count", equalTo(4)).body("next", notNullValue());
        get("?limit=1").body("count", nullValue());
    }

    @ParameterizedTest
    @CsvSource({
        "day=MON, ?day",
        "category=MAJOR, ?category",
        "department=x, ?department",
        "from=9:00, ?from",
        "to=25:00, ?to",
        "freeSeats=1, ?freeSeats",
        "sort=name, ?sort",
        "limit=0, ?limit",
        "limit=201, ?limit",
        "after=nonsense, ?after",
        "colour=red, ?colour"
    })
    void names_the_parameter_that_cannot_be_read(String query, String pointer) {
        anonymous()
                .get("/api/v1/terms/" + term + "/sections?" + query)
                .then()
                .statusCode(400)
                .body("violations", hasSize(1))
                .body("violations[0].pointer", equalTo(pointer));
    }

    @Test
    void a_cursor_of_another_order_is_refused() {
        String cursor = get("?sort=title&limit=1").extract().path("next");
        anonymous()
                .get("/api/v1/terms/" + term + "/sections?sort=credits&after=" + cursor)
                .then()
                .statusCode(400)
                .body("violations[0].code", equalTo("INVALID_CURSOR"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/terms/1900-WINTER/sections",
                "/api/v1/terms/1900-WINTER",
                "/api/v1/sections/0",
                "/api/v1/courses/none",
                "/api/v1/departments/0"
            })
    void what_does_not_exist_is_not_found(String path) {
        anonymous().get(path).then().statusCode(404).body("type", equalTo("/problems/not-found"));
    }

    @Test
    void answers_304_until_seats_change() {
        int id = sectionId(term, number("100"), "001");
        for (String path : List.of("/api/v1/terms/" + term + "/sections", "/api/v1/sections/" + id)) {
            String tag = anonymous()
                    .get(path)
                    .then()
                    .header("Cache-Control", containsString("no-cache"))
                    .extract()
                    .header("ETag");
            anonymous()
                    .header("If-None-Match", tag)
                    .get(path)
                    .then()
                    .statusCode(304)
                    .header("ETag", tag);
            sql("update section_seats set enrolled = enrolled + 1 where section_id = $1", id);
            anonymous().header("If-None-Match", tag).get(path).then().statusCode(200);
        }
    }

    @Test
    void terms_courses_departments_and_programs_are_listed() {
        anonymous().get("/api/v1/terms?limit=200").then().statusCode(200).body("items.code", hasItem(term));
        anonymous()
                .get("/api/v1/terms/" + term)
                .then()
                .body("season", equalTo("SPRING"))
                .body("classDays", equalTo(105));
        anonymous()
                .get("/api/v1/courses?q=" + number("100") + "&category=MAJOR_REQUIRED")
                .then()
                .statusCode(200)
                .body("items.titleKo", contains("확률과정론 입문"));
        anonymous()
                .get("/api/v1/courses/" + number("200"))
                .then()
                .statusCode(200)
                .body("credits", equalTo(2));
        int department = sql("select id from department where student_number_code = 26")
                .getFirst()
                .getInteger("id");
        anonymous()
                .get("/api/v1/departments/" + department)
                .then()
                .body("nameKo", equalTo("ICT공학부"))
                .body("openedYear", equalTo(2017));
        anonymous().get("/api/v1/programs?department=" + department).then().body("items.code", contains("B26"));
        anonymous().get("/api/v1/departments?limit=3").then().body("items", hasSize(3));
    }

    private ValidatableResponse search(String name, String value) {
        return anonymous()
                .queryParam(name, value)
                .get("/api/v1/terms/" + term + "/sections")
                .then()
                .statusCode(200);
    }

    private ValidatableResponse get(String query) {
        return anonymous()
                .get("/api/v1/terms/" + term + "/sections" + query)
                .then()
                .statusCode(200);
    }

    private List<String> keys(ValidatableResponse response) {
        List<String> courses = response.extract().path("items.course.courseNumber");
        List<String> numbers = response.extract().path("items.sectionNumber");
        List<String> keys = new ArrayList<>();
        for (int i = 0; i < courses.size(); i++) {
            keys.add(courses.get(i).substring(prefix.length() + 1) + " " + numbers.get(i));
        }
        return keys;
    }
}
