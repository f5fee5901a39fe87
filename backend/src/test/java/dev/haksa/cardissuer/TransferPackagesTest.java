package dev.haksa.cardissuer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.haksa.cardissuer.ExampleCardCompany.Offer;
import dev.haksa.cardissuer.ExampleCardCompany.Student;
import dev.haksa.cardissuer.ExampleCardCompany.Taken;
import dev.haksa.shared.files.FileStore;
import dev.haksa.shared.files.IncomingFiles;
import dev.haksa.support.Calls;
import dev.haksa.support.HttpTest;
import dev.haksa.support.MovableClock;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@QuarkusTest
class TransferPackagesTest extends HttpTest {
    private static final String CERTIFICATES = "/api/v1/card-certificates";

    @Inject
    FileStore files;

    @Inject
    IncomingFiles incoming;

    @Inject
    PackageProduction production;

    @Inject
    PackageRetention retention;

    @TestHTTPResource("/")
    URI server;

    @TempDir
    Path folder;

    private CardStage stage;

    @BeforeEach
    void stage() {
        stage = new CardStage(this::sql, files, incoming);
    }

    /** Certificates are for all campaigns. */
    @AfterEach
    void withdrawCertificates() {
        sql("update card_certificate set withdrawn_at = now() where withdrawn_at is null");
    }

    @Test
    void the_company_takes_over_every_file_of_a_package_although_the_line_breaks() {
        List<String> students = stage.students(7, "MOBILE");
        request().then().statusCode(202).header("Location", endsWith(stage.path() + "/packages/1"));
        Offer offer = onlyOffer();
        Taken taken = company(null).take(offer, null, 50_000);
        assertThat(taken.students()).extracting(Student::studentNumber).containsExactlyElementsOf(students);
        assertThat(taken.students()).extracting(Student::entryNumber).first().isEqualTo("000001");
        assertThat(taken.refused()).isEmpty();
        assertThat(offer.contentSha256()).isEqualTo(offer.sha256());
        assertThat(sql(
                        "select persons, purpose, exporter_id from personal_data_export"
                                + " where kind = 'CARD_TRANSFER_PACKAGE' and criteria ->> 'campaign' = $1",
                        stage.code()))
                .hasSize(2)
                .allSatisfy(row -> assertThat(row.getString("purpose")).isEqualTo("card issuance"))
                .extracting(row -> row.getInteger("persons"))
                .containsExactlyInAnyOrder(7, 0);
    }

    @Test
    void the_same_approved_state_gives_the_same_package_and_additions_the_next_one() throws Exception {
        stage.students(3, "MOBILE");
        request();
        Offer first = onlyOffer();
        request().then().statusCode(200).body("sequence", equalTo(1)).body("sha256", equalTo(first.sha256()));
        String added = stage.student("추가된 학생", "PAPER", Portraits.jpeg());
        request().then().statusCode(202).body("sequence", equalTo(2)).body("entries", equalTo(1));
        Calls.until(() -> company(null).offers().size() == 2);
        Offer second = company(null).offers().get(1);
        Taken taken = company(null).take(second, first, 0);
        assertThat(taken.students())
                .singleElement()
                .satisfies(student -> assertThat(student.studentNumber()).isEqualTo(added))
                .satisfies(student -> assertThat(student.entryNumber()).isEqualTo("000004"))
                .satisfies(student -> assertThat(student.channel()).isEqualTo("PAPER"));
        assertThatThrownBy(() -> company(null).take(second, null, 0))
                .isInstanceOf(ExampleCardCompany.Rejected.class)
                .hasMessageContaining("check 6");
        byte[] again = get(1).asByteArray();
        assertThat(again).isEqualTo(Files.readAllBytes(company(null).fetch(first, 10)));
    }

    @Test
    void two_who_ask_at_once_get_one_package() throws Exception {
        stage.students(2, "MOBILE");
        List<Integer> statuses = new java.util.concurrent.CopyOnWriteArrayList<>();
        List<Thread> threads = List.of(1, 2, 3).stream()
                .map(i -> Thread.startVirtualThread(() -> statuses.add(request().statusCode())))
                .toList();
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(statuses)
                .hasSize(3)
                .allMatch(status -> status == 200 || status == 202)
                .contains(202);
        assertThat(onlyOffer().entries()).isEqualTo(2);
        assertThat(sql(
                        "select 1 from audit_entry where action = 'CARD_PACKAGE_REQUESTED' and subject_id = $1",
                        stage.code()))
                .hasSize(1);
    }

    @Test
    void an_encrypted_package_opens_with_the_companys_key_only() {
        stage.students(2, "MOBILE");
        Certificates.Own own = Certificates.rsa(2048, Instant.now(), Duration.ofDays(30));
        String tag = add(own).then().statusCode(200).extract().header("ETag");
        usual();
        Offer offer = onlyOffer();
        assertThat(offer.encrypted()).isTrue();
        assertThat(offer.fileName()).isEqualTo(stage.code() + "-0001.zip.p7m");
        assertThat(company(own.keys().getPrivate()).take(offer, null, 1000).students())
                .hasSize(2);
        PrivateKey other = Certificates.rsa(2048, Instant.now(), Duration.ofDays(30))
                .keys()
                .getPrivate();
        assertThatThrownBy(() -> company(other).take(offer, null, 0)).hasMessageContaining("check 2");
        String fingerprint = add(own).then().header("ETag", tag).extract().path("fingerprint");
        affairs().post(CERTIFICATES + "/" + fingerprint + "/withdrawal").then().statusCode(428);
        affairs()
                .header("If-Match", tag)
                .post(CERTIFICATES + "/" + fingerprint + "/withdrawal")
                .then()
                .statusCode(200)
                .body("withdrawnAt", notNullValue());
        affairs()
                .header("If-Match", tag)
                .post(CERTIFICATES + "/" + fingerprint + "/withdrawal")
                .then()
                .statusCode(412);
        affairs()
                .get(CERTIFICATES)
                .then()
                .statusCode(200)
                .body("items.find { it.fingerprint == '" + fingerprint + "' }.withdrawnAt", notNullValue());
    }

    @Test
    void a_package_is_sealed_anew_when_its_certificate_is_withdrawn_before_the_company_has_it() {
        stage.students(2, "MOBILE");
        Certificates.Own lost = Certificates.rsa(2048, Instant.now(), Duration.ofDays(30));
        Response added = add(lost);
        usual();
        Offer before = onlyOffer();
        request("{\"encrypted\": false}")
                .then()
                .statusCode(409)
                .body("violations.code", hasItem("CARD_PACKAGE_OTHER_FORM"));
        affairs()
                .header("If-Match", added.header("ETag"))
                .post(CERTIFICATES + "/" + added.path("fingerprint") + "/withdrawal")
                .then()
                .statusCode(200);
        usual().then().statusCode(409).body("violations.code", hasItem("CARD_CERTIFICATE_NONE_VALID"));
        Certificates.Own found = Certificates.rsa(2048, Instant.now(), Duration.ofDays(30));
        String fingerprint = add(found).path("fingerprint");
        usual().then().statusCode(202).body("certificate", equalTo(fingerprint));
        Calls.until(() -> state(1).equals("READY"));
        Offer after = onlyOffer();
        assertThat(after.sha256()).isEqualTo(before.sha256());
        assertThat(after.contentSha256()).isNotEqualTo(before.contentSha256());
        assertThat(company(found.keys().getPrivate()).take(after, null, 0).students())
                .hasSize(2);
        assertThat(sql(
                        "select 1 from audit_entry where action = 'CARD_PACKAGE_SEALED_ANEW' and subject_id = $1",
                        stage.code() + "/1"))
                .hasSize(1);
        confirm(after.sha256()).then().statusCode(200);
        usual().then().statusCode(200).body("certificate", equalTo(fingerprint));
    }

    @Test
    void who_is_taken_off_does_not_hold_up_a_package_that_failed() {
        List<String> others = stage.students(2, "MOBILE");
        String lost = stage.student("사진 잃은 학생", "MOBILE", Portraits.jpeg());
        stage.losePicture(lost);
        request();
        Calls.until(() -> state(1).equals("FAILED"));
        String campaign = affairs().get(stage.path()).then().extract().header("ETag");
        affairs()
                .header("If-Match", campaign)
                .contentType("application/json")
                .body(Map.of("studentNumbers", List.of(lost), "reason", "사진 파일이 없습니다."))
                .post(stage.path() + "/removals")
                .then()
                .statusCode(200);
        request().then().statusCode(202).body("sequence", equalTo(1)).body("entries", equalTo(2));
        assertThat(company(null).take(onlyOffer(), null, 0).students())
                .extracting(Student::studentNumber)
                .containsExactlyElementsOf(others);
    }

    @Test
    void who_left_since_the_approval_is_not_sent() {
        List<String> students = stage.students(2, "MOBILE");
        sql("update student set state = 'WITHDRAWN' where student_number = $1", students.get(0));
        request().then().statusCode(202).body("entries", equalTo(1));
        assertThat(company(null).take(onlyOffer(), null, 0).students())
                .extracting(Student::studentNumber)
                .containsExactly(students.get(1));
        assertThat(stage.stateOf(students.get(0))).startsWith("REMOVED");
    }

    @Test
    void what_is_fixed_of_a_package_cannot_be_changed_in_the_database_either() {
        stage.students(1, "MOBILE");
        request();
        onlyOffer();
        String ours = " where campaign_id = (select id from card_campaign where code = '" + stage.code() + "')";
        for (String change : List.of(
                "update card_package set sha256 = repeat('0', 64), known_sha256 = repeat('0', 64)",
                "update card_package set state = 'PREPARING', ready_at = null, sha256 = null, size_bytes = null,"
                        + " content_sha256 = null, content_bytes = null",
                "update card_package set entries = 7",
                "delete from card_package",
                "update card_package_entry set name = '다른 이름'",
                "update card_package_entry set photo_sha256 = repeat('0', 64)",
                "delete from card_package_entry")) {
            assertThatThrownBy(() -> sql(change + ours)).as(change).isInstanceOf(RuntimeException.class);
        }
    }

    @Test
    void nothing_is_transferred_after_the_campaign_or_before_the_package_before() {
        stage.students(1, "MOBILE");
        request();
        Offer first = onlyOffer();
        stage.student("추가된 학생", "MOBILE", Portraits.jpeg());
        request();
        Calls.until(() -> company(null).offers().size() == 2);
        Offer second = company(null).offers().get(1);
        confirm(2, second.sha256())
                .then()
                .statusCode(409)
                .body("violations.code", hasItem("CARD_PACKAGE_BEFORE_MISSING"));
        confirm(first.sha256()).then().statusCode(200);
        sql("update card_campaign set state = 'CLOSED', closed_at = now() where code = $1", stage.code());
        confirm(2, second.sha256()).then().statusCode(409).body("violations.code", hasItem("CARD_TRANSFER_OVER"));
    }

    @Test
    void refuses_certificates_that_cannot_be_used_and_encrypts_to_none_that_is_not_valid() {
        stage.students(1, "MOBILE");
        affairs()
                .contentType("application/json")
                .body(Map.of("pem", "nothing"))
                .post(CERTIFICATES)
                .then()
                .statusCode(400)
                .body("violations.code", hasItem("CARD_CERTIFICATE_UNREADABLE"));
        add(Certificates.rsa(2048, Instant.now().minus(Duration.ofDays(9)), Duration.ofDays(8)))
                .then()
                .statusCode(400)
                .body("violations.code", hasItem("CARD_CERTIFICATE_EXPIRED"));
        request("{\"encrypted\": true}")
                .then()
                .statusCode(409)
                .body("violations.code", hasItem("CARD_CERTIFICATE_NONE_VALID"));
        add(Certificates.rsa(2048, Instant.now().plus(Duration.ofDays(5)), Duration.ofDays(8)))
                .then()
                .statusCode(200);
        usual().then().statusCode(409).body("violations.code", hasItem("CARD_CERTIFICATE_NONE_VALID"));
        request("{\"encrypted\": false}").then().statusCode(202).body("certificate", nullValue());
    }

    @Test
    void refuses_a_package_before_the_approval_and_of_nobody() {
        request().then().statusCode(409).body("violations.code", hasItem("CARD_NOTHING_TO_TRANSFER"));
        stage.students(1, "MOBILE");
        stage.state("OPEN");
        request()
                .then()
                .statusCode(422)
                .body("violations.code", hasItem("CARD_NOT_APPROVED"))
                .body("violations[0].article.key", equalTo("card.2.3"));
        affairs().get(stage.path() + "/packages").then().statusCode(200).body("items", hasSize(0));
        affairs()
                .contentType("application/json")
                .body("{}")
                .post("/api/v1/card-campaigns/nothing/packages")
                .then()
                .statusCode(404);
    }

    @Test
    void a_missing_photo_is_named_and_the_package_goes_on_when_it_is_back() {
        stage.students(2, "MOBILE");
        byte[] picture = Portraits.jpeg();
        String student = stage.student("사진 잃은 학생", "MOBILE", picture);
        stage.losePicture(student);
        request();
        Calls.until(() -> state(1).equals("FAILED"));
        affairs()
                .get(stage.path() + "/packages/1")
                .then()
                .body("failure", equalTo("PHOTO_MISSING"))
                .body("failedEntry", notNullValue());
        get(1).then().statusCode(409).body("violations.code", hasItem("CARD_PACKAGE_NOT_READY"));
        stage.keep(picture);
        request().then().statusCode(202).body("sequence", equalTo(1));
        assertThat(company(null).take(onlyOffer(), null, 0).students()).hasSize(3);
    }

    @Test
    void what_an_instance_left_behind_is_prepared_by_another() {
        stage.students(1, "MOBILE");
        byte[] picture = Portraits.jpeg();
        stage.losePicture(stage.student("사진 잃은 학생", "MOBILE", picture));
        request();
        Calls.until(() -> state(1).equals("FAILED"));
        stage.keep(picture);
        sql(
                "update card_package set state = 'PREPARING', failure = null, failed_number = null,"
                        + " leased_until = now() + interval '1 minute'"
                        + " where campaign_id = (select id from card_campaign where code = $1)",
                stage.code());
        production.prepareAll().await().atMost(Duration.ofSeconds(30));
        assertThat(state(1)).as("somebody holds it").isEqualTo("PREPARING");
        sql(
                "update card_package set leased_until = now() - interval '1 second'"
                        + " where campaign_id = (select id from card_campaign where code = $1)",
                stage.code());
        production.prepareAll().await().atMost(Duration.ofSeconds(30));
        assertThat(company(null).take(onlyOffer(), null, 0).students()).hasSize(2);
    }

    @Test
    void downloads_need_a_purpose_and_honour_ranges() {
        stage.students(1, "MOBILE");
        request();
        Offer offer = onlyOffer();
        String content = stage.path() + "/packages/1/content";
        reader().get(content).then().statusCode(400).body("violations.code", hasItem("EXPORT_PURPOSE"));
        Response part = reader().header("Range", "bytes=10-19").get(content + "?purpose=card+issuance");
        part.then()
                .statusCode(206)
                .header("Content-Range", "bytes 10-19/" + offer.contentBytes())
                .header("ETag", "\"" + offer.contentSha256() + "\"")
                .header("Cache-Control", "private, no-store")
                .header("Content-Disposition", containsString(stage.code() + "-0001.zip"));
        assertThat(part.asByteArray()).hasSize(10);
        reader().header("Range", "bytes=" + offer.contentBytes() + "-")
                .get(content + "?purpose=card+issuance")
                .then()
                .statusCode(416);
        reader().get(stage.path() + "/packages/9/content?purpose=card+issuance")
                .then()
                .statusCode(404);
    }

    @Test
    void only_academic_affairs_asks_and_only_it_and_the_company_fetch() {
        stage.students(1, "MOBILE");
        request();
        Offer offer = onlyOffer();
        String packages = stage.path() + "/packages";
        String content = packages + "/1/content?purpose=card+issuance";
        anonymous().get(packages).then().statusCode(401);
        anonymous().get(content).then().statusCode(401);
        anonymous()
                .contentType("application/json")
                .body("{}")
                .post(packages)
                .then()
                .statusCode(401);
        for (RequestSpecification other : List.of(
                as("INTEGRATION", "scope:students.read"),
                as("REGISTRAR"),
                asStaffOf(stage.department(), "DEPARTMENT_STAFF"),
                asStudent("24101001"))) {
            other.get(content).then().statusCode(403);
        }
        as("INTEGRATION", "scope:cards.write").get(content).then().statusCode(403);
        as("DEAN")
                .contentType("application/json")
                .body("{}")
                .post(packages)
                .then()
                .statusCode(403);
        reader().contentType("application/json")
                .body("{}")
                .post(packages)
                .then()
                .statusCode(403);
        as("DEAN").get(CERTIFICATES).then().statusCode(403);
        Map<String, Object> body = Map.of("packageSha256", offer.sha256());
        reader().contentType("application/json")
                .body(body)
                .post(packages + "/1/transmission")
                .then()
                .statusCode(403);
    }

    @Test
    void a_client_gets_the_scopes_of_the_card_company() {
        as("ADMIN")
                .contentType("application/json")
                .body(Map.of("name", "카드사 " + UUID.randomUUID(), "scopes", List.of("cards.read", "cards.write")))
                .post("/api/v1/clients")
                .then()
                .statusCode(201)
                .body("client.scopes", hasItem("cards.read"));
    }

    @Test
    void a_hash_proves_that_the_company_has_the_package() {
        List<String> students = stage.students(2, "MOBILE");
        request();
        Offer offer = onlyOffer();
        confirm("a".repeat(64)).then().statusCode(400).body("violations.code", hasItem("CARD_PACKAGE_OTHER_HASH"));
        confirm("short").then().statusCode(400);
        assertThat(stage.stateOf(students.getFirst())).isEqualTo("ON_ROSTER MOBILE");
        confirm(offer.sha256()).then().statusCode(200).body("transmittedAt", notNullValue());
        assertThat(students)
                .allSatisfy(student -> assertThat(stage.stateOf(student)).isEqualTo("SENT_TO_ISSUER MOBILE"));
        String at = confirm(offer.sha256()).then().statusCode(200).extract().path("transmittedAt");
        affairs().get(stage.path() + "/packages/1").then().body("transmittedAt", equalTo(at));
        assertThat(sql("select state from card_campaign where code = $1", stage.code())
                        .getFirst()
                        .getString(0))
                .isEqualTo("TRANSFERRED");
        assertThat(sql(
                        "select 1 from outbox_event where type = 'card.transferred' and student_number = $1",
                        students.getFirst()))
                .hasSize(1);
    }

    @Test
    void students_of_a_later_package_are_not_said_to_be_with_the_company() {
        String first = stage.students(1, "MOBILE").getFirst();
        request();
        Offer offer = onlyOffer();
        String later = stage.student("나중 학생", "MOBILE", Portraits.jpeg());
        confirm(offer.sha256()).then().statusCode(200);
        assertThat(stage.stateOf(first)).isEqualTo("SENT_TO_ISSUER MOBILE");
        assertThat(stage.stateOf(later)).isEqualTo("ON_ROSTER MOBILE");
        assertThat(sql("select state from card_campaign where code = $1", stage.code())
                        .getFirst()
                        .getString(0))
                .isEqualTo("APPROVED");
    }

    @Test
    void who_was_taken_off_meanwhile_does_not_hold_up_the_others() {
        List<String> students = stage.students(2, "MOBILE");
        request();
        Offer offer = onlyOffer();
        sql("update card_entry set state = 'REMOVED', current = false where student_number = $1", students.getFirst());
        confirm(offer.sha256()).then().statusCode(200);
        assertThat(stage.stateOf(students.get(1))).isEqualTo("SENT_TO_ISSUER MOBILE");
        assertThat(stage.stateOf(students.get(0))).isEqualTo("REMOVED MOBILE");
        Taken taken = company(null).take(offer, null, 0);
        assertThat(company(null)
                        .receipt(taken, Map.of("000001", "DUPLICATE_PERSON", "000002", "NAME_INVALID"))
                        .getInteger("created"))
                .isEqualTo(2);
        assertThat(stage.stateOf(students.get(1))).isEqualTo("ISSUER_REFUSED MOBILE");
    }

    @Test
    void the_file_is_deleted_some_time_after_the_company_has_it() {
        stage.students(1, "MOBILE");
        request();
        Offer offer = onlyOffer();
        confirm(offer.sha256()).then().statusCode(200);
        retention.purge().await().atMost(Duration.ofSeconds(30));
        get(1).then().statusCode(200);
        MovableClock.get().advance(Duration.ofDays(91));
        retention.purge().await().atMost(Duration.ofSeconds(30));
        MovableClock.get().reset();
        get(1).then().statusCode(409).body("violations.code", hasItem("CARD_PACKAGE_REMOVED"));
        affairs()
                .get(stage.path() + "/packages/1")
                .then()
                .body("removedAt", notNullValue())
                .body("sha256", equalTo(offer.sha256()));
        assertThat(names()).containsOnly("");
    }

    @Test
    void the_file_of_a_package_that_nobody_confirms_is_deleted_too() {
        stage.students(1, "MOBILE");
        request();
        Offer offer = onlyOffer();
        assertThat(names()).doesNotContain("");
        MovableClock.get().advance(Duration.ofDays(91));
        retention.purge().await().atMost(Duration.ofSeconds(30));
        MovableClock.get().reset();
        get(1).then().statusCode(409).body("violations.code", hasItem("CARD_PACKAGE_REMOVED"));
        assertThat(names()).containsOnly("");
        confirm(offer.sha256()).then().statusCode(200);
    }

    private List<String> names() {
        return sql(
                        "select e.name from card_package_entry e join card_campaign c on c.id = e.campaign_id"
                                + " where c.code = $1",
                        stage.code())
                .stream()
                .map(row -> row.getString(0))
                .toList();
    }

    @Test
    void the_same_key_gives_the_same_answer() {
        stage.students(1, "MOBILE");
        String token = token(Set.of(), null, "ACADEMIC_AFFAIRS");
        String key = UUID.randomUUID().toString();
        for (int i = 0; i < 2; i++) {
            bearer(token)
                    .header("Idempotency-Key", key)
                    .contentType("application/json")
                    .body("{\"encrypted\": false}")
                    .post(stage.path() + "/packages")
                    .then()
                    .statusCode(202)
                    .header("Idempotency-Replayed", i == 0 ? not("true") : equalTo("true"));
        }
    }

    private RequestSpecification affairs() {
        return as("ACADEMIC_AFFAIRS");
    }

    private RequestSpecification reader() {
        return as("INTEGRATION", "scope:cards.read");
    }

    private Response request() {
        return request("{\"encrypted\": false}");
    }

    /** Encrypted, as soon as there ever was a certificate. */
    private Response usual() {
        return request("{}");
    }

    private Response request(String body) {
        return affairs().contentType("application/json").body(body).post(stage.path() + "/packages");
    }

    private Response confirm(String sha256) {
        return confirm(1, sha256);
    }

    private Response confirm(int sequence, String sha256) {
        return as("INTEGRATION", "scope:cards.write")
                .contentType("application/json")
                .body(Map.of("packageSha256", sha256))
                .post(stage.path() + "/packages/" + sequence + "/transmission");
    }

    private Response add(Certificates.Own own) {
        return affairs()
                .contentType("application/json")
                .body(Map.of("pem", own.pem()))
                .post(CERTIFICATES);
    }

    private Response get(int sequence) {
        return reader().get(stage.path() + "/packages/" + sequence + "/content?purpose=card+issuance");
    }

    private String state(int sequence) {
        return affairs()
                .get(stage.path() + "/packages/" + sequence)
                .then()
                .extract()
                .path("state");
    }

    private Offer onlyOffer() {
        Calls.until(() -> !company(null).offers().isEmpty());
        List<Offer> offers = company(null).offers();
        assertThat(offers).hasSize(1);
        return offers.getFirst();
    }

    private ExampleCardCompany company(PrivateKey key) {
        String token = token(Set.of(), null, "INTEGRATION", "scope:cards.read", "scope:cards.write");
        return new ExampleCardCompany(server.resolve(stage.path()), () -> token, folder, key);
    }
}
