package dev.haksa.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import dev.haksa.support.StudentData;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
class CampaignTest extends CardBase {
    @Test
    void academic_affairs_creates_a_campaign_with_its_stages() {
        create(department.department())
                .statusCode(201)
                .header("Location", org.hamcrest.Matchers.endsWith("/card-campaigns/" + code))
                .body("state", equalTo("OPEN"))
                .body("stages.photoUntil", equalTo(first.plusDays(7).toString()));
        staff().get(CAMPAIGNS + "/" + code)
                .then()
                .statusCode(200)
                .body("departmentIds", equalTo(java.util.List.of(department.department())));
        dean().get(CAMPAIGNS).then().statusCode(200).body("items.code", hasItem(code));
    }

    @Test
    void a_code_is_given_once() {
        campaign();
        create(new StudentData(this::sql).department())
                .statusCode(409)
                .body("violations[0].code", equalTo("CARD_CAMPAIGN_EXISTS"));
    }

    @Test
    void a_department_is_in_one_campaign_at_a_time() {
        campaign();
        String other = code;
        code = "U-" + other.substring(2);
        String name = sql("select name_ko from department where id = $1", department.department())
                .getFirst()
                .getString(0);
        create(department.department())
                .statusCode(409)
                .body("violations[0].code", equalTo("CARD_DEPARTMENTS_TAKEN"))
                .body("violations[0].facts.departments", equalTo(List.of(department.department())))
                .body("violations[0].message", containsString(name));
        affairs().get(CAMPAIGNS + "/" + code).then().statusCode(404);

        affairs()
                .header("If-Match", "\"1\"")
                .post(CAMPAIGNS + "/" + other + "/closing")
                .then()
                .statusCode(200)
                .body("state", equalTo("CLOSED"));
        create(department.department()).statusCode(201);
    }

    @Test
    void stages_come_in_their_order() {
        String body = fields(department.department())
                .replace("\"photoUntil\":\"" + first.plusDays(7), "\"photoUntil\":\"" + first.plusDays(13));
        affairs()
                .body("{\"code\":\"" + code + "\",\"campaign\":" + body + "}")
                .post(CAMPAIGNS)
                .then()
                .statusCode(400)
                .body("violations[0].code", equalTo("CARD_STAGES_ORDER"));
        affairs().get(CAMPAIGNS + "/" + code).then().statusCode(404);
    }

    @Test
    void days_change_by_the_tag_and_leave_a_trace() {
        campaign();
        String later = fields(department.department())
                .replace("\"photoUntil\":\"" + first.plusDays(7), "\"photoUntil\":\"" + first.plusDays(8));
        affairs().body(later).put(CAMPAIGNS + "/" + code).then().statusCode(428);
        affairs()
                .header("If-Match", "\"9\"")
                .body(later)
                .put(CAMPAIGNS + "/" + code)
                .then()
                .statusCode(412);
        affairs()
                .header("If-Match", "\"1\"")
                .body(later)
                .put(CAMPAIGNS + "/" + code)
                .then()
                .statusCode(200)
                .header("ETag", "\"2\"")
                .body("stages.photoUntil", equalTo(first.plusDays(8).toString()));
        assertThat(sql(
                                "select details -> 'before' ->> 'photoUntil' as before from audit_entry"
                                        + " where subject_id = $1 and action = 'CARD_CAMPAIGN_CHANGED'",
                                code)
                        .getFirst()
                        .getString("before"))
                .isEqualTo(first.plusDays(7).toString());
    }

    @Test
    void a_department_that_has_begun_stays() {
        campaign();
        studentWithPhoto();
        build();
        affairs()
                .header("If-Match", "\"1\"")
                .body(fields(new StudentData(this::sql).department()))
                .put(CAMPAIGNS + "/" + code)
                .then()
                .statusCode(409)
                .body("violations[0].code", equalTo("CARD_DEPARTMENTS_TAKEN"));
    }

    @Test
    void after_the_approval_only_days_to_come_change() {
        campaign();
        studentWithPhoto();
        sendAll();
        submit().statusCode(200);
        String fields = fields(department.department());
        put(fields).statusCode(409).body("violations[0].code", equalTo("CARD_CAMPAIGN_STATE"));
        decide(true, null).statusCode(200);
        day(15);
        for (String other : List.of(
                fields.replace("2026,", "2025,"),
                fields(department.department(), new StudentData(this::sql).department()),
                fields.replace("\"photoUntil\":\"" + first.plusDays(7), "\"photoUntil\":\"" + first.plusDays(8)),
                fields.replace(
                        "\"transmissionUntil\":\"" + first.plusDays(14),
                        "\"transmissionUntil\":\"" + first.plusDays(16)),
                fields.replace("\"linkUntil\":\"" + first.plusDays(18), "\"linkUntil\":\"" + first.plusDays(14)))) {
            put(other).statusCode(409).body("violations[0].code", equalTo("CARD_CAMPAIGN_FIXED"));
        }
        put(fields.replace("\"deliveryFrom\":\"" + first.plusDays(20), "\"deliveryFrom\":\"" + first.plusDays(25)))
                .statusCode(200)
                .body("stages.deliveryFrom", equalTo(first.plusDays(25).toString()));
    }

    private io.restassured.response.ValidatableResponse put(String fields) {
        return affairs()
                .header("If-Match", campaignTag())
                .body(fields)
                .put(CAMPAIGNS + "/" + code)
                .then();
    }

    @Test
    void a_closed_campaign_stays_as_it_is() {
        campaign();
        affairs()
                .header("If-Match", "\"1\"")
                .post(CAMPAIGNS + "/" + code + "/closing")
                .then()
                .statusCode(200);
        affairs()
                .header("If-Match", "\"2\"")
                .body(fields(department.department()))
                .put(CAMPAIGNS + "/" + code)
                .then()
                .statusCode(409);
        affairs()
                .header("If-Match", "\"2\"")
                .post(CAMPAIGNS + "/" + code + "/closing")
                .then()
                .statusCode(409);
    }

    @Test
    void only_academic_affairs_may_write_and_only_staff_may_read() {
        campaign();
        String body = "{\"code\":\"" + code + "\",\"campaign\":" + fields(department.department()) + "}";
        anonymous()
                .contentType("application/json")
                .body(body)
                .post(CAMPAIGNS)
                .then()
                .statusCode(401);
        staff().body(body).post(CAMPAIGNS).then().statusCode(403);
        staff().body(fields(department.department()))
                .put(CAMPAIGNS + "/" + code)
                .then()
                .statusCode(403);
        dean().post(CAMPAIGNS + "/" + code + "/closing").then().statusCode(403);
        anonymous().get(CAMPAIGNS).then().statusCode(401);
        as("STUDENT").get(CAMPAIGNS).then().statusCode(403);
        as("PROFESSOR").get(CAMPAIGNS + "/" + code).then().statusCode(403);
        anonymous().get(CAMPAIGNS + "/" + code).then().statusCode(401);
        anonymous().post(CAMPAIGNS + "/" + code + "/closing").then().statusCode(401);
        anonymous()
                .contentType("application/json")
                .body("{}")
                .put(CAMPAIGNS + "/" + code)
                .then()
                .statusCode(401);
    }

    @Test
    void says_what_is_wrong_with_the_input() {
        affairs()
                .body("{\"code\":\"\",\"campaign\":{}}")
                .post(CAMPAIGNS)
                .then()
                .statusCode(400)
                .body(
                        "violations.pointer",
                        containsInAnyOrder(
                                "/code",
                                "/campaign/year",
                                "/campaign/titleKo",
                                "/campaign/titleEn",
                                "/campaign/stages"));
        create(2_000_000_000).statusCode(400).body("violations[0].code", equalTo("CARD_DEPARTMENTS"));
    }
}
