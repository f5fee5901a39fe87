package dev.haksa.privacy.store;

import dev.haksa.privacy.store.ResidentNumberRows.Author;
import dev.haksa.privacy.store.ResidentNumberRows.Stored;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** What resident numbers were before they were corrected. */
@ApplicationScoped
public class HistoryRows {
    private static final String INSERT = """
            insert into resident_number_history (student_number, key_id, sealed, masked, masked_after, source, at, actor_id,
                                                 actor_name)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
            """;

    /** Keeps what was; null when there was nothing. */
    public Uni<Void> insert(
            SqlConnection connection,
            String studentNumber,
            @Nullable Stored before,
            String maskedAfter,
            String source,
            Author author) {
        Tuple values = Tuple.tuple()
                .addValue(studentNumber)
                .addValue(before == null ? null : before.sealed().keyId())
                .addValue(before == null ? null : Buffer.buffer(before.sealed().bytes()))
                .addValue(before == null ? null : before.masked())
                .addValue(maskedAfter)
                .addValue(source)
                .addValue(author.at().atOffset(ZoneOffset.UTC))
                .addValue(author.id())
                .addValue(author.name());
        return connection.preparedQuery(INSERT).execute(values).replaceWithVoid();
    }
}
