package dev.haksa.card.store;

import dev.haksa.card.CampaignStages;
import dev.haksa.card.CampaignState;
import dev.haksa.card.CardCampaign;
import dev.haksa.shared.paging.Listing;
import dev.haksa.shared.paging.Page;
import dev.haksa.shared.paging.Paging;
import dev.haksa.shared.problem.ProblemException;
import dev.haksa.shared.security.Caller;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Finds, locks and moves campaigns; everything about cards runs in its transactions. */
@ApplicationScoped
public class CampaignRows {
    private static final String COLUMNS = """
            c.*, (select array_agg(d.department_id order by d.department_id)
                    from card_campaign_department d where d.campaign_id = c.id) as department_ids
            """;

    private static final Listing.SortKey LATEST_FIRST = new Listing.SortKey("id", "c.id", false, true, "c.id");

    private static final String MOVE = """
            update card_campaign
               set state = $2,
                   submitted_at = case when $2 = 'SUBMITTED' then $3::timestamptz else submitted_at end,
                   submitted_by = case when $2 = 'SUBMITTED' then $4 else submitted_by end,
                   submitted_by_id = case when $2 = 'SUBMITTED' then $7 when $6 and $2 = 'OPEN' then null
                                          else submitted_by_id end,
                   decided_at = case when $6 then $3 else decided_at end,
                   decided_by = case when $6 then $4 else decided_by end,
                   decided_by_id = case when $6 then $7 else decided_by_id end,
                   decision_reason = case when $6 then $5 when state = 'OPEN' and $2 in ('APPROVED', 'TRANSFERRED') then null
                                          else decision_reason end,
                   transferred_at = case when $2 = 'TRANSFERRED' then coalesce(transferred_at, $3) else transferred_at end,
                   round = round + case when $2 = 'OPEN' and state in ('APPROVED', 'TRANSFERRED') then 1 else 0 end,
                   closed_at = case when $2 = 'CLOSED' then $3 end,
                   version = version + 1
             where id = $1
            """;

    private static final String END_DEPARTMENTS =
            "update card_campaign_department set current = false where campaign_id = $1 and current";

    private static final String END_ENTRIES =
            "update card_entry set current = false where campaign_id = $1 and current";

    private static final String FIX_NAMES = """
            update card_campaign_department cd set name_ko = d.name_ko, name_en = d.name_en
              from department d
             where d.id = cd.department_id and cd.campaign_id = $1 and cd.name_ko is null
            """;
    private static final String OF_DEPARTMENT = """
            exists (select 1 from card_campaign_department d
                     where d.campaign_id = c.id and d.department_id = $1 and d.current)
            """;

    private final Pool pool;

    CampaignRows(Pool pool) {
        this.pool = pool;
    }

    /**
     * A change of state.
     *
     * @param decides whether it is a decision of the dean
     */
    public record Move(
            CampaignState to,
            Instant at,
            Caller by,
            @Nullable String reason,
            boolean decides) {}

    /** Runs work in one transaction. */
    public <T> Uni<T> inTransaction(Function<SqlConnection, Uni<T>> work) {
        return pool.withTransaction(work);
    }

    /** The same; a dry run does all of it and takes it back. */
    public <T> Uni<T> inTransaction(boolean dryRun, Function<SqlConnection, Uni<T>> work) {
        if (!dryRun) {
            return pool.withTransaction(work);
        }
        AtomicReference<T> done = new AtomicReference<>();
        return pool.<T>withTransaction(connection -> work.apply(connection).invoke(result -> {
                    done.set(result);
                    throw new DryRunEnded();
                }))
                .onFailure(DryRunEnded.class)
                .recoverWithItem(done::get);
    }

    /** Takes back what a dry run did. */
    private static final class DryRunEnded extends RuntimeException {
        private static final long serialVersionUID = 1L;

        DryRunEnded() {
            super("dry run", null, false, false);
        }
    }

    /** Runs reads on one connection. */
    public <T> Uni<T> reading(Function<SqlConnection, Uni<T>> work) {
        return pool.withConnection(work);
    }

    /** A campaign; 404 when there is none. */
    public Uni<CardCampaign> find(SqlClient client, String code) {
        return one(client, "c.code = $1", code);
    }

    /** The same by its id. */
    public Uni<CardCampaign> find(SqlClient client, int id) {
        return one(client, "c.id = $1", id);
    }

    /** The same, locked until the end of the transaction. */
    public Uni<CardCampaign> lock(SqlConnection connection, String code) {
        return connection
                .preparedQuery("select 1 from card_campaign where code = $1 for no key update")
                .execute(Tuple.of(code))
                .chain(() -> find(connection, code));
    }

    /** The same, kept as it is until the end of the transaction, while others may do so too. */
    public Uni<CardCampaign> hold(SqlConnection connection, String code) {
        return connection
                .preparedQuery("select 1 from card_campaign where code = $1 for share")
                .execute(Tuple.of(code))
                .chain(() -> find(connection, code));
    }

    /** The campaign that a department is in now; null when there is none. */
    public Uni<@Nullable CardCampaign> ofDepartment(SqlClient client, int departmentId) {
        return client.preparedQuery("select " + COLUMNS + " from card_campaign c where " + OF_DEPARTMENT)
                .execute(Tuple.of(departmentId))
                .map(rows -> rows.size() == 0 ? null : campaign(rows.iterator().next()));
    }

    /** Campaigns, the latest first. */
    public Uni<Page<CardCampaign>> list(Paging paging) {
        return new Listing(COLUMNS, "card_campaign c", LATEST_FIRST)
                .page(pool, paging)
                .map(page -> page.map(CampaignRows::campaign));
    }

    /** Changes the state. */
    public Uni<Void> move(SqlConnection connection, int id, Move move) {
        Tuple values = Tuple.of(
                        id,
                        move.to().name(),
                        move.at().atOffset(ZoneOffset.UTC),
                        move.by().name())
                .addString(move.reason())
                .addBoolean(move.decides())
                .addString(move.by().id());
        return connection.preparedQuery(MOVE).execute(values).replaceWithVoid();
    }

    /** From now on the campaign calls its departments as they are called today. */
    public Uni<Void> fixNames(SqlConnection connection, int id) {
        return connection.preparedQuery(FIX_NAMES).execute(Tuple.of(id)).replaceWithVoid();
    }

    /** Notes that something of a campaign changed. */
    public Uni<Void> touch(SqlConnection connection, int id) {
        return connection
                .preparedQuery("update card_campaign set version = version + 1 where id = $1")
                .execute(Tuple.of(id))
                .replaceWithVoid();
    }

    /** Sets departments and entries of a closed campaign free for the next one. */
    public Uni<Void> release(SqlConnection connection, int id) {
        return connection
                .preparedQuery(END_DEPARTMENTS)
                .execute(Tuple.of(id))
                .chain(() -> connection.preparedQuery(END_ENTRIES).execute(Tuple.of(id)))
                .replaceWithVoid();
    }

    private static Uni<CardCampaign> one(SqlClient client, String condition, Object key) {
        return client.preparedQuery("select " + COLUMNS + " from card_campaign c where " + condition)
                .execute(Tuple.of(key))
                .map(rows -> {
                    if (rows.size() == 0) {
                        throw ProblemException.notFound("card-campaign", key);
                    }
                    return campaign(rows.iterator().next());
                });
    }

    private static CardCampaign campaign(Row row) {
        CampaignStages stages = new CampaignStages(
                row.getLocalDate("opens_on"),
                row.getLocalDate("photo_until"),
                row.getLocalDate("roster_until"),
                row.getLocalDate("transmission_until"),
                row.getLocalDate("link_until"),
                row.getLocalDate("application_from"),
                row.getLocalDate("delivery_from"));
        Integer[] departments = row.getArrayOfIntegers("department_ids");
        return new CardCampaign(
                row.getInteger("id"),
                row.getString("code"),
                row.getInteger("year"),
                row.getString("title_ko"),
                row.getString("title_en"),
                CampaignState.valueOf(row.getString("state")),
                row.getInteger("round"),
                stages,
                departments == null ? List.of() : Arrays.asList(departments),
                instant(row, "submitted_at"),
                row.getString("submitted_by"),
                row.getString("submitted_by_id"),
                instant(row, "decided_at"),
                row.getString("decided_by"),
                row.getString("decision_reason"),
                instant(row, "transferred_at"),
                instant(row, "closed_at"),
                row.getInteger("version"));
    }

    private static @Nullable Instant instant(Row row, String column) {
        OffsetDateTime at = row.getOffsetDateTime(column);
        return at == null ? null : at.toInstant();
    }
}
