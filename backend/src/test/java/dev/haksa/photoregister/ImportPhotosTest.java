package dev.haksa.photoregister;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.haksa.photo.check.FullQueue;
import dev.haksa.photo.check.QueuedPhotoCheck;
import dev.haksa.shared.files.FilesConfig;
import dev.haksa.support.Arrivals;
import dev.haksa.support.Eventually;
import dev.haksa.support.HeldLock;
import dev.haksa.support.HttpTest;
import dev.haksa.support.MovableClock;
import dev.haksa.support.StudentData;
import io.micrometer.core.instrument.Metrics;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@QuarkusTest
class ImportPhotosTest extends HttpTest {
    private static final String PATH = "/api/v1/photo-imports";
    private static final int CENTRAL = 0x02014b50;
    private static final int LOCAL = 0x04034b50;

    @Inject
    ImportWork work;

    @Inject
    ImportJobs jobs;

    @Inject
    QueuedPhotoCheck check;

    @Inject
    FilesConfig config;

    @TestHTTPResource("/")
    URI server;

    @TempDir
    Path folder;

    private final Map<String, byte[]> files = new LinkedHashMap<>();
    private StudentData data;
    private String first;
    private String second;
    private byte[] picture;

    @BeforeEach
    void twoStudents() {
        data = new StudentData(this::sql);
        first = data.student("김하늘");
        second = data.student("이바다");
        picture = RegisterData.jpeg(0x336699);
    }

    @Test
    void photos_count_at_once_whatever_system_packed_them() {
        files.put("학과/1학년/" + first + "_김하늘.jpg", picture);
        files.put(second + ".JPG", RegisterData.jpeg(0x996633));
        files.put("__MACOSX/._" + first + ".jpg", new byte[] {1});
        files.put("Thumbs.db", new byte[] {1});
        send(staff(), zip(Charset.forName("MS949")), "")
                .then()
                .statusCode(200)
                .header("Cache-Control", "private, no-store")
                .body("report.dryRun", equalTo(false))
                .body("report.taken", equalTo(2))
                .body("report.refused", equalTo(0))
                .body("report.ignored", equalTo(2))
                .body("report.files.file", contains("학과/1학년/" + first + "_김하늘.jpg", second + ".JPG"))
                .body("report.files.studentNumber", contains(first, second))
                .body("report.files.outcome", contains("TAKEN", "TAKEN"))
                .body("report.files[0].photoId", notNullValue());
        Row photo = photos(first).getFirst();
        assertThat(photo.getString("state")).isEqualTo("APPROVED");
        assertThat(photo.getString("source")).isEqualTo("IMPORT");
        assertThat(photo.getString("reason")).isEqualTo("단체 촬영");
        asStaffOf(data.department(), "DEPARTMENT_STAFF")
                .get("/api/v1/photo-register?department=" + data.department())
                .then()
                .body("items.photoState", contains("APPROVED", "APPROVED"));
        assertThat(sql("select 1 from audit_entry where action = 'PHOTOS_IMPORTED' and reason = '단체 촬영'"
                        + " and details ->> 'taken' = '2'"))
                .isNotEmpty();
    }

    @Test
    void the_same_archive_again_changes_nothing() {
        files.put(first + ".jpg", picture);
        send(staff(), zip(StandardCharsets.UTF_8), "").then().body("report.taken", equalTo(1));
        send(staff(), zip(StandardCharsets.UTF_8), "")
                .then()
                .statusCode(200)
                .body("report.taken", equalTo(0))
                .body("report.unchanged", equalTo(1))
                .body("report.files.outcome", contains("UNCHANGED"));
        assertThat(photos(first)).hasSize(1);
    }

    @Test
    void a_dry_run_tells_and_changes_nothing() {
        files.put(first + ".jpg", picture);
        files.put(second + ".jpg", "no picture".getBytes(StandardCharsets.UTF_8));
        send(staff(), zip(StandardCharsets.UTF_8), "&dryRun=true")
                .then()
                .statusCode(200)
                .body("report.dryRun", equalTo(true))
                .body("report.files.outcome", contains("TAKEN", "REFUSED"))
                .body("report.files[0].photoId", nullValue())
                .body("report.files[1].violations.code", contains("PHOTO_NOT_JPEG"));
        assertThat(photos(first)).isEmpty();
        assertThat(sql("select 1 from audit_entry where action = 'PHOTO_IMPORT_TRIED' and reason = '단체 촬영'"
                        + " and details ->> 'taken' = '1' and details ->> 'refused' = '1'"))
                .isNotEmpty();
    }

    @Test
    void photos_may_wait_for_review_instead() {
        files.put(first + ".jpg", picture);
        String wait = "&approve=false";
        send(staff(), zip(StandardCharsets.UTF_8), wait).then().statusCode(200).body("report.taken", equalTo(1));
        send(staff(), zip(StandardCharsets.UTF_8), wait).then().body("report.unchanged", equalTo(1));
        assertThat(photos(first)).hasSize(1);
        assertThat(photos(first).getFirst().getString("state")).isEqualTo("SUBMITTED");
        send(staff(), zip(StandardCharsets.UTF_8), "").then().body("report.taken", equalTo(1));
        assertThat(photos(first))
                .extracting(photo -> photo.getString("state"))
                .containsExactlyInAnyOrder("SUPERSEDED", "APPROVED");
        send(staff(), zip(StandardCharsets.UTF_8), wait).then().body("report.unchanged", equalTo(1));
    }

    @Test
    void every_bad_file_is_refused_by_itself_and_the_good_ones_are_taken() {
        StudentData other = new StudentData(this::sql);
        String stranger = other.student("남의학생");
        String third = data.student("박구름");
        String fourth = data.student("최노을");
        files.put("../../" + first + ".jpg", picture);
        files.put(stranger + ".jpg", picture);
        files.put(data.freeNumber() + ".jpg", picture);
        files.put("단체사진.jpg", picture);
        files.put("a/" + second + ".jpg", picture);
        files.put("b/" + second + "_2.jpg", picture);
        files.put(third + ".jpg", new byte[30_000_000]);
        files.put(fourth + ".jpg", "/etc/passwd".getBytes(StandardCharsets.UTF_8));
        Arrivals arrivals = Arrivals.at(config.directory());
        send(staff(), zip(StandardCharsets.UTF_8), "")
                .then()
                .statusCode(200)
                .body("report.taken", equalTo(1))
                .body("report.refused", equalTo(7))
                .body("report.files[0].outcome", equalTo("TAKEN"))
                .body("report.files[1].violations.code", contains("PHOTO_IMPORT_UNKNOWN_STUDENT"))
                .body("report.files[2].violations.code", contains("PHOTO_IMPORT_UNKNOWN_STUDENT"))
                .body("report.files[3].violations.code", contains("PHOTO_IMPORT_NAME"))
                .body("report.files[3].violations[0].pointer", equalTo("/단체사진.jpg"))
                .body("report.files[3].violations[0].remedy", notNullValue())
                .body("report.files[4].violations.code", contains("PHOTO_IMPORT_DUPLICATE"))
                .body("report.files[5].violations.code", contains("PHOTO_IMPORT_DUPLICATE"))
                .body("report.files[6].violations.code", contains("PHOTO_TOO_LARGE_FILE"))
                .body("report.files[7].violations.code", contains("PHOTO_NOT_JPEG"));
        assertThat(photos(stranger)).isEmpty();
        assertThat(photos(second)).isEmpty();
        arrivals.awaitNone();
        files.keySet().removeIf(name -> !name.startsWith(stranger));
        send(as("ACADEMIC_AFFAIRS"), zip(StandardCharsets.UTF_8), "").then().body("report.taken", equalTo(1));
    }

    @Test
    void a_file_whose_bytes_were_damaged_is_refused_by_itself() {
        files.put(first + ".jpg", picture);
        byte[] archive = zip(StandardCharsets.UTF_8);
        int content = 30 + first.length() + 4;
        for (int i = 0; i < 200; i++) {
            archive[content + 50 + i] ^= 0x55;
        }
        send(staff(), archive, "")
                .then()
                .statusCode(200)
                .body("report.refused", equalTo(1))
                .body("report.files[0].violations.code", hasSize(1));
        assertThat(photos(first)).isEmpty();
    }

    @Test
    void what_is_no_readable_archive_is_refused_as_a_whole() {
        send(staff(), "no archive".getBytes(StandardCharsets.UTF_8), "")
                .then()
                .statusCode(400)
                .body("violations.code", contains("PHOTO_IMPORT_UNREADABLE"));
        send(staff(), new byte[0], "").then().statusCode(400);
        files.put(first + ".jpg", picture);
        byte[] cut = zip(StandardCharsets.UTF_8);
        send(staff(), java.util.Arrays.copyOf(cut, cut.length - 30), "")
                .then()
                .statusCode(400)
                .body("violations.code", contains("PHOTO_IMPORT_UNREADABLE"));
        send(staff(), encrypted(zip(StandardCharsets.UTF_8)), "")
                .then()
                .statusCode(400)
                .body("violations.code", contains("PHOTO_IMPORT_ENCRYPTED"));
        for (int i = 0; i < 2_001; i++) {
            files.put("x/%08d.jpg".formatted(i), new byte[0]);
        }
        send(staff(), zip(StandardCharsets.UTF_8), "")
                .then()
                .statusCode(400)
                .body("violations.code", contains("PHOTO_IMPORT_TOO_MANY_FILES"));
        assertThat(photos(first)).isEmpty();
    }

    @Test
    void a_directory_that_lies_about_its_length_is_not_read() {
        files.put(first + ".jpg", picture);
        byte[] archive = zip(StandardCharsets.UTF_8);
        ByteBuffer.wrap(archive).order(ByteOrder.LITTLE_ENDIAN).putInt(archive.length - 22 + 12, 500_000_000);
        send(staff(), archive, "").then().statusCode(400);
    }

    @Test
    void a_second_end_in_the_comment_hides_no_directory() {
        files.put(first + ".jpg", picture);
        byte[] archive = zip(StandardCharsets.UTF_8);
        ByteBuffer decoyed = ByteBuffer.allocate(archive.length + 22)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(archive)
                .putInt(0x06054b50)
                .putInt(0)
                .putInt(0)
                .putInt(1)
                .putInt(0xFFFFFFF0)
                .putShort((short) 7);
        decoyed.putShort(archive.length - 2, (short) 22);
        send(staff(), decoyed.array(), "")
                .then()
                .statusCode(400)
                .body("violations.code", contains("PHOTO_IMPORT_UNREADABLE"));
        assertThat(photos(first)).isEmpty();
    }

    @Test
    void entries_are_counted_and_not_believed() {
        for (int i = 0; i < 6_001; i++) {
            files.put("%05d/".formatted(i), new byte[0]);
        }
        byte[] archive = zip(StandardCharsets.UTF_8);
        ByteBuffer.wrap(archive).order(ByteOrder.LITTLE_ENDIAN).putInt(archive.length - 22 + 8, 0x00010001);
        send(staff(), archive, "")
                .then()
                .statusCode(400)
                .body("violations.code", contains("PHOTO_IMPORT_TOO_MANY_FILES"));
    }

    @Test
    void an_archive_of_the_large_kind_is_refused() {
        files.put(first + ".jpg", picture);
        byte[] archive = zip(StandardCharsets.UTF_8);
        ByteBuffer large = ByteBuffer.allocate(archive.length + 20).order(ByteOrder.LITTLE_ENDIAN);
        large.put(archive, 0, archive.length - 22)
                .putInt(0x07064b50)
                .putInt(0)
                .putLong(0)
                .putInt(1);
        large.put(archive, archive.length - 22, 22);
        send(staff(), large.array(), "").then().statusCode(400);
        assertThat(photos(first)).isEmpty();
    }

    @Test
    void reason_and_role_are_needed() {
        files.put(first + ".jpg", picture);
        byte[] archive = zip(StandardCharsets.UTF_8);
        staff().contentType("application/zip").body(archive).post(PATH).then().statusCode(400);
        send(anonymous(), archive, "").then().statusCode(401);
        send(asStudent(first), archive, "").then().statusCode(403);
        send(as("AUDITOR"), archive, "").then().statusCode(403);
        staff().queryParam("reason", "x")
                .contentType("text/plain")
                .body("x")
                .post(PATH)
                .then()
                .statusCode(415);
        assertThat(photos(first)).isEmpty();
    }

    @Test
    void while_one_archive_is_being_put_in_others_wait_and_too_many_are_told_when_to_come_again() {
        files.put(first + ".jpg", picture);
        byte[] archive = zip(StandardCharsets.UTF_8);
        Arrivals arrivals = Arrivals.at(config.directory());
        List<String> waiting = new ArrayList<>();
        BoundedWork.Turn turn = work.awaitTurn().await().atMost(Duration.ofSeconds(30));
        try {
            for (int i = 0; i < 4; i++) {
                waiting.add(post(staff(), archive, "")
                        .then()
                        .statusCode(202)
                        .header("Cache-Control", "private, no-store")
                        .body("state", equalTo("WAITING"))
                        .body("filesTotal", equalTo(1))
                        .body("filesDone", equalTo(0))
                        .body("reason", equalTo("단체 촬영"))
                        .body("report", nullValue())
                        .extract()
                        .header("Location"));
            }
            post(staff(), archive, "").then().statusCode(503).header("Retry-After", Integer::parseInt, greaterThan(0));
            assertThat(state(waiting.getFirst())).isEqualTo("WAITING");
            assertThat(photos(first)).isEmpty();
        } finally {
            turn.giveBack();
        }
        List<String> outcomes = waiting.stream()
                .map(address -> done(address).<String>path("report.files[0].outcome"))
                .toList();
        assertThat(outcomes).containsExactlyInAnyOrder("TAKEN", "UNCHANGED", "UNCHANGED", "UNCHANGED");
        arrivals.awaitNone();
        send(staff(), archive, "").then().statusCode(200);
    }

    @Test
    void one_account_has_one_import_at_a_time_and_is_told_where_it_is() {
        files.put(first + ".jpg", picture);
        byte[] archive = zip(StandardCharsets.UTF_8);
        String sender = token(Set.of(data.department()), null, "DEPARTMENT_STAFF");
        String address;
        String other;
        BoundedWork.Turn turn = work.awaitTurn().await().atMost(Duration.ofSeconds(30));
        try {
            address = URI.create(post(bearer(sender), archive, "").header("Location"))
                    .getPath();
            for (int i = 0; i < 4; i++) {
                post(bearer(sender), archive, "")
                        .then()
                        .statusCode(409)
                        .body("violations[0].code", equalTo("PHOTO_IMPORT_UNDER_WAY"))
                        .body("violations[0].facts.address", equalTo(address))
                        .body("violations[0].remedy", containsString(address));
            }
            other = post(staff(), archive, "&dryRun=true")
                    .then()
                    .statusCode(202)
                    .extract()
                    .header("Location");
        } finally {
            turn.giveBack();
        }
        done(address);
        done(other);
        send(bearer(sender), archive, "").then().statusCode(200).body("report.unchanged", equalTo(1));
        post(bearer(sender), "no archive".getBytes(StandardCharsets.UTF_8), "")
                .then()
                .statusCode(400);
        send(bearer(sender), archive, "").then().statusCode(200);
    }

    @Test
    void an_archive_that_still_arrives_is_the_only_one_of_its_account() throws IOException {
        files.put(first + ".jpg", picture);
        byte[] archive = zip(StandardCharsets.UTF_8);
        String sender = token(Set.of(), null, "ACADEMIC_AFFAIRS");
        String head = "POST " + PATH + "?reason=slow HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/zip"
                + "\r\nContent-Length: " + archive.length + "\r\nAuthorization: Bearer " + sender + "\r\n\r\n";
        Arrivals arrivals = Arrivals.at(config.directory());
        try (Socket slow = new Socket(server.getHost(), server.getPort())) {
            slow.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            slow.getOutputStream().write(archive, 0, 100);
            slow.getOutputStream().flush();
            arrivals.awaitSome();
            post(bearer(sender), archive, "")
                    .then()
                    .statusCode(409)
                    .body("violations.code", contains("PHOTO_IMPORT_ARRIVING"));
        }
        arrivals.awaitNone();
        Eventually.holds(
                "it can be sent again", () -> send(bearer(sender), archive, "").statusCode() == 200);
    }

    @Test
    void only_who_sent_it_and_academic_affairs_see_what_came_of_it() {
        files.put(first + ".jpg", picture);
        files.put("단체사진.jpg", picture);
        String sender = token(Set.of(data.department()), null, "DEPARTMENT_STAFF");
        String address = post(bearer(sender), zip(StandardCharsets.UTF_8), "").header("Location");
        done(address);
        bearer(sender)
                .get(address)
                .then()
                .statusCode(200)
                .header("Cache-Control", "private, no-store")
                .header("ETag", notNullValue())
                .body("state", equalTo("DONE"))
                .body("filesDone", equalTo(2))
                .body("endedAt", notNullValue())
                .body("report.files.outcome", contains("TAKEN", "REFUSED"))
                .body("report.files[1].violations[0].message", containsString("student number"));
        RestAssured.given()
                .header("Authorization", "Bearer " + sender)
                .header("Accept-Language", "ko")
                .get(address)
                .then()
                .body("report.files[1].violations[0].message", containsString("학번"));
        staff().get(address).then().statusCode(404);
        as("DEPARTMENT_HEAD").get(address).then().statusCode(404);
        anonymous().get(address).then().statusCode(401);
        as("AUDITOR").get(address).then().statusCode(403);
        as("ACADEMIC_AFFAIRS").get(PATH + "/" + UUID.randomUUID()).then().statusCode(404);
    }

    @Test
    void an_import_whose_machine_is_gone_is_interrupted_and_forgotten_after_a_month() {
        UUID lost = UUID.randomUUID();
        sql(
                "insert into photo_import (id, requested_by, requested_by_name, reason, approve, crop, dry_run, files,"
                        + " created_at, alive_at) values ($1, 'x', 'x', 'x', true, false, false, 3, $2,"
                        + " clock_timestamp() - interval '3 minutes')",
                lost,
                MovableClock.get().instant().atOffset(ZoneOffset.UTC));
        assertThat(state(PATH + "/" + lost)).isEqualTo("INTERRUPTED");
        String interrupted = tag(PATH + "/" + lost);
        sql("update photo_import set alive_at = clock_timestamp() where id = $1", lost);
        assertThat(state(PATH + "/" + lost)).isEqualTo("WAITING");
        assertThat(tag(PATH + "/" + lost)).isNotEqualTo(interrupted).matches("\"1-[0-9a-f]+\"");
        sql("update photo_import set alive_at = clock_timestamp() - interval '3 minutes' where id = $1", lost);
        assertThat(tag(PATH + "/" + lost)).isEqualTo(interrupted);
        MovableClock.get().advance(Duration.ofDays(29));
        jobs.forget().await().atMost(Duration.ofSeconds(30));
        assertThat(state(PATH + "/" + lost)).isEqualTo("INTERRUPTED");
        MovableClock.get().advance(Duration.ofDays(2));
        jobs.forget().await().atMost(Duration.ofSeconds(30));
        as("ACADEMIC_AFFAIRS").get(PATH + "/" + lost).then().statusCode(404);
    }

    @Test
    void an_import_tells_how_far_it_has_come() {
        files.put(first + ".jpg", picture);
        files.put(second + ".jpg", RegisterData.jpeg(0x884422));
        String address;
        try (HeldLock lock =
                HeldLock.after(pool, "select 1 from student where student_number = '" + second + "' for update")) {
            address = post(staff(), zip(StandardCharsets.UTF_8), "").header("Location");
            Eventually.holds("the first is put in", () -> !photos(first).isEmpty());
            Eventually.holds("the import says so", () -> {
                jobs.tellProgress().await().atMost(Duration.ofSeconds(30));
                return as("ACADEMIC_AFFAIRS").get(address).<Integer>path("filesDone") == 1;
            });
            assertThat(state(address)).isEqualTo("RUNNING");
            lock.commit();
        }
        done(address).then().body("report.taken", equalTo(2));
    }

    @Test
    void what_goes_wrong_with_one_photo_is_told_and_the_others_are_taken() {
        files.put(first + ".jpg", picture);
        files.put(second + ".jpg", RegisterData.jpeg(0x669933));
        sql("create or replace function break_photo() returns trigger language plpgsql as"
                + " $$ begin raise exception 'broken' using errcode = 'serialization_failure'; end $$");
        sql("create trigger break_photo before insert on student_photo for each row when (new.student_number = '"
                + first + "') execute function break_photo()");
        try {
            send(staff(), zip(StandardCharsets.UTF_8), "")
                    .then()
                    .statusCode(200)
                    .body("report.taken", equalTo(1))
                    .body("report.failed", equalTo(1))
                    .body("report.files.outcome", contains("FAILED", "TAKEN"))
                    .body("report.files[0].violations.code", contains("PHOTO_IMPORT_FAILED"))
                    .body("report.files[0].violations[0].remedy", notNullValue());
        } finally {
            sql("drop trigger break_photo on student_photo");
        }
        assertThat(sql("select 1 from audit_entry where action = 'PHOTOS_IMPORTED' and details ->> 'taken' = '1'"
                        + " and details ->> 'failed' = '1'"))
                .isNotEmpty();
        send(staff(), zip(StandardCharsets.UTF_8), "")
                .then()
                .body("report.files.outcome", contains("TAKEN", "UNCHANGED"));
    }

    /** Every other attempt to note that it began or ended meets a database that gives way, as one that fails over. */
    @Test
    void a_database_that_is_away_for_a_moment_costs_neither_the_import_nor_its_report() {
        files.put(first + ".jpg", picture);
        String reason = UUID.randomUUID().toString();
        sql("create sequence away_import");
        sql("create or replace function away_import() returns trigger language plpgsql as $$ begin"
                + " if nextval('away_import') % 2 = 1 then raise exception 'away' using errcode = 'serialization_failure';"
                + " end if; return new; end $$");
        sql("create trigger away_import before update on photo_import for each row when (new.reason = '" + reason
                + "' and (new.began_at is distinct from old.began_at or new.ended_at is distinct from old.ended_at))"
                + " execute function away_import()");
        try {
            String address = staff().queryParam("reason", reason)
                    .contentType("application/zip")
                    .body(zip(StandardCharsets.UTF_8))
                    .post(PATH)
                    .then()
                    .statusCode(202)
                    .extract()
                    .header("Location");
            done(address).then().body("report.taken", equalTo(1));
        } finally {
            sql("drop trigger away_import on photo_import");
            sql("drop sequence away_import");
        }
        assertThat(sql("select 1 from audit_entry where action = 'PHOTOS_IMPORTED' and reason = $1", reason))
                .hasSize(1);
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void while_students_fill_the_queue_of_checks_an_import_waits() throws Exception {
        files.put(first + ".jpg", picture);
        String address;
        try (FullQueue _ = FullQueue.of(check, folder)) {
            double before = turnedAway();
            address = post(staff(), zip(StandardCharsets.UTF_8), "")
                    .then()
                    .statusCode(202)
                    .extract()
                    .header("Location");
            Eventually.holds("the photo is turned away", () -> turnedAway() > before);
            assertThat(state(address)).isEqualTo("RUNNING");
            assertThat(photos(first)).isEmpty();
        }
        done(address).then().body("report.files.outcome", contains("TAKEN"));
    }

    private static double turnedAway() {
        return Metrics.globalRegistry
                .get("haksa.photos.turned.away")
                .tag("reason", "queue")
                .counter()
                .count();
    }

    /** The file store has something in the way, as when it is out of reach. */
    @Test
    void an_import_waits_for_a_store_that_is_out_of_reach() throws IOException {
        files.put(first + ".jpg", picture);
        send(staff(), zip(StandardCharsets.UTF_8), "").then().body("report.taken", equalTo(1));
        String sha256 = sql("select sha256 from student_photo where student_number = $1", first)
                .getFirst()
                .getString(0);
        Path file = config.directory()
                .toAbsolutePath()
                .resolve(sha256.substring(0, 2))
                .resolve(sha256);
        files.clear();
        files.put(second + ".jpg", picture);
        double before = failuresToPut();
        String address;
        Files.delete(file);
        Files.createDirectories(file.resolve("in-the-way"));
        try {
            address = post(staff(), zip(StandardCharsets.UTF_8), "").header("Location");
            Eventually.holds("it is tried again", () -> failuresToPut() > before + 1);
            assertThat(state(address)).isEqualTo("RUNNING");
        } finally {
            Files.delete(file.resolve("in-the-way"));
            Files.delete(file);
        }
        done(address).then().body("report.files.outcome", contains("TAKEN"));
    }

    private static double failuresToPut() {
        return Metrics.globalRegistry
                .get("haksa.files.failures")
                .tag("operation", "put")
                .counter()
                .count();
    }

    @Test
    void an_archive_that_arrives_slowly_keeps_nobody_waiting() throws IOException {
        files.put(first + ".jpg", picture);
        byte[] archive = zip(StandardCharsets.UTF_8);
        String head = "POST " + PATH + "?reason=slow HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/zip"
                + "\r\nContent-Length: " + archive.length + "\r\nAuthorization: Bearer "
                + token(Set.of(), null, "ACADEMIC_AFFAIRS") + "\r\n\r\n";
        Arrivals arrivals = Arrivals.at(config.directory());
        try (Socket slow = new Socket(server.getHost(), server.getPort())) {
            slow.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            slow.getOutputStream().write(archive, 0, 100);
            slow.getOutputStream().flush();
            arrivals.awaitSome();
            send(staff(), archive, "").then().statusCode(200);
        }
        arrivals.awaitNone();
    }

    private RequestSpecification staff() {
        return asStaffOf(data.department(), "DEPARTMENT_STAFF");
    }

    /** Sends an archive and waits for the report; what is not accepted is answered as it is. */
    private Response send(RequestSpecification who, byte[] archive, String more) {
        Response accepted = post(who, archive, more);
        return accepted.statusCode() == 202 ? done(accepted.header("Location")) : accepted;
    }

    private Response done(String address) {
        Eventually.holds("it is done", () -> state(address).equals("DONE"));
        return as("ACADEMIC_AFFAIRS").get(address);
    }

    private String state(String address) {
        return as("ACADEMIC_AFFAIRS").get(address).path("state");
    }

    private String tag(String address) {
        return as("ACADEMIC_AFFAIRS").get(address).header("ETag");
    }

    private static Response post(RequestSpecification who, byte[] archive, String more) {
        RequestSpecification request = who.queryParam("reason", " 단체 촬영 ");
        String[] one = more.isEmpty()
                ? new String[] {"dryRun", "false"}
                : more.substring(1).split("=");
        return request.queryParam(one[0], one[1])
                .contentType("application/zip")
                .body(archive)
                .post(PATH);
    }

    private byte[] zip(Charset names) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out, names)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** The same archive saying of every file that it is encrypted. */
    private static byte[] encrypted(byte[] archive) {
        ByteBuffer bytes = ByteBuffer.wrap(archive).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < archive.length - 10; i++) {
            int flags = bytes.getInt(i) == CENTRAL ? i + 8 : bytes.getInt(i) == LOCAL ? i + 6 : -1;
            if (flags >= 0) {
                archive[flags] |= 1;
            }
        }
        return archive;
    }

    private List<Row> photos(String student) {
        return sql("select state, source, reason from student_photo where student_number = $1", student);
    }
}
