package dev.haksa.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is offered can be done, and what is not offered is refused. */
@QuarkusTest
class CardActionsTest extends CardBase {
    /** Refused by the state, the day, the role, or because there is nothing at that address. */
    private static final Set<Integer> NOT_NOW = Set.of(403, 404, 405, 409, 422);

    @Test
    void a_campaign_offers_what_its_state_allows_to_each_office() {
        campaign();
        studentWithPhoto();
        assertThat(names(affairs(), campaignPath())).containsExactly("UPDATE", "CLOSE");
        assertThat(names(dean(), campaignPath())).isEmpty();
        assertThat(names(staff(), campaignPath())).isEmpty();
        submit().statusCode(422);

        sendAll();
        assertThat(names(affairs(), campaignPath())).containsExactly("UPDATE", "SUBMIT", "TAKE_OFF", "CLOSE");
        assertLeadsSomewhere(affairs(), campaignPath());
        submit().statusCode(200).body("campaign.actions", nullValue());
        assertThat(names(affairs(), campaignPath())).containsExactly("TAKE_OFF", "CLOSE");
        assertThat(names(dean(), campaignPath())).containsExactly("APPROVE", "REJECT");
        assertLeadsSomewhere(dean(), campaignPath());
        assertThat(update()).isEqualTo(409);

        decide(false, "다시 확인해 주세요.").statusCode(200).body("actions", equalTo(List.of()));
        assertThat(names(affairs(), campaignPath())).containsExactly("UPDATE", "SUBMIT", "TAKE_OFF", "CLOSE");
        submit().statusCode(200);
        decide(true, null).statusCode(200);
        assertThat(names(dean(), campaignPath())).isEmpty();
        assertThat(names(affairs(), campaignPath())).containsExactly("UPDATE", "TAKE_OFF", "REQUEST_PACKAGE", "CLOSE");
        affairs()
                .header("If-Match", campaignTag())
                .post(campaignPath() + "/closing?abandon=true")
                .then()
                .statusCode(200)
                .body("actions", equalTo(List.of()));
        affairs().get(CAMPAIGNS + "?limit=1").then().body("items[0].actions", nullValue());
    }

    @Test
    void whoever_handed_the_list_over_may_only_take_it_back() {
        campaign();
        studentWithPhoto();
        sendAll();
        String both = token(Set.of(), null, "ACADEMIC_AFFAIRS", "DEAN");
        bearer(both)
                .contentType("application/json")
                .header("If-Match", campaignTag())
                .post(campaignPath() + "/submission")
                .then()
                .statusCode(200);
        assertThat(names(bearer(both), campaignPath())).containsExactly("REJECT", "TAKE_OFF", "CLOSE");
        assertThat(names(dean(), campaignPath())).containsExactly("APPROVE", "REJECT");
    }

    @Test
    void a_roster_offers_what_its_stage_allows_to_whoever_works_on_it() {
        campaign();
        String student = studentWithPhoto();
        student();
        assertThat(names(staff(), rosters())).containsExactly("BUILD");
        assertThat(names(affairs(), rosters())).containsExactly("BUILD", "REOPEN");
        assertThat(names(dean(), rosters())).isEmpty();
        build();
        assertThat(names(staff(), rosters())).containsExactly("BUILD", "CONFIRM_PHOTOS", "TAKE_OFF", "PUT_ON");
        send().statusCode(422).body("violations[0].code", equalTo("CARD_PHOTO_UNCONFIRMED"));
        assertLeadsSomewhere(staff(), rosters());
        confirmAll();
        assertThat(names(staff(), rosters())).containsExactly("BUILD", "TAKE_OFF", "PUT_ON", "SEND");
        send().statusCode(200).body("roster.actions", nullValue());
        staff().get(CAMPAIGNS + "/" + code + "/rosters").then().body("items[0].actions", nullValue());

        day(13);
        assertThat(names(staff(), rosters())).isEmpty();
        staff().post(rosters()).then().statusCode(422);
        assertThat(names(affairs(), rosters())).containsExactly("REOPEN");
        submit().statusCode(200);
        assertThat(names(affairs(), rosters())).isEmpty();
        reopen(department, first.plusDays(20), false).statusCode(409);
        decide(true, null).statusCode(200);
        reopen(department, first.plusDays(20), false)
                .statusCode(200)
                .body("actions.name", equalTo(List.of("BUILD", "TAKE_OFF", "PUT_ON", "SEND", "REOPEN")));
        assertThat(names(staff(), rosters())).contains("BUILD", "SEND");
        card(student).body("status", equalTo("ON_ROSTER"));
    }

    @Test
    void ones_own_card_offers_the_upload_while_it_is_open_and_the_declaration_until_the_application() {
        campaign();
        String student = student();
        String path = "/api/v1/students/me/card";
        assertThat(names(asStudent(student), path)).containsExactly("UPLOAD_PHOTO", "DECLARE");
        asStudent(student)
                .get(path)
                .then()
                .body("actions.href", equalTo(List.of("/api/v1/students/me/photos", path + "/declaration")))
                .body("actions.method", equalTo(List.of("POST", "PUT")));
        day(8);
        assertThat(names(asStudent(student), path)).containsExactly("DECLARE");
        declare(student).then().statusCode(200).body("actions.name", equalTo(List.of("DECLARE")));
        String applied = studentWithPhoto();
        sendAll();
        sql("update card_campaign set state = 'CLOSED', closed_at = now() where code = $1", code);
        assertThat(names(asStudent(applied), path)).isEmpty();
        declare(applied).then().statusCode(422);
        staff().get("/api/v1/students/" + applied + "/card")
                .then()
                .statusCode(200)
                .body("actions", nullValue());
    }

    private Response declare(String student) {
        return asStudent(student)
                .contentType("application/json")
                .header("If-Match", "\"0\"")
                .body("{\"delivery\":\"HOME\"}")
                .put("/api/v1/students/me/card/declaration");
    }

    private int update() {
        return affairs()
                .header("If-Match", campaignTag())
                .body(fields(department.department()))
                .put(campaignPath())
                .statusCode();
    }

    private String campaignPath() {
        return CAMPAIGNS + "/" + code;
    }

    private List<String> names(RequestSpecification who, String path) {
        return who.get(path).then().statusCode(200).extract().jsonPath().getList("actions.name");
    }

    /** A request without what it needs is told so (400, 428), not that it cannot be done. */
    private void assertLeadsSomewhere(RequestSpecification who, String path) {
        List<Map<String, String>> actions = who.get(path).jsonPath().getList("actions");
        for (Map<String, String> action : actions) {
            if (!action.get("name").equals("BUILD")) {
                int status = who.body("{}")
                        .request(action.get("method"), action.get("href"))
                        .statusCode();
                assertThat(NOT_NOW).as(action.toString()).doesNotContain(status);
                assertThat(status).as(action.toString()).isGreaterThanOrEqualTo(400);
            }
        }
    }
}
