package dev.haksa.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import dev.haksa.photo.PhotoWindow;
import dev.haksa.shared.security.Caller;
import dev.haksa.support.MovableClock;
import dev.haksa.support.StudentData;
import io.quarkus.arc.All;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** What is possible after the dean's word. */
@QuarkusTest
class SupplementaryRoundTest extends CardBase {
    private static final Caller COMPANY = Caller.system("card-company");

    @Inject
    CardEntries entries;

    @Inject
    @All
    List<PhotoWindow> windows;

    private StudentData late;
    private StudentData punctual;

    @Test
    void a_late_department_is_reopened_and_only_its_students_go_on() {
        String first = approvedWithoutTheLateDepartment();
        String second = studentOf(late);
        transfer();
        campaignIs("TRANSFERRED", 1);
        reopen(late, 16).statusCode(200);
        campaignIs("OPEN", 2);
        assertThat(toTransfer()).containsExactly(first);
        department = late;
        sendAll();
        assertThat(toTransfer()).containsExactly(first);
        submit().statusCode(200).body("students", equalTo(1)).body("dropped", hasSize(0));
        decide(true, null).statusCode(200).body("state", equalTo("APPROVED")).body("round", equalTo(2));
        assertThat(toTransfer()).containsExactlyInAnyOrder(first, second);
        card(first).body("status", equalTo("SENT_TO_ISSUER"));
        card(second).body("status", equalTo("ON_ROSTER"));
        transfer();
        card(second).body("status", equalTo("SENT_TO_ISSUER"));
        campaignIs("TRANSFERRED", 2);
    }

    @Test
    void what_is_approved_stays_when_its_own_department_is_reopened() {
        String first = approvedWithoutTheLateDepartment();
        String photo = photoOf(first);
        reopen(punctual, 16).statusCode(200);
        photo(first, "APPROVED");
        String second = studentOf(punctual);
        department = punctual;
        staff().body("{\"studentNumbers\":[\"" + first + "\"],\"reason\":\"x\"}")
                .post(rosters() + "/removals")
                .then()
                .statusCode(422)
                .body("violations[0].code", equalTo("CARD_APPROVED_ALREADY"));
        build();
        staff().get(rosters()).then().body("actions.name", hasItem("CONFIRM_PHOTOS"));
        confirmOnly(second);
        staff().get(rosters())
                .then()
                .body("confirmed", equalTo(2))
                .body("actions.name", equalTo(List.of("BUILD", "TAKE_OFF", "SEND")));
        send().statusCode(200).body("added", equalTo(List.of(second))).body("dropped", hasSize(0));
        assertThat(photoOf(first)).isEqualTo(photo);
        submit().statusCode(200).body("students", equalTo(1));
        decide(false, "아닙니다.").statusCode(200).body("state", equalTo("OPEN"));
        assertThat(toTransfer()).containsExactly(first);
    }

    @Test
    void a_round_without_anybody_new_ends_where_the_dean_left_it() {
        String first = approvedWithoutTheLateDepartment();
        reopen(late, 16).statusCode(200);
        submit().statusCode(422).body("violations[0].code", equalTo("CARD_ROSTERS_PENDING"));
        day(17);
        submit().statusCode(200).body("students", equalTo(0)).body("campaign.state", equalTo("APPROVED"));
        reopen(late, 18).statusCode(200);
        transfer();
        card(first).body("status", equalTo("SENT_TO_ISSUER"));
        campaignIs("OPEN", 3);
        day(19);
        submit().statusCode(200).body("campaign.state", equalTo("TRANSFERRED"));
    }

    @Test
    void whose_data_are_with_the_company_may_upload_photos_in_a_supplementary_round() {
        String student = approvedWithoutTheLateDepartment();
        assertThat(windows).anyMatch(window -> isClosed(window, student));
        transfer();
        reopen(late, 16).statusCode(200);
        assertThat(windows).noneMatch(window -> isClosed(window, student));
    }

    private boolean isClosed(PhotoWindow window, String student) {
        return window.closed(pool, student, MovableClock.get().instant())
                .await()
                .atMost(Duration.ofSeconds(30))
                .isPresent();
    }

    @Test
    void a_list_with_the_dean_is_not_reopened() {
        prepare();
        String student = studentOf(punctual);
        sendAll();
        day(13);
        submit().statusCode(200);
        reopen(late, 16).statusCode(409).body("violations[0].code", equalTo("CARD_CAMPAIGN_STATE"));
        card(student).body("status", equalTo("ON_ROSTER"));
    }

    @Test
    void academic_affairs_takes_students_off_until_their_data_have_left() {
        String stays = approvedWithoutTheLateDepartment();
        String goes = sql(
                        "select student_number from card_entry where campaign_id = $1 and student_number <> $2",
                        campaignId(),
                        stays)
                .stream()
                .map(row -> row.getString(0))
                .findFirst()
                .orElse(stays);
        removal(goes, null).statusCode(428);
        removal("00000000", campaignTag()).statusCode(404);
        removal(goes, campaignTag())
                .statusCode(200)
                .body("students.studentNumber", equalTo(List.of(goes)))
                .body("students[0].reasons[0].facts.statedReason", equalTo("본인이 아닙니다."));
        assertThat(toTransfer()).isEmpty();
        assertThat(events(goes)).contains("card.excluded");
        reopen(punctual, 16).statusCode(200);
        department = punctual;
        build();
        staff().get(rosters()).then().body("listed", equalTo(0));
        staff().body("{\"studentNumbers\":[\"" + goes + "\"],\"reason\":\"확인했습니다.\"}")
                .post(rosters() + "/additions")
                .then()
                .statusCode(200);
        confirmAll();
        send().statusCode(200).body("added", equalTo(List.of(goes)));
        submit().statusCode(200);
        decide(true, null).statusCode(200);
        transfer();
        removal(goes, campaignTag()).statusCode(422).body("violations[0].code", equalTo("CARD_WITH_COMPANY"));
    }

    @Test
    void a_student_whose_data_the_company_refused_comes_again_with_a_new_entry() {
        String student = approvedWithoutTheLateDepartment();
        transfer();
        advance(student, EntryState.ISSUER_REFUSED, "PHOTO_UNSUITABLE");
        removal(student, campaignTag()).statusCode(200);
        photo(student, "APPROVED");
        reopen(punctual, 16).statusCode(200);
        department = punctual;
        staff().body("{\"studentNumbers\":[\"" + student + "\"],\"reason\":\"새 사진\"}")
                .post(rosters() + "/additions")
                .then()
                .statusCode(200);
        confirmAll();
        send().statusCode(200);
        submit().statusCode(200);
        decide(true, null).statusCode(200);
        assertThat(sql("select state from card_entry where student_number = $1 order by id", student).stream()
                        .map(row -> row.getString(0)))
                .containsExactly("REMOVED", "ON_ROSTER");
        assertThat(toTransfer()).containsExactly(student);
    }

    @Test
    void a_department_that_follows_the_texts_sends_again_whom_the_company_refused() {
        String student = approvedWithoutTheLateDepartment();
        transfer();
        advance(student, EntryState.ISSUER_REFUSED, "PHOTO_UNSUITABLE");
        department = punctual;
        staff().get(rosters()).then().body("refused", equalTo(1)).body("actions.name", not(hasItem("PUT_ON")));
        affairs()
                .get(CAMPAIGNS + "/" + code + "/rosters")
                .then()
                .body("items.find { it.departmentId == " + punctual.department() + " }.refused", equalTo(1));
        card(student)
                .body("nextSteps[0].code", equalTo("SEND_NEW_PHOTO"))
                .body(
                        "nextSteps[0].message",
                        containsString(
                                "asks academic affairs to reopen the roster; it then puts you on the roster again"));
        additions(student)
                .statusCode(409)
                .body("violations[0].code", equalTo("CARD_CAMPAIGN_STATE"))
                .body("violations[0].remedy", containsString("a department asks academic affairs to reopen it"));

        reopen(punctual, 16).statusCode(200).body("refused", equalTo(1));
        staff().get(rosters()).then().body("actions.name", hasItem("PUT_ON"));
        build();
        send().statusCode(200).body("added", hasSize(0)).body("stillRefused", equalTo(List.of(student)));
        additions(student)
                .statusCode(422)
                .body("violations.code", equalTo(List.of("CARD_PHOTO_REFUSED_BY_COMPANY")))
                .body("violations[0].remedy", containsString("replace it with a new photo"));
        card(student).body("status", equalTo("ISSUER_REFUSED"));

        photo(student, "APPROVED");
        additions(student).statusCode(200).body("refused", equalTo(0));
        card(student).body("status", equalTo("READY"));
        confirmAll();
        send().statusCode(200).body("added", equalTo(List.of(student))).body("stillRefused", hasSize(0));
        submit().statusCode(200).body("students", equalTo(1));
        decide(true, null).statusCode(200);
        assertThat(toTransfer()).containsExactly(student);
        assertThat(sql("select state from card_entry where student_number = $1 order by id", student))
                .extracting(row -> row.getString(0))
                .containsExactly("REMOVED", "ON_ROSTER");
        assertThat(events(student)).doesNotContain("card.excluded");
    }

    @Test
    void a_student_with_a_corrected_name_comes_again_with_the_same_photo() {
        String student = approvedWithoutTheLateDepartment();
        transfer();
        advance(student, EntryState.ISSUER_REFUSED, "NAME_INVALID");
        card(student).body("nextSteps[0].message", containsString("to reopen the roster, puts you on it again"));
        set(student, "name", "김새이름");
        reopen(punctual, 16).statusCode(200);
        department = punctual;
        additions(student).statusCode(200).body("confirmed", equalTo(1));
        send().statusCode(200).body("added", equalTo(List.of(student)));
    }

    @Test
    void whom_the_company_linked_stays_with_it_and_others_have_no_say() {
        String student = approvedWithoutTheLateDepartment();
        transfer();
        advance(student, EntryState.ISSUER_LINKED, null);
        advance(student, EntryState.ISSUER_REFUSED, "REAL_NAME");
        reopen(punctual, 16).statusCode(200);
        reopen(late, 16).statusCode(200);
        department = punctual;
        additions(student).statusCode(422).body("violations.code", equalTo(List.of("CARD_APPROVED_ALREADY")));
        send().statusCode(200).body("stillRefused", hasSize(0));
        department = late;
        build();
        additions(student).statusCode(422).body("violations.code", equalTo(List.of("CARD_APPROVED_ALREADY")));
        card(student).body("status", equalTo("ISSUER_REFUSED"));
    }

    @Test
    void whoever_comes_again_hands_in_another_form() {
        String student = approvedWithoutTheLateDepartment();
        set(student, "nationality", "FOREIGN");
        transfer();
        advance(student, EntryState.ISSUER_REFUSED, "CUSTOMER_MISMATCH");
        String before = first.plusDays(14).toString();
        form(student, before).statusCode(200);
        advance(student, EntryState.ISSUER_REFUSED, "PHOTO_UNSUITABLE");
        removal(student, campaignTag()).statusCode(200);
        day(15);
        staff().get(forms()).then().statusCode(200).body("items", hasSize(0));
        photo(student, "APPROVED");
        reopen(punctual, 16).statusCode(200);
        department = punctual;
        staff().body("{\"studentNumbers\":[\"" + student + "\"],\"reason\":\"새 사진\"}")
                .post(rosters() + "/additions")
                .then()
                .statusCode(200);
        confirmAll();
        send().statusCode(200);
        submit().statusCode(200);
        decide(true, null).statusCode(200);
        transfer();
        staff().get(forms() + "/" + student).then().statusCode(404);
        advance(student, EntryState.ISSUER_LINKED, null);
        String again = first.plusDays(15).toString();
        String tag = form(student, again)
                .statusCode(200)
                .body("receivedOn", equalTo(again))
                .extract()
                .header("ETag");
        staff().header("If-Match", tag)
                .body("{\"sentOn\":\"" + again + "\"}")
                .post(forms() + "/" + student + "/dispatch")
                .then()
                .statusCode(200)
                .body("receivedOn", equalTo(again))
                .body("sentOn", equalTo(again));
        staff().get(forms()).then().body("items.receivedOn", equalTo(List.of(again)));
        assertThat(sql("select received_on, sent_on from card_paper_application where student_number = $1", student))
                .extracting(row -> row.getLocalDate(0) + " " + row.getLocalDate(1))
                .containsExactlyInAnyOrder(before + " null", again + " " + again);
    }

    @Test
    void whom_the_dean_has_approved_is_confirmed_already() {
        String student = approvedWithoutTheLateDepartment();
        reopen(punctual, 16).statusCode(200);
        department = punctual;
        build();
        confirmOnly(student);
        String confirmed = "select confirmed_at from card_roster_item where student_number = $1";
        assertThat(sql(confirmed, student))
                .allSatisfy(row ->
                        assertThat(row.getOffsetDateTime(0).toInstant()).isBefore(now().minus(Duration.ofDays(1))));
        staff().body("{\"confirmations\":[{\"studentNumber\":\"%s\",\"photoId\":\"%s\",\"photoVersion\":1}]}"
                        .formatted(student, photo(student, "APPROVED")))
                .post(rosters() + "/confirmations")
                .then()
                .statusCode(200)
                .body("results.outcome", equalTo(List.of("PHOTO_CHANGED")));
    }

    @Test
    void whoever_left_or_has_another_photo_is_taken_off_before_the_data_leave() {
        prepare();
        String stays = studentOf(punctual);
        String replaced = studentOf(punctual);
        String left = studentOf(punctual);
        sendAll();
        day(13);
        submit().statusCode(200);
        decide(true, null).statusCode(200);
        photo(replaced, "APPROVED");
        set(left, "state", "WITHDRAWN");
        CardEntries.Rechecked rechecked = transact(connection -> entries.lockCampaign(connection, code)
                .chain(campaign -> entries.toTransfer(connection, campaign.id())
                        .chain(all -> entries.recheck(connection, campaign, all, COMPANY))));
        assertThat(rechecked.entries()).extracting(CardEntry::studentNumber).containsExactly(stays);
        assertThat(rechecked.dropped()).extracting(LeftOff::studentNumber).containsExactlyInAnyOrder(replaced, left);
        assertThat(rechecked.events()).hasSize(2);
        assertThat(toTransfer()).containsExactly(stays);
        card(replaced).body("reasons.code", hasItem("CARD_PHOTO_REPLACED"));
        assertThat(sql("select 1 from audit_entry where subject_id = $1 and action = 'CARD_ENTRIES_DROPPED'", code))
                .hasSize(1);
    }

    @Test
    void only_academic_affairs_takes_off() {
        campaign();
        String path = CAMPAIGNS + "/" + code + "/removals";
        String body = "{\"studentNumbers\":[\"12345678\"],\"reason\":\"x\"}";
        anonymous().contentType("application/json").body(body).post(path).then().statusCode(401);
        staff().body(body).post(path).then().statusCode(403);
        dean().body(body).post(path).then().statusCode(403);
    }

    private void prepare() {
        late = new StudentData(this::sql);
        punctual = department;
        create(punctual.department(), late.department()).statusCode(201);
    }

    private String approvedWithoutTheLateDepartment() {
        prepare();
        String student = studentOf(punctual);
        sendAll();
        day(13);
        submit().statusCode(200).body("notSent", hasSize(1));
        decide(true, null).statusCode(200);
        day(14);
        return student;
    }

    private String studentOf(StudentData where) {
        StudentData before = department;
        department = where;
        String student = studentWithPhoto();
        department = before;
        return student;
    }

    private ValidatableResponse reopen(StudentData where, int until) {
        return reopen(where, first.plusDays(until), false);
    }

    private ValidatableResponse additions(String student) {
        return staff().body("{\"studentNumbers\":[\"" + student + "\"],\"reason\":\"자료를 고쳤습니다.\"}")
                .post(rosters() + "/additions")
                .then();
    }

    private ValidatableResponse removal(String student, String tag) {
        var request = affairs().body("{\"studentNumbers\":[\"" + student + "\"],\"reason\":\"본인이 아닙니다.\"}");
        return (tag == null ? request : request.header("If-Match", tag))
                .post(CAMPAIGNS + "/" + code + "/removals")
                .then();
    }

    private void confirmOnly(String student) {
        var row = sql("select id, version from student_photo where student_number = $1 and state = 'APPROVED'", student)
                .getFirst();
        staff().body("{\"confirmations\":[{\"studentNumber\":\"%s\",\"photoId\":\"%s\",\"photoVersion\":%d}]}"
                        .formatted(student, row.getUUID(0), row.getInteger(1)))
                .post(rosters() + "/confirmations")
                .then()
                .statusCode(200)
                .body("results.outcome", equalTo(List.of("CONFIRMED")));
    }

    private String forms() {
        return CAMPAIGNS + "/" + code + "/paper-applications";
    }

    private ValidatableResponse form(String student, String receivedOn) {
        return staff().body("{\"studentNumber\":\"" + student + "\",\"receivedOn\":\"" + receivedOn + "\"}")
                .post(forms())
                .then();
    }

    private String photoOf(String student) {
        return sql("select photo_sha256 from card_entry where student_number = $1 and state <> 'REMOVED'", student)
                .getFirst()
                .getString(0);
    }

    private void campaignIs(String state, int round) {
        affairs()
                .get(CAMPAIGNS + "/" + code)
                .then()
                .body("state", equalTo(state))
                .body("round", equalTo(round));
    }

    private List<String> toTransfer() {
        int id = campaignId();
        return transact(connection -> entries.toTransfer(connection, id)).stream()
                .map(CardEntry::studentNumber)
                .toList();
    }

    private void transfer() {
        transact(connection -> entries.transferred(connection, code, now(), COMPANY));
    }

    private void advance(String student, EntryState state, String why) {
        int id = campaignId();
        transact(connection ->
                entries.advance(connection, id, List.of(new EntryStep(student, state, why, Map.of(), now())), COMPANY));
    }

    private <T> T transact(Function<SqlConnection, io.smallrye.mutiny.Uni<T>> work) {
        return pool.withTransaction(work).await().atMost(Duration.ofSeconds(30));
    }

    private static Instant now() {
        return MovableClock.get().instant().truncatedTo(ChronoUnit.MICROS);
    }
}
