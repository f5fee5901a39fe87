package dev.haksa.status.store;

import dev.haksa.shared.database.TableWriter;
import dev.haksa.shared.database.TableWriter.RowChange;
import dev.haksa.shared.paging.Listing;
import dev.haksa.shared.paging.Listing.SortKey;
import dev.haksa.shared.paging.Page;
import dev.haksa.shared.paging.Paging;
import dev.haksa.shared.problem.ProblemException;
import dev.haksa.status.Announcement;
import dev.haksa.status.Announcement.Content;
import dev.haksa.status.domain.AnnouncementKind;
import dev.haksa.status.domain.Severity;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Announcements in the database. */
@ApplicationScoped
public class AnnouncementRows {
    private static final String TABLE = "announcement";
    private static final String COLUMNS =
            "a.id, a.kind, a.severity, a.title_ko, a.title_en, a.text_ko, a.text_en, a.starts_at, a.ends_at, a.version";
    private static final String FROM = "announcement a";
    private static final String IN_FORCE = "select " + COLUMNS + " from " + FROM
            + " where a.starts_at <= $1 and (a.ends_at is null or a.ends_at > $1)"
            + " order by a.starts_at desc, a.id desc limit 50";
    private static final SortKey BY_BEGINNING =
            new SortKey("from", "to_char(a.starts_at at time zone 'UTC', 'YYYYMMDDHH24MISSUS')", true, true, "a.id");

    private final Pool pool;
    private final TableWriter tables;

    AnnouncementRows(Pool pool, TableWriter tables) {
        this.pool = pool;
        this.tables = tables;
    }

    /** Runs work in one transaction. */
    public <T> Uni<T> inTransaction(Function<SqlConnection, Uni<T>> work) {
        return pool.withTransaction(work);
    }

    /** The latest announcements in force at an instant. */
    public Uni<List<Announcement>> inForce(Instant now) {
        return pool.preparedQuery(IN_FORCE)
                .execute(Tuple.of(now.atOffset(ZoneOffset.UTC)))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(AnnouncementRows::announcement)
                        .toList());
    }

    /** A page of all announcements. */
    public Uni<Page<Announcement>> list(Paging paging) {
        return new Listing(COLUMNS, FROM, BY_BEGINNING)
                .page(pool, paging)
                .map(page -> page.map(AnnouncementRows::announcement));
    }

    /** The announcement of an id; 404 when there is none. */
    public Uni<Announcement> find(int id) {
        return find(pool, id);
    }

    /** The same, on a connection with an open transaction. */
    public Uni<Announcement> find(SqlClient client, int id) {
        return client.preparedQuery("select " + COLUMNS + " from " + FROM + " where a.id = $1")
                .execute(Tuple.of(id))
                .map(rows -> {
                    if (rows.size() == 0) {
                        throw ProblemException.notFound(TABLE, id);
                    }
                    return announcement(rows.iterator().next());
                });
    }

    /** Adds an announcement. */
    public Uni<RowChange> insert(SqlConnection connection, Content content) {
        return tables.insert(connection, TABLE, columns(content));
    }

    /** Replaces an announcement; 404, 428 and 412 as for every row. */
    public Uni<RowChange> update(SqlConnection connection, int id, @Nullable String ifMatch, Content content) {
        return tables.update(connection, TABLE, id, ifMatch, columns(content));
    }

    /** Deletes an announcement; 404, 428 and 412 as for every row. */
    public Uni<RowChange> delete(SqlConnection connection, int id, @Nullable String ifMatch) {
        return tables.delete(connection, TABLE, id, ifMatch);
    }

    private static SequencedMap<String, Object> columns(Content content) {
        SequencedMap<String, Object> columns = new LinkedHashMap<>();
        columns.put("kind", content.kind().name());
        columns.put("severity", content.severity().name());
        columns.put("title_ko", content.titleKo());
        columns.put("title_en", content.titleEn());
        columns.put("text_ko", content.textKo());
        columns.put("text_en", content.textEn());
        columns.put("starts_at", content.from().atOffset(ZoneOffset.UTC));
        columns.put("ends_at", content.until() == null ? null : content.until().atOffset(ZoneOffset.UTC));
        return columns;
    }

    private static Announcement announcement(Row row) {
        OffsetDateTime until = row.getOffsetDateTime("ends_at");
        Content content = new Content(
                AnnouncementKind.valueOf(row.getString("kind")),
                Severity.valueOf(row.getString("severity")),
                row.getString("title_ko"),
                row.getString("title_en"),
                row.getString("text_ko"),
                row.getString("text_en"),
                row.getOffsetDateTime("starts_at").toInstant(),
                until == null ? null : until.toInstant());
        return new Announcement(row.getInteger("id"), content, row.getInteger("version"));
    }
}
