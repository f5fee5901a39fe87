package dev.haksa.enrollment;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Instant;
import java.util.List;

/**
 * Work on enrollments that another feature puts together and answers for, in one transaction with what it keeps itself.
 *
 * @param <P> what the order follows from
 * @param <R> what the asking feature wants to know afterwards
 */
public interface OfficeTask<P, R> {
    /**
     * Reads what the order follows from, in the transaction. It is asked before the locks on students and seats are
     * taken, and again under them; when the order differs, the transaction begins anew. Locks of its own it takes here.
     */
    Uni<P> plan(SqlConnection connection);

    /** What is to be done. */
    OfficeOrder order(P plan);

    /** Writes what the asking feature keeps, before the commit; in a dry run it is rolled back with the rest. */
    Uni<R> record(SqlConnection connection, P plan, List<OfficeResult> results, Instant at);
}
