package dev.haksa.cardissuer.store;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.function.Function;
import java.util.stream.StreamSupport;

/** Packages by what they are sealed to, and what is written once more or not handed out any more. */
@ApplicationScoped
public class SealRows {
    private static final String OPEN = """
            p.certificate = $1 and p.transmitted_at is null and p.removed_at is null
               and p.state in ('QUEUED', 'PREPARING', 'READY', 'FAILED')
            """;
    private static final String CAMPAIGNS = """
            select c.code from card_campaign c
             where exists (select from card_package p where p.campaign_id = c.id and\s""" + OPEN + ") order by c.id";
    private static final String SEALED = """
            select p.id, c.code, p.sequence from card_package p join card_campaign c on c.id = p.campaign_id
             where\s""" + OPEN + " order by p.id for update of p";
    private static final String NO_FILE = """
            , photos_written = 0, postponed = 0, failed_number = null, leased_until = null, ready_at = null, sha256 = null,
                   size_bytes = null, content_sha256 = null, content_bytes = null, version = version + 1
            """;
    private static final String STOP =
            "update card_package set state = 'FAILED', failure = 'CERTIFICATE_NOT_VALID'" + NO_FILE + " where id = $1";
    private static final String WRITE_AGAIN = "update card_package set state = 'QUEUED', failure = null, failures = 0"
            + NO_FILE + " where id = $1 and state = 'READY' and content_sha256 = $2 and removed_at is null";

    /** A package that is sealed to a certificate. */
    public record Sealed(int id, String campaign, int sequence) {}

    /** Codes of the campaigns that have packages sealed to a certificate which the company does not have, in their order. */
    public Uni<List<String>> campaigns(SqlConnection connection, String fingerprint) {
        return connection
                .preparedQuery(CAMPAIGNS)
                .execute(Tuple.of(fingerprint))
                .map(rows -> list(rows, row -> row.getString(0)));
    }

    /** Those packages, locked. */
    public Uni<List<Sealed>> sealed(SqlConnection connection, String fingerprint) {
        return connection
                .preparedQuery(SEALED)
                .execute(Tuple.of(fingerprint))
                .map(rows -> list(
                        rows, row -> new Sealed(row.getInteger(0), row.getString("code"), row.getInteger("sequence"))));
    }

    /** A package has no file any more, since it cannot be sealed. */
    public Uni<Void> stop(SqlConnection connection, int id) {
        return connection.preparedQuery(STOP).execute(Tuple.of(id)).replaceWithVoid();
    }

    /** Lets a package be written again whose file was lost; false when it was already. */
    public Uni<Boolean> writeAgain(SqlConnection connection, int id, String contentSha256) {
        return connection
                .preparedQuery(WRITE_AGAIN)
                .execute(Tuple.of(id, contentSha256))
                .map(rows -> rows.rowCount() == 1);
    }

    private static <T> List<T> list(RowSet<Row> rows, Function<Row, T> reader) {
        return StreamSupport.stream(rows.spliterator(), false).map(reader).toList();
    }
}
