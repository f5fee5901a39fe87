package dev.haksa.contract;

import static dev.haksa.contract.AccessRow.any;
import static dev.haksa.contract.AccessRow.list;
import static dev.haksa.contract.AccessRow.own;
import static dev.haksa.shared.security.Roles.ACADEMIC_AFFAIRS;
import static dev.haksa.shared.security.Roles.ADMIN;
import static dev.haksa.shared.security.Roles.AUDITOR;
import static dev.haksa.shared.security.Roles.DEAN;
import static dev.haksa.shared.security.Roles.DEPARTMENT_HEAD;
import static dev.haksa.shared.security.Roles.DEPARTMENT_STAFF;
import static dev.haksa.shared.security.Roles.INTEGRATION;
import static dev.haksa.shared.security.Roles.REGISTRAR;
import static dev.haksa.shared.security.Roles.SCOPE_CARDS_READ;
import static dev.haksa.shared.security.Roles.SCOPE_CARDS_WRITE;
import static dev.haksa.shared.security.Roles.STUDENT;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.haksa.cardissuer.CardStage;
import dev.haksa.cardissuer.Portraits;
import dev.haksa.contract.AccessRow.Abroad;
import dev.haksa.shared.files.FileStore;
import dev.haksa.shared.files.IncomingFiles;
import dev.haksa.shared.security.Roles;
import dev.haksa.support.Calls;
import dev.haksa.support.HttpTest;
import dev.haksa.support.Parts;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Who may do what with photos, cards and personal data: every operation of these features stands in one table, and everybody
 * else is tried. What is not in it yet makes the first test fail. All findings of a test are listed at once.
 */
@QuarkusTest
class AccessTest extends HttpTest {
    private static final List<String> FEATURES = List.of("card", "cardissuer", "photo", "photoregister", "privacy");
    private static final Path CLASSES = Path.of("target/classes/dev/haksa");

    private static final String[] DEPARTMENTS = {DEPARTMENT_STAFF, DEPARTMENT_HEAD, ACADEMIC_AFFAIRS};
    private static final String[] DEPARTMENTS_AND_DEAN = {DEPARTMENT_STAFF, DEPARTMENT_HEAD, ACADEMIC_AFFAIRS, DEAN};
    private static final String[] RECORDS = {ACADEMIC_AFFAIRS, REGISTRAR};
    private static final String[] READING_COMPANY = {ACADEMIC_AFFAIRS, SCOPE_CARDS_READ};
    private static final String[] WRITING_COMPANY = {ACADEMIC_AFFAIRS, SCOPE_CARDS_WRITE};
    private static final Set<String> LIMITED = Set.of(DEPARTMENT_STAFF, DEPARTMENT_HEAD, STUDENT);

    private static final String CAMPAIGNS = "/api/v1/card-campaigns";
    private static final String CAMPAIGN = CAMPAIGNS + "/{code}";
    private static final String ROSTER = CAMPAIGN + "/rosters/{department}";
    private static final String PACKAGE = CAMPAIGN + "/packages/{sequence}";
    private static final String FORMS = CAMPAIGN + "/paper-applications";
    private static final String PHOTO = "/api/v1/photos/{id}";
    private static final String MY_PHOTOS = "/api/v1/students/me/photos";
    private static final String STUDENT_PHOTOS = "/api/v1/students/{studentNumber}/photos";
    private static final String REGISTER = "/api/v1/photo-register";
    private static final String DISCLOSURE = "/api/v1/disclosures/{id}";
    private static final String PARTICULARS = "/api/v1/students/{studentNumber}/particulars";
    private static final String NUMBER = "/api/v1/students/{studentNumber}/resident-number";
    private static final String MY_NUMBER = "/api/v1/students/me/resident-number";

    private static final String PURPOSE = "purpose=who+may+do+what";
    private static final String FIELDS = """
            {"year": 2026, "titleKo": "발급", "titleEn": "Cards", "departmentIds": [{department}], "stages": {
             "opensOn": "{today}", "photoUntil": "{today}", "rosterUntil": "{today}", "transmissionUntil": "{today}",
             "linkUntil": "{today}", "applicationFrom": "{today}", "deliveryFrom": "{today}"}}""";
    private static final String STUDENTS = """
            {"studentNumbers": ["{studentNumber}"], "reason": "누가 무엇을 할 수 있는지 봅니다."}""";
    private static final String RESIDENT = """
            {"residentNumber": "030101-3000009", "issuedSinceOctober2020": false}""";
    private static final String READ = """
            {"purpose": "MILITARY_SERVICE", "basis": "병역법에 따른 명부 작성"}""";

    /** In this order, so that what ends something comes after what needs it. */
    private static final List<AccessRow> TABLE = List.of(
            any("GET " + CAMPAIGNS, DEPARTMENTS_AND_DEAN),
            any("POST " + CAMPAIGNS, ACADEMIC_AFFAIRS).json("{\"code\": \"T-{random}\", \"campaign\": " + FIELDS + "}"),
            any("GET " + CAMPAIGN, DEPARTMENTS_AND_DEAN),
            any("PUT " + CAMPAIGN, ACADEMIC_AFFAIRS).json(FIELDS),
            any("POST " + CAMPAIGN + "/submission", ACADEMIC_AFFAIRS),
            any("POST " + CAMPAIGN + "/decision", DEAN).json("{\"approved\": true}"),
            list("GET " + CAMPAIGN + "/rosters", DEPARTMENTS_AND_DEAN),
            own("GET " + ROSTER, DEPARTMENTS_AND_DEAN),
            own("GET " + ROSTER + "/students", DEPARTMENTS_AND_DEAN),
            own("GET " + ROSTER + "/export.csv", DEPARTMENTS_AND_DEAN).asking(PURPOSE),
            own("GET " + ROSTER + "/export.xlsx", DEPARTMENTS_AND_DEAN).asking(PURPOSE),
            list("GET " + CAMPAIGN + "/students", DEPARTMENTS_AND_DEAN),
            list("GET " + CAMPAIGN + "/export.csv", DEPARTMENTS_AND_DEAN).asking(PURPOSE),
            list("GET " + CAMPAIGN + "/export.xlsx", DEPARTMENTS_AND_DEAN).asking(PURPOSE),
            own("POST " + ROSTER, DEPARTMENTS),
            own("POST " + ROSTER + "/additions", DEPARTMENTS).json(STUDENTS),
            own("POST " + ROSTER + "/confirmations", DEPARTMENTS).json("""
                    {"confirmations": [{"studentNumber": "{studentNumber}", "photoId": "{photo}", "photoVersion": 1}]}"""),
            own("POST " + ROSTER + "/removals", DEPARTMENTS).json(STUDENTS),
            own("POST " + ROSTER + "/sending", DEPARTMENTS),
            any("POST " + ROSTER + "/reopening", ACADEMIC_AFFAIRS).json("""
                    {"until": "{today}", "photos": false, "reason": "누가 무엇을 할 수 있는지 봅니다."}"""),
            any("POST /api/v1/student-cards/import", ACADEMIC_AFFAIRS).csv("studentNumber,issuedOn\n"),
            any("GET /api/v1/student-cards", ACADEMIC_AFFAIRS),
            any("POST /api/v1/student-cards/voidings/import", ACADEMIC_AFFAIRS)
                    .asking("reason=wrong+column")
                    .csv("studentNumber,issuedOn\n"),
            own("GET /api/v1/students/{studentNumber}/card", DEPARTMENTS),
            any("GET /api/v1/students/me/card", STUDENT),
            any("PUT /api/v1/students/me/card/declaration", STUDENT)
                    .json("{\"ownPhone\": true, \"delivery\": \"HOME\"}"),
            any("POST " + CAMPAIGN + "/packages", ACADEMIC_AFFAIRS).json("{\"encrypted\": false}"),
            any("GET /api/v1/card-packages", READING_COMPANY),
            any("GET " + CAMPAIGN + "/packages", READING_COMPANY),
            any("GET " + PACKAGE, READING_COMPANY),
            any("GET " + PACKAGE + "/content", READING_COMPANY).asking(PURPOSE),
            any("POST " + PACKAGE + "/transmission", WRITING_COMPANY).json("{\"packageSha256\": \"{sha256}\"}"),
            any("POST " + PACKAGE + "/receipts", WRITING_COMPANY)
                    .json("{\"packageSha256\": \"{sha256}\", \"othersAccepted\": true, \"lines\": []}"),
            any("POST " + PACKAGE + "/receipts/import", WRITING_COMPANY)
                    .csv("packageSha256,entryNumber,result,code\n{sha256},000001,ACCEPTED,\n"),
            any("POST " + CAMPAIGN + "/reports", WRITING_COMPANY)
                    .json("{\"entryNumber\": \"000001\", \"status\": \"LINKED\", \"on\": \"{today}\"}"),
            any("POST " + CAMPAIGN + "/reports/import", WRITING_COMPANY)
                    .csv("entryNumber,status,on,code\n000001,LINKED,{today},\n"),
            any("GET " + CAMPAIGN + "/reports", READING_COMPANY),
            list("GET " + FORMS, DEPARTMENTS),
            own("GET " + FORMS + "/{studentNumber}", DEPARTMENTS),
            own("POST " + FORMS, DEPARTMENTS)
                    .json("{\"studentNumber\": \"{studentNumber}\", \"receivedOn\": \"{today}\"}"),
            own("POST " + FORMS + "/{studentNumber}/dispatch", DEPARTMENTS).json("{\"sentOn\": \"{today}\"}"),
            any("GET /api/v1/card-certificates", ACADEMIC_AFFAIRS),
            any("POST /api/v1/card-certificates", ACADEMIC_AFFAIRS)
                    .json("{\"pem\": \"none\"}")
                    .or(400),
            any("POST /api/v1/card-certificates/{fingerprint}/withdrawal", ACADEMIC_AFFAIRS),
            any("POST " + PACKAGE + "/withdrawal", ACADEMIC_AFFAIRS).json("{\"reason\": \"누가 무엇을 할 수 있는지 봅니다.\"}"),
            any("POST " + CAMPAIGN + "/removals", ACADEMIC_AFFAIRS).json(STUDENTS),
            any("POST " + CAMPAIGN + "/closing", ACADEMIC_AFFAIRS),
            list("GET /api/v1/photos", DEPARTMENTS),
            own("GET " + PHOTO, DEPARTMENTS),
            own("GET " + PHOTO + "/content", DEPARTMENTS),
            own("POST " + PHOTO + "/links", DEPARTMENTS),
            list("GET " + REGISTER, DEPARTMENTS),
            list("GET " + REGISTER + "/export.csv", DEPARTMENTS).asking(PURPOSE),
            list("GET " + REGISTER + "/export.xlsx", DEPARTMENTS).asking(PURPOSE),
            list("GET " + REGISTER + "/album.pdf", DEPARTMENTS).asking(PURPOSE),
            list("GET " + REGISTER + "/photos.zip", DEPARTMENTS).asking(PURPOSE),
            any("GET /api/v1/students/me/photo", STUDENT),
            any("GET " + MY_PHOTOS, STUDENT),
            own("GET " + MY_PHOTOS + "/{id}", STUDENT),
            own("GET " + MY_PHOTOS + "/{id}/content", STUDENT),
            own("POST " + MY_PHOTOS + "/{id}/links", STUDENT),
            own("POST " + MY_PHOTOS + "/{id}/confirmation", STUDENT),
            own("POST " + PHOTO + "/rejection", DEPARTMENTS).json("{\"reason\": \"MARGINS\"}"),
            own("POST " + PHOTO + "/approval", DEPARTMENTS),
            list("POST /api/v1/photo-reviews", DEPARTMENTS).json("""
                    {"items": [{"id": "{photo}", "version": 1, "verdict": "APPROVE"}]}"""),
            list("POST /api/v1/photo-imports", DEPARTMENTS)
                    .asking("reason=who+may+do+what")
                    .sending((request, scene) ->
                            request.contentType("application/zip").body(scene.archive())),
            own("GET /api/v1/photo-imports/{id}", DEPARTMENTS).or(404),
            own("GET " + STUDENT_PHOTOS, DEPARTMENTS),
            own("POST " + STUDENT_PHOTOS, DEPARTMENTS)
                    .asking("reason=who+may+do+what")
                    .sending(AccessTest::picture),
            own("POST " + STUDENT_PHOTOS + "/form", DEPARTMENTS).sending(AccessTest::form),
            any("POST " + MY_PHOTOS, STUDENT).sending(AccessTest::picture),
            any("POST " + MY_PHOTOS + "/form", STUDENT).sending(AccessTest::form),
            own("DELETE " + MY_PHOTOS + "/{id}", STUDENT),
            any("GET /api/v1/personal-data-exports", AUDITOR, ACADEMIC_AFFAIRS),
            any("GET /api/v1/personal-data-exports/csv", AUDITOR, ACADEMIC_AFFAIRS),
            list("GET /api/v1/disclosures", STUDENT, ACADEMIC_AFFAIRS, REGISTRAR, DEAN),
            any("POST /api/v1/disclosures", STUDENT).json("""
                    {"capacity": "DEPARTMENT_REPRESENTATIVE", "purpose": "학과 행사 연락망", "pledgeDocumentId": "{random}"}""").or(400),
            own("GET " + DISCLOSURE, STUDENT, ACADEMIC_AFFAIRS, REGISTRAR, DEAN),
            own("GET " + DISCLOSURE + "/students", STUDENT),
            own("GET " + DISCLOSURE + "/students/csv", STUDENT),
            any("GET " + DISCLOSURE + "/downloads", ACADEMIC_AFFAIRS, REGISTRAR, DEAN, AUDITOR),
            any("POST " + DISCLOSURE + "/decision", ACADEMIC_AFFAIRS)
                    .json("{\"granted\": true, \"reason\": \"서약서 확인\"}"),
            any("POST " + DISCLOSURE + "/revocation", ACADEMIC_AFFAIRS).json("{\"reason\": \"대표가 바뀜\"}"),
            any("GET " + PARTICULARS, RECORDS),
            any("PUT " + PARTICULARS, RECORDS).json("{\"sex\": \"FEMALE\", \"province\": \"GYEONGGI\"}"),
            any("GET /api/v1/students/me/particulars", STUDENT),
            any("PUT /api/v1/students/me/particulars", STUDENT)
                    .json("{\"province\": \"GYEONGGI\", \"objectsToDisclosure\": true}"),
            any("GET " + NUMBER, RECORDS),
            any("PUT " + NUMBER, RECORDS).json(RESIDENT).or(400),
            any("POST " + NUMBER + "/proposals", RECORDS).json(RESIDENT).or(400),
            any("POST " + NUMBER + "/reads", RECORDS).json(READ).or(404),
            any("POST " + NUMBER + "/history-reads", RECORDS).json(READ).or(404),
            any("GET " + MY_NUMBER, STUDENT),
            any("GET " + MY_NUMBER + "/reads", STUDENT),
            any("POST " + MY_NUMBER + "/proposals", STUDENT).json(RESIDENT).or(400),
            any("GET /api/v1/resident-number-reads", AUDITOR, DEAN),
            any("GET /api/v1/resident-number-reads/csv", AUDITOR, DEAN),
            any("POST /api/v1/resident-number-rotations", ACADEMIC_AFFAIRS, ADMIN));

    @Inject
    FileStore files;

    @Inject
    IncomingFiles incoming;

    private JsonNode document;
    private AccessScene scene;
    private String otherStudent;
    private final List<String> findings = new ArrayList<>();

    @BeforeEach
    void aStudentOfADepartment() throws IOException {
        document = ServedContract.product(anonymous()
                .queryParam("format", "json")
                .get("/openapi")
                .then()
                .statusCode(200)
                .extract()
                .asString());
        CardStage stage = new CardStage(this::sql, files, incoming);
        scene = new AccessScene(this::sql, stage);
        otherStudent = new dev.haksa.support.StudentData(this::sql).student("다른 학생");
        as(ACADEMIC_AFFAIRS)
                .contentType("application/json")
                .body("{\"encrypted\": false}")
                .post(scene.packages())
                .then()
                .statusCode(202);
        Calls.until(() ->
                "READY".equals(as(ACADEMIC_AFFAIRS).get(scene.packages() + "/1").path("state")));
    }

    @Test
    void the_table_is_of_all_operations_of_these_features() {
        Set<String> ids = FEATURES.stream()
                .flatMap(feature -> new ClassFileImporter().importPath(CLASSES.resolve(feature)).stream())
                .flatMap(type -> type.getMethods().stream())
                .filter(method -> method.isAnnotatedWith(Operation.class))
                .map(method -> method.getAnnotationOfType(Operation.class).operationId())
                .collect(Collectors.toSet());
        Set<String> operations = new TreeSet<>();
        document.at("/paths")
                .properties()
                .forEach(path -> path.getValue().properties().stream()
                        .filter(operation -> ids.contains(
                                operation.getValue().path("operationId").asText()))
                        .forEach(operation ->
                                operations.add(operation.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey())));
        assertThat(operations).hasSameSizeAs(ids).hasSizeGreaterThan(70);
        assertThat(TABLE.stream().map(AccessRow::operation))
                .as("an operation is missing in the table, or gone from the contract")
                .containsExactlyInAnyOrderElementsOf(operations);
    }

    @Test
    void nobody_comes_in_without_a_token() {
        for (AccessRow row : TABLE) {
            expect(row, "without token", ask(row, anonymous()), 401);
        }
        none();
    }

    @Test
    void every_other_role_and_scope_is_refused() {
        List<String> before = scene.kept();
        for (AccessRow row : TABLE) {
            Set<String> others = new TreeSet<>(rolesAndScopes());
            others.removeAll(row.may());
            others.forEach(role ->
                    expect(row, role, ask(row, at(role, Set.of(scene.department()), scene.student())), 403));
        }
        none();
        assertThat(scene.kept()).isEqualTo(before);
    }

    @Test
    void who_is_of_another_department_or_another_student_reaches_nothing() {
        List<String> before = scene.kept();
        for (AccessRow row : TABLE) {
            row.may().stream()
                    .filter(role -> LIMITED.contains(role) && row.abroad() != Abroad.SAME)
                    .sorted()
                    .forEach(role -> abroad(row, role, before));
        }
        none();
    }

    private void abroad(AccessRow row, String role, List<String> before) {
        for (Set<Integer> departments : List.of(Set.of(scene.elsewhere()), Set.<Integer>of())) {
            String who = role + (departments.isEmpty() ? " of no department" : " from elsewhere");
            abroad(row, who, ask(row, at(role, departments, otherStudent)));
            require(scene.kept().equals(before), row, who, "has changed something");
        }
    }

    private void abroad(AccessRow row, String who, Response response) {
        if (row.abroad() == Abroad.HIDDEN) {
            expect(row, who, response, 403, 404);
        } else {
            expect(row, who, response, 200, 202);
            require(!row.method().equals("GET") || !scene.isIn(text(response)), row, who, "sees the student");
        }
    }

    @Test
    void who_may_is_let_in_and_reaches_the_own() {
        for (AccessRow row : TABLE) {
            row.may().stream().sorted().forEach(role -> home(row, role));
        }
        none();
    }

    private void home(AccessRow row, String role) {
        Response response = ask(row, at(role, Set.of(scene.department()), scene.student()));
        int status = response.statusCode();
        boolean fits = status / 100 == 2 || Set.of(409, 412, 422, row.also()).contains(status);
        require(fits, row, role, "is answered " + status + " " + (status >= 400 ? response.asString() : ""));
        documented(row, role, status);
        if (row.abroad() == Abroad.WITHOUT && row.method().equals("GET") && LIMITED.contains(role)) {
            require(scene.isIn(text(response)), row, role, "does not see the student");
        }
    }

    @Test
    void an_account_without_a_record_has_nothing_of_its_own() {
        for (AccessRow row : TABLE) {
            if (row.may().contains(STUDENT)) {
                expect(row, "no student", ask(row, bearer(token(Set.of(), null, STUDENT))), 404);
            }
        }
        none();
    }

    @Test
    void the_contract_says_so_of_all_that_is_a_students_own() {
        document.at("/paths").properties().forEach(path -> {
            JsonNode read = path.getValue().path("get");
            if (path.getKey().startsWith("/api/v1/students/me")
                    && !path.getKey().contains("{")
                    && !asks(read)) {
                AccessRow row = any("GET " + path.getKey(), STUDENT);
                expect(row, "no student", ask(row, bearer(token(Set.of(), null, STUDENT))), 404);
            }
        });
        none();
    }

    /** Whether there is something that has to be asked with. */
    private static boolean asks(JsonNode operation) {
        boolean asks = operation.isMissingNode();
        for (JsonNode parameter : operation.path("parameters")) {
            asks |= parameter.path("required").asBoolean();
        }
        return asks;
    }

    private Response ask(AccessRow row, RequestSpecification who) {
        RequestSpecification request = row.body().apply(who.header("If-Match", "*"), scene);
        return request.request(row.method(), scene.fill(row.path()) + row.query());
    }

    /** A request of a role or scope; of somebody in a department or with a record where that goes with the role. */
    private RequestSpecification at(String role, Set<Integer> departments, String student) {
        if (role.startsWith("scope:")) {
            return bearer(token(Set.of(), null, INTEGRATION, role));
        }
        boolean limited = LIMITED.contains(role) && !role.equals(STUDENT);
        return bearer(token(limited ? departments : Set.of(), role.equals(STUDENT) ? student : null, role));
    }

    private static Set<String> rolesAndScopes() {
        return Arrays.stream(Roles.class.getFields())
                .filter(field -> Modifier.isStatic(field.getModifiers()) && field.getType() == String.class)
                .map(AccessTest::constant)
                .collect(Collectors.toSet());
    }

    private static String constant(java.lang.reflect.Field field) {
        try {
            return (String) field.get(null);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    private static RequestSpecification picture(RequestSpecification request, AccessScene scene) {
        return request.contentType("image/jpeg").body(Portraits.jpeg());
    }

    private static RequestSpecification form(RequestSpecification request, AccessScene scene) {
        return request.multiPart(Parts.file("photo.jpg", Portraits.jpeg(), "image/jpeg"))
                .multiPart("reason", "who may do what");
    }

    private void expect(AccessRow row, String who, Response response, int... statuses) {
        int status = response.statusCode();
        require(Arrays.stream(statuses).anyMatch(one -> one == status), row, who, "is answered " + status);
        documented(row, who, status);
    }

    /** What happens stands in the contract. */
    private void documented(AccessRow row, String who, int status) {
        JsonNode operation =
                document.path("paths").path(row.path()).path(row.method().toLowerCase(Locale.ROOT));
        require(
                operation.path("responses").has(Integer.toString(status)),
                row,
                who,
                "is answered " + status + ", which the contract does not name");
    }

    private void require(boolean holds, AccessRow row, String who, String what) {
        if (!holds) {
            findings.add(row.operation() + ": " + who + " " + what);
        }
    }

    private void none() {
        assertThat(findings).isEmpty();
    }

    /** What a reader finds in a file. */
    private static String text(Response response) {
        byte[] body = response.asByteArray();
        try {
            return switch (response.contentType().split(";", 2)[0]) {
                case "application/pdf" -> pdf(body);
                case "application/zip", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" ->
                    zip(body);
                default -> new String(body, StandardCharsets.UTF_8);
            };
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static String pdf(byte[] body) throws IOException {
        try (var pdf = Loader.loadPDF(body)) {
            return new PDFTextStripper().getText(pdf);
        }
    }

    private static String zip(byte[] body) throws IOException {
        Path file = Files.write(Files.createTempFile("haksa-access-", ".zip"), body);
        StringBuilder text = new StringBuilder();
        try (ZipFile zip = new ZipFile(file.toFile())) {
            for (ZipEntry entry : zip.stream().toList()) {
                byte[] content = zip.getInputStream(entry).readAllBytes();
                text.append(entry.getName()).append('\n').append(new String(content, StandardCharsets.UTF_8));
            }
        } finally {
            Files.delete(file);
        }
        return text.toString();
    }
}
