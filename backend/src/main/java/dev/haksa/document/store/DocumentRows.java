package dev.haksa.document.store;

import dev.haksa.document.Document;
import dev.haksa.shared.files.FileOwner;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** The tables of documents and of what they are attached to. */
@ApplicationScoped
public class DocumentRows implements FileOwner {
    static final String COLUMNS = """
            d.id, d.student_number, d.file_name, d.media_type, d.size_bytes, d.sha256, d.uploaded_by,
            d.uploaded_by_name, d.on_behalf, d.uploaded_at,
            exists (select from document_attachment a where a.document_id = d.id) as attached
            """;
    private static final String FIND = "select " + COLUMNS + """
            , program.department_id
              from document d
              join student on student.student_number = d.student_number
              join program on program.id = student.program_id
             where d.id = $1
            """;
    private static final String INSERT = """
            insert into document (id, student_number, sha256, size_bytes, media_type, file_name, uploaded_by,
                                  uploaded_by_name, on_behalf, uploaded_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
            """;
    /** The purge locks what it deletes: here one waits for it, and then finds nothing. */
    private static final String LOCK_OWNED = "select " + COLUMNS
            + " from document d where d.id = any($1) and d.student_number = $2 order by d.id for key share";

    /** Whoever attaches it waits, or is waited for. */
    private static final String LOCK_ALONE =
            "select " + COLUMNS + " from document d where d.id = $1 and d.student_number = $2 for update";

    private static final String OWNED =
            "select " + COLUMNS + " from document d where d.id = any($1) and d.student_number = $2 order by d.id";
    private static final String OF_APPLICATION = "select " + COLUMNS + """
              from document d
             where d.id in (select document_id from document_attachment where application_id = $1)
             order by d.uploaded_at, d.id
            """;
    private static final String ATTACH = """
            insert into document_attachment (document_id, application_id, purpose, attached_at)
            select distinct id, $2, $3, $4::timestamptz from unnest($1::uuid[]) as id
            on conflict (document_id, application_id, purpose) do update set released_at = null
            """;
    private static final String APPLICATIONS =
            "select distinct application_id from document_attachment where document_id = $1 order by 1";
    private static final String RELEASE =
            "update document_attachment set released_at = $2 where application_id = $1 and released_at is null";
    private static final String IN_USE = "select distinct sha256 from document where sha256 = any($1)";

    private final Pool pool;

    DocumentRows(Pool pool) {
        this.pool = pool;
    }

    /** A document and the department of its student. */
    public record Found(Document document, int departmentId) {}

    /** Runs work in one transaction. */
    public <T> Uni<T> inTransaction(Function<SqlConnection, Uni<T>> work) {
        return pool.withTransaction(work);
    }

    /** A document; null when there is none. */
    public Uni<@Nullable Found> find(UUID id) {
        return pool.preparedQuery(FIND).execute(Tuple.of(id)).map(rows -> {
            Row row = rows.size() == 0 ? null : rows.iterator().next();
            return row == null ? null : new Found(document(row), row.getInteger("department_id"));
        });
    }

    /** Writes a new document. */
    public Uni<Void> insert(SqlConnection connection, Document document) {
        Tuple values = Tuple.tuple()
                .addValue(document.id())
                .addValue(document.studentNumber())
                .addValue(document.sha256())
                .addValue(document.sizeBytes())
                .addValue(document.mediaType())
                .addValue(document.fileName())
                .addValue(document.uploadedBy())
                .addValue(document.uploadedByName())
                .addValue(document.onBehalf())
                .addValue(document.uploadedAt().atOffset(ZoneOffset.UTC));
        return connection.preparedQuery(INSERT).execute(values).replaceWithVoid();
    }

    /** Those of the documents that belong to a student; they stay until the transaction ends. */
    public Uni<List<Document>> lock(SqlConnection connection, Collection<UUID> ids, String studentNumber) {
        return connection
                .preparedQuery(LOCK_OWNED)
                .execute(Tuple.of(ids.toArray(UUID[]::new), studentNumber))
                .map(DocumentRows::documents);
    }

    /** A document of a student which nobody attaches until the transaction ends; empty when there is none. */
    public Uni<List<Document>> lockAlone(SqlConnection connection, UUID id, String studentNumber) {
        return connection
                .preparedQuery(LOCK_ALONE)
                .execute(Tuple.of(id, studentNumber))
                .map(DocumentRows::documents);
    }

    /** Those of the documents that belong to a student. */
    public Uni<List<Document>> owned(SqlClient client, Collection<UUID> ids, String studentNumber) {
        return client.preparedQuery(OWNED)
                .execute(Tuple.of(ids.toArray(UUID[]::new), studentNumber))
                .map(DocumentRows::documents);
    }

    /** The documents of an application. */
    public Uni<List<Document>> ofApplication(SqlClient client, String applicationId) {
        return client.preparedQuery(OF_APPLICATION)
                .execute(Tuple.of(applicationId))
                .map(DocumentRows::documents);
    }

    /** The applications to which a document is or was attached. */
    public Uni<List<String>> applications(UUID id) {
        return pool.preparedQuery(APPLICATIONS)
                .execute(Tuple.of(id))
                .map(rows -> stream(rows).map(row -> row.getString(0)).toList());
    }

    /** Attaches documents to an application; the same again changes nothing. */
    public Uni<Void> attach(
            SqlConnection connection, Collection<UUID> ids, String applicationId, String purpose, Instant at) {
        return connection
                .preparedQuery(ATTACH)
                .execute(Tuple.of(ids.toArray(UUID[]::new), applicationId, purpose, at.atOffset(ZoneOffset.UTC)))
                .replaceWithVoid();
    }

    /** Notes that an application is over. */
    public Uni<Void> release(SqlConnection connection, String applicationId, Instant at) {
        return connection
                .preparedQuery(RELEASE)
                .execute(Tuple.of(applicationId, at.atOffset(ZoneOffset.UTC)))
                .replaceWithVoid();
    }

    @Override
    public Uni<Set<String>> inUse(Collection<String> sha256s) {
        return pool.preparedQuery(IN_USE)
                .execute(Tuple.of((Object) sha256s.toArray(String[]::new)))
                .map(rows -> stream(rows).map(row -> row.getString(0)).collect(Collectors.toSet()));
    }

    static List<Document> documents(RowSet<Row> rows) {
        return stream(rows).map(DocumentRows::document).toList();
    }

    static Document document(Row row) {
        return new Document(
                row.getUUID("id"),
                row.getString("student_number"),
                row.getString("file_name"),
                row.getString("media_type"),
                row.getInteger("size_bytes"),
                row.getString("sha256"),
                row.getString("uploaded_by"),
                row.getString("uploaded_by_name"),
                row.getBoolean("on_behalf"),
                row.getOffsetDateTime("uploaded_at").toInstant(),
                row.getBoolean("attached"));
    }

    private static Stream<Row> stream(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false);
    }
}
