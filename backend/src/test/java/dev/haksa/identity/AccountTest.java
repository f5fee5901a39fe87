package dev.haksa.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.notNullValue;

import dev.haksa.identity.domain.Role;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class AccountTest extends IdentityTest {
    private static final String ACCOUNTS = "/api/v1/accounts";

    @Test
    void makes_an_account_that_can_be_read_back() {
        String name = unique("Staff.Theology");
        Response created = create(wanted(name, Map.of("role", "DEPARTMENT_STAFF", "departmentId", 3)));
        created.then()
                .statusCode(201)
                .header("Cache-Control", "private, no-store")
                .body("activationCode", notNullValue())
                .body("expiresAt", notNullValue());
        String id = created.path("account.id");
        assertThat(created.header("Location")).endsWith(ACCOUNTS + "/" + id);
        as("ADMIN")
                .get(ACCOUNTS + "/" + id)
                .then()
                .statusCode(200)
                .header("ETag", created.header("ETag"))
                .body("loginName", equalTo(name.toLowerCase(java.util.Locale.ROOT)))
                .body("state", equalTo("PENDING_ACTIVATION"))
                .body("roles", equalTo(List.of(Map.of("role", "DEPARTMENT_STAFF", "departmentId", 3))));
        assertThat(auditOf("ACCOUNT", id)).containsExactly("ACCOUNT_CREATED");
        assertThat(sql(
                        "select 1 from audit_entry where subject_id = $1 and details::text like '%' || $2 || '%'",
                        id, created.<String>path("activationCode")))
                .isEmpty();
    }

    @Test
    void a_taken_login_name_is_a_conflict_whatever_its_case() {
        Person person = active(Role.PROFESSOR);
        create(wanted(person.loginName().toUpperCase(java.util.Locale.ROOT), Map.of("role", "PROFESSOR")))
                .then()
                .statusCode(409)
                .body("violations[0].code", equalTo("LOGIN_NAME_TAKEN"));
        Map<String, Object> student = wanted(unique("student"), Map.of("role", "STUDENT"));
        student.put("studentNumber", uniqueStudentNumber());
        create(student).then().statusCode(201);
        student.put("loginName", unique("student"));
        create(student).then().statusCode(409).body("violations[0].code", equalTo("STUDENT_NUMBER_TAKEN"));
    }

    @Test
    void explains_everything_that_is_wrong() {
        create(wanted("x y", Map.of("role", "PROFESSOR")))
                .then()
                .statusCode(400)
                .body("violations[0].pointer", equalTo("/loginName"));
        create(wanted(unique("a"), Map.of("role", "KING")))
                .then()
                .statusCode(400)
                .body("violations[0].pointer", equalTo("/roles/0/role"));
        create(wanted(unique("a"), Map.of("role", "DEPARTMENT_HEAD")))
                .then()
                .statusCode(400)
                .body("violations[0].code", equalTo("DEPARTMENT_REQUIRED"))
                .body("violations[0].pointer", equalTo("/roles/0/departmentId"));
        create(wanted(unique("a"), Map.of("role", "STUDENT")))
                .then()
                .statusCode(400)
                .body("violations[0].code", equalTo("STUDENT_NUMBER_REQUIRED"));
        create(wanted(unique("a"))).then().statusCode(400).body("violations[0].pointer", equalTo("/roles"));
        as("ADMIN").get(ACCOUNTS + "/not-a-uuid").then().statusCode(404);
    }

    @Test
    void lists_with_filters_in_pages() {
        String marker = unique("list");
        for (String suffix : List.of("c", "a", "b")) {
            create(wanted(marker + "." + suffix, Map.of("role", "AUDITOR")))
                    .then()
                    .statusCode(201);
        }
        provision(marker + ".d", null, List.of(AccountProvisioning.Grant.of("PROFESSOR")));
        Response first = as("ADMIN")
                .queryParam("q", marker.toUpperCase(java.util.Locale.ROOT))
                .queryParam("limit", 3)
                .queryParam("count", true)
                .get(ACCOUNTS);
        first.then()
                .statusCode(200)
                .header("Link", matchesPattern("<.*after=.*>; rel=\"next\""))
                .body("count", equalTo(4))
                .body("items.loginName", contains(marker + ".a", marker + ".b", marker + ".c"));
        as("ADMIN")
                .queryParam("q", marker)
                .queryParam("after", first.<String>path("next"))
                .get(ACCOUNTS)
                .then()
                .body("items.loginName", contains(marker + ".d"))
                .body("items[0].roles.role", contains("PROFESSOR"));
        as("ADMIN")
                .get(ACCOUNTS + "?q=" + marker + "&role=PROFESSOR&state=ACTIVE")
                .then()
                .body("items.loginName", contains(marker + ".d"));
        as("ADMIN")
                .get(ACCOUNTS + "?q=" + marker + "&state=PENDING_ACTIVATION")
                .then()
                .body("items.size()", equalTo(3));
        as("ADMIN").get(ACCOUNTS + "?q=" + marker + "%25").then().body("items.size()", equalTo(0));
        as("ADMIN").get(ACCOUNTS + "?role=KING").then().statusCode(400);
        as("ADMIN").get(ACCOUNTS + "?rolle=ADMIN").then().statusCode(400);
        as("ADMIN").get(ACCOUNTS + "?limit=0").then().statusCode(400);
        as("ADMIN").get(ACCOUNTS + "?after=nonsense").then().statusCode(400);
    }

    @Test
    void disabling_ends_all_logins_and_enabling_allows_them_again() {
        Person person = active(Role.PROFESSOR);
        String refreshToken = login(person).extract().path("refreshToken");
        change(as("ADMIN"), person.id(), Map.of("state", "DISABLED"))
                .then()
                .statusCode(200)
                .body("state", equalTo("DISABLED"));
        refusesRefresh(refreshToken);
        tryLogin(person.loginName(), PASSWORD).then().statusCode(401);
        as("ADMIN")
                .post(ACCOUNTS + "/" + person.id() + "/activation-code")
                .then()
                .statusCode(409)
                .body("violations[0].code", equalTo("ACCOUNT_DISABLED"));
        change(as("ADMIN"), person.id(), Map.of("state", "ACTIVE")).then().statusCode(200);
        login(person);
        refusesRefresh(refreshToken);
        assertThat(auditOf("ACCOUNT", person.id())).containsExactly("ACCOUNT_DISABLED", "ACCOUNT_ENABLED");
    }

    @Test
    void an_account_without_password_is_enabled_to_wait_for_activation() {
        UUID id = UUID.fromString(
                create(wanted(unique("pending"), Map.of("role", "PROFESSOR"))).path("account.id"));
        change(as("ADMIN"), id, Map.of("state", "ACTIVE"))
                .then()
                .statusCode(409)
                .body("violations[0].code", equalTo("ACTIVATION_BY_OWNER"));
        change(as("ADMIN"), id, Map.of("state", "DISABLED")).then().statusCode(200);
        change(as("ADMIN"), id, Map.of("state", "ACTIVE"))
                .then()
                .statusCode(200)
                .body("state", equalTo("PENDING_ACTIVATION"));
    }

    @Test
    void roles_and_name_can_be_changed() {
        Person person = active(Role.PROFESSOR);
        Map<String, Object> change = Map.of(
                "displayName",
                "새 이름",
                "roles",
                List.of(Map.of("role", "PROFESSOR"), Map.of("role", "DEPARTMENT_HEAD", "departmentId", 7)));
        change(as("ADMIN"), person.id(), change)
                .then()
                .statusCode(200)
                .body("displayName", equalTo("새 이름"))
                .body("roles.role", contains("PROFESSOR", "DEPARTMENT_HEAD"));
        login(person)
                .body("account.roles", hasItems("PROFESSOR", "DEPARTMENT_HEAD"))
                .body("account.departments", contains(7));
        String details = sql(
                        "select details::text from audit_entry where subject_id = $1",
                        person.id().toString())
                .getFirst()
                .getString(0);
        assertThat(details).contains("before", "after", "DEPARTMENT_HEAD@7", "새 이름");
    }

    @Test
    void a_change_needs_the_current_version_and_changes_nothing_otherwise() {
        Person person = active(Role.PROFESSOR);
        String path = ACCOUNTS + "/" + person.id();
        Map<String, Object> change = Map.of("displayName", "다른 이름");
        as("ADMIN")
                .contentType("application/json")
                .body(change)
                .patch(path)
                .then()
                .statusCode(428);
        as("ADMIN")
                .contentType("application/json")
                .header("If-Match", "\"99\"")
                .body(change)
                .patch(path)
                .then()
                .statusCode(412);
        as("ADMIN").get(path).then().body("displayName", equalTo("Person " + person.loginName()));
        change(as("ADMIN"), person.id(), Map.of("state", "PENDING_ACTIVATION"))
                .then()
                .statusCode(400);
        change(as("ADMIN"), person.id(), Map.of("roles", List.of())).then().statusCode(400);
        assertThat(auditOf("ACCOUNT", person.id())).isEmpty();
    }

    @Test
    void an_admin_cannot_disable_or_demote_himself() {
        Person admin = active(Role.ADMIN);
        active(Role.ADMIN);
        String token = login(admin).extract().path("accessToken");
        for (Map<String, Object> change : List.<Map<String, Object>>of(
                Map.of("state", "DISABLED"), Map.of("roles", List.of(Map.of("role", "AUDITOR"))))) {
            change(bearer(token), admin.id(), change)
                    .then()
                    .statusCode(409)
                    .body("violations[0].code", equalTo("OWN_ADMIN_ROLE"));
        }
        change(
                        bearer(token),
                        admin.id(),
                        Map.of("roles", List.of(Map.of("role", "ADMIN"), Map.of("role", "REGISTRAR"))))
                .then()
                .statusCode(409)
                .body("violations[0].code", equalTo("OWN_ROLES"));
        login(admin).body("account.roles", contains("ADMIN"));
    }

    @Test
    void the_last_active_admin_stays() {
        Person last = active(Role.ADMIN);
        List<UUID> others = sql(
                        "update account set state = 'DISABLED' where state = 'ACTIVE' and id <> $1"
                                + " and id in (select account_id from account_role where role = 'ADMIN') returning id",
                        last.id())
                .stream()
                .map(row -> row.getUUID("id"))
                .toList();
        try {
            change(as("ADMIN"), last.id(), Map.of("state", "DISABLED"))
                    .then()
                    .statusCode(409)
                    .body("violations[0].code", equalTo("LAST_ADMIN"));
            active(Role.ADMIN);
            change(as("ADMIN"), last.id(), Map.of("state", "DISABLED")).then().statusCode(200);
        } finally {
            sql("update account set state = 'ACTIVE' where id = any($1)", (Object) others.toArray(UUID[]::new));
        }
    }

    @Test
    void accounts_are_for_administrators_only() {
        String one = ACCOUNTS + "/" + active(Role.PROFESSOR).id();
        anonymous().get(ACCOUNTS).then().statusCode(401);
        as("AUDITOR").get(ACCOUNTS).then().statusCode(403);
        anonymous().get(one).then().statusCode(401);
        as("REGISTRAR").get(one).then().statusCode(403);
        anonymous()
                .contentType("application/json")
                .body("{}")
                .post(ACCOUNTS)
                .then()
                .statusCode(401);
        as("DEAN")
                .contentType("application/json")
                .body(wanted(unique("a"), Map.of("role", "ADMIN")))
                .post(ACCOUNTS)
                .then()
                .statusCode(403);
        anonymous().contentType("application/json").body("{}").patch(one).then().statusCode(401);
        as("DEAN").contentType("application/json").body("{}").patch(one).then().statusCode(403);
        as("ADMIN").get(ACCOUNTS + "/" + UUID.randomUUID()).then().statusCode(404);
    }

    @Test
    void provisioning_again_changes_nothing() {
        String name = unique("again");
        UUID id = provision(name, null, List.of(AccountProvisioning.Grant.of("PROFESSOR")));
        change(as("ADMIN"), id, Map.of("displayName", "바뀐 이름")).then().statusCode(200);
        assertThat(provision(name, null, List.of(AccountProvisioning.Grant.of("ADMIN"))))
                .isEqualTo(id);
        as("ADMIN")
                .get(ACCOUNTS + "/" + id)
                .then()
                .body("displayName", equalTo("바뀐 이름"))
                .body("roles.role", contains("PROFESSOR"));
    }

    private static Map<String, Object> wanted(String loginName, Object... roles) {
        return new HashMap<>(Map.of("loginName", loginName, "displayName", "이서준", "roles", List.of(roles)));
    }

    private Response create(Map<String, Object> body) {
        return as("ADMIN").contentType("application/json").body(body).post(ACCOUNTS);
    }

    private Response change(
            io.restassured.specification.RequestSpecification caller, UUID id, Map<String, Object> change) {
        String etag = as("ADMIN").get(ACCOUNTS + "/" + id).header("ETag");
        return caller.contentType("application/json")
                .header("If-Match", etag)
                .body(change)
                .patch(ACCOUNTS + "/" + id);
    }
}
