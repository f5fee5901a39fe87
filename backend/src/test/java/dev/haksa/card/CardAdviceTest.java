package dev.haksa.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import dev.haksa.shared.security.Caller;
import dev.haksa.support.Eventually;
import dev.haksa.support.MovableClock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** What students are told when it is late, and whom to ask: what is so today, and nothing that cannot be followed. */
@QuarkusTest
class CardAdviceTest extends CardBase {
    private static final Caller COMPANY = Caller.system("card-company");

    @Inject
    CardEntries entries;

    @Test
    void whose_photo_is_approved_after_the_roster_went_is_told_of_the_roster() {
        campaign();
        studentWithPhoto();
        String late = student();
        photo(late, "SUBMITTED");
        sendAll();
        card(late)
                .body("status", equalTo("PHOTO_IN_REVIEW"))
                .body("reasons.code", equalTo(List.of("CARD_ENTRANT", "CARD_PHOTO_IN_REVIEW")))
                .body("nextSteps[0].code", equalTo("WAIT_FOR_REVIEW"));
        sql("update student_photo set state = 'SUPERSEDED' where student_number = $1", late);
        photo(late, "APPROVED");
        card(late)
                .body("status", equalTo("READY"))
                .body("reasons.code", equalTo(List.of("CARD_ENTRANT", "CARD_NOT_ON_ROSTER")))
                .body("reasons[1].remedy", containsString("it can send its roster again"))
                .body("nextSteps[0].code", equalTo("ASK_DEPARTMENT"));
        String newcomer = studentWithPhoto();
        card(newcomer)
                .body("status", equalTo("READY"))
                .body("reasons.code", hasItem("CARD_NOT_ON_ROSTER"))
                .body("nextSteps[0].code", equalTo("ASK_DEPARTMENT"));
        day(13);
        card(late)
                .body("status", equalTo("NOT_ELIGIBLE"))
                .body("reasons.code", equalTo(List.of("CARD_ENTRANT", "CARD_NOT_ON_ROSTER")));
    }

    @Test
    void nobody_waits_for_a_review_when_it_is_too_late() {
        campaign();
        studentWithPhoto();
        String late = student();
        photo(late, "SUBMITTED");
        sendAll();
        day(12);
        card(late).body("nextSteps[0].code", equalTo("WAIT_FOR_REVIEW"));
        day(13);
        card(late)
                .body("status", equalTo("PHOTO_IN_REVIEW"))
                .body("nextSteps[0].code", equalTo("ASK_DEPARTMENT"))
                .body("reasons.code", equalTo(List.of("CARD_ENTRANT", "CARD_PHOTO_IN_REVIEW", "CARD_NOT_ON_ROSTER")));
    }

    @Test
    void nobody_puts_in_a_photo_for_a_list_that_is_with_the_dean() {
        campaign();
        studentWithPhoto();
        String without = student();
        sendAll();
        submit().statusCode(200);
        card(without)
                .body("timeline[0].state", equalTo("MISSED"))
                .body("nextSteps[0].code", equalTo("ASK_DEPARTMENT"))
                .body("actions.name", not(hasItem("UPLOAD_PHOTO")));
        affairs()
                .header("If-Match", campaignTag())
                .body(fields(department.department()))
                .put(CAMPAIGNS + "/" + code)
                .then()
                .statusCode(409)
                .body("violations[0].message", containsString("with the dean"))
                .body("violations[0].facts.state", equalTo("SUBMITTED"));
    }

    @Test
    void no_day_that_has_gone_by_is_promised() {
        String student = approved();
        day(14);
        card(student)
                .body("nextSteps[0].code", equalTo("WAIT_FOR_TRANSFER"))
                .body("nextSteps[0].message", containsString("is to send the data"));
        day(15);
        card(student)
                .body("nextSteps[0].code", equalTo("WAIT_FOR_TRANSFER"))
                .body("nextSteps[0].message", containsString("has gone by"));
        transfer();
        card(student).body("nextSteps[0].message", containsString("which is to link them by"));
        day(19);
        card(student)
                .body("nextSteps[0].code", equalTo("WAIT_FOR_LINK"))
                .body("nextSteps[0].message", containsString("has gone by"));
    }

    @Test
    void a_foreigner_is_not_promised_to_apply_by_mobile_when_grown_up() {
        campaign();
        String foreigner = studentWithPhoto();
        String minor = studentWithPhoto();
        for (String one : List.of(foreigner, minor)) {
            set(one, "birth_date", first.plusDays(15).minusYears(19));
        }
        set(foreigner, "nationality", "FOREIGN");
        sendAll();
        card(minor).body("nextSteps.code", hasItem("MOBILE_LATER"));
        card(foreigner)
                .body("reasons.code", equalTo(List.of("CARD_ENTRANT", "CARD_FOREIGNER", "CARD_UNDER_AGE")))
                .body("reasons.remedy.findAll { it != null && it.contains('mobile') }", equalTo(List.of()))
                .body("nextSteps.code", not(hasItem("MOBILE_LATER")));
        korean(foreigner, "/api/v1/students/me/card")
                .body("reasons.remedy.findAll { it != null && it.contains('모바일') }", equalTo(List.of()));
    }

    @Test
    void who_has_a_card_by_what_the_company_says_is_not_listed_again_until_that_is_cleared_up() {
        String student = approved();
        day(14);
        transfer();
        int id = campaignId();
        EntryStep refused = new EntryStep(student, EntryState.ISSUER_REFUSED, "DUPLICATE_PERSON", Map.of(), now());
        transact(connection -> entries.advance(connection, id, List.of(refused), COMPANY));
        card(student)
                .body("method", equalTo("REISSUE"))
                .body("reasons.code", equalTo(List.of("CARD_REFUSED_BY_COMPANY")))
                .body("nextSteps.code", equalTo(List.of("ASK_CUSTOMER_CENTRE")));
        affairs()
                .header("If-Match", campaignTag())
                .post(CAMPAIGNS + "/" + code + "/closing")
                .then()
                .statusCode(200);
        code = "N-" + code.substring(2);
        campaign();
        card(student)
                .body("status", equalTo("NOT_ELIGIBLE"))
                .body("method", equalTo("REISSUE"))
                .body("reasons.code", equalTo(List.of("CARD_KNOWN_TO_COMPANY")))
                .body("reasons[0].remedy", containsString("1588-1688"))
                .body("nextSteps.code", equalTo(List.of("CALL_CUSTOMER_CENTRE")));
        String csv = "studentNumber,issuedOn\n" + student + "," + LocalDate.of(2025, 3, 21) + "\n";
        imported("import", csv).body("created", equalTo(1));
        card(student).body("reasons.code", equalTo(List.of("CARD_ALREADY_ISSUED")));
        MovableClock.get().advance(Duration.ofMinutes(1));
        imported("voidings/import?reason=there is none", csv).body("updated", equalTo(1));
        card(student).body("method", equalTo("MOBILE")).body("reasons[0].code", equalTo("CARD_ENTRANT"));
    }

    @Test
    void a_rejection_after_the_uploads_says_where_the_next_photo_goes() {
        campaign();
        String early = student();
        String late = student();
        reject(photo(early, "SUBMITTED"));
        assertThat(remedy(early)).startsWith("Cut the margins off and put it in again.");
        asStudent(early)
                .get("/api/v1/students/me/photo")
                .then()
                .body("rejected.rejection.remedy", startsWith("Cut the margins off and put it in again."));
        UUID photo = photo(late, "SUBMITTED");
        day(8);
        reject(photo);
        String gives =
                "You cannot put in a photo yourself now: cut the margins off and give the photo to your department.";
        assertThat(remedy(late)).isEqualTo(gives);
        for (String path : List.of("/api/v1/students/me/photos/" + photo, "/api/v1/students/me/photos?limit=1")) {
            asStudent(late).get(path).then().statusCode(200).body(containsString(gives));
        }
        asStudent(early).get("/api/v1/students/me/photo").then().body("rejected.rejection.remedy", equalTo(gives));
        korean(late, "/api/v1/students/me/notices")
                .body("items[0].remedy", allOf(containsString("지금은 직접 올릴 수 없습니다."), containsString("학과에 보내 주세요.")));
        card(late).body("nextSteps.code", contains("BRING_PHOTO_TO_DEPARTMENT", "SAY_WHOSE_PHONE"));
        staff().get("/api/v1/photos/" + photo).then().body("rejection.remedy", startsWith("Cut the margins off"));
    }

    private void reject(UUID photo) {
        staff().header("If-Match", "\"1\"")
                .body("{\"reason\":\"MARGINS\"}")
                .post("/api/v1/photos/" + photo + "/rejection")
                .then()
                .statusCode(200);
    }

    /** Of the newest notice, which tells of a rejection. */
    private String remedy(String student) {
        String notices = "/api/v1/students/me/notices";
        Eventually.holds(
                "the notice has come",
                () -> asStudent(student)
                        .get(notices)
                        .jsonPath()
                        .getList("items.kind")
                        .equals(List.of("PHOTO_REJECTED")));
        return asStudent(student).get(notices).jsonPath().getString("items[0].remedy");
    }

    private String approved() {
        campaign();
        String student = studentWithPhoto();
        sendAll();
        submit().statusCode(200);
        decide(true, null).statusCode(200);
        return student;
    }

    private void transfer() {
        transact(connection -> entries.transferred(connection, code, now(), COMPANY));
    }

    private ValidatableResponse imported(String path, String csv) {
        return as("ACADEMIC_AFFAIRS")
                .contentType("text/csv; charset=UTF-8")
                .body(csv)
                .post("/api/v1/student-cards/" + path)
                .then()
                .statusCode(200);
    }

    private ValidatableResponse korean(String student, String path) {
        return io.restassured.RestAssured.given()
                .header("Authorization", "Bearer " + token(Set.of(), student, "STUDENT"))
                .header("Accept-Language", "ko")
                .get(path)
                .then()
                .statusCode(200);
    }

    private <T> T transact(Function<SqlConnection, io.smallrye.mutiny.Uni<T>> work) {
        return pool.withTransaction(work).await().atMost(Duration.ofSeconds(30));
    }

    private static Instant now() {
        return MovableClock.get().instant().truncatedTo(ChronoUnit.MICROS);
    }
}
