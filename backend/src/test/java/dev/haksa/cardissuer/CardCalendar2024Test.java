package dev.haksa.cardissuer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import dev.haksa.cardissuer.ExampleCardCompany.Offer;
import dev.haksa.cardissuer.ExampleCardCompany.Student;
import dev.haksa.cardissuer.ExampleCardCompany.Taken;
import dev.haksa.identity.keys.SigningKeys;
import dev.haksa.shared.time.Times;
import dev.haksa.support.Calls;
import dev.haksa.support.HttpTest;
import dev.haksa.support.MovableClock;
import dev.haksa.support.StudentData;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The whole calendar of 2024 through HTTP: three departments with 20 students each, of which one sends no list; after
 * every stage each of the 60 students is asked how the card stands.
 */
@QuarkusTest
class CardCalendar2024Test extends HttpTest {
    private static final int EACH = 20;
    private static final String DONE_BEFORE_LINK = "DONE DONE DONE ";

    @Inject
    SigningKeys signingKeys;

    @TestHTTPResource("/")
    URI server;

    @TempDir
    Path folder;

    private final String campaign = "2024-" + UUID.randomUUID().toString().substring(0, 8);
    private final String path = "/api/v1/card-campaigns/" + campaign;
    private final Map<String, String> photos = new HashMap<>();
    /** What each student is told now: status, method, stages. */
    private final Map<String, String> expected = new HashMap<>();

    /** The key signs in 2024 too, while this test runs. */
    private String kid;

    private OffsetDateTime signsFrom;
    private StudentData fire;
    private StudentData nursing;
    private StudentData tourism;
    private List<String> fireStudents;
    private List<String> nursingStudents;
    private List<String> tourismStudents;

    @BeforeEach
    void people() {
        Row key = sql("select kid, signs_from from signing_key where retired_at is null order by signs_from limit 1")
                .getFirst();
        kid = key.getString("kid");
        signsFrom = key.getOffsetDateTime("signs_from");
        sql("update signing_key set signs_from = '2020-01-01' where kid = $1", kid);
        signingKeys.reload().await().atMost(Duration.ofSeconds(30));
        at("2024-02-26T09:00");
        fire = new StudentData(this::sql);
        nursing = new StudentData(this::sql);
        tourism = new StudentData(this::sql);
        fireStudents = students(fire);
        nursingStudents = students(nursing);
        tourismStudents = students(tourism);
    }

    @AfterEach
    void keysOfToday() {
        sql("update signing_key set signs_from = $2 where kid = $1", kid, signsFrom);
    }

    @Test
    void the_calendar_of_2024_is_kept() throws Exception {
        Cast cast = cast();
        open();
        all("PHOTO_MISSING MOBILE CURRENT TO_COME TO_COME TO_COME TO_COME TO_COME");
        tell(cast.foreigner, "PHOTO_MISSING PAPER CURRENT TO_COME TO_COME TO_COME TO_COME TO_COME");
        tell(cast.minor, "PHOTO_MISSING PAPER CURRENT TO_COME TO_COME TO_COME TO_COME TO_COME");
        tell(cast.lost, "NOT_ELIGIBLE REISSUE");
        everybodyIsTold();

        uploads(cast);
        everybodyIsTold();

        reviews(cast);
        everybodyIsTold();

        closesUploads(cast);
        everybodyIsTold();

        rosters(cast);
        everybodyIsTold();

        oneDepartmentSentNothing(cast);
        everybodyIsTold();

        approval();
        Taken taken = transmission(cast);
        everybodyIsTold();

        receipt(taken);
        everybodyIsTold();

        link(cast, taken);
        everybodyIsTold();

        applications(cast, taken);
        everybodyIsTold();

        delivery(cast, taken);
        everybodyIsTold();
    }

    /** Those to whom something happens. */
    private record Cast(
            String foreigner,
            String minor,
            String moved,
            String lost,
            String refused,
            String noPhoto,
            String wrongSize,
            String noJpeg,
            String broken,
            String landscape,
            String polyglot,
            String tooLong,
            String animal,
            String two,
            String margins,
            String blank,
            String waiting,
            String late) {
        List<String> withoutPhoto() {
            return List.of(noPhoto, noJpeg, broken, landscape, polyglot, tooLong, late);
        }

        /** With the reasons that their departments give. */
        Map<String, String> rejected() {
            return Map.of(animal, "ANIMAL_OR_CELEBRITY", two, "SEVERAL_PERSONS", margins, "MARGINS", blank, "QUALITY");
        }

        /** What the checks tell the reviewer, beside that they see no face in what is no photograph of anybody. */
        Map<String, String> flagged() {
            return Map.of(margins, "MARGIN_LEFT", blank, "UNIFORM");
        }
    }

    private Cast cast() {
        String foreigner = fireStudents.get(0);
        String minor = fireStudents.get(1);
        String lost = fireStudents.get(2);
        String moved = nursingStudents.get(0);
        sql("update student set nationality = 'FOREIGN' where student_number = $1", foreigner);
        sql("update student set birth_date = '2005-03-18' where student_number = $1", minor);
        sql("update student set entrance_year = 2022 where student_number = any($1)", (Object)
                new String[] {lost, moved});
        affairs()
                .contentType("text/csv; charset=UTF-8")
                .body("studentNumber,issuedOn,departmentName\r\n%s,2022-03-24,\r\n%s,2022-03-24,\r\n"
                        .formatted(lost, moved))
                .post("/api/v1/student-cards/import")
                .then()
                .statusCode(200)
                .body("created", equalTo(2));
        sql(
                "insert into student_change (student_number, kind, effective_on, at, before, after, actor_id, actor_name)"
                        + " values ($1, 'PROGRAM_CHANGED', '2024-02-20', now(), $2, $3, 'x', 'x')",
                moved,
                new JsonObject().put("program", tourism.programCode()),
                new JsonObject().put("program", nursing.programCode()));
        return new Cast(
                foreigner,
                minor,
                moved,
                lost,
                fireStudents.get(3),
                fireStudents.get(4),
                fireStudents.get(5),
                fireStudents.get(6),
                fireStudents.get(7),
                fireStudents.get(8),
                fireStudents.get(9),
                fireStudents.get(10),
                fireStudents.get(11),
                fireStudents.get(12),
                fireStudents.get(13),
                fireStudents.get(14),
                fireStudents.get(15),
                nursingStudents.get(1));
    }

    /** 2024-02-26: academic affairs opens the campaign with the days of the notice. */
    private void open() {
        Map<String, Object> stages = Map.of(
                "opensOn", "2024-02-26",
                "photoUntil", "2024-03-07",
                "rosterUntil", "2024-03-13",
                "transmissionUntil", "2024-03-15",
                "linkUntil", "2024-03-19",
                "applicationFrom", "2024-03-20",
                "deliveryFrom", "2024-03-21");
        Map<String, Object> fields = Map.of(
                "year",
                2024,
                "titleKo",
                "2024학년도 학생증 발급",
                "titleEn",
                "Student cards 2024",
                "stages",
                stages,
                "departmentIds",
                List.of(fire.department(), nursing.department(), tourism.department()));
        json(affairs(), Map.of("code", campaign, "campaign", fields))
                .post("/api/v1/card-campaigns")
                .then()
                .statusCode(201);
    }

    /** 2024-03-05: students upload; every kind of bad picture is refused with its code. */
    private void uploads(Cast cast) {
        at("2024-03-05T10:00");
        upload(cast.wrongSize, Portraits.jpeg(300, 400), "")
                .then()
                .statusCode(400)
                .body("violations.code", hasItem("PHOTO_WRONG_SIZE"))
                .body("violations[0].facts.widthPixels", equalTo(300));
        upload(cast.noJpeg, Portraits.png(), "")
                .then()
                .statusCode(400)
                .body("violations.code", hasItem("PHOTO_NOT_JPEG"));
        upload(cast.broken, Portraits.truncated(), "")
                .then()
                .statusCode(400)
                .body("violations.code", hasItem("PHOTO_BROKEN"));
        upload(cast.landscape, Portraits.jpeg(367, 295), "")
                .then()
                .statusCode(400)
                .body("violations.code", hasItem("PHOTO_LANDSCAPE"));
        upload(cast.polyglot, Portraits.polyglot(), "")
                .then()
                .statusCode(400)
                .body("violations.code", hasItem("PHOTO_POLYGLOT"));
        upload(cast.tooLong, Portraits.tooLong(), "").then().statusCode(413);
        upload(cast.lost, Portraits.jpeg(), "").then().statusCode(201);
        crop(cast.wrongSize);
        everybody()
                .filter(student -> !cast.withoutPhoto().contains(student))
                .filter(student -> !student.equals(cast.wrongSize) && !student.equals(cast.lost))
                .forEach(student -> {
                    photo(student, upload(student, picture(cast, student), ""));
                    stage(student, "PHOTO_IN_REVIEW", "CURRENT TO_COME TO_COME TO_COME TO_COME TO_COME");
                });
        stage(cast.wrongSize, "PHOTO_IN_REVIEW", "CURRENT TO_COME TO_COME TO_COME TO_COME TO_COME");
    }

    private static byte[] picture(Cast cast, String student) {
        if (student.equals(cast.margins)) {
            return Portraits.withMargins();
        }
        return student.equals(cast.blank) ? Portraits.blank() : Portraits.jpeg();
    }

    /** Too large a picture is cut to size, looked at and confirmed. */
    private void crop(String student) {
        Response preview = upload(student, Portraits.jpeg(600, 800), "?fit=crop");
        preview.then().statusCode(201).body("photo.state", equalTo("PREVIEW")).body("photo.cropped", equalTo(true));
        photos.put(student, preview.path("photo.sha256"));
        String id = preview.path("photo.id");
        asStudent(student)
                .header("If-Match", "\"" + preview.path("photo.version") + "\"")
                .post("/api/v1/students/me/photos/" + id + "/confirmation")
                .then()
                .statusCode(200);
    }

    /** 2024-03-06: the departments look at every photo; the margins were flagged for them. */
    private void reviews(Cast cast) {
        at("2024-03-06T14:00");
        for (StudentData department : List.of(fire, nursing, tourism)) {
            List<Map<String, Object>> items = new ArrayList<>();
            for (Map<String, Object> photo : waiting(department)) {
                String student = (String) photo.get("studentNumber");
                if (student.equals(cast.waiting)) {
                    continue;
                }
                Map<String, Object> item = new HashMap<>();
                item.put("id", photo.get("id"));
                item.put("version", photo.get("version"));
                item.put("verdict", cast.rejected().containsKey(student) ? "REJECT" : "APPROVE");
                if (cast.rejected().containsKey(student)) {
                    item.put("reason", cast.rejected().get(student));
                }
                items.add(item);
                for (String flag : List.of("MARGIN_LEFT", "UNIFORM")) {
                    assertThat(findings(photo).contains(flag))
                            .as("%s of %s", flag, student)
                            .isEqualTo(flag.equals(cast.flagged().get(student)));
                }
            }
            json(staff(department), Map.of("items", items))
                    .post("/api/v1/photo-reviews")
                    .then()
                    .statusCode(200)
                    .body("failed", equalTo(0));
        }
        everybody()
                .filter(student -> expected.get(student).startsWith("PHOTO_IN_REVIEW") && !student.equals(cast.waiting))
                .forEach(student -> stage(
                        student,
                        cast.rejected().containsKey(student) ? "PHOTO_REJECTED" : "READY",
                        cast.rejected().containsKey(student)
                                ? "CURRENT TO_COME TO_COME TO_COME TO_COME TO_COME"
                                : "DONE CURRENT TO_COME TO_COME TO_COME TO_COME"));
    }

    /** 2024-03-07 is the last day, to its end. */
    private void closesUploads(Cast cast) {
        at("2024-03-07T23:59");
        upload(cast.noJpeg, Portraits.png(), "").then().statusCode(400);
        upload(cast.waiting, Portraits.jpeg(), "").then().statusCode(201);
        at("2024-03-08T00:00");
        upload(cast.late, Portraits.jpeg(), "")
                .then()
                .statusCode(422)
                .body("violations.code", hasItem("CARD_PHOTOS_CLOSED"))
                .body("violations[0].article.key", equalTo("card.2.1"));
        String missed = "MISSED MISSED MISSED MISSED MISSED MISSED";
        cast.withoutPhoto().forEach(student -> stage(student, "PHOTO_MISSING", missed));
        cast.rejected().keySet().forEach(student -> stage(student, "PHOTO_REJECTED", missed));
    }

    /** 2024-03-11 and 13: two departments confirm each photo and send their lists. */
    private void rosters(Cast cast) {
        at("2024-03-11T10:00");
        send(fire);
        staff(fire)
                .get(path + "/rosters/" + fire.department() + "/students?listed=false&limit=200")
                .then()
                .statusCode(200)
                .body(
                        "items.studentNumber",
                        containsInAnyOrder(
                                cast.lost,
                                cast.noPhoto,
                                cast.noJpeg,
                                cast.broken,
                                cast.landscape,
                                cast.polyglot,
                                cast.tooLong,
                                cast.animal,
                                cast.two,
                                cast.margins,
                                cast.blank,
                                cast.waiting))
                .body(reason(cast.lost), hasItem("CARD_ALREADY_ISSUED"))
                .body(reason(cast.noPhoto), hasItem("CARD_PHOTO_MISSING"))
                .body(reason(cast.animal), hasItem("CARD_PHOTO_REJECTED"))
                .body(reason(cast.waiting), hasItem("CARD_PHOTO_IN_REVIEW"));
        at("2024-03-13T23:00");
        send(nursing);
        Stream.concat(fireStudents.stream(), nursingStudents.stream())
                .filter(student -> expected.get(student).startsWith("READY"))
                .forEach(student -> stage(student, "ON_ROSTER", "DONE DONE CURRENT TO_COME TO_COME TO_COME"));
    }

    /** 2024-03-14: the third department has sent nothing, and cannot any more. */
    private void oneDepartmentSentNothing(Cast cast) {
        at("2024-03-14T09:00");
        staff(tourism).post(path + "/rosters/" + tourism.department()).then().statusCode(422);
        String missed = "DONE MISSED MISSED MISSED MISSED MISSED";
        tourismStudents.forEach(student -> stage(student, "NOT_ELIGIBLE", missed));
        own(tourismStudents.getFirst()).body("reasons.code", hasItem("CARD_ROSTER_NOT_SENT"));
        stage(cast.waiting, "PHOTO_IN_REVIEW", "MISSED MISSED MISSED MISSED MISSED MISSED");
    }

    /** 2024-03-14: academic affairs merges, the dean approves; there is no package before that. */
    private void approval() {
        request().then().statusCode(422).body("violations.code", hasItem("CARD_NOT_APPROVED"));
        affairs()
                .header("If-Match", tag(affairs().get(path)))
                .post(path + "/submission")
                .then()
                .statusCode(200)
                .body("students", equalTo(photosOnRosters().size()))
                .body("notSent", hasSize(1));
        json(as("DEAN").header("If-Match", tag(affairs().get(path))), Map.of("approved", true))
                .post(path + "/decision")
                .then()
                .statusCode(200)
                .body("state", equalTo("APPROVED"));
    }

    /** 2024-03-15: the package is made and fetched; the line breaks once; every file is what it must be. */
    private Taken transmission(Cast cast) throws Exception {
        at("2024-03-15T10:00");
        request().then().statusCode(202);
        ExampleCardCompany company = company();
        Calls.until(() -> !company.offers().isEmpty());
        Offer offer = company.offers().getFirst();
        request().then().statusCode(200).body("sha256", equalTo(offer.sha256()));
        Taken taken = company.take(offer, null, 100_000);
        assertThat(taken.students())
                .extracting(Student::studentNumber)
                .containsExactlyInAnyOrderElementsOf(photosOnRosters());
        assertThat(taken.refused()).isEmpty();
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        for (Student student : taken.students()) {
            assertThat(HexFormat.of().formatHex(digest.digest(student.photo())))
                    .isEqualTo(photos.get(student.studentNumber()));
        }
        assertThat(taken.student(cast.foreigner).channel()).isEqualTo("PAPER");
        assertThat(taken.student(cast.foreigner).mobileFrom()).isEmpty();
        assertThat(taken.student(cast.minor).channel()).isEqualTo("PAPER");
        assertThat(taken.student(cast.minor).mobileFrom()).isEqualTo("2024-03-18");
        assertThat(taken.student(cast.moved).channel()).isEqualTo("MOBILE");
        assertThat(taken.student(cast.moved).kind()).isEqualTo("ENROLLED_STUDENT");
        assertThat(taken.student(cast.refused).kind()).isEqualTo("NEW_STUDENT");
        assertThat(company.confirm(taken).statusCode()).isEqualTo(200);
        photosOnRosters()
                .forEach(student -> stage(student, "SENT_TO_ISSUER", DONE_BEFORE_LINK + "CURRENT TO_COME TO_COME"));
        return taken;
    }

    /** The receipt, and the same receipt once more. */
    private void receipt(Taken taken) {
        JsonObject first = company().receipt(taken, Map.of());
        assertThat(first.getInteger("created")).isEqualTo(taken.students().size());
        JsonObject second = company().receipt(taken, Map.of());
        assertThat(second.getInteger("created")).isZero();
        assertThat(second.getInteger("unchanged")).isEqualTo(taken.students().size());
        affairs()
                .get(path + "/packages/1")
                .then()
                .body("accepted", equalTo(taken.students().size()));
    }

    /** 2024-03-19: the company has linked everybody. The minor has become 19 the day before. */
    private void link(Cast cast, Taken taken) {
        at("2024-03-19T15:00");
        JsonObject report = company()
                .report(taken.students().stream().map(Student::entryNumber).toList(), "LINKED", "2024-03-19");
        assertThat(report.getInteger("created")).isEqualTo(taken.students().size());
        tell(cast.minor, expected.get(cast.minor).replace("PAPER", "MOBILE"));
        String linked = DONE_BEFORE_LINK + "DONE TO_COME TO_COME";
        photosOnRosters().forEach(student -> stage(student, "ISSUER_LINKED", linked));
        everybodyIsTold();
        at("2024-03-20T00:00");
        photosOnRosters()
                .forEach(student -> stage(student, "ISSUER_LINKED", DONE_BEFORE_LINK + "DONE CURRENT TO_COME"));
    }

    /**
     * 2024-03-20: applications by mobile, where the company's own copy opens them; one is refused and goes on on paper, as
     * the foreigner's does.
     */
    private void applications(Cast cast, Taken taken) {
        at("2024-03-20T11:00");
        List<Student> open = taken.students().stream()
                .filter(student -> student.opensMobile(LocalDate.of(2024, 3, 20)))
                .toList();
        assertThat(open).contains(taken.student(cast.minor)).doesNotContain(taken.student(cast.foreigner));
        List<String> mobile = open.stream()
                .filter(student -> !student.studentNumber().equals(cast.refused))
                .map(Student::entryNumber)
                .toList();
        company().report(mobile, "APPLIED", "2024-03-20");
        assertThat(company()
                        .report(taken.student(cast.refused).entryNumber(), "REFUSED", "2024-03-20", "UKAA2282")
                        .statusCode())
                .isEqualTo(200);
        String waits = DONE_BEFORE_LINK + "DONE CURRENT TO_COME";
        tell(cast.refused, "ISSUER_REFUSED PAPER " + waits);
        taken.students().stream()
                .map(Student::studentNumber)
                .filter(student -> !List.of(cast.foreigner, cast.refused).contains(student))
                .forEach(student -> stage(student, "APPLIED", DONE_BEFORE_LINK + "DONE DONE TO_COME"));
        everybodyIsTold();
        own(cast.refused)
                .body("nextSteps.code", hasItem("APPLY_ON_PAPER"))
                .body("reasons.code", hasItem("CARD_REFUSED_ON_MOBILE"));
        noticed(cast.refused, "card.refused", "CARD_REFUSED_TO_PAPER");
        at("2024-03-22T10:00");
        for (String student : List.of(cast.foreigner, cast.refused)) {
            json(staff(fire), Map.of("studentNumber", student, "receivedOn", "2024-03-22"))
                    .post(path + "/paper-applications")
                    .then()
                    .statusCode(200);
            tell(student, "APPLIED PAPER " + DONE_BEFORE_LINK + "DONE DONE CURRENT");
        }
        taken.students().stream()
                .map(Student::studentNumber)
                .filter(student -> !List.of(cast.foreigner, cast.refused).contains(student))
                .forEach(student -> stage(student, "APPLIED", DONE_BEFORE_LINK + "DONE DONE CURRENT"));
    }

    /** From 2024-03-21: cards are sent out and handed over; a late report changes nothing. */
    private void delivery(Cast cast, Taken taken) {
        at("2024-03-26T10:00");
        List<String> numbers =
                taken.students().stream().map(Student::entryNumber).toList();
        company().report(numbers, "SHIPPED", "2024-03-25");
        photosOnRosters()
                .forEach(student -> tell(student, "SHIPPED REISSUE " + DONE_BEFORE_LINK + "DONE DONE CURRENT"));
        everybodyIsTold();
        String entry = taken.student(cast.moved).entryNumber();
        company().report(entry, "DELIVERED", "2024-03-26", null);
        JsonObject late = new JsonObject(
                company().report(entry, "LINKED", "2024-03-20", null).body());
        assertThat(late.getString("effect")).isEqualTo("LATE");
        stage(cast.moved, "DELIVERED", DONE_BEFORE_LINK + "DONE DONE DONE");
        noticed(cast.moved, "card.shipped", "CARD_SHIPPED");
        own(cast.lost).body("nextSteps.code", hasItem("CALL_CUSTOMER_CENTRE"));
    }

    private void send(StudentData department) {
        String roster = path + "/rosters/" + department.department();
        staff(department).post(roster).then().statusCode(200);
        List<Map<String, Object>> items = staff(department)
                .get(roster + "/students?listed=true&limit=200")
                .then()
                .statusCode(200)
                .extract()
                .path("items");
        assertThat(items).hasSizeGreaterThanOrEqualTo(1);
        List<Map<String, Object>> confirmations = items.stream()
                .map(item -> Map.of(
                        "studentNumber", item.get("studentNumber"),
                        "photoId", item.get("photoId"),
                        "photoVersion", item.get("photoVersion")))
                .toList();
        json(staff(department), Map.of("confirmations", confirmations))
                .post(roster + "/confirmations")
                .then()
                .statusCode(200);
        staff(department)
                .header("If-Match", tag(staff(department).get(roster)))
                .post(roster + "/sending")
                .then()
                .statusCode(200)
                .body("added", hasSize(items.size()));
    }

    private List<String> photosOnRosters() {
        return Stream.concat(fireStudents.stream(), nursingStudents.stream())
                .filter(student -> !expected.get(student).matches("(PHOTO|NOT_ELIGIBLE).*"))
                .toList();
    }

    private static String reason(String student) {
        return "items.find { it.studentNumber == '" + student + "' }.reasons.code";
    }

    private List<Map<String, Object>> waiting(StudentData department) {
        return staff(department)
                .get("/api/v1/photos?state=SUBMITTED&limit=200")
                .then()
                .statusCode(200)
                .extract()
                .path("items");
    }

    @SuppressWarnings("unchecked")
    private static List<String> findings(Map<String, Object> photo) {
        return ((List<Map<String, Object>>) photo.get("findings"))
                .stream().map(finding -> (String) finding.get("code")).toList();
    }

    private void photo(String student, Response uploaded) {
        uploaded.then().statusCode(201);
        photos.put(student, uploaded.path("photo.sha256"));
    }

    private Response upload(String student, byte[] picture, String query) {
        return asStudent(student).contentType("image/jpeg").body(picture).post("/api/v1/students/me/photos" + query);
    }

    private Response request() {
        return json(affairs(), Map.of("encrypted", false)).post(path + "/packages");
    }

    private ExampleCardCompany company() {
        String token = token(Set.of(), null, "INTEGRATION", "scope:cards.read", "scope:cards.write");
        return new ExampleCardCompany(server.resolve(path), () -> token, folder, null);
    }

    private void noticed(String student, String event, String kind) {
        assertThat(sql("select 1 from outbox_event where student_number = $1 and type = $2", student, event))
                .hasSize(1);
        Calls.until(() -> asStudent(student)
                .get("/api/v1/students/me/notices?limit=200")
                .then()
                .statusCode(200)
                .extract()
                .<List<String>>path("items.kind")
                .contains(kind));
    }

    /** Sets what everybody shall be told. */
    private void all(String card) {
        everybody().forEach(student -> tell(student, card));
    }

    private void tell(String student, String card) {
        expected.put(student, card);
    }

    /** Another status and other stages, by the same method. */
    private void stage(String student, String status, String stages) {
        tell(student, status + " " + expected.get(student).split(" ")[1] + " " + stages);
    }

    private void everybodyIsTold() {
        Map<String, String> told = new HashMap<>();
        everybody().forEach(student -> told.put(student, told(student)));
        assertThat(told).isEqualTo(expected);
    }

    private String told(String student) {
        ValidatableResponse card = own(student);
        List<String> stages = card.extract().path("timeline.state");
        return Stream.concat(
                        Stream.of(
                                card.extract().<String>path("status"),
                                card.extract().<String>path("method")),
                        stages.stream())
                .reduce((left, right) -> left + " " + right)
                .orElseThrow();
    }

    private ValidatableResponse own(String student) {
        return asStudent(student).get("/api/v1/students/me/card").then().statusCode(200);
    }

    private Stream<String> everybody() {
        return Stream.of(fireStudents, nursingStudents, tourismStudents).flatMap(List::stream);
    }

    private List<String> students(StudentData data) {
        List<String> numbers = IntStream.range(0, EACH)
                .mapToObj(i -> data.student("학생" + i))
                .sorted()
                .toList();
        sql(
                "update student set entrance_year = 2024, birth_date = '2004-05-05' where student_number = any($1)",
                (Object) numbers.toArray(String[]::new));
        return numbers;
    }

    private RequestSpecification affairs() {
        return as("ACADEMIC_AFFAIRS");
    }

    private RequestSpecification staff(StudentData department) {
        return asStaffOf(department.department(), "DEPARTMENT_STAFF");
    }

    private static RequestSpecification json(RequestSpecification request, Object body) {
        return request.contentType("application/json").body(body);
    }

    private static String tag(Response response) {
        return response.then().statusCode(200).extract().header("ETag");
    }

    private static void at(String time) {
        MovableClock.get().moveTo(LocalDateTime.parse(time).atZone(Times.SEOUL).toInstant());
    }
}
