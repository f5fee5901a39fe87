package dev.haksa.document.store;

import dev.haksa.document.PurgeCandidate;
import dev.haksa.document.PurgeReport;
import dev.haksa.document.domain.Retention;
import dev.haksa.shared.security.Caller;
import dev.haksa.shared.time.Times;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Finds and deletes documents that are no longer kept. What belongs to a running application is never among them. */
@ApplicationScoped
public class PurgeRows {
    private static final String NO_LONGER_KEPT = """
              from document d
              join student s on s.student_number = d.student_number
              left join document_retention r on r.student_number = d.student_number and s.state = 'GRADUATED'
             where not exists (select from document_attachment a where a.document_id = d.id and a.released_at is null)
               and (r.graduated_on <= $1
                    or (d.uploaded_at < $2
                        and not exists (select from document_attachment a where a.document_id = d.id)))
            """;
    private static final String CANDIDATES = """
            select d.id, d.student_number, d.file_name, d.sha256, d.size_bytes, d.uploaded_at,
                   case when r.graduated_on <= $1 then 'GRADUATED' else 'UNUSED' end as reason
            """ + NO_LONGER_KEPT + " order by d.uploaded_at, d.id limit $3";
    private static final String TOTAL =
            "select count(*) as documents, coalesce(sum(d.size_bytes), 0)::bigint as bytes" + NO_LONGER_KEPT;
    private static final String REPORTS = """
            select id, at, run_by_name, as_of, years, unused_days, documents, files, bytes
              from document_purge
            """;
    private static final String REPORT = """
            insert into document_purge (at, run_by, run_by_name, as_of, years, unused_days, documents, files, bytes)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
            returning id, at, run_by_name, as_of, years, unused_days, documents, files, bytes
            """;

    private final Pool pool;

    PurgeRows(Pool pool) {
        this.pool = pool;
    }

    /** How much is no longer kept. */
    public record Total(long documents, long bytes) {}

    /** Runs work in one transaction. */
    public <T> Uni<T> inTransaction(Function<SqlConnection, Uni<T>> work) {
        return pool.withTransaction(work);
    }

    /** How much there is to delete on a day. */
    public Uni<Total> total(LocalDate day, Retention rule) {
        return pool.preparedQuery(TOTAL)
                .execute(Tuple.of(rule.lastGraduation(day), unusedBefore(day, rule)))
                .map(rows -> rows.iterator().next())
                .map(row -> new Total(row.getLong("documents"), row.getLong("bytes")));
    }

    /** What is to be deleted on a day, the oldest first. */
    public Uni<List<PurgeCandidate>> candidates(LocalDate day, Retention rule, int limit) {
        return pool.preparedQuery(CANDIDATES)
                .execute(Tuple.of(rule.lastGraduation(day), unusedBefore(day, rule), limit))
                .map(PurgeRows::candidates);
    }

    /** The same, locked; what others lock, because they attach it or purge too, is left out. */
    public Uni<List<PurgeCandidate>> lock(SqlConnection connection, LocalDate day, Retention rule, int limit) {
        return connection
                .preparedQuery(CANDIDATES + " for update of d skip locked")
                .execute(Tuple.of(rule.lastGraduation(day), unusedBefore(day, rule), limit))
                .map(PurgeRows::candidates);
    }

    /** Deletes documents, but none that was attached while it was being locked: attaching does not change its row. */
    public Uni<Void> delete(SqlConnection connection, List<PurgeCandidate> documents) {
        UUID[] ids = documents.stream().map(PurgeCandidate::id).toArray(UUID[]::new);
        return connection
                .preparedQuery("delete from document d where d.id = any($1) and not exists ("
                        + "select from document_attachment a where a.document_id = d.id and a.released_at is null)")
                .execute(Tuple.of((Object) ids))
                .replaceWithVoid();
    }

    /** Writes the report of a purge; its id is given here. */
    public Uni<PurgeReport> report(SqlConnection connection, PurgeReport report, Caller caller) {
        Tuple values = Tuple.tuple()
                .addValue(report.at().atOffset(ZoneOffset.UTC))
                .addValue(caller.id())
                .addValue(report.runByName())
                .addValue(report.asOf())
                .addValue(report.rule().years())
                .addValue(report.rule().unusedDays())
                .addValue(report.documents())
                .addValue(report.files())
                .addValue(report.bytes());
        return connection
                .preparedQuery(REPORT)
                .execute(values)
                .map(rows -> report(rows.iterator().next()));
    }

    /** Reports, the latest first. */
    public Uni<List<PurgeReport>> reports(@Nullable Integer before, int limit) {
        return pool.preparedQuery(REPORTS + " where ($1::int is null or id < $1) order by id desc limit $2")
                .execute(Tuple.of(before, limit))
                .map(rows -> stream(rows).map(PurgeRows::report).toList());
    }

    private static OffsetDateTime unusedBefore(LocalDate day, Retention rule) {
        return rule.lastUnusedUpload(day).plusDays(1).atStartOfDay(Times.SEOUL).toOffsetDateTime();
    }

    private static List<PurgeCandidate> candidates(RowSet<Row> rows) {
        return stream(rows)
                .map(row -> new PurgeCandidate(
                        row.getUUID("id"),
                        row.getString("student_number"),
                        row.getString("file_name"),
                        row.getString("sha256"),
                        row.getInteger("size_bytes"),
                        row.getOffsetDateTime("uploaded_at").toInstant(),
                        PurgeCandidate.PurgeReason.valueOf(row.getString("reason"))))
                .toList();
    }

    private static PurgeReport report(Row row) {
        return new PurgeReport(
                row.getInteger("id"),
                row.getOffsetDateTime("at").toInstant(),
                row.getString("run_by_name"),
                row.getLocalDate("as_of"),
                new Retention(row.getInteger("years"), row.getInteger("unused_days")),
                row.getInteger("documents"),
                row.getInteger("files"),
                row.getLong("bytes"));
    }

    private static Stream<Row> stream(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false);
    }
}
