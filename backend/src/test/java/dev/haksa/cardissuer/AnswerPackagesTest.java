package dev.haksa.cardissuer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import dev.haksa.cardissuer.ExampleCardCompany.Offer;
import dev.haksa.cardissuer.ExampleCardCompany.Taken;
import dev.haksa.shared.files.FileStore;
import dev.haksa.shared.files.IncomingFiles;
import dev.haksa.support.Calls;
import dev.haksa.support.HttpTest;
import dev.haksa.support.MovableClock;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Receipts, reports and forms on paper of one package. */
@QuarkusTest
class AnswerPackagesTest extends HttpTest {
    @Inject
    FileStore files;

    @Inject
    IncomingFiles incoming;

    @Inject
    Clock clock;

    @TestHTTPResource("/")
    URI server;

    @TempDir
    Path folder;

    private CardStage stage;
    private List<String> students;
    private ExampleCardCompany company;
    private Taken taken;
    private LocalDate today;

    @BeforeEach
    void transfer() {
        stage = new CardStage(this::sql, files, incoming);
        students = stage.students(4, "MOBILE");
        as("ACADEMIC_AFFAIRS")
                .contentType("application/json")
                .body("{\"encrypted\": false}")
                .post(stage.path() + "/packages")
                .then()
                .statusCode(202);
        String token = token(Set.of(), null, "INTEGRATION", "scope:cards.read", "scope:cards.write");
        company = new ExampleCardCompany(server.resolve(stage.path()), () -> token, folder, null);
        Calls.until(() -> !company.offers().isEmpty());
        Offer offer = company.offers().getFirst();
        taken = company.take(offer, null, 0);
        today = dev.haksa.shared.time.Times.day(clock.instant());
    }

    @Test
    void a_receipt_moves_who_was_refused_and_twice_changes_nothing() {
        JsonObject first = company.receipt(taken, Map.of("000002", "PHOTO_UNSUITABLE"));
        assertThat(first.getBoolean("applied")).isTrue();
        assertThat(first.getInteger("created")).isEqualTo(4);
        assertThat(stage.stateOf(students.get(0))).isEqualTo("SENT_TO_ISSUER MOBILE");
        assertThat(stage.stateOf(students.get(1))).isEqualTo("ISSUER_REFUSED MOBILE");
        int events = events();
        JsonObject second = company.receipt(taken, Map.of("000002", "PHOTO_UNSUITABLE"));
        assertThat(second.getInteger("created")).isZero();
        assertThat(second.getInteger("unchanged")).isEqualTo(4);
        assertThat(second.getInteger("failed")).isZero();
        assertThat(events()).isEqualTo(events);
        as("ACADEMIC_AFFAIRS")
                .get(stage.path() + "/packages/1")
                .then()
                .body("accepted", equalTo(3))
                .body("refused", equalTo(1));
    }

    @Test
    void each_wrong_line_is_told_and_nothing_is_written() {
        String sha = taken.offer().sha256();
        JsonObject report =
                company.receipt(taken, """
                packageSha256,entryNumber,result,code
                %s,000001,ACCEPTED,
                %s,000002,ACCEPTED,
                %s,000777,ACCEPTED,
                %s,000001,ACCEPTED,
                %s,000001,REFUSED,NAME_INVALID
                %s,000003,REFUSED,
                %s,4,ACCEPTED,
                %s,000004,PERHAPS,
                %s,000004,REFUSED,bad code
                """.formatted(sha, "b".repeat(64), sha, sha, sha, sha, sha, sha, sha));
        assertThat(report.getBoolean("applied")).isFalse();
        Map<Integer, String> codes = new HashMap<>();
        report.getJsonArray("mistakes").forEach(item -> {
            JsonObject mistake = (JsonObject) item;
            codes.put(mistake.getInteger("line"), mistake.getString("code"));
            assertThat(mistake.getString("expected")).isNotBlank();
        });
        assertThat(codes)
                .containsEntry(3, "CARD_OTHER_PACKAGE")
                .containsEntry(4, "CARD_UNKNOWN_ENTRY")
                .containsEntry(5, "DUPLICATE_ROW")
                .containsEntry(6, "CARD_RECEIPT_CONTRADICTS")
                .containsEntry(7, "CARD_CODE_WITH_REFUSALS")
                .containsEntry(8, "CARD_ENTRY_NUMBER")
                .containsEntry(9, "ONE_OF")
                .containsEntry(10, "CARD_CODE")
                .hasSize(8);
        assertThat(stage.stateOf(students.getFirst())).isEqualTo("ON_ROSTER MOBILE");
        assertThat(sql(
                        "select 1 from card_package_entry where student_number = $1 and receipt is not null",
                        students.get(0)))
                .isEmpty();
    }

    @Test
    void another_answer_later_contradicts_and_best_effort_takes_the_rest() {
        company.receipt(taken, csv("000001", "ACCEPTED", ""));
        Response mixed = as("ACADEMIC_AFFAIRS")
                .contentType("text/csv; charset=UTF-8")
                .body(csv("000001", "REFUSED", "NAME_INVALID") + line("000002", "ACCEPTED", ""))
                .post(stage.path() + "/packages/1/receipts/import?mode=BEST_EFFORT");
        mixed.then()
                .statusCode(200)
                .body("created", equalTo(1))
                .body("failed", equalTo(1))
                .body("mistakes.code", hasItem("CARD_RECEIPT_CONTRADICTS"));
        assertThat(stage.stateOf(students.getFirst())).isEqualTo("SENT_TO_ISSUER MOBILE");
    }

    @Test
    void a_receipt_of_another_package_is_refused_as_a_whole_even_without_lines() {
        for (List<Map<String, Object>> lines : List.of(
                List.<Map<String, Object>>of(),
                List.<Map<String, Object>>of(Map.of("entryNumber", "000001", "result", "ACCEPTED")))) {
            Map<String, Object> body = Map.of("packageSha256", "b".repeat(64), "othersAccepted", true, "lines", lines);
            writer(body, "/packages/1/receipts?mode=BEST_EFFORT")
                    .then()
                    .statusCode(400)
                    .body("violations.code", hasItem("CARD_PACKAGE_OTHER_HASH"));
        }
        assertThat(stage.stateOf(students.getFirst())).isEqualTo("ON_ROSTER MOBILE");
        as("ACADEMIC_AFFAIRS")
                .get(stage.path() + "/packages/1")
                .then()
                .body("accepted", equalTo(0))
                .body("transmittedAt", nullValue());
        Map<String, Object> right =
                Map.of("packageSha256", taken.offer().sha256(), "othersAccepted", true, "lines", List.of());
        writer(right, "/packages/1/receipts").then().statusCode(200).body("created", equalTo(4));
    }

    @Test
    void a_receipt_that_comes_after_reports_is_read_line_by_line() {
        company.report("000001", "SHIPPED", today.toString(), null);
        company.report("000002", "SHIPPED", today.toString(), null);
        company.report("000003", "REFUSED", today.toString(), "REAL_NAME");
        MovableClock.get().advance(Duration.ofDays(1));
        String answers = csv("000001", "REFUSED", "NAME_INVALID")
                + line("000002", "ACCEPTED", "")
                + line("000003", "REFUSED", "PHOTO_UNSUITABLE")
                + line("000004", "ACCEPTED", "");
        for (String mode : List.of("ALL_OR_NOTHING&dryRun=true", "ALL_OR_NOTHING", "BEST_EFFORT")) {
            boolean written = mode.equals("BEST_EFFORT");
            as("ACADEMIC_AFFAIRS")
                    .contentType("text/csv; charset=UTF-8")
                    .body(answers)
                    .post(stage.path() + "/packages/1/receipts/import?mode=" + mode)
                    .then()
                    .statusCode(200)
                    .body("applied", equalTo(written))
                    .body("created", equalTo(written ? 3 : 0))
                    .body("failed", equalTo(1))
                    .body("mistakes[0].line", equalTo(2))
                    .body("mistakes[0].code", equalTo("CARD_RECEIPT_CONTRADICTS"));
        }
        MovableClock.get().reset();
        assertThat(stage.stateOf(students.get(0))).isEqualTo("SHIPPED MOBILE");
        assertThat(stage.stateOf(students.get(1))).isEqualTo("SHIPPED MOBILE");
        assertThat(stage.stateOf(students.get(2))).isEqualTo("ISSUER_REFUSED MOBILE");
    }

    @Test
    void others_are_those_who_were_not_refused_before() {
        company.receipt(taken, csv("000002", "REFUSED", "NAME_INVALID"));
        Map<String, Object> rest =
                Map.of("packageSha256", taken.offer().sha256(), "othersAccepted", true, "lines", List.of());
        writer(rest, "/packages/1/receipts")
                .then()
                .statusCode(200)
                .body("applied", equalTo(true))
                .body("created", equalTo(3))
                .body("failed", equalTo(0));
        assertThat(stage.stateOf(students.get(1))).isEqualTo("ISSUER_REFUSED MOBILE");
    }

    @Test
    void reports_end_in_the_same_state_whatever_the_order_in_which_they_come() {
        LocalDate first = today;
        MovableClock.get().advance(Duration.ofDays(5));
        String token = token(Set.of(), null, "INTEGRATION", "scope:cards.read", "scope:cards.write");
        company = new ExampleCardCompany(server.resolve(stage.path()), () -> token, folder, null);
        company.report("000001", "APPLIED", first.plusDays(3).toString(), null);
        company.report("000001", "REFUSED", first.plusDays(1).toString(), "UKAA2282");
        assertThat(stage.stateOf(students.get(0))).isEqualTo("APPLIED MOBILE");
        company.report("000002", "REFUSED", first.plusDays(1).toString(), "REAL_NAME");
        company.report("000002", "REFUSED", first.plusDays(3).toString(), "UKAA2282");
        assertThat(stage.stateOf(students.get(1))).isEqualTo("ISSUER_REFUSED PAPER");
        company.report("000003", "APPLIED", first.toString(), null);
        company.report("000003", "LINKED", first.plusDays(4).toString(), null);
        company.report("000003", "REFUSED", first.plusDays(2).toString(), "REAL_NAME");
        assertThat(stage.stateOf(students.get(2))).isEqualTo("ISSUER_LINKED MOBILE");
        paper(students.get(1), first.plusDays(4)).then().statusCode(200);
        company.report("000002", "REFUSED", first.plusDays(4).toString(), "REAL_NAME");
        assertThat(stage.stateOf(students.get(1))).isEqualTo("APPLIED PAPER");
        MovableClock.get().reset();
    }

    @Test
    void a_dry_run_of_a_receipt_changes_nothing() {
        Map<String, Object> body = Map.of(
                "packageSha256",
                taken.offer().sha256(),
                "othersAccepted",
                true,
                "lines",
                List.of(Map.of("entryNumber", "000003", "result", "REFUSED", "code", "NAME_INVALID")));
        writer(body, "/packages/1/receipts?dryRun=true")
                .then()
                .statusCode(200)
                .body("applied", equalTo(false))
                .body("created", equalTo(4));
        assertThat(stage.stateOf(students.get(2))).isEqualTo("ON_ROSTER MOBILE");
        writer(body, "/packages/1/receipts")
                .then()
                .body("applied", equalTo(true))
                .body("created", equalTo(4));
        assertThat(stage.stateOf(students.get(2))).isEqualTo("ISSUER_REFUSED MOBILE");
        writer(body, "/packages/1/receipts").then().body("created", equalTo(0)).body("unchanged", equalTo(4));
        writer(body, "/packages/7/receipts").then().statusCode(404);
    }

    @Test
    void reports_come_in_any_order_and_again() {
        assertThat(company.report("000001", "SHIPPED", today.toString(), null).statusCode())
                .isEqualTo(200);
        assertThat(stage.stateOf(students.getFirst())).isEqualTo("SHIPPED MOBILE");
        JsonObject late = new JsonObject(
                company.report("000001", "LINKED", today.toString(), null).body());
        assertThat(late.getString("effect")).isEqualTo("LATE");
        assertThat(stage.stateOf(students.getFirst())).isEqualTo("SHIPPED MOBILE");
        int events = events();
        String again =
                company.report("000001", "SHIPPED", today.toString(), null).body();
        assertThat(new JsonObject(again).getString("effect")).isEqualTo("MOVED");
        assertThat(events()).isEqualTo(events);
        company.report("000001", "DELIVERED", today.toString(), null);
        assertThat(stage.stateOf(students.getFirst())).isEqualTo("DELIVERED MOBILE");
        as("INTEGRATION", "scope:cards.read")
                .get(stage.path() + "/reports?entryNumber=000001")
                .then()
                .statusCode(200)
                .body("items.status", equalTo(List.of("SHIPPED", "LINKED", "DELIVERED")))
                .body("items.effect", equalTo(List.of("MOVED", "LATE", "MOVED")));
        as("INTEGRATION", "scope:cards.read")
                .get(stage.path() + "/reports?limit=2&count=true")
                .then()
                .body("count", equalTo(3))
                .body("items", hasSize(2))
                .header("Link", org.hamcrest.Matchers.containsString("after="));
        as("INTEGRATION", "scope:cards.read")
                .get(stage.path() + "/reports?entryNumber=000002&count=true")
                .then()
                .body("count", equalTo(0))
                .body("items", hasSize(0));
        String next = as("INTEGRATION", "scope:cards.read")
                .get(stage.path() + "/reports?limit=2")
                .then()
                .body("count", nullValue())
                .extract()
                .path("next");
        as("INTEGRATION", "scope:cards.read")
                .get(stage.path() + "/reports?limit=2&after=" + next)
                .then()
                .body("items.status", equalTo(List.of("DELIVERED")));
    }

    @Test
    void a_package_offers_what_each_side_can_do_with_it_now() {
        String path = stage.path() + "/packages/1";
        assertThat(actions(as("ACADEMIC_AFFAIRS"), path))
                .containsExactly("DOWNLOAD", "CONFIRM", "SEND_RECEIPT", "WITHDRAW");
        assertThat(actions(as("INTEGRATION", "scope:cards.read"), path)).containsExactly("DOWNLOAD");
        assertThat(actions(as("INTEGRATION", "scope:cards.read", "scope:cards.write"), path))
                .containsExactly("DOWNLOAD", "CONFIRM", "SEND_RECEIPT");
        as("INTEGRATION", "scope:cards.read")
                .get(path)
                .then()
                .body("actions[0].method", equalTo("GET"))
                .body("actions[0].href", equalTo(path + "/content"));
        as("ACADEMIC_AFFAIRS").get(stage.path() + "/packages").then().body("items[0].actions", nullValue());
        company.confirm(taken);
        assertThat(actions(as("ACADEMIC_AFFAIRS"), path)).containsExactly("DOWNLOAD", "SEND_RECEIPT");
        company.receipt(taken, Map.of());
        assertThat(actions(as("ACADEMIC_AFFAIRS"), path)).containsExactly("DOWNLOAD");
    }

    @Test
    void nothing_is_offered_of_a_package_when_the_campaign_is_over() {
        sql("update card_campaign set state = 'CLOSED', closed_at = now() where code = $1", stage.code());
        assertThat(actions(as("INTEGRATION", "scope:cards.read", "scope:cards.write"), stage.path() + "/packages/1"))
                .isEmpty();
        as("INTEGRATION", "scope:cards.read")
                .get(stage.path() + "/packages/1/content?purpose=transfer")
                .then()
                .statusCode(409);
    }

    private static List<String> actions(io.restassured.specification.RequestSpecification who, String path) {
        return who.get(path).then().statusCode(200).extract().jsonPath().getList("actions.name");
    }

    @Test
    void the_department_reads_whom_the_receipt_refused_and_under_which_number() {
        company.receipt(taken, Map.of("000002", "PHOTO_UNSUITABLE"));
        String refused = students.get(1);
        staff().get(stage.path() + "/students?refused=true&count=true")
                .then()
                .statusCode(200)
                .body("count", equalTo(1))
                .body("items[0].studentNumber", equalTo(refused))
                .body("items[0].state", equalTo("ISSUER_REFUSED"))
                .body("items[0].channel", equalTo("MOBILE"))
                .body("items[0].refusal.code", equalTo("PHOTO_UNSUITABLE"))
                .body("items[0].refusal.on", equalTo(today.toString()))
                .body("items[0].refusal.by", equalTo("RECEIPT"))
                .body("items[0].packaged.sequence", equalTo(1))
                .body("items[0].packaged.entryNumber", equalTo("000002"));
        staff().get(stage.path() + "/students?refused=false")
                .then()
                .body("items", hasSize(3))
                .body("items.state", org.hamcrest.Matchers.everyItem(equalTo("SENT_TO_ISSUER")));
    }

    @Test
    void many_reports_in_one_file_are_read_by_their_days() {
        JsonObject report = new JsonObject(as("ACADEMIC_AFFAIRS")
                .contentType("text/csv; charset=UTF-8")
                .body(
                        "entryNumber,status,on,code\r\n000001,APPLIED,%s,\r\n000002,REFUSED,%s,UKAA2172\r\n000001,LINKED,%s,\r\n"
                                        .formatted(today, today, today)
                                + "000002,LINKED,%s,\r\n000003,REISSUED,%s,\r\n".formatted(today, today))
                .post(stage.path() + "/reports/import")
                .asString());
        assertThat(report.getInteger("created")).as(report.encode()).isEqualTo(5);
        assertThat(stage.stateOf(students.get(0))).isEqualTo("APPLIED MOBILE");
        assertThat(stage.stateOf(students.get(1))).isEqualTo("ISSUER_REFUSED PAPER");
        assertThat(stage.stateOf(students.get(2))).isEqualTo("SENT_TO_ISSUER MOBILE");
        JsonObject again = company.report(List.of("000001"), "APPLIED", today.toString());
        assertThat(again.getInteger("unchanged")).isEqualTo(1);
    }

    @Test
    void refuses_reports_that_cannot_be() {
        wrong("000999", "LINKED", today, null, "CARD_UNKNOWN_ENTRY");
        wrong("000001", "LINKED", today.plusDays(1), null, "CARD_REPORT_IN_FUTURE");
        wrong("000001", "LINKED", today.minusDays(1), null, "CARD_REPORT_TOO_EARLY");
        wrong("000001", "REFUSED", today, null, "CARD_CODE_WITH_REFUSALS");
        wrong("000001", "LINKED", today, "UKAA2282", "CARD_CODE_WITH_REFUSALS");
        assertThat(company.report("1", "LINKED", today.toString(), null).statusCode())
                .isEqualTo(400);
        assertThat(stage.stateOf(students.getFirst())).isEqualTo("ON_ROSTER MOBILE");
        assertThat(sql(
                        "select 1 from card_report r join card_campaign c on c.id = r.campaign_id where c.code = $1",
                        stage.code()))
                .isEmpty();
    }

    @Test
    void a_refusal_on_mobile_becomes_an_application_on_paper() {
        company.report("000001", "LINKED", today.toString(), null);
        company.report("000002", "LINKED", today.toString(), null);
        paper(students.getFirst(), today)
                .then()
                .statusCode(422)
                .body("violations.code", hasItem("CARD_PAPER_NOT_NEEDED"))
                .body("violations[0].article.key", equalTo("card.3.3"));
        company.report("000001", "REFUSED", today.toString(), "UKAA2282");
        assertThat(stage.stateOf(students.getFirst())).isEqualTo("ISSUER_REFUSED PAPER");
        paper(students.getFirst(), today.plusDays(1)).then().statusCode(400);
        String tag = paper(students.getFirst(), today)
                .then()
                .statusCode(200)
                .body("receivedOn", equalTo(today.toString()))
                .extract()
                .header("ETag");
        assertThat(stage.stateOf(students.getFirst())).isEqualTo("APPLIED PAPER");
        paper(students.getFirst(), today).then().statusCode(200).header("ETag", tag);
        staff().get(stage.path() + "/paper-applications/" + students.getFirst())
                .then()
                .body("actions.name", equalTo(List.of("DISPATCH")))
                .body(
                        "actions[0].href",
                        equalTo(stage.path() + "/paper-applications/" + students.getFirst() + "/dispatch"));
        send(null, today).then().statusCode(428);
        send(tag, today.minusDays(1))
                .then()
                .statusCode(400)
                .body("violations.code", hasItem("CARD_SENT_BEFORE_RECEIVED"));
        send(tag, today).then().statusCode(200).body("sentOn", equalTo(today.toString()));
        send(tag, today).then().statusCode(412);
        staff().get(stage.path() + "/paper-applications?count=true")
                .then()
                .statusCode(200)
                .body("count", equalTo(1))
                .body("items.studentNumber", hasItems(students.getFirst()));
        assertThat(sql(
                        "select action from audit_entry where subject_type = 'CARD_PAPER_APPLICATION'"
                                + " and action in ('CARD_PAPER_APPLICATION_RECEIVED', 'CARD_PAPER_APPLICATION_SENT')"
                                + " and subject_id = $1",
                        stage.code() + "/" + students.getFirst()))
                .hasSize(2);
    }

    @Test
    void a_form_counts_whenever_the_company_was_told_to_wait_for_one() {
        String minor = stage.student("곧 19세", "PAPER", Portraits.jpeg());
        sql(
                "update student set birth_date = $2, nationality = 'DOMESTIC' where student_number = $1",
                minor,
                today.plusDays(1).minusYears(19));
        as("ACADEMIC_AFFAIRS")
                .contentType("application/json")
                .body("{\"encrypted\": false}")
                .post(stage.path() + "/packages")
                .then()
                .statusCode(202);
        Calls.until(() -> company.offers().size() == 2);
        Taken second = company.take(company.offers().get(1), taken.offer(), 0);
        assertThat(second.student(minor).mobileFrom())
                .isEqualTo(today.plusDays(1).toString());
        assertThat(second.student(minor).opensMobile(today)).isFalse();
        assertThat(second.student(minor).opensMobile(today.plusDays(1))).isTrue();
        company.confirm(taken);
        company.report("000005", "LINKED", today.toString(), null);
        MovableClock.get().advance(Duration.ofDays(1));
        paper(minor, today).then().statusCode(200);
        MovableClock.get().reset();
        assertThat(stage.stateOf(minor)).startsWith("APPLIED");
    }

    @Test
    void a_form_that_was_sent_on_and_a_reissue_stand_on_the_timeline() {
        String student = students.getFirst();
        company.report("000001", "LINKED", today.toString(), null);
        company.report("000001", "REFUSED", today.toString(), "UKAA2282");
        String tag = paper(student, today).then().statusCode(200).extract().header("ETag");
        send(tag, today).then().statusCode(200);
        company.report("000001", "REISSUED", today.toString(), null);
        company.report("000001", "REISSUED", today.toString(), null);
        asStudent(student)
                .get("/api/v1/students/me/card")
                .then()
                .body("timeline.stage", hasSize(6))
                .body(
                        "timeline.find { it.stage == 'MOBILE_APPLICATION' }.notes.kind",
                        equalTo(List.of("FORM_RECEIVED", "FORM_SENT")))
                .body("timeline.find { it.stage == 'DELIVERY' }.notes.kind", equalTo(List.of("REISSUED")))
                .body("timeline.find { it.stage == 'DELIVERY' }.notes[0].on", equalTo(today.toString()))
                .body("timeline.find { it.stage == 'DELIVERY' }.notes[0].message", containsString("reissued"))
                .body("timeline.find { it.stage == 'ISSUER_LINK' }.notes", hasSize(0));
    }

    @Test
    void forms_are_for_the_own_department_and_wait_for_the_link() {
        String foreigner = stage.student("Kim", "PAPER", Portraits.jpeg());
        paper(foreigner, today).then().statusCode(422).body("violations.code", hasItem("CARD_NOT_LINKED_YET"));
        Map<String, Object> body = Map.of("studentNumber", foreigner, "receivedOn", today.toString());
        String path = stage.path() + "/paper-applications";
        anonymous().contentType("application/json").body(body).post(path).then().statusCode(401);
        asStudent(foreigner)
                .contentType("application/json")
                .body(body)
                .post(path)
                .then()
                .statusCode(403);
        asStaffOf(stage.department() + 1, "DEPARTMENT_STAFF")
                .contentType("application/json")
                .body(body)
                .post(path)
                .then()
                .statusCode(404);
        asStaffOf(stage.department() + 1, "DEPARTMENT_STAFF")
                .get(path)
                .then()
                .statusCode(200)
                .body("items", hasSize(0));
        staff().get(path + "/" + foreigner).then().statusCode(404);
    }

    @Test
    void only_the_company_and_academic_affairs_answer() {
        String receipts = stage.path() + "/packages/1/receipts/import";
        String csv = csv("000001", "ACCEPTED", "");
        anonymous()
                .contentType("text/csv; charset=UTF-8")
                .body(csv)
                .post(receipts)
                .then()
                .statusCode(401);
        as("INTEGRATION", "scope:cards.read")
                .contentType("text/csv; charset=UTF-8")
                .body(csv)
                .post(receipts)
                .then()
                .statusCode(403);
        staff().contentType("text/csv; charset=UTF-8")
                .body(csv)
                .post(receipts)
                .then()
                .statusCode(403);
        String reports = stage.path() + "/reports";
        anonymous().get(reports).then().statusCode(401);
        Map<String, Object> body = Map.of("entryNumber", "000001", "status", "LINKED", "on", today.toString());
        as("INTEGRATION", "scope:cards.read")
                .contentType("application/json")
                .body(body)
                .post(reports)
                .then()
                .statusCode(403);
        staff().contentType("application/json").body(body).post(reports).then().statusCode(403);
        asStudent(students.getFirst()).get(reports).then().statusCode(403);
        assertThat(stage.stateOf(students.getFirst())).isEqualTo("ON_ROSTER MOBILE");
    }

    private void wrong(String entry, String status, LocalDate on, String code, String expected) {
        var answer = company.report(entry, status, on.toString(), code);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(new JsonObject(answer.body())
                        .getJsonArray("violations")
                        .getJsonObject(0)
                        .getString("code"))
                .isEqualTo(expected);
    }

    private String csv(String entry, String result, String code) {
        return "packageSha256,entryNumber,result,code\r\n" + line(entry, result, code);
    }

    private String line(String entry, String result, String code) {
        return "%s,%s,%s,%s\r\n".formatted(taken.offer().sha256(), entry, result, code);
    }

    private Response writer(Map<String, Object> body, String path) {
        return as("INTEGRATION", "scope:cards.write")
                .contentType("application/json")
                .body(body)
                .post(stage.path() + path);
    }

    private io.restassured.specification.RequestSpecification staff() {
        return asStaffOf(stage.department(), "DEPARTMENT_STAFF");
    }

    private Response paper(String student, LocalDate receivedOn) {
        return staff().contentType("application/json")
                .body(Map.of("studentNumber", student, "receivedOn", receivedOn.toString()))
                .post(stage.path() + "/paper-applications");
    }

    private Response send(String tag, LocalDate sentOn) {
        var request = staff().contentType("application/json").body(Map.of("sentOn", sentOn.toString()));
        return (tag == null ? request : request.header("If-Match", tag))
                .post(stage.path() + "/paper-applications/" + students.getFirst() + "/dispatch");
    }

    private int events() {
        return sql(
                        "select 1 from card_entry_event v join card_entry e on e.id = v.entry_id join card_campaign c"
                                + " on c.id = e.campaign_id where c.code = $1",
                        stage.code())
                .size();
    }
}
