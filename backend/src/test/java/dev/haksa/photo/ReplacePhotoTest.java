package dev.haksa.photo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.haksa.photo.check.Fit;
import dev.haksa.shared.problem.ProblemException;
import dev.haksa.shared.problem.ProblemType;
import dev.haksa.shared.security.Caller;
import dev.haksa.support.Eventually;
import dev.haksa.support.MovableClock;
import dev.haksa.support.Parts;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.builder.MultiPartSpecBuilder;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@QuarkusTest
class ReplacePhotoTest extends PhotoTest {
    private static final String REASON = "여백을 잘라 규격에 맞춤";

    @Inject
    StudentPhotos door;

    @Inject
    PhotoReplacementService replacements;

    @Inject
    ClosableWindow window;

    @TempDir
    Path folder;

    @Test
    void staff_put_in_a_photo_that_counts_at_once() {
        String approved = approved(student);
        String waiting = submitted(student);
        window.endAt(student, Instant.EPOCH);
        String id = replace(staff(), student, Pictures.portrait(), REASON)
                .then()
                .statusCode(201)
                .header("ETag", "\"1\"")
                .header("Location", containsString(PHOTOS + "/"))
                .body("photo.state", equalTo("APPROVED"))
                .body("photo.source", equalTo("STAFF"))
                .body("photo.reason", equalTo(REASON))
                .body("photo.decidedAt", notNullValue())
                .extract()
                .path("photo.id");
        asStudent(student).get(STANDING).then().body("approved.id", equalTo(id)).body("inReview", nullValue());
        assertThat(state(approved)).isEqualTo("SUPERSEDED");
        assertThat(state(waiting)).isEqualTo("SUPERSEDED");
        assertThat(audited(id)).containsExactly("PHOTO_REPLACED");
        assertThat(sql("select reason from audit_entry where subject_type = 'PHOTO' and subject_id = $1", id)
                        .getFirst()
                        .getString(0))
                .isEqualTo(REASON);
        Eventually.holds(
                "the student is told",
                () ->
                        asStudent(student)
                                .get("/api/v1/students/me/notices")
                                .then()
                                .extract()
                                .<List<String>>path("items.text")
                                .stream()
                                .anyMatch(text -> text.contains(REASON)));
    }

    @Test
    void a_form_does_as_well_and_a_dry_run_keeps_nothing() {
        staff().multiPart(Parts.file("a.jpg", Pictures.portrait(600, 800), "image/jpeg"))
                .multiPart("reason", REASON)
                .queryParam("fit", "crop")
                .queryParam("dryRun", true)
                .post(path(student) + "/form")
                .then()
                .statusCode(200)
                .body("dryRun", equalTo(true))
                .body("verdict.cropped", equalTo(true));
        assertThat(photos(student)).isZero();
        staff().multiPart(Parts.file("a.jpg", Pictures.portrait(600, 800), "image/jpeg"))
                .multiPart("reason", REASON)
                .header("If-Match", "*")
                .queryParam("fit", "crop")
                .post(path(student) + "/form")
                .then()
                .statusCode(201)
                .body("photo.state", equalTo("APPROVED"))
                .body("photo.cropped", equalTo(true));
        staff().multiPart(Parts.file("a.jpg", Pictures.portrait(), "image/jpeg"))
                .post(path(student) + "/form")
                .then()
                .statusCode(400);
        staff().multiPart("reason", REASON).post(path(student) + "/form").then().statusCode(400);
        assertThat(photos(student)).isEqualTo(1);
    }

    @Test
    void the_same_picture_again_changes_nothing() {
        byte[] picture = Pictures.portrait();
        String seen = tag();
        String id = replace(staff(), student, picture, REASON, seen).path("photo.id");
        replace(staff(), student, picture, "again", seen)
                .then()
                .statusCode(200)
                .body("changed", equalTo(false))
                .body("photo.id", equalTo(id));
        assertThat(photos(student)).isEqualTo(1);
        assertThat(events(student)).containsExactly("photo.replaced");
    }

    @Test
    void only_the_department_and_academic_affairs_put_in_photos_and_only_with_a_reason() {
        byte[] picture = Pictures.portrait();
        replace(anonymous(), student, picture, REASON).then().statusCode(401);
        for (String role : List.of("STUDENT", "REGISTRAR", "PROFESSOR", "DEAN", "ADMIN")) {
            replace(as(role), student, picture, REASON).then().statusCode(403);
        }
        anonymous()
                .multiPart(Parts.file("a.jpg", picture, "application/octet-stream"))
                .post(path(student) + "/form")
                .then()
                .statusCode(401);
        as("DEAN")
                .multiPart(Parts.file("a.jpg", picture, "application/octet-stream"))
                .post(path(student) + "/form")
                .then()
                .statusCode(403);
        replace(otherStaff(), student, picture, REASON).then().statusCode(404);
        replace(as("ACADEMIC_AFFAIRS"), data.freeNumber(), picture, REASON)
                .then()
                .statusCode(404);
        replace(staff(), student, picture, " ").then().statusCode(400);
        staff().contentType("image/jpeg")
                .body(picture)
                .post(path(student))
                .then()
                .statusCode(400);
        replace(staff(), student, Pictures.portrait(400, 500), REASON)
                .then()
                .statusCode(400)
                .body("violations[0].code", equalTo("PHOTO_WRONG_SIZE"));
        assertThat(photos(student)).isZero();
        replace(as("ACADEMIC_AFFAIRS"), student, picture, REASON).then().statusCode(201);
    }

    @Test
    void a_replacement_names_the_photos_that_were_seen() {
        String seen = tag();
        assertThat(seen).isEqualTo("\"0\"");
        staff().contentType("image/jpeg")
                .queryParam("reason", REASON)
                .body(Pictures.portrait())
                .post(path(student))
                .then()
                .statusCode(428);
        staff().multiPart(Parts.file("a.jpg", Pictures.portrait(), "image/jpeg"))
                .multiPart("reason", REASON)
                .post(path(student) + "/form")
                .then()
                .statusCode(428);
        String own = submitted(student);
        replace(staff(), student, Pictures.portrait(), REASON, seen)
                .then()
                .statusCode(412)
                .body("type", equalTo("/problems/stale-version"));
        staff().multiPart(Parts.file("a.jpg", Pictures.portrait(), "image/jpeg"))
                .multiPart("reason", REASON)
                .header("If-Match", seen)
                .post(path(student) + "/form")
                .then()
                .statusCode(412);
        assertThat(state(own)).isEqualTo("SUBMITTED");
        assertThat(photos(student)).isEqualTo(1);
        replace(staff(), student, Pictures.portrait(), REASON, tag()).then().statusCode(201);
        assertThat(state(own)).isEqualTo("SUPERSEDED");
    }

    @Test
    void every_change_of_a_photo_is_seen_in_the_tag_but_a_preview_is_not() {
        Set<String> tags = new LinkedHashSet<>(List.of(tag()));
        String first = submitted(student);
        tags.add(tag());
        reject(first, "{\"reason\":\"QUALITY\"}").then().statusCode(200);
        tags.add(tag());
        String second = submitted(student);
        tags.add(tag());
        approve(second).then().statusCode(200).body("photosVersion", equalTo(number(tag())));
        tags.add(tag());
        assertThat(tags).hasSize(5);
        asStudent(student)
                .contentType("image/jpeg")
                .queryParam("fit", "crop")
                .body(Pictures.portrait(600, 800))
                .post(OWN)
                .then()
                .statusCode(201);
        assertThat(tags).contains(tag());
        staff().get(PHOTOS + "?state=APPROVED&studentNumber=" + student)
                .then()
                .body("items.photosVersion", contains(number(tag())));
        staff().get("/api/v1/photo-register?photo=WITH").then().body("items.photosVersion", contains(number(tag())));
    }

    @Test
    void staff_see_the_photos_of_a_student_before_they_replace_one() {
        String approved = approved(student);
        String waiting = submitted(student);
        staff().get(path(student))
                .then()
                .statusCode(200)
                .header("Cache-Control", "private, no-store")
                .header("ETag", "\"3\"")
                .body("approved.id", equalTo(approved))
                .body("inReview.id", equalTo(waiting))
                .body("rejected", nullValue())
                .body("version", equalTo(3))
                .body("actions.name", contains("APPROVE", "REJECT", "REPLACE"))
                .body("actions[2].href", equalTo(path(student)));
        assertThat(sql(
                        "select 1 from audit_entry where action = 'PHOTOS_LISTED' and details -> 'studentNumbers' ? $1",
                        student))
                .hasSize(1);
        sql("update student set state = 'GRADUATED' where student_number = $1", student);
        as("ACADEMIC_AFFAIRS").get(path(student)).then().body("actions.name", not(hasItem("REPLACE")));
        anonymous().get(path(student)).then().statusCode(401);
        for (String role : List.of("STUDENT", "REGISTRAR", "PROFESSOR", "ADMIN")) {
            as(role).get(path(student)).then().statusCode(403);
        }
        otherStaff().get(path(student)).then().statusCode(404);
        as("DEPARTMENT_STAFF").get(path(student)).then().statusCode(404);
        staff().get(path(data.freeNumber())).then().statusCode(404);
    }

    @Test
    void nobody_puts_in_the_own_photo_as_staff() {
        for (boolean dryRun : new boolean[] {true, false}) {
            bearer(token(Set.of(data.department()), student, "STUDENT", "DEPARTMENT_STAFF"))
                    .contentType("image/jpeg")
                    .header("If-Match", "*")
                    .queryParam("reason", REASON)
                    .queryParam("dryRun", dryRun)
                    .body(Pictures.portrait())
                    .post(path(student))
                    .then()
                    .statusCode(409)
                    .body("violations[0].code", equalTo("PHOTO_OWN"));
        }
        assertThat(photos(student)).isZero();
    }

    @Test
    void staff_put_in_so_many_photos_a_day() {
        String account = UUID.randomUUID().toString();
        Caller caller = new Caller(
                account, "Office", Set.of("DEPARTMENT_STAFF"), Set.of(data.department()), null, "many-photos");
        sql(
                "insert into daily_quota (what, who, day, uses) values ('PHOTO_UPLOAD_FOR_STUDENT', $1, $2, 1000)",
                "account/" + account,
                dev.haksa.shared.time.Times.day(MovableClock.get().instant()));
        assertThatThrownBy(() -> replacements
                        .replace(
                                StaffUpload.replacing(student, REASON, Fit.NONE, true, null),
                                Files.write(folder.resolve("c.jpg"), Pictures.portrait()),
                                caller)
                        .await()
                        .atMost(Duration.ofSeconds(30)))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.type()).isEqualTo(ProblemType.TOO_MANY_REQUESTS));
    }

    @Test
    void a_reason_of_blanks_is_none() {
        byte[] picture = Pictures.portrait();
        replace(staff(), student, picture, "\u3000 ")
                .then()
                .statusCode(400)
                .body("violations[0].code", equalTo("REQUIRED"))
                .body("violations[0].pointer", equalTo("?reason"));
        staff().multiPart(Parts.file("a.jpg", picture, "image/jpeg"))
                .multiPart(new MultiPartSpecBuilder("\u3000")
                        .controlName("reason")
                        .charset("UTF-8")
                        .mimeType("text/plain")
                        .build())
                .post(path(student) + "/form")
                .then()
                .statusCode(400)
                .body("violations[0].code", equalTo("REQUIRED"));
        assertThat(photos(student)).isZero();
    }

    @Test
    void the_photo_of_a_closed_record_stays() {
        sql("update student set state = 'GRADUATED' where student_number = $1", student);
        replace(staff(), student, Pictures.portrait(), REASON)
                .then()
                .statusCode(409)
                .body("violations[0].code", equalTo("PHOTO_RECORD_CLOSED"));
        sql("update student set state = 'COMPLETED' where student_number = $1", student);
        replace(staff(), student, Pictures.portrait(), REASON).then().statusCode(201);
    }

    @Test
    void other_features_put_in_many_and_hear_of_each() throws IOException {
        Path picture = Files.write(folder.resolve("a.jpg"), Pictures.portrait());
        Path wrong = Files.write(folder.resolve("b.jpg"), Pictures.portrait(200, 200));
        assertThat(put(student, picture, true).outcome()).isEqualTo(ImportedPhoto.Outcome.ACCEPTABLE);
        assertThat(photos(student)).isZero();
        ImportedPhoto done = put(student, picture, false);
        assertThat(done.outcome()).isEqualTo(ImportedPhoto.Outcome.PUT_IN);
        assertThat(done.uploaded().photo().source()).isEqualTo(PhotoSource.IMPORT);
        assertThat(put(student, picture, false).outcome()).isEqualTo(ImportedPhoto.Outcome.UNCHANGED);
        ImportedPhoto refused = put(student, wrong, false);
        assertThat(refused.outcome()).isEqualTo(ImportedPhoto.Outcome.REFUSED);
        assertThat(refused.refusal().type()).isEqualTo(ProblemType.INVALID_REQUEST);
        assertThat(put(data.freeNumber(), picture, false).refusal().type()).isEqualTo(ProblemType.NOT_FOUND);
        assertThat(picture).exists();
        assertThat(photos(student)).isEqualTo(1);
    }

    private ImportedPhoto put(String number, Path file, boolean dryRun) {
        Caller caller = new Caller(
                "office", "Office", Set.of("DEPARTMENT_STAFF"), Set.of(data.department()), null, "import-of-photos");
        return door.put(StaffUpload.imported(number, "ZIP", true, false, dryRun), file, caller)
                .await()
                .atMost(Duration.ofSeconds(30));
    }

    private String tag() {
        return staff().get(path(student)).header("ETag");
    }

    private static int number(String tag) {
        return Integer.parseInt(tag.replace("\"", ""));
    }

    private static String path(String number) {
        return "/api/v1/students/" + number + "/photos";
    }

    private static Response replace(RequestSpecification who, String number, byte[] picture, String reason) {
        return replace(who, number, picture, reason, "*");
    }

    private static Response replace(
            RequestSpecification who, String number, byte[] picture, String reason, String tag) {
        return who.contentType("application/octet-stream")
                .header("If-Match", tag)
                .queryParam("reason", reason)
                .body(picture)
                .post(path(number));
    }
}
