package dev.haksa.cardissuer;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import dev.haksa.card.ApplicationAnnouncer;
import dev.haksa.cardissuer.Cast.Place;
import dev.haksa.cardissuer.University2024.Department;
import dev.haksa.identity.keys.SigningKeys;
import dev.haksa.shared.time.Times;
import dev.haksa.support.Calls;
import dev.haksa.support.HttpTest;
import dev.haksa.support.MovableClock;
import io.quarkus.test.common.http.TestHTTPResource;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/**
 * The stage of the calendar of 2024: three departments with 60 students, brought in through HTTP like everything else, a
 * clock that is moved, and a board that says what each student is to be told now.
 */
abstract class CardStory extends HttpTest {
    /** The stages of whoever missed the first. */
    static final String MISSED = "xxxxxx";

    private static final Set<String> SENT =
            Set.of("ON_ROSTER", "SENT_TO_ISSUER", "ISSUER_LINKED", "APPLIED", "SHIPPED", "DELIVERED", "ISSUER_REFUSED");
    private static final String OWN_CARD = "/api/v1/students/me/card";

    @Inject
    SigningKeys signingKeys;

    @Inject
    ApplicationAnnouncer announcer;

    @TestHTTPResource("/")
    URI server;

    private Calls calls;

    private final String suffix = UUID.randomUUID().toString().substring(0, 8);
    private final University2024 university = new University2024(this, suffix);
    final String campaign = "2024-" + suffix;
    final String path = "/api/v1/card-campaigns/" + campaign;

    /** What each student is told now: status, method, a letter for each stage. */
    private final Map<String, String> board = new LinkedHashMap<>();

    /** The key signs in 2024 too, while the story runs. */
    private String kid;

    private OffsetDateTime signsFrom;

    @BeforeEach
    void the_university_of_2024() {
        Row key = sql("select kid, signs_from from signing_key where retired_at is null order by signs_from limit 1")
                .getFirst();
        kid = key.getString("kid");
        signsFrom = key.getOffsetDateTime("signs_from");
        sql("update signing_key set signs_from = '2020-01-01' where kid = $1", kid);
        signingKeys.reload().await().atMost(Duration.ofSeconds(30));
        calls = new Calls(server);
        at("2024-01-02T09:00");
        university.isFounded();
    }

    @AfterEach
    void keys_of_today() {
        sql("update signing_key set signs_from = $2 where kid = $1", kid, signsFrom);
    }

    /** The change of major has taken effect. */
    void moves(Cast one, Place from, Place to) {
        university.moves(one, from, to);
    }

    Department department(Place place) {
        return university.department(place);
    }

    String departmentOf(String student) {
        return university.departmentOf(student);
    }

    String number(Cast one) {
        return university.number(one);
    }

    List<String> everybody() {
        return university.everybody();
    }

    boolean isUnknown(String number) {
        return sql("select 1 from student where student_number = $1", number).isEmpty();
    }

    List<String> numbers(Cast... some) {
        return Stream.of(some).map(this::number).toList();
    }

    /** The students of a department who are told something now. */
    List<String> of(Place place, Predicate<String> told) {
        return university.students(place).stream()
                .filter(student -> told.test(board.get(student)))
                .toList();
    }

    static Predicate<String> status(String status) {
        return told -> told.startsWith(status);
    }

    /**
     * Writes on the board what somebody is told from now on.
     *
     * @param card status, method, and for each stage D (done), C (current), x (missed) or a dot (to come)
     */
    void tell(Cast one, String card) {
        board.put(number(one), card);
    }

    void tellAll(String card) {
        everybody().forEach(student -> board.put(student, card));
    }

    /** Another status and other stages, by the same method. */
    void become(Collection<String> some, String status, String stages) {
        some.forEach(student ->
                board.compute(student, (number, told) -> status + " " + told.split(" ", -1)[1] + " " + stages));
    }

    void become(Cast one, String status, String stages) {
        become(List.of(number(one)), status, stages);
    }

    /** By another method. */
    void method(Collection<String> some, String method) {
        some.forEach(student -> board.compute(
                student, (number, told) -> told.split(" ", -1)[0] + " " + method + " " + told.split(" ", -1)[2]));
    }

    /** Asks every student how the card stands, and academic affairs about those who were sent. */
    void everybodyIsTold() {
        Map<String, CompletableFuture<String>> asked = new LinkedHashMap<>();
        everybody().forEach(student -> asked.put(student, told(student)));
        assertThat(asked).hasSize(University2024.ALL);
        Map<String, String> wrong = new LinkedHashMap<>();
        asked.forEach((student, answer) -> {
            if (!board.get(student).equals(answer.join())) {
                wrong.put(university.name(student), answer.join() + " instead of " + board.get(student));
            }
        });
        assertThat(wrong).isEmpty();
        assertThat(listed()).isEqualTo(sent());
    }

    /** Where everybody stands who was sent, and how they apply, as academic affairs reads it. */
    private Map<String, String> listed() {
        List<Map<String, String>> items = affairs()
                .get(path + "/students?limit=200")
                .then()
                .statusCode(200)
                .extract()
                .path("items");
        return items.stream()
                .collect(toMap(
                        one -> university.name(one.get("studentNumber")),
                        one -> sent(one.get("state"), one.get("channel"))));
    }

    private Map<String, String> sent() {
        return everybody().stream()
                .filter(student -> SENT.contains(board.get(student).split(" ", -1)[0]))
                .collect(toMap(
                        university::name,
                        student -> sent(
                                board.get(student).split(" ", -1)[0],
                                board.get(student).split(" ", -1)[1])));
    }

    /** How somebody applied who has a card is of no use any more. */
    private static String sent(String state, String channel) {
        return state + (state.equals("SHIPPED") || state.equals("DELIVERED") ? "" : " " + channel);
    }

    private CompletableFuture<String> told(String student) {
        return calls.send("GET", OWN_CARD, token(Set.of(), student, "STUDENT"))
                .thenApply(answer -> answer.status() == 200 ? told(new JsonObject(answer.body())) : answer.body());
    }

    private static String told(JsonObject card) {
        String stages = card.getJsonArray("timeline").stream()
                .map(stage -> letter(((JsonObject) stage).getString("state")))
                .collect(joining());
        return card.getString("status") + " " + card.getString("method") + " " + stages;
    }

    private static String letter(String state) {
        return switch (state) {
            case "DONE" -> "D";
            case "CURRENT" -> "C";
            case "MISSED" -> "x";
            default -> ".";
        };
    }

    ValidatableResponse own(String student) {
        return asStudent(student).get(OWN_CARD).then().statusCode(200);
    }

    ValidatableResponse own(Cast one) {
        return own(number(one));
    }

    /** The student reads this reason, in Korean and in English. */
    void reads(Cast one, String code, String korean, String english) {
        assertThat(sentence(one, code, "ko")).as("%s in Korean", one).contains(korean);
        assertThat(sentence(one, code, "en")).as("%s in English", one).contains(english);
    }

    private String sentence(Cast one, String code, String language) {
        return RestAssured.given()
                .header("Accept-Language", language)
                .header("Authorization", "Bearer " + token(Set.of(), number(one), "STUDENT"))
                .get(OWN_CARD)
                .then()
                .statusCode(200)
                .extract()
                .path("reasons.find { it.code == '" + code + "' }.message");
    }

    /** The department is told the same as the student, but for what each may do; another department nothing. */
    void staffSees(Place place, Cast one) {
        String card = "/api/v1/students/" + number(one) + "/card";
        assertThat(withoutActions(staff(place).get(card)))
                .isEqualTo(withoutActions(student(one).get(OWN_CARD)));
        Stream.of(Place.values())
                .filter(other -> other != place)
                .forEach(other -> staff(other).get(card).then().statusCode(404));
    }

    private static JsonObject withoutActions(Response card) {
        card.then().statusCode(200);
        JsonObject told = new JsonObject(card.asString());
        told.remove("actions");
        return told;
    }

    /** The planned day has gone by, and the student is not told of it as of one to come. */
    void waitsBeyondThePlan(Cast one, String step) {
        own(one).body("nextSteps.find { it.code == '" + step + "' }.message", containsString("has gone by"));
    }

    /** Each stage with whoever has to act, its first day and its last. */
    List<String> calendar(Cast one) {
        List<Map<String, String>> stages = own(one).extract().path("timeline");
        return stages.stream()
                .map(stage -> Stream.of("stage", "actor", "from", "until")
                        .map(field -> stage.getOrDefault(field, "-"))
                        .collect(joining(" ")))
                .toList();
    }

    /** The days of the notice; uploads and rosters end when the department is reopened until. */
    static List<String> stages(String photoUntil, String rosterUntil) {
        return List.of(
                "PHOTO_UPLOAD STUDENT 2024-02-26 " + photoUntil,
                "DEPARTMENT_ROSTER DEPARTMENT - " + rosterUntil,
                "APPROVAL_AND_TRANSMISSION ACADEMIC_AFFAIRS - 2024-03-15",
                "ISSUER_LINK CARD_COMPANY - 2024-03-19",
                "MOBILE_APPLICATION STUDENT 2024-03-20 -",
                "DELIVERY CARD_COMPANY 2024-03-21 -");
    }

    /** What was told of a student's card, in order. */
    List<String> events(Cast one) {
        return sql(
                        "select type from outbox_event where student_number = $1 and type like 'card.%' order by id",
                        number(one))
                .stream()
                .map(row -> row.getString("type").substring("card.".length()))
                .toList();
    }

    /** Students who may apply from now on are told so. */
    void announces() {
        announcer.announce().await().atMost(Duration.ofSeconds(30));
    }

    /** The name on the card, in Korean and in Latin letters. */
    List<String> namesOf(String student) {
        return List.of(University2024.koreanName(student), university.englishName(student));
    }

    /** On which day each stage was done. */
    List<String> days(Cast one) {
        return own(one).extract().<List<String>>path("timeline.doneAt").stream()
                .map(at -> Times.day(Instant.parse(at)).toString())
                .toList();
    }

    /** Something happened to a student once, and a notice says so. */
    void noticed(Cast one, String event, String kind) {
        assertThat(sql("select 1 from outbox_event where student_number = $1 and type = $2", number(one), event))
                .as("%s of %s", event, one)
                .hasSize(1);
        Calls.until(() -> asStudent(number(one))
                .get("/api/v1/students/me/notices?limit=200")
                .then()
                .statusCode(200)
                .extract()
                .<List<String>>path("items.kind")
                .contains(kind));
    }

    ValidatableResponse declares(Cast one, Map<String, Object> said) {
        return json(matching(student(one), student(one).get(OWN_CARD)), said)
                .put("/api/v1/students/me/card/declaration")
                .then();
    }

    String roster(Place place) {
        return path + "/rosters/" + department(place).id();
    }

    List<String> told(Predicate<String> what, Place... places) {
        List<String> found = new ArrayList<>();
        Stream.of(places).forEach(place -> found.addAll(of(place, what)));
        return found;
    }

    /** Everybody on the rosters that were sent. */
    List<String> onRosters(Place... places) {
        return told(status("ON_ROSTER"), places);
    }

    RequestSpecification affairs() {
        return as("ACADEMIC_AFFAIRS");
    }

    RequestSpecification registrar() {
        return as("REGISTRAR");
    }

    RequestSpecification dean() {
        return as("DEAN");
    }

    RequestSpecification president() {
        return as("PRESIDENT");
    }

    RequestSpecification student(Cast one) {
        return asStudent(number(one));
    }

    RequestSpecification studentOf(String number) {
        return asStudent(number);
    }

    /** A token of the card company. */
    String companyToken() {
        return token(Set.of(), null, "INTEGRATION", "scope:cards.read", "scope:cards.write");
    }

    RequestSpecification staff(Place place) {
        return asStaffOf(department(place).id(), "DEPARTMENT_STAFF");
    }

    RequestSpecification head(Place place) {
        return asStaffOf(department(place).id(), "DEPARTMENT_HEAD");
    }

    static RequestSpecification json(RequestSpecification request, Object body) {
        return request.contentType("application/json").body(body);
    }

    /** Says of what is answered that it is to be changed as it is. */
    static RequestSpecification matching(RequestSpecification request, Response read) {
        return request.header("If-Match", read.then().statusCode(200).extract().header("ETag"));
    }

    static void at(String time) {
        MovableClock.get().moveTo(LocalDateTime.parse(time).atZone(Times.SEOUL).toInstant());
    }
}
