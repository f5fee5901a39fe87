package dev.haksa.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.emptyOrNullString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import dev.haksa.photo.PhotoHold;
import dev.haksa.shared.files.FileOwner;
import dev.haksa.support.Eventually;
import dev.haksa.support.StudentData;
import io.quarkus.arc.All;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

@QuarkusTest
class RosterTest extends CardBase {
    private static final String NOTICES = "/api/v1/students/me/notices";

    @Inject
    @All
    List<PhotoHold> holds;

    @Inject
    @All
    List<FileOwner> owners;

    @Test
    void proposes_all_who_may_apply_and_says_of_the_others_why_not() {
        campaign();
        String good = studentWithPhoto();
        String foreigner = studentWithPhoto();
        set(foreigner, "nationality", "FOREIGN");
        String missing = student();
        String waiting = student();
        photo(waiting, "SUBMITTED");
        String rejected = student();
        photo(rejected, "REJECTED");
        String away = studentWithPhoto();
        set(away, "state", "ON_LEAVE");
        String issued = studentWithPhoto();
        sql(
                "insert into student_card (student_number, issued_on, source, recorded_at) values ($1, $2, 'IMPORT', now())",
                issued,
                LocalDate.of(2024, 3, 21));

        staff().post(rosters())
                .then()
                .statusCode(200)
                .body("state", equalTo("DRAFT"))
                .body("listed", equalTo(2))
                .body("excluded", equalTo(5))
                .body("confirmed", equalTo(0));
        staff().get(rosters() + "/students")
                .then()
                .statusCode(200)
                .body("items.find { it.studentNumber == '" + good + "' }.channel", equalTo("MOBILE"))
                .body("items.find { it.studentNumber == '" + foreigner + "' }.channel", equalTo("PAPER"))
                .body(reason(missing), equalTo(List.of("CARD_PHOTO_MISSING")))
                .body(reason(waiting), equalTo(List.of("CARD_PHOTO_IN_REVIEW")))
                .body(reason(rejected), equalTo(List.of("CARD_PHOTO_REJECTED")))
                .body(reason(away), equalTo(List.of("CARD_NOT_ENROLLED")))
                .body(reason(issued), equalTo(List.of("CARD_ALREADY_ISSUED")));
        staff().get(rosters() + "/students?listed=true&limit=1")
                .then()
                .body("items", hasSize(1))
                .header("Link", containsString("rel=\"next\""));
    }

    @Test
    void a_photo_that_changed_must_be_confirmed_again() {
        campaign();
        String student = studentWithPhoto();
        build();
        send().statusCode(422).body("violations[0].code", equalTo("CARD_PHOTO_UNCONFIRMED"));
        confirmAll();
        photo(student, "APPROVED");
        send().statusCode(422).body("violations[0].facts.studentNumber", equalTo(student));
        build();
        staff().get(rosters()).then().body("confirmed", equalTo(0));
        confirmAll();
        send().statusCode(200).body("added", equalTo(List.of(student))).body("roster.state", equalTo("SENT"));
    }

    @Test
    void staff_who_replace_a_photo_read_that_it_must_be_confirmed_again() {
        campaign();
        String student = studentWithPhoto();
        replace(student, "?dryRun=true").statusCode(200).body("warnings", hasSize(0));
        build();
        confirmAll();
        replace(student, "?dryRun=true")
                .statusCode(200)
                .body("warnings.code", equalTo(List.of("CARD_CONFIRM_PHOTO_AGAIN")))
                .body("warnings[0].message", containsString(code));
        send().statusCode(200);
        replace(student, "").statusCode(201).body("warnings.code", equalTo(List.of("CARD_CONFIRM_PHOTO_AGAIN")));
        staff().header("Accept-Language", "en").get(rosters()).then().body("confirmed", equalTo(0));
        build();
        confirmAll();
        send().statusCode(200);
        day(13);
        submit().statusCode(200);
        decide(true, null).statusCode(200);
        replace(student, "?dryRun=true")
                .statusCode(200)
                .body("warnings.code", equalTo(List.of("CARD_APPROVED_PHOTO_REPLACED")));
    }

    @Test
    void a_roster_that_counts_on_a_photo_has_the_name_of_its_campaign() {
        campaign();
        String student = studentWithPhoto();
        build();
        confirmAll();
        sql("update card_campaign_department set name_ko = '그때의 학과' where department_id = $1", department.department());
        replace(student, "?dryRun=true").statusCode(200).body("warnings[0].message", containsString("그때의 학과"));
    }

    @Test
    void staff_whose_first_answer_was_lost_read_the_warning_all_the_same_until_it_is_done() {
        campaign();
        String student = studentWithPhoto();
        build();
        confirmAll();
        byte[] picture = dev.haksa.photo.Pictures.portrait();
        List<String> again = List.of("CARD_CONFIRM_PHOTO_AGAIN");
        replace(student, "", picture).statusCode(201).body("warnings.code", equalTo(again));
        replace(student, "", picture).statusCode(200).body("warnings.code", equalTo(again));
        replace(student, "?dryRun=true", picture).statusCode(200).body("warnings.code", equalTo(again));
        build();
        confirmAll();
        replace(student, "", picture).statusCode(200).body("warnings", hasSize(0));
        replace(student, "?dryRun=true", picture).statusCode(200).body("warnings", hasSize(0));
        replace(student, "?dryRun=true").statusCode(200).body("warnings.code", equalTo(again));
    }

    @Test
    void no_photo_counts_whose_warnings_cannot_be_told() {
        campaign();
        String student = studentWithPhoto();
        build();
        confirmAll();
        byte[] picture = dev.haksa.photo.Pictures.portrait();
        sql("alter table card_roster_item rename column confirmed_photo to away");
        try {
            replace(student, "", picture).statusCode(500);
        } finally {
            sql("alter table card_roster_item rename column away to confirmed_photo");
        }
        assertThat(sql("select 1 from student_photo where student_number = $1 and source = 'STAFF'", student))
                .isEmpty();
        replace(student, "", picture)
                .statusCode(201)
                .body("warnings.code", equalTo(List.of("CARD_CONFIRM_PHOTO_AGAIN")));
    }

    private io.restassured.response.ValidatableResponse replace(String student, String query) {
        return replace(student, query, dev.haksa.photo.Pictures.portrait());
    }

    private io.restassured.response.ValidatableResponse replace(String student, String query, byte[] picture) {
        return asStaffOf(department.department(), "DEPARTMENT_STAFF")
                .contentType("image/jpeg")
                .header("If-Match", "*")
                .queryParam("reason", "여백을 잘라 규격에 맞춤")
                .body(picture)
                .post("/api/v1/students/" + student + "/photos" + query)
                .then();
    }

    @Test
    void says_which_confirmations_count() {
        campaign();
        String changed = studentWithPhoto();
        String missing = student();
        build();
        java.util.UUID old = sql("select id from student_photo where student_number = $1", changed)
                .getFirst()
                .getUUID(0);
        photo(changed, "APPROVED");
        staff().body("""
                        {"confirmations":[{"studentNumber":"%s","photoId":"%s","photoVersion":1},
                        {"studentNumber":"%s","photoId":"%s","photoVersion":1}]}""".formatted(changed, old, missing, old))
                .post(rosters() + "/confirmations")
                .then()
                .statusCode(200)
                .body("results.outcome", equalTo(List.of("PHOTO_CHANGED", "NOT_LISTED")))
                .body("roster.confirmed", equalTo(0));
    }

    @Test
    void takes_students_off_with_a_reason_and_puts_them_on_again() {
        campaign();
        String student = studentWithPhoto();
        String missing = student();
        build();
        staff().body(change(student, "본인이 아닙니다."))
                .post(rosters() + "/removals")
                .then()
                .statusCode(200)
                .body("listed", equalTo(0));
        staff().get(rosters() + "/students?listed=false")
                .then()
                .body(
                        "items.find { it.studentNumber == '" + student + "' }.reasons[0].facts.statedReason",
                        equalTo("본인이 아닙니다."));
        build();
        staff().get(rosters()).then().body("listed", equalTo(0));
        staff().body(change(student, "확인하였습니다."))
                .post(rosters() + "/additions")
                .then()
                .statusCode(200)
                .body("listed", equalTo(1));
        staff().body(change(missing, "넣어 주세요."))
                .post(rosters() + "/additions")
                .then()
                .statusCode(422)
                .body("violations.code", hasItem("CARD_PHOTO_MISSING"));
        staff().body(change("00000000", "x"))
                .post(rosters() + "/removals")
                .then()
                .statusCode(404);
        staff().body("{\"studentNumbers\":[],\"reason\":\"\"}")
                .post(rosters() + "/removals")
                .then()
                .statusCode(400);
    }

    @Test
    void sends_until_the_end_of_the_stage_and_then_only_when_reopened() {
        campaign();
        String student = studentWithPhoto();
        build();
        confirmAll();
        at(13, LocalTime.of(0, 0, 1));
        send().statusCode(422)
                .body("violations[0].code", equalTo("CARD_ROSTER_CLOSED"))
                .body("violations[0].article.key", equalTo("card.2.2"))
                .body("violations[0].facts.until", equalTo(first.plusDays(12).toString()));
        staff().post(rosters()).then().statusCode(422);
        reopen(department, first.plusDays(14), false)
                .statusCode(200)
                .body("until", equalTo(first.plusDays(14).toString()));
        at(14, LocalTime.of(23, 59));
        send().statusCode(200).body("added", equalTo(List.of(student)));
        at(15, LocalTime.of(0, 1));
        staff().post(rosters()).then().statusCode(422);
    }

    @Test
    void sends_on_the_last_day() {
        campaign();
        studentWithPhoto();
        build();
        confirmAll();
        at(12, LocalTime.of(23, 59, 50));
        send().statusCode(200);
    }

    @Test
    void reopens_until_today_at_the_earliest() {
        campaign();
        reopen(department, first.minusDays(1), false)
                .statusCode(400)
                .body("violations[0].code", equalTo("CARD_REOPENED_PAST"));
    }

    @Test
    void nobody_undoes_a_reopening_that_they_have_not_seen() {
        campaign();
        at(13, LocalTime.of(9, 0));
        String before = affairs().get(rosters()).then().extract().header("ETag");
        String later = "{\"until\":\"" + first.plusDays(20) + "\",\"photos\":true,\"reason\":\"전산 장애\"}";
        String earlier = "{\"until\":\"" + first.plusDays(16) + "\",\"photos\":false,\"reason\":\"사진 보완\"}";
        affairs().body(later).post(rosters() + "/reopening").then().statusCode(428);
        staff().get(rosters()).then().body("reopenedUntil", nullValue()).body("reopenedBy", nullValue());
        affairs()
                .header("If-Match", before)
                .body(later)
                .post(rosters() + "/reopening")
                .then()
                .statusCode(200)
                .body("reopenedUntil", equalTo(first.plusDays(20).toString()))
                .body("reopenedAt", startsWith(first.plusDays(13).toString()))
                .body("reopenedBy", not(emptyOrNullString()))
                .body("reopeningReason", equalTo("전산 장애"));
        affairs()
                .header("If-Match", before)
                .body(earlier)
                .post(rosters() + "/reopening")
                .then()
                .statusCode(412);
        String seen = staff().get(rosters())
                .then()
                .body("until", equalTo(first.plusDays(20).toString()))
                .body("photosReopened", equalTo(true))
                .extract()
                .header("ETag");
        affairs()
                .header("If-Match", seen)
                .body(earlier)
                .post(rosters() + "/reopening")
                .then()
                .statusCode(200)
                .body("until", equalTo(first.plusDays(16).toString()))
                .body("photosReopened", equalTo(false))
                .body("reopeningReason", equalTo("사진 보완"));
    }

    @Test
    void does_not_begin_before_the_first_day() {
        campaign();
        studentWithPhoto();
        day(-1);
        staff().post(rosters()).then().statusCode(422).body("violations[0].code", equalTo("CARD_NOT_OPEN_YET"));
    }

    @Test
    void decides_once_more_when_sending_and_reports_who_fell_out() {
        campaign();
        String stays = studentWithPhoto();
        String left = studentWithPhoto();
        String moved = studentWithPhoto();
        String graduated = studentWithPhoto();
        build();
        confirmAll();
        set(left, "state", "ON_LEAVE");
        set(moved, "program_id", new StudentData(this::sql).program());
        set(graduated, "state", "GRADUATED");
        send().statusCode(200)
                .body("added", equalTo(List.of(stays)))
                .body("dropped.studentNumber", containsInAnyOrder(left, moved, graduated))
                .body(
                        "dropped.find { it.studentNumber == '" + moved + "' }.reasons.code",
                        equalTo(List.of("CARD_OTHER_DEPARTMENT")));
        assertThat(events(stays)).containsExactly("card.roster-sent");
        assertThat(events(left)).containsExactly("card.excluded");
    }

    @Test
    void sending_again_takes_off_and_puts_on() {
        campaign();
        String first = studentWithPhoto();
        String second = studentWithPhoto();
        sendAll();
        String third = studentWithPhoto();
        staff().body(change(second, "본인이 아닙니다."))
                .post(rosters() + "/removals")
                .then()
                .statusCode(200);
        staff().get(rosters()).then().body("state", equalTo("REOPENED")).body("entries", equalTo(2));
        build();
        confirmAll();
        send().statusCode(200)
                .body("added", equalTo(List.of(third)))
                .body("dropped.studentNumber", equalTo(List.of(second)))
                .body("roster.entries", equalTo(2));
        card(first).body("status", equalTo("ON_ROSTER"));
        card(second).body("status", equalTo("READY")).body("reasons.code", hasItem("CARD_TAKEN_OFF"));
    }

    @Test
    void a_student_who_was_sent_and_moves_goes_on_the_new_departments_roster() {
        StudentData other = new StudentData(this::sql);
        create(department.department(), other.department()).statusCode(201);
        String student = studentWithPhoto();
        sendAll();
        set(student, "program_id", other.program());
        StudentData former = department;
        department = other;
        sendAll();
        assertThat(sql(
                        "select department_id from card_entry where student_number = $1 and state = 'ON_ROSTER'",
                        student))
                .singleElement()
                .satisfies(row -> assertThat(row.getInteger(0)).isEqualTo(other.department()));
        assertThat(sql(
                        "select 1 from card_entry where student_number = $1 and department_id = $2 and state = 'REMOVED'",
                        student,
                        former.department()))
                .hasSize(1);
        submit().statusCode(200).body("students", equalTo(1));
    }

    @Test
    void tells_students_that_they_are_on_it_or_why_not() {
        campaign();
        String listed = studentWithPhoto();
        String missing = student();
        String issued = studentWithPhoto();
        sql(
                "insert into student_card (student_number, issued_on, source, recorded_at) values ($1, $2, 'IMPORT', now())",
                issued,
                LocalDate.of(2024, 3, 21));
        sendAll();
        assertThat(events(issued)).isEmpty();
        Eventually.holds(
                "notices",
                () -> kinds(listed).contains("CARD_ON_ROSTER") && kinds(missing).contains("CARD_EXCLUDED"));
        asStudent(missing)
                .get(NOTICES)
                .then()
                .body("items[0].violations.code", equalTo(List.of("CARD_PHOTO_MISSING")))
                .body("items[0].violations[0].article.key", equalTo("card.2.1"))
                .body("items[0].title", containsString("not on the roster"));
        io.restassured.RestAssured.given()
                .header("Authorization", "Bearer " + token(java.util.Set.of(), listed, "STUDENT"))
                .get(NOTICES)
                .then()
                .body("items[0].title", containsString("신청명단에 올랐습니다"));
    }

    private List<String> kinds(String student) {
        return asStudent(student).get(NOTICES).then().extract().jsonPath().getList("items.kind");
    }

    @Test
    void an_empty_roster_cannot_be_sent() {
        campaign();
        student();
        build();
        send().statusCode(422).body("violations[0].code", equalTo("CARD_ROSTER_EMPTY"));
    }

    @Test
    void is_sent_once_by_simultaneous_requests() throws Exception {
        campaign();
        studentWithPhoto();
        build();
        confirmAll();
        String tag = rosterTag();
        ConcurrentLinkedQueue<Integer> statuses = new ConcurrentLinkedQueue<>();
        simultaneously(
                6,
                () -> statuses.add(staff().header("If-Match", tag)
                        .post(rosters() + "/sending")
                        .then()
                        .extract()
                        .statusCode()));
        assertThat(statuses).hasSize(6).containsOnly(200, 412);
        assertThat(statuses).filteredOn(status -> status == 200).hasSize(1);
        assertThat(sql("select 1 from card_entry where campaign_id = $1", campaignId()))
                .hasSize(1);
    }

    @Test
    void is_built_once_by_simultaneous_requests() throws Exception {
        campaign();
        String student = studentWithPhoto();
        ConcurrentLinkedQueue<Integer> statuses = new ConcurrentLinkedQueue<>();
        simultaneously(
                6, () -> statuses.add(staff().post(rosters()).then().extract().statusCode()));
        assertThat(statuses).hasSize(6).containsOnly(200);
        assertThat(sql("select student_number from card_roster_item where student_number = $1", student))
                .hasSize(1);
    }

    @Test
    void shows_how_far_every_department_is() {
        StudentData other = new StudentData(this::sql);
        create(department.department(), other.department()).statusCode(201);
        studentWithPhoto();
        sendAll();
        affairs()
                .get(CAMPAIGNS + "/" + code + "/rosters")
                .then()
                .statusCode(200)
                .body("sent", equalTo(1))
                .body("notSent", equalTo(1))
                .body("items.find { it.departmentId == " + other.department() + " }.state", equalTo("NONE"));
        staff().get(CAMPAIGNS + "/" + code + "/rosters")
                .then()
                .body("items.departmentId", equalTo(List.of(department.department())))
                .body("items.departmentId", not(hasItem(other.department())));
    }

    @Test
    void only_the_department_and_academic_affairs_work_on_a_roster() {
        campaign();
        studentWithPhoto();
        List<String> posts = new ArrayList<>(List.of(
                rosters(),
                rosters() + "/confirmations",
                rosters() + "/removals",
                rosters() + "/additions",
                rosters() + "/sending",
                rosters() + "/reopening"));
        String change = change("12345678", "x");
        int stranger = new StudentData(this::sql).department();
        for (String path : posts) {
            String body = path.endsWith("confirmations")
                    ? "{\"confirmations\":[{\"studentNumber\":\"12345678\",\"photoId\":\"6f1e3a52-6c1e-4a51-9d0d-5b1b2f1f7a11\",\"photoVersion\":1}]}"
                    : change;
            anonymous()
                    .contentType("application/json")
                    .body(body)
                    .post(path)
                    .then()
                    .statusCode(401);
            as("STUDENT")
                    .contentType("application/json")
                    .body(body)
                    .post(path)
                    .then()
                    .statusCode(403);
            as("DEAN")
                    .contentType("application/json")
                    .body(body)
                    .post(path)
                    .then()
                    .statusCode(403);
            int status = path.endsWith("reopening") ? 403 : 404;
            asStaffOf(stranger, "DEPARTMENT_STAFF")
                    .contentType("application/json")
                    .body(body)
                    .header("If-Match", "\"1\"")
                    .post(path)
                    .then()
                    .statusCode(status);
        }
        for (String path : List.of(rosters(), rosters() + "/students")) {
            anonymous().get(path).then().statusCode(401);
            as("STUDENT").get(path).then().statusCode(403);
            asStaffOf(stranger, "DEPARTMENT_HEAD").get(path).then().statusCode(404);
            as("DEAN").get(path).then().statusCode(200);
        }
        anonymous().get(CAMPAIGNS + "/" + code + "/rosters").then().statusCode(401);
        as("STUDENT").get(CAMPAIGNS + "/" + code + "/rosters").then().statusCode(403);
        affairs().get(CAMPAIGNS + "/" + code + "/rosters/" + stranger).then().statusCode(404);
    }

    @Test
    void says_what_would_be_sent_without_sending() {
        campaign();
        String stays = studentWithPhoto();
        String left = studentWithPhoto();
        build();
        confirmAll();
        set(left, "state", "ON_LEAVE");
        String tag = rosterTag();
        staff().header("If-Match", tag)
                .post(rosters() + "/sending?dryRun=true")
                .then()
                .statusCode(200)
                .body("added", equalTo(List.of(stays)))
                .body("dropped.studentNumber", equalTo(List.of(left)));
        assertThat(rosterTag()).isEqualTo(tag);
        staff().get(rosters()).then().body("state", equalTo("DRAFT")).body("listed", equalTo(2));
        assertThat(events(stays)).isEmpty();
        assertThat(sql("select 1 from card_entry where campaign_id = $1", campaignId()))
                .isEmpty();
    }

    @Test
    void tells_a_reason_once_however_often_the_roster_is_sent() {
        campaign();
        studentWithPhoto();
        String missing = student();
        sendAll();
        studentWithPhoto();
        sendAll();
        assertThat(events(missing)).containsExactly("card.excluded");
        photo(missing, "REJECTED");
        sendAll();
        assertThat(events(missing)).containsExactly("card.excluded", "card.excluded");
    }

    @Test
    void reasons_of_a_draft_after_sending_are_not_final() {
        campaign();
        studentWithPhoto();
        String student = studentWithPhoto();
        build();
        staff().body(change(student, "본인이 아닙니다."))
                .post(rosters() + "/removals")
                .then()
                .statusCode(200);
        confirmAll();
        send().statusCode(200);
        card(student).body("reasons.code", hasItem("CARD_TAKEN_OFF"));
        build();
        card(student).body("reasons.code", not(hasItem("CARD_TAKEN_OFF")));
    }

    @Test
    void pictures_of_students_on_a_roster_are_kept_until_their_data_have_left() {
        campaign();
        String student = studentWithPhoto();
        sendAll();
        Row entry = sql("select photo_id, photo_sha256 from card_entry where student_number = $1", student)
                .getFirst();
        photo(student, "APPROVED");
        assertThat(kept(entry)).isTrue();
        sql("update card_entry set state = 'REMOVED', current = false where student_number = $1", student);
        assertThat(kept(entry)).isFalse();
    }

    private boolean kept(Row entry) {
        boolean held = holds.stream()
                .anyMatch(hold -> !hold.held(pool, List.of(entry.getUUID(0)))
                        .await()
                        .atMost(Duration.ofSeconds(30))
                        .isEmpty());
        boolean owned = owners.stream()
                .filter(owner -> owner.getClass().getName().contains("EntryPictures"))
                .anyMatch(owner -> !owner.inUse(List.of(entry.getString(1)))
                        .await()
                        .atMost(Duration.ofSeconds(30))
                        .isEmpty());
        assertThat(held).isEqualTo(owned);
        return held;
    }

    @Test
    void departments_that_take_over_each_others_students_at_once_do_not_wait_for_each_other_for_ever()
            throws Exception {
        StudentData one = department;
        StudentData two = new StudentData(this::sql);
        create(one.department(), two.department()).statusCode(201);
        for (StudentData where : List.of(one, two)) {
            department = where;
            for (int i = 0; i < 5; i++) {
                studentWithPhoto();
            }
            sendAll();
        }
        sql(
                "update student set program_id = case program_id when $1 then $2 else $1 end where program_id in ($1, $2)",
                one.program(),
                two.program());
        List<String> requests = new ArrayList<>();
        for (StudentData where : List.of(one, two)) {
            department = where;
            build();
            confirmAll();
            requests.add(rosters() + "/sending " + rosterTag());
        }
        ConcurrentLinkedQueue<String> waiting = new ConcurrentLinkedQueue<>(requests);
        ConcurrentLinkedQueue<Integer> statuses = new ConcurrentLinkedQueue<>();
        simultaneously(2, () -> {
            String[] request = waiting.remove().split(" ");
            statuses.add(affairs()
                    .header("If-Match", request[1])
                    .post(request[0])
                    .then()
                    .extract()
                    .statusCode());
        });
        assertThat(statuses).hasSize(2).containsOnly(200);
        assertThat(sql(
                        "select 1 from card_entry e join student s on s.student_number = e.student_number"
                                + " join program p on p.id = s.program_id and p.department_id = e.department_id"
                                + " where e.campaign_id = $1 and e.state = 'ON_ROSTER'",
                        campaignId()))
                .hasSize(10);
    }

    @Test
    void a_dean_who_heads_a_department_works_only_on_its_own_roster() {
        campaign();
        studentWithPhoto();
        StudentData own = new StudentData(this::sql);
        String head = token(java.util.Set.of(own.department()), null, "DEAN", "DEPARTMENT_HEAD");
        bearer(head).contentType("application/json").post(rosters()).then().statusCode(404);
        bearer(head)
                .get(CAMPAIGNS + "/" + code + "/rosters")
                .then()
                .statusCode(200)
                .body("items", hasSize(1));
        build();
        bearer(head).get(rosters()).then().statusCode(200);
        as("DEPARTMENT_HEAD").get(rosters()).then().statusCode(404);
        as("DEPARTMENT_STAFF")
                .contentType("application/json")
                .post(rosters())
                .then()
                .statusCode(404);
        as("DEPARTMENT_STAFF").get(CAMPAIGNS + "/" + code + "/rosters").then().body("items", hasSize(0));
    }

    private static void simultaneously(int number, Runnable task) throws InterruptedException {
        CountDownLatch go = new CountDownLatch(1);
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            threads.add(Thread.startVirtualThread(() -> {
                try {
                    go.await();
                    task.run();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }));
        }
        go.countDown();
        for (Thread thread : threads) {
            thread.join();
        }
    }

    private static String reason(String number) {
        return "items.find { it.studentNumber == '" + number + "' }.reasons.code";
    }

    private static String change(String number, String reason) {
        return "{\"studentNumbers\":[\"" + number + "\"],\"reason\":\"" + reason + "\"}";
    }
}
