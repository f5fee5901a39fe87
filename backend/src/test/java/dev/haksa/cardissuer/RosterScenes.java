package dev.haksa.cardissuer;

import static dev.haksa.cardissuer.CardStory.at;
import static dev.haksa.cardissuer.CardStory.json;
import static dev.haksa.cardissuer.CardStory.matching;
import static dev.haksa.cardissuer.CardStory.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import dev.haksa.cardissuer.Cast.Place;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** How departments list their students, and how the lists are approved, taken back and completed. */
final class RosterScenes {
    private final CardStory story;
    private final PhotoScenes photos;

    RosterScenes(CardStory story, PhotoScenes photos) {
        this.story = story;
        this.photos = photos;
    }

    /** 2024-03-11: the first department looks at its photos, takes one student off, and sends its list. */
    void rosterOfFire() {
        at("2024-03-11T10:00");
        photos.download(Place.FIRE);
        String roster = story.roster(Place.FIRE);
        story.staff(Place.FIRE).post(roster).then().statusCode(200);
        json(
                        story.staff(Place.FIRE),
                        Map.of("studentNumbers", story.numbers(Cast.STRANGER), "reason", "증명사진과 본인이 다릅니다."))
                .post(roster + "/removals")
                .then()
                .statusCode(200);
        List<String> sent = story.told(status("READY"), Place.FIRE);
        sent.remove(story.number(Cast.STRANGER));
        send(Place.FIRE, sent);
        story.become(sent, "ON_ROSTER", "DDC...");
        story.everybodyIsTold();
        story.own(Cast.STRANGER).body("reasons.code", hasItem("CARD_TAKEN_OFF"));
        story.reads(Cast.STRANGER, "CARD_TAKEN_OFF", "증명사진과 본인이 다릅니다.", "증명사진과 본인이 다릅니다.");
        story.noticed(Cast.STRANGER, "card.excluded", "CARD_EXCLUDED");
        leftOff(
                Place.FIRE,
                Map.ofEntries(
                        Map.entry(Cast.LOST, "CARD_ALREADY_ISSUED"),
                        Map.entry(Cast.STRANGER, "CARD_TAKEN_OFF"),
                        Map.entry(Cast.LAST_MINUTE, "CARD_PHOTO_IN_REVIEW"),
                        Map.entry(Cast.CAT, "CARD_PHOTO_REJECTED"),
                        Map.entry(Cast.NO_PHOTO, "CARD_PHOTO_MISSING"),
                        Map.entry(Cast.PNG, "CARD_PHOTO_MISSING"),
                        Map.entry(Cast.TRUNCATED, "CARD_PHOTO_MISSING"),
                        Map.entry(Cast.LANDSCAPE, "CARD_PHOTO_MISSING"),
                        Map.entry(Cast.LAID_BY_CAMERA, "CARD_PHOTO_MISSING"),
                        Map.entry(Cast.POLYGLOT, "CARD_PHOTO_MISSING"),
                        Map.entry(Cast.BOMB, "CARD_PHOTO_MISSING"),
                        Map.entry(Cast.THUMBNAIL, "CARD_PHOTO_MISSING"),
                        Map.entry(Cast.TOO_LONG, "CARD_PHOTO_MISSING")));
    }

    /** 2024-03-13, an hour before the end: the second list. */
    void rosterOfNursing() {
        at("2024-03-13T23:00");
        List<String> sent = story.told(status("READY"), Place.NURSING);
        assertThat(sent)
                .contains(story.number(Cast.MOVED), story.number(Cast.MARGIN_RIGHT), story.number(Cast.MARGIN_BOTTOM));
        story.staff(Place.NURSING).post(story.roster(Place.NURSING)).then().statusCode(200);
        send(Place.NURSING, sent);
        story.become(sent, "ON_ROSTER", "DDC...");
        story.everybodyIsTold();
        leftOff(
                Place.NURSING,
                Map.of(
                        Cast.ON_LEAVE, "CARD_NOT_ENROLLED",
                        Cast.TOO_LATE, "CARD_PHOTO_MISSING",
                        Cast.REJECTED_LATE, "CARD_PHOTO_REJECTED",
                        Cast.MARGIN_LEFT, "CARD_PHOTO_REJECTED",
                        Cast.MARGIN_TOP, "CARD_PHOTO_REJECTED",
                        Cast.SHEET, "CARD_PHOTO_REJECTED",
                        Cast.COUPLE, "CARD_PHOTO_REJECTED",
                        Cast.UPSIDE_DOWN, "CARD_PHOTO_REJECTED",
                        Cast.SOMEBODY_ELSE, "CARD_PHOTO_REJECTED",
                        Cast.OLD_PHOTO, "CARD_PHOTO_REJECTED"));
    }

    /** 2024-03-14: two departments have sent nothing, and cannot any more. */
    void noRosterOfOthers() {
        at("2024-03-14T09:00");
        for (Place place : List.of(Place.TOURISM, Place.POLICE)) {
            story.staff(place)
                    .post(story.roster(place))
                    .then()
                    .statusCode(422)
                    .body("violations.code", hasItem("CARD_ROSTER_CLOSED"));
            story.become(story.told(status("READY"), place), "NOT_ELIGIBLE", "Dxxxxx");
        }
        story.become(Cast.STRANGER, "NOT_ELIGIBLE", "Dxxxxx");
        story.become(Cast.LAST_MINUTE, "PHOTO_IN_REVIEW", CardStory.MISSED);
        story.everybodyIsTold();
        story.studentOf(story.told(status("NOT_ELIGIBLE"), Place.TOURISM).getFirst())
                .get("/api/v1/students/me/card")
                .then()
                .body("reasons.code", hasItem("CARD_ROSTER_NOT_SENT"));
        for (Cast one : List.of(Cast.LAST_MINUTE, Cast.REJECTED_LATE)) {
            story.own(one)
                    .body("reasons.code", hasItem("CARD_NOT_ON_ROSTER"))
                    .body("nextSteps.code", equalTo(List.of("ASK_DEPARTMENT")));
        }
        noCardsWithoutRoster();
    }

    /** 학과에서 명단을 보내지 않으면 학생증을 발급하지 않는다: an approved photo alone makes no card. */
    void noCardsWithoutRoster() {
        List<String> students = story.told(status("NOT_ELIGIBLE MOBILE Dxxxxx"), Place.POLICE);
        assertThat(students).hasSize(Place.POLICE.entrants()).contains(story.number(Cast.FORGOTTEN));
        story.own(Cast.FORGOTTEN).body("reasons.code", hasItem("CARD_ROSTER_NOT_SENT"));
        story.reads(
                Cast.FORGOTTEN,
                "CARD_ROSTER_NOT_SENT",
                story.department(Place.POLICE).name(),
                story.department(Place.POLICE).name());
    }

    /** Academic affairs merges, the dean approves; these departments have sent nothing. */
    void approval(List<String> handedOver, Place... notSent) {
        List<String> missing =
                Stream.of(notSent).map(place -> story.department(place).name()).toList();
        matching(story.affairs(), story.affairs().get(story.path))
                .post(story.path + "/submission")
                .then()
                .statusCode(200)
                .body("students", equalTo(handedOver.size()))
                .body("dropped", hasSize(0))
                .body("notSent", containsInAnyOrder(missing.toArray()));
        story.dean()
                .get(story.path + "/rosters")
                .then()
                .statusCode(200)
                .body("sent", equalTo(Place.values().length - missing.size()))
                .body("notSent", equalTo(missing.size()));
        story.dean()
                .get(story.path + "/students?approved=false&limit=200")
                .then()
                .statusCode(200)
                .body("items.studentNumber", containsInAnyOrder(handedOver.toArray()));
        json(matching(story.dean(), story.affairs().get(story.path)), Map.of("approved", true))
                .post(story.path + "/decision")
                .then()
                .statusCode(200)
                .body("state", equalTo("APPROVED"));
        story.everybodyIsTold();
    }

    /** 2024-03-18: the department that was late is reopened with its photos, and the one of the photo that was refused. */
    void reopening() {
        at("2024-03-18T10:00");
        reopen(Place.TOURISM, true);
        reopen(Place.NURSING, false);
        story.affairs().get(story.path).then().body("state", equalTo("OPEN")).body("round", equalTo(2));
        story.become(story.told(status("NOT_ELIGIBLE MOBILE"), Place.TOURISM), "READY", "DC....");
        story.become(Cast.LATE_PHOTO, "PHOTO_MISSING", "C.....");
        story.everybodyIsTold();
        assertThat(story.calendar(Cast.LATE_PHOTO))
                .containsExactlyElementsOf(CardStory.stages("2024-03-20", "2024-03-20"));
        assertThat(story.calendar(Cast.TRANSFER))
                .containsExactlyElementsOf(CardStory.stages("2024-03-07", "2024-03-20"));
        for (Cast one : List.of(Cast.MINOR, Cast.FORGOTTEN)) {
            assertThat(story.calendar(one)).containsExactlyElementsOf(CardStory.stages("2024-03-07", "2024-03-13"));
        }
        story.own(Cast.LATE_PHOTO).body("nextSteps.code", hasItem("UPLOAD_PHOTO"));
    }

    private void reopen(Place place, boolean withPhotos) {
        json(
                        matching(story.affairs(), story.affairs().get(story.roster(place))),
                        Map.of("until", "2024-03-20", "photos", withPhotos, "reason", "학과 전산 장애"))
                .post(story.roster(place) + "/reopening")
                .then()
                .statusCode(200);
    }

    /** 2024-03-19: both departments send; who was approved stays, and whose photo was refused is put on again with another. */
    List<String> rostersOfTheSecondRound() {
        at("2024-03-19T09:00");
        story.staff(Place.TOURISM).post(story.roster(Place.TOURISM)).then().statusCode(200);
        List<String> late = story.told(status("READY"), Place.TOURISM);
        assertThat(late).hasSize(20);
        send(Place.TOURISM, late);
        story.become(late, "ON_ROSTER", "DDC...");
        story.everybodyIsTold();
        story.waitsBeyondThePlan(Cast.LATE_PHOTO, "WAIT_FOR_TRANSFER");
        String roster = story.roster(Place.NURSING);
        story.staff(Place.NURSING).post(roster).then().statusCode(200);
        json(
                        story.staff(Place.NURSING),
                        Map.of("studentNumbers", story.numbers(Cast.UNPRINTABLE), "reason", "사진을 교체하였습니다."))
                .post(roster + "/additions")
                .then()
                .statusCode(200)
                .body("refused", equalTo(0));
        story.become(Cast.UNPRINTABLE, "READY", "DC....");
        story.everybodyIsTold();
        send(Place.NURSING, story.numbers(Cast.UNPRINTABLE));
        story.become(Cast.UNPRINTABLE, "ON_ROSTER", "DDC...");
        late.add(story.number(Cast.UNPRINTABLE));
        story.everybodyIsTold();
        return late;
    }

    /** Confirms every photo that is not confirmed yet and sends the list; exactly these students are on it anew. */
    private void send(Place place, List<String> added) {
        List<Map<String, Object>> items = story.staff(place)
                .get(story.roster(place) + "/students?listed=true&limit=200")
                .then()
                .statusCode(200)
                .extract()
                .path("items");
        List<Map<String, Object>> confirmations = items.stream()
                .filter(item -> Boolean.FALSE.equals(item.get("confirmed")))
                .map(item -> Map.of(
                        "studentNumber", item.get("studentNumber"),
                        "photoId", item.get("photoId"),
                        "photoVersion", item.get("photoVersion")))
                .toList();
        json(story.staff(place), Map.of("confirmations", confirmations))
                .post(story.roster(place) + "/confirmations")
                .then()
                .statusCode(200)
                .body("results.outcome.unique()", equalTo(List.of("CONFIRMED")));
        matching(story.staff(place), story.staff(place).get(story.roster(place)))
                .post(story.roster(place) + "/sending")
                .then()
                .statusCode(200)
                .body("added", containsInAnyOrder(added.toArray()))
                .body("dropped", hasSize(0))
                .body("stillRefused", hasSize(0));
    }

    /** Who is left off a list, and why. */
    private void leftOff(Place place, Map<Cast, String> expected) {
        List<Map<String, Object>> items = story.staff(place)
                .get(story.roster(place) + "/students?listed=false&limit=200")
                .then()
                .statusCode(200)
                .extract()
                .path("items");
        assertThat(items)
                .extracting(item -> item.get("studentNumber"))
                .containsExactlyInAnyOrderElementsOf(
                        expected.keySet().stream().map(story::number).toList());
        expected.forEach((one, reason) -> assertThat(items)
                .filteredOn(item -> item.get("studentNumber").equals(story.number(one)))
                .singleElement()
                .satisfies(item ->
                        assertThat(item.get("reasons").toString()).as("%s", one).contains(reason)));
    }
}
