package dev.haksa.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.haksa.shared.outbox.OutboxEvent;
import dev.haksa.support.Campus;
import dev.haksa.support.Events;
import dev.haksa.support.Eventually;
import dev.haksa.support.HttpTest;
import dev.haksa.support.MovableClock;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class LiveTest extends HttpTest {
    private static final String LIVE = "/api/v1/students/me/live";

    @Inject
    Events events;

    private final List<LiveClient> clients = new ArrayList<>();
    private Campus campus;
    private String student;

    @BeforeEach
    void aCampus() {
        campus = Campus.open(pool);
        student = campus.student();
    }

    @AfterEach
    void close() {
        clients.forEach(LiveClient::close);
    }

    @Test
    void tells_seats_and_places_at_once() {
        int one = campus.section(3, 40);
        int other = campus.section(3, 2);
        LiveClient live = listen(student, one, other);
        assertThat(live.response().statusCode()).isEqualTo(200);
        assertThat(live.response().headers().firstValue("Content-Type")).hasValue("text/event-stream");
        assertThat(live.response().headers().firstValue("Cache-Control")).hasValue("private, no-store");
        assertThat(live.seats(one, seats -> true))
                .isEqualTo(
                        new JsonObject(
                                "{\"sectionId\":" + one
                                        + ",\"capacity\":40,\"enrolled\":0,\"withheld\":0,\"free\":40,\"waiting\":0,\"rehearsal\":false}"));
        assertThat(live.seats(other, seats -> true).getInteger("free")).isEqualTo(2);
        assertThat(live.latest("waitlist", places -> true).getJsonArray("places"))
                .isEmpty();
        assertThat(live.lastId()).matches("\\d+");
    }

    @Test
    void tells_a_seat_that_somebody_else_takes_and_not_who() {
        int section = campus.section(3, 2);
        int unwatched = campus.section(3, 2);
        LiveClient live = listen(student, section);
        live.seats(section, seats -> true);
        String other = campus.student();
        asStudent(other)
                .put("/api/v1/students/me/enrollments/" + unwatched)
                .then()
                .statusCode(201);
        asStudent(other)
                .put("/api/v1/students/me/enrollments/" + section)
                .then()
                .statusCode(201);
        assertThat(live.seats(section, seats -> seats.getInteger("enrolled") == 1)
                        .getInteger("free"))
                .isEqualTo(1);
        assertThat(live.of("result")).isEmpty();
        assertThat(live.of("seats").stream().map(seats -> seats.getInteger("sectionId")))
                .doesNotContain(unwatched);
        assertThat(live.of("seats").toString() + live.of("waitlist")).doesNotContain(other);
    }

    @Test
    void tells_ones_own_results_on_every_device_with_the_reasons_in_words() {
        int section = campus.section(3, 2);
        LiveClient phone = listen(student, section);
        LiveClient laptop = listen(student);
        phone.lastId();
        laptop.lastId();
        asStudent(student)
                .put("/api/v1/students/me/enrollments/" + section)
                .then()
                .statusCode(201);
        for (LiveClient device : List.of(phone, laptop)) {
            JsonObject result = device.latest("result", any -> true);
            assertThat(result.getString("type")).isEqualTo("enrollment.enrolled");
            assertThat(result.getInteger("sectionId")).isEqualTo(section);
        }
        JsonObject violation = new JsonObject()
                .put("code", "COURSE_RECOGNISED")
                .put("article", "4.5")
                .put("facts", new JsonObject().put("courseNumber", "POL1002"));
        events.publish(Events.of(
                "waitlist.skipped",
                student,
                section,
                new JsonObject().put("term", campus.term()).put("violations", new JsonArray().add(violation))));
        JsonObject skipped =
                phone.latest("result", result -> result.getString("type").equals("waitlist.skipped"));
        assertThat(skipped.getJsonArray("violations").getJsonObject(0).getString("message"))
                .contains("already recognised");
        assertThat(skipped.toString()).doesNotContain(student);
    }

    @Test
    void goes_on_after_the_last_event_that_was_seen_each_result_once_and_in_order() {
        LiveClient before = listen(student);
        String seen = before.lastId();
        publish("a");
        before.latest("result", any -> true);
        String afterA = before.lastId();
        assertThat(afterA).isNotEqualTo(seen);
        before.close();

        publish("b");
        publish("c");
        LiveClient after = client(LiveClient.resume(token(student), query(), afterA));
        publish("d");
        after.latest("result", result -> name(result).equals("d"));
        assertThat(names(after)).containsExactly("b", "c", "d");

        LiveClient all = client(LiveClient.resume(token(student), query(), seen));
        all.latest("result", result -> name(result).equals("d"));
        assertThat(names(all)).containsExactly("a", "b", "c", "d");
    }

    @Test
    void a_client_that_missed_very_much_gets_it_in_pieces() {
        String seen = listen(student).lastId();
        int number = 2 * LiveStream.MOST_RESULTS + 30;
        events.publish(IntStream.range(0, number).mapToObj(i -> event("e" + i)).toArray(OutboxEvent[]::new));
        List<String> got = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            LiveClient piece = client(LiveClient.resume(token(student), query(), seen));
            int expected = Math.min(LiveStream.MOST_RESULTS, number - got.size());
            Eventually.holds("a piece", () -> piece.of("result").size() >= expected);
            if (expected == LiveStream.MOST_RESULTS) {
                Eventually.holds("the end", piece::hasEnded);
                assertThat(piece.of("end").getFirst().getString("reason")).isEqualTo("BEHIND");
            }
            got.addAll(names(piece));
            seen = piece.lastId();
        }
        assertThat(got)
                .isEqualTo(IntStream.range(0, number).mapToObj(i -> "e" + i).toList());
    }

    @Test
    void what_one_missed_is_found_behind_much_of_another_term() {
        String seen = listen(student).lastId();
        JsonObject elsewhere = new JsonObject().put("term", "1999-SPRING");
        events.publish(IntStream.range(0, 2 * LiveStream.MOST_RESULTS)
                .mapToObj(i -> Events.of("enrollment.withdrawn", student, i, elsewhere))
                .toArray(OutboxEvent[]::new));
        publish("mine");
        LiveClient after = client(LiveClient.resume(token(student), query(), seen));
        after.latest("result", any -> true);
        assertThat(names(after)).containsExactly("mine");
        assertThat(after.hasEnded()).isFalse();
    }

    @Test
    void tells_ones_place_whenever_it_falls() {
        int section = campus.section(3, 1);
        String first = campus.student();
        join(first, section);
        join(student, section);
        LiveClient live = listen(student, section);
        JsonObject place = live.latest(
                        "waitlist", places -> !places.getJsonArray("places").isEmpty())
                .getJsonArray("places")
                .getJsonObject(0);
        assertThat(place.getInteger("position")).isEqualTo(2);
        assertThat(place.getInteger("waiting")).isEqualTo(2);

        sql("update waitlist_entry set state = 'LEFT' where student_number = $1", first);
        sql("update section_seats set waiting = 1, freed = freed + 1 where section_id = $1", section);
        events.publish(Events.of("waitlist.left", first, section, new JsonObject()));
        JsonObject now = live.latest(
                        "waitlist",
                        places -> !places.getJsonArray("places").isEmpty()
                                && places.getJsonArray("places")
                                                .getJsonObject(0)
                                                .getInteger("position")
                                        == 1)
                .getJsonArray("places")
                .getJsonObject(0);
        assertThat(now.getInteger("seatsFreed")).isEqualTo(1);
        assertThat(live.seats(section, seats -> seats.getInteger("waiting") == 1)
                        .getInteger("waiting"))
                .isEqualTo(1);
    }

    @Test
    void a_place_that_one_just_took_is_told_too() {
        int section = campus.section(3, 1);
        LiveClient live = listen(student);
        live.latest("waitlist", any -> true);
        join(student, section);
        events.publish(Events.of("waitlist.joined", student, section, new JsonObject()));
        assertThat(live.latest(
                                "waitlist",
                                places -> !places.getJsonArray("places").isEmpty())
                        .getJsonArray("places")
                        .getJsonObject(0)
                        .getInteger("sectionId"))
                .isEqualTo(section);
    }

    @Test
    void another_term_such_as_a_rehearsal_is_never_mixed_in() {
        Campus rehearsal = Campus.open(pool);
        int there = rehearsal.section(3, 1);
        join(student, there);
        LiveClient live = listen(student);
        assertThat(live.latest("waitlist", any -> true).getJsonArray("places")).isEmpty();
        events.publish(
                Events.of("enrollment.enrolled", student, there, new JsonObject().put("term", rehearsal.term())),
                Events.of("enrollment.enrolled", student, 1, new JsonObject().put("term", campus.term())));
        live.latest("result", any -> true);
        assertThat(live.of("result")).hasSize(1);
        assertThat(live.of("result").getFirst().getString("term")).isEqualTo(campus.term());
    }

    @Test
    void seats_and_places_of_a_rehearsal_say_so() {
        int copied = campus.section(3, 2);
        String rehearsal = "REHEARSAL-" + campus.term();
        sql("""
                insert into term (code, year, season, starts_on, ends_on, class_days, rehearsal_of)
                select $2, year, season, starts_on, ends_on, class_days, id from term where code = $1
                """, campus.term(), rehearsal);
        sql("""
                update section set term_id = (select id from term where code = $2) where id = $1
                """, copied, rehearsal);
        join(student, copied);
        LiveClient live = client(LiveClient.open(token(student), "term=" + rehearsal + "&section=" + copied));
        assertThat(live.seats(copied, seats -> true).getBoolean("rehearsal")).isTrue();
        JsonObject place = live.latest(
                        "waitlist", places -> !places.getJsonArray("places").isEmpty())
                .getJsonArray("places")
                .getJsonObject(0);
        assertThat(place.getInteger("position")).isEqualTo(1);
        assertThat(place.getBoolean("rehearsal")).isTrue();
    }

    @Test
    void seats_that_no_student_changed_are_told_too() {
        int section = campus.section(3, 2);
        LiveClient live = listen(student, section);
        live.seats(section, seats -> true);
        sql("update section_seats set capacity = 5 where section_id = $1", section);
        sql("""
                insert into outbox_event (at, type, subject_key, payload)
                values (now(), 'seats.changed', 'x', jsonb_build_object('sectionId', $1::int))
                """, section);
        assertThat(live.seats(section, seats -> seats.getInteger("capacity") == 5)
                        .getInteger("free"))
                .isEqualTo(5);
    }

    @Test
    void many_changes_make_few_events_and_the_last_one_is_right() {
        int section = campus.section(3, 500);
        LiveClient live = listen(student, section);
        live.seats(section, seats -> true);
        long start = System.nanoTime();
        int changes = 60;
        for (int i = 1; i <= changes; i++) {
            sql("update section_seats set enrolled = $2 where section_id = $1", section, i);
            events.publish(Events.of("seats.changed", student, section, new JsonObject()));
        }
        live.seats(section, seats -> seats.getInteger("enrolled") == changes);
        long paces = (System.nanoTime() - start) / Duration.ofMillis(300).toNanos();
        assertThat((long) live.of("seats").size())
                .isLessThanOrEqualTo(paces + 3)
                .isLessThan(changes);
    }

    @Test
    void something_comes_even_when_nothing_happens() {
        LiveClient live = listen(student);
        Eventually.holds("heartbeats", () -> live.comments() > 3);
        assertThat(live.lastId()).isNotNull();
    }

    @Test
    void ends_when_the_token_does() {
        LiveClient live = listen(student);
        live.latest("waitlist", any -> true);
        MovableClock.get().advance(Duration.ofMinutes(11));
        Eventually.holds("the end", live::hasEnded);
        assertThat(live.of("end").getFirst().getString("reason")).isEqualTo("TOKEN_EXPIRED");
    }

    @Test
    void one_stream_too_many_of_an_account_ends_its_oldest() {
        String token = token(student);
        List<LiveClient> streams = IntStream.range(0, 6)
                .mapToObj(i -> client(LiveClient.open(token, query())))
                .toList();
        Eventually.holds("the oldest ended", () -> streams.getFirst().hasEnded());
        assertThat(streams.getFirst().of("end").getFirst().getString("reason")).isEqualTo("REPLACED");
        publish("a");
        streams.subList(1, 6).forEach(stream -> stream.latest("result", any -> true));
    }

    @Test
    void only_students_with_a_record_listen() {
        anonymous().get(LIVE + "?" + query()).then().statusCode(401);
        as("REGISTRAR").get(LIVE + "?" + query()).then().statusCode(403);
        as("ACADEMIC_AFFAIRS").get(LIVE + "?" + query()).then().statusCode(403);
        as("PROFESSOR").get(LIVE + "?" + query()).then().statusCode(403);
        as("STUDENT").get(LIVE + "?" + query()).then().statusCode(404);
        bearer("nonsense").get(LIVE + "?" + query()).then().statusCode(401);
    }

    @Test
    void what_cannot_be_listened_to_is_refused_before_the_stream_begins() {
        int section = campus.section(3, 1);
        int elsewhere = Campus.open(pool).section(3, 1);
        refused("term=1999-WINTER").statusCode(404).contentType("application/problem+json");
        refused("section=" + section).statusCode(400);
        refused(query() + "&section=abc").statusCode(400);
        refused(query() + "&section=" + section + "&section=" + elsewhere)
                .statusCode(400)
                .body("violations[0].code", equalTo("SECTION_NOT_OF_TERM"))
                .body("violations[0].facts.sections[0]", equalTo(elsewhere));
        refused(query()
                        + IntStream.range(0, 51)
                                .mapToObj(i -> "&section=" + (section + i))
                                .collect(Collectors.joining()))
                .statusCode(400)
                .body("violations[0].code", equalTo("TOO_MANY_SECTIONS"));
        refused(query() + "&student=1").statusCode(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "1-", "-1", "1-1", "99999999999999999999"})
    void an_event_id_that_is_none_is_refused(String id) {
        asStudent(student)
                .header("Last-Event-ID", id)
                .get(LIVE + "?" + query())
                .then()
                .statusCode(400)
                .body("violations[0].code", equalTo("INVALID_EVENT_ID"));
    }

    private io.restassured.response.ValidatableResponse refused(String query) {
        return asStudent(student).get(LIVE + "?" + query).then();
    }

    private LiveClient listen(String who, int... sections) {
        String watched = IntStream.of(sections).mapToObj(id -> "&section=" + id).collect(Collectors.joining());
        return client(LiveClient.open(token(who), query() + watched));
    }

    private LiveClient client(LiveClient client) {
        clients.add(client);
        return client;
    }

    private String query() {
        return "term=" + campus.term();
    }

    /** Each device logs in for itself; the account is the same only when the token is. */
    private String token(String who) {
        return token(Set.of(), who, "STUDENT");
    }

    private void publish(String name) {
        events.publish(event(name));
    }

    private OutboxEvent event(String name) {
        return Events.of("enrollment.withdrawn", student, 1, new JsonObject().put("name", name));
    }

    private static List<String> names(LiveClient client) {
        return client.of("result").stream().map(LiveTest::name).toList();
    }

    private static String name(JsonObject result) {
        return result.getJsonObject("details", new JsonObject())
                .getString("name", UUID.randomUUID().toString());
    }

    private void join(String who, int section) {
        sql("""
                insert into waitlist_entry (student_number, section_id, term_id, sequence, state, freed_before, joined_at, changed_at)
                select $1, s.id, s.term_id, nextval('waitlist_sequence'), 'WAITING', seats.freed, now(), now()
                  from section s join section_seats seats on seats.section_id = s.id where s.id = $2
                """, who, section);
        sql("update section_seats set waiting = waiting + 1 where section_id = $1", section);
    }
}
