package dev.haksa.identity.keys;

import dev.haksa.shared.audit.AuditEvent;
import dev.haksa.shared.audit.AuditTrail;
import dev.haksa.shared.blocking.BlockingWork;
import dev.haksa.shared.security.Caller;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;

/**
 * The signing keys of all instances: kept in the database, sealed with the master key, held in memory here. A new key
 * is published some time before it signs, so that every verifier knows it when the first token arrives; a retired one
 * stays published until its last token has expired. So a rotation logs nobody out.
 */
@ApplicationScoped
public class SigningKeys {
    private static final int RSA_BITS = 2048;
    private static final long ROTATION_LOCK = 0x6861_6b73_61L;
    /** How long a retired key still verifies: longer than any access token lives. */
    static final Duration VERIFIES_AFTER_RETIREMENT = Duration.ofHours(24);

    private final Pool pool;
    private final MasterKey masterKey;
    private final Clock clock;
    private final BlockingWork work;
    private final AuditTrail audit;
    private volatile Map<String, SigningKey> keys = Map.of();

    SigningKeys(Pool pool, MasterKey masterKey, Clock clock, BlockingWork work, AuditTrail audit) {
        this.pool = pool;
        this.masterKey = masterKey;
        this.clock = clock;
        this.work = work;
        this.audit = audit;
    }

    void start(@Observes @Priority(10) StartupEvent event) {
        pool.withTransaction(connection -> createFirst(connection)).await().atMost(Duration.ofMinutes(1));
        reload().await().atMost(Duration.ofMinutes(1));
    }

    /** The key that signs now. */
    public SigningKey current() {
        Instant now = clock.instant();
        return keys.values().stream()
                .filter(key -> key.signsAt(now))
                .max(Comparator.comparing(SigningKey::signsFrom))
                .orElseThrow(() -> new IllegalStateException("no signing key is in force"));
    }

    /** The key that a token names; null when it is unknown here. */
    public @Nullable SigningKey find(String kid) {
        return keys.get(kid);
    }

    /** All keys that verify tokens, oldest first. */
    public Collection<SigningKey> published() {
        return keys.values();
    }

    /** Another instance may have made a key; the publication lead leaves ample time to learn of it. */
    @Scheduled(every = "60s", delayed = "60s")
    Uni<Void> reloadRegularly() {
        return reload();
    }

    /** Reads the keys anew. */
    public Uni<Void> reload() {
        OffsetDateTime oldest = clock.instant().minus(VERIFIES_AFTER_RETIREMENT).atOffset(ZoneOffset.UTC);
        return pool.preparedQuery("""
                        select kid, private_key, public_key, signs_from, retired_at from signing_key
                         where retired_at is null or retired_at > $1
                         order by signs_from
                        """)
                .execute(Tuple.of(oldest))
                .invoke(this::remember)
                .replaceWithVoid();
    }

    /**
     * Makes a new key that signs after the lead time, and retires the present ones at that moment.
     *
     * @param lead how long the new key is published before it signs
     * @param caller who asks for it, for the audit trail
     * @return the new key
     */
    public Uni<SigningKey> rotate(Duration lead, Caller caller) {
        Instant now = clock.instant();
        return work.run(SigningKeys::generate)
                .chain(pair ->
                        pool.withTransaction(connection -> rotate(connection, pair, now, now.plus(lead), caller)))
                .call(this::reload)
                .map(kid -> Objects.requireNonNull(keys.get(kid)));
    }

    private Uni<String> rotate(SqlConnection connection, KeyPair pair, Instant now, Instant from, Caller caller) {
        return lock(connection)
                .chain(() -> connection
                        .preparedQuery("update signing_key set retired_at = $1 where retired_at is null")
                        .execute(Tuple.of(from.atOffset(ZoneOffset.UTC))))
                .chain(() -> insert(connection, pair, from))
                .call(kid -> audit.record(connection, List.of(rotated(caller, kid, now, from))));
    }

    private static AuditEvent rotated(Caller caller, String kid, Instant now, Instant from) {
        return AuditEvent.of(
                now, caller, "SIGNING_KEYS_ROTATED", "SIGNING_KEY", kid, Map.of("signsFrom", from.toString()));
    }

    private Uni<Void> createFirst(SqlConnection connection) {
        return lock(connection)
                .chain(() ->
                        connection.query("select 1 from signing_key limit 1").execute())
                .chain(rows -> rows.size() > 0
                        ? Uni.createFrom().voidItem()
                        : insert(connection, generate(), clock.instant()).replaceWithVoid());
    }

    private static Uni<Void> lock(SqlConnection connection) {
        return connection
                .preparedQuery("select pg_advisory_xact_lock($1)")
                .execute(Tuple.of(ROTATION_LOCK))
                .replaceWithVoid();
    }

    private Uni<String> insert(SqlConnection connection, KeyPair pair, Instant from) {
        String kid = thumbprint((RSAPublicKey) pair.getPublic());
        Tuple values = Tuple.of(
                kid,
                io.vertx.core.buffer.Buffer.buffer(
                        masterKey.seal(pair.getPrivate().getEncoded())),
                io.vertx.core.buffer.Buffer.buffer(pair.getPublic().getEncoded()),
                clock.instant().atOffset(ZoneOffset.UTC),
                from.atOffset(ZoneOffset.UTC));
        return connection
                .preparedQuery(
                        "insert into signing_key (kid, private_key, public_key, created_at, signs_from) values ($1, $2, $3, $4, $5)")
                .execute(values)
                .replaceWith(kid);
    }

    private void remember(RowSet<Row> rows) {
        Map<String, SigningKey> loaded = new LinkedHashMap<>();
        for (Row row : rows) {
            SigningKey known = keys.get(row.getString("kid"));
            SigningKey key = read(row, known);
            loaded.put(key.kid(), key);
        }
        keys = java.util.Collections.unmodifiableMap(loaded);
    }

    private SigningKey read(Row row, @Nullable SigningKey known) {
        OffsetDateTime retired = row.getOffsetDateTime("retired_at");
        Instant retiredAt = retired == null ? null : retired.toInstant();
        Instant signsFrom = row.getOffsetDateTime("signs_from").toInstant();
        if (known != null) {
            return new SigningKey(known.kid(), known.privateKey(), known.publicKey(), signsFrom, retiredAt);
        }
        try {
            KeyFactory rsa = KeyFactory.getInstance("RSA");
            byte[] opened = masterKey.open(row.getBuffer("private_key").getBytes());
            return new SigningKey(
                    row.getString("kid"),
                    (RSAPrivateKey) rsa.generatePrivate(new PKCS8EncodedKeySpec(opened)),
                    (RSAPublicKey) rsa.generatePublic(
                            new X509EncodedKeySpec(row.getBuffer("public_key").getBytes())),
                    signsFrom,
                    retiredAt);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("unreadable signing key " + row.getString("kid"), e);
        }
    }

    private static KeyPair generate() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(RSA_BITS);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String thumbprint(RSAPublicKey key) {
        try {
            return ((RsaJsonWebKey) PublicJsonWebKey.Factory.newPublicJwk(key))
                    .calculateBase64urlEncodedThumbprint("SHA-256");
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }
}
