package dev.haksa.cardissuer.store;

import dev.haksa.shared.security.Caller;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Makes packages, and lets them be written again or made anew. */
@ApplicationScoped
public class PackageMakingRows {
    private static final String INSERT = """
            insert into card_package (campaign_id, sequence, entries, first_number, certificate, created_at, created_by,
                                      created_by_name)
            values ($1, $2, $3, $4, $5, $6, $7, $8) returning id
            """;

    private static final String INSERT_ENTRIES = """
            insert into card_package_entry (package_id, campaign_id, number, entry_id, student_number, name, name_en,
                                            department, kind, channel, delivery, mobile_from, photo_sha256)
            select $1, $2, $3 + e.position - 1, e.entry_id, e.student_number, e.name, e.name_en, e.department, e.kind,
                   e.channel, e.delivery, case when e.channel = 'PAPER' then c.mobile_from end, e.photo_sha256
              from unnest($4::bigint[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[], $10::text[], $11::text[],
                          $12::text[])
                   with ordinality as e (entry_id, student_number, name, name_en, department, kind, channel,
                                         delivery, photo_sha256, position)
              join card_entry c on c.id = e.entry_id
             order by e.position
            """;

    private static final String QUEUE_AGAIN = """
            update card_package
               set state = 'QUEUED', failure = null, failed_number = null, failures = 0, leased_until = null,
                   version = version + 1
             where campaign_id = $1 and state = 'FAILED'
            """;

    private static final String WAIT_NO_LONGER = """
            update card_package set postponed = 0, leased_until = null
             where campaign_id = $1 and state = 'QUEUED' and postponed > 0
            """;

    private static final String SEAL_AGAIN = """
            update card_package
               set state = 'QUEUED', certificate = $2, failure = null, failed_number = null, failures = 0,
                   photos_written = 0, leased_until = null, ready_at = null, sha256 = null, size_bytes = null,
                   content_sha256 = null, content_bytes = null, version = version + 1
             where id = $1
            """;

    private static final String NEVER_READY = """
             p.campaign_id = $1 and p.known_sha256 is null
               and p.sequence >= (select min(f.sequence) from card_package f
                                   where f.campaign_id = $1 and f.state = 'FAILED' and f.known_sha256 is null)
            """;

    /**
     * A package to be made.
     *
     * @param first number of its first entry
     * @param certificate fingerprint; null for none
     */
    public record NewPackage(
            int campaignId,
            int sequence,
            int first,
            List<NewEntry> entries,
            @Nullable String certificate,
            Instant at,
            Caller by) {
        /** Copies the list. */
        public NewPackage {
            entries = List.copyOf(entries);
        }
    }

    /** What is fixed of an entry. */
    public record NewEntry(
            long entryId,
            String studentNumber,
            String name,
            String nameEn,
            String department,
            String kind,
            String channel,
            String delivery,
            String photoSha256) {}

    /** Makes a package with its entries. */
    public Uni<Void> insert(SqlConnection connection, NewPackage made) {
        Tuple values = Tuple.tuple()
                .addValue(made.campaignId())
                .addValue(made.sequence())
                .addValue(made.entries().size())
                .addValue(made.first())
                .addValue(made.certificate())
                .addValue(made.at().atOffset(ZoneOffset.UTC))
                .addValue(made.by().id())
                .addValue(made.by().name());
        return connection
                .preparedQuery(INSERT)
                .execute(values)
                .chain(rows -> insertEntries(connection, rows.iterator().next().getInteger("id"), made));
    }

    /** Lets packages be prepared once more that could not be, and those at once that wait for a store that was away. */
    public Uni<Void> queueAgain(SqlConnection connection, int campaignId) {
        return connection
                .preparedQuery(QUEUE_AGAIN)
                .execute(Tuple.of(campaignId))
                .chain(() -> connection.preparedQuery(WAIT_NO_LONGER).execute(Tuple.of(campaignId)))
                .replaceWithVoid();
    }

    /** Lets a package be written again, to another certificate. */
    public Uni<Void> sealAgain(SqlConnection connection, int id, String fingerprint) {
        return connection
                .preparedQuery(SEAL_AGAIN)
                .execute(Tuple.of(id, fingerprint))
                .replaceWithVoid();
    }

    /** Takes apart packages that failed before they were ever ready, and those that wait behind them; answers their entries. */
    public Uni<List<Long>> dissolveFailed(SqlConnection connection, int campaignId) {
        return connection
                .preparedQuery("delete from card_package_entry e using card_package p where p.id = e.package_id and"
                        + NEVER_READY + " returning e.entry_id")
                .execute(Tuple.of(campaignId))
                .map(PackageMakingRows::entries)
                .call(() -> connection
                        .preparedQuery("delete from card_package p where" + NEVER_READY)
                        .execute(Tuple.of(campaignId)));
    }

    private static List<Long> entries(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(row -> row.getLong(0))
                .toList();
    }

    private static Uni<Void> insertEntries(SqlConnection connection, int id, NewPackage made) {
        Tuple values = Tuple.tuple()
                .addValue(id)
                .addValue(made.campaignId())
                .addValue(made.first())
                .addValue(made.entries().stream().map(NewEntry::entryId).toArray(Long[]::new))
                .addValue(texts(made, NewEntry::studentNumber))
                .addValue(texts(made, NewEntry::name))
                .addValue(texts(made, NewEntry::nameEn))
                .addValue(texts(made, NewEntry::department))
                .addValue(texts(made, NewEntry::kind))
                .addValue(texts(made, NewEntry::channel))
                .addValue(texts(made, NewEntry::delivery))
                .addValue(texts(made, NewEntry::photoSha256));
        return connection.preparedQuery(INSERT_ENTRIES).execute(values).replaceWithVoid();
    }

    private static String[] texts(NewPackage made, Function<NewEntry, String> column) {
        return made.entries().stream().map(column).toArray(String[]::new);
    }
}
