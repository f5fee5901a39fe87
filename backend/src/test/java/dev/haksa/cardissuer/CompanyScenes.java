package dev.haksa.cardissuer;

import static dev.haksa.cardissuer.CardStory.at;
import static dev.haksa.cardissuer.CardStory.json;
import static dev.haksa.cardissuer.CardStory.matching;
import static dev.haksa.cardissuer.CardStory.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;

import dev.haksa.cardissuer.Cast.Place;
import dev.haksa.cardissuer.ExampleCardCompany.Offer;
import dev.haksa.cardissuer.ExampleCardCompany.Student;
import dev.haksa.cardissuer.ExampleCardCompany.Taken;
import dev.haksa.support.Calls;
import io.restassured.response.Response;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipFile;

/** How the card company gets the data, and what it answers and reports until the cards are delivered. */
final class CompanyScenes {
    private static final List<Cast> ON_PAPER =
            List.of(Cast.FOREIGNER, Cast.POTENTIAL_CUSTOMER, Cast.SECURITY_HOLD, Cast.NO_PHONE, Cast.MISMATCH);

    /** What the company refuses on the day of the application. */
    private static final Map<Cast, String> REFUSED_ON_MOBILE = Map.of(
            Cast.POTENTIAL_CUSTOMER, "UKAA2282",
            Cast.SECURITY_HOLD, "UKAA2172",
            Cast.MISMATCH, "CUSTOMER_MISMATCH",
            Cast.REAL_NAME, "REAL_NAME");

    private static final Cast[] PACKED_ON_PAPER = {Cast.FOREIGNER, Cast.MINOR, Cast.NO_PHONE};
    private static final Cast[] ENROLLED = {Cast.MOVED, Cast.NEVER_LISTED};

    private final CardStory story;
    private final PhotoScenes photos;
    private final Path folder;
    private final Certificates.Own certificate =
            Certificates.rsa(2048, Instant.parse("2024-03-14T00:00:00Z"), Duration.ofDays(365));

    /** {@code folder} is where the company keeps what it fetches. */
    CompanyScenes(CardStory story, PhotoScenes photos, Path folder) {
        this.story = story;
        this.photos = photos;
        this.folder = folder;
    }

    /** The company has given its certificate, so that only it can open the packages. */
    void certificate() {
        at("2024-03-15T09:00");
        json(story.affairs(), Map.of("pem", certificate.pem()))
                .post("/api/v1/card-certificates")
                .then()
                .statusCode(200);
    }

    /** There is no package of whom nobody approved. */
    void noPackageBeforeTheApproval() {
        json(story.affairs(), Map.of())
                .post(story.path + "/packages")
                .then()
                .statusCode(422)
                .body("violations.code", hasItem("CARD_NOT_APPROVED"));
    }

    /** The package is sealed to the company's key and fetched; the line breaks once; every file is what it must be. */
    Taken transmission(int sequence, Offer before, List<String> expected) {
        json(story.affairs(), Map.of("encrypted", true))
                .post(story.path + "/packages")
                .then()
                .statusCode(202)
                .body("sequence", equalTo(sequence))
                .body("entries", equalTo(expected.size()));
        Calls.until(() -> company().offers().size() == sequence);
        Offer offer = company().offers().getLast();
        assertThat(offer.encrypted()).isTrue();
        json(story.affairs(), Map.of("encrypted", true))
                .post(story.path + "/packages")
                .then()
                .statusCode(200)
                .body("sha256", equalTo(offer.sha256()));
        Taken taken = company().take(offer, before, 100_000);
        verify(taken, expected);
        assertThat(company().confirm(taken).statusCode()).isEqualTo(200);
        story.become(expected, "SENT_TO_ISSUER", "DDDC..");
        story.everybodyIsTold();
        return taken;
    }

    /** Beside what the company checks itself: it got these students, their own photos, and what the rules say of them. */
    private void verify(Taken taken, List<String> expected) {
        assertThat(taken.students()).extracting(Student::studentNumber).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(taken.refused()).isEmpty();
        assertThat(list(taken))
                .isEqualTo(expectedList(expected, taken.students().getFirst()));
        List<String> onPaper = story.numbers(PACKED_ON_PAPER);
        List<String> enrolled = story.numbers(ENROLLED);
        for (Student student : taken.students()) {
            String number = student.studentNumber();
            assertThat(PhotoScenes.sha256(student.photo())).as(number).isEqualTo(photos.photo(number));
            assertThat(List.of(student.name(), student.nameEn())).as(number).isEqualTo(story.namesOf(number));
            assertThat(student.department()).as(number).isEqualTo(story.departmentOf(number));
            assertThat(student.channel()).as(number).isEqualTo(onPaper.contains(number) ? "PAPER" : "MOBILE");
            assertThat(student.kind())
                    .as(number)
                    .isEqualTo(enrolled.contains(number) ? "ENROLLED_STUDENT" : "NEW_STUDENT");
            assertThat(student.mobileFrom())
                    .as(number)
                    .isEqualTo(number.equals(story.number(Cast.MINOR)) ? "2024-03-18" : "");
            assertThat(student.delivery())
                    .as(number)
                    .isEqualTo(number.equals(story.number(Cast.TO_SCHOOL)) ? "SCHOOL" : "HOME");
        }
        story.affairs()
                .get("/api/v1/personal-data-exports?kind=CARD_TRANSFER_PACKAGE&from=2024-03-15&to=2024-03-19&limit=200")
                .then()
                .statusCode(200)
                .body(
                        "items.findAll { it.criteria.campaign == '" + story.campaign + "' }.count",
                        hasItem(expected.size()))
                .body(
                        "items.findAll { it.criteria.campaign == '" + story.campaign + "' }.purpose.unique()",
                        equalTo(List.of("card issuance")));
    }

    /** {@code list.csv} as it came. */
    private String list(Taken taken) {
        Path zip = folder.resolve(taken.offer().fileName() + ".zip");
        try (ZipFile file = new ZipFile(zip.toFile())) {
            return new String(file.getInputStream(file.getEntry("list.csv")).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same, written by hand: by department and number, from the number of the first line on. */
    private String expectedList(List<String> expected, Student first) {
        int number = Integer.parseInt(first.entryNumber());
        StringBuilder text = new StringBuilder(
                "entryNumber,studentNumber,name,nameEn,department,kind,channel,photoFile,mobileFrom,delivery\r\n");
        for (String student : expected.stream()
                .sorted(Comparator.comparing(story::departmentOf).thenComparing(Comparator.naturalOrder()))
                .toList()) {
            String entry = "%06d".formatted(number++);
            List<String> names = story.namesOf(student);
            text.append(String.join(
                            ",",
                            entry,
                            student,
                            names.getFirst(),
                            University2024.quoted(names.getLast()),
                            story.departmentOf(student),
                            story.numbers(ENROLLED).contains(student) ? "ENROLLED_STUDENT" : "NEW_STUDENT",
                            story.numbers(PACKED_ON_PAPER).contains(student) ? "PAPER" : "MOBILE",
                            "photos/" + entry + ".jpg",
                            student.equals(story.number(Cast.MINOR)) ? "2024-03-18" : "",
                            student.equals(story.number(Cast.TO_SCHOOL)) ? "SCHOOL" : "HOME"))
                    .append("\r\n");
        }
        return text.toString();
    }

    /** The receipt accepts all but one, and is sent once more, which changes nothing. */
    void receipt(Taken taken) {
        Map<String, String> refused = Map.of(entry(taken, Cast.UNPRINTABLE), "PHOTO_UNSUITABLE");
        int all = taken.students().size();
        JsonObject first = company().receipt(taken, refused);
        assertThat(first.getInteger("created")).isEqualTo(all);
        story.become(Cast.UNPRINTABLE, "ISSUER_REFUSED", "DDDxxx");
        story.everybodyIsTold();
        Response before = story.affairs().get(story.path + "/packages/1");
        before.then().body("accepted", equalTo(all - 1)).body("refused", equalTo(1));
        JsonObject second = company().receipt(taken, refused);
        assertThat(second.getInteger("created")).isZero();
        assertThat(second.getInteger("unchanged")).isEqualTo(all);
        assertThat(story.affairs().get(story.path + "/packages/1").asString()).isEqualTo(before.asString());
        story.everybodyIsTold();
        story.noticed(Cast.UNPRINTABLE, "card.refused", "CARD_REFUSED");
        story.reads(Cast.UNPRINTABLE, "CARD_REFUSED_BY_COMPANY", "카드에 쓸 수 없는 사진", "unsuitable photo");
        story.own(Cast.UNPRINTABLE)
                .body("refusal.by", equalTo("RECEIPT"))
                .body("nextSteps.code", equalTo(List.of("SEND_NEW_PHOTO")));
        story.staffSees(Place.NURSING, Cast.UNPRINTABLE);
        story.staff(Place.NURSING)
                .get(story.path + "/rosters")
                .then()
                .statusCode(200)
                .body("items.refused", equalTo(List.of(1)));
        story.staff(Place.NURSING)
                .get(story.path + "/students?refused=true")
                .then()
                .statusCode(200)
                .body("items.studentNumber", equalTo(story.numbers(Cast.UNPRINTABLE)))
                .body("items[0].refusal.code", equalTo("PHOTO_UNSUITABLE"))
                .body("items[0].refusal.by", equalTo("RECEIPT"))
                .body("items[0].refusal.on", equalTo("2024-03-15"));
    }

    /** The second receipt names nobody: all are accepted. */
    void secondReceipt(Taken taken) {
        int all = taken.students().size();
        assertThat(company().acceptAll(taken).getInteger("created")).isEqualTo(all);
        JsonObject again = company().acceptAll(taken);
        assertThat(again.getInteger("created")).isZero();
        assertThat(again.getInteger("unchanged")).isEqualTo(all);
        story.everybodyIsTold();
    }

    /** 2024-03-19: the company has linked whoever was in the first package. */
    void link(Taken taken) {
        at("2024-03-19T15:00");
        List<String> linked = studentsOf(taken);
        linked.remove(story.number(Cast.UNPRINTABLE));
        report(taken, linked, "LINKED", "2024-03-19");
        story.become(linked, "ISSUER_LINKED", "DDDD..");
        story.everybodyIsTold();
        story.own(Cast.MOVED).body("nextSteps.code", hasItems("APPLY_BY_MOBILE", "REAL_NAME_CHECK"));
        story.own(Cast.NO_PHONE).body("nextSteps.code", hasItem("APPLY_ON_PAPER"));
    }

    /** 2024-03-20: whoever is linked may apply; the second package is linked in the morning. */
    void dayOfApplication(Taken second) {
        at("2024-03-20T00:00");
        story.announces();
        story.become(story.told(status("ISSUER_LINKED"), Place.values()), "ISSUER_LINKED", "DDDDC.");
        story.everybodyIsTold();
        story.waitsBeyondThePlan(Cast.LATE_PHOTO, "WAIT_FOR_LINK");
        at("2024-03-20T09:00");
        report(second, studentsOf(second), "LINKED", "2024-03-20");
        story.announces();
        story.become(studentsOf(second), "ISSUER_LINKED", "DDDDC.");
        story.everybodyIsTold();
    }

    /**
     * 2024-03-20: applications by mobile, where the company's own copies open them. Three are refused and go on on paper; one
     * fails the real-name check and applies again on the next day.
     */
    void applications(Taken first, Taken second) {
        at("2024-03-20T11:00");
        List<String> linked = story.told(status("ISSUER_LINKED"), Place.values());
        List<String> refused = story.numbers(REFUSED_ON_MOBILE.keySet().toArray(Cast[]::new));
        List<String> again = studentsOf(second);
        for (Taken taken : List.of(first, second)) {
            List<String> open = taken.students().stream()
                    .filter(student -> student.opensMobile(LocalDate.of(2024, 3, 20)))
                    .map(Student::studentNumber)
                    .filter(student -> linked.contains(student) && !refused.contains(student))
                    .filter(student -> taken == second || !again.contains(student))
                    .toList();
            report(taken, open, "APPLIED", "2024-03-20");
            story.become(open, "APPLIED", "DDDDD.");
        }
        REFUSED_ON_MOBILE.forEach((one, code) -> {
            assertThat(company()
                            .report(entry(first, one), "REFUSED", "2024-03-20", code)
                            .statusCode())
                    .isEqualTo(200);
            story.tell(one, "ISSUER_REFUSED PAPER DDDDC.");
        });
        story.tell(Cast.REAL_NAME, "ISSUER_REFUSED MOBILE DDDDC.");
        story.everybodyIsTold();
        story.own(Cast.POTENTIAL_CUSTOMER)
                .body("nextSteps.code", hasItem("APPLY_ON_PAPER"))
                .body("reasons.find { it.code == 'CARD_REFUSED_ON_MOBILE' }.facts.refusal", equalTo("UKAA2282"));
        REFUSED_ON_MOBILE.forEach((one, code) -> {
            if (one != Cast.REAL_NAME) {
                story.reads(one, "CARD_REFUSED_ON_MOBILE", "서면으로", code);
                story.staffSees(one.place(), one);
            }
        });
        story.noticed(Cast.POTENTIAL_CUSTOMER, "card.refused", "CARD_REFUSED_TO_PAPER");
        story.reads(Cast.POTENTIAL_CUSTOMER, "CARD_REFUSED_ON_MOBILE", "잠재고객", "potential customer");
        story.reads(Cast.SECURITY_HOLD, "CARD_REFUSED_ON_MOBILE", "보안조치고객", "security hold");
        story.reads(Cast.MISMATCH, "CARD_REFUSED_ON_MOBILE", "고객정보 불일치", "customer data mismatch");
        story.reads(Cast.REAL_NAME, "CARD_REFUSED_BY_COMPANY", "실명확인 실패", "real-name check");
        story.own(Cast.REAL_NAME).body("nextSteps.code", hasItem("REAL_NAME_CHECK"));
        story.declares(Cast.TO_SCHOOL, Map.of("delivery", "HOME"))
                .statusCode(422)
                .body("violations.code", hasItem("CARD_APPLIED_ALREADY"));
        at("2024-03-21T10:00");
        story.become(story.told(status("APPLIED"), Place.values()), "APPLIED", "DDDDDC");
        story.everybodyIsTold();
        company().report(entry(first, Cast.REAL_NAME), "APPLIED", "2024-03-21", null);
        story.become(Cast.REAL_NAME, "APPLIED", "DDDDDC");
        story.everybodyIsTold();
    }

    /** 2024-03-22: the departments take in the forms of those who cannot apply by mobile, and send them on. */
    void paper() {
        at("2024-03-22T10:00");
        needForms(ON_PAPER);
        for (Cast one : ON_PAPER) {
            json(story.staff(one.place()), Map.of("studentNumber", story.number(one), "receivedOn", "2024-03-22"))
                    .post(story.path + "/paper-applications")
                    .then()
                    .statusCode(200);
            story.tell(one, "APPLIED PAPER DDDDDC");
        }
        json(
                        story.staff(Place.FIRE),
                        Map.of("studentNumber", story.number(Cast.WRONG_SIZE), "receivedOn", "2024-03-22"))
                .post(story.path + "/paper-applications")
                .then()
                .statusCode(422)
                .body("violations.code", hasItem("CARD_PAPER_NOT_NEEDED"));
        story.everybodyIsTold();
        needForms(List.of());
        for (Cast one : ON_PAPER) {
            String form = story.path + "/paper-applications/" + story.number(one);
            json(matching(story.staff(one.place()), story.staff(one.place()).get(form)), Map.of("sentOn", "2024-03-22"))
                    .post(form + "/dispatch")
                    .then()
                    .statusCode(200)
                    .body("sentOn", equalTo("2024-03-22"));
        }
        story.everybodyIsTold();
    }

    /** Whose forms the departments still have to take in. */
    private void needForms(List<Cast> some) {
        for (Place place : Place.values()) {
            List<String> numbers = some.stream()
                    .filter(one -> one.place() == place)
                    .map(story::number)
                    .toList();
            story.staff(place)
                    .get(story.path + "/students?channel=PAPER&paperForm=NONE")
                    .then()
                    .statusCode(200)
                    .body("items.studentNumber", containsInAnyOrder(numbers.toArray()));
        }
    }

    /** From 2024-03-21: cards are sent out and handed over, to the school later; a late report changes nothing. */
    void delivery(Taken first, Taken second) {
        List<String> home = story.told(status("APPLIED"), Place.values());
        home.remove(story.number(Cast.TO_SCHOOL));
        at("2024-03-25T18:00");
        ship(first, second, home, "SHIPPED", "2024-03-25");
        story.become(home, "SHIPPED", "DDDDDC");
        story.method(home, "REISSUE");
        story.everybodyIsTold();
        story.own(Cast.TO_SCHOOL).body("nextSteps.code", hasItems("WAIT_FOR_CARD", "SCHOOL_TAKES_LONGER"));
        story.own(Cast.MOVED).body("nextSteps.code", hasItem("RECEIVE_CARD"));
        story.noticed(Cast.MOVED, "card.shipped", "CARD_SHIPPED");
        at("2024-03-27T18:00");
        ship(first, second, home, "DELIVERED", "2024-03-27");
        story.become(home, "DELIVERED", "DDDDDD");
        JsonObject late = new JsonObject(company()
                .report(entry(first, Cast.MOVED), "LINKED", "2024-03-20", null)
                .body());
        assertThat(late.getString("effect")).isEqualTo("LATE");
        story.everybodyIsTold();
        at("2024-04-03T18:00");
        List<String> school = story.numbers(Cast.TO_SCHOOL);
        report(first, school, "SHIPPED", "2024-04-01");
        report(first, school, "DELIVERED", "2024-04-03");
        story.tell(Cast.TO_SCHOOL, "DELIVERED REISSUE DDDDDD");
        story.everybodyIsTold();
        assertThat(story.days(Cast.MOVED))
                .containsExactly("2024-03-06", "2024-03-13", "2024-03-15", "2024-03-19", "2024-03-20", "2024-03-27");
        assertThat(story.days(Cast.UNPRINTABLE))
                .containsExactly("2024-03-18", "2024-03-19", "2024-03-19", "2024-03-20", "2024-03-20", "2024-03-27");
        assertThat(story.days(Cast.TO_SCHOOL)).endsWith("2024-03-20", "2024-04-03");
        assertThat(story.days(Cast.FOREIGNER)).endsWith("2024-03-22", "2024-03-27");
    }

    /** 2024-04-05: a card that was delivered is lost, and the bank issues it again. */
    void reissue(Taken second) {
        at("2024-04-05T10:00");
        story.own(Cast.LATE_PHOTO).body("nextSteps.code", hasItem("CALL_CUSTOMER_CENTRE"));
        JsonObject noted = new JsonObject(company()
                .report(entry(second, Cast.LATE_PHOTO), "REISSUED", "2024-04-05", null)
                .body());
        assertThat(noted.getString("effect")).isEqualTo("NOTED");
        story.everybodyIsTold();
        story.own(Cast.LOST).body("nextSteps.code", hasItem("CALL_CUSTOMER_CENTRE"));
    }

    private static List<String> studentsOf(Taken taken) {
        return new ArrayList<>(
                taken.students().stream().map(Student::studentNumber).toList());
    }

    private String entry(Taken taken, Cast one) {
        return taken.student(story.number(one)).entryNumber();
    }

    private void ship(Taken first, Taken second, List<String> students, String status, String on) {
        List<String> again = studentsOf(second);
        report(first, students.stream().filter(one -> !again.contains(one)).toList(), status, on);
        report(second, again, status, on);
    }

    private void report(Taken taken, Collection<String> students, String status, String on) {
        List<String> entries = students.stream()
                .map(student -> taken.student(student).entryNumber())
                .toList();
        JsonObject report = company().report(entries, status, on);
        assertThat(report.getInteger("created")).as(report.encode()).isEqualTo(entries.size());
    }

    private ExampleCardCompany company() {
        String token = story.companyToken();
        return new ExampleCardCompany(
                story.server.resolve(story.path),
                () -> token,
                folder,
                certificate.keys().getPrivate());
    }
}
