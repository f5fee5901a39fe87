package dev.haksa.cardissuer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.haksa.cardissuer.Cast.Place;
import dev.haksa.cardissuer.ExampleCardCompany.Taken;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The whole calendar of 2024 through HTTP: three departments with 20 students each, of which one sends no list until it is
 * reopened, and a small one that sends none to the end; after every scene every student is asked how the card stands. Who
 * they are stands in {@link Cast}.
 */
@QuarkusTest
class CardCalendar2024Test extends CardStory {
    @TempDir
    Path folder;

    /** Certificates are for all campaigns. */
    @AfterEach
    void withdraw_certificates() {
        sql("update card_certificate set withdrawn_at = now() where withdrawn_at is null");
    }

    @Test
    void the_calendar_of_2024_is_kept() {
        MajorChangePlay majorChange = new MajorChangePlay(this, Cast.MOVED, Place.TOURISM, Place.NURSING);
        PhotoScenes photos = new PhotoScenes(this);
        RosterScenes rosters = new RosterScenes(this, photos);
        CompanyScenes company = new CompanyScenes(this, photos, folder);

        // January and February
        majorChange.isGranted();
        cardsOf2022();
        opening();
        declarations();

        // Until 03-07: photos
        changeOfMajor(majorChange);
        photos.uploads();
        photos.reviews();
        photos.corrections();
        photos.endOfUploads();
        photos.reviewAfterTheUploads();

        // Until 03-13: lists of the departments
        rosters.rosterOfFire();
        rosters.rosterOfNursing();
        rosters.noRosterOfOthers();

        // 03-15: internal approval and transmission
        List<String> punctual = onRosters(Place.FIRE, Place.NURSING);
        company.noPackageBeforeTheApproval();
        rosters.approval(punctual, Place.TOURISM, Place.POLICE);
        company.certificate();
        Taken first = company.transmission(1, null, punctual);
        company.receipt(first);

        // 03-18 and 19: a supplementary round, and the link
        birthday();
        rosters.reopening();
        photos.latePhotos();
        List<String> late = rosters.rostersOfTheSecondRound();
        company.link(first);
        rosters.approval(late, Place.POLICE);
        Taken second = company.transmission(2, first.offer(), late);
        company.secondReceipt(second);

        // From 03-20: applications, from 03-21 on: delivery
        company.dayOfApplication(second);
        company.applications(first, second);
        company.paper();
        company.delivery(first, second);
        company.reissue(second);
        rosters.noCardsWithoutRoster();
        closing();
        events();
    }

    /** Two students have cards of earlier years. */
    private void cardsOf2022() {
        at("2024-02-01T09:00");
        String lines = "studentNumber,issuedOn,departmentName\r\n"
                + "%s,2022-03-24,%s\r\n"
                        .formatted(number(Cast.LOST), department(Place.FIRE).name())
                + "%s,2022-03-24,%s\r\n"
                        .formatted(number(Cast.MOVED), department(Place.TOURISM).name());
        affairs()
                .contentType("text/csv; charset=UTF-8")
                .body(lines)
                .post("/api/v1/student-cards/import")
                .then()
                .statusCode(200)
                .body("created", equalTo(2));
    }

    /** 2024-02-26: academic affairs opens the campaign with the days of the notice. */
    private void opening() {
        at("2024-02-26T09:00");
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
                Stream.of(Place.values()).map(place -> department(place).id()).toList());
        json(affairs(), Map.of("code", campaign, "campaign", fields))
                .post("/api/v1/card-campaigns")
                .then()
                .statusCode(201);
        tellAll("PHOTO_MISSING MOBILE C.....");
        tell(Cast.FOREIGNER, "PHOTO_MISSING PAPER C.....");
        tell(Cast.MINOR, "PHOTO_MISSING PAPER C.....");
        tell(Cast.LOST, "NOT_ELIGIBLE REISSUE ");
        tell(Cast.MOVED, "NOT_ELIGIBLE REISSUE ");
        tell(Cast.ON_LEAVE, "NOT_ELIGIBLE NOT_ELIGIBLE ");
        everybodyIsTold();
        for (Cast one : List.of(Cast.MINOR, Cast.TRANSFER, Cast.LATE_PHOTO, Cast.FORGOTTEN)) {
            assertThat(calendar(one)).containsExactlyElementsOf(stages("2024-03-07", "2024-03-13"));
        }
        own(Cast.LOST)
                .body("reasons.code", hasItem("CARD_ALREADY_ISSUED"))
                .body("nextSteps.code", hasItem("CALL_CUSTOMER_CENTRE"));
        own(Cast.FOREIGNER).body("reasons.code", hasItem("CARD_FOREIGNER"));
        own(Cast.MINOR).body("reasons.find { it.code == 'CARD_UNDER_AGE' }.facts.adultOn", equalTo("2024-03-18"));
        own(Cast.TRANSFER).body("reasons.find { it.code == 'CARD_ENTRANT' }.facts.admission", equalTo("TRANSFER"));
        own(Cast.NEVER_LISTED).body("reasons.code", hasItem("CARD_NEVER_LISTED"));
        own(Cast.ON_LEAVE).body("reasons.code", hasItem("CARD_NOT_ENROLLED"));
        reads(Cast.LOST, "CARD_ALREADY_ISSUED", "학생증을 이미 발급받았습니다", "A card was issued");
        reads(Cast.FOREIGNER, "CARD_FOREIGNER", "외국인 학생은 서면으로", "Foreign students apply on paper");
        reads(Cast.MINOR, "CARD_UNDER_AGE", "만 18세", "you are 18 years old");
        reads(Cast.NEVER_LISTED, "CARD_NEVER_LISTED", "아직 학생증을 신청하지 못한 재학생", "could not apply for a card yet");
    }

    /** 2024-02-27: two students say what they want; the school as place of delivery comes with a warning. */
    private void declarations() {
        at("2024-02-27T09:00");
        own(Cast.TO_SCHOOL).body("declaration.delivery", equalTo("HOME")).body("declaration.warning", nullValue());
        declares(Cast.TO_SCHOOL, Map.of("ownPhone", true, "delivery", "SCHOOL"))
                .statusCode(200)
                .body("declaration.delivery", equalTo("SCHOOL"))
                .body("declaration.warning", notNullValue())
                .body("nextSteps.code", hasItem("SCHOOL_TAKES_LONGER"));
        declares(Cast.NO_PHONE, Map.of("ownPhone", false))
                .statusCode(200)
                .body("reasons.code", hasItem("CARD_NO_OWN_PHONE"));
        reads(Cast.NO_PHONE, "CARD_NO_OWN_PHONE", "본인명의 휴대폰이 없어", "Without a phone in your own name");
        method(numbers(Cast.NO_PHONE), "PAPER");
        everybodyIsTold();
    }

    /** 2024-03-04: the term begins, and the card of 2022 names another department than the student's. */
    private void changeOfMajor(MajorChangePlay majorChange) {
        majorChange.takesEffect();
        moves(Cast.MOVED, Place.TOURISM, Place.NURSING);
        tell(Cast.MOVED, "PHOTO_MISSING MOBILE C.....");
        everybodyIsTold();
        String from = department(Place.TOURISM).name();
        String to = department(Place.NURSING).name();
        String why = "reasons.find { it.code == 'CARD_DEPARTMENT_CHANGED' }.";
        own(Cast.MOVED)
                .body(why + "facts.from", equalTo(from))
                .body(why + "facts.to", equalTo(to))
                .body(why + "facts.changedOn", equalTo("2024-03-04"))
                .body(why + "article.key", equalTo("card.3.1"));
        reads(Cast.MOVED, "CARD_DEPARTMENT_CHANGED", from + "에서 " + to, "from " + from + " to " + to);
        staffSees(Place.NURSING, Cast.MOVED);
    }

    /** 2024-03-18 is the nineteenth birthday of the minor. */
    private void birthday() {
        at("2024-03-17T23:59");
        everybodyIsTold();
        at("2024-03-18T00:00");
        method(numbers(Cast.MINOR), "MOBILE");
        everybodyIsTold();
    }

    /** 2024-04-08: the campaign ends; whoever has a card keeps the timeline, for the others there is no campaign any more. */
    private void closing() {
        at("2024-04-08T10:00");
        matching(affairs(), affairs().get(path))
                .post(path + "/closing")
                .then()
                .statusCode(200)
                .body("state", equalTo("CLOSED"));
        for (String student : told(status("DELIVERED").negate(), Place.values())) {
            become(List.of(student), "NOT_ELIGIBLE", "");
            method(List.of(student), "NOT_ELIGIBLE");
        }
        tell(Cast.LOST, "NOT_ELIGIBLE REISSUE ");
        everybodyIsTold();
        own(Cast.CAT).body("reasons.code", hasItem("CARD_NO_CAMPAIGN"));
    }

    /** Whatever happened to a card was told once, and nothing else. */
    private void events() {
        assertThat(events(Cast.MOVED))
                .containsExactly(
                        "roster-sent", "transferred", "linked", "application-open", "applied", "shipped", "delivered");
        assertThat(events(Cast.FOREIGNER)).isEqualTo(events(Cast.MOVED));
        assertThat(events(Cast.POTENTIAL_CUSTOMER))
                .containsExactly(
                        "roster-sent",
                        "transferred",
                        "linked",
                        "application-open",
                        "refused",
                        "applied",
                        "shipped",
                        "delivered");
        assertThat(events(Cast.UNPRINTABLE))
                .containsExactly(
                        "roster-sent",
                        "transferred",
                        "refused",
                        "roster-sent",
                        "transferred",
                        "linked",
                        "application-open",
                        "applied",
                        "shipped",
                        "delivered");
        assertThat(events(Cast.FORGOTTEN)).isEmpty();
    }
}
