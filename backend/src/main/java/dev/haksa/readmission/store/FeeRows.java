package dev.haksa.readmission.store;

import dev.haksa.readmission.FeePayment;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** The table of fees that were paid; rows are only added. */
@ApplicationScoped
public class FeeRows {
    private static final String BY_REFERENCE =
            "select reference, application_id, amount_won, paid_on from readmission_payment where reference = $1";
    private static final String INSERT = """
            with paid as (
                insert into readmission_payment (reference, application_id, amount_won, paid_on, recorded_at, recorded_by)
                values ($1, $2, $3, $4, $5, $6))
            update readmission_application set paid_on = $4 where id = $2
            """;

    /** The payment of a reference; null when there is none. */
    public Uni<@Nullable FeePayment> find(SqlClient client, String reference) {
        return client.preparedQuery(BY_REFERENCE)
                .execute(Tuple.of(reference))
                .map(rows -> rows.size() == 0 ? null : payment(rows.iterator().next()));
    }

    /** Writes a payment. */
    public Uni<Void> insert(SqlConnection connection, FeePayment payment, Instant at, String by) {
        Tuple values = Tuple.tuple()
                .addString(payment.reference())
                .addInteger(payment.applicationId())
                .addInteger(payment.amountWon())
                .addLocalDate(payment.paidOn())
                .addOffsetDateTime(at.atOffset(ZoneOffset.UTC))
                .addString(by);
        return connection.preparedQuery(INSERT).execute(values).replaceWithVoid();
    }

    private static FeePayment payment(Row row) {
        return new FeePayment(
                row.getString("reference"),
                row.getInteger("application_id"),
                row.getInteger("amount_won"),
                row.getLocalDate("paid_on"));
    }
}
