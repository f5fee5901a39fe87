package dev.haksa.identity.store;

import dev.haksa.identity.domain.AccountFacts;
import dev.haksa.identity.domain.AccountState;
import dev.haksa.identity.domain.Role;
import dev.haksa.identity.domain.RoleGrant;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowIterator;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds accounts while a request is being authenticated, outside of every session. */
@ApplicationScoped
public class AccountLookup {
    private static final String BY_LOGIN_NAME = """
            select a.id, a.login_name, a.display_name, a.student_number, a.state, a.created_at, a.updated_at, a.version,
                   array_agg(r.role) filter (where r.role is not null) as roles,
                   array_agg(r.department_id) filter (where r.role is not null) as departments
              from account a left join account_role r on r.account_id = a.id
             where lower(a.login_name) = $1
             group by a.id
            """;

    private final Pool pool;

    AccountLookup(Pool pool) {
        this.pool = pool;
    }

    /** The account of a login name; null when there is none. */
    public Uni<@Nullable AccountFacts> byLoginName(String loginName) {
        return pool.preparedQuery(BY_LOGIN_NAME).execute(Tuple.of(loginName)).map(rows -> {
            RowIterator<Row> row = rows.iterator();
            return row.hasNext() ? read(row.next()) : null;
        });
    }

    private static AccountFacts read(Row row) {
        return new AccountFacts(
                row.getUUID("id"),
                row.getString("login_name"),
                row.getString("display_name"),
                row.getString("student_number"),
                AccountState.valueOf(row.getString("state")),
                grants(row),
                row.getOffsetDateTime("created_at").toInstant(),
                row.getOffsetDateTime("updated_at").toInstant(),
                row.getInteger("version"));
    }

    private static Set<RoleGrant> grants(Row row) {
        Set<RoleGrant> grants = new HashSet<>();
        String[] roles = row.getArrayOfStrings("roles");
        Integer[] departments = row.getArrayOfIntegers("departments");
        for (int i = 0; roles != null && i < roles.length; i++) {
            grants.add(new AccountGrant(Role.valueOf(roles[i]), departments[i]).grant());
        }
        return grants;
    }
}
