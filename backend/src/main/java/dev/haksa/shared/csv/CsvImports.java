package dev.haksa.shared.csv;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Runs imports in one transaction, by mode; a dry run does all of it and rolls back. */
@ApplicationScoped
public class CsvImports {
    private final Pool pool;

    CsvImports(Pool pool) {
        this.pool = pool;
    }

    /**
     * How to import.
     *
     * @param dryRun tells what would happen, and changes nothing
     */
    public record Order(CsvImportMode mode, boolean dryRun) {}

    /**
     * Imports rows.
     *
     * @param check completes the mistakes by what the database knows
     * @param write writes the good rows, the audit entry too
     */
    public <T> Uni<CsvImportResult> run(
            Order order,
            CsvRows<T> rows,
            BiFunction<SqlConnection, CsvRows<T>, Uni<CsvRows<T>>> check,
            BiFunction<SqlConnection, CsvRows<T>, Uni<CsvImportReport.Counts>> write) {
        Function<SqlConnection, Uni<CsvImportResult>> work = connection -> check.apply(connection, rows)
                .chain(checked -> writeAllowed(order, checked)
                        ? write.apply(connection, checked).map(counts -> result(order, checked, counts))
                        : Uni.createFrom().item(result(order, checked, CsvImportReport.Counts.NONE)))
                .invoke(result -> rollBack(order, result));
        return pool.withTransaction(work).onFailure(DryRunEnded.class).recoverWithItem(ended -> ended.result);
    }

    private static boolean writeAllowed(Order order, CsvRows<?> rows) {
        return order.mode() == CsvImportMode.BEST_EFFORT || rows.failed() == 0;
    }

    private static CsvImportResult result(Order order, CsvRows<?> rows, CsvImportReport.Counts counts) {
        return new CsvImportResult(
                order.mode(),
                order.dryRun(),
                !order.dryRun() && writeAllowed(order, rows),
                rows.total(),
                rows.failed(),
                counts,
                rows.mistakes());
    }

    private static void rollBack(Order order, CsvImportResult result) {
        if (order.dryRun()) {
            throw new DryRunEnded(result);
        }
    }

    /** Rolls the transaction back and carries the result out of it. */
    private static final class DryRunEnded extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient CsvImportResult result;

        DryRunEnded(CsvImportResult result) {
            super("dry run ended", null, false, false);
            this.result = result;
        }
    }
}
