package dev.haksa.regulation;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.haksa.support.HttpTest;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ReadRegulationTest extends HttpTest {
    private static final String BASE = "/api/v1/regulations";

    @Test
    void everybody_reads_the_list_and_follows_its_links() {
        String href = anonymous()
                .get(BASE)
                .then()
                .statusCode(200)
                .header("Content-Language", "en")
                .body("version", notNullValue())
                .body("files.file", hasItem("enrollment"))
                .extract()
                .path("files.find { it.file == 'records' }.parameters[0].href");
        anonymous()
                .get(href)
                .then()
                .statusCode(200)
                .body("values", hasSize(1))
                .body("values[0].value", equalTo(java.util.List.of(35, 70, 105)))
                .body("values[0].until", nullValue())
                .body("article.reference", equalTo("제26조①"));
    }

    @Test
    void parameters_on_a_day_carry_value_unit_and_article() {
        anonymous()
                .get(BASE + "/parameters?on=2015-12-01")
                .then()
                .statusCode(200)
                .body("items.find { it.key == 'exam-overlap' }.value", equalTo("WARN"))
                .body("items.find { it.key == 'exam-overlap' }.article.href", equalTo(BASE + "/articles/17.5"))
                .body("items.find { it.key == 'credit-ceiling' }.unit", equalTo("credits"));
    }

    @Test
    void before_the_first_day_every_parameter_says_that_it_is_not_in_force() {
        anonymous()
                .get(BASE + "/parameters?on=2005-03-01")
                .then()
                .statusCode(200)
                .body("items.state", everyItem(equalTo("NOT_IN_FORCE")))
                .body("items.value", everyItem(nullValue()))
                .body("items.from", everyItem(greaterThanOrEqualTo("2005-03-02")));
    }

    @Test
    void a_day_that_is_none_is_refused_at_its_parameter() {
        anonymous()
                .get(BASE + "/parameters?on=2015-13-01")
                .then()
                .statusCode(400)
                .body("violations[0].pointer", equalTo("?on"));
    }

    @Test
    void an_article_answers_in_the_asked_language_and_in_both() {
        anonymous()
                .get(BASE + "/articles/4.4")
                .then()
                .statusCode(200)
                .body("title", equalTo("Retaking and the credit ceiling"))
                .body("titles.ko", equalTo("재수강과 이수학점"));
        anonymous()
                .header("Accept-Language", "ko")
                .get(BASE + "/articles")
                .then()
                .statusCode(200)
                .body("items.find { it.key == '17.5' }.amended", equalTo("2012-07-11"));
    }

    @Test
    void the_tag_gives_304_while_nothing_changed() {
        String tag = anonymous().get(BASE + "/articles").header("ETag");
        anonymous()
                .header("If-None-Match", tag)
                .get(BASE + "/articles")
                .then()
                .statusCode(304)
                .header("ETag", tag);
    }

    @Test
    void unknown_articles_and_parameters_are_not_found() {
        anonymous().get(BASE + "/articles/4.9").then().statusCode(404).body("type", equalTo("/problems/not-found"));
        anonymous().get(BASE + "/parameters/enrollment/none").then().statusCode(404);
        anonymous().get(BASE + "/parameters/none/none").then().statusCode(404);
    }
}
