package dev.haksa.cardissuer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.blankOrNullString;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import com.sun.net.httpserver.HttpServer;
import dev.haksa.cardissuer.ExampleCompanyDesk.Found;
import dev.haksa.cardissuer.ExampleCompanyDesk.Outcome;
import dev.haksa.shared.files.FileStore;
import dev.haksa.shared.files.IncomingFiles;
import dev.haksa.shared.time.Times;
import dev.haksa.support.Calls;
import dev.haksa.support.HttpTest;
import dev.haksa.support.MovableClock;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How a company that knows no campaign finds its packages, and what it does when something is not as expected. */
@QuarkusTest
class CompanyDeskTest extends HttpTest {
    private static final String OFFERS = "/api/v1/card-packages";

    @Inject
    FileStore files;

    @Inject
    IncomingFiles incoming;

    @Inject
    PackageRetention retention;

    @TestHTTPResource("/")
    URI server;

    @TempDir
    Path folder;

    private ExampleCompanyDesk desk;
    private CardStage stage;

    @BeforeEach
    void aCompanyAndACampaign() {
        desk = desk();
        stage = new CardStage(this::sql, files, incoming);
    }

    @Test
    void finds_what_waits_in_all_campaigns_in_order_and_nothing_twice() throws IOException {
        List<String> students = stage.students(2, "MOBILE");
        packed(stage, 1);
        students.add(stage.student("나중 학생", "MOBILE", Portraits.jpeg()));
        packed(stage, 2);
        CardStage other = new CardStage(this::sql, files, incoming);
        students.addAll(other.students(1, "MOBILE"));
        packed(other, 1);
        assertThat(found(stage)).extracting(one -> one.offer().sequence()).containsExactly(1, 2);
        assertThat(found(other)).hasSize(1);
        for (Found one :
                List.of(found(stage).get(0), found(stage).get(1), found(other).get(0))) {
            assertThat(desk.take(one)).isEqualTo(Outcome.TAKEN);
        }
        assertThat(found(stage)).isEmpty();
        assertThat(found(other)).isEmpty();
        for (String student : students) {
            assertThat((student.equals(students.getLast()) ? other : stage).stateOf(student))
                    .isEqualTo("SENT_TO_ISSUER MOBILE");
        }
        assertThat(Files.list(folder)).as("nothing is kept").isEmpty();
    }

    @Test
    void what_is_told_of_a_package_is_what_the_company_needs_and_names_nobody() {
        stage.students(1, "MOBILE");
        packed(stage, 1);
        String first = "items.find { it.campaign == '" + stage.code() + "' }.";
        LocalDate today = LocalDate.now(Times.SEOUL);
        Response waiting = page("waiting=true&count=true&").answer();
        waiting.then()
                .statusCode(200)
                .header("Cache-Control", "private, no-cache")
                .body("count", notNullValue())
                .body(first + "titleKo", equalTo("발급"))
                .body(first + "titleEn", equalTo("Cards"))
                .body(first + "campaignOver", equalTo(false))
                .body(first + "state", equalTo("READY"))
                .body(first + "fileName", equalTo(stage.code() + "-0001.zip"))
                .body(first + "firstEntry", equalTo("000001"))
                .body(first + "lastEntry", equalTo("000001"))
                .body(first + "linkUntil", not(blankOrNullString()))
                .body(first + "applicationFrom", not(blankOrNullString()))
                .body(first + "deliveryFrom", not(blankOrNullString()));
        assertThat(LocalDate.parse(waiting.path(first + "linkUntil"))).isBeforeOrEqualTo(today);
        assertThat(waiting.asString()).doesNotContain("Test ACADEMIC_AFFAIRS");
        assertThat(desk.take(found(stage).getFirst())).isEqualTo(Outcome.TAKEN);
        page("").answer()
                .then()
                .statusCode(200)
                .body(first + "transmittedAt", notNullValue())
                .body(first + "accepted", equalTo(1));
        sql("update card_campaign set state = 'CLOSED', closed_at = now() where code = $1", stage.code());
        page("").answer().then().body(first + "campaignOver", equalTo(true));
    }

    @Test
    void asking_again_costs_nothing_while_nothing_changed() {
        stage.students(1, "MOBILE");
        packed(stage, 1);
        Page page = page("waiting=true&");
        String tag = page.answer().header("ETag");
        reader().header("If-None-Match", tag)
                .get(page.address())
                .then()
                .statusCode(304)
                .body(blankOrNullString());
        assertThat(desk.take(found(stage).getFirst())).isEqualTo(Outcome.TAKEN);
        reader().header("If-None-Match", tag)
                .get(page.address())
                .then()
                .statusCode(200)
                .header("ETag", not(equalTo(tag)));
    }

    @Test
    void goes_from_page_to_page() {
        stage.students(1, "MOBILE");
        packed(stage, 1);
        stage.student("나중 학생", "MOBILE", Portraits.jpeg());
        packed(stage, 2);
        Response first = reader().get(OFFERS + "?waiting=true&limit=1");
        first.then().statusCode(200).body("items", hasSize(1)).header("Link", containsString("after="));
        reader().get(OFFERS + "?waiting=true&limit=1&after=" + first.path("next"))
                .then()
                .statusCode(200)
                .body("items", hasSize(1));
        reader().get(OFFERS + "?after=none").then().statusCode(400).body("violations.code", hasItem("INVALID_CURSOR"));
    }

    @Test
    void fetches_a_new_token_when_the_old_one_is_over() {
        stage.students(1, "MOBILE");
        packed(stage, 1);
        assertThat(found(stage)).hasSize(1);
        MovableClock.get().advance(Duration.ofMinutes(11));
        assertThat(desk.take(found(stage).getFirst())).isEqualTo(Outcome.TAKEN);
    }

    @Test
    void comes_again_when_it_is_told_to() throws IOException {
        Queue<Integer> statuses = new ArrayDeque<>(List.of(429, 503, 200));
        HttpServer busy = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        busy.createContext("/", exchange -> {
            boolean token = exchange.getRequestURI().getPath().equals("/oauth2/token");
            byte[] body = (token ? "{\"access_token\": \"t\", \"expires_in\": 600}" : "{\"items\": []}")
                    .getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Retry-After", "1");
            exchange.getResponseHeaders().add("ETag", "\"1\"");
            exchange.sendResponseHeaders(token ? 200 : statuses.remove(), body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        busy.start();
        try {
            URI address = URI.create("http://localhost:" + busy.getAddress().getPort());
            Instant before = Instant.now();
            assertThat(new ExampleCompanyDesk(address, "id", "secret", folder, null).look())
                    .isEmpty();
            assertThat(Duration.between(before, Instant.now())).isGreaterThan(Duration.ofMillis(1900));
            assertThat(statuses).isEmpty();
        } finally {
            busy.stop(0);
        }
    }

    @Test
    void lets_go_of_what_is_removed_meanwhile() throws IOException {
        stage.students(1, "MOBILE");
        packed(stage, 1);
        Found found = found(stage).getFirst();
        MovableClock.get().advance(Duration.ofDays(91));
        retention.purge().await().atMost(Duration.ofSeconds(30));
        MovableClock.get().reset();
        assertThat(desk.take(found)).isEqualTo(Outcome.GONE);
        assertThat(Files.list(folder)).isEmpty();
        assertThat(found(stage)).isEmpty();
        page("").answer().then().body("items.find { it.campaign == '" + stage.code() + "' }.removedAt", notNullValue());
    }

    @Test
    void lets_go_of_what_is_of_a_campaign_that_ended_meanwhile() throws IOException {
        stage.students(1, "MOBILE");
        packed(stage, 1);
        Found found = found(stage).getFirst();
        sql("update card_campaign set state = 'CLOSED', closed_at = now() where code = $1", stage.code());
        assertThat(desk.take(found)).isEqualTo(Outcome.GONE);
        assertThat(Files.list(folder)).isEmpty();
        assertThat(found(stage)).isEmpty();
    }

    @Test
    void lets_go_of_what_is_taken_back_and_takes_the_next_one() {
        stage.students(1, "MOBILE");
        packed(stage, 1);
        Found found = found(stage).getFirst();
        as("ACADEMIC_AFFAIRS")
                .header("If-Match", "*")
                .contentType("application/json")
                .body(Map.of("reason", "이름이 바뀌어 다시 보냅니다."))
                .post(stage.path() + "/packages/1/withdrawal")
                .then()
                .statusCode(200);
        assertThat(found(stage)).isEmpty();
        assertThat(desk.take(found)).isEqualTo(Outcome.GONE);
        page("").answer()
                .then()
                .body("items.find { it.campaign == '" + stage.code() + "' }.state", equalTo("WITHDRAWN"));
        packed(stage, 2);
        assertThat(desk.take(found(stage).getFirst())).isEqualTo(Outcome.TAKEN);
    }

    @Test
    void comes_again_for_a_package_whose_predecessor_is_missing() {
        stage.students(1, "MOBILE");
        packed(stage, 1);
        stage.student("나중 학생", "MOBILE", Portraits.jpeg());
        packed(stage, 2);
        List<Found> found = found(stage);
        assertThat(desk.take(found.get(1))).isEqualTo(Outcome.LATER);
        assertThat(desk.take(found.get(0))).isEqualTo(Outcome.TAKEN);
        assertThat(desk.take(found.get(1))).isEqualTo(Outcome.TAKEN);
    }

    @Test
    void reports_wait_for_the_package_before_and_end_with_the_campaign() {
        stage.students(1, "MOBILE");
        packed(stage, 1);
        String later = stage.student("나중 학생", "MOBILE", Portraits.jpeg());
        packed(stage, 2);
        String today = LocalDate.now(Times.SEOUL).toString();
        refused("000002", today, "CARD_PACKAGE_BEFORE_MISSING");
        sql("update card_campaign set state = 'CLOSED', closed_at = now() where code = $1", stage.code());
        refused("000002", today, "CARD_TRANSFER_OVER");
        refused("000001", today, "CARD_TRANSFER_OVER");
        assertThat(stage.stateOf(later)).isEqualTo("ON_ROSTER MOBILE");
        assertThat(sql(
                        "select 1 from card_report r join card_campaign c on c.id = r.campaign_id where c.code = $1",
                        stage.code()))
                .isEmpty();
    }

    private void refused(String entry, String today, String code) {
        writer().contentType("application/json")
                .body(Map.of("entryNumber", entry, "status", "LINKED", "on", today))
                .post(stage.path() + "/reports")
                .then()
                .statusCode(409)
                .body("violations.code", hasItem(code));
        writer().contentType("text/csv; charset=UTF-8")
                .body("entryNumber,status,on\r\n" + entry + ",LINKED," + today + "\r\n")
                .post(stage.path() + "/reports/import?mode=BEST_EFFORT")
                .then()
                .statusCode(409)
                .body("violations.code", hasItem(code));
    }

    private List<Found> found(CardStage of) {
        return desk.look().stream()
                .filter(one -> one.campaign().equals(of.code()))
                .toList();
    }

    private void packed(CardStage of, int sequence) {
        as("ACADEMIC_AFFAIRS")
                .contentType("application/json")
                .body("{\"encrypted\": false}")
                .post(of.path() + "/packages")
                .then()
                .statusCode(202)
                .body("sequence", equalTo(sequence));
        Calls.until(() -> "READY"
                .equals(as("ACADEMIC_AFFAIRS")
                        .get(of.path() + "/packages/" + sequence)
                        .path("state")));
    }

    private ExampleCompanyDesk desk() {
        Response client = as("ADMIN")
                .contentType("application/json")
                .body(Map.of("name", "카드사 " + UUID.randomUUID(), "scopes", List.of("cards.read", "cards.write")))
                .post("/api/v1/clients");
        client.then().statusCode(201);
        return new ExampleCompanyDesk(server, client.path("client.id"), client.path("clientSecret"), folder, null);
    }

    private record Page(String address, Response answer) {}

    /** The page with the campaign; other tests have left packages before it. */
    private Page page(String query) {
        String address = OFFERS + "?" + query + "limit=200";
        Response answer = reader().get(address);
        while (!answer.jsonPath().getList("items.campaign").contains(stage.code())) {
            String next = answer.path("next");
            assertThat(next).as("the campaign is listed").isNotNull();
            address = OFFERS + "?" + query + "limit=200&after=" + next;
            answer = reader().get(address);
        }
        return new Page(address, answer);
    }

    private RequestSpecification reader() {
        return as("INTEGRATION", "scope:cards.read");
    }

    private RequestSpecification writer() {
        return as("INTEGRATION", "scope:cards.write");
    }
}
