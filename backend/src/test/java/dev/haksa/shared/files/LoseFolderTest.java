package dev.haksa.shared.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import dev.haksa.document.SampleFiles;
import dev.haksa.support.Eventually;
import dev.haksa.support.HttpTest;
import dev.haksa.support.LogLines;
import dev.haksa.support.StudentData;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The folder of the files goes away while the product runs, as a share that is unmounted. */
@QuarkusTest
class LoseFolderTest extends HttpTest {
    private static final String DOCUMENTS = "/api/v1/documents";

    @Inject
    FilesConfig config;

    @Inject
    MeterRegistry meters;

    @Test
    void without_its_folder_the_product_says_so_counts_it_and_goes_on() throws IOException {
        String student = new StudentData(this::sql).student("최구름");
        Response uploaded = upload(student);
        String id = uploaded.then().statusCode(201).extract().path("id");
        String sha256 = uploaded.path("sha256");
        double before = failures("put");
        long counted = counted();
        try (LostFolder lost = LostFolder.of(config);
                LogLines lines = LogLines.listen()) {
            for (Response answer :
                    List.of(asStudent(student).get(DOCUMENTS + "/" + id + "/content"), upload(student))) {
                answer.then()
                        .statusCode(503)
                        .header("Retry-After", "5")
                        .body("type", equalTo("/problems/storage-unavailable"));
            }
            anonymous().get("/health/ready").then().statusCode(200).body("checks.data.usable", hasItem(false));
            anonymous().get("/metrics").then().body(containsString("haksa_files_usable 0.0"));
            assertThat(failures("put")).isEqualTo(before + 1);
            assertThat(counted()).isEqualTo(counted);
            assertThat(lines.text()).contains("at put", "at size of " + sha256, "haksa-files-");
            Eventually.holds("nothing is in its place", () -> lost.written().isEmpty());
        }
        asStudent(student).get(DOCUMENTS + "/" + id + "/content").then().statusCode(200);
        anonymous().get("/health/ready").then().statusCode(200).body("checks.data.usable", hasItem(true));
        Eventually.holds(
                "the gauge says so",
                () -> meters.get("haksa.files.usable").gauge().value() == 1);
        assertThat(sql("select 1 from document where student_number = $1", student))
                .hasSize(1);
    }

    @Test
    void the_database_knows_the_folder() {
        String mark = "haksa-files-"
                + sql("select folder_id from file_sweep").getFirst().getUUID(0);
        assertThat(config.directory().toAbsolutePath().resolve(mark)).exists();
    }

    private long counted() {
        return sql("select sum(uses) from daily_quota where what = 'DOCUMENT_UPLOAD'")
                .getFirst()
                .getLong(0);
    }

    private double failures(String operation) {
        return meters.get("haksa.files.failures")
                .tag("operation", operation)
                .counter()
                .count();
    }

    private Response upload(String student) {
        return asStudent(student)
                .contentType("application/pdf")
                .queryParam("fileName", "a.pdf")
                .body(SampleFiles.pdf())
                .post(DOCUMENTS);
    }
}
