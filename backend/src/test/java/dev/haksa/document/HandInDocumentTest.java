package dev.haksa.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.haksa.identity.AccessTokens;
import dev.haksa.shared.files.OrphanFiles;
import dev.haksa.support.Arrivals;
import dev.haksa.support.HttpTest;
import dev.haksa.support.MovableClock;
import dev.haksa.support.Parts;
import dev.haksa.support.StudentData;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.PDEmbeddedFilesNameTreeNode;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionJavaScript;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionLaunch;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@QuarkusTest
class HandInDocumentTest extends HttpTest {
    private static final String DOCUMENTS = "/api/v1/documents";
    private static final int LIMIT = 20 * 1024 * 1024;

    @Inject
    Documents door;

    @Inject
    OrphanFiles orphans;

    @Inject
    AccessTokens accessTokens;

    @ConfigProperty(name = "haksa.files.directory")
    String folder;

    private Arrivals arrivals;
    private StudentData data;
    private String student;

    @BeforeEach
    void aStudent() {
        arrivals = Arrivals.at(Path.of(folder));
        data = new StudentData(this::sql);
        student = data.student("김하늘");
    }

    @Test
    void a_student_hands_in_a_pdf_and_gets_it_back_unchanged_as_a_download() throws Exception {
        byte[] file = SampleFiles.pdf();
        String sha =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(file));
        String id = upload(asStudent(student), "진단서.pdf", file)
                .then()
                .statusCode(201)
                .header("Cache-Control", "private, no-store")
                .body("studentNumber", equalTo(student))
                .body("fileName", equalTo("진단서.pdf"))
                .body("mediaType", equalTo("application/pdf"))
                .body("sizeBytes", equalTo(file.length))
                .body("sha256", equalTo(sha))
                .body("onBehalf", equalTo(false))
                .body("attached", equalTo(false))
                .extract()
                .path("id");
        asStudent(student).get(DOCUMENTS + "/" + id).then().statusCode(200).body("sha256", equalTo(sha));
        Response content = asStudent(student).get(DOCUMENTS + "/" + id + "/content");
        content.then()
                .statusCode(200)
                .contentType("application/octet-stream")
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", containsString("sandbox"))
                .header("Content-Disposition", containsString("attachment; filename=\"document.pdf\""))
                .header("Content-Disposition", containsString("%EC%A7%84%EB%8B%A8%EC%84%9C.pdf"))
                .header("Cache-Control", "private, no-store");
        assertThat(content.asByteArray()).isEqualTo(file);
        assertThat(audited(id)).containsExactly("DOCUMENT_UPLOADED");
    }

    @Test
    void a_document_can_be_read_in_parts_and_by_a_link() {
        byte[] file = SampleFiles.pdf();
        String id = upload(asStudent(student), "진단서.pdf", file).path("id");
        String content = DOCUMENTS + "/" + id + "/content";
        Response part = asStudent(student).header("Range", "bytes=5-9").get(content);
        part.then().statusCode(206).header("Content-Range", "bytes 5-9/" + file.length);
        assertThat(part.asByteArray()).isEqualTo(Arrays.copyOfRange(file, 5, 10));
        asStudent(student)
                .header("Range", "bytes=99999999-")
                .get(content)
                .then()
                .statusCode(416);
        String links = DOCUMENTS + "/" + id + "/links";
        anonymous().post(links).then().statusCode(401);
        as("PROFESSOR").post(links).then().statusCode(403);
        asStudent(data.student("남")).post(links).then().statusCode(404);
        String link = asStaffOf(data.department(), "DEPARTMENT_STAFF")
                .post(links)
                .then()
                .statusCode(201)
                .header("Cache-Control", "private, no-store")
                .extract()
                .path("href");
        Response linked = anonymous().get(link);
        linked.then()
                .statusCode(200)
                .contentType("application/octet-stream")
                .header("Content-Disposition", containsString("attachment"));
        assertThat(linked.asByteArray()).isEqualTo(file);
        assertThat(audited(id)).containsExactly("DOCUMENT_UPLOADED", "DOCUMENT_LINKED");
        MovableClock.get().advance(Duration.ofMinutes(6));
        anonymous().get(link).then().statusCode(410);
    }

    @Test
    void a_picture_comes_in_a_form_as_well() {
        byte[] picture = SampleFiles.picture("png");
        asStudent(student)
                .multiPart(Parts.file("camera/DCIM/photo.JPG", picture, "image/jpeg"))
                .post(DOCUMENTS + "/form")
                .then()
                .statusCode(201)
                .body("mediaType", equalTo("image/png"))
                .body("fileName", equalTo("photo.png"));
        asStudent(student)
                .multiPart("studentNumber", student)
                .post(DOCUMENTS + "/form")
                .then()
                .statusCode(400)
                .body("violations[0].code", equalTo("DOCUMENT_MISSING"));
    }

    @Test
    void the_same_content_is_kept_once_and_the_name_says_nothing_about_the_format() throws IOException {
        byte[] file = SampleFiles.picture("jpg");
        String sha = upload(asStudent(student), "a.pdf", file)
                .then()
                .statusCode(201)
                .body("mediaType", equalTo("image/jpeg"))
                .body("fileName", equalTo("a.jpg"))
                .extract()
                .path("sha256");
        upload(asStudent(student), "b", file).then().statusCode(201).body("fileName", equalTo("b.jpg"));
        assertThat(Files.size(stored(sha))).isEqualTo(file.length);
        assertThat(documents()).isEqualTo(2);
    }

    @Test
    void staff_hand_in_for_students_whom_they_see_and_for_nobody_else() {
        byte[] file = SampleFiles.pdf();
        upload(asStaffOf(data.department(), "DEPARTMENT_STAFF"), "scan.pdf", file, student)
                .then()
                .statusCode(201)
                .body("studentNumber", equalTo(student))
                .body("onBehalf", equalTo(true));
        upload(as("ACADEMIC_AFFAIRS"), "scan.pdf", file, student).then().statusCode(201);
        upload(asStaffOf(data.department() + 1_000_000, "DEPARTMENT_STAFF"), "scan.pdf", file, student)
                .then()
                .statusCode(404);
        upload(asStudent(data.student("남")), "scan.pdf", file, student).then().statusCode(404);
        upload(as("ACADEMIC_AFFAIRS"), "scan.pdf", file).then().statusCode(404);
        upload(as("PROFESSOR"), "scan.pdf", file, student).then().statusCode(403);
        upload(anonymous(), "scan.pdf", file).then().statusCode(401);
        anonymous()
                .multiPart(Parts.file("a.pdf", file, "application/octet-stream"))
                .post(DOCUMENTS + "/form")
                .then()
                .statusCode(401);
        as("PROFESSOR")
                .multiPart(Parts.file("a.pdf", file, "application/octet-stream"))
                .post(DOCUMENTS + "/form")
                .then()
                .statusCode(403);
        assertThat(documents()).isEqualTo(2);
    }

    @Test
    void only_those_concerned_see_a_document_and_every_other_look_is_recorded() {
        String id = upload(asStudent(student), "a.pdf", SampleFiles.pdf()).path("id");
        for (String path : List.of(DOCUMENTS + "/" + id, DOCUMENTS + "/" + id + "/content")) {
            anonymous().get(path).then().statusCode(401);
            as("PROFESSOR").get(path).then().statusCode(403);
            as("AUDITOR").get(path).then().statusCode(403);
            asStudent(data.student("남")).get(path).then().statusCode(404);
            asStaffOf(data.department() + 1_000_000, "DEPARTMENT_HEAD")
                    .get(path)
                    .then()
                    .statusCode(404);
            as("PRESIDENT").get(path).then().statusCode(404);
        }
        assertThat(audited(id)).containsExactly("DOCUMENT_UPLOADED");
        asStaffOf(data.department(), "DEPARTMENT_HEAD")
                .get(DOCUMENTS + "/" + id)
                .then()
                .statusCode(200);
        as("ACADEMIC_AFFAIRS").get(DOCUMENTS + "/" + id + "/content").then().statusCode(200);
        attach(id, "application-" + id);
        as("PRESIDENT").get(DOCUMENTS + "/" + id + "/content").then().statusCode(404);
        as("DEAN").get(DOCUMENTS + "/" + id + "/content").then().statusCode(404);
        assertThat(audited(id)).containsExactly("DOCUMENT_UPLOADED", "DOCUMENT_SEEN", "DOCUMENT_READ");
        asStudent(student).get(DOCUMENTS + "/" + UUID.randomUUID()).then().statusCode(404);
    }

    @Test
    void a_file_of_twenty_megabytes_is_accepted_and_one_byte_more_is_not() {
        upload(asStudent(student), "a.pdf", SampleFiles.pdfOf(LIMIT))
                .then()
                .statusCode(201)
                .body("sizeBytes", equalTo(LIMIT));
        upload(asStudent(student), "a.pdf", SampleFiles.pdfOf(LIMIT + 1))
                .then()
                .statusCode(413)
                .contentType("application/problem+json");
        asStudent(student)
                .multiPart(Parts.file("a.pdf", SampleFiles.pdfOf(LIMIT + 1), "application/pdf"))
                .post(DOCUMENTS + "/form")
                .then()
                .statusCode(413);
        assertThat(documents()).isEqualTo(1);
        arrivals.awaitNone();
    }

    static Stream<Arguments> hostile() {
        byte[] pdf = SampleFiles.pdf();
        byte[] png = SampleFiles.picture("png");
        byte[] jpeg = SampleFiles.picture("jpg");
        byte[] zip = {'P', 'K', 5, 6, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0};
        return Stream.of(
                Arguments.of("empty", new byte[0], "DOCUMENT_FORMAT"),
                Arguments.of("a text", SampleFiles.text("hello"), "DOCUMENT_FORMAT"),
                Arguments.of("a web page", SampleFiles.text("<html><script>alert(1)</script>"), "DOCUMENT_FORMAT"),
                Arguments.of("a GIF", SampleFiles.text("GIF89a\u0001\u0000"), "DOCUMENT_FORMAT"),
                Arguments.of("a program", SampleFiles.text("MZ\u0090\u0000"), "DOCUMENT_FORMAT"),
                Arguments.of("a PDF after rubbish", SampleFiles.concat(SampleFiles.text(" "), pdf), "DOCUMENT_FORMAT"),
                Arguments.of("only the head of a PDF", SampleFiles.text("%PDF-1.7\n%%EOF"), "DOCUMENT_UNREADABLE"),
                Arguments.of("a PDF cut off", Arrays.copyOf(pdf, pdf.length / 2), "DOCUMENT_UNREADABLE"),
                Arguments.of("a PNG cut off", Arrays.copyOf(png, png.length - 200), "DOCUMENT_UNREADABLE"),
                Arguments.of("a JPEG cut off", Arrays.copyOf(jpeg, jpeg.length / 2), "DOCUMENT_UNREADABLE"),
                Arguments.of(
                        "a picture with an archive behind", SampleFiles.concat(png, zip), "DOCUMENT_SECOND_NATURE"),
                Arguments.of("a PDF with an archive behind", SampleFiles.concat(pdf, zip), "DOCUMENT_SECOND_NATURE"),
                Arguments.of(
                        "a picture that is a page",
                        withComment(jpeg, "<script>alert(1)</script>"),
                        "DOCUMENT_SECOND_NATURE"),
                Arguments.of("a picture that is a PDF", withComment(jpeg, "%PDF-1.4"), "DOCUMENT_SECOND_NATURE"),
                Arguments.of("a PDF with a password", SampleFiles.encryptedPdf(), "DOCUMENT_ENCRYPTED"),
                Arguments.of("a PDF with a script", withScript(), "DOCUMENT_ACTIVE_CONTENT"),
                Arguments.of("a PDF with a program", withLaunch(), "DOCUMENT_ACTIVE_CONTENT"),
                Arguments.of("a PDF with a file", withFile(), "DOCUMENT_ACTIVE_CONTENT"),
                Arguments.of("a bomb of pixels", SampleFiles.pngBomb(50_000, 50_000), "DOCUMENT_TOO_MANY_PIXELS"),
                Arguments.of("a picture without its pixels", SampleFiles.pngBomb(5_000, 5_000), "DOCUMENT_UNREADABLE"),
                Arguments.of("a PDF that unpacks to much", SampleFiles.pdfBomb(300), "DOCUMENT_UNPACKS_TOO_LARGE"),
                Arguments.of(
                        "a PDF whose objects unpack to much",
                        new RawPdf()
                                .stream(4, "/Type/ObjStm/N 1/First 5/Filter[/Fl#61teDecode]", Bombs.flate(900))
                                        .bytesWithPackedObject(4),
                        "DOCUMENT_UNPACKS_TOO_LARGE"),
                Arguments.of(
                        "a PDF whose table unpacks to much",
                        new RawPdf().bytesWithTable("/W[1 4 2]/Filter/LZWDecode", Bombs.lzw(900)),
                        "DOCUMENT_UNPACKS_TOO_LARGE"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("hostile")
    void refuses_with_the_reason(String what, byte[] file, String code) {
        upload(asStudent(student), "a.pdf", file)
                .then()
                .statusCode(400)
                .body("violations[0].code", equalTo(code))
                .body("violations[0].remedy", org.hamcrest.Matchers.notNullValue());
        assertThat(documents()).isZero();
        arrivals.awaitNone();
    }

    @Test
    void an_account_hands_in_only_some_files_a_day_whatever_came_of_them() {
        String account = UUID.randomUUID().toString();
        String token =
                accessTokens.issue(new AccessTokens.Bearer(account, "김하늘", Set.of("STUDENT"), Set.of(), student));
        upload(bearer(token), "a.pdf", SampleFiles.text("hello")).then().statusCode(400);
        upload(bearer(token), "a.pdf", SampleFiles.pdf()).then().statusCode(201);
        assertThat(uploads(account)).isEqualTo(2);
        sql("update daily_quota set uses = 60 where who = $1", account);
        String wait = upload(bearer(token), "a.pdf", SampleFiles.pdf())
                .then()
                .statusCode(429)
                .contentType("application/problem+json")
                .extract()
                .header("Retry-After");
        assertThat(Integer.parseInt(wait)).isBetween(1, 86_400);
        bearer(token)
                .multiPart(Parts.file("a.pdf", SampleFiles.pdf(), "application/pdf"))
                .post(DOCUMENTS + "/form")
                .then()
                .statusCode(429);
        assertThat(documents()).isEqualTo(1);
        arrivals.awaitNone();
        upload(asStudent(student), "a.pdf", SampleFiles.pdf()).then().statusCode(201);
        sql("update daily_quota set day = day - 1 where who = $1", account);
        upload(bearer(token), "a.pdf", SampleFiles.pdf()).then().statusCode(201);
    }

    private int uploads(String account) {
        return sql("select uses from daily_quota where what = 'DOCUMENT_UPLOAD' and who = $1", account)
                .getFirst()
                .getInteger(0);
    }

    @Test
    void an_upload_that_breaks_off_leaves_nothing_behind() throws IOException {
        byte[] file = SampleFiles.pdf();
        try (Socket line = new Socket("localhost", RestAssured.port)) {
            String head = "POST " + DOCUMENTS + "?fileName=a.pdf HTTP/1.1\r\nHost: localhost\r\n"
                    + "Authorization: Bearer " + token(Set.of(), student, "STUDENT") + "\r\n"
                    + "Content-Type: application/pdf\r\nContent-Length: " + (file.length + 1000) + "\r\n\r\n";
            line.getOutputStream().write(SampleFiles.text(head));
            line.getOutputStream().write(file);
            line.getOutputStream().flush();
            arrivals.awaitSome();
        }
        arrivals.awaitNone();
        assertThat(documents()).isZero();
    }

    @Test
    void an_upload_of_unknown_length_is_measured_as_it_comes() {
        byte[] file = SampleFiles.pdfOf(LIMIT + 1);
        asStudent(student)
                .contentType("application/pdf")
                .queryParam("fileName", "a.pdf")
                .body(new ByteArrayInputStream(file))
                .post(DOCUMENTS)
                .then()
                .statusCode(413);
        asStudent(student)
                .contentType("application/pdf")
                .queryParam("fileName", "a.pdf")
                .body(new ByteArrayInputStream(SampleFiles.pdf()))
                .post(DOCUMENTS)
                .then()
                .statusCode(201);
        assertThat(documents()).isEqualTo(1);
    }

    @Test
    void who_may_not_upload_hears_so_although_the_file_is_large() {
        byte[] file = SampleFiles.pdfOf(15 * 1024 * 1024);
        upload(anonymous(), "a.pdf", file).then().statusCode(401);
        upload(as("PROFESSOR"), "a.pdf", file).then().statusCode(403);
        upload(as("ACADEMIC_AFFAIRS"), "a.pdf", file, "00000000").then().statusCode(404);
        upload(asStudent(student), "a.pdf", file).then().statusCode(201);
        assertThat(documents()).isEqualTo(1);
    }

    @Test
    void a_name_is_only_a_name() {
        upload(asStudent(student), "../../../etc/passwd", SampleFiles.pdf())
                .then()
                .statusCode(201)
                .body("fileName", equalTo("passwd.pdf"));
        upload(asStudent(student), "a\r\nSet-Cookie: x\u202Efdp.exe", SampleFiles.pdf())
                .then()
                .statusCode(201)
                .body("fileName", equalTo("aSet-Cookie_ xfdp.pdf"));
        upload(asStudent(student), "", SampleFiles.pdf()).then().statusCode(400);
        asStudent(student)
                .contentType("application/pdf")
                .body(SampleFiles.pdf())
                .post(DOCUMENTS)
                .then()
                .statusCode(400)
                .body("violations[0].pointer", equalTo("?fileName"));
        asStudent(student)
                .contentType("text/html")
                .body("<html>")
                .post(DOCUMENTS + "?fileName=a.html")
                .then()
                .statusCode(415);
    }

    @Test
    void a_document_is_attached_only_to_applications_of_its_owner() {
        String own = upload(asStudent(student), "a.pdf", SampleFiles.pdf()).path("id");
        String other = data.student("남");
        String foreign = upload(asStudent(other), "b.pdf", SampleFiles.pdf()).path("id");
        String application = "application-" + own;
        assertThat(failure(connection -> door.attach(
                        connection,
                        List.of(UUID.fromString(own), UUID.fromString(foreign)),
                        student,
                        "EVIDENCE",
                        application)))
                .contains("DOCUMENT_UNKNOWN", "/documentIds/1");
        asStudent(student).get(DOCUMENTS + "/" + own).then().body("attached", equalTo(false));
        attach(own, application);
        attach(own, application);
        asStudent(student).get(DOCUMENTS + "/" + own).then().body("attached", equalTo(true));
        assertThat(door.list(pool, application).await().atMost(Duration.ofSeconds(60)))
                .extracting(document -> document.id().toString())
                .containsExactly(own);
    }

    @Test
    void files_that_nothing_refers_to_are_removed_after_the_grace_time_and_not_before() throws IOException {
        String sha = upload(asStudent(student), "a.pdf", SampleFiles.pdf()).path("sha256");
        String kept = upload(asStudent(student), "b.pdf", SampleFiles.pdf()).path("sha256");
        Path broken = Files.write(
                Path.of(folder).resolve("incoming").resolve(UUID.randomUUID().toString()), new byte[1]);
        sql("delete from document where sha256 = $1", sha);
        orphans.sweep().await().atMost(Duration.ofSeconds(30));
        assertThat(stored(sha)).exists();
        MovableClock.get().advance(Duration.ofHours(25));
        orphans.sweep().await().atMost(Duration.ofSeconds(30));
        assertThat(stored(sha)).doesNotExist();
        assertThat(stored(kept)).exists();
        assertThat(broken).doesNotExist();
    }

    private static byte[] withScript() {
        return SampleFiles.pdf(
                document -> document.getDocumentCatalog().setOpenAction(new PDActionJavaScript("app.alert(1)")));
    }

    private static byte[] withLaunch() {
        return SampleFiles.pdf(document -> document.getDocumentCatalog().setOpenAction(new PDActionLaunch()));
    }

    private static byte[] withFile() {
        return SampleFiles.pdf(document -> {
            PDEmbeddedFilesNameTreeNode tree = new PDEmbeddedFilesNameTreeNode();
            tree.setNames(java.util.Map.of("a", new PDComplexFileSpecification()));
            PDDocumentNameDictionary names = new PDDocumentNameDictionary(document.getDocumentCatalog());
            names.setEmbeddedFiles(tree);
            document.getDocumentCatalog().setNames(names);
        });
    }

    /** A JPEG comment right behind its first marker. */
    private static byte[] withComment(byte[] jpeg, String comment) {
        byte[] text = SampleFiles.text(comment);
        byte[] head = {(byte) 0xff, (byte) 0xd8, (byte) 0xff, (byte) 0xfe, 0, (byte) (text.length + 2)};
        return SampleFiles.concat(SampleFiles.concat(head, text), Arrays.copyOfRange(jpeg, 2, jpeg.length));
    }

    private Response upload(RequestSpecification who, String name, byte[] file) {
        return who.contentType("application/octet-stream")
                .queryParam("fileName", name)
                .body(file)
                .post(DOCUMENTS);
    }

    private Response upload(RequestSpecification who, String name, byte[] file, String owner) {
        return upload(who.queryParam("studentNumber", owner), name, file);
    }

    private void attach(String id, String application) {
        pool.withTransaction(connection ->
                        door.attach(connection, List.of(UUID.fromString(id)), student, "EVIDENCE", application))
                .await()
                .atMost(Duration.ofSeconds(60));
    }

    private String failure(Function<SqlConnection, io.smallrye.mutiny.Uni<Void>> work) {
        return pool.withTransaction(work)
                .onItemOrFailure()
                .transform((item, failure) -> String.valueOf(failure))
                .await()
                .atMost(Duration.ofSeconds(60));
    }

    private long documents() {
        return sql("select count(*) from document where student_number = $1", student)
                .getFirst()
                .getLong(0);
    }

    private List<String> audited(String id) {
        return sql("select action from audit_entry where subject_type = 'DOCUMENT' and subject_id = $1 order by id", id)
                .stream()
                .map(row -> row.getString(0))
                .toList();
    }

    private Path stored(String sha) {
        return Path.of(folder).resolve(sha.substring(0, 2)).resolve(sha);
    }
}
