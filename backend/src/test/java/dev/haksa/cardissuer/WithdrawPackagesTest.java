package dev.haksa.cardissuer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import dev.haksa.cardissuer.ExampleCardCompany.Offer;
import dev.haksa.cardissuer.ExampleCardCompany.Taken;
import dev.haksa.shared.files.FileStore;
import dev.haksa.shared.files.IncomingFiles;
import dev.haksa.shared.time.Times;
import dev.haksa.support.Calls;
import dev.haksa.support.HttpTest;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Transaction;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Packages that the company has not confirmed are taken back, and what the company was told of each student is kept to. */
@QuarkusTest
class WithdrawPackagesTest extends HttpTest {
    private static final String OWN = "/api/v1/students/me/card";

    @TestHTTPResource("/")
    URI server;

    @Inject
    FileStore files;

    @Inject
    IncomingFiles incoming;

    @TempDir
    Path folder;

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final LocalDate today = LocalDate.now(Times.SEOUL);
    private CardStage stage;

    @BeforeEach
    void stage() {
        stage = new CardStage(this::sql, files, incoming);
    }

    @Test
    void taking_somebody_off_takes_the_package_back_and_the_others_come_with_the_next_one() {
        List<String> students = stage.students(3, "MOBILE");
        request().then().statusCode(202);
        Offer first = offer(1);
        remove(students.getFirst(), campaignTag())
                .statusCode(200)
                .body("students.studentNumber", equalTo(List.of(students.getFirst())))
                .body("withdrawnPackages", equalTo(List.of(1)));
        staff("ACADEMIC_AFFAIRS")
                .get(stage.path() + "/packages/1")
                .then()
                .body("state", equalTo("WITHDRAWN"))
                .body("withdrawnAt", notNullValue())
                .body("sha256", equalTo(first.sha256()));
        confirm(first).then().statusCode(409).body("violations.code", hasItem("CARD_PACKAGE_WITHDRAWN"));
        receipt(first).then().statusCode(409).body("violations.code", hasItem("CARD_PACKAGE_WITHDRAWN"));
        content(1).then().statusCode(409).body("violations.code", hasItem("CARD_PACKAGE_WITHDRAWN"));
        assertThat(students).noneMatch(student -> stage.stateOf(student).startsWith("SENT"));
        request().then().statusCode(202).body("sequence", equalTo(2)).body("firstEntry", equalTo("000004"));
        Offer second = offer(2);
        Taken taken = company().take(second, null, 0);
        assertThat(taken.students())
                .extracting(ExampleCardCompany.Student::studentNumber)
                .containsExactly(students.get(1), students.get(2));
        confirm(second).then().statusCode(200);
        assertThat(stage.stateOf(students.getFirst())).startsWith("REMOVED");
        assertThat(students.subList(1, 3))
                .allSatisfy(student -> assertThat(stage.stateOf(student)).startsWith("SENT_TO_ISSUER"));
        assertThat(campaign("state")).isEqualTo("TRANSFERRED");
    }

    @Test
    void packages_after_it_go_with_it_and_the_chain_holds() {
        stage.students(1, "MOBILE");
        request();
        Offer first = offer(1);
        confirm(first).then().statusCode(200);
        String second = stage.student("둘째 학생", "MOBILE", Portraits.jpeg());
        request();
        offer(2);
        String third = stage.student("셋째 학생", "MOBILE", Portraits.jpeg());
        request();
        offer(3);
        remove(second, campaignTag()).statusCode(200).body("withdrawnPackages", equalTo(List.of(2, 3)));
        request().then().statusCode(202).body("sequence", equalTo(4)).body("entries", equalTo(1));
        Taken taken = company().take(offer(4), first, 0);
        assertThat(taken.students())
                .extracting(ExampleCardCompany.Student::studentNumber)
                .containsExactly(third);
    }

    @Test
    void a_package_that_was_never_ready_is_only_taken_apart() {
        List<String> students = stage.students(2, "MOBILE");
        stage.losePicture(students.getFirst());
        request();
        Calls.until(() -> "FAILED".equals(state(1)));
        remove(students.getFirst(), campaignTag()).statusCode(200).body("withdrawnPackages", equalTo(List.of()));
        request().then().statusCode(202).body("sequence", equalTo(1)).body("entries", equalTo(1));
        assertThat(company().take(offer(1), null, 0).students()).hasSize(1);
    }

    @Test
    void the_company_has_it_or_it_is_taken_back_but_never_both() throws Exception {
        for (int round = 0; round < 3; round++) {
            stage = new CardStage(this::sql, files, incoming);
            List<String> students = stage.students(2, "MOBILE");
            request();
            Offer offer = offer(1);
            String tag = campaignTag();
            List<Integer> statuses = new CopyOnWriteArrayList<>();
            Thread confirming =
                    Thread.startVirtualThread(() -> statuses.add(confirm(offer).statusCode()));
            Thread removing = Thread.startVirtualThread(() ->
                    statuses.add(remove(students.getFirst(), tag).extract().statusCode()));
            confirming.join();
            removing.join();
            assertThat(statuses).filteredOn(status -> status == 200).hasSize(1);
            boolean sent = "READY".equals(state(1));
            assertThat(stage.stateOf(students.get(0))).startsWith(sent ? "SENT_TO_ISSUER" : "REMOVED");
            assertThat(stage.stateOf(students.get(1))).startsWith(sent ? "SENT_TO_ISSUER" : "ON_ROSTER");
        }
    }

    @Test
    void closing_takes_back_what_the_company_does_not_have() {
        stage.students(1, "MOBILE");
        request();
        Offer offer = offer(1);
        staff("ACADEMIC_AFFAIRS")
                .header("If-Match", campaignTag())
                .post(stage.path() + "/closing?abandon=true")
                .then()
                .statusCode(200);
        assertThat(state(1)).isEqualTo("WITHDRAWN");
        content(1).then().statusCode(409).body("violations.code", hasItem("CARD_TRANSFER_OVER"));
        confirm(offer).then().statusCode(409).body("violations.code", hasItem("CARD_TRANSFER_OVER"));
    }

    @Test
    void a_campaign_with_unanswered_data_is_closed_only_when_that_is_said() {
        stage.students(1, "MOBILE");
        request();
        confirm(offer(1)).then().statusCode(200);
        staff("ACADEMIC_AFFAIRS")
                .header("If-Match", campaignTag())
                .post(stage.path() + "/closing")
                .then()
                .statusCode(422)
                .body("violations.code", equalTo(List.of("CARD_NOT_LINKED_ALL")));
        link();
        staff("ACADEMIC_AFFAIRS")
                .header("If-Match", campaignTag())
                .post(stage.path() + "/closing")
                .then()
                .statusCode(200);
    }

    @Test
    void a_campaign_moves_on_when_the_last_who_waited_falls_out() {
        stage.students(1, "MOBILE");
        request();
        Offer first = offer(1);
        String late = stage.student("추가 학생", "MOBILE", Portraits.jpeg());
        confirm(first).then().statusCode(200);
        assertThat(campaign("state")).isEqualTo("APPROVED");
        sql("update student set state = 'WITHDRAWN' where student_number = $1", late);
        request().then().statusCode(200).body("sequence", equalTo(1));
        assertThat(stage.stateOf(late)).startsWith("REMOVED");
        assertThat(campaign("state")).isEqualTo("TRANSFERRED");
    }

    @Test
    void whoever_fell_out_stays_off_also_when_nobody_is_left() {
        String student = stage.students(1, "MOBILE").getFirst();
        sql("update student set state = 'WITHDRAWN' where student_number = $1", student);
        request().then().statusCode(409).body("violations.code", hasItem("CARD_NOTHING_TO_TRANSFER"));
        assertThat(stage.stateOf(student)).startsWith("REMOVED");
        assertThat(sql("select 1 from outbox_event where type = 'card.excluded' and student_number = $1", student))
                .hasSize(1);
    }

    @Test
    void academic_affairs_takes_a_package_back_by_its_tag_until_the_company_has_it() {
        stage.students(1, "MOBILE");
        request();
        Offer offer = offer(1);
        String tag = packageTag();
        withdraw("ACADEMIC_AFFAIRS", null, "이름 정정").then().statusCode(428);
        withdraw("ACADEMIC_AFFAIRS", "\"99\"", "이름 정정").then().statusCode(412);
        withdraw("ACADEMIC_AFFAIRS", tag, " ").then().statusCode(400);
        withdraw("DEPARTMENT_STAFF", tag, "이름 정정").then().statusCode(403);
        withdraw("INTEGRATION", tag, "이름 정정").then().statusCode(403);
        anonymous()
                .contentType("application/json")
                .body(Map.of("reason", "이름 정정"))
                .post(stage.path() + "/packages/1/withdrawal")
                .then()
                .statusCode(401);
        assertThat(state(1)).isEqualTo("READY");
        withdraw("ACADEMIC_AFFAIRS", tag, "이름 정정").then().statusCode(200).body("state", equalTo("WITHDRAWN"));
        withdraw("ACADEMIC_AFFAIRS", packageTag(), "이름 정정")
                .then()
                .statusCode(409)
                .body("violations.code", hasItem("CARD_PACKAGE_WITHDRAWN"));
        assertThat(sql(
                        "select reason from audit_entry where action = 'CARD_PACKAGE_WITHDRAWN' and subject_id = $1",
                        stage.code() + "/1"))
                .singleElement()
                .satisfies(row -> assertThat(row.getString(0)).isEqualTo("이름 정정"));
        confirm(offer).then().statusCode(409);
        request().then().statusCode(202).body("sequence", equalTo(2));
        confirm(offer(2)).then().statusCode(200);
        String second =
                staff("ACADEMIC_AFFAIRS").get(stage.path() + "/packages/2").header("ETag");
        staff("ACADEMIC_AFFAIRS")
                .header("If-Match", second)
                .body(Map.of("reason", "늦은 정정"))
                .post(stage.path() + "/packages/2/withdrawal")
                .then()
                .statusCode(409)
                .body("violations.code", hasItem("CARD_PACKAGE_WITH_COMPANY"));
    }

    @Test
    void whoever_was_packed_with_paper_stays_on_paper_until_the_data_are_sent_anew() {
        String student = stage.student("휴대폰 없음", "MOBILE", Portraits.jpeg());
        declare(student, false).body("method", equalTo("PAPER"));
        request();
        Offer first = offer(1);
        assertThat(company().take(first, null, 0).student(student).channel()).isEqualTo("PAPER");
        declare(student, true)
                .body("method", equalTo("PAPER"))
                .body("reasons.code", hasItems("CARD_PACKAGED_ON_PAPER", "CARD_ENTRANT"));
        withdraw("ACADEMIC_AFFAIRS", packageTag(), "모바일로 신청하려는 학생이 있음").then().statusCode(200);
        card(student).body("method", equalTo("MOBILE")).body("reasons.code", not(hasItem("CARD_PACKAGED_ON_PAPER")));
        request();
        Offer second = offer(2);
        assertThat(company().take(second, null, 0).student(student).channel()).isEqualTo("MOBILE");
    }

    @Test
    void card_form_and_company_agree_on_paper_after_the_package() {
        String student = stage.student("휴대폰 없음", "MOBILE", Portraits.jpeg());
        declare(student, false);
        request();
        Offer offer = offer(1);
        confirm(offer).then().statusCode(200);
        declare(student, true).body("method", equalTo("PAPER"));
        link();
        card(student)
                .body("method", equalTo("PAPER"))
                .body("nextSteps.code", hasItem("APPLY_ON_PAPER"))
                .body("nextSteps.code", not(hasItem("APPLY_BY_MOBILE")));
        paper(student).then().statusCode(200);
        assertThat(stage.stateOf(student)).isEqualTo("APPLIED PAPER");
    }

    @Test
    void whoever_was_packed_with_mobile_may_turn_to_paper_and_back() {
        String student = stage.student("휴대폰 명의 변경", "MOBILE", Portraits.jpeg());
        request();
        confirm(offer(1)).then().statusCode(200);
        link();
        declare(student, false).body("method", equalTo("PAPER"));
        declare(student, true).body("method", equalTo("MOBILE"));
        paper(student).then().statusCode(422).body("violations.code", hasItem("CARD_PAPER_NOT_NEEDED"));
        declare(student, false).body("method", equalTo("PAPER"));
        paper(student).then().statusCode(200);
    }

    @Test
    void reading_a_form_waits_for_nobody_and_what_has_ended_stays_as_it_is() throws Exception {
        String student = stage.student("유학생", "PAPER", Portraits.jpeg());
        String other = stage.student("국적 정정", "MOBILE", Portraits.jpeg());
        request();
        confirm(offer(1)).then().statusCode(200);
        link("000001");
        link("000002");
        paper(student).then().statusCode(200);
        FutureTask<Integer> read = new FutureTask<>(() -> asStaffOf(stage.department(), "DEPARTMENT_STAFF")
                .get(stage.path() + "/paper-applications/" + student)
                .statusCode());
        SqlConnection connection = pool.getConnection().await().atMost(PATIENCE);
        Transaction held = connection.begin().await().atMost(PATIENCE);
        try {
            connection
                    .preparedQuery("select 1 from card_campaign where code = $1 for update")
                    .execute(Tuple.of(stage.code()))
                    .await()
                    .atMost(PATIENCE);
            Thread.startVirtualThread(read);
            assertThat(read.get(60, TimeUnit.SECONDS)).isEqualTo(200);
        } finally {
            held.rollback().await().atMost(PATIENCE);
            connection.close().await().atMost(PATIENCE);
        }
        sql("update student set nationality = 'FOREIGN' where student_number = $1", other);
        sql("update card_campaign set state = 'CLOSED', closed_at = now() where code = $1", stage.code());
        paper(other).then().statusCode(422).body("violations.code", hasItem("CARD_PAPER_NOT_NEEDED"));
        assertThat(stage.stateOf(other)).isEqualTo("ISSUER_LINKED MOBILE");
    }

    @Test
    void how_a_student_applies_is_decided_once_more_when_the_package_is_made() {
        String student = stage.student("국적 정정", "MOBILE", Portraits.jpeg());
        sql("update student set nationality = 'FOREIGN' where student_number = $1", student);
        request();
        assertThat(company().take(offer(1), null, 0).student(student).channel()).isEqualTo("PAPER");
        assertThat(stage.stateOf(student)).isEqualTo("ON_ROSTER PAPER");
    }

    @Test
    void only_what_leaves_is_an_export_and_a_resumed_download_is_one() {
        stage.students(4, "MOBILE");
        request();
        Offer offer = offer(1);
        String path = stage.path() + "/packages/1/content?purpose=card+issuance";
        String token = token(Set.of(), null, "INTEGRATION", "scope:cards.read");
        bearer(token).head(path).then().statusCode(200);
        bearer(token)
                .header("If-None-Match", "\"" + offer.contentSha256() + "\"")
                .get(path)
                .then()
                .statusCode(304);
        bearer(token)
                .header("Range", "bytes=" + offer.contentBytes() + "-")
                .get(path)
                .then()
                .statusCode(416);
        assertThat(exports()).isEmpty();
        bearer(token).header("Range", "bytes=0-99").get(path).then().statusCode(206);
        bearer(token).header("Range", "bytes=100-199").get(path).then().statusCode(206);
        bearer(token).header("Range", "bytes=200-").get(path).then().statusCode(206);
        assertThat(exports())
                .containsExactly(
                        "4 bytes 0-99 -", "0 bytes 100-199 +", "0 bytes 200-%d +".formatted(offer.contentBytes() - 1));
        bearer(token).get(path).then().statusCode(200);
        assertThat(exports()).hasSize(4).last().isEqualTo("4 - -");
        String other = token(Set.of(), null, "ACADEMIC_AFFAIRS");
        bearer(other).header("Range", "bytes=100-199").get(path).then().statusCode(206);
        assertThat(exports()).last().isEqualTo("4 bytes 100-199 -");
    }

    private List<String> exports() {
        return sql(
                        "select persons || ' ' || coalesce(criteria ->> 'part', '-')"
                                + " || case when criteria ? 'continues' then ' +' else ' -' end"
                                + " from personal_data_export where criteria ->> 'campaign' = $1 order by id",
                        stage.code())
                .stream()
                .map(row -> row.getString(0))
                .toList();
    }

    private ValidatableResponse declare(String student, boolean ownPhone) {
        String tag = asStudent(student).get(OWN).header("ETag");
        return asStudent(student)
                .contentType("application/json")
                .header("If-Match", tag)
                .body(Map.of("ownPhone", ownPhone))
                .put(OWN + "/declaration")
                .then()
                .statusCode(200);
    }

    private ValidatableResponse card(String student) {
        return asStudent(student).get(OWN).then().statusCode(200);
    }

    private void link() {
        link("000001");
    }

    private void link(String entry) {
        as("INTEGRATION", "scope:cards.write")
                .contentType("application/json")
                .body(Map.of("entryNumber", entry, "status", "LINKED", "on", today.toString()))
                .post(stage.path() + "/reports")
                .then()
                .statusCode(200);
    }

    private Response paper(String student) {
        return asStaffOf(stage.department(), "DEPARTMENT_STAFF")
                .contentType("application/json")
                .body(Map.of("studentNumber", student, "receivedOn", today.toString()))
                .post(stage.path() + "/paper-applications");
    }

    private ValidatableResponse remove(String student, String tag) {
        return staff("ACADEMIC_AFFAIRS")
                .header("If-Match", tag)
                .body(Map.of("studentNumbers", List.of(student), "reason", "본인의 사진이 아님"))
                .post(stage.path() + "/removals")
                .then();
    }

    private Response withdraw(String role, String tag, String reason) {
        var request = staff(role).body(Map.of("reason", reason));
        return (tag == null ? request : request.header("If-Match", tag)).post(stage.path() + "/packages/1/withdrawal");
    }

    private io.restassured.specification.RequestSpecification staff(String role) {
        return as(role).contentType("application/json");
    }

    private Response request() {
        return staff("ACADEMIC_AFFAIRS").body("{\"encrypted\": false}").post(stage.path() + "/packages");
    }

    private Response confirm(Offer offer) {
        return as("INTEGRATION", "scope:cards.write")
                .contentType("application/json")
                .body(Map.of("packageSha256", offer.sha256()))
                .post(stage.path() + "/packages/" + offer.sequence() + "/transmission");
    }

    private Response receipt(Offer offer) {
        return as("INTEGRATION", "scope:cards.write")
                .contentType("application/json")
                .body(Map.of("packageSha256", offer.sha256(), "othersAccepted", true, "lines", List.of()))
                .post(stage.path() + "/packages/" + offer.sequence() + "/receipts");
    }

    private Response content(int sequence) {
        return as("INTEGRATION", "scope:cards.read")
                .get(stage.path() + "/packages/" + sequence + "/content?purpose=card+issuance");
    }

    private String campaignTag() {
        return as("ACADEMIC_AFFAIRS").get(stage.path()).header("ETag");
    }

    private String packageTag() {
        return as("ACADEMIC_AFFAIRS").get(stage.path() + "/packages/1").header("ETag");
    }

    private String campaign(String field) {
        return as("ACADEMIC_AFFAIRS").get(stage.path()).path(field);
    }

    private String state(int sequence) {
        return as("ACADEMIC_AFFAIRS")
                .get(stage.path() + "/packages/" + sequence)
                .path("state");
    }

    private Offer offer(int sequence) {
        Calls.until(() -> "READY".equals(state(sequence)));
        return company().offers().stream()
                .filter(offer -> offer.sequence() == sequence)
                .findFirst()
                .orElseThrow();
    }

    private ExampleCardCompany company() {
        String token = token(Set.of(), null, "INTEGRATION", "scope:cards.read", "scope:cards.write");
        return new ExampleCardCompany(server.resolve(stage.path()), () -> token, folder, null);
    }
}
