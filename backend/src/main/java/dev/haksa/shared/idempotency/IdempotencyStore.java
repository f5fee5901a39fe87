package dev.haksa.shared.idempotency;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** Keeps keys and first answers. One statement claims a key, so that of concurrent duplicates exactly one runs. */
@ApplicationScoped
class IdempotencyStore {
    /** How long an answer is kept. */
    static final Duration KEPT = Duration.ofHours(24);
    /** After this time without an answer the instance is taken for dead, and the same request may run again. */
    static final Duration ABANDONED = Duration.ofSeconds(60);

    private static final String CLAIM = """
            insert into idempotency_record as r (caller, key, operation, body_hash, state, created_at)
            values ($1, $2, $3, $4, 'IN_PROGRESS', $5)
            on conflict (caller, key) do update
               set operation = excluded.operation, body_hash = excluded.body_hash, state = 'IN_PROGRESS',
                   created_at = excluded.created_at, status = null, location = null, etag = null,
                   media_type = null, language = null, body = null
             where r.created_at < $6
                or (r.state = 'IN_PROGRESS' and r.created_at < $7
                    and r.operation = excluded.operation and r.body_hash = excluded.body_hash)
            returning 1
            """;
    private static final String FIND = """
            select operation, body_hash, state, status, location, etag, media_type, language, body
              from idempotency_record where caller = $1 and key = $2
            """;
    private static final String FINISH = """
            update idempotency_record
               set state = 'DONE', status = $4, location = $5, etag = $6, media_type = $7, language = $8, body = $9
             where caller = $1 and key = $2 and created_at = $3 and state = 'IN_PROGRESS'
            """;
    private static final String RELEASE = """
            delete from idempotency_record
             where caller = $1 and key = $2 and created_at = $3 and state = 'IN_PROGRESS'
            """;

    private final Pool pool;

    IdempotencyStore(Pool pool) {
        this.pool = pool;
    }

    /** Claims the key, or tells what has become of it. */
    Uni<Claim> claim(KeptRequest request) {
        Tuple values = Tuple.tuple()
                .addValue(request.caller())
                .addValue(request.key())
                .addValue(request.operation())
                .addValue(request.bodyHash())
                .addValue(utc(request.at()))
                .addValue(utc(request.at().minus(KEPT)))
                .addValue(utc(request.at().minus(ABANDONED)));
        return pool.preparedQuery(CLAIM)
                .execute(values)
                .chain(rows -> rows.size() == 1 ? Uni.createFrom().item(new Claim.Run()) : existing(request));
    }

    /** Keeps the first answer. */
    Uni<Void> finish(KeptRequest request, KeptAnswer answer) {
        Tuple values = ours(request)
                .addValue(answer.status())
                .addValue(answer.location())
                .addValue(answer.etag())
                .addValue(answer.mediaType())
                .addValue(answer.language())
                .addValue(answer.body());
        return pool.preparedQuery(FINISH).execute(values).replaceWithVoid();
    }

    /** Gives the key back after a failure, so that the request can be repeated. */
    Uni<Void> release(KeptRequest request) {
        return pool.preparedQuery(RELEASE).execute(ours(request)).replaceWithVoid();
    }

    /** Forgets what is older than the time kept. */
    Uni<Void> purge(Instant now) {
        return pool.preparedQuery("delete from idempotency_record where created_at < $1")
                .execute(Tuple.of(utc(now.minus(KEPT))))
                .replaceWithVoid();
    }

    private Uni<Claim> existing(KeptRequest request) {
        return pool.preparedQuery(FIND)
                .execute(Tuple.of(request.caller(), request.key()))
                .map(rows -> decide(request, rows));
    }

    private static Claim decide(KeptRequest request, RowSet<Row> rows) {
        if (rows.size() == 0) {
            return new Claim.InProgress();
        }
        Row row = rows.iterator().next();
        if (!request.sameAs(row.getString("operation"), row.getString("body_hash"))) {
            return new Claim.Reused();
        }
        return row.getString("state").equals("DONE") ? new Claim.Replay(answer(row)) : new Claim.InProgress();
    }

    private static KeptAnswer answer(Row row) {
        return new KeptAnswer(
                row.getInteger("status"),
                row.getString("location"),
                row.getString("etag"),
                row.getString("media_type"),
                row.getString("language"),
                row.getString("body"));
    }

    private static Tuple ours(KeptRequest request) {
        return Tuple.tuple().addValue(request.caller()).addValue(request.key()).addValue(utc(request.at()));
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
