package dev.haksa.enrollment.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.haksa.support.Campus;
import dev.haksa.support.HttpTest;
import dev.haksa.support.MovableClock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class CartTest extends HttpTest {
    private static final String CART = "/api/v1/students/me/cart";
    private static final String ENROLLMENT = "/api/v1/students/me/cart/enrollment";

    @Test
    void one_request_enrolls_the_cart_in_the_order_of_preference_with_a_result_for_each_entry() {
        Campus campus = Campus.open(pool);
        String student = campus.student();
        int first = campus.section(9, 5);
        int full = campus.section(3, 0);
        int instead = campus.section(3, 5);
        int third = campus.section(6, 5);
        int tooMuch = campus.section(3, 5);
        plan(
                student,
                campus,
                "[%d]".formatted(first),
                "[%d,%d]".formatted(full, instead),
                "[%d]".formatted(third),
                "[%d]".formatted(tooMuch));

        enroll(student, campus, false)
                .statusCode(200)
                .header("Cache-Control", "private, no-store")
                .body("entries.outcome", contains("ENROLLED", "ENROLLED", "ENROLLED", "REFUSED"))
                .body("entries[0].sectionId", equalTo(first))
                .body("entries[1].sectionId", equalTo(instead))
                .body("entries[1].attempts.outcome", contains("REFUSED", "ENROLLED"))
                .body("entries[1].attempts[0].violations.code", contains("SECTION_FULL"))
                .body("entries[3].attempts[0].violations.code", contains("CREDIT_CEILING_EXCEEDED"))
                .body("entries[3].attempts[0].violations[0].facts.enrolled", equalTo(18))
                .body("credits.enrolled", equalTo(18));
        assertThat(campus.taken(first)).isEqualTo(1);
        assertThat(campus.taken(instead)).isEqualTo(1);
        assertThat(campus.taken(tooMuch)).isZero();
    }

    @Test
    void asking_again_takes_nothing_more_even_when_a_better_choice_became_free() {
        Campus campus = Campus.open(pool);
        String student = campus.student();
        int wanted = campus.section(3, 0);
        int instead = campus.section(3, 5);
        plan(student, campus, "[%d,%d]".formatted(wanted, instead));
        enroll(student, campus, false).body("entries[0].sectionId", equalTo(instead));
        sql("update section_seats set capacity = 5 where section_id = $1", wanted);
        enroll(student, campus, false)
                .statusCode(200)
                .body("entries[0].outcome", equalTo("ALREADY_ENROLLED"))
                .body("entries[0].sectionId", equalTo(instead));
        assertThat(campus.taken(wanted)).isZero();
        assertThat(campus.taken(instead)).isEqualTo(1);
    }

    @Test
    void a_check_before_the_window_opens_judges_by_its_opening_and_changes_nothing() {
        Campus campus = Campus.closed(pool, "SPRING");
        Instant opens = MovableClock.get()
                .instant()
                .plus(Duration.ofDays(3))
                .truncatedTo(java.time.temporal.ChronoUnit.SECONDS);
        campus.window("ENROLLMENT", opens, opens.plus(Duration.ofDays(5)));
        String student = campus.student();
        int good = campus.section(3, 5);
        int closed = campus.section(3, 5);
        sql("update section set state = 'CLOSED' where id = $1", closed);
        plan(student, campus, "[%d]".formatted(good), "[%d]".formatted(closed));
        enroll(student, campus, true)
                .statusCode(200)
                .body("dryRun", equalTo(true))
                .body("judgedAt", equalTo(opens.toString()))
                .body("entries.outcome", contains("ENROLLED", "REFUSED"))
                .body("entries[1].attempts[0].violations.code", contains("SECTION_CLOSED"));
        assertThat(campus.taken(good)).isZero();
        enroll(student, campus, false)
                .statusCode(200)
                .body("entries.outcome", contains("REFUSED", "REFUSED"))
                .body("entries[0].attempts[0].violations.code", contains("WINDOW_NOT_OPEN_YET"));
    }

    @Test
    void a_plan_is_read_back_and_replaced_only_by_who_has_seen_it() {
        Campus campus = Campus.open(pool);
        String student = campus.student();
        int one = campus.section(3, 5);
        int two = campus.section(3, 5);
        read(student, campus).statusCode(200).body("entries", empty());
        String tag = plan(student, campus, "[%d]".formatted(one)).header("ETag");
        read(student, campus).body("entries[0].sections.id", contains(one)).header("ETag", tag);
        put(student, campus, null, "[%d]".formatted(two)).then().statusCode(428);
        put(student, campus, "\"99\"", "[%d]".formatted(two)).then().statusCode(412);
        put(student, campus, tag, "[%d]".formatted(two)).then().statusCode(200);
        read(student, campus).body("entries", hasSize(1)).body("entries[0].sections.id", contains(two));
        read(campus.student(), campus).body("entries", empty());
    }

    @Test
    void what_does_not_belong_into_a_plan_is_named_and_changes_nothing() {
        Campus campus = Campus.open(pool);
        Campus other = Campus.open(pool);
        String student = campus.student();
        int one = campus.section(3, 5);
        int foreign = other.section(3, 5);
        put(student, campus, null, "[%d,%d]".formatted(one, foreign), "[%d]".formatted(one))
                .then()
                .statusCode(400)
                .body("violations.code", containsInAnyOrder("CART_SECTION_UNKNOWN", "CART_SECTION_TWICE"))
                .body("violations.pointer", containsInAnyOrder("/entries/0/sections/1", "/entries/1/sections/0"));
        put(student, campus, null, "[]").then().statusCode(400);
        read(student, campus).body("entries", empty());
        enroll(student, campus, false).statusCode(409).body("violations.code", contains("CART_EMPTY"));
        asStudent(student).queryParam("term", "2027-NEVER").get(CART).then().statusCode(404);
    }

    @Test
    void a_cart_is_only_for_students() {
        Campus campus = Campus.open(pool);
        anonymous().queryParam("term", campus.term()).get(CART).then().statusCode(401);
        anonymous()
                .queryParam("term", campus.term())
                .contentType("application/json")
                .body("{\"entries\": []}")
                .put(CART)
                .then()
                .statusCode(401);
        anonymous()
                .queryParam("term", campus.term())
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .post(ENROLLMENT)
                .then()
                .statusCode(401);
        as("ACADEMIC_AFFAIRS")
                .queryParam("term", campus.term())
                .get(CART)
                .then()
                .statusCode(403);
        as("ACADEMIC_AFFAIRS")
                .queryParam("term", campus.term())
                .contentType("application/json")
                .body("{\"entries\": []}")
                .put(CART)
                .then()
                .statusCode(403);
        as("ACADEMIC_AFFAIRS")
                .queryParam("term", campus.term())
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .post(ENROLLMENT)
                .then()
                .statusCode(403);
    }

    private Response plan(String student, Campus campus, String... entries) {
        Response response = put(student, campus, null, entries);
        response.then().statusCode(200);
        return response;
    }

    private Response put(String student, Campus campus, String ifMatch, String... entries) {
        StringBuilder body = new StringBuilder();
        for (String entry : entries) {
            body.append(body.isEmpty() ? "" : ",")
                    .append("{\"sections\": ")
                    .append(entry)
                    .append('}');
        }
        var request = asStudent(student)
                .queryParam("term", campus.term())
                .contentType("application/json")
                .body("{\"entries\": [" + body + "]}");
        return (ifMatch == null ? request : request.header("If-Match", ifMatch)).put(CART);
    }

    private ValidatableResponse read(String student, Campus campus) {
        return asStudent(student).queryParam("term", campus.term()).get(CART).then();
    }

    private ValidatableResponse enroll(String student, Campus campus, boolean dryRun) {
        return asStudent(student)
                .queryParam("term", campus.term())
                .queryParam("dryRun", dryRun)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .post(ENROLLMENT)
                .then();
    }
}
