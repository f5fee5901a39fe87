package dev.haksa.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import dev.haksa.shared.outbox.Outbox;
import dev.haksa.shared.problem.ProblemException;
import dev.haksa.shared.security.Caller;
import dev.haksa.support.MovableClock;
import dev.haksa.support.StudentData;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ApproveCardsTest extends CardBase {
    private static final Caller COMPANY = Caller.system("card-company");

    @Inject
    CardEntries entries;

    @Inject
    ApplicationAnnouncer announcer;

    @Inject
    Outbox outbox;

    @Test
    void the_dean_approves_the_merged_list_and_the_company_takes_it_from_there() {
        campaign();
        String student = studentWithPhoto();
        sendAll();
        submit().statusCode(200)
                .body("students", equalTo(1))
                .body("dropped", hasSize(0))
                .body("campaign.state", equalTo("SUBMITTED"));
        staff().post(rosters()).then().statusCode(409);
        int id = campaignId();
        assertThatThrownBy(() -> transact(connection -> entries.toTransfer(connection, id)))
                .isInstanceOf(ProblemException.class);
        decide(true, null).statusCode(200).body("state", equalTo("APPROVED"));

        day(14);
        List<CardEntry> list = transact(connection -> entries.toTransfer(connection, id));
        assertThat(list).singleElement().satisfies(entry -> {
            assertThat(entry.studentNumber()).isEqualTo(student);
            assertThat(entry.kind()).isEqualTo(EntryKind.NEW_STUDENT);
            assertThat(entry.channel()).isEqualTo(EntryChannel.MOBILE);
            assertThat(entry.photoSha256()).hasSize(64);
        });
        publish(transact(connection -> entries.transferred(connection, code, now(), COMPANY)));
        card(student).body("status", equalTo("SENT_TO_ISSUER"));
        assertThat(transact(connection -> entries.transferred(connection, code, now(), COMPANY))
                        .moved())
                .isEmpty();
    }

    @Test
    void plays_what_the_company_reports_until_the_card_is_there() {
        String student = transferred();
        day(18);
        step(student, EntryState.ISSUER_LINKED, null);
        card(student)
                .body("status", equalTo("ISSUER_LINKED"))
                .body("timeline.state", equalTo(List.of("DONE", "DONE", "DONE", "DONE", "TO_COME", "TO_COME")));
        assertThat(announcer.announce().await().atMost(Duration.ofSeconds(30))).isNotNull();
        assertThat(events(student)).doesNotContain("card.application-open");
        day(19);
        announcer.announce().await().atMost(Duration.ofSeconds(30));
        announcer.announce().await().atMost(Duration.ofSeconds(30));
        assertThat(events(student)).containsOnlyOnce("card.application-open");
        card(student).body("timeline[4].state", equalTo("CURRENT")).body("nextSteps.code", hasItem("REAL_NAME_CHECK"));
        step(student, EntryState.APPLIED, null);
        day(20);
        step(student, EntryState.SHIPPED, null);
        step(student, EntryState.DELIVERED, null);
        card(student)
                .body("status", equalTo("DELIVERED"))
                .body("method", equalTo("REISSUE"))
                .body("reasons.code", equalTo(List.of("CARD_ALREADY_ISSUED")))
                .body("nextSteps.code", hasItem("CALL_CUSTOMER_CENTRE"))
                .body("timeline[5].state", equalTo("DONE"));
        assertThat(sql("select issued_on from student_card where student_number = $1", student)
                        .getFirst()
                        .getLocalDate(0))
                .isEqualTo(first.plusDays(20));
        affairs()
                .header("If-Match", campaignTag())
                .post(CAMPAIGNS + "/" + code + "/closing")
                .then()
                .statusCode(200);
        code = "N-" + code.substring(2);
        campaign();
        card(student).body("method", equalTo("REISSUE")).body("status", equalTo("NOT_ELIGIBLE"));
    }

    @Test
    void a_refusal_on_mobile_becomes_a_paper_application() {
        String student = transferred();
        step(student, EntryState.ISSUER_LINKED, null);
        day(19);
        Instant at = now();
        advance(new EntryStep(student, EntryState.ISSUER_REFUSED, "UKAA2282", Map.of(), at));
        card(student)
                .body("status", equalTo("ISSUER_REFUSED"))
                .body("method", equalTo("PAPER"))
                .body("reasons.code", hasItem("CARD_REFUSED_ON_MOBILE"))
                .body("timeline[4].state", equalTo("CURRENT"))
                .body("nextSteps.code", hasItem("APPLY_ON_PAPER"));
        AdvancedEntries again = advance(new EntryStep(student, EntryState.ISSUER_REFUSED, "UKAA2282", Map.of(), at));
        assertThat(again.moved()).isEmpty();
        assertThat(again.already()).containsExactly(student);
        step(student, EntryState.APPLIED, null);
        card(student).body("status", equalTo("APPLIED")).body("method", equalTo("PAPER"));
    }

    @Test
    void an_impossible_step_changes_nothing() {
        String student = transferred();
        assertThatThrownBy(() -> advance(new EntryStep(student, EntryState.SHIPPED, null, Map.of(), now())))
                .isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> sql("update card_entry set state = 'SHIPPED' where student_number = $1", student))
                .hasMessageContaining("does not go from");
        assertThatThrownBy(() -> sql("delete from card_entry where student_number = $1", student))
                .hasMessageContaining("are kept");
        assertThatThrownBy(() -> sql("delete from card_entry_event")).isInstanceOf(RuntimeException.class);
        card(student).body("status", equalTo("SENT_TO_ISSUER"));
    }

    @Test
    void decides_once_more_when_merging() {
        campaign();
        String stays = studentWithPhoto();
        String replaced = studentWithPhoto();
        String left = studentWithPhoto();
        sendAll();
        photo(replaced, "APPROVED");
        set(left, "state", "WITHDRAWN");
        submit().statusCode(200)
                .body("students", equalTo(1))
                .body(
                        "dropped.find { it.studentNumber == '" + replaced + "' }.reasons.code",
                        equalTo(List.of("CARD_PHOTO_REPLACED")))
                .body(
                        "dropped.find { it.studentNumber == '" + left + "' }.reasons.code",
                        equalTo(List.of("CARD_NOT_ENROLLED")));
        card(replaced).body("status", equalTo("NOT_ELIGIBLE")).body("reasons.code", hasItem("CARD_PHOTO_REPLACED"));
        card(stays).body("status", equalTo("ON_ROSTER"));
        assertThat(events(replaced)).contains("card.excluded");
    }

    @Test
    void waits_for_departments_that_may_still_send() {
        StudentData other = new StudentData(this::sql);
        create(department.department(), other.department()).statusCode(201);
        studentWithPhoto();
        sendAll();
        day(12);
        submit().statusCode(422).body("violations[0].code", equalTo("CARD_ROSTERS_PENDING"));
        day(13);
        submit().statusCode(200).body("notSent", hasSize(1));
    }

    @Test
    void nobody_can_be_approved_when_nobody_was_sent() {
        campaign();
        studentWithPhoto();
        day(13);
        submit().statusCode(422).body("violations[0].code", equalTo("CARD_NOBODY_SENT"));
    }

    @Test
    void a_rejection_needs_a_reason_and_opens_the_rosters_again() {
        campaign();
        studentWithPhoto();
        sendAll();
        decide(true, null).statusCode(409);
        submit().statusCode(200);
        submit().statusCode(409);
        decide(false, null).statusCode(400).body("violations[0].code", equalTo("CARD_REJECTION_REASON"));
        decide(false, "다시 확인해 주세요.")
                .statusCode(200)
                .body("state", equalTo("OPEN"))
                .body("decisionReason", equalTo("다시 확인해 주세요."));
        build();
        confirmAll();
        send().statusCode(200);
        submit().statusCode(200);
        decide(true, null).statusCode(200);
    }

    @Test
    void each_step_is_for_its_office() {
        campaign();
        String submission = CAMPAIGNS + "/" + code + "/submission";
        String decision = CAMPAIGNS + "/" + code + "/decision";
        anonymous().post(submission).then().statusCode(401);
        staff().post(submission).then().statusCode(403);
        dean().post(submission).then().statusCode(403);
        affairs().post(submission).then().statusCode(428);
        affairs().header("If-Match", "\"77\"").post(submission).then().statusCode(412);
        String body = "{\"approved\":true}";
        anonymous()
                .contentType("application/json")
                .body(body)
                .post(decision)
                .then()
                .statusCode(401);
        affairs().body(body).post(decision).then().statusCode(403);
        staff().body(body).post(decision).then().statusCode(403);
        dean().body(body).post(decision).then().statusCode(428);
    }

    @Test
    void whom_the_department_took_off_is_not_handed_on_although_the_roster_was_not_sent_again() {
        campaign();
        String stays = studentWithPhoto();
        String stranger = studentWithPhoto();
        sendAll();
        staff().body("{\"studentNumbers\":[\"" + stranger + "\"],\"reason\":\"본인이 아닙니다.\"}")
                .post(rosters() + "/removals")
                .then()
                .statusCode(200)
                .body("state", equalTo("REOPENED"));
        day(13);
        submit().statusCode(200)
                .body("students", equalTo(1))
                .body("dropped.studentNumber", equalTo(List.of(stranger)))
                .body("dropped[0].reasons.code", equalTo(List.of("CARD_TAKEN_OFF")));
        decide(true, null).statusCode(200);
        int id = campaignId();
        List<CardEntry> list = transact(connection -> entries.toTransfer(connection, id));
        assertThat(list).extracting(CardEntry::studentNumber).containsExactly(stays);
    }

    @Test
    void whoever_hands_the_list_over_does_not_approve_it() {
        campaign();
        studentWithPhoto();
        sendAll();
        String both = token(java.util.Set.of(), null, "ACADEMIC_AFFAIRS", "DEAN");
        bearer(both)
                .contentType("application/json")
                .header("If-Match", campaignTag())
                .post(CAMPAIGNS + "/" + code + "/submission")
                .then()
                .statusCode(200);
        bearer(both)
                .contentType("application/json")
                .header("If-Match", campaignTag())
                .body("{\"approved\":true}")
                .post(CAMPAIGNS + "/" + code + "/decision")
                .then()
                .statusCode(422)
                .body("violations[0].code", equalTo("CARD_OWN_SUBMISSION"));
        affairs().get(CAMPAIGNS + "/" + code).then().body("state", equalTo("SUBMITTED"));
        assertThatThrownBy(() -> sql(
                        "update card_campaign set state = 'APPROVED', decided_at = now(), decided_by_id = submitted_by_id"
                                + " where code = $1",
                        code))
                .hasMessageContaining("card_campaign_four_eyes");
        decide(true, null).statusCode(200).body("state", equalTo("APPROVED"));
    }

    @Test
    void an_application_that_was_refused_is_not_done() {
        String student = transferred();
        step(student, EntryState.ISSUER_LINKED, null);
        day(20);
        step(student, EntryState.APPLIED, null);
        card(student).body("timeline[4].state", equalTo("DONE"));
        day(21);
        step(student, EntryState.ISSUER_REFUSED, "UKAA2282");
        card(student)
                .body("timeline[4].state", equalTo("CURRENT"))
                .body("timeline[5].state", equalTo("TO_COME"))
                .body("nextSteps.code", hasItem("APPLY_ON_PAPER"));
        day(22);
        step(student, EntryState.APPLIED, null);
        card(student).body("timeline[4].state", equalTo("DONE"));
    }

    @Test
    void a_change_of_major_between_package_and_card_makes_a_new_card() {
        StudentData other = new StudentData(this::sql);
        String student = transferred();
        move(student, department, other, 16);
        day(18);
        step(student, EntryState.ISSUER_LINKED, null);
        day(20);
        step(student, EntryState.DELIVERED, null);
        card(student).body("reasons.code", hasItem("CARD_DEPARTMENT_CHANGED"));
        assertThat(sql("select department_name from card_entry where student_number = $1", student)
                        .getFirst()
                        .getString(0))
                .isEqualTo(sql("select department_name from student_card where student_number = $1", student)
                        .getFirst()
                        .getString(0));
        move(student, other, department, 21);
        day(21);
        card(student).body("method", equalTo("REISSUE"));
    }

    @Test
    void departments_keep_the_names_of_their_time() {
        campaign();
        StudentData former = new StudentData(this::sql);
        String student = studentWithPhoto();
        String formerName = name(former);
        String name = name(department);
        move(student, former, department, 0);
        rename(former);
        sendAll();
        card(student)
                .body("reasons.find { it.code == 'CARD_DEPARTMENT_CHANGED' }.facts.from", equalTo(formerName))
                .body("reasons.find { it.code == 'CARD_DEPARTMENT_CHANGED' }.facts.to", equalTo(name));
        day(13);
        submit().statusCode(200);
        decide(true, null).statusCode(200);
        rename(department);
        String renamed = name(department);
        assertThat(renamed).isNotEqualTo(name);
        affairs().get(rosters()).then().body("departmentName", equalTo(name));
        int id = campaignId();
        List<CardEntry> approved = transact(connection -> entries.toTransfer(connection, id));
        assertThat(approved)
                .singleElement()
                .satisfies(entry -> assertThat(entry.departmentNameKo()).isEqualTo(name));
        card(student).body("reasons.find { it.code == 'CARD_DEPARTMENT_CHANGED' }.facts.to", equalTo(name));
    }

    private String name(StudentData of) {
        return sql("select name_ko from department where id = $1", of.department())
                .getFirst()
                .getString(0);
    }

    private void rename(StudentData of) {
        sql("update department set name_ko = '새 ' || name_ko where id = $1", of.department());
    }

    @Test
    void whoever_hands_over_takes_it_back_and_the_round_still_ends() {
        campaign();
        String approved = studentWithPhoto();
        sendAll();
        day(13);
        submit().statusCode(200);
        decide(true, null).statusCode(200);
        String late = studentWithPhoto();
        affairs()
                .header("If-Match", rosterTag())
                .body("{\"until\":\"" + first.plusDays(15) + "\",\"photos\":false,\"reason\":\"늦은 학생\"}")
                .post(rosters() + "/reopening")
                .then()
                .statusCode(200);
        sendAll();
        day(16);
        String both = token(java.util.Set.of(), null, "ACADEMIC_AFFAIRS", "DEAN");
        bearer(both)
                .header("If-Match", campaignTag())
                .post(CAMPAIGNS + "/" + code + "/submission")
                .then()
                .statusCode(200);
        bearer(both)
                .contentType("application/json")
                .header("If-Match", campaignTag())
                .body("{\"approved\":false,\"reason\":\"다시 확인\"}")
                .post(CAMPAIGNS + "/" + code + "/decision")
                .then()
                .statusCode(200);
        affairs()
                .header("If-Match", campaignTag())
                .body("{\"studentNumbers\":[\"" + late + "\"],\"reason\":\"자퇴 예정\"}")
                .post(CAMPAIGNS + "/" + code + "/removals")
                .then()
                .statusCode(200);
        submit().statusCode(200)
                .body("students", equalTo(0))
                .body("campaign.state", equalTo("APPROVED"))
                .body("campaign.decisionReason", nullValue());
        card(approved).body("status", equalTo("ON_ROSTER"));
    }

    @Test
    void an_identical_picture_under_another_number_costs_nobody_the_card() {
        campaign();
        String student = studentWithPhoto();
        sendAll();
        day(13);
        UUID again = UUID.randomUUID();
        sql("update student_photo set state = 'SUPERSEDED', version = version + 1 where student_number = $1", student);
        sql(
                "insert into student_photo (id, student_number, state, sha256, size_bytes, source, submitted_by,"
                        + " submitted_by_name, submitted_at, decided_by, decided_by_name, decided_at)"
                        + " select $2, student_number, 'APPROVED', sha256, size_bytes, source, 'x', 'x', now(), 'y', 'y', now()"
                        + " from student_photo where student_number = $1",
                student,
                again);
        submit().statusCode(200).body("students", equalTo(1)).body("dropped", hasSize(0));
    }

    private void move(String student, StudentData from, StudentData to, int day) {
        sql(
                "insert into student_change (student_number, kind, effective_on, at, before, after, actor_id, actor_name)"
                        + " values ($1, 'PROGRAM_CHANGED', $2, now(), jsonb_build_object('program', $3::text),"
                        + " jsonb_build_object('program', $4::text), 'x', 'x')",
                student,
                first.plusDays(day),
                from.programCode(),
                to.programCode());
        set(student, "program_id", to.program());
    }

    @Test
    void says_who_would_fall_out_without_doing_it() {
        campaign();
        String stays = studentWithPhoto();
        String replaced = studentWithPhoto();
        sendAll();
        photo(replaced, "APPROVED");
        String tag = campaignTag();
        affairs()
                .header("If-Match", tag)
                .post(CAMPAIGNS + "/" + code + "/submission?dryRun=true")
                .then()
                .statusCode(200)
                .header("ETag", org.hamcrest.Matchers.nullValue())
                .body("campaign.state", equalTo("SUBMITTED"))
                .body("students", equalTo(1))
                .body("dropped.studentNumber", equalTo(List.of(replaced)));
        assertThat(campaignTag()).isEqualTo(tag);
        affairs().get(CAMPAIGNS + "/" + code).then().body("state", equalTo("OPEN"));
        card(replaced).body("status", equalTo("ON_ROSTER"));
        card(stays).body("status", equalTo("ON_ROSTER"));
        assertThat(events(replaced)).doesNotContain("card.excluded");
        assertThat(sql("select 1 from audit_entry where subject_id = $1 and action = 'CARD_CAMPAIGN_SUBMITTED'", code))
                .isEmpty();
    }

    @Test
    void closing_takes_off_who_is_not_with_the_company_when_that_is_said() {
        campaign();
        String student = studentWithPhoto();
        sendAll();
        submit().statusCode(200);
        decide(true, null).statusCode(200);
        close("")
                .statusCode(422)
                .body("violations[0].code", equalTo("CARD_NOT_TRANSMITTED"))
                .body("violations[0].facts.students", equalTo(1));
        card(student).body("status", equalTo("ON_ROSTER"));
        close("?abandon=true").statusCode(200).body("state", equalTo("CLOSED"));
        assertThat(events(student)).contains("card.excluded");
        int id = campaignId();
        assertThatThrownBy(() -> transact(connection -> entries.toTransfer(connection, id)))
                .isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> advance(new EntryStep(student, EntryState.SENT_TO_ISSUER, null, Map.of(), now())))
                .isInstanceOf(ProblemException.class);
        code = "N-" + code.substring(2);
        campaign();
        sendAll();
        card(student).body("status", equalTo("ON_ROSTER")).body("campaign", equalTo(code));
    }

    @Test
    void whoever_could_never_apply_is_in_the_next_campaign() {
        String student = transferred();
        set(student, "entrance_year", 2024);
        close("").statusCode(422).body("violations.code", hasItem("CARD_NOT_LINKED_ALL"));
        close("?abandon=true").statusCode(200);
        code = "N-" + code.substring(2);
        campaign();
        day(1);
        card(student).body("status", equalTo("READY")).body("reasons.code", hasItem("CARD_NEVER_LISTED"));
    }

    @Test
    void a_minor_who_was_told_of_paper_is_told_once_more_on_the_birthday() {
        campaign();
        String student = studentWithPhoto();
        set(student, "birth_date", first.plusDays(22).minusYears(19));
        sendAll();
        submit().statusCode(200);
        decide(true, null).statusCode(200);
        day(14);
        transact(connection -> entries.transferred(connection, code, now(), COMPANY));
        step(student, EntryState.ISSUER_LINKED, null);
        day(19);
        announcer.announce().await().atMost(Duration.ofSeconds(30));
        day(21);
        announcer.announce().await().atMost(Duration.ofSeconds(30));
        assertThat(events(student)).containsOnlyOnce("card.application-open");
        day(22);
        announcer.announce().await().atMost(Duration.ofSeconds(30));
        announcer.announce().await().atMost(Duration.ofSeconds(30));
        assertThat(events(student)).filteredOn("card.application-open"::equals).hasSize(2);
    }

    @Test
    void the_database_lets_nobody_rewrite_what_became_of_a_campaign() {
        String student = transferred();
        step(student, EntryState.ISSUER_LINKED, null);
        step(student, EntryState.SHIPPED, null);
        assertThatThrownBy(() ->
                        sql("update student_card set issued_on = '2020-01-01' where student_number = $1", student))
                .isInstanceOf(RuntimeException.class);
        assertThatThrownBy(() -> sql("delete from student_card where student_number = $1", student))
                .isInstanceOf(RuntimeException.class);
        assertThatThrownBy(() ->
                        sql("update card_entry set photo_sha256 = repeat('a', 64) where student_number = $1", student))
                .hasMessageContaining("changes only on the roster");
        assertThatThrownBy(() -> sql("update card_entry set department_name = 'x' where student_number = $1", student))
                .hasMessageContaining("what was approved");
        close("").statusCode(200);
        assertThatThrownBy(() -> sql("update card_campaign set state = 'OPEN', closed_at = null where code = $1", code))
                .hasMessageContaining("does not go from");
        code = "N-" + code.substring(2);
        campaign();
        assertThatThrownBy(() ->
                        sql("update card_campaign set state = 'APPROVED', decided_at = now() where code = $1", code))
                .hasMessageContaining("does not go from");
    }

    private io.restassured.response.ValidatableResponse close(String query) {
        return affairs()
                .header("If-Match", campaignTag())
                .post(CAMPAIGNS + "/" + code + "/closing" + query)
                .then();
    }

    @Test
    void a_later_refusal_for_another_reason_becomes_paper_and_stays_so() {
        String student = transferred();
        step(student, EntryState.ISSUER_LINKED, null);
        day(19);
        step(student, EntryState.ISSUER_REFUSED, "REAL_NAME");
        card(student).body("method", equalTo("MOBILE"));
        day(21);
        step(student, EntryState.ISSUER_REFUSED, "UKAA2282");
        card(student)
                .body("method", equalTo("PAPER"))
                .body("reasons.code", hasItem("CARD_REFUSED_ON_MOBILE"))
                .body("nextSteps.code", hasItem("APPLY_ON_PAPER"));
        step(student, EntryState.ISSUER_LINKED, null);
        day(22);
        step(student, EntryState.ISSUER_REFUSED, "OTHER");
        card(student).body("method", equalTo("PAPER")).body("reasons.code", hasItem("CARD_REFUSED_ON_MOBILE"));
    }

    private String transferred() {
        campaign();
        String student = studentWithPhoto();
        sendAll();
        submit().statusCode(200);
        decide(true, null).statusCode(200);
        day(14);
        transact(connection -> entries.transferred(connection, code, now(), COMPANY));
        return student;
    }

    private void step(String student, EntryState state, String why) {
        AdvancedEntries advanced = advance(new EntryStep(student, state, why, Map.of(), now()));
        assertThat(advanced.moved()).containsExactly(student);
        assertThat(advanced.events()).hasSize(1);
    }

    private AdvancedEntries advance(EntryStep step) {
        int id = campaignId();
        return transact(connection -> entries.advance(connection, id, List.of(step), COMPANY));
    }

    private void publish(AdvancedEntries advanced) {
        transact(connection -> outbox.publish(connection, now(), advanced.events()));
    }

    private <T> T transact(Function<SqlConnection, io.smallrye.mutiny.Uni<T>> work) {
        return pool.withTransaction(work).await().atMost(Duration.ofSeconds(30));
    }

    private static Instant now() {
        return MovableClock.get().instant().truncatedTo(ChronoUnit.MICROS);
    }
}
