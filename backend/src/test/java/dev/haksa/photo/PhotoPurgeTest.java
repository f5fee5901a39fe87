package dev.haksa.photo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.haksa.shared.files.OrphanFiles;
import dev.haksa.support.MovableClock;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

@QuarkusTest
class PhotoPurgeTest extends PhotoTest {
    private static final int ENDED_DAYS = 30;
    private static final int YEARS = 4;

    @Inject
    PhotoPurge purge;

    @Inject
    StudentPhotos door;

    @Inject
    OrphanFiles orphans;

    @Inject
    HeldPhotos holds;

    @ConfigProperty(name = "haksa.files.directory")
    String folder;

    @Test
    void previews_and_their_files_are_gone_after_a_day_and_not_before() {
        String id = asStudent(student)
                .contentType("image/jpeg")
                .queryParam("fit", "crop")
                .body(Pictures.portrait(600, 800))
                .post(OWN)
                .path("photo.id");
        Path file = file(id);
        MovableClock.get().advance(Duration.ofHours(23));
        run(purge.forgetPreviews());
        assertThat(state(id)).isEqualTo("PREVIEW");
        MovableClock.get().advance(Duration.ofHours(2));
        run(purge.forgetPreviews());
        assertThat(photos(student)).isZero();
        assertThat(file).doesNotExist();
    }

    @Test
    void pictures_of_photos_that_ended_are_kept_for_thirty_days() {
        String rejected = submitted(student);
        reject(rejected, "{\"reason\":\"QUALITY\"}").then().statusCode(200);
        String withdrawn = submitted(student);
        asStudent(student)
                .header("If-Match", "\"1\"")
                .delete(OWN + "/" + withdrawn)
                .then()
                .statusCode(204);
        String superseded = approved(student);
        String approved = approved(student);
        String waiting = submitted(student);
        MovableClock.get().advance(Duration.ofDays(ENDED_DAYS).minusHours(1));
        run(purge.purge());
        content(rejected, 200);
        MovableClock.get().advance(Duration.ofHours(2));
        Path file = file(rejected);
        run(purge.purge());
        for (String id : new String[] {rejected, withdrawn, superseded}) {
            content(id, 404);
            assertThat(audited(id)).last().isEqualTo("PHOTO_CONTENT_REMOVED");
        }
        assertThat(file).doesNotExist();
        content(approved, 200);
        content(waiting, 200);
        asStudent(student)
                .get(OWN + "/" + rejected)
                .then()
                .body("rejection.reason", equalTo("QUALITY"))
                .body("content", nullValue());
        assertThat(Files.exists(file(approved))).isTrue();
    }

    @Test
    void a_picture_that_still_counts_is_kept_although_it_ended_before() {
        byte[] picture = Pictures.portrait();
        String first = upload(student, picture).path("photo.id");
        asStudent(student)
                .header("If-Match", "\"1\"")
                .delete(OWN + "/" + first)
                .then()
                .statusCode(204);
        String second = upload(student, picture).path("photo.id");
        approve(second).then().statusCode(200);
        MovableClock.get().advance(Duration.ofDays(ENDED_DAYS + 1));
        run(purge.purge());
        run(orphans.sweep());
        content(first, 404);
        content(second, 200);
    }

    @Test
    void the_last_picture_goes_years_after_graduation_or_departure() {
        LocalDate today = dev.haksa.shared.time.Times.day(MovableClock.get().instant());
        String graduate = left("GRADUATED");
        sql(
                "insert into document_retention (student_number, graduated_on) values ($1, $2)",
                graduate,
                today.minusYears(YEARS).minusDays(1));
        String recent = left("GRADUATED");
        sql(
                "insert into document_retention (student_number, graduated_on) values ($1, $2)",
                recent,
                today.minusYears(YEARS));
        String dismissed = left("DISMISSED");
        sql(
                "insert into departure (student_number, left_on, term_code, reason, program_id, year_level, recorded_at,"
                        + " recorded_by) values ($1, $2, '2016-FALL', 'NOT_RETURNED', $3, 1, now(), 'x')",
                dismissed,
                today.minusYears(YEARS).minusDays(1),
                data.program());
        String unknown = left("WITHDRAWN");
        run(purge.purge());
        assertThat(removed(graduate)).isTrue();
        assertThat(removed(dismissed)).isTrue();
        assertThat(removed(recent)).isFalse();
        assertThat(removed(unknown)).isFalse();
        as("ACADEMIC_AFFAIRS")
                .queryParam("state", "SUPERSEDED")
                .queryParam("studentNumber", graduate)
                .get(PHOTOS)
                .then()
                .body("items[0].sha256", notNullValue())
                .body("items[0].content", nullValue());
    }

    @Test
    void a_picture_that_somebody_still_needs_is_kept_until_nobody_does() {
        String needed = approved(student);
        holds.hold(needed);
        String other = approved(student);
        approved(student);
        MovableClock.get().advance(Duration.ofDays(ENDED_DAYS + 1));
        run(purge.purge());
        run(orphans.sweep());
        content(needed, 200);
        content(other, 404);
        holds.release(needed);
        run(purge.purge());
        content(needed, 404);
    }

    @Test
    void whoever_is_readmitted_has_no_photo_and_may_put_in_the_same_again() {
        byte[] picture = Pictures.portrait();
        String graduate = data.student("재입학생");
        String before = upload(graduate, picture).path("photo.id");
        approve(before).then().statusCode(200);
        leave(graduate, "WITHDRAWN");
        sql(
                "insert into departure (student_number, left_on, term_code, reason, program_id, year_level, recorded_at,"
                        + " recorded_by) values ($1, $2, '2016-FALL', 'NOT_RETURNED', $3, 1, now(), 'x')",
                graduate,
                dev.haksa.shared.time.Times.day(MovableClock.get().instant())
                        .minusYears(YEARS)
                        .minusDays(1),
                data.program());
        run(purge.purge());
        assertThat(removed(graduate)).isTrue();
        leave(graduate, "ENROLLED");
        asStudent(graduate).get(STANDING).then().body("approved", nullValue());
        assertThat(door.standings(pool, java.util.List.of(graduate))
                        .await()
                        .atMost(Duration.ofSeconds(60))
                        .get(graduate)
                        .approved())
                .isNull();
        String again = staff().contentType("image/jpeg")
                .header("If-Match", "*")
                .queryParam("reason", "재입학")
                .body(picture)
                .post("/api/v1/students/" + graduate + "/photos")
                .then()
                .statusCode(201)
                .extract()
                .path("photo.id");
        run(orphans.sweep());
        asStudent(graduate).get(STANDING).then().body("approved.id", equalTo(again));
        asStudent(graduate).get(OWN + "/" + again + "/content").then().statusCode(200);
    }

    private void leave(String number, String state) {
        sql("update student set state = $2 where student_number = $1", number, state);
    }

    /** Somebody with an approved photo who is no longer here. */
    private String left(String state) {
        String number = data.student("졸업생");
        approved(number);
        sql("update student set state = $2, entrance_year = 2015 where student_number = $1", number, state);
        return number;
    }

    private boolean removed(String number) {
        return sql("select content_removed_at is not null from student_photo where student_number = $1", number)
                .getFirst()
                .getBoolean(0);
    }

    private void content(String id, int status) {
        asStudent(student).get(OWN + "/" + id + "/content").then().statusCode(status);
    }

    private Path file(String id) {
        String sha = sql("select sha256 from student_photo where id = $1::text::uuid", id)
                .getFirst()
                .getString(0);
        return Path.of(folder).resolve(sha.substring(0, 2)).resolve(sha);
    }

    private static void run(Uni<Void> work) {
        work.await().atMost(Duration.ofSeconds(60));
    }
}
