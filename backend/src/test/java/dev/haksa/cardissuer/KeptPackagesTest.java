package dev.haksa.cardissuer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import dev.haksa.cardissuer.ExampleCardCompany.Offer;
import dev.haksa.shared.files.FileStore;
import dev.haksa.shared.files.FilesConfig;
import dev.haksa.shared.files.IncomingFiles;
import dev.haksa.shared.time.Times;
import dev.haksa.support.Calls;
import dev.haksa.support.HeldLock;
import dev.haksa.support.HttpTest;
import dev.haksa.support.MovableClock;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Packages whose envelope or file is not what it should be any more, before the company has them and after. */
@QuarkusTest
class KeptPackagesTest extends HttpTest {
    private static final String CERTIFICATES = "/api/v1/card-certificates";
    private static final String PLAIN = "{\"encrypted\": false}";
    private static final Duration LIFE = Duration.ofDays(30);

    @Inject
    FileStore files;

    @Inject
    FilesConfig config;

    @Inject
    IncomingFiles incoming;

    @Inject
    PackageProduction production;

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
        MovableClock.get().reset();
        sql("update card_certificate set withdrawn_at = now() where withdrawn_at is null");
    }

    @Test
    void no_package_becomes_plain_because_the_only_certificate_was_withdrawn() {
        stage.students(1, "MOBILE");
        Response added = add(Certificates.rsa(2048, Instant.now(), LIFE));
        withdraw(added).statusCode(200);
        request("{}").statusCode(409).body("violations.code", hasItem("CARD_CERTIFICATE_NONE_VALID"));
        affairs().get(stage.path() + "/packages").then().body("items", hasSize(0));
        request(PLAIN).statusCode(202).body("certificate", nullValue());
    }

    @Test
    void nobody_gets_a_package_that_is_sealed_to_a_withdrawn_certificate() {
        stage.students(2, "MOBILE");
        Response lost = add(Certificates.rsa(2048, Instant.now(), LIFE));
        Offer before = offered("{}");
        withdraw(lost).statusCode(200);
        shown().body("state", equalTo("FAILED")).body("failure", equalTo("CERTIFICATE_NOT_VALID"));
        content().statusCode(409).body("violations.code", hasItem("CARD_PACKAGE_NOT_READY"));
        confirm(before.sha256()).statusCode(409);
        assertThat(audited("CARD_PACKAGE_STOPPED")).isEqualTo(1);
        Certificates.Own found = Certificates.rsa(2048, Instant.now(), LIFE);
        add(found);
        Offer after = offered("{}");
        assertThat(after.sha256()).isEqualTo(before.sha256());
        assertThat(company(found).take(after, null, 0).students()).hasSize(2);
        confirm(after.sha256()).statusCode(200);
    }

    @Test
    void a_package_without_any_valid_certificate_is_taken_back_and_its_students_come_plain() {
        stage.students(2, "MOBILE");
        Response only = add(Certificates.rsa(2048, Instant.now(), LIFE));
        Offer before = offered("{}");
        withdraw(only).statusCode(200);
        stage.student("추가 학생", "MOBILE", Portraits.jpeg());
        request("{}").statusCode(409).body("violations.code", hasItem("CARD_CERTIFICATE_NONE_VALID"));
        request(PLAIN)
                .statusCode(409)
                .body("violations.code", hasItem("CARD_CERTIFICATE_NONE_VALID"))
                .body("violations[0].remedy", containsString("take back"));
        assertThat(actions()).containsExactly("REQUEST_AGAIN", "WITHDRAW");
        takeBack().statusCode(200).body("state", equalTo("WITHDRAWN"));
        assertThat(actions()).isEmpty();
        request(PLAIN)
                .statusCode(202)
                .body("sequence", equalTo(2))
                .body("entries", equalTo(3))
                .body("certificate", nullValue());
        Calls.until(
                () -> affairs().get(stage.path() + "/packages/2").path("state").equals("READY"));
        confirm(before.sha256()).statusCode(409).body("violations.code", hasItem("CARD_PACKAGE_WITHDRAWN"));
    }

    @Test
    void a_package_that_cannot_be_written_again_is_taken_back() throws Exception {
        String student = stage.student("사진 잃은 학생", "MOBILE", Portraits.jpeg());
        Offer before = offered(PLAIN);
        Files.delete(file(before));
        stage.losePicture(student);
        request(PLAIN);
        Calls.until(() -> state().equals("FAILED"));
        shown().body("failure", equalTo("PHOTO_MISSING"));
        assertThat(actions()).containsExactly("REQUEST_AGAIN", "WITHDRAW");
        takeBack().statusCode(200);
        request(PLAIN).statusCode(202).body("sequence", equalTo(2));
    }

    @Test
    void a_package_that_was_never_ready_is_not_taken_back() {
        stage.losePicture(stage.student("사진 잃은 학생", "MOBILE", Portraits.jpeg()));
        request(PLAIN).statusCode(202);
        Calls.until(() -> state().equals("FAILED"));
        assertThat(actions()).containsExactly("REQUEST_AGAIN");
        takeBack().statusCode(409).body("violations.code", hasItem("CARD_PACKAGE_NOT_READY"));
    }

    @Test
    void a_package_is_sealed_to_the_other_certificate_at_once() {
        stage.students(1, "MOBILE");
        Certificates.Own older = Certificates.rsa(2048, Instant.now(), LIFE);
        String fingerprint = add(older).path("fingerprint");
        Response latest = add(Certificates.rsa(2048, Instant.now(), LIFE));
        Offer before = offered("{}");
        shown().body("certificate", equalTo(latest.path("fingerprint")));
        withdraw(latest).statusCode(200);
        shown().body("certificate", equalTo(fingerprint));
        Calls.until(() -> state().equals("READY"));
        Offer after = offered("{}");
        assertThat(after.sha256()).isEqualTo(before.sha256());
        assertThat(company(older).take(after, null, 0).students()).hasSize(1);
        assertThat(audited("CARD_PACKAGE_SEALED_ANEW")).isEqualTo(1);
    }

    @Test
    void a_certificate_that_is_withdrawn_while_a_package_is_written_makes_none_ready() {
        byte[] picture = Portraits.jpeg();
        stage.losePicture(stage.student("사진 잃은 학생", "MOBILE", picture));
        String fingerprint = add(Certificates.rsa(2048, Instant.now(), LIFE)).path("fingerprint");
        request("{}").statusCode(202);
        Calls.until(() -> state().equals("FAILED"));
        stage.keep(picture);
        try (HeldLock thief = HeldLock.after(
                pool, "update card_certificate set withdrawn_at = now() where fingerprint = '" + fingerprint + "'")) {
            sql(
                    "update card_package set state = 'QUEUED', failure = null, failed_number = null where campaign_id ="
                            + " (select id from card_campaign where code = $1)",
                    stage.code());
            production.wake();
            Calls.until(() -> written() == 1);
            thief.commit();
        }
        Calls.until(() -> state().equals("FAILED"));
        shown().body("failure", equalTo("CERTIFICATE_NOT_VALID"));
        content().statusCode(409);
    }

    @Test
    void whoever_asks_while_the_certificate_is_withdrawn_hears_that_it_is() throws Exception {
        stage.students(1, "MOBILE");
        String fingerprint = add(Certificates.rsa(2048, Instant.now(), LIFE)).path("fingerprint");
        CompletableFuture<Integer> asked = new CompletableFuture<>();
        try (HeldLock withdrawal = HeldLock.after(
                pool, "update card_certificate set withdrawn_at = now() where fingerprint = '" + fingerprint + "'")) {
            Thread.startVirtualThread(
                    () -> asked.complete(request("{}").extract().statusCode()));
            Calls.until(() -> sql("select 1 from pg_stat_activity where wait_event_type = 'Lock'"
                                    + " and query like '%card_certificate%for share%'")
                            .size()
                    == 1);
            withdrawal.commit();
        }
        assertThat(asked.get(60, TimeUnit.SECONDS)).isEqualTo(409);
        affairs().get(stage.path() + "/packages").then().body("items", hasSize(0));
    }

    @Test
    void an_envelope_is_handed_out_as_long_as_its_certificate_is_good_enough() {
        stage.students(1, "MOBILE");
        Response added = add(Certificates.rsa(2048, Instant.now(), LIFE));
        Offer offer = offered("{}");
        content().statusCode(200);
        assertThat(actions()).containsExactly("DOWNLOAD", "CONFIRM", "SEND_RECEIPT", "WITHDRAW");
        assertThat(waiting()).isTrue();
        MovableClock.get().advance(LIFE.plusDays(1));
        content().statusCode(409).body("violations.code", hasItem("CARD_PACKAGE_SEAL_NOT_VALID"));
        assertThat(actions()).containsExactly("REQUEST_AGAIN", "CONFIRM", "SEND_RECEIPT", "WITHDRAW");
        assertThat(waiting()).isFalse();
        confirm(offer.sha256()).statusCode(200);
        content().statusCode(200);
        withdraw(added).statusCode(200);
        content().statusCode(409).body("violations.code", hasItem("CARD_PACKAGE_SEAL_NOT_VALID"));
        shown().body("state", equalTo("READY"));
        assertThat(actions()).containsExactly("SEND_RECEIPT");
    }

    @Test
    void a_package_whose_file_was_lost_is_written_again() throws Exception {
        stage.students(2, "MOBILE");
        Offer before = offered(PLAIN);
        Path file = file(before);
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(whole, whole.length / 2));
        content().statusCode(409).body("violations.code", hasItem("CARD_PACKAGE_FILE_LOST"));
        assertThat(actions()).containsExactly("REQUEST_AGAIN", "CONFIRM", "SEND_RECEIPT", "WITHDRAW");
        assertThat(writtenAgain(before)).isEqualTo(whole);
        Files.delete(file);
        content().statusCode(409).body("violations.code", hasItem("CARD_PACKAGE_FILE_LOST"));
        assertThat(writtenAgain(before)).isEqualTo(whole);
        request(PLAIN).statusCode(200);
    }

    @Test
    void a_file_that_is_lost_when_the_company_has_confirmed_it_is_written_again() throws Exception {
        List<String> students = stage.students(2, "MOBILE");
        Offer before = offered(PLAIN);
        byte[] whole = Files.readAllBytes(file(before));
        confirm(before.sha256()).statusCode(200);
        String confirmed = shown().extract().path("transmittedAt");
        Files.delete(file(before));
        content().statusCode(409).body("violations.code", hasItem("CARD_PACKAGE_FILE_LOST"));
        assertThat(actions()).containsExactly("REQUEST_AGAIN", "SEND_RECEIPT");
        assertThat(writtenAgain(before)).isEqualTo(whole);
        shown().body("transmittedAt", equalTo(confirmed));
        assertThat(waiting()).isFalse();
        assertThat(actions()).containsExactly("DOWNLOAD", "SEND_RECEIPT");
        assertThat(stage.stateOf(students.getFirst())).isEqualTo("SENT_TO_ISSUER MOBILE");
    }

    @Test
    void answers_and_later_packages_do_not_wait_for_a_lost_file_that_cannot_be_written() throws Exception {
        String student = stage.student("사진 잃은 학생", "MOBILE", Portraits.jpeg());
        Offer before = offered(PLAIN);
        confirm(before.sha256()).statusCode(200);
        Files.delete(file(before));
        stage.losePicture(student);
        request(PLAIN).statusCode(202);
        Calls.until(() -> state().equals("FAILED"));
        shown().body("failure", equalTo("PHOTO_MISSING"));
        assertThat(actions()).containsExactly("REQUEST_AGAIN", "SEND_RECEIPT");
        content().statusCode(409).body("violations.code", hasItem("CARD_PACKAGE_NOT_READY"));
        confirm("b".repeat(64)).statusCode(400);
        confirm(before.sha256()).statusCode(200);
        answer(
                        "/packages/1/receipts",
                        Map.of("packageSha256", before.sha256(), "othersAccepted", true, "lines", List.of()))
                .statusCode(200)
                .body("created", equalTo(1));
        answer("/reports", Map.of("entryNumber", "000001", "status", "LINKED", "on", today()))
                .statusCode(200)
                .body("effect", equalTo("MOVED"));
        stage.student("다음 학생", "MOBILE", Portraits.jpeg());
        request(PLAIN).statusCode(202).body("sequence", equalTo(2));
        Calls.until(
                () -> affairs().get(stage.path() + "/packages/2").path("state").equals("READY"));
        takeBack().statusCode(409).body("violations.code", hasItem("CARD_PACKAGE_WITH_COMPANY"));
        assertThatThrownBy(() -> sql(
                        "update card_package set transmitted_at = null where campaign_id ="
                                + " (select id from card_campaign where code = $1) and sequence = 1",
                        stage.code()))
                .hasMessageContaining("the company has the package");
    }

    @Test
    void a_lost_envelope_that_the_company_has_is_sealed_to_its_present_certificate() throws Exception {
        stage.students(1, "MOBILE");
        Response first = add(Certificates.rsa(2048, Instant.now(), LIFE));
        Offer before = offered("{}");
        confirm(before.sha256()).statusCode(200);
        withdraw(first).statusCode(200);
        Files.delete(file(before));
        assertThat(actions()).containsExactly("REQUEST_AGAIN", "SEND_RECEIPT");
        request("{}").statusCode(202);
        Calls.until(() -> state().equals("FAILED"));
        shown().body("failure", equalTo("CERTIFICATE_NOT_VALID"));
        request("{}").statusCode(202);
        Certificates.Own present = Certificates.rsa(2048, Instant.now(), LIFE);
        add(present);
        Calls.until(() -> state().equals("FAILED"));
        Offer after = offered("{}");
        assertThat(after.sha256()).isEqualTo(before.sha256());
        assertThat(company(present).take(after, null, 0).students()).hasSize(1);
    }

    @Test
    void nothing_is_written_again_after_the_campaign() throws Exception {
        stage.students(1, "MOBILE");
        Offer before = offered(PLAIN);
        confirm(before.sha256()).statusCode(200);
        sql("update card_campaign set state = 'CLOSED', closed_at = now() where code = $1", stage.code());
        Files.delete(file(before));
        assertThat(actions()).containsExactly("SEND_RECEIPT");
        request(PLAIN).statusCode(422);
        shown().body("state", equalTo("READY"));
    }

    private ValidatableResponse answer(String path, Map<String, Object> body) {
        return as("INTEGRATION", "scope:cards.write")
                .contentType("application/json")
                .body(body)
                .post(stage.path() + path)
                .then();
    }

    private static String today() {
        return Times.day(MovableClock.get().instant()).toString();
    }

    private byte[] writtenAgain(Offer before) {
        Offer after = offered(PLAIN);
        assertThat(after.sha256()).isEqualTo(before.sha256());
        assertThat(after.sequence()).isEqualTo(1);
        return content().statusCode(200).extract().asByteArray();
    }

    /** Asks, and waits until it is there. */
    private Offer offered(String body) {
        request(body);
        Calls.until(() -> state().equals("READY"));
        return new ExampleCardCompany(server.resolve(stage.path()), this::reading, folder, null)
                .offers()
                .getFirst();
    }

    private ExampleCardCompany company(Certificates.Own own) {
        return new ExampleCardCompany(
                server.resolve(stage.path()), this::reading, folder, own.keys().getPrivate());
    }

    private String reading() {
        return token(Set.of(), null, "INTEGRATION", "scope:cards.read");
    }

    private RequestSpecification affairs() {
        return as("ACADEMIC_AFFAIRS").contentType("application/json");
    }

    private ValidatableResponse request(String body) {
        return affairs().body(body).post(stage.path() + "/packages").then();
    }

    private Response add(Certificates.Own own) {
        return affairs().body(Map.of("pem", own.pem())).post(CERTIFICATES);
    }

    private ValidatableResponse withdraw(Response added) {
        return affairs()
                .header("If-Match", added.header("ETag"))
                .post(CERTIFICATES + "/" + added.path("fingerprint") + "/withdrawal")
                .then();
    }

    private ValidatableResponse shown() {
        return affairs().get(stage.path() + "/packages/1").then().statusCode(200);
    }

    private List<String> actions() {
        return shown().extract().jsonPath().getList("actions.name");
    }

    private ValidatableResponse takeBack() {
        return affairs()
                .header("If-Match", shown().extract().header("ETag"))
                .body(Map.of("reason", "다시 만들 수 없음"))
                .post(stage.path() + "/packages/1/withdrawal")
                .then();
    }

    /** Whether the company is told to fetch a package of the campaign. */
    private boolean waiting() {
        String offers = "/api/v1/card-packages?waiting=true&limit=200";
        Response page = bearer(reading()).get(offers);
        boolean found = listed(page);
        while (!found && page.path("next") != null) {
            page = bearer(reading()).get(offers + "&after=" + page.path("next"));
            found = listed(page);
        }
        return found;
    }

    private boolean listed(Response page) {
        page.then().statusCode(200);
        return page.jsonPath().getList("items.campaign").contains(stage.code());
    }

    private Path file(Offer offer) {
        return config.directory()
                .toAbsolutePath()
                .resolve(offer.contentSha256().substring(0, 2))
                .resolve(offer.contentSha256());
    }

    private String state() {
        return shown().extract().path("state");
    }

    private int written() {
        return sql(
                        "select photos_written from card_package p join card_campaign c on c.id = p.campaign_id"
                                + " where c.code = $1 and p.state = 'PREPARING'",
                        stage.code())
                .stream()
                .mapToInt(row -> row.getInteger(0))
                .sum();
    }

    private ValidatableResponse content() {
        return as("INTEGRATION", "scope:cards.read")
                .get(stage.path() + "/packages/1/content?purpose=card+issuance")
                .then();
    }

    private ValidatableResponse confirm(String sha256) {
        return as("INTEGRATION", "scope:cards.write")
                .contentType("application/json")
                .body(Map.of("packageSha256", sha256))
                .post(stage.path() + "/packages/1/transmission")
                .then();
    }

    private int audited(String action) {
        return sql("select 1 from audit_entry where action = $1 and subject_id = $2", action, stage.code() + "/1")
                .size();
    }
}
