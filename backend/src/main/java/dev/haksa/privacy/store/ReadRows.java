package dev.haksa.privacy.store;

import dev.haksa.privacy.NumberRead;
import dev.haksa.privacy.ReadCriteria;
import dev.haksa.privacy.ReadPurpose;
import dev.haksa.privacy.ReadSubject;
import dev.haksa.shared.paging.Listing;
import dev.haksa.shared.paging.Page;
import dev.haksa.shared.paging.Paging;
import dev.haksa.shared.security.Caller;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.function.Function;

/** The log of looks at full numbers. */
@ApplicationScoped
public class ReadRows {
    private static final String COLUMNS =
            "id, student_number, at, reader_id, reader_name, reader_roles, purpose, basis, correlation_id, subject";
    private static final String INSERT = """
            insert into resident_number_read (student_number, at, reader_id, reader_name, reader_roles, purpose, basis,
                                              correlation_id, subject)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9) returning\s""" + COLUMNS;
    private static final Listing.SortKey LATEST_FIRST = new Listing.SortKey("id", "id", false, true, "id");

    private final Pool pool;

    ReadRows(Pool pool) {
        this.pool = pool;
    }

    /** Runs work in one transaction. */
    public <T> Uni<T> inTransaction(Function<SqlConnection, Uni<T>> work) {
        return pool.withTransaction(work);
    }

    /** Notes a look. */
    public Uni<NumberRead> insert(
            SqlConnection connection,
            String studentNumber,
            ReadSubject subject,
            ReadPurpose purpose,
            String basis,
            Caller reader,
            Instant at) {
        Tuple values = Tuple.tuple()
                .addValue(studentNumber)
                .addValue(at.atOffset(ZoneOffset.UTC))
                .addValue(reader.id())
                .addValue(reader.name())
                .addValue(String.join(" ", reader.roles().stream().sorted().toList()))
                .addValue(purpose.name())
                .addValue(basis)
                .addValue(reader.correlationId())
                .addValue(subject.name());
        return connection
                .preparedQuery(INSERT)
                .execute(values)
                .map(rows -> read(rows.iterator().next()));
    }

    /** Looks, the latest first. */
    public Uni<Page<NumberRead>> list(ReadCriteria criteria, Paging paging) {
        Listing listing = new Listing(COLUMNS, "resident_number_read", LATEST_FIRST);
        if (criteria.studentNumber() != null) {
            listing.where("student_number = ?", criteria.studentNumber());
        }
        if (criteria.readerId() != null) {
            listing.where("reader_id = ?", criteria.readerId());
        }
        if (criteria.from() != null) {
            listing.where("at >= ?", criteria.from().atOffset(ZoneOffset.UTC));
        }
        if (criteria.until() != null) {
            listing.where("at < ?", criteria.until().atOffset(ZoneOffset.UTC));
        }
        return listing.page(pool, paging).map(page -> page.map(ReadRows::read));
    }

    private static NumberRead read(Row row) {
        return new NumberRead(
                row.getInteger("id"),
                row.getString("student_number"),
                row.getOffsetDateTime("at").toInstant(),
                row.getString("reader_id"),
                row.getString("reader_name"),
                row.getString("reader_roles"),
                ReadPurpose.valueOf(row.getString("purpose")),
                row.getString("basis"),
                row.getString("correlation_id"),
                ReadSubject.valueOf(row.getString("subject")));
    }
}
