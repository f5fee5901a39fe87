package dev.haksa.cardissuer.store;

import dev.haksa.cardissuer.ReceiptLine;
import dev.haksa.cardissuer.ReceiptResult;
import dev.haksa.cardissuer.RecordedReport;
import dev.haksa.cardissuer.ReportEffect;
import dev.haksa.cardissuer.ReportLine;
import dev.haksa.cardissuer.ReportStatus;
import dev.haksa.shared.paging.Listing;
import dev.haksa.shared.paging.Page;
import dev.haksa.shared.paging.Paging;
import dev.haksa.shared.security.Caller;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** What the card company answers: receipts of entries, and reports on cards. */
@ApplicationScoped
public class AnswerRows {
    private static final String ENTRIES = """
            select e.number, e.entry_id, e.student_number, p.sequence, p.created_at, e.receipt, e.receipt_code,
                   (e.receipt_at at time zone 'Asia/Seoul')::date as answered_on,
                   (a.registered_at at time zone 'Asia/Seoul')::date as applied_on
              from card_package_entry e join card_package p on p.id = e.package_id
              left join card_paper_application a on a.entry_id = e.entry_id and a.superseded_at is null
             where e.campaign_id = $1 and (p.state = 'READY' or p.transmitted_at is not null)
            """;
    private static final String ANSWERED = """
            update card_package_entry e set receipt = a.result, receipt_code = nullif(a.code, ''), receipt_at = $5
              from unnest($2::int[], $3::text[], $4::text[]) as a (number, result, code)
             where e.campaign_id = $1 and e.number = a.number and e.receipt is null
            """;
    private static final String REPORT_COLUMNS =
            "r.id, r.number, r.status, r.reported_on, r.code, r.effect, r.received_at, r.received_by_name";
    private static final Listing.SortKey AS_THEY_CAME = new Listing.SortKey("id", "r.id", false, false, "r.id");
    private static final String SELECT_REPORTS = "select " + REPORT_COLUMNS + " from card_report r";
    private static final String KNOWN = SELECT_REPORTS + " where r.campaign_id = $1 and r.number = any($2)";
    private static final String INSERT_REPORTS = """
            insert into card_report (campaign_id, number, status, reported_on, code, effect, received_at, received_by,
                                     received_by_name)
            select $1, r.number, r.status, r.reported_on, r.code, r.effect, $7, $8, $9
              from unnest($2::int[], $3::text[], $4::date[], $5::text[], $6::text[])
                   as r (number, status, reported_on, code, effect)
            """;

    private final Pool pool;

    AnswerRows(Pool pool) {
        this.pool = pool;
    }

    /**
     * An entry that the company knows.
     *
     * @param cardEntryId the entry itself; the student may have another one since this was taken off
     * @param sequence of its package
     * @param preparedAt when its package was fixed
     * @param receipt what the company answered; null while it has not
     * @param answeredOn the day of that answer in Seoul
     * @param appliedOn the day in Seoul on which a form on paper was registered; null without one
     */
    public record KnownEntry(
            int number,
            long cardEntryId,
            String studentNumber,
            int sequence,
            Instant preparedAt,
            @Nullable ReceiptResult receipt,
            String receiptCode,
            @Nullable LocalDate answeredOn,
            @Nullable LocalDate appliedOn) {}

    /** A report and what it changes. */
    public record Effect(ReportLine line, ReportEffect effect) {}

    /** The entries of a campaign that the company knows, of the numbers given. */
    public Uni<Map<Integer, KnownEntry>> entries(SqlClient client, int campaignId, Collection<Integer> numbers) {
        return client.preparedQuery(ENTRIES + " and e.number = any($2)")
                .execute(Tuple.of(campaignId, numbers.toArray(Integer[]::new)))
                .map(AnswerRows::entries);
    }

    /** The entries of a package, once it is ready. */
    public Uni<Map<Integer, KnownEntry>> entriesOf(SqlClient client, int campaignId, int sequence) {
        return client.preparedQuery(ENTRIES + " and p.sequence = $2")
                .execute(Tuple.of(campaignId, sequence))
                .map(AnswerRows::entries);
    }

    /** Keeps answers to entries. */
    public Uni<Void> answer(SqlConnection connection, int campaignId, List<ReceiptLine> lines, Instant at) {
        Tuple values = Tuple.of(
                campaignId,
                lines.stream().map(ReceiptLine::number).toArray(Integer[]::new),
                lines.stream().map(line -> line.result().name()).toArray(String[]::new),
                lines.stream().map(ReceiptLine::code).toArray(String[]::new),
                at.atOffset(ZoneOffset.UTC));
        return connection.preparedQuery(ANSWERED).execute(values).replaceWithVoid();
    }

    /** Reports that are known already. */
    public Uni<Set<ReportLine>> known(SqlClient client, int campaignId, Collection<Integer> numbers) {
        return client.preparedQuery(KNOWN)
                .execute(Tuple.of(campaignId, numbers.toArray(Integer[]::new)))
                .map(rows -> stream(rows).map(row -> report(row).line()).collect(Collectors.toSet()));
    }

    /** A report that is kept. */
    public Uni<RecordedReport> report(int campaignId, ReportLine line) {
        return pool.preparedQuery(
                        SELECT_REPORTS
                                + " where r.campaign_id = $1 and r.number = $2 and r.status = $3 and r.reported_on = $4 and r.code = $5")
                .execute(Tuple.of(campaignId, line.number(), line.status().name(), line.on(), line.code()))
                .map(rows -> report(rows.iterator().next()));
    }

    /** Keeps reports. */
    public Uni<Void> keep(SqlConnection connection, int campaignId, List<Effect> effects, Instant at, Caller by) {
        Tuple values = Tuple.tuple()
                .addValue(campaignId)
                .addValue(effects.stream().map(one -> one.line().number()).toArray(Integer[]::new))
                .addValue(
                        effects.stream().map(one -> one.line().status().name()).toArray(String[]::new))
                .addValue(effects.stream().map(one -> one.line().on()).toArray(LocalDate[]::new))
                .addValue(effects.stream().map(one -> one.line().code()).toArray(String[]::new))
                .addValue(effects.stream().map(one -> one.effect().name()).toArray(String[]::new))
                .addValue(at.atOffset(ZoneOffset.UTC))
                .addValue(by.id())
                .addValue(by.name());
        return effects.isEmpty()
                ? Uni.createFrom().voidItem()
                : connection.preparedQuery(INSERT_REPORTS).execute(values).replaceWithVoid();
    }

    /** Reports of a campaign in the order in which they came, of one entry if a number is given. */
    public Uni<Page<RecordedReport>> reports(int campaignId, @Nullable Integer number, Paging paging) {
        Listing listing =
                new Listing(REPORT_COLUMNS, "card_report r", AS_THEY_CAME).where("r.campaign_id = ?", campaignId);
        if (number != null) {
            listing.where("r.number = ?", number);
        }
        return listing.page(pool, paging).map(page -> page.map(AnswerRows::report));
    }

    private static Map<Integer, KnownEntry> entries(RowSet<Row> rows) {
        Map<Integer, KnownEntry> entries = new HashMap<>();
        rows.forEach(row -> entries.put(row.getInteger("number"), entry(row)));
        return entries;
    }

    private static KnownEntry entry(Row row) {
        String receipt = row.getString("receipt");
        String code = row.getString("receipt_code");
        return new KnownEntry(
                row.getInteger("number"),
                row.getLong("entry_id"),
                row.getString("student_number"),
                row.getInteger("sequence"),
                row.getOffsetDateTime("created_at").toInstant(),
                receipt == null ? null : ReceiptResult.valueOf(receipt),
                code == null ? "" : code,
                row.getLocalDate("answered_on"),
                row.getLocalDate("applied_on"));
    }

    private static RecordedReport report(Row row) {
        OffsetDateTime at = row.getOffsetDateTime("received_at");
        return new RecordedReport(
                row.getLong("id"),
                new ReportLine(
                        row.getInteger("number"),
                        ReportStatus.valueOf(row.getString("status")),
                        row.getLocalDate("reported_on"),
                        row.getString("code")),
                ReportEffect.valueOf(row.getString("effect")),
                at.toInstant(),
                row.getString("received_by_name"));
    }

    private static Stream<Row> stream(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false);
    }
}
