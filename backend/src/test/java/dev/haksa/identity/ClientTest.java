package dev.haksa.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ClientTest extends IdentityTest {
    record Program(String id, String secret, String etag) {}

    @Test
    void a_program_gets_a_token_with_its_scopes() {
        Program program = register("students.read", "catalog.write");
        String token = form().formParam("client_id", program.id())
                .formParam("client_secret", program.secret())
                .post("/oauth2/token")
                .then()
                .statusCode(200)
                .header("Cache-Control", "no-store")
                .body("token_type", equalTo("Bearer"))
                .body("expires_in", equalTo(600))
                .body("scope", equalTo("students.read catalog.write"))
                .extract()
                .path("access_token");
        JsonPath claims = claims(token);
        assertThat(claims.getList("groups", String.class))
                .containsExactlyInAnyOrder("INTEGRATION", "scope:students.read", "scope:catalog.write");
        assertThat(claims.getString("client_id")).isEqualTo(program.id());
        assertThat(claims.getString("sub")).isEqualTo(program.id());
        assertThat(claims.getString("scope")).isEqualTo("students.read catalog.write");
        bearer(token).get("/api/v1/accounts").then().statusCode(403);
    }

    @Test
    void a_key_for_clearances_names_whose_they_are() {
        Program program = register("clearances.write:LIBRARY", "students.read");
        String token = withSecret(program, program.secret())
                .post("/oauth2/token")
                .then()
                .statusCode(200)
                .body("scope", equalTo("students.read clearances.write:LIBRARY"))
                .extract()
                .path("access_token");
        assertThat(claims(token).getList("groups", String.class))
                .containsExactlyInAnyOrder(
                        "INTEGRATION",
                        "scope:students.read",
                        "scope:clearances.write",
                        "scope:clearances.write:LIBRARY");
        String clearances = "/api/v1/record-change-clearances";
        bearer(token).get(clearances + "/LIBRARY").then().statusCode(200);
        bearer(token).get(clearances + "/FEES").then().statusCode(403);
        refuses(
                withSecret(program, program.secret()).formParam("scope", "clearances.write:FEES"),
                400,
                "invalid_scope");
        create(Map.of("name", "x", "scopes", List.of("clearances.write")))
                .then()
                .statusCode(400)
                .body("violations[0].code", equalTo("UNKNOWN_SCOPE"))
                .body("violations[0].facts.known", hasItem("clearances.write:<CODE>"));
    }

    @Test
    void takes_basic_authentication_and_a_part_of_the_scopes() {
        Program program = register("students.read", "catalog.write");
        String token = form().auth()
                .preemptive()
                .basic(program.id(), program.secret())
                .formParam("scope", "catalog.write")
                .post("/oauth2/token")
                .then()
                .statusCode(200)
                .body("scope", equalTo("catalog.write"))
                .extract()
                .path("access_token");
        assertThat(claims(token).getList("groups", String.class))
                .containsExactlyInAnyOrder("INTEGRATION", "scope:catalog.write");
    }

    @Test
    void refuses_as_oauth_says() {
        Program program = register("students.read");
        refuses(withSecret(program, "wrong"), 401, "invalid_client");
        refuses(
                withSecret(new Program("client-unknown", program.secret(), ""), program.secret()),
                401,
                "invalid_client");
        refuses(form(), 401, "invalid_client");
        refuses(
                withSecret(program, program.secret()).auth().preemptive().basic(program.id(), program.secret()),
                401,
                "invalid_client");
        refuses(form().header("Authorization", "Basic ???"), 401, "invalid_client");
        refuses(withSecret(program, program.secret()).formParam("scope", "students.write"), 400, "invalid_scope");
        refuses(anonymous().contentType("application/x-www-form-urlencoded"), 400, "invalid_request");
        refuses(
                anonymous().contentType("application/x-www-form-urlencoded").formParam("grant_type", "password"),
                400,
                "unsupported_grant_type");
    }

    @Test
    void the_secret_is_shown_once_and_kept_as_a_hash() {
        Program program = register("students.read");
        as("ADMIN")
                .get("/api/v1/clients/" + program.id())
                .then()
                .statusCode(200)
                .header("Cache-Control", "private, no-store")
                .body("scopes", equalTo(List.of("students.read")))
                .body("$", not(org.hamcrest.Matchers.hasKey("clientSecret")));
        assertThat(sql(
                        "select 1 from api_client where id = $1 and secret_hash = sha256($2::text::bytea)",
                        program.id(),
                        program.secret()))
                .hasSize(1);
        assertThat(sql(
                        "select 1 from audit_entry where subject_id = $1 and details::text like '%' || $2 || '%'",
                        program.id(), program.secret()))
                .isEmpty();
    }

    @Test
    void a_new_secret_ends_the_old_one() {
        Program program = register("students.read");
        String renewed = as("ADMIN")
                .post("/api/v1/clients/" + program.id() + "/secret")
                .then()
                .statusCode(201)
                .extract()
                .path("clientSecret");
        refuses(withSecret(program, program.secret()), 401, "invalid_client");
        withSecret(program, renewed).post("/oauth2/token").then().statusCode(200);
        assertThat(auditOf("CLIENT", program.id())).containsExactly("CLIENT_CREATED", "CLIENT_SECRET_RENEWED");
    }

    @Test
    void scopes_and_state_can_be_changed() {
        Program program = register("students.read");
        String etag = change(program, program.etag(), Map.of("scopes", List.of("enrollments.read")))
                .then()
                .statusCode(200)
                .body("scopes", equalTo(List.of("enrollments.read")))
                .extract()
                .header("ETag");
        assertThat(etag).isNotEqualTo(program.etag());
        withSecret(program, program.secret()).post("/oauth2/token").then().body("scope", equalTo("enrollments.read"));
        change(program, etag, Map.of("state", "DISABLED")).then().statusCode(200);
        refuses(withSecret(program, program.secret()), 401, "invalid_client");
        assertThat(auditOf("CLIENT", program.id()))
                .containsExactly("CLIENT_CREATED", "CLIENT_CHANGED", "CLIENT_CHANGED");
    }

    @Test
    void a_change_needs_the_current_version() {
        Program program = register("students.read");
        Map<String, Object> change = Map.of("name", "다른 이름");
        as("ADMIN")
                .contentType("application/json")
                .body(change)
                .patch("/api/v1/clients/" + program.id())
                .then()
                .statusCode(428);
        change(program, program.etag(), change).then().statusCode(200);
        change(program, program.etag(), change).then().statusCode(412);
    }

    @Test
    void refuses_unknown_scopes() {
        create(Map.of("name", "x", "scopes", List.of("students.read", "everything")))
                .then()
                .statusCode(400)
                .body("violations[0].code", equalTo("UNKNOWN_SCOPE"))
                .body("violations[0].pointer", equalTo("/scopes/1"));
        create(Map.of("name", "x", "scopes", List.of())).then().statusCode(400);
        create(Map.of("name", " ", "scopes", List.of("students.read"))).then().statusCode(400);
    }

    @Test
    void lists_clients_in_pages() {
        register("students.read");
        register("students.read");
        Response first = as("ADMIN").get("/api/v1/clients?limit=1&count=true");
        first.then()
                .statusCode(200)
                .header("Link", matchesPattern("<.*after=.*>; rel=\"next\""))
                .body("count", notNullValue());
        String firstId = first.path("items[0].id");
        as("ADMIN")
                .queryParam("limit", 200)
                .queryParam("after", first.<String>path("next"))
                .get("/api/v1/clients")
                .then()
                .statusCode(200)
                .body("items.id", not(hasItem(firstId)));
    }

    @Test
    void clients_are_for_administrators_only() {
        Program program = register("students.read");
        String one = "/api/v1/clients/" + program.id();
        anonymous().get("/api/v1/clients").then().statusCode(401);
        as("ACADEMIC_AFFAIRS").get("/api/v1/clients").then().statusCode(403);
        anonymous().get(one).then().statusCode(401);
        as("AUDITOR").get(one).then().statusCode(403);
        anonymous().post(one + "/secret").then().statusCode(401);
        as("DEAN").post(one + "/secret").then().statusCode(403);
        anonymous().contentType("application/json").body("{}").patch(one).then().statusCode(401);
        as("DEAN").contentType("application/json").body("{}").patch(one).then().statusCode(403);
        anonymous()
                .contentType("application/json")
                .body("{}")
                .post("/api/v1/clients")
                .then()
                .statusCode(401);
        as("DEAN")
                .contentType("application/json")
                .body("{\"name\":\"x\",\"scopes\":[\"students.read\"]}")
                .post("/api/v1/clients")
                .then()
                .statusCode(403);
        as("ADMIN").get("/api/v1/clients/unknown").then().statusCode(404);
    }

    private Program register(String... scopes) {
        Response answer = create(Map.of("name", "도서관 시스템", "scopes", List.of(scopes)));
        answer.then().statusCode(201).header("Cache-Control", "private, no-store");
        String id = answer.path("client.id");
        assertThat(answer.header("Location")).endsWith("/api/v1/clients/" + id);
        return new Program(id, answer.path("clientSecret"), answer.header("ETag"));
    }

    private Response create(Map<String, Object> body) {
        return as("ADMIN").contentType("application/json").body(body).post("/api/v1/clients");
    }

    private Response change(Program program, String etag, Map<String, Object> body) {
        return as("ADMIN")
                .contentType("application/json")
                .header("If-Match", etag)
                .body(body)
                .patch("/api/v1/clients/" + program.id());
    }

    private RequestSpecification form() {
        return anonymous()
                .contentType("application/x-www-form-urlencoded")
                .formParam("grant_type", "client_credentials");
    }

    private RequestSpecification withSecret(Program program, String secret) {
        return form().formParam("client_id", program.id()).formParam("client_secret", secret);
    }

    private static void refuses(RequestSpecification request, int status, String error) {
        Response answer = request.post("/oauth2/token");
        answer.then()
                .statusCode(status)
                .header("Cache-Control", "no-store")
                .body("error", equalTo(error))
                .body("error_description", notNullValue());
        assertThat(answer.header("WWW-Authenticate")).isEqualTo(status == 401 ? "Basic realm=\"haksa\"" : null);
    }

    private static JsonPath claims(String token) {
        String payload = token.split("\\.")[1];
        return JsonPath.from(new String(Base64.getUrlDecoder().decode(payload), StandardCharsets.UTF_8));
    }
}
