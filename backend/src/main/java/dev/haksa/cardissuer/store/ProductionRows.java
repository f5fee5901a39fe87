package dev.haksa.cardissuer.store;

import dev.haksa.cardissuer.transfer.PackageHead;
import dev.haksa.cardissuer.transfer.TransferEntry;
import dev.haksa.cardissuer.transfer.WrittenPackage;
import dev.haksa.shared.files.FileOwner;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * Packages while they are prepared. Whoever prepares one holds it for a minute by the database's clock and renews that;
 * each time it is taken, {@code attempts} grows, and only the last taker may still write.
 */
@ApplicationScoped
public class ProductionRows implements FileOwner {
    private static final String CLAIM = """
            with next as (
                select id from card_package q
                 where state in ('QUEUED', 'PREPARING') and (leased_until is null or leased_until < clock_timestamp())
                   and not exists (select from card_package b where b.campaign_id = q.campaign_id
                                    and b.sequence < q.sequence and b.state not in ('READY', 'WITHDRAWN')
                                    and b.transmitted_at is null)
                   and exists (select from card_campaign k where k.id = q.campaign_id and k.state <> 'CLOSED')
                 order by id limit 1 for update skip locked)
            update card_package p
               set state = 'PREPARING', attempts = p.attempts + 1, photos_written = 0,
                   failures = p.failures + case p.state when 'PREPARING' then 1 else 0 end,
                   leased_until = clock_timestamp() + interval '60 seconds'
              from next join card_package n on n.id = next.id join card_campaign c on c.id = n.campaign_id
              left join lateral (
                    select sequence, known_sha256 from card_package b
                     where b.campaign_id = n.campaign_id and b.sequence < n.sequence and b.state <> 'WITHDRAWN'
                     order by sequence desc limit 1) before on true
             where p.id = next.id
            returning p.id, p.attempts, p.failures, p.sequence, p.created_at, c.code, p.certificate,
                      (select pem from card_certificate k where k.fingerprint = p.certificate) as pem,
                      p.certificate is null
                        or exists (select from card_certificate k where k.fingerprint = p.certificate
                                    and k.withdrawn_at is null and $1 between k.not_before and k.not_after) as sealable,
                      before.sequence as previous_sequence, before.known_sha256 as previous_sha256
            """;
    private static final String ENTRIES = """
            select number, student_number, name, name_en, department, kind, channel, mobile_from, delivery, photo_sha256,
                   photo_bytes
              from card_package_entry where package_id = $1 order by number
            """;
    private static final String MEASURE = """
            update card_package_entry e set photo_bytes = m.bytes
              from unnest($2::int[], $3::int[]) as m (number, bytes)
             where e.package_id = $1 and e.number = m.number
            """;
    private static final String PROGRESS = """
            update card_package
               set photos_written = $3, leased_until = clock_timestamp() + interval '60 seconds'
             where id = $1 and attempts = $2 and state = 'PREPARING'
            """;
    private static final String HOLD = """
            update card_package set leased_until = clock_timestamp() + interval '60 seconds'
             where id = $1 and attempts = $2 and state = 'PREPARING'
            """;
    private static final String READY = """
            update card_package
               set state = 'READY', leased_until = null, photos_written = entries, ready_at = $3, sha256 = $4,
                   known_sha256 = $4, size_bytes = $5, content_sha256 = $6, content_bytes = $7, postponed = 0,
                   version = version + 1
             where id = $1 and attempts = $2 and state = 'PREPARING'
            """;
    private static final String SEALED = """
            select k.withdrawn_at is null and $2 between k.not_before and k.not_after as usable
              from card_certificate k where k.fingerprint = (select certificate from card_package where id = $1) for share
            """;
    private static final String FAILED = """
            update card_package
               set state = 'FAILED', leased_until = null, failure = $3, failed_number = $4, version = version + 1
             where id = $1 and attempts = $2 and state = 'PREPARING'
            """;
    private static final String LATER = """
            update card_package
               set state = 'QUEUED', failures = failures + 1, leased_until = clock_timestamp() + interval '10 seconds'
             where id = $1 and attempts = $2 and state = 'PREPARING'
            """;
    /** After 10 seconds, 20, 40 and so on up to 5 minutes. */
    private static final String POSTPONE = """
            update card_package
               set state = 'QUEUED', postponed = least(postponed + 1, 6),
                   leased_until = clock_timestamp() + least(10 * 2 ^ postponed, 300) * interval '1 second'
             where id = $1 and attempts = $2 and state = 'PREPARING'
            """;

    private static final String LET_GO = """
            update card_package set removed_at = $2, version = version + 1
             where (state = 'READY' and coalesce(transmitted_at, ready_at) < $1
                    or state = 'WITHDRAWN' and content_sha256 is not null)
               and removed_at is null
            returning content_sha256
            """;
    private static final String FORGET_NAMES = """
            update card_package_entry e set name = '', name_en = ''
              from card_package p join card_campaign c on c.id = p.campaign_id
             where p.id = e.package_id and e.name <> ''
               and (p.removed_at is not null or p.transmitted_at < $1 or c.closed_at < $1)
            """;
    private static final String IN_USE = """
            select content_sha256 as sha256 from card_package where content_sha256 = any($1) and removed_at is null
            union
            select e.photo_sha256
              from card_package_entry e join card_package p on p.id = e.package_id
             where e.photo_sha256 = any($1) and p.removed_at is null and not e.withdrawn
            """;

    private final Pool pool;

    ProductionRows(Pool pool) {
        this.pool = pool;
    }

    /**
     * A package that is ours to prepare.
     *
     * @param attempt only while it is the last one, what is written counts
     * @param failures how often it went wrong before
     * @param pem certificate to encrypt to; null for none
     * @param sealable false when that certificate was withdrawn or is not valid any more
     */
    public record Claim(
            int id,
            int attempt,
            int failures,
            PackageHead head,
            @Nullable String pem,
            boolean sealable) {}

    /** Runs work in one transaction. */
    public <T> Uni<T> inTransaction(Function<SqlConnection, Uni<T>> work) {
        return pool.withTransaction(work);
    }

    /** Takes the next package that nobody prepares; null when there is none. */
    public Uni<@Nullable Claim> claim(Instant at) {
        return pool.preparedQuery(CLAIM)
                .execute(Tuple.of(at.atOffset(ZoneOffset.UTC)))
                .map(rows -> {
                    Row row = rows.size() == 0 ? null : rows.iterator().next();
                    return row == null ? null : claim(row);
                });
    }

    /** The entries of a package; photos of 0 bytes have not been measured yet. */
    public Uni<List<TransferEntry>> entries(int id) {
        return pool.preparedQuery(ENTRIES)
                .execute(Tuple.of(id))
                .map(rows -> stream(rows).map(ProductionRows::entry).toList());
    }

    /** Keeps how long photos are. */
    public Uni<Void> measured(int id, List<TransferEntry> entries) {
        Integer[] numbers = entries.stream().map(TransferEntry::number).toArray(Integer[]::new);
        Integer[] bytes = entries.stream().map(TransferEntry::photoBytes).toArray(Integer[]::new);
        return pool.preparedQuery(MEASURE).execute(Tuple.of(id, numbers, bytes)).replaceWithVoid();
    }

    /** Tells how far it is, and holds it longer; false when somebody else has taken it. */
    public Uni<Boolean> progress(Claim claim, int written) {
        return pool.preparedQuery(PROGRESS)
                .execute(Tuple.of(claim.id(), claim.attempt(), written))
                .map(rows -> rows.rowCount() == 1);
    }

    /** Holds it longer, while nothing else tells that it is still prepared. */
    public Uni<Void> hold(Claim claim) {
        return pool.preparedQuery(HOLD)
                .execute(Tuple.of(claim.id(), claim.attempt()))
                .replaceWithVoid();
    }

    /** Whether the certificate of a package can still be used, until the end of the transaction; true when it has none. */
    public Uni<Boolean> sealed(SqlConnection connection, Claim claim, Instant at) {
        return connection
                .preparedQuery(SEALED)
                .execute(Tuple.of(claim.id(), at.atOffset(ZoneOffset.UTC)))
                .map(rows -> stream(rows).allMatch(row -> row.getBoolean("usable")));
    }

    /** It is ready; false when somebody else has taken it. */
    public Uni<Boolean> ready(SqlConnection connection, Claim claim, WrittenPackage written, Instant at) {
        Tuple values = Tuple.tuple()
                .addValue(claim.id())
                .addValue(claim.attempt())
                .addValue(at.atOffset(ZoneOffset.UTC))
                .addValue(written.sha256())
                .addValue(written.sizeBytes())
                .addValue(written.contentSha256())
                .addValue(written.contentBytes());
        return connection.preparedQuery(READY).execute(values).map(rows -> rows.rowCount() == 1);
    }

    /** It cannot be prepared; false when somebody else has taken it. */
    public Uni<Boolean> failed(SqlConnection connection, Claim claim, String code, @Nullable Integer number) {
        return connection
                .preparedQuery(FAILED)
                .execute(Tuple.of(claim.id(), claim.attempt(), code, number))
                .map(rows -> rows.rowCount() == 1);
    }

    /** It went wrong, and is to be tried again in a while. */
    public Uni<Void> later(Claim claim) {
        return pool.preparedQuery(LATER)
                .execute(Tuple.of(claim.id(), claim.attempt()))
                .replaceWithVoid();
    }

    /** What it needs is away for the moment: it waits, longer each time, and that is no failure of it. */
    public Uni<Void> postponed(Claim claim) {
        return pool.preparedQuery(POSTPONE)
                .execute(Tuple.of(claim.id(), claim.attempt()))
                .replaceWithVoid();
    }

    /** Forgets the names in packages whose file is gone, that the company has since before an instant, or whose campaign ended then. */
    public Uni<Void> forgetNames(Instant before) {
        return pool.preparedQuery(FORGET_NAMES)
                .execute(Tuple.of(before.atOffset(ZoneOffset.UTC)))
                .replaceWithVoid();
    }

    /**
     * Lets go of the files of packages that the company has had, or that nobody confirmed, since before an instant, and of
     * those that were taken back; answers their hashes.
     */
    public Uni<List<String>> letGo(Instant before, Instant at) {
        return pool.preparedQuery(LET_GO)
                .execute(Tuple.of(before.atOffset(ZoneOffset.UTC), at.atOffset(ZoneOffset.UTC)))
                .map(rows ->
                        stream(rows).map(row -> row.getString("content_sha256")).toList());
    }

    @Override
    public Uni<Set<String>> inUse(Collection<String> sha256s) {
        return pool.preparedQuery(IN_USE)
                .execute(Tuple.of((Object) sha256s.toArray(String[]::new)))
                .map(rows -> stream(rows).map(row -> row.getString("sha256")).collect(Collectors.toSet()));
    }

    private static Claim claim(Row row) {
        String before = row.getString("previous_sha256");
        int sequence = row.getInteger("sequence");
        PackageHead head = new PackageHead(
                row.getString("code"),
                sequence,
                row.getOffsetDateTime("created_at").toInstant(),
                before == null ? null : new PackageHead.Previous(row.getInteger("previous_sequence"), before));
        return new Claim(
                row.getInteger("id"),
                row.getInteger("attempts"),
                row.getInteger("failures"),
                head,
                row.getString("pem"),
                row.getBoolean("sealable"));
    }

    private static TransferEntry entry(Row row) {
        Integer bytes = row.getInteger("photo_bytes");
        return new TransferEntry(
                row.getInteger("number"),
                row.getString("student_number"),
                row.getString("name"),
                row.getString("name_en"),
                row.getString("department"),
                row.getString("kind"),
                row.getString("channel"),
                row.getLocalDate("mobile_from"),
                row.getString("delivery"),
                row.getString("photo_sha256"),
                bytes == null ? 0 : bytes);
    }

    private static Stream<Row> stream(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false);
    }
}
