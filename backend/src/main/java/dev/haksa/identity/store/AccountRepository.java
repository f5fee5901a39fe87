package dev.haksa.identity.store;

import dev.haksa.identity.domain.AccountFacts;
import dev.haksa.identity.domain.AccountFilter;
import dev.haksa.identity.domain.AccountState;
import dev.haksa.identity.domain.Role;
import dev.haksa.shared.problem.ProblemException;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Accounts in the database. */
@ApplicationScoped
public class AccountRepository implements PanacheRepositoryBase<Account, UUID> {
    private static final long ADMIN_LOCK = 0x6861_6b73_62L;

    /** An account with its roles, or 404. */
    public Uni<Account> getOrFail(UUID id) {
        return findById(id)
                .onItem()
                .ifNull()
                .failWith(() -> ProblemException.notFound("account", id))
                .call(AccountRepository::fetchGrants);
    }

    /** An account with its roles, locked against changes until the transaction ends; null when there is none. */
    public Uni<@Nullable Account> lock(UUID id) {
        return findById(id, LockModeType.PESSIMISTIC_WRITE)
                .call(account -> account == null ? Uni.createFrom().voidItem() : fetchGrants(account));
    }

    /** The account of a login name; null when there is none. */
    public Uni<@Nullable Account> findByLoginName(String loginName) {
        return find("loginName", loginName).firstResult();
    }

    /** How many active administrators there are beside an account; no other change of administrators runs meanwhile. */
    public Uni<Long> countOtherActiveAdmins(UUID id) {
        return getSession()
                .chain(session -> session.createNativeQuery("select cast(pg_advisory_xact_lock(:lock) as text)")
                        .setParameter("lock", ADMIN_LOCK)
                        .getSingleResultOrNull())
                .chain(() -> count(
                        "from Account a join a.grants g where g.role = ?1 and a.state = ?2 and a.id <> ?3",
                        Role.ADMIN,
                        AccountState.ACTIVE,
                        id));
    }

    /** Up to {@code limit} accounts after a login name, ordered by login name, with their roles. */
    public Uni<List<AccountFacts>> list(AccountFilter filter, @Nullable String after, int limit) {
        Query query = Query.of(filter, after);
        return getSession()
                .chain(session -> query.ids(session).setMaxResults(limit).getResultList())
                .chain(this::load);
    }

    /** How many accounts a filter finds. */
    public Uni<Long> count(AccountFilter filter) {
        Query query = Query.of(filter, null);
        return count(query.text(), query.parameters());
    }

    private Uni<List<AccountFacts>> load(List<UUID> ids) {
        return ids.isEmpty()
                ? Uni.createFrom().item(List.of())
                : list(
                                "from Account a left join fetch a.grants where a.id in (:ids) order by a.loginName",
                                Map.of("ids", ids))
                        .map(accounts -> accounts.stream().map(Account::facts).toList());
    }

    private static Uni<?> fetchGrants(Account account) {
        return Mutiny.fetch(account.grants);
    }

    private record Query(String text, Map<String, Object> parameters) {
        Mutiny.SelectionQuery<UUID> ids(Mutiny.Session session) {
            var query = session.createQuery("select a.id " + text + " order by a.loginName", UUID.class);
            parameters.forEach(query::setParameter);
            return query;
        }

        static Query of(AccountFilter filter, @Nullable String after) {
            List<String> conditions = new ArrayList<>(List.of("1 = 1"));
            Map<String, Object> parameters = new HashMap<>();
            String q = filter.lowerQ();
            if (q != null) {
                conditions.add("(locate(:q, a.loginName) > 0 or locate(:q, lower(a.displayName)) > 0"
                        + " or locate(:q, a.studentNumber) > 0)");
                parameters.put("q", q);
            }
            if (filter.role() != null) {
                conditions.add("exists (select 1 from a.grants g where g.role = :role)");
                parameters.put("role", filter.role());
            }
            if (filter.state() != null) {
                conditions.add("a.state = :state");
                parameters.put("state", filter.state());
            }
            if (after != null) {
                conditions.add("a.loginName > :after");
                parameters.put("after", after);
            }
            return new Query("from Account a where " + String.join(" and ", conditions), parameters);
        }
    }
}
