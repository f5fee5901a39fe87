package dev.haksa.change.store;

import dev.haksa.change.ChangeKind;
import dev.haksa.change.Delegation;
import dev.haksa.change.domain.DecisionRight;
import dev.haksa.shared.paging.Listing;
import dev.haksa.shared.paging.Listing.SortKey;
import dev.haksa.shared.paging.Page;
import dev.haksa.shared.paging.Paging;
import dev.haksa.shared.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowIterator;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The table of delegations (제57조). */
@ApplicationScoped
public class DelegationRows {
    private static final Pattern ACCOUNT_ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final SortKey LATEST_FIRST = new SortKey("id", "d.id", false, true, "d.id");
    private static final String COLUMNS = """
            d.id, d.delegator_id, d.delegator_name, d.delegate_id, a.display_name as delegate_name, d.kinds, d.from_day,
            d.until_day, d.note, d.created_at, d.revoked_at, d.version
            """;
    private static final String FROM = " record_change_delegation d join account a on a.id = d.delegate_id ";
    private static final String SELECT = "select " + COLUMNS + " from " + FROM;
    private static final String INSERT = """
            insert into record_change_delegation (delegator_id, delegator_name, delegate_id, kinds, from_day, until_day, note,
                                                  created_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8) returning id
            """;
    private static final String REVOKE = """
            update record_change_delegation set revoked_at = $2, version = version + 1
             where id = $1 and revoked_at is null
            """;

    /** Delegations count as long as whoever gave them is president: the office delegates, not the person (제57조). */
    private static final String IN_FORCE = SELECT + """
             where d.delegate_id = $1 and d.revoked_at is null
               and exists (select from account giver
                             join account_role held on held.account_id = giver.id and held.role = 'PRESIDENT'
                            where giver.id = case when d.delegator_id ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$'
                                                  then d.delegator_id::uuid end
                              and giver.state <> 'DISABLED')
             order by d.until_day, d.id
            """;

    private final Pool pool;

    DelegationRows(Pool pool) {
        this.pool = pool;
    }

    /** Runs work in one transaction. */
    public <T> Uni<T> inTransaction(Function<SqlConnection, Uni<T>> work) {
        return pool.withTransaction(work);
    }

    /** Whether there is such an account. */
    public Uni<Boolean> isAccount(SqlClient client, UUID id) {
        return client.preparedQuery("select 1 from account where id = $1")
                .execute(Tuple.of(id))
                .map(rows -> rows.size() > 0);
    }

    /** Writes a delegation and gives its id. */
    public Uni<Integer> insert(SqlConnection connection, Delegation delegation) {
        return connection
                .preparedQuery(INSERT)
                .execute(Tuple.tuple()
                        .addString(delegation.delegatorId())
                        .addString(delegation.delegatorName())
                        .addUUID(delegation.delegateId())
                        .addArrayOfString(delegation.kinds().stream()
                                .sorted()
                                .map(Enum::name)
                                .toArray(String[]::new))
                        .addLocalDate(delegation.from())
                        .addLocalDate(delegation.until())
                        .addString(delegation.note())
                        .addOffsetDateTime(delegation.createdAt().atOffset(ZoneOffset.UTC)))
                .map(rows -> rows.iterator().next().getInteger("id"));
    }

    /** Takes a delegation back; the second time changes nothing. */
    public Uni<Void> revoke(SqlConnection connection, int id, Instant at) {
        return connection
                .preparedQuery(REVOKE)
                .execute(Tuple.of(id, at.atOffset(ZoneOffset.UTC)))
                .replaceWithVoid();
    }

    /** A delegation; 404 when there is none. */
    public Uni<Delegation> find(SqlClient client, int id) {
        return client.preparedQuery(SELECT + " where d.id = $1")
                .execute(Tuple.of(id))
                .map(rows -> {
                    RowIterator<Row> iterator = rows.iterator();
                    if (!iterator.hasNext()) {
                        throw ProblemException.notFound("delegation", id);
                    }
                    return delegation(iterator.next());
                });
    }

    /** The same, outside of a transaction. */
    public Uni<Delegation> find(int id) {
        return find(pool, id);
    }

    /**
     * Delegations, the latest first.
     *
     * @param delegate only those to this account; null for all
     */
    public Uni<Page<Delegation>> page(@Nullable String delegate, Paging paging) {
        Listing listing = new Listing(COLUMNS, FROM, LATEST_FIRST);
        if (delegate != null) {
            listing.where("d.delegate_id::text = ?", delegate);
        }
        return listing.page(pool, paging).map(page -> page.map(DelegationRows::delegation));
    }

    /** Whether somebody filed an application or decided an earlier step of it. */
    public Uni<Boolean> isInvolved(SqlClient client, int changeId, String accountId) {
        return client.preparedQuery("""
                        select exists (select from record_change where id = $1 and filed_by = $2)
                            or exists (select from record_change_step where change_id = $1 and decided_by = $2)
                        """)
                .execute(Tuple.of(changeId, accountId))
                .map(rows -> rows.iterator().next().getBoolean(0));
    }

    /**
     * Delegations to an account that were not taken back and whose giver still holds the office, the earliest first.
     */
    public Uni<List<DecisionRight.Delegation>> to(SqlClient client, String accountId) {
        return ACCOUNT_ID.matcher(accountId).matches()
                ? client.preparedQuery(IN_FORCE)
                        .execute(Tuple.of(UUID.fromString(accountId)))
                        .map(rows -> ChangeReads.list(rows, DelegationRows::right))
                : Uni.createFrom().item(List.of());
    }

    /** The same, outside of a transaction. */
    public Uni<List<DecisionRight.Delegation>> to(String accountId) {
        return to(pool, accountId);
    }

    private static DecisionRight.Delegation right(Row row) {
        Delegation delegation = delegation(row);
        return new DecisionRight.Delegation(
                delegation.id(), delegation.delegatorName(), delegation.kinds(), delegation.from(), delegation.until());
    }

    private static Delegation delegation(Row row) {
        Set<ChangeKind> kinds = Arrays.stream(row.getArrayOfStrings("kinds"))
                .map(ChangeKind::valueOf)
                .collect(Collectors.toUnmodifiableSet());
        return new Delegation(
                row.getInteger("id"),
                row.getString("delegator_id"),
                row.getString("delegator_name"),
                row.getUUID("delegate_id"),
                row.getString("delegate_name"),
                kinds,
                row.getLocalDate("from_day"),
                row.getLocalDate("until_day"),
                row.getString("note"),
                row.getOffsetDateTime("created_at").toInstant(),
                ChangeReads.instant(row, "revoked_at"),
                row.getInteger("version"));
    }
}
