package dev.haksa.workday;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.haksa.support.HttpTest;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ReadPublicHolidaysTest extends HttpTest {
    private static final String PATH = "/api/v1/public-holidays";

    @Test
    void everybody_reads_the_holidays_of_a_year_in_both_languages_and_keeps_them() {
        String tag = anonymous()
                .get(PATH + "?year=2026")
                .then()
                .statusCode(200)
                .body("year", equalTo(2026))
                .body("items", hasSize(22))
                .body("items.find { it.date == '2026-09-25' }.nameKo", equalTo("추석"))
                .body("items.find { it.date == '2026-09-25' }.nameEn", equalTo("Chuseok"))
                .body("items.find { it.date == '2026-06-03' }.kind", equalTo("ELECTION"))
                .body("items.find { it.date == '2026-10-05' }.kind", equalTo("SUBSTITUTE"))
                .extract()
                .header("ETag");
        anonymous().header("If-None-Match", tag).get(PATH + "?year=2026").then().statusCode(304);
    }

    @Test
    void a_year_without_data_is_an_error_with_a_remedy_and_never_an_empty_list() {
        anonymous()
                .get(PATH + "?year=2031")
                .then()
                .statusCode(400)
                .body("violations[0].code", equalTo("HOLIDAYS_UNKNOWN"))
                .body("violations[0].pointer", equalTo("?year"))
                .body("violations[0].message", containsString("2031"))
                .body("violations[0].remedy", containsString("holidays-2031.yaml"));
        anonymous().get(PATH).then().statusCode(400);
        anonymous().get(PATH + "?year=next").then().statusCode(400);
    }
}
