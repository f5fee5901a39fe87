package dev.haksa.identity;

import static org.hamcrest.Matchers.equalTo;

import dev.haksa.identity.domain.Role;
import dev.haksa.shared.security.Caller;
import dev.haksa.support.HttpTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** Accounts and requests that tests of identity need. */
abstract class IdentityTest extends HttpTest {
    static final String PASSWORD = "맑은 가을 하늘 아래";

    private static final Duration LIMIT = Duration.ofSeconds(30);

    @Inject
    AccountProvisioning provisioning;

    @Inject
    Pool pool;

    /** An account that exists for one test. */
    record Person(UUID id, String loginName) {}

    static String unique(String prefix) {
        return prefix + "-" + UUID.randomUUID().toString().substring(0, 13);
    }

    static String uniqueStudentNumber() {
        return String.valueOf(ThreadLocalRandom.current().nextInt(50_000_000, 99_999_999));
    }

    /** An active account with {@link #PASSWORD}. */
    Person active(Role... roles) {
        String name = unique("person");
        List<AccountProvisioning.Grant> grants = java.util.Arrays.stream(roles)
                .map(role -> AccountProvisioning.Grant.of(role.name()))
                .toList();
        boolean student = List.of(roles).contains(Role.STUDENT);
        return new Person(provision(name, student ? uniqueStudentNumber() : null, grants), name);
    }

    UUID provision(String name, String studentNumber, List<AccountProvisioning.Grant> grants) {
        var account = new AccountProvisioning.NewAccount(name, "Person " + name, studentNumber, grants);
        Map<String, UUID> ids = provisioning
                .hash(PASSWORD)
                .chain(hash -> pool.withTransaction(connection -> provisioning.createActive(
                        connection, Caller.system("test-provisioning"), List.of(account), hash)))
                .await()
                .atMost(LIMIT);
        return ids.get(name);
    }

    Response tryLogin(String loginName, String password) {
        return anonymous()
                .contentType("application/json")
                .body(Map.of("loginName", loginName, "password", password))
                .post("/api/v1/auth/login");
    }

    ValidatableResponse login(Person person) {
        return tryLogin(person.loginName(), PASSWORD).then().statusCode(200);
    }

    Response refresh(String refreshToken) {
        return anonymous()
                .contentType("application/json")
                .body(Map.of("refreshToken", refreshToken))
                .post("/api/v1/auth/refresh");
    }

    void refusesRefresh(String refreshToken) {
        refresh(refreshToken).then().statusCode(401).body("type", equalTo("/problems/invalid-refresh-token"));
    }

    List<String> auditOf(String subjectType, Object subjectId) {
        return sql(
                        "select action from audit_entry where subject_type = $1 and subject_id = $2 order by id",
                        subjectType,
                        subjectId.toString())
                .stream()
                .map(row -> row.getString("action"))
                .toList();
    }
}
