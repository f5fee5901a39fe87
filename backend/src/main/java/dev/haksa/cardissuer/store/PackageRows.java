package dev.haksa.cardissuer.store;

import dev.haksa.cardissuer.CardPackage;
import dev.haksa.cardissuer.PackageState;
import dev.haksa.shared.problem.ProblemException;
import dev.haksa.shared.security.Caller;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Reads packages and who is in them, and notes that the company has one. */
@ApplicationScoped
public class PackageRows {
    private static final String SELECT = """
            select p.*, c.code as campaign,
                   (select count(*)::int from card_package_entry e where e.package_id = p.id and e.receipt = 'ACCEPTED')
                       as accepted,
                   (select count(*)::int from card_package_entry e where e.package_id = p.id and e.receipt = 'REFUSED')
                       as refused
              from card_package p join card_campaign c on c.id = p.campaign_id
            """;

    private static final String TRANSMITTED = """
            update card_package set transmitted_at = $2, transmitted_by = $3, version = version + 1
             where id = $1 and transmitted_at is null
            """;

    private final Pool pool;

    PackageRows(Pool pool) {
        this.pool = pool;
    }

    /** Runs work in one transaction. */
    public <T> Uni<T> inTransaction(Function<SqlConnection, Uni<T>> work) {
        return pool.withTransaction(work);
    }

    /** A package of a campaign; 404 when there is none. */
    public Uni<CardPackage> one(String campaign, int sequence) {
        return one(pool, campaign, sequence);
    }

    /** The same in a transaction. */
    public Uni<CardPackage> one(SqlClient client, String campaign, int sequence) {
        return client.preparedQuery(SELECT + " where c.code = $1 and p.sequence = $2")
                .execute(Tuple.of(campaign, sequence))
                .map(rows -> stream(rows)
                        .map(PackageRows::read)
                        .findFirst()
                        .orElseThrow(() -> ProblemException.notFound("card package", campaign + "/" + sequence)));
    }

    /** All packages of a campaign in order. */
    public Uni<List<CardPackage>> all(SqlClient client, int campaignId) {
        return client.preparedQuery(SELECT + " where p.campaign_id = $1 order by p.sequence")
                .execute(Tuple.of(campaignId))
                .map(rows -> stream(rows).map(PackageRows::read).toList());
    }

    /** The same, without a transaction. */
    public Uni<List<CardPackage>> all(int campaignId) {
        return all(pool, campaignId);
    }

    /** For reading outside of a transaction. */
    public SqlClient client() {
        return pool;
    }

    /** Entries of the campaign that are in a package that counts. */
    public Uni<Set<Long>> packaged(SqlClient client, int campaignId) {
        return client.preparedQuery("select entry_id from card_package_entry where campaign_id = $1 and not withdrawn")
                .execute(Tuple.of(campaignId))
                .map(rows -> stream(rows).map(row -> row.getLong(0)).collect(Collectors.toSet()));
    }

    /** The company has the package. */
    public Uni<Void> transmitted(SqlConnection connection, int id, Instant at, Caller by) {
        return connection
                .preparedQuery(TRANSMITTED)
                .execute(Tuple.of(id, at.atOffset(ZoneOffset.UTC), by.name()))
                .replaceWithVoid();
    }

    /** The students of a package, by their entries. */
    public Uni<Map<Long, String>> members(SqlClient client, int id) {
        return client.preparedQuery("select entry_id, student_number from card_package_entry where package_id = $1")
                .execute(Tuple.of(id))
                .map(rows -> stream(rows).collect(Collectors.toMap(row -> row.getLong(0), row -> row.getString(1))));
    }

    private static CardPackage read(Row row) {
        return new CardPackage(
                row.getInteger("id"),
                row.getInteger("campaign_id"),
                row.getString("campaign"),
                row.getInteger("sequence"),
                PackageState.valueOf(row.getString("state")),
                row.getInteger("entries"),
                row.getInteger("first_number"),
                row.getInteger("photos_written"),
                row.getString("certificate"),
                row.getOffsetDateTime("created_at").toInstant(),
                row.getString("created_by_name"),
                row.getString("failure"),
                row.getInteger("failed_number"),
                row.getString("known_sha256"),
                content(row),
                instant(row.getOffsetDateTime("transmitted_at")),
                row.getString("transmitted_by"),
                instant(row.getOffsetDateTime("removed_at")),
                instant(row.getOffsetDateTime("withdrawn_at")),
                row.getInteger("accepted"),
                row.getInteger("refused"),
                row.getInteger("version"));
    }

    private static CardPackage.@Nullable Content content(Row row) {
        OffsetDateTime readyAt = row.getOffsetDateTime("ready_at");
        return readyAt == null
                ? null
                : new CardPackage.Content(
                        readyAt.toInstant(),
                        row.getString("sha256"),
                        row.getLong("size_bytes"),
                        row.getString("content_sha256"),
                        row.getLong("content_bytes"));
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }

    private static Stream<Row> stream(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false);
    }
}
