package dev.haksa.photoregister;

import dev.haksa.privacy.Export;
import dev.haksa.privacy.ExportKind;
import dev.haksa.privacy.PersonalDataExports;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/** Writes exports of the register into the log of exports before their first byte leaves. */
@ApplicationScoped
class ExportLog {
    private final Pool pool;
    private final PersonalDataExports exports;

    ExportLog(Pool pool, PersonalDataExports exports) {
        this.pool = pool;
        this.exports = exports;
    }

    Uni<Void> record(ExportKind kind, int students, ExportOrder order, Instant at) {
        Export export =
                new Export(kind, order.purpose(), students, order.criteria().told(), order.caller(), at);
        return pool.withTransaction(connection -> exports.record(connection, export));
    }
}
