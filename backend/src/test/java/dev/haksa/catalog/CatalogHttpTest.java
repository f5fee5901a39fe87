package dev.haksa.catalog;

import dev.haksa.support.HttpTest;
import io.restassured.RestAssured;
import io.restassured.config.EncoderConfig;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.BeforeEach;

/** Makes terms and timetables that no other test knows. */
abstract class CatalogHttpTest extends HttpTest {
    static final String HEADER =
            "classification,department,target_year,course_number,section_number,title,credits,class_time,capacity\n";

    String prefix;

    @BeforeEach
    void choosePrefix() {
        prefix = "T"
                + Long.toString(ThreadLocalRandom.current().nextLong(1L << 40), 36)
                        .toUpperCase(java.util.Locale.ROOT);
    }

    /** A term of a year that no other test uses, spring from 2 March. */
    String newTerm() {
        while (true) {
            int year = ThreadLocalRandom.current().nextInt(2200, 9999);
            String code = year + "-SPRING";
            boolean created = !sql(
                            "insert into term (code, year, season, starts_on, ends_on, class_days)"
                                    + " values ($1, $2, 'SPRING', $3, $4, 105) on conflict do nothing returning id",
                            code,
                            year,
                            LocalDate.of(year, 3, 2),
                            LocalDate.of(year, 6, 21))
                    .isEmpty();
            if (created) {
                return code;
            }
        }
    }

    String number(String suffix) {
        return prefix + "." + suffix;
    }

    RequestSpecification csv(RequestSpecification request, byte[] body, String contentType) {
        return request.config(RestAssured.config()
                        .encoderConfig(EncoderConfig.encoderConfig()
                                .appendDefaultContentCharsetToContentTypeIfUndefined(false)
                                .encodeContentTypeAs("text/csv", ContentType.BINARY)))
                .contentType(contentType)
                .body(body);
    }

    Response importCsv(String term, String csv, String query) {
        return csv(as("ACADEMIC_AFFAIRS"), csv.getBytes(StandardCharsets.UTF_8), "text/csv")
                .post("/api/v1/terms/" + term + "/sections/import" + query);
    }

    int sectionId(String term, String courseNumber, String sectionNumber) {
        return sql(
                        "select s.id from section s join term t on t.id = s.term_id join course c on c.id = s.course_id"
                                + " where t.code = $1 and c.course_number = $2 and s.section_number = $3",
                        term,
                        courseNumber,
                        sectionNumber)
                .getFirst()
                .getInteger("id");
    }

    long sections(String term) {
        return sql("select count(*) as n from section s join term t on t.id = s.term_id where t.code = $1", term)
                .getFirst()
                .getLong("n");
    }
}
