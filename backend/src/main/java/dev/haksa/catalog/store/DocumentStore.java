package dev.haksa.catalog.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.haksa.catalog.DocumentKind;
import dev.haksa.catalog.SectionContent;
import dev.haksa.shared.database.TableWriter.RowChange;
import dev.haksa.shared.problem.ProblemException;
import dev.haksa.shared.problem.ProblemType;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowIterator;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Keeps what is written about sections as JSON, one row for each section and kind. */
@ApplicationScoped
public class DocumentStore {
    private final ObjectMapper json;

    DocumentStore(ObjectMapper json) {
        this.json = json;
    }

    /** A document as it is kept. */
    public record Kept<T>(T content, Instant updatedAt, int version) {}

    /** The place of a document; empty while nothing is written. */
    public record Slot<T>(@Nullable Kept<T> kept) {}

    /** The document of a section; 404 while there is none. */
    public <T extends SectionContent> Uni<Kept<T>> find(SqlClient client, int sectionId, Class<T> type) {
        return select(client, sectionId, type, "").map(rows -> {
            RowIterator<Row> iterator = rows.iterator();
            if (!iterator.hasNext()) {
                throw ProblemException.notFound(table(type), sectionId);
            }
            return kept(iterator.next(), type);
        });
    }

    /** The place of a section's document, held until the transaction ends if something is there. */
    public <T extends SectionContent> Uni<Slot<T>> lock(SqlConnection connection, int sectionId, Class<T> type) {
        return select(connection, sectionId, type, " for update").map(rows -> {
            RowIterator<Row> iterator = rows.iterator();
            return new Slot<>(iterator.hasNext() ? kept(iterator.next(), type) : null);
        });
    }

    /** Writes the first version; 412 when another transaction was faster. */
    public Uni<Void> insert(SqlConnection connection, int sectionId, SectionContent content, Instant now, String by) {
        return connection
                .preparedQuery("insert into " + table(content.getClass())
                        + " (section_id, content, updated_at, updated_by) values ($1, $2, $3, $4)"
                        + " on conflict do nothing")
                .execute(Tuple.of(sectionId, written(content), now.atOffset(ZoneOffset.UTC), by))
                .invoke(rows -> {
                    if (rows.rowCount() == 0) {
                        throw new ProblemException(ProblemType.STALE_VERSION, Map.of("sent", "–", "current", "\"0\""));
                    }
                })
                .replaceWithVoid();
    }

    /** Writes the next version over the one that is locked. */
    public Uni<Void> update(SqlConnection connection, int sectionId, SectionContent content, Instant now, String by) {
        return connection
                .preparedQuery("update " + table(content.getClass())
                        + " set content = $2, updated_at = $3, updated_by = $4, version = version + 1"
                        + " where section_id = $1")
                .execute(Tuple.of(sectionId, written(content), now.atOffset(ZoneOffset.UTC), by))
                .replaceWithVoid();
    }

    /** The parts in which the content differs from what is kept, as details of an audit event. */
    public Map<String, Object> difference(Slot<?> slot, SectionContent content) {
        Map<String, Object> before =
                slot.kept() == null ? Map.of() : written(slot.kept().content()).getMap();
        return new RowChange(0, before, written(content).getMap()).details();
    }

    private static Uni<RowSet<Row>> select(
            SqlClient client, int sectionId, Class<? extends SectionContent> type, String locking) {
        return client.preparedQuery(
                        "select content, updated_at, version from " + table(type) + " where section_id = $1" + locking)
                .execute(Tuple.of(sectionId));
    }

    private <T> Kept<T> kept(Row row, Class<T> type) {
        try {
            return new Kept<>(
                    json.readValue(row.getJsonObject("content").encode(), type),
                    row.getOffsetDateTime("updated_at").toInstant(),
                    row.getInteger("version"));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private JsonObject written(Object content) {
        try {
            return new JsonObject(json.writeValueAsString(content));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String table(Class<? extends SectionContent> type) {
        return switch (DocumentKind.of(type)) {
            case SYLLABUS -> "syllabus";
            case COURSE_PLAN -> "course_plan";
        };
    }
}
