package dev.haksa.photo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.haksa.photo.check.FullQueue;
import dev.haksa.photo.check.QueuedPhotoCheck;
import dev.haksa.shared.files.FilesConfig;
import dev.haksa.shared.files.LostFolder;
import dev.haksa.support.Calls;
import dev.haksa.support.HeldLock;
import dev.haksa.support.MovableClock;
import dev.haksa.support.Parts;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.config.MultiPartConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URL;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class PutInOwnPhotoTest extends PhotoTest {
    private static final int LIMIT = 5_000_000;

    @Inject
    ClosableWindow window;

    @Inject
    QueuedPhotoCheck check;

    @Inject
    FilesConfig config;

    @TestHTTPResource
    URI server;

    @TempDir
    Path folder;

    @Test
    void a_student_puts_in_a_photo_and_sees_that_it_waits() throws IOException {
        Response answer = upload(student, Pictures.portrait());
        String id = answer.then()
                .statusCode(201)
                .header("Cache-Control", "private, no-store")
                .header("ETag", "\"1\"")
                .header("Location", containsString(OWN + "/"))
                .body("dryRun", equalTo(false))
                .body("changed", equalTo(true))
                .body("verdict.originalWidth", equalTo(295))
                .body("photo.state", equalTo("SUBMITTED"))
                .body("photo.source", equalTo("STUDENT"))
                .body("photo.studentNumber", equalTo(student))
                .body("photo.actions.name", contains("WITHDRAW"))
                .extract()
                .path("photo.id");
        asStudent(student)
                .get(STANDING)
                .then()
                .statusCode(200)
                .header("Cache-Control", "private, no-store")
                .body("inReview.id", equalTo(id))
                .body("approved", nullValue())
                .body("rejected", nullValue())
                .body("window.open", equalTo(true))
                .body("actions.name", contains("UPLOAD", "WITHDRAW"));
        asStudent(student).get(OWN + "/" + id).then().statusCode(200).header("ETag", "\"1\"");
        Response content = asStudent(student).get(OWN + "/" + id + "/content");
        content.then()
                .statusCode(200)
                .contentType("image/jpeg")
                .header("Cache-Control", "private, no-store")
                .header("X-Content-Type-Options", "nosniff");
        BufferedImage picture = ImageIO.read(new ByteArrayInputStream(content.asByteArray()));
        assertThat(picture.getWidth()).isEqualTo(295);
        assertThat(picture.getHeight()).isEqualTo(367);
        assertThat(audited(id)).containsExactly("PHOTO_SUBMITTED");
        assertThat(events(student)).containsExactly("photo.submitted");
    }

    @Test
    void a_link_to_the_picture_works_without_login_for_ten_minutes() {
        String id = submitted(student);
        byte[] picture = asStudent(student).get(OWN + "/" + id + "/content").asByteArray();
        String href = asStudent(student)
                .post(OWN + "/" + id + "/links")
                .then()
                .statusCode(201)
                .header("Cache-Control", "private, no-store")
                .body("expiresAt", notNullValue())
                .extract()
                .path("href");
        Response served = anonymous().get(href);
        served.then().statusCode(200).contentType("image/jpeg");
        assertThat(served.asByteArray()).isEqualTo(picture);
        anonymous().header("Range", "bytes=0-9").get(href).then().statusCode(206);
        MovableClock.get().advance(Duration.ofMinutes(10));
        anonymous().get(href).then().statusCode(410);
        anonymous().post(OWN + "/" + id + "/links").then().statusCode(401);
        staff().post(OWN + "/" + id + "/links").then().statusCode(403);
        asStudent(data.student("남")).post(OWN + "/" + id + "/links").then().statusCode(404);
    }

    @Test
    void a_form_does_as_well() {
        asStudent(student)
                .multiPart(Parts.file("나.jpg", Pictures.portrait(), "image/jpeg"))
                .post(OWN + "/form")
                .then()
                .statusCode(201)
                .body("photo.state", equalTo("SUBMITTED"));
        asStudent(student)
                .multiPart("other", "x")
                .post(OWN + "/form")
                .then()
                .statusCode(400)
                .body("violations[0].code", equalTo("PHOTO_MISSING"));
    }

    @Test
    void a_form_may_part_its_fields_by_any_text() {
        asStudent(student)
                .config(RestAssuredConfig.config()
                        .multiPartConfig(MultiPartConfig.multiPartConfig().defaultBoundary("part-JSON-part")))
                .multiPart(Parts.file("나.jpg", Pictures.portrait(), "image/jpeg"))
                .post(OWN + "/form")
                .then()
                .statusCode(201);
    }

    @Test
    void a_dry_run_tells_the_verdict_and_keeps_nothing() {
        asStudent(student)
                .contentType("image/jpeg")
                .queryParam("dryRun", true)
                .body(Pictures.portrait())
                .post(OWN)
                .then()
                .statusCode(200)
                .header("ETag", nullValue())
                .body("dryRun", equalTo(true))
                .body("verdict.originalHeight", equalTo(367))
                .body("photo", nullValue());
        asStudent(student)
                .contentType("image/jpeg")
                .queryParam("dryRun", true)
                .body(Pictures.portrait(600, 800))
                .post(OWN)
                .then()
                .statusCode(400)
                .body("violations[0].code", equalTo("PHOTO_WRONG_SIZE"));
        assertThat(photos(student)).isZero();
        assertThat(events(student)).isEmpty();
    }

    @Test
    void a_photo_of_another_size_is_cropped_shown_and_then_confirmed() {
        String waiting = submitted(student);
        String preview = crop(Pictures.portrait(600, 800));
        asStudent(student)
                .get(STANDING)
                .then()
                .body("preview.id", equalTo(preview))
                .body("preview.cropped", equalTo(true))
                .body("preview.previewExpiresAt", notNullValue())
                .body("inReview.id", equalTo(waiting))
                .body("actions.name", contains("UPLOAD", "CONFIRM", "WITHDRAW", "WITHDRAW"));
        asStudent(student).get(OWN + "/" + preview + "/content").then().statusCode(200);
        staff().get(PHOTOS + "/" + preview).then().statusCode(404);
        assertThat(events(student)).containsExactly("photo.submitted");

        confirm(preview, null).then().statusCode(428);
        confirm(preview, "\"7\"").then().statusCode(412);
        assertThat(state(preview)).isEqualTo("PREVIEW");
        confirm(preview, "\"1\"").then().statusCode(200).header("ETag", "\"2\"").body("state", equalTo("SUBMITTED"));
        assertThat(state(waiting)).isEqualTo("SUPERSEDED");
        assertThat(events(student)).containsExactly("photo.submitted", "photo.submitted");
        confirm(preview, "\"1\"").then().statusCode(200).header("ETag", "\"2\"").body("id", equalTo(preview));
        assertThat(events(student)).hasSize(2);
        confirm(preview, "\"2\"")
                .then()
                .statusCode(409)
                .body("violations[0].code", equalTo("PHOTO_NO_PREVIEW"))
                .body("violations[0].remedy", notNullValue());
    }

    @Test
    void a_preview_vanishes_after_a_day() {
        String preview = crop(Pictures.portrait(600, 800));
        MovableClock.get().advance(Duration.ofHours(24));
        asStudent(student).get(STANDING).then().statusCode(200).body("preview", nullValue());
        confirm(preview, "\"1\"").then().statusCode(404);
        assertThat(state(preview)).isEqualTo("PREVIEW");
        assertThat(offered(OWN + "/" + preview)).containsExactly("WITHDRAW");
        assertThat(offered(OWN)).containsExactly("WITHDRAW");
    }

    @Test
    void a_preview_just_before_its_end_can_be_confirmed() {
        String preview = crop(Pictures.portrait(600, 800));
        MovableClock.get().advance(Duration.ofHours(24).minusMinutes(1));
        confirm(preview, "\"1\"").then().statusCode(200);
    }

    @Test
    void a_preview_that_is_over_is_made_anew_from_the_same_file() {
        byte[] picture = Pictures.portrait(600, 800);
        String first = crop(picture);
        crop(picture, 200).body("changed", equalTo(false)).body("photo.id", equalTo(first));
        MovableClock.get().advance(Duration.ofHours(23));
        String second = crop(picture);
        MovableClock.get().advance(Duration.ofHours(2));
        asStudent(student).get(STANDING).then().body("preview.id", equalTo(second));
        MovableClock.get().advance(Duration.ofHours(25));
        String third = crop(picture);
        confirm(third, "\"1\"").then().statusCode(200);
        assertThat(photos(student)).isEqualTo(1);
    }

    @Test
    void an_upload_that_ends_after_the_end_of_the_window_is_too_late() throws IOException {
        window.endAt(student, MovableClock.get().instant().plusSeconds(60));
        HttpURLConnection slow = slowly(Pictures.portrait(), () -> {
            submitted(data.student("남"));
            MovableClock.get().advance(Duration.ofMinutes(2));
        });
        assertThat(slow.getResponseCode()).isEqualTo(422);
        assertThat(photos(student)).isZero();
    }

    @Test
    void a_photo_counts_from_the_moment_when_all_of_it_is_there() throws IOException {
        Instant begun = MovableClock.get().instant();
        HttpURLConnection slow = slowly(Pictures.portrait(), () -> {
            submitted(student);
            MovableClock.get().advance(Duration.ofMinutes(2));
        });
        assertThat(slow.getResponseCode()).isEqualTo(201);
        asStudent(student).get(OWN).then().body("items.state", contains("SUBMITTED", "SUPERSEDED"));
        Instant submitted = sql(
                        "select submitted_at from student_photo where student_number = $1 and state = 'SUBMITTED'",
                        student)
                .getFirst()
                .getOffsetDateTime(0)
                .toInstant();
        assertThat(submitted).isAfter(begun.plusSeconds(119));
    }

    @Test
    void a_photo_that_was_there_in_time_is_not_late_because_it_had_to_wait() throws Exception {
        window.endAt(student, MovableClock.get().instant().plusSeconds(60));
        String lock = "select 1 from student where student_number = '" + student + "' for update";
        CompletableFuture<Response> answer;
        try (HeldLock _ = HeldLock.after(pool, lock)) {
            answer = CompletableFuture.supplyAsync(
                    () -> upload(student, Pictures.portrait()), Thread::startVirtualThread);
            Calls.until(() -> waiting() > 0);
            MovableClock.get().advance(Duration.ofMinutes(2));
        }
        assertThat(answer.get(30, TimeUnit.SECONDS).statusCode()).isEqualTo(201);
        upload(student, Pictures.portrait()).then().statusCode(422);
    }

    /** Names of all actions that an answer offers, whoever or whatever they are of. */
    private List<String> offered(String path) {
        String body =
                asStudent(student).get(path).then().statusCode(200).extract().asString();
        return Pattern.compile("\"name\":\"([A-Z]+)\"")
                .matcher(body)
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    private long waiting() {
        return sql("select count(*) from pg_stat_activity where wait_event_type = 'Lock' and query like '%from student %'")
                .getFirst()
                .getLong(0);
    }

    /** A request in two pieces, with something happening between them. */
    private HttpURLConnection slowly(byte[] picture, Runnable meanwhile) throws IOException {
        URL address = server.resolve(OWN).toURL();
        HttpURLConnection connection = (HttpURLConnection) address.openConnection();
        connection.setRequestMethod("POST");
        connection.setDoOutput(true);
        connection.setFixedLengthStreamingMode(picture.length);
        connection.setRequestProperty("Authorization", "Bearer " + token(Set.of(), student, "STUDENT"));
        connection.setRequestProperty("Content-Type", "image/jpeg");
        try (OutputStream body = connection.getOutputStream()) {
            body.write(picture, 0, picture.length / 2);
            body.flush();
            meanwhile.run();
            body.write(picture, picture.length / 2, picture.length - picture.length / 2);
        }
        return connection;
    }

    @Test
    void a_student_puts_in_so_many_photos_a_day_dry_runs_included() {
        upload(student, Pictures.portrait()).then().statusCode(201);
        sql("update daily_quota set uses = 60 where who = $1", "student/" + student);
        asStudent(student)
                .contentType("image/jpeg")
                .queryParam("dryRun", true)
                .body(Pictures.portrait())
                .post(OWN)
                .then()
                .statusCode(429)
                .header("Retry-After", notNullValue());
        upload(student, Pictures.portrait()).then().statusCode(429);
        assertThat(photos(student)).isEqualTo(1);
        submitted(data.student("남"));
    }

    /** What is answered "come again in 2 seconds" must not lock out, until tomorrow, whoever does so. */
    @Test
    @DisabledOnOs(OS.WINDOWS)
    void being_told_to_come_again_is_no_try() throws Exception {
        upload(student, Pictures.portrait()).then().statusCode(201);
        sql("update daily_quota set uses = 59 where who = $1", "student/" + student);
        try (FullQueue _ = FullQueue.of(check, folder)) {
            for (int i = 0; i < 3; i++) {
                upload(student, Pictures.portrait()).then().statusCode(503).header("Retry-After", "2");
            }
        }
        try (LostFolder _ = LostFolder.of(config)) {
            for (int i = 0; i < 2; i++) {
                upload(student, Pictures.portrait()).then().statusCode(503).header("Retry-After", "5");
            }
        }
        assertThat(photos(student)).isEqualTo(1);
        upload(student, Pictures.portrait()).then().statusCode(201);
        upload(student, Pictures.portrait()).then().statusCode(429);
        assertThat(sql("select uses from daily_quota where who = $1", "student/" + student)
                        .getFirst()
                        .getInteger(0))
                .isEqualTo(60);
    }

    @Test
    void another_preview_takes_the_place_of_the_first() {
        String first = crop(Pictures.portrait(600, 800));
        String second = crop(Pictures.portrait(600, 800));
        asStudent(student).get(OWN + "/" + first).then().statusCode(404);
        asStudent(student).get(STANDING).then().body("preview.id", equalTo(second));
        submitted(student);
        asStudent(student).get(STANDING).then().body("preview", nullValue());
    }

    @Test
    void a_newer_photo_supersedes_the_one_in_review_and_not_the_approved_one() {
        String approved = approved(student);
        String first = submitted(student);
        String second = submitted(student);
        asStudent(student)
                .get(STANDING)
                .then()
                .body("approved.id", equalTo(approved))
                .body("inReview.id", equalTo(second));
        asStudent(student)
                .get(OWN + "/" + first)
                .then()
                .body("state", equalTo("SUPERSEDED"))
                .body("endedAt", notNullValue())
                .body("actions", hasSize(0));
    }

    @Test
    void the_same_picture_again_changes_nothing() {
        byte[] picture = Pictures.portrait();
        String id = upload(student, picture).path("photo.id");
        upload(student, picture)
                .then()
                .statusCode(200)
                .body("changed", equalTo(false))
                .body("photo.id", equalTo(id));
        assertThat(photos(student)).isEqualTo(1);
        assertThat(events(student)).hasSize(1);
    }

    @Test
    void the_picture_that_counts_is_reviewed_again_only_to_take_the_place_of_one_in_review() {
        byte[] picture = Pictures.portrait();
        String id = upload(student, picture).path("photo.id");
        approve(id).then().statusCode(200);
        upload(student, picture)
                .then()
                .statusCode(200)
                .body("changed", equalTo(false))
                .body("photo.id", equalTo(id))
                .body("photo.state", equalTo("APPROVED"));
        String other = submitted(student);
        upload(student, picture).then().statusCode(201);
        assertThat(state(other)).isEqualTo("SUPERSEDED");
        assertThat(state(id)).isEqualTo("APPROVED");
    }

    @Test
    void a_preview_of_a_picture_that_was_rejected_meanwhile_is_not_put_in() {
        byte[] picture = Pictures.portrait();
        String id = upload(student, picture).path("photo.id");
        String preview = crop(picture);
        reject(id, "{\"reason\":\"QUALITY\"}").then().statusCode(200);
        confirm(preview, "\"1\"").then().statusCode(409).body("violations[0].code", equalTo("PHOTO_REJECTED_BEFORE"));
        assertThat(state(preview)).isEqualTo("PREVIEW");
    }

    @Test
    void the_picture_that_was_rejected_last_is_not_put_in_again() {
        byte[] picture = Pictures.portrait();
        String id = upload(student, picture).path("photo.id");
        reject(id, "{\"reason\":\"QUALITY\"}").then().statusCode(200);
        upload(student, picture)
                .then()
                .statusCode(409)
                .body("violations[0].code", equalTo("PHOTO_REJECTED_BEFORE"))
                .body("violations[0].remedy", notNullValue());
        assertThat(photos(student)).isEqualTo(1);
        submitted(student);
    }

    @Test
    void a_photo_in_review_is_taken_back_and_a_decided_one_is_not() {
        String id = submitted(student);
        withdraw(id, null).then().statusCode(428);
        withdraw(id, "\"1\"").then().statusCode(204);
        withdraw(id, "\"1\"").then().statusCode(204);
        assertThat(state(id)).isEqualTo("WITHDRAWN");
        assertThat(audited(id)).containsExactly("PHOTO_SUBMITTED", "PHOTO_WITHDRAWN");
        String preview = crop(Pictures.portrait(600, 800));
        withdraw(preview, "\"1\"").then().statusCode(204);
        asStudent(student).get(OWN + "/" + preview).then().statusCode(404);
        String approved = approved(student);
        withdraw(approved, "\"2\"").then().statusCode(409).body("violations[0].code", equalTo("PHOTO_DECIDED"));
        assertThat(state(approved)).isEqualTo("APPROVED");
    }

    @Test
    void all_photos_are_listed_page_by_page() {
        String first = submitted(student);
        String second = submitted(student);
        String third = submitted(student);
        String next = asStudent(student)
                .queryParam("limit", 2)
                .queryParam("count", true)
                .get(OWN)
                .then()
                .statusCode(200)
                .header("Link", containsString("rel=\"next\""))
                .body("items.id", contains(third, second))
                .body("count", equalTo(3))
                .extract()
                .path("next");
        asStudent(student)
                .queryParam("limit", 2)
                .queryParam("after", next)
                .get(OWN)
                .then()
                .body("items.id", contains(first))
                .body("next", nullValue());
        asStudent(student).queryParam("after", "WzEsMl0").get(OWN).then().statusCode(400);
        asStudent(student).queryParam("what", "x").get(OWN).then().statusCode(400);
    }

    @Test
    void the_end_of_the_window_is_shown_and_kept() {
        Instant end = MovableClock.get().instant().plusSeconds(3600);
        window.endAt(student, end);
        asStudent(student)
                .get(STANDING)
                .then()
                .body("window.open", equalTo(true))
                .body("window.closesAt", notNullValue());
        String waiting = submitted(student);
        String preview = crop(Pictures.portrait(600, 800));
        for (String path : List.of(STANDING, OWN, OWN + "/" + preview)) {
            assertThat(offered(path)).as(path).contains("CONFIRM");
        }
        MovableClock.get().advance(Duration.ofHours(1));
        for (String path : List.of(STANDING, OWN, OWN + "/" + preview)) {
            assertThat(offered(path)).as(path).contains("WITHDRAW").doesNotContain("CONFIRM");
        }
        upload(student, Pictures.portrait())
                .then()
                .statusCode(422)
                .body("violations[0].code", equalTo("PHOTO_WINDOW_CLOSED"))
                .body("violations[0].facts.closedAt", notNullValue())
                .body("violations[0].remedy", notNullValue());
        confirm(preview, "\"1\"").then().statusCode(422);
        asStudent(student)
                .get(STANDING)
                .then()
                .body("window.open", equalTo(false))
                .body("window.closedAt", notNullValue())
                .body("window.closedFor.code", equalTo("PHOTO_WINDOW_CLOSED"))
                .body("inReview.id", equalTo(waiting))
                .body("actions.name", contains("WITHDRAW", "WITHDRAW"));
        assertThat(photos(student)).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"WITHDRAWN", "DISMISSED", "COMPLETED", "GRADUATED"})
    void whoever_does_not_study_here_puts_in_no_photo(String state) {
        sql("update student set state = $2 where student_number = $1", student, state);
        upload(student, Pictures.portrait())
                .then()
                .statusCode(409)
                .body("violations[0].code", equalTo("PHOTO_NOT_STUDYING"));
        asStudent(student).get(STANDING).then().statusCode(200).body("actions", hasSize(0));
        assertThat(photos(student)).isZero();
    }

    @Test
    void whoever_is_on_leave_may_put_in_a_photo() {
        sql("update student set state = 'ON_LEAVE' where student_number = $1", student);
        submitted(student);
    }

    @Test
    void a_file_that_is_too_long_is_refused_with_413_however_it_comes() {
        byte[] large = new byte[LIMIT + 1];
        upload(student, large)
                .then()
                .statusCode(413)
                .contentType("application/problem+json")
                .body("violations[0].facts.limitBytes", equalTo(LIMIT))
                .body("violations[0].code", equalTo("PHOTO_TOO_LARGE_FILE"))
                .body("violations[0].facts.limitMegabytes", equalTo(5))
                .body("violations[0].remedy", containsString("295"));
        asStudent(student)
                .contentType("image/jpeg")
                .body(new ByteArrayInputStream(large))
                .post(OWN)
                .then()
                .statusCode(413);
        asStudent(student)
                .multiPart(Parts.file("a.jpg", large, "image/jpeg"))
                .post(OWN + "/form")
                .then()
                .statusCode(413)
                .body("violations[0].code", equalTo("PHOTO_TOO_LARGE_FILE"));
        assertThat(photos(student)).isZero();
    }

    @Test
    void what_is_no_photo_is_refused_and_leaves_nothing_behind() {
        upload(student, "hello".getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .then()
                .statusCode(400)
                .body("violations[0].code", equalTo("PHOTO_NOT_JPEG"));
        asStudent(student)
                .contentType("image/jpeg")
                .queryParam("fit", "stretch")
                .body(Pictures.portrait())
                .post(OWN)
                .then()
                .statusCode(400)
                .body("violations[0].pointer", equalTo("?fit"));
        assertThat(photos(student)).isZero();
    }

    @Test
    void nobody_else_reaches_a_students_own_photos() {
        String id = submitted(student);
        String other = data.student("남");
        for (String path : List.of(OWN + "/" + id, OWN + "/" + id + "/content")) {
            anonymous().get(path).then().statusCode(401);
            staff().get(path).then().statusCode(403);
            asStudent(other).get(path).then().statusCode(404);
            asStudent(student)
                    .get(path.replace(id, UUID.randomUUID().toString()))
                    .then()
                    .statusCode(404);
        }
        upload(anonymous(), Pictures.portrait()).then().statusCode(401);
        upload(staff(), Pictures.portrait()).then().statusCode(403);
        upload(as("STUDENT"), Pictures.portrait()).then().statusCode(404);
        for (String path : List.of(STANDING, OWN)) {
            anonymous().get(path).then().statusCode(401);
            as("PROFESSOR").get(path).then().statusCode(403);
            as("STUDENT").get(path).then().statusCode(404);
        }
        anonymous()
                .multiPart(Parts.file("a.jpg", Pictures.portrait(), "application/octet-stream"))
                .post(OWN + "/form")
                .then()
                .statusCode(401);
        asStudent(other)
                .header("If-Match", "\"1\"")
                .delete(OWN + "/" + id)
                .then()
                .statusCode(404);
        asStudent(other)
                .header("If-Match", "\"1\"")
                .post(OWN + "/" + id + "/confirmation")
                .then()
                .statusCode(404);
        anonymous().delete(OWN + "/" + id).then().statusCode(401);
        staff().delete(OWN + "/" + id).then().statusCode(403);
        anonymous().post(OWN + "/" + id + "/confirmation").then().statusCode(401);
        assertThat(state(id)).isEqualTo("SUBMITTED");
    }

    private String crop(byte[] picture) {
        return crop(picture, 201)
                .body("photo.state", equalTo("PREVIEW"))
                .extract()
                .path("photo.id");
    }

    private ValidatableResponse crop(byte[] picture, int status) {
        return asStudent(student)
                .contentType("application/octet-stream")
                .queryParam("fit", "crop")
                .body(picture)
                .post(OWN)
                .then()
                .statusCode(status);
    }

    private Response confirm(String id, String tag) {
        var request = asStudent(student);
        if (tag != null) {
            request.header("If-Match", tag);
        }
        return request.post(OWN + "/" + id + "/confirmation");
    }

    private Response withdraw(String id, String tag) {
        var request = asStudent(student);
        if (tag != null) {
            request.header("If-Match", tag);
        }
        return request.delete(OWN + "/" + id);
    }
}
