package dev.haksa.shared.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import dev.haksa.document.SampleFiles;
import dev.haksa.support.Eventually;
import dev.haksa.support.HttpTest;
import dev.haksa.support.LogLines;
import dev.haksa.support.MovableClock;
import dev.haksa.support.ObjectStore;
import dev.haksa.support.StudentData;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** The product with its files in a bucket. */
@QuarkusTest
@TestProfile(KeepFilesInS3Test.Profile.class)
@WithTestResource(KeepFilesInS3Test.Bucket.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class KeepFilesInS3Test extends HttpTest {
    private static final String DOCUMENTS = "/api/v1/documents";

    @Inject
    OrphanFiles orphans;

    @Inject
    FileStore store;

    /** With an access log, which shows no links. */
    public static class Profile implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("haksa.log.access", "true");
        }
    }

    /** The object store, and the settings that name it. */
    public static class Bucket implements QuarkusTestResourceLifecycleManager {
        private ObjectStore server;

        @Override
        public Map<String, String> start() {
            server = ObjectStore.start();
            return Map.of(
                    "haksa.files.store", "s3",
                    "haksa.files.s3.endpoint", server.endpoint().toString(),
                    "haksa.files.s3.region", "test",
                    "haksa.files.s3.bucket", ObjectStore.BUCKET,
                    "haksa.files.s3.path-style", "true",
                    "haksa.files.s3.access-key", ObjectStore.ACCESS_KEY,
                    "haksa.files.s3.secret-key", ObjectStore.SECRET_KEY,
                    "haksa.files.s3.attempt", "PT2S",
                    "haksa.files.s3.patience", "PT5S");
        }

        @Override
        public void stop() {
            server.close();
        }

        @Override
        public void inject(TestInjector injector) {
            injector.injectIntoFields(server, field -> field.getType() == ObjectStore.class);
        }
    }

    ObjectStore server;

    @Test
    void a_document_goes_into_the_bucket_and_comes_back_whole_and_in_parts() {
        String student = new StudentData(this::sql).student("김하늘");
        byte[] file = SampleFiles.pdfOf(3_000_000);
        Response uploaded = upload(student, file);
        uploaded.then().statusCode(201);
        String content = DOCUMENTS + "/" + uploaded.path("id") + "/content";
        assertThat(asStudent(student)
                        .get(content)
                        .then()
                        .statusCode(200)
                        .extract()
                        .asByteArray())
                .isEqualTo(file);
        Response part =
                asStudent(student).header("Range", "bytes=2000000-2499999").get(content);
        part.then().statusCode(206).header("Content-Range", "bytes 2000000-2499999/" + file.length);
        assertThat(part.asByteArray()).isEqualTo(Arrays.copyOfRange(file, 2_000_000, 2_500_000));
        String link = asStudent(student)
                .post(DOCUMENTS + "/" + uploaded.path("id") + "/links")
                .path("href");
        assertThat(anonymous().get(link).asByteArray()).isEqualTo(file);
        anonymous().head(link).then().statusCode(200).header("Content-Length", String.valueOf(file.length));
    }

    @Test
    void what_nothing_refers_to_any_more_leaves_the_bucket_after_the_grace_time() {
        String student = new StudentData(this::sql).student("이바다");
        String lost = upload(student, SampleFiles.pdf()).path("sha256");
        String kept = upload(student, SampleFiles.pdf()).path("sha256");
        sql("delete from document where sha256 = $1", lost);
        sweep();
        assertThat(size(lost)).isPositive();
        MovableClock.get().advance(Duration.ofHours(25));
        sweep();
        assertThat(store.list(lost.substring(0, 2)).await().atMost(Duration.ofSeconds(30)))
                .doesNotContain(lost);
        assertThat(size(kept)).isPositive();
    }

    @Test
    void the_access_log_shows_everything_but_links() {
        String student = new StudentData(this::sql).student("박나무");
        String id = upload(student, SampleFiles.pdf()).path("id");
        try (LogLines lines = LogLines.listen()) {
            String link =
                    asStudent(student).post(DOCUMENTS + "/" + id + "/links").path("href");
            anonymous().get(link).then().statusCode(200);
            anonymous().get(link + "x").then().statusCode(404);
            anonymous().get("/api/v1/status").then().statusCode(200);
            Eventually.holds("the log shows requests", () -> lines.text().contains("/api/v1/status"));
            assertThat(lines.text()).contains(id).doesNotContain(link.substring(FileLinks.PATH.length()));
        }
    }

    /** The last one, since the object store does not come back. */
    @Test
    @Order(Integer.MAX_VALUE)
    void without_its_store_the_product_says_so_and_goes_on() {
        String student = new StudentData(this::sql).student("최구름");
        Response uploaded = upload(student, SampleFiles.pdf());
        server.close();
        for (Response answer : List.of(
                asStudent(student).get(DOCUMENTS + "/" + uploaded.path("id") + "/content"),
                upload(student, SampleFiles.pdf()))) {
            answer.then()
                    .statusCode(503)
                    .header("Retry-After", "5")
                    .contentType("application/problem+json")
                    .body("type", equalTo("/problems/storage-unavailable"));
            assertThat(answer.asString()).doesNotContainIgnoringCase("127.0.0.1", "amazon", "sdk");
        }
        asStudent(student).get(DOCUMENTS + "/" + uploaded.path("id")).then().statusCode(200);
        anonymous().get("/health/ready").then().statusCode(200).body("checks.data.usable", hasItem(false));
        assertThat(sql("select count(*) from document where student_number = $1", student)
                        .getFirst()
                        .getLong(0))
                .isEqualTo(1);
    }

    @Test
    void readiness_shows_the_store() {
        anonymous()
                .get("/health/ready")
                .then()
                .statusCode(200)
                .body("checks.data.store", hasItem("s3"))
                .body("checks.data.usable", hasItem(true));
    }

    private void sweep() {
        orphans.sweep().await().atMost(Duration.ofSeconds(60));
    }

    private long size(String sha256) {
        return store.size(sha256).await().atMost(Duration.ofSeconds(30));
    }

    private Response upload(String student, byte[] file) {
        return asStudent(student)
                .contentType("application/pdf")
                .queryParam("fileName", "진단서.pdf")
                .body(file)
                .post(DOCUMENTS);
    }
}
