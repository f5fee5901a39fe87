package dev.haksa.identity.store;

import dev.haksa.identity.domain.RoleGrant;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes many accounts with their roles in one statement. */
@ApplicationScoped
public class AccountBatch {
    private static final String INSERT = """
            with created as (
                insert into account
                    (id, login_name, display_name, student_number, state, password_hash, created_at, updated_at)
                select gen_random_uuid(), n.login_name, n.display_name, n.student_number, 'ACTIVE', $4, $5, $5
                  from unnest($1::text[], $2::text[], $3::text[]) as n (login_name, display_name, student_number)
                on conflict (lower(login_name)) do nothing
                returning id, login_name),
            granted as (
                insert into account_role (account_id, role, department_id)
                select c.id, r.role, r.department_id
                  from unnest($6::text[], $7::text[], $8::int[]) as r (login_name, role, department_id)
                  join created c using (login_name)
                on conflict do nothing)
            select count(*)::int as created from created
            """;

    /** An account to be written; the login name is in its stored form. */
    public record Row(
            String loginName, String displayName, @Nullable String studentNumber, List<RoleGrant> roles) {}

    /** Writes accounts whose login names do not exist yet, and tells how many. */
    public Uni<Integer> insert(SqlConnection connection, List<Row> rows, String passwordHash, Instant now) {
        List<String> names = new ArrayList<>();
        List<AccountGrant> grants = new ArrayList<>();
        for (Row row : rows) {
            for (RoleGrant grant : row.roles()) {
                names.add(row.loginName());
                grants.add(AccountGrant.of(grant));
            }
        }
        Tuple values = Tuple.tuple()
                .addValue(rows.stream().map(Row::loginName).toArray(String[]::new))
                .addValue(rows.stream().map(Row::displayName).toArray(String[]::new))
                .addValue(rows.stream().map(Row::studentNumber).toArray(String[]::new))
                .addValue(passwordHash)
                .addValue(now.atOffset(ZoneOffset.UTC))
                .addValue(names.toArray(String[]::new))
                .addValue(grants.stream().map(grant -> grant.role().name()).toArray(String[]::new))
                .addValue(grants.stream().map(AccountGrant::departmentId).toArray(Integer[]::new));
        return connection
                .preparedQuery(INSERT)
                .execute(values)
                .map(result -> result.iterator().next().getInteger("created"));
    }

    /** Ids of accounts by login name. */
    public Uni<Map<String, UUID>> ids(SqlConnection connection, List<String> loginNames) {
        return connection
                .preparedQuery("select login_name, id from account where lower(login_name) = any($1)")
                .execute(Tuple.tuple().addValue(loginNames.toArray(String[]::new)))
                .map(rows -> {
                    Map<String, UUID> ids = new HashMap<>();
                    rows.forEach(row -> ids.put(row.getString("login_name"), row.getUUID("id")));
                    return ids;
                });
    }
}
