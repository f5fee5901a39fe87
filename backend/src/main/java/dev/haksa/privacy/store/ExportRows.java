package dev.haksa.privacy.store;

import dev.haksa.privacy.Export;
import dev.haksa.privacy.ExportCriteria;
import dev.haksa.privacy.ExportKind;
import dev.haksa.privacy.RecordedExport;
import dev.haksa.shared.paging.Listing;
import dev.haksa.shared.paging.Page;
import dev.haksa.shared.paging.Paging;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The log of exports in the database. */
@ApplicationScoped
public class ExportRows {
    private static final String COLUMNS =
            "id, at, kind, purpose, persons, criteria, exporter_id, exporter_name, exporter_roles, correlation_id";
    private static final String INSERT = """
            insert into personal_data_export (at, kind, purpose, persons, criteria, exporter_id, exporter_name,
                                              exporter_roles, correlation_id)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
            """;
    /** Parts that are asked for at the same time wait for each other, so that one of them is the beginning. */
    private static final String ONE_BY_ONE = "select pg_advisory_xact_lock(hashtextextended($1, 0))";

    private static final String BEGUN = """
            select id from personal_data_export
             where exporter_id = $1 and kind = $2 and criteria @> $3::jsonb and not criteria ? 'continues' and at >= $4
             order by id desc limit 1
            """;
    private static final Listing.SortKey LATEST_FIRST = new Listing.SortKey("id", "id", false, true, "id");

    private final Pool pool;

    ExportRows(Pool pool) {
        this.pool = pool;
    }

    /** Runs work in one transaction. */
    public <T> Uni<T> inTransaction(Function<SqlConnection, Uni<T>> work) {
        return pool.withTransaction(work);
    }

    /** Notes an export. */
    public Uni<Void> insert(SqlConnection connection, Export export) {
        Tuple values = Tuple.tuple()
                .addValue(export.at().atOffset(ZoneOffset.UTC))
                .addValue(export.kind().name())
                .addValue(export.purpose())
                .addValue(export.count())
                .addValue(new JsonObject(export.criteria()))
                .addValue(export.by().id())
                .addValue(export.by().name())
                .addValue(String.join(" ", export.by().roles().stream().sorted().toList()))
                .addValue(export.by().correlationId());
        return connection.preparedQuery(INSERT).execute(values).replaceWithVoid();
    }

    /** The latest export since an instant with which the same account began to take the same selection; null for none. */
    public Uni<@Nullable Integer> begun(SqlConnection connection, Export export, Instant since) {
        JsonObject selection = new JsonObject(export.criteria());
        Tuple values = Tuple.of(export.by().id(), export.kind().name(), selection, since.atOffset(ZoneOffset.UTC));
        return connection
                .preparedQuery(ONE_BY_ONE)
                .execute(Tuple.of(export.by().id() + export.kind()))
                .chain(() -> connection.preparedQuery(BEGUN).execute(values))
                .map(rows -> rows.size() == 0 ? null : rows.iterator().next().getInteger("id"));
    }

    /** Exports, the latest first. */
    public Uni<Page<RecordedExport>> list(ExportCriteria criteria, Paging paging) {
        Listing listing = new Listing(COLUMNS, "personal_data_export", LATEST_FIRST);
        if (!criteria.kinds().isEmpty()) {
            listing.where("kind = any(?::text[])", (Object)
                    criteria.kinds().stream().map(Enum::name).toArray(String[]::new));
        }
        if (criteria.exporterId() != null) {
            listing.where("exporter_id = ?", criteria.exporterId());
        }
        if (criteria.from() != null) {
            listing.where("at >= ?", criteria.from().atOffset(ZoneOffset.UTC));
        }
        if (criteria.until() != null) {
            listing.where("at < ?", criteria.until().atOffset(ZoneOffset.UTC));
        }
        return listing.page(pool, paging).map(page -> page.map(ExportRows::export));
    }

    private static RecordedExport export(Row row) {
        return new RecordedExport(
                row.getInteger("id"),
                row.getOffsetDateTime("at").toInstant(),
                ExportKind.valueOf(row.getString("kind")),
                row.getString("purpose"),
                row.getInteger("persons"),
                row.getJsonObject("criteria").getMap(),
                row.getString("exporter_id"),
                row.getString("exporter_name"),
                row.getString("exporter_roles"),
                row.getString("correlation_id"));
    }
}
