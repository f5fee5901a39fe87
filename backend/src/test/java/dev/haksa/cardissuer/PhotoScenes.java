package dev.haksa.cardissuer;

import static dev.haksa.cardissuer.CardStory.at;
import static dev.haksa.cardissuer.CardStory.json;
import static dev.haksa.cardissuer.CardStory.matching;
import static dev.haksa.cardissuer.CardStory.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;

import dev.haksa.cardissuer.Cast.Place;
import dev.haksa.cardissuer.Cast.Shot;
import io.restassured.response.Response;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** How photos come in, are looked at, and are put right; who has which photo. */
final class PhotoScenes {
    private final CardStory story;

    /** SHA-256 of the photo that each student has now. */
    private final Map<String, String> photos = new HashMap<>();

    PhotoScenes(CardStory story) {
        this.story = story;
    }

    /** SHA-256 of the photo that a student has now. */
    String photo(String student) {
        return photos.get(student);
    }

    /** 2024-03-05: students upload; every kind of bad photo is refused with its code, or flagged for the reviewer. */
    void uploads() {
        at("2024-03-05T10:00");
        for (Cast one : Cast.values()) {
            if (one.shot().isRefused()) {
                isRefused(one, one.shot());
            }
        }
        story.everybodyIsTold();
        crop(Cast.WRONG_SIZE);
        upload(story.number(Cast.LOST), StoryPhotos.person(20)).then().statusCode(201);
        int which = 100;
        for (String student : story.everybody()) {
            Shot shot = shot(student);
            if (shot.isTaken() && !student.equals(story.number(Cast.LOST))) {
                Response uploaded = upload(
                        student,
                        shot.picture() == null
                                ? StoryPhotos.person(which++)
                                : shot.picture().get());
                uploaded.then().statusCode(201).body("photo.state", equalTo("SUBMITTED"));
                submitted(student, uploaded);
            }
        }
        story.everybodyIsTold();
        story.student(Cast.TURNED_BY_CAMERA)
                .get("/api/v1/students/me/photo")
                .then()
                .body("inReview.turnedDegrees", equalTo(90));
        story.own(Cast.WRONG_SIZE).body("nextSteps.code", hasItem("WAIT_FOR_REVIEW"));
    }

    private void isRefused(Cast one, Shot shot) {
        story.student(one)
                .contentType("image/jpeg")
                .body(shot.picture().get())
                .post("/api/v1/students/me/photos" + shot.query())
                .then()
                .statusCode(shot.status())
                .body("violations.code", hasItem(shot.code()))
                .body("violations.find { it.code == '" + shot.code() + "' }.remedy", notNullValue());
    }

    /** A photo of a telephone is cut to size, looked at and confirmed. */
    private void crop(Cast one) {
        Response preview = story.student(one)
                .contentType("image/jpeg")
                .body(StoryPhotos.snapshot(5, 600, 800))
                .post("/api/v1/students/me/photos?fit=crop");
        preview.then()
                .statusCode(201)
                .body("photo.state", equalTo("PREVIEW"))
                .body("photo.cropped", equalTo(true))
                .body("verdict.originalWidth", equalTo(600));
        story.own(one).body("status", equalTo("PHOTO_MISSING"));
        story.student(one)
                .header("If-Match", "\"" + preview.path("photo.version") + "\"")
                .post("/api/v1/students/me/photos/" + preview.path("photo.id") + "/confirmation")
                .then()
                .statusCode(200);
        submitted(story.number(one), preview);
    }

    private Response upload(String student, byte[] picture) {
        return story.studentOf(student).contentType("image/jpeg").body(picture).post("/api/v1/students/me/photos");
    }

    private void submitted(String student, Response uploaded) {
        photos.put(student, uploaded.path("photo.sha256"));
        story.become(List.of(student), "PHOTO_IN_REVIEW", "C.....");
    }

    /** The one of the cast; whoever is not named sends a good photo. */
    private Shot shot(String student) {
        return Stream.of(Cast.values())
                .filter(one -> story.number(one).equals(student))
                .map(Cast::shot)
                .findFirst()
                .orElse(Shot.GOOD);
    }

    /** 2024-03-06: the departments look at every photo; what the checks noticed stands beside it. */
    void reviews() {
        at("2024-03-06T14:00");
        for (Place place : Place.values()) {
            List<Map<String, Object>> waiting = waiting(place);
            assertThat(waiting)
                    .allSatisfy(photo -> assertThat(findings(photo))
                            .as("%s", photo.get("studentNumber"))
                            .isEqualTo(shot((String) photo.get("studentNumber")).flags()));
            long bad =
                    waiting.stream().filter(photo -> rejection(photo) != null).count();
            json(
                            story.staff(place),
                            Map.of("items", waiting.stream().map(this::verdict).toList()))
                    .post("/api/v1/photo-reviews")
                    .then()
                    .statusCode(200)
                    .body("approved", equalTo((int) (waiting.size() - bad)))
                    .body("rejected", equalTo((int) bad))
                    .body("failed", equalTo(0))
                    .body("items.done.unique()", equalTo(List.of(true)));
        }
        for (String student : story.told(status("PHOTO_IN_REVIEW"), Place.values())) {
            boolean approved = shot(student).rejection() == null;
            story.become(List.of(student), approved ? "READY" : "PHOTO_REJECTED", approved ? "DC...." : "C.....");
        }
        story.everybodyIsTold();
        for (Cast one : Cast.values()) {
            if (one.shot().rejection() != null) {
                story.own(one)
                        .body(
                                "reasons.find { it.code == 'CARD_PHOTO_REJECTED' }.facts.rejection",
                                equalTo(one.shot().rejection()))
                        .body("nextSteps.code", hasItem("NEW_PHOTO"));
            }
        }
        story.reads(Cast.COUPLE, "CARD_PHOTO_REJECTED", "두 사람 이상", "two or more persons");
    }

    private Map<String, Object> verdict(Map<String, Object> photo) {
        Map<String, Object> item = new HashMap<>();
        item.put("id", photo.get("id"));
        item.put("version", photo.get("version"));
        item.put("verdict", rejection(photo) == null ? "APPROVE" : "REJECT");
        if (rejection(photo) != null) {
            item.put("reason", rejection(photo));
            item.put("note", "다시 올려 주세요.");
        }
        return item;
    }

    private String rejection(Map<String, Object> photo) {
        return shot((String) photo.get("studentNumber")).rejection();
    }

    private List<Map<String, Object>> waiting(Place place) {
        return story.staff(place)
                .get("/api/v1/photos?state=SUBMITTED&limit=200")
                .then()
                .statusCode(200)
                .extract()
                .path("items");
    }

    @SuppressWarnings("unchecked")
    private static Set<String> findings(Map<String, Object> photo) {
        return ((List<Map<String, Object>>) photo.get("findings"))
                .stream().map(finding -> (String) finding.get("code")).collect(Collectors.toSet());
    }

    /** 2024-03-07: one student sends a better photo; the department cuts another one itself (사진수정). */
    void corrections() {
        at("2024-03-07T10:00");
        submitted(story.number(Cast.MARGIN_BOTTOM), upload(story.number(Cast.MARGIN_BOTTOM), StoryPhotos.person(21)));
        story.everybodyIsTold();
        approve(Place.NURSING, Cast.MARGIN_BOTTOM);
        replace(Cast.MARGIN_RIGHT, StoryPhotos.person(22), "여백을 잘라 규격에 맞춤");
        story.become(Cast.MARGIN_RIGHT, "READY", "DC....");
        story.everybodyIsTold();
        story.noticed(Cast.MARGIN_RIGHT, "photo.replaced", "PHOTO_REPLACED");
    }

    private void approve(Place place, Cast one) {
        List<Map<String, Object>> waiting = waiting(place);
        assertThat(waiting)
                .hasSize(1)
                .allSatisfy(photo -> assertThat(findings(photo)).isEmpty());
        Map<String, Object> photo = waiting.getFirst();
        assertThat(photo.get("studentNumber")).isEqualTo(story.number(one));
        story.staff(place)
                .header("If-Match", "\"" + photo.get("version") + "\"")
                .post("/api/v1/photos/" + photo.get("id") + "/approval")
                .then()
                .statusCode(200);
        story.become(one, "READY", "DC....");
    }

    private void replace(Cast one, byte[] picture, String reason) {
        String path = "/api/v1/students/" + story.number(one) + "/photos";
        Response seen = story.staff(Place.NURSING).get(path);
        Response replaced = matching(story.staff(Place.NURSING), seen)
                .contentType("image/jpeg")
                .queryParam("reason", reason)
                .body(picture)
                .post(path);
        replaced.then().statusCode(201).body("photo.state", equalTo("APPROVED"));
        photos.put(story.number(one), replaced.path("photo.sha256"));
    }

    /** 2024-03-07 is the last day, to its end. */
    void endOfUploads() {
        at("2024-03-07T23:59");
        isRefused(Cast.PNG, Cast.PNG.shot());
        for (Cast one : List.of(Cast.LAST_MINUTE, Cast.REJECTED_LATE)) {
            submitted(story.number(one), upload(story.number(one), StoryPhotos.person(23)));
        }
        story.everybodyIsTold();
        at("2024-03-08T00:00");
        upload(story.number(Cast.TOO_LATE), StoryPhotos.person(24))
                .then()
                .statusCode(422)
                .body("violations.code", hasItem("CARD_PHOTOS_CLOSED"))
                .body("violations[0].article.key", equalTo("card.2.1"));
        story.become(story.told(status("PHOTO_MISSING"), Place.values()), "PHOTO_MISSING", CardStory.MISSED);
        story.become(story.told(status("PHOTO_REJECTED"), Place.values()), "PHOTO_REJECTED", CardStory.MISSED);
        story.everybodyIsTold();
        story.own(Cast.TOO_LATE).body("nextSteps.code", hasItem("BRING_PHOTO_TO_DEPARTMENT"));
    }

    /** 2024-03-08: who is rejected now cannot upload any more, and reads where to bring a photo. */
    void reviewAfterTheUploads() {
        at("2024-03-08T14:00");
        Map<String, Object> photo = waiting(Place.NURSING).getFirst();
        assertThat(photo.get("studentNumber")).isEqualTo(story.number(Cast.REJECTED_LATE));
        json(
                        story.staff(Place.NURSING).header("If-Match", "\"" + photo.get("version") + "\""),
                        Map.of("reason", "NOT_THE_PERSON"))
                .post("/api/v1/photos/" + photo.get("id") + "/rejection")
                .then()
                .statusCode(200);
        story.become(Cast.REJECTED_LATE, "PHOTO_REJECTED", CardStory.MISSED);
        story.everybodyIsTold();
        story.own(Cast.REJECTED_LATE).body("nextSteps.code", hasItem("BRING_PHOTO_TO_DEPARTMENT"));
        story.noticed(Cast.REJECTED_LATE, "photo.rejected", "PHOTO_REJECTED");
        story.student(Cast.REJECTED_LATE)
                .get("/api/v1/students/me/notices?limit=200")
                .then()
                .body("items.find { it.kind == 'PHOTO_REJECTED' }.remedy", containsString("give your department"));
    }

    /** 업로드 된 사진을 다운받아 사진 등록자 확인: the archive has exactly the photos that count. */
    void download(Place place) {
        byte[] archive = story.staff(place)
                .get("/api/v1/photo-register/photos.zip?purpose=학생증 사진 확인&department="
                        + story.department(place).id())
                .then()
                .statusCode(200)
                .extract()
                .asByteArray();
        Map<String, String> found = new HashMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(archive))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                String file = entry.getName().substring(entry.getName().lastIndexOf('/') + 1);
                found.put(file.substring(0, 8), sha256(in.readAllBytes()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, String> expected = new HashMap<>();
        story.told(status("READY"), place).forEach(student -> expected.put(student, photos.get(student)));
        found.remove(story.number(Cast.LOST));
        assertThat(found).isEqualTo(expected);
    }

    /** The first photo of whom had none, and a better one of whose could not be printed. */
    void latePhotos() {
        at("2024-03-18T15:00");
        submitted(story.number(Cast.LATE_PHOTO), upload(story.number(Cast.LATE_PHOTO), StoryPhotos.person(25)));
        story.everybodyIsTold();
        approve(Place.TOURISM, Cast.LATE_PHOTO);
        upload(story.number(Cast.TOO_LATE), StoryPhotos.person(24)).then().statusCode(422);
        replace(Cast.UNPRINTABLE, StoryPhotos.person(26), "인쇄할 수 있는 사진으로 교체");
        story.everybodyIsTold();
    }

    static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
