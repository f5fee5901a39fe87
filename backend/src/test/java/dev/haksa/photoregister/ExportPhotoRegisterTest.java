package dev.haksa.photoregister;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasSize;

import dev.haksa.photoregister.BoundedWork.Turn;
import dev.haksa.shared.files.FilesConfig;
import dev.haksa.support.Eventually;
import dev.haksa.support.HttpTest;
import dev.haksa.support.StudentData;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.text.PDFTextStripper;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ExportPhotoRegisterTest extends HttpTest {
    private static final String PATH = "/api/v1/photo-register/";
    private static final List<String> FILES = List.of("export.xlsx", "export.csv", "album.pdf", "photos.zip");
    private static final String PURPOSE = "학생증 발급 사진 확인";

    @Inject
    RegisterData photos;

    @Inject
    ExportWork work;

    @Inject
    ArchiveWork sending;

    @Inject
    FilesConfig config;

    @TestHTTPResource("/")
    URI server;

    private StudentData data;
    private String first;
    private String second;
    private String without;
    private byte[] picture;

    @BeforeEach
    void threeStudentsOfWhomTwoHavePhotos() {
        data = new StudentData(this::sql);
        sql(
                "update department set name_ko = $2, faculty_ko = '공학계열' where id = $1",
                data.department(),
                "소방/안전 " + data.department());
        first = RegisterData.student(data, this::sql, "=가하늘", 0, "A");
        second = RegisterData.student(data, this::sql, "../나/바다\"", 0, "B");
        without = RegisterData.student(data, this::sql, "다구름", 40, null);
        picture = RegisterData.jpeg(0x3366CC);
        String sha256 = photos.keep(picture);
        RegisterData.photo(this::sql, first, "APPROVED", sha256, "2024-03-05T10:00:00+09:00");
        RegisterData.photo(this::sql, second, "APPROVED", sha256, "2024-03-05T10:00:00+09:00");
        RegisterData.photo(this::sql, without, "REJECTED", sha256, "2024-03-05T10:00:00+09:00");
    }

    @Test
    void the_table_as_csv_opens_in_spreadsheets_and_calculates_nothing() {
        Response response = fetch(inKorean(Set.of(), "ACADEMIC_AFFAIRS"), "export.csv");
        response.then()
                .statusCode(200)
                .contentType("text/csv")
                .header("Cache-Control", "private, no-store")
                .header("Content-Disposition", containsString("filename*=UTF-8''"));
        byte[] bytes = response.asByteArray();
        assertThat(bytes).startsWith(0xEF, 0xBB, 0xBF);
        List<String> lines =
                new String(bytes, StandardCharsets.UTF_8).substring(1).lines().toList();
        assertThat(lines).hasSize(4);
        assertThat(lines.getFirst()).isEqualTo("번호,학부(계열),학과,전공,주야,학년,반,학번,성명,학적상태,내/외국인,사진,진행상태");
        assertThat(lines.get(1)).startsWith("1,공학계열,").contains(",주간,1,A," + first + ",'=가하늘,재학,내국인,있음,승인");
        assertThat(lines.get(3)).endsWith("," + without + ",다구름,재학,내국인,없음,반려");
        logged("PHOTO_REGISTER_CSV", 3);
    }

    @Test
    void whoever_wants_the_head_of_a_file_only_gets_none_and_is_not_logged() {
        long before =
                sql("select count(*) from personal_data_export").getFirst().getLong(0);
        for (String file : List.of("export.xlsx", "export.csv", "album.pdf", "photos.zip")) {
            given(as("ACADEMIC_AFFAIRS"), "")
                    .head(PATH + file)
                    .then()
                    .statusCode(405)
                    .header("Allow", containsString("GET"));
        }
        assertThat(sql("select count(*) from personal_data_export").getFirst().getLong(0))
                .isEqualTo(before);
    }

    @Test
    void wide_signs_begin_no_formula_either() {
        for (String sign : List.of("＝", "＋", "－", "＠")) {
            RegisterData.student(data, this::sql, sign + "1+1", 0, "W");
        }
        String csv = given(as("ACADEMIC_AFFAIRS"), "&classGroup=W")
                .get(PATH + "export.csv")
                .asString();
        assertThat(csv).contains(",'＝1+1,", ",'＋1+1,", ",'－1+1,", ",'＠1+1,");
    }

    @Test
    void the_table_as_workbook_has_numbers_and_texts() throws IOException {
        Response response = fetch(as("ACADEMIC_AFFAIRS"), "export.xlsx");
        response.then().statusCode(200).header("Content-Disposition", containsString(".xlsx"));
        try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(response.asByteArray()))) {
            List<Row> rows = workbook.getFirstSheet().read();
            assertThat(rows).hasSize(4);
            assertThat(rows.getFirst().getCellText(8)).isEqualTo("Name");
            assertThat(rows.get(1).getCellText(7)).isEqualTo(first);
            assertThat(rows.get(1).getCellText(8)).isEqualTo("=가하늘");
            assertThat(rows.get(1).getCellAsNumber(5).orElseThrow().intValue()).isEqualTo(1);
            assertThat(rows.get(3).getCellText(12)).isEqualTo("rejected");
        }
        logged("PHOTO_REGISTER_XLSX", 3);
    }

    @Test
    void the_album_begins_a_page_for_each_class_and_shows_every_photo() throws IOException {
        Response response = fetch(inKorean(Set.of(data.department()), "DEPARTMENT_STAFF"), "album.pdf");
        response.then().statusCode(200).contentType("application/pdf");
        try (PDDocument album = Loader.loadPDF(response.asByteArray())) {
            assertThat(album.getNumberOfPages()).isEqualTo(3);
            assertThat(text(album, 1)).contains("사진대장", "공학계열", "1학년 · A반", first, "=가하늘", "1 / 3");
            assertThat(text(album, 2)).contains("1학년 · B반", second, "2 / 3");
            assertThat(text(album, 3)).contains("2학년", without, "사진 없음", "3 / 3");
            assertThat(images(album.getPage(0))).isEqualTo(1);
            assertThat(images(album.getPage(2))).isZero();
        }
        logged("PHOTO_ALBUM", 3);
    }

    @Test
    void a_class_of_more_than_a_page_goes_on_and_strange_names_do_not_stop_the_album() throws IOException {
        for (int i = 0; i < 26; i++) {
            RegisterData.student(data, this::sql, i == 0 ? "이름\u0007𠀀" : "학생" + i, 200, "C");
        }
        Response response = given(as("ACADEMIC_AFFAIRS"), "&classGroup=C").get(PATH + "album.pdf");
        try (PDDocument album = Loader.loadPDF(response.asByteArray())) {
            assertThat(album.getNumberOfPages()).isEqualTo(2);
        }
        Response none = given(as("ACADEMIC_AFFAIRS"), "&classGroup=Z").get(PATH + "album.pdf");
        try (PDDocument album = Loader.loadPDF(none.asByteArray())) {
            assertThat(text(album, 1)).contains("No student is selected");
        }
    }

    @Test
    void the_archive_has_the_photos_that_count_under_safe_names() throws IOException {
        Response response = fetch(asStaffOf(data.department(), "DEPARTMENT_STAFF"), "photos.zip");
        response.then().statusCode(200).contentType("application/zip");
        Map<String, byte[]> entries = unzip(response.asByteArray());
        String folder = "소방_안전 " + data.department() + "/";
        assertThat(entries).containsOnlyKeys(folder + first + "_=가하늘.jpg", folder + second + "_.._나_바다_.jpg");
        assertThat(entries.values()).allSatisfy(content -> assertThat(content).isEqualTo(picture));
        logged("PHOTO_ARCHIVE", 2);
    }

    @Test
    void a_photo_whose_file_is_lost_is_named_in_the_archive() throws IOException {
        RegisterData.photo(this::sql, without, "APPROVED", "f".repeat(64), "2024-03-06T10:00:00+09:00");
        Map<String, byte[]> entries =
                unzip(fetch(as("ACADEMIC_AFFAIRS"), "photos.zip").asByteArray());
        assertThat(entries).hasSize(3).containsKey("_missing.txt");
        assertThat(new String(entries.get("_missing.txt"), StandardCharsets.UTF_8))
                .isEqualTo(without + "\n");
    }

    @Test
    void photos_in_review_leave_when_they_are_asked_for_and_only_they() throws IOException {
        byte[] waiting = RegisterData.jpeg(0xCC6633);
        String sha256 = photos.keep(waiting);
        RegisterData.photo(this::sql, first, "SUBMITTED", sha256, "2024-03-06T10:00:00+09:00");
        RegisterData.photo(this::sql, without, "SUBMITTED", sha256, "2024-03-06T10:00:00+09:00");
        Response archive = asked("photos.zip", "IN_REVIEW");
        archive.then().statusCode(200);
        Map<String, byte[]> entries = unzip(archive.asByteArray());
        assertThat(entries).hasSize(2);
        assertThat(entries.keySet()).noneMatch(name -> name.contains(second));
        assertThat(entries.values()).allSatisfy(content -> assertThat(content).isEqualTo(waiting));
        logged("PHOTO_ARCHIVE", 2);
        assertThat(exports().getFirst().getJsonObject("criteria").getJsonArray("photo"))
                .containsExactly("IN_REVIEW");
        try (PDDocument album = Loader.loadPDF(asked("album.pdf", "IN_REVIEW").asByteArray())) {
            assertThat(images(album.getPage(1))).isEqualTo(1);
        }
    }

    @Test
    void the_log_tells_that_photos_that_count_left() {
        fetch(as("ACADEMIC_AFFAIRS"), "photos.zip").then().statusCode(200);
        assertThat(exports().getFirst().getJsonObject("criteria").getJsonArray("photo"))
                .containsExactly("WITH");
    }

    @Test
    void no_archive_is_made_of_students_whose_photos_were_not_asked_for() {
        for (String filter : List.of("WITHOUT", "REJECTED")) {
            asked("photos.zip", filter).then().statusCode(400).body("violations.code", contains("ARCHIVE_PHOTOS"));
        }
        as("ACADEMIC_AFFAIRS")
                .get(PATH + "photos.zip?purpose=abcde&photo=WITH&photo=IN_REVIEW&department=" + data.department())
                .then()
                .statusCode(400)
                .body("violations.code", contains("ARCHIVE_PHOTOS"));
        assertThat(exports()).isEmpty();
    }

    private Response asked(String file, String photo) {
        return as("ACADEMIC_AFFAIRS")
                .queryParam("department", data.department())
                .queryParam("purpose", PURPOSE)
                .queryParam("photo", photo)
                .get(PATH + file);
    }

    /** A file that exists and cannot be read, as when the store is out of reach. */
    @Test
    void while_photos_cannot_be_read_nobody_seems_to_have_none() throws IOException {
        String sha256 = photos.keep(RegisterData.jpeg(0x123456));
        Path file = config.directory()
                .toAbsolutePath()
                .resolve(sha256.substring(0, 2))
                .resolve(sha256);
        Files.delete(file);
        Files.createSymbolicLink(file, file);
        try {
            RegisterData.photo(this::sql, without, "APPROVED", sha256, "2024-03-06T10:00:00+09:00");
            fetch(as("ACADEMIC_AFFAIRS"), "album.pdf")
                    .then()
                    .statusCode(503)
                    .body("type", equalTo("/problems/storage-unavailable"));
            assertThat(exports()).isEmpty();
            sql("update student set class_group = 'Z' where student_number = $1", without);
            given(as("ACADEMIC_AFFAIRS"), "&classGroup=Z")
                    .get(PATH + "photos.zip")
                    .then()
                    .statusCode(503);
        } finally {
            Files.delete(file);
        }
    }

    @Test
    void a_photo_whose_file_is_lost_is_not_no_photo_in_the_album() throws IOException {
        RegisterData.photo(this::sql, without, "APPROVED", "e".repeat(64), "2024-03-06T10:00:00+09:00");
        Response response = fetch(inKorean(Set.of(), "ACADEMIC_AFFAIRS"), "album.pdf");
        try (PDDocument album = Loader.loadPDF(response.asByteArray())) {
            assertThat(text(album, 3)).contains(without, "사진 파일 없음").doesNotContain("사진 없음");
        }
    }

    @Test
    void nothing_leaves_without_purpose() {
        for (String file : FILES) {
            as("ACADEMIC_AFFAIRS")
                    .get(PATH + file + "?department=" + data.department())
                    .then()
                    .statusCode(400)
                    .body("violations.code", contains("EXPORT_PURPOSE"));
            for (String purpose : List.of("", "   abc ", "x".repeat(301))) {
                as("ACADEMIC_AFFAIRS")
                        .queryParam("department", data.department())
                        .queryParam("purpose", purpose)
                        .get(PATH + file)
                        .then()
                        .statusCode(400)
                        .contentType("application/problem+json")
                        .body("violations.code", contains("EXPORT_PURPOSE"));
            }
        }
        assertThat(exports()).isEmpty();
    }

    @Test
    void departments_take_their_own_students_only() {
        int other = new StudentData(this::sql).department();
        String csv = fetch(asStaffOf(other, "DEPARTMENT_STAFF"), "export.csv").asString();
        assertThat(csv.lines()).hasSize(1);
        for (String file : FILES) {
            anonymous().get(PATH + file).then().statusCode(401);
            as("STUDENT").get(PATH + file).then().statusCode(403);
            as("AUDITOR").get(PATH + file).then().statusCode(403);
            as("ACADEMIC_AFFAIRS")
                    .get(PATH + file + "?purpose=abcde&photos=ALL")
                    .then()
                    .statusCode(400);
        }
    }

    @Test
    void while_two_are_being_made_others_are_told_when_to_come_again() {
        Turn one = work.take();
        Turn two = work.take();
        try {
            for (String file : List.of("export.xlsx", "export.csv", "album.pdf")) {
                fetch(as("ACADEMIC_AFFAIRS"), file)
                        .then()
                        .statusCode(503)
                        .header("Retry-After", Integer::parseInt, greaterThan(0));
            }
        } finally {
            one.giveBack();
            two.giveBack();
        }
        assertThat(exports()).isEmpty();
        fetch(as("ACADEMIC_AFFAIRS"), "export.csv").then().statusCode(200);
    }

    @Test
    void archives_that_are_being_sent_hold_up_other_archives_only() {
        List<Turn> sent = Stream.generate(sending::take).limit(4).toList();
        try {
            fetch(as("ACADEMIC_AFFAIRS"), "photos.zip").then().statusCode(503);
            assertThat(exports()).isEmpty();
            fetch(as("ACADEMIC_AFFAIRS"), "export.csv").then().statusCode(200);
        } finally {
            sent.forEach(Turn::giveBack);
        }
    }

    @Test
    void a_client_that_goes_away_ends_the_work() throws IOException {
        String large = photos.keep(noise(2_000_000));
        for (int i = 0; i < 20; i++) {
            String student = RegisterData.student(data, this::sql, "학생" + i, 0, "A");
            RegisterData.photo(this::sql, student, "APPROVED", large, "2024-03-05T10:00:00+09:00");
        }
        for (int i = 0; i < 4; i++) {
            hangUp();
        }
        Eventually.holds("nobody holds a turn", () -> sending.free() == 4);
    }

    /** Reads the beginning of the archive, by which time both sides' buffers are full, and closes the line. */
    private void hangUp() throws IOException {
        String request = "GET " + PATH + "photos.zip?purpose=abcde&department=" + data.department() + " HTTP/1.1\r\n"
                + "Host: localhost\r\nAuthorization: Bearer " + token(Set.of(), null, "ACADEMIC_AFFAIRS") + "\r\n\r\n";
        try (Socket socket = new Socket(server.getHost(), server.getPort())) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            InputStream in = socket.getInputStream();
            assertThat(in.readNBytes(100_000)).hasSize(100_000);
        }
    }

    private static byte[] noise(int size) {
        byte[] noise = new byte[size];
        java.util.concurrent.ThreadLocalRandom.current().nextBytes(noise);
        return noise;
    }

    private Response fetch(RequestSpecification who, String file) {
        return given(who, "").get(PATH + file);
    }

    private RequestSpecification given(RequestSpecification who, String more) {
        RequestSpecification request =
                who.queryParam("department", data.department()).queryParam("purpose", "  " + PURPOSE + " ");
        return more.isEmpty() ? request : request.queryParam("classGroup", more.substring(more.indexOf('=') + 1));
    }

    private RequestSpecification inKorean(Set<Integer> departments, String role) {
        return RestAssured.given().header("Authorization", "Bearer " + token(departments, null, role));
    }

    private void logged(String kind, int count) {
        assertThat(exports()).hasSize(1);
        io.vertx.mutiny.sqlclient.Row export = exports().getFirst();
        assertThat(export.getString("kind")).isEqualTo(kind);
        assertThat(export.getInteger("persons")).isEqualTo(count);
        assertThat(export.getString("purpose")).isEqualTo(PURPOSE);
        as("AUDITOR")
                .get("/api/v1/personal-data-exports?exporterId=" + export.getString("exporter_id"))
                .then()
                .body("items", hasSize(1))
                .body("items[0].criteria.department", equalTo(List.of(data.department())));
    }

    private List<io.vertx.mutiny.sqlclient.Row> exports() {
        return sql(
                "select * from personal_data_export where criteria -> 'department' @> to_jsonb($1::int)",
                data.department());
    }

    private static String text(PDDocument album, int page) throws IOException {
        PDFTextStripper stripper = new PDFTextStripper();
        stripper.setStartPage(page);
        stripper.setEndPage(page);
        return stripper.getText(album);
    }

    private static int images(PDPage page) {
        int images = 0;
        for (COSName name : page.getResources().getXObjectNames()) {
            images += page.getResources().isImageXObject(name) ? 1 : 0;
        }
        return images;
    }

    private static Map<String, byte[]> unzip(byte[] archive) throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive), StandardCharsets.UTF_8)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                entries.put(entry.getName(), zip.readAllBytes());
            }
        }
        return entries;
    }
}
