package dev.haksa.cardissuer.store;

import dev.haksa.cardissuer.PartnerKey;
import dev.haksa.cardissuer.transfer.PartnerCertificate;
import dev.haksa.shared.problem.ProblemException;
import dev.haksa.shared.security.Caller;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Certificates of the card company. */
@ApplicationScoped
public class CertificateRows {
    private static final String COLUMNS = """
            select fingerprint, subject, not_before, not_after, added_at, added_by_name, withdrawn_at, version
              from card_certificate
            """;
    private static final String INSERT = """
            insert into card_certificate (fingerprint, pem, subject, not_before, not_after, added_at, added_by_name)
            values ($1, $2, $3, $4, $5, $6, $7) on conflict (fingerprint) do nothing
            """;
    private static final String WITHDRAW =
            "update card_certificate set withdrawn_at = $2, version = version + 1 where fingerprint = $1";

    private static final Comparator<PartnerKey> LATEST_FIRST =
            Comparator.comparing(PartnerKey::addedAt).reversed().thenComparing(PartnerKey::fingerprint);

    private final Pool pool;

    CertificateRows(Pool pool) {
        this.pool = pool;
    }

    /** Runs work in one transaction. */
    public <T> Uni<T> inTransaction(Function<SqlConnection, Uni<T>> work) {
        return pool.withTransaction(work);
    }

    /** All certificates, the latest first. */
    public Uni<List<PartnerKey>> all() {
        return pool.query(COLUMNS + " order by added_at desc, fingerprint")
                .execute()
                .map(CertificateRows::keys);
    }

    /** All, the latest first, of which none is withdrawn until the end of the transaction. */
    public Uni<List<PartnerKey>> held(SqlConnection connection) {
        return locked(connection, "share");
    }

    /** All, the latest first, which nobody else may use or withdraw until the end of the transaction. */
    public Uni<List<PartnerKey>> lockAll(SqlConnection connection) {
        return locked(connection, "update");
    }

    /** In one order for everybody, so that no two wait for each other. */
    private static Uni<List<PartnerKey>> locked(SqlConnection connection, String mode) {
        return connection
                .query(COLUMNS + " order by fingerprint for " + mode)
                .execute()
                .map(rows -> keys(rows).stream().sorted(LATEST_FIRST).toList());
    }

    /** A certificate, locked; 404 when there is none. */
    public Uni<PartnerKey> lock(SqlConnection connection, String fingerprint) {
        return connection
                .preparedQuery(COLUMNS + " where fingerprint = $1 for update")
                .execute(Tuple.of(fingerprint))
                .map(rows -> keys(rows).stream()
                        .findFirst()
                        .orElseThrow(() -> ProblemException.notFound("card certificate", fingerprint)));
    }

    /** Adds a certificate; false when it is known. */
    public Uni<Boolean> insert(
            SqlConnection connection, PartnerCertificate certificate, String pem, Instant at, Caller caller) {
        Tuple values = Tuple.tuple()
                .addValue(certificate.fingerprint())
                .addValue(pem)
                .addValue(certificate.subject())
                .addValue(certificate.notBefore().atOffset(ZoneOffset.UTC))
                .addValue(certificate.notAfter().atOffset(ZoneOffset.UTC))
                .addValue(at.atOffset(ZoneOffset.UTC))
                .addValue(caller.name());
        return connection.preparedQuery(INSERT).execute(values).map(rows -> rows.rowCount() == 1);
    }

    /** Takes a certificate out of use. */
    public Uni<Void> withdraw(SqlConnection connection, String fingerprint, Instant at) {
        return connection
                .preparedQuery(WITHDRAW)
                .execute(Tuple.of(fingerprint, at.atOffset(ZoneOffset.UTC)))
                .replaceWithVoid();
    }

    private static List<PartnerKey> keys(RowSet<Row> rows) {
        return stream(rows).map(CertificateRows::key).toList();
    }

    private static PartnerKey key(Row row) {
        OffsetDateTime withdrawn = row.getOffsetDateTime("withdrawn_at");
        return new PartnerKey(
                row.getString("fingerprint"),
                row.getString("subject"),
                row.getOffsetDateTime("not_before").toInstant(),
                row.getOffsetDateTime("not_after").toInstant(),
                row.getOffsetDateTime("added_at").toInstant(),
                row.getString("added_by_name"),
                withdrawn == null ? null : withdrawn.toInstant(),
                row.getInteger("version"));
    }

    private static Stream<Row> stream(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false);
    }
}
