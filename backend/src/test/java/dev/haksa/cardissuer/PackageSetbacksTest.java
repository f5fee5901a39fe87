package dev.haksa.cardissuer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.haksa.shared.files.FileStore;
import dev.haksa.shared.files.FilesConfig;
import dev.haksa.shared.files.IncomingFiles;
import dev.haksa.support.Calls;
import dev.haksa.support.HttpTest;
import dev.haksa.support.LogLines;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Packages that cannot be written: for the moment, or at all. */
@QuarkusTest
class PackageSetbacksTest extends HttpTest {
    @Inject
    FileStore files;

    @Inject
    FilesConfig config;

    @Inject
    IncomingFiles incoming;

    @Inject
    PackageProduction production;

    private CardStage stage;

    @BeforeEach
    void stage() {
        stage = new CardStage(this::sql, files, incoming);
    }

    @Test
    void a_store_that_is_away_for_long_fails_no_package() throws Exception {
        String student = stage.student("기다리는 학생", "MOBILE", Portraits.jpeg());
        Away away = new Away(picture(student));
        try (LogLines log = LogLines.listen()) {
            request();
            int tried = 0;
            while (tried < 9) {
                int before = tried;
                Calls.until(() -> waitingAfter() > before);
                tried = waitingAfter();
                int pause = Math.min(300, 10 << (tried - 1));
                assertThat(number("extract(epoch from leased_until - clock_timestamp())"))
                        .isBetween(pause - 60, pause);
                sql(
                        "update card_package set leased_until = null where campaign_id ="
                                + " (select id from card_campaign where code = $1) and state = 'QUEUED'",
                        stage.code());
                production.wake();
            }
            Calls.until(() -> state().equals("QUEUED"));
            shown().body("failure", nullValue());
            assertThat(number("failures")).isZero();
            assertThat(log.text()).contains("waits, since its files or the database are out of reach");
        } finally {
            away.end();
        }
        assertThat(failures()).isEmpty();
        request();
        Calls.until(() -> state().equals("READY"));
    }

    @Test
    void a_package_that_cannot_be_written_says_so_in_the_log_on_record_and_to_academic_affairs() {
        String student = stage.student("사진 잃은 학생", "MOBILE", Portraits.jpeg());
        stage.losePicture(student);
        try (LogLines log = LogLines.listen()) {
            request();
            Calls.until(() -> state().equals("FAILED"));
            Calls.until(() -> log.text().contains("PHOTO_MISSING") && log.text().contains(stage.code() + "/1"));
        }
        assertThat(failures()).containsExactly(new JsonObject("{\"failure\":\"PHOTO_MISSING\",\"entry\":\"000001\"}"));
        shown().body("failure", equalTo("PHOTO_MISSING"))
                .body("failedEntry", equalTo("000001"))
                .body("failureMessage", containsString("entry 000001"));
        affairs("ko")
                .get(stage.path() + "/packages/1")
                .then()
                .body("failureMessage", containsString("번호 000001 학생의 사진 파일"));
        affairs().get(stage.path() + "/packages").then().body("items[0].failureMessage", nullValue());
        as("INTEGRATION", "scope:cards.read")
                .get(stage.path() + "/packages/1/content?purpose=card+issuance")
                .then()
                .statusCode(409)
                .body("violations[0].message", containsString("state: failed"));
    }

    @Test
    void instances_that_die_over_a_package_fail_it_on_record() {
        stage.losePicture(stage.student("학생", "MOBILE", Portraits.jpeg()));
        request();
        Calls.until(() -> state().equals("FAILED"));
        sql(
                "update card_package set state = 'PREPARING', failure = null, failed_number = null, failures = 5,"
                        + " leased_until = now() - interval '1 second'"
                        + " where campaign_id = (select id from card_campaign where code = $1)",
                stage.code());
        production.wake();
        Calls.until(() -> state().equals("FAILED") && failures().size() == 2);
        shown().body("failure", equalTo("NOT_WRITTEN"));
        assertThat(failures()).last().isEqualTo(new JsonObject("{\"failure\":\"NOT_WRITTEN\"}"));
    }

    @Test
    void the_other_form_is_named_in_words() {
        stage.students(1, "MOBILE");
        request();
        Calls.until(() -> state().equals("READY"));
        for (String language : List.of("ko", "en")) {
            affairs(language)
                    .body("{\"encrypted\": true}")
                    .post(stage.path() + "/packages")
                    .then()
                    .statusCode(409)
                    .body("violations[0].code", equalTo("CARD_PACKAGE_OTHER_FORM"))
                    .body("violations[0].facts.encrypted", equalTo(false))
                    .body(
                            "violations[0].message",
                            containsString(language.equals("ko") ? "(암호화하지 않음)" : "(not encrypted)"));
        }
    }

    /** Where a file should be stands something that cannot be read, until the end. */
    private static final class Away {
        private final Path file;
        private final Path aside;

        Away(Path file) throws IOException {
            this.file = file;
            this.aside = file.resolveSibling(file.getFileName() + ".aside");
            Files.move(file, aside);
            Files.createSymbolicLink(file, file);
        }

        void end() throws IOException {
            Files.delete(file);
            Files.move(aside, file);
        }
    }

    private Path picture(String student) {
        String sha256 = sql("select photo_sha256 from card_entry where student_number = $1", student)
                .getFirst()
                .getString(0);
        return config.directory()
                .toAbsolutePath()
                .resolve(sha256.substring(0, 2))
                .resolve(sha256);
    }

    /** How often it was tried, while it waits. */
    private int waitingAfter() {
        return number("case when state = 'QUEUED' then attempts else 0 end");
    }

    private int number(String column) {
        return sql(
                        "select (" + column + ")::int from card_package where campaign_id ="
                                + " (select id from card_campaign where code = $1)",
                        stage.code())
                .getFirst()
                .getInteger(0);
    }

    private List<JsonObject> failures() {
        return sql(
                        "select details from audit_entry where action = 'CARD_PACKAGE_FAILED' and subject_id = $1"
                                + " order by id",
                        stage.code() + "/1")
                .stream()
                .map(row -> row.getJsonObject(0))
                .toList();
    }

    private void request() {
        affairs().body("{\"encrypted\": false}").post(stage.path() + "/packages");
    }

    private String state() {
        return shown().extract().path("state");
    }

    private ValidatableResponse shown() {
        return affairs().get(stage.path() + "/packages/1").then().statusCode(200);
    }

    private RequestSpecification affairs(String language) {
        return RestAssured.given()
                .header("Authorization", "Bearer " + token(Set.of(), null, "ACADEMIC_AFFAIRS"))
                .header("Accept-Language", language)
                .contentType("application/json");
    }

    private RequestSpecification affairs() {
        return as("ACADEMIC_AFFAIRS").contentType("application/json");
    }
}
