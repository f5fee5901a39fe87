package dev.haksa.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;

import dev.haksa.identity.domain.Role;
import dev.haksa.support.MovableClock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@QuarkusTest
class RefreshTest extends IdentityTest {
    @Test
    void gives_new_tokens_with_roles_as_they_are_now() {
        Person person = active(Role.PROFESSOR);
        String first = login(person).extract().path("refreshToken");
        sql("insert into account_role (account_id, role) values ($1, 'AUDITOR')", person.id());
        Response refreshed = refresh(first);
        refreshed
                .then()
                .statusCode(200)
                .header("Cache-Control", "no-store")
                .body("account.roles", hasItems("AUDITOR", "PROFESSOR"));
        String second = refreshed.path("refreshToken");
        assertThat(second).isNotEqualTo(first);
        refresh(second).then().statusCode(200);
    }

    @Test
    void stores_no_token_in_clear() {
        Person person = active(Role.PROFESSOR);
        String token = login(person).extract().path("refreshToken");
        assertThat(sql(
                        "select 1 from refresh_token where token_hash = sha256($1::text::bytea) and octet_length(token_hash) = 32",
                        token))
                .hasSize(1);
        assertThat(token).hasSizeGreaterThanOrEqualTo(43);
    }

    @Test
    void a_reused_token_ends_the_family_but_no_other_login() {
        Person person = active(Role.PROFESSOR);
        String elsewhere = login(person).extract().path("refreshToken");
        String first = login(person).extract().path("refreshToken");
        String second = refresh(first).then().statusCode(200).extract().path("refreshToken");
        refusesRefresh(first);
        refusesRefresh(second);
        assertThat(auditOf("ACCOUNT", person.id())).containsExactly("REFRESH_TOKEN_REUSED");
        refresh(elsewhere).then().statusCode(200);
    }

    @Test
    void of_two_simultaneous_uses_exactly_one_wins_and_the_family_ends() {
        for (int round = 0; round < 5; round++) {
            Person person = active(Role.PROFESSOR);
            String token = login(person).extract().path("refreshToken");
            List<Response> answers = Stream.generate(
                            () -> CompletableFuture.supplyAsync(() -> refresh(token), Thread::startVirtualThread))
                    .limit(2)
                    .toList()
                    .stream()
                    .map(CompletableFuture::join)
                    .toList();
            assertThat(answers.stream().map(Response::statusCode)).containsExactlyInAnyOrder(200, 401);
            String won = answers.stream()
                    .filter(answer -> answer.statusCode() == 200)
                    .findFirst()
                    .orElseThrow()
                    .path("refreshToken");
            refusesRefresh(won);
        }
    }

    @Test
    void refuses_an_unknown_and_an_expired_token() {
        refusesRefresh("unknown");
        String token = login(active(Role.PROFESSOR)).extract().path("refreshToken");
        MovableClock.get().advance(Duration.ofDays(14).plusSeconds(1));
        refusesRefresh(token);
    }

    @Test
    void refuses_a_disabled_account() {
        Person person = active(Role.PROFESSOR);
        String token = login(person).extract().path("refreshToken");
        sql("update account set state = 'DISABLED' where id = $1", person.id());
        refusesRefresh(token);
    }

    @Test
    void logout_ends_the_login_and_may_be_repeated() {
        Person person = active(Role.PROFESSOR);
        String elsewhere = login(person).extract().path("refreshToken");
        String token = login(person).extract().path("refreshToken");
        logout(token).then().statusCode(204);
        refusesRefresh(token);
        logout(token).then().statusCode(204);
        logout("unknown").then().statusCode(204);
        refresh(elsewhere).then().statusCode(200);
    }

    @Test
    void needs_a_token_in_the_body() {
        for (String path : List.of("refresh", "logout")) {
            anonymous()
                    .contentType("application/json")
                    .body("{}")
                    .post("/api/v1/auth/" + path)
                    .then()
                    .statusCode(400)
                    .body("violations[0].pointer", equalTo("/refreshToken"));
        }
    }

    private Response logout(String token) {
        return anonymous()
                .contentType("application/json")
                .body(Map.of("refreshToken", token))
                .post("/api/v1/auth/logout");
    }
}
