package dev.haksa.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;

import dev.haksa.identity.domain.Role;
import dev.haksa.support.MovableClock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
class PasswordTest extends IdentityTest {
    private static final String NEW_PASSWORD = "눈 내리는 겨울 아침";

    record Invited(String id, String loginName, String code) {}

    @Test
    void the_owner_sets_a_password_once_with_the_code() {
        Invited invited = invite();
        assertThat(invited.code()).matches("([0-9A-HJKMNP-TV-Z]{4}-){5}[0-9A-HJKMNP-TV-Z]{4}");
        activate(invited.loginName(), invited.code().toLowerCase(Locale.ROOT).replace("-", ""), NEW_PASSWORD)
                .then()
                .statusCode(204);
        tryLogin(invited.loginName(), NEW_PASSWORD).then().statusCode(200);
        activate(invited.loginName(), invited.code(), PASSWORD)
                .then()
                .statusCode(401)
                .body("type", equalTo("/problems/invalid-credentials"));
        tryLogin(invited.loginName(), NEW_PASSWORD).then().statusCode(200);
        assertThat(auditOf("ACCOUNT", invited.id())).containsExactly("ACCOUNT_CREATED", "ACCOUNT_ACTIVATED");
    }

    @Test
    void a_code_is_of_no_use_for_another_account_or_after_its_time() {
        Invited invited = invite();
        activate(invite().loginName(), invited.code(), NEW_PASSWORD).then().statusCode(401);
        activate(unique("nobody"), invited.code(), NEW_PASSWORD).then().statusCode(401);
        MovableClock.get().advance(Duration.ofDays(14).plusSeconds(1));
        activate(invited.loginName(), invited.code(), NEW_PASSWORD).then().statusCode(401);
    }

    @Test
    void a_disabled_account_cannot_be_activated() {
        Invited invited = invite();
        sql("update account set state = 'DISABLED' where login_name = $1", invited.loginName());
        activate(invited.loginName(), invited.code(), NEW_PASSWORD).then().statusCode(401);
    }

    @Test
    void a_bad_password_does_not_use_the_code_up() {
        Invited invited = invite();
        activate(invited.loginName(), invited.code(), "short")
                .then()
                .statusCode(400)
                .body("violations[0].code", equalTo("PASSWORD_LENGTH"))
                .body("violations[0].pointer", equalTo("/newPassword"))
                .body("violations[0].remedy", matchesPattern(".+"));
        activate(invited.loginName(), invited.code(), NEW_PASSWORD).then().statusCode(204);
    }

    @Test
    void wrong_codes_lock_the_login_too() {
        Invited invited = invite();
        for (int i = 0; i < 5; i++) {
            activate(invited.loginName(), "0000-0000-0000-0000-0000-0000", NEW_PASSWORD)
                    .then()
                    .statusCode(401);
        }
        activate(invited.loginName(), invited.code(), NEW_PASSWORD)
                .then()
                .statusCode(429)
                .header("Retry-After", "30");
        tryLogin(invited.loginName(), NEW_PASSWORD).then().statusCode(429);
    }

    @Test
    void a_new_code_ends_the_old_one_and_helps_who_forgot_the_password() {
        Invited invited = invite();
        String renewed =
                renewCode(invited.id()).then().statusCode(201).extract().path("activationCode");
        activate(invited.loginName(), invited.code(), NEW_PASSWORD).then().statusCode(401);
        activate(invited.loginName(), renewed, PASSWORD).then().statusCode(204);
        String refreshToken = tryLogin(invited.loginName(), PASSWORD)
                .then()
                .statusCode(200)
                .extract()
                .path("refreshToken");
        String again = renewCode(invited.id()).then().statusCode(201).extract().path("activationCode");
        activate(invited.loginName(), again, NEW_PASSWORD).then().statusCode(204);
        refusesRefresh(refreshToken);
        tryLogin(invited.loginName(), PASSWORD).then().statusCode(401);
        tryLogin(invited.loginName(), NEW_PASSWORD).then().statusCode(200);
        assertThat(auditOf("ACCOUNT", invited.id())).contains("ACTIVATION_CODE_ISSUED");
    }

    @Test
    void codes_are_for_administrators_only() {
        String path = "/api/v1/accounts/" + invite().id() + "/activation-code";
        anonymous().post(path).then().statusCode(401);
        as("ACADEMIC_AFFAIRS").post(path).then().statusCode(403);
        renewCode("00000000-0000-4000-8000-000000000000").then().statusCode(404);
    }

    @Test
    void changing_the_password_ends_all_other_logins() {
        Person person = active(Role.PROFESSOR);
        String elsewhere = login(person).extract().path("refreshToken");
        Response here = tryLogin(person.loginName(), PASSWORD);
        change(here.path("accessToken"), PASSWORD, NEW_PASSWORD).then().statusCode(204);
        refusesRefresh(elsewhere);
        refresh(here.path("refreshToken")).then().statusCode(200);
        tryLogin(person.loginName(), PASSWORD).then().statusCode(401);
        tryLogin(person.loginName(), NEW_PASSWORD).then().statusCode(200);
        assertThat(auditOf("ACCOUNT", person.id())).containsExactly("PASSWORD_CHANGED");
    }

    @Test
    void a_wrong_current_or_bad_new_password_changes_nothing() {
        Person person = active(Role.PROFESSOR);
        String token = login(person).extract().path("accessToken");
        change(token, "wrong password", NEW_PASSWORD)
                .then()
                .statusCode(400)
                .body("violations[0].code", equalTo("CURRENT_PASSWORD_WRONG"));
        change(token, PASSWORD, person.loginName() + "!!")
                .then()
                .statusCode(400)
                .body("violations.code", equalTo(List.of("PASSWORD_CONTAINS_LOGIN_NAME")));
        login(person);
        assertThat(auditOf("ACCOUNT", person.id())).isEmpty();
    }

    @Test
    void guessing_the_current_password_locks_too() {
        Person person = active(Role.PROFESSOR);
        String token = login(person).extract().path("accessToken");
        for (int i = 0; i < 5; i++) {
            change(token, "wrong password", NEW_PASSWORD).then().statusCode(400);
        }
        change(token, PASSWORD, NEW_PASSWORD).then().statusCode(429).header("Retry-After", "30");
    }

    @Test
    void changing_a_password_needs_a_persons_token() {
        Map<String, String> body = Map.of("currentPassword", PASSWORD, "newPassword", NEW_PASSWORD);
        anonymous()
                .contentType("application/json")
                .body(body)
                .post("/api/v1/auth/password")
                .then()
                .statusCode(401);
        as("INTEGRATION")
                .contentType("application/json")
                .body(body)
                .post("/api/v1/auth/password")
                .then()
                .statusCode(403);
    }

    private Invited invite() {
        String name = unique("invited");
        Response answer = as("ADMIN")
                .contentType("application/json")
                .body(Map.of("loginName", name, "displayName", "초대", "roles", List.of(Map.of("role", "PROFESSOR"))))
                .post("/api/v1/accounts");
        answer.then().statusCode(201);
        return new Invited(answer.path("account.id"), name, answer.path("activationCode"));
    }

    private Response renewCode(String id) {
        return as("ADMIN").post("/api/v1/accounts/" + id + "/activation-code");
    }

    private Response activate(String loginName, String code, String password) {
        return anonymous()
                .contentType("application/json")
                .body(Map.of("loginName", loginName, "activationCode", code, "newPassword", password))
                .post("/api/v1/auth/activate");
    }

    private Response change(String token, String current, String wanted) {
        return bearer(token)
                .contentType("application/json")
                .body(Map.of("currentPassword", current, "newPassword", wanted))
                .post("/api/v1/auth/password");
    }
}
