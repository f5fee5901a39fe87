package dev.haksa.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haksa.cardissuer.CardStage;
import dev.haksa.photoregister.RegisterData;
import dev.haksa.shared.files.FileStore;
import dev.haksa.shared.files.IncomingFiles;
import dev.haksa.support.Eventually;
import dev.haksa.support.HttpTest;
import dev.haksa.support.StudentData;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The page for builders of clients says what happens, line by line. */
@QuarkusTest
class ClientFlowsTest extends HttpTest {
    private static final Path PAGE = Path.of("docs/clients-photos-cards.md");
    private static final String OWN = "/api/v1/students/me/photos";
    /** Of refusals, and of next steps. */
    private static final Pattern CODE = Pattern.compile("(?:violation|card\\.next)\\.([A-Z0-9_]+)=.*");

    private static final String ID = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";

    @Inject
    FileStore files;

    @Inject
    IncomingFiles incoming;

    private final List<String> played = new ArrayList<>();
    private StudentData data;
    private String student;

    @BeforeEach
    void student() {
        data = new StudentData(this::sql);
        student = data.student("김하늘");
    }

    @Test
    void a_student_puts_in_a_photo() throws IOException {
        byte[] picture = RegisterData.jpeg(0x336699);
        assertThat(play(asStudent(student), "GET", "/api/v1/students/me/photo").<Boolean>path("window.open"))
                .isTrue();
        Response put = play(photo(picture), "POST", OWN);
        assertThat(put.<String>path("photo.state")).isEqualTo("SUBMITTED");
        assertThat(put.header("Location")).endsWith(put.path("photo.id"));
        assertThat(play(photo(picture), "POST", OWN).<Boolean>path("changed")).isFalse();
        play(asStudent(student).header("If-Match", put.header("ETag")), "DELETE", OWN + "/" + put.path("photo.id"));
        assertThat(page()).contains(played());
    }

    @Test
    void a_photo_of_another_size_is_cropped_looked_at_and_confirmed() throws IOException {
        byte[] picture = jpeg(413, 531);
        Response refused = play(photo(picture), "POST", OWN);
        assertThat(refused.<String>path("violations[0].code")).isEqualTo("PHOTO_WRONG_SIZE");
        assertThat(refused.<Integer>path("violations[0].facts.widthPixels")).isEqualTo(413);
        Response preview = play(photo(picture), "POST", OWN + "?fit=crop");
        assertThat(preview.<String>path("photo.state")).isEqualTo("PREVIEW");
        assertThat(preview.<String>path("photo.previewExpiresAt")).isNotNull();
        String one = OWN + "/" + preview.path("photo.id");
        play(asStudent(student), "GET", preview.path("photo.content"));
        Response link = play(asStudent(student), "POST", one + "/links");
        play(anonymous(), "GET", link.path("href"));
        play(asStudent(student), "POST", one + "/confirmation");
        for (int i = 0; i < 2; i++) {
            Response confirmed =
                    play(asStudent(student).header("If-Match", preview.header("ETag")), "POST", one + "/confirmation");
            assertThat(confirmed.<String>path("state")).isEqualTo("SUBMITTED");
        }
        assertThat(page()).contains(played());
    }

    @Test
    void staff_review_a_photo() throws IOException {
        photo(RegisterData.jpeg(0x336699)).post(OWN).then().statusCode(201);
        Response list = play(staff(), "GET", "/api/v1/photos?links=true");
        String one = "/api/v1/photos/" + list.path("items[0].id");
        int version = list.path("items[0].version");
        anonymous().get(list.<String>path("items[0].link.href")).then().statusCode(200);
        play(staff().header("If-Match", "\"" + (version + 1) + "\""), "POST", one + "/approval");
        String tag = play(staff(), "GET", one).header("ETag");
        assertThat(tag).isEqualTo("\"" + version + "\"");
        Response approved = play(staff().header("If-Match", tag), "POST", one + "/approval");
        assertThat(approved.<String>path("state")).isEqualTo("APPROVED");
        Response again = play(staff().header("If-Match", approved.header("ETag")), "POST", one + "/approval");
        assertThat(again.<String>path("violations[0].code")).isEqualTo("PHOTO_NOT_IN_REVIEW");
        assertThat(page()).contains(played());
    }

    @Test
    void an_archive_of_photos_is_a_job() throws IOException {
        String sender = token(Set.of(data.department()), null, "DEPARTMENT_STAFF");
        Response job = play(
                bearer(sender).contentType("application/zip").body(zip(student + ".jpg", RegisterData.jpeg(0x336699))),
                "POST",
                "/api/v1/photo-imports?reason=class");
        String address = URI.create(job.header("Location")).getPath();
        Eventually.holds(
                "it ends", () -> "DONE".equals(bearer(sender).get(address).path("state")));
        Response done = play(bearer(sender), "GET", address);
        assertThat(done.<Integer>path("report.taken")).isEqualTo(1);
        assertThat(page()).contains(played().replace("reason=class", "reason=…"));
    }

    @Test
    void academic_affairs_hands_the_data_over() throws IOException {
        CardStage stage = new CardStage(this::sql, files, incoming);
        stage.student("이바다", "MOBILE", RegisterData.jpeg(0x336699));
        Response asked = play(request(), "POST", stage.path() + "/packages");
        String address = URI.create(asked.header("Location")).getPath();
        Eventually.holds(
                "it is ready", () -> "READY".equals(affairs().get(address).path("state")));
        String sha256 = play(affairs(), "GET", address).path("sha256");
        assertThat(play(affairs(), "GET", address + "/content?purpose=issuance").asByteArray())
                .startsWith('P', 'K');
        Response confirmed = play(
                affairs().contentType("application/json").body("{\"packageSha256\":\"" + sha256 + "\"}"),
                "POST",
                address + "/transmission");
        assertThat(confirmed.<String>path("transmittedAt")).isNotNull();
        assertThat(play(request(), "POST", stage.path() + "/packages").<String>path("sha256"))
                .isEqualTo(sha256);
        assertThat(page()).contains(played().replace(stage.code(), "{code}").replace("purpose=issuance", "purpose=…"));
    }

    @Test
    void every_code_stands_in_a_document() throws IOException {
        String known = page()
                + Files.readString(Path.of("docs/card-transfer.md"))
                + Files.readString(Path.of("../openapi/openapi.yaml"));
        LinkedHashSet<String> missing = new LinkedHashSet<>();
        for (String bundle : List.of("photo", "photo_check", "photoregister", "card", "cardissuer")) {
            Files.readAllLines(Path.of("src/main/resources/i18n/" + bundle + "_en.properties")).stream()
                    .map(CODE::matcher)
                    .filter(Matcher::matches)
                    .map(line -> line.group(1))
                    .filter(code -> !known.contains(code))
                    .forEach(missing::add);
        }
        assertThat(missing)
                .as("Codes that clients cannot know: they belong into the tables of %s", PAGE)
                .isEmpty();
    }

    /** Sends a request and remembers it as the page writes it. */
    private Response play(RequestSpecification who, String method, String address) {
        Response answer = who.request(method, address);
        String template = address.replaceAll(ID, "{id}").replaceAll("/files/[^/]+", "/files/{token}");
        played.add(method + " " + template + " → " + answer.statusCode());
        return answer;
    }

    private String played() {
        return "```text\n" + String.join("\n", played) + "\n```";
    }

    private static String page() throws IOException {
        return Files.readString(PAGE);
    }

    private RequestSpecification photo(byte[] picture) {
        return asStudent(student).contentType("image/jpeg").body(picture);
    }

    private RequestSpecification staff() {
        return asStaffOf(data.department(), "DEPARTMENT_STAFF");
    }

    private RequestSpecification affairs() {
        return as("ACADEMIC_AFFAIRS");
    }

    private RequestSpecification request() {
        return affairs().contentType("application/json").body("{\"encrypted\":false}");
    }

    private static byte[] zip(String name, byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(content);
        }
        return bytes.toByteArray();
    }

    private static byte[] jpeg(int width, int height) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), "jpg", bytes);
        return bytes.toByteArray();
    }
}
