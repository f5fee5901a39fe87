package dev.haksa.cancellation;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.List;

/** What is particular to one kind of batch: what it finds, and what doing an item means. */
interface BatchRule {
    /** The kind. */
    BatchKind kind();

    /** What the rule finds now, in the order in which it is to be carried out. */
    Uni<List<FoundItem>> find(SqlConnection connection, EnrollmentBatch batch);

    /** Doing an item, in one transaction. */
    ItemTask<?> task(EnrollmentBatch batch, BatchItem item, ItemScene scene);
}
