package dev.haksa.photoregister.store;

import dev.haksa.photoregister.ImportFit;
import dev.haksa.photoregister.ImportOrder;
import dev.haksa.photoregister.ImportReport;
import dev.haksa.photoregister.ImportState;
import dev.haksa.photoregister.PhotoImport;
import dev.haksa.shared.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Archives that are put in, and the reports on them. */
@ApplicationScoped
public class ImportRows {
    private static final String INSERT = """
            insert into photo_import (id, requested_by, requested_by_name, reason, approve, crop, dry_run, files, created_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
            """;
    /** A machine that has said nothing for two minutes is gone, and the archive with it. */
    private static final String FIND = """
            select id, requested_by, requested_by_name, reason, approve, crop, dry_run, files, done, created_at, ended_at,
                   report, version,
                   case when ended_at is not null then 'DONE'
                        when alive_at < clock_timestamp() - interval '2 minutes' then 'INTERRUPTED'
                        when began_at is not null then 'RUNNING' else 'WAITING' end as state
              from photo_import where id = $1
            """;

    /** Once, however often it is said. */
    private static final String BEGIN = """
            update photo_import set began_at = $2, alive_at = clock_timestamp(), version = version + 1
             where id = $1 and began_at is null
            """;

    private static final String PROGRESS = """
            update photo_import p
               set done = n.done, alive_at = clock_timestamp(), version = p.version + (p.done <> n.done)::int
              from unnest($1::uuid[], $2::int[]) as n (id, done)
             where p.id = n.id and p.ended_at is null
            """;
    private static final String END = """
            update photo_import set done = files, ended_at = $2, report = $3, version = version + 1
             where id = $1 and ended_at is null
            """;

    /** Notes an archive that has arrived. */
    public Uni<Void> insert(SqlClient client, PhotoImport one) {
        ImportOrder order = one.order();
        Tuple values = Tuple.tuple()
                .addValue(one.id())
                .addValue(one.requestedBy())
                .addValue(one.requestedByName())
                .addValue(order.reason())
                .addValue(order.approve())
                .addValue(order.fit() == ImportFit.CROP)
                .addValue(order.dryRun())
                .addValue(one.files())
                .addValue(utc(one.createdAt()));
        return client.preparedQuery(INSERT).execute(values).replaceWithVoid();
    }

    /** An import; 404 when there is none. */
    public Uni<PhotoImport> find(SqlClient client, UUID id) {
        return client.preparedQuery(FIND).execute(Tuple.of(id)).map(rows -> {
            if (rows.size() == 0) {
                throw ProblemException.notFound("photo import", id);
            }
            return read(rows.iterator().next());
        });
    }

    /** Its turn has come. */
    public Uni<Void> begin(SqlClient client, UUID id, Instant at) {
        return client.preparedQuery(BEGIN).execute(Tuple.of(id, utc(at))).replaceWithVoid();
    }

    /** This machine is at work on imports, and has looked at so many of their files. */
    public Uni<Void> progress(SqlClient client, Map<UUID, Integer> done) {
        UUID[] ids = done.keySet().toArray(UUID[]::new);
        Integer[] counts = done.values().toArray(Integer[]::new);
        return client.preparedQuery(PROGRESS).execute(Tuple.of(ids, counts)).replaceWithVoid();
    }

    /** It is done; false when that was noted before. */
    public Uni<Boolean> end(SqlConnection connection, UUID id, ImportReport report, Instant at) {
        return connection
                .preparedQuery(END)
                .execute(Tuple.of(id, utc(at), ReportJson.write(report)))
                .map(rows -> rows.rowCount() == 1);
    }

    /** Forgets imports, and whom their reports name. */
    public Uni<Void> forget(SqlClient client, Instant before) {
        return client.preparedQuery("delete from photo_import where created_at < $1")
                .execute(Tuple.of(utc(before)))
                .replaceWithVoid();
    }

    private static PhotoImport read(Row row) {
        @Nullable OffsetDateTime endedAt = row.getOffsetDateTime("ended_at");
        @Nullable JsonObject report = row.getJsonObject("report");
        ImportOrder order = new ImportOrder(
                row.getString("reason"),
                row.getBoolean("approve"),
                row.getBoolean("crop") ? ImportFit.CROP : ImportFit.NONE,
                row.getBoolean("dry_run"));
        return new PhotoImport(
                row.getUUID("id"),
                row.getString("requested_by"),
                row.getString("requested_by_name"),
                order,
                ImportState.valueOf(row.getString("state")),
                row.getInteger("files"),
                row.getInteger("done"),
                row.getOffsetDateTime("created_at").toInstant(),
                endedAt == null ? null : endedAt.toInstant(),
                report == null ? null : ReportJson.read(report),
                row.getInteger("version"));
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
