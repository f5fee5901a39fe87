package dev.haksa.card.store;

import dev.haksa.card.CardRefusal;
import dev.haksa.card.RefusalSource;
import io.vertx.mutiny.sqlclient.Row;
import org.jspecify.annotations.Nullable;

/** Refusals as they are read from what happened to entries. */
final class RefusalColumns {
    /** Of an event {@code v}. Those of old do not say where they come from, but receipts named their package. */
    static final String OF_EVENT = """
            select v.code as refused_code,
            coalesce((v.facts ->> 'on')::date, (v.at at time zone 'Asia/Seoul')::date) as refused_on,
            coalesce(v.facts ->> 'by', case when v.facts ? 'package' then 'RECEIPT' else 'REPORT' end) as refused_by
            """;

    private RefusalColumns() {}

    /** The refusal of a row; null without one. */
    static @Nullable CardRefusal read(Row row) {
        String code = row.getString("refused_code");
        return code == null
                ? null
                : new CardRefusal(
                        code, row.getLocalDate("refused_on"), RefusalSource.valueOf(row.getString("refused_by")));
    }
}
