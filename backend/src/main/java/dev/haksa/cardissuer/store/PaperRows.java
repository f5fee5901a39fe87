package dev.haksa.cardissuer.store;

import dev.haksa.card.CardEntry;
import dev.haksa.card.Delivery;
import dev.haksa.cardissuer.PaperApplication;
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
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Applications on paper. */
@ApplicationScoped
public class PaperRows {
    private static final Listing.SortKey BY_NUMBER =
            new Listing.SortKey("studentNumber", "a.student_number", true, false, "a.entry_id");
    private static final String COLUMNS = """
            c.code as campaign, a.student_number, s.name, a.department_id, a.delivery, a.received_on, a.sent_on,
            a.registered_at, a.registered_by_name, a.version""";
    private static final String FROM = """
            card_paper_application a
              join card_entry e on e.id = a.entry_id and e.state <> 'REMOVED' and a.superseded_at is null
              join card_campaign c on c.id = a.campaign_id
              join student s on s.student_number = a.student_number""";
    private static final String INSERT = """
            insert into card_paper_application (entry_id, campaign_id, department_id, student_number, received_on,
                                                registered_at, registered_by, registered_by_name, delivery, version)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
            """;
    private static final String SENT = """
            update card_paper_application set sent_on = $2, version = version + 1
             where entry_id = $1 and superseded_at is null
            """;
    private static final String SUPERSEDED =
            "update card_paper_application set superseded_at = $2 where entry_id = $1 and superseded_at is null";

    private static final String PACKAGED_ON_PAPER =
            "select from card_package_entry where entry_id = $1 and channel = 'PAPER' and not withdrawn";

    private static final String WAS_LINKED =
            "select from card_entry_event where entry_id = $1 and state = 'ISSUER_LINKED' limit 1";

    private final Pool pool;

    PaperRows(Pool pool) {
        this.pool = pool;
    }

    /** Runs work in one transaction. */
    public <T> Uni<T> inTransaction(Function<SqlConnection, Uni<T>> work) {
        return pool.withTransaction(work);
    }

    /** For reading outside of a transaction. */
    public SqlClient client() {
        return pool;
    }

    /** The last application of an entry, if there is one; whoever was taken off and comes again needs another. */
    public Uni<Optional<PaperApplication>> find(SqlClient client, long entryId) {
        return client.preparedQuery("select " + COLUMNS + " from " + FROM + " where a.entry_id = $1")
                .execute(Tuple.of(entryId))
                .map(rows -> stream(rows).map(PaperRows::application).findFirst());
    }

    /** Whether the company was told that a student applies on paper. */
    public Uni<Boolean> packagedOnPaper(SqlClient client, long entryId) {
        return client.preparedQuery(PACKAGED_ON_PAPER)
                .execute(Tuple.of(entryId))
                .map(rows -> rows.size() > 0);
    }

    /** Whether the company ever had the data of an entry. */
    public Uni<Boolean> wasLinked(SqlClient client, long entryId) {
        return client.preparedQuery(WAS_LINKED).execute(Tuple.of(entryId)).map(rows -> rows.size() > 0);
    }

    /**
     * What stands on a form, and when it was registered.
     *
     * @param version to begin with: behind that of the form before, so that nobody takes the one for the other
     */
    public record NewForm(LocalDate receivedOn, Delivery delivery, Instant at, int version) {}

    /** The form of an entry stays on record and counts no more; without one nothing happens. */
    public Uni<Void> supersede(SqlConnection connection, long entryId, Instant at) {
        return connection
                .preparedQuery(SUPERSEDED)
                .execute(Tuple.of(entryId, at.atOffset(ZoneOffset.UTC)))
                .replaceWithVoid();
    }

    /** Keeps a form. */
    public Uni<Void> insert(SqlConnection connection, CardEntry entry, NewForm form, Caller by) {
        Tuple values = Tuple.tuple()
                .addValue(entry.id())
                .addValue(entry.campaignId())
                .addValue(entry.departmentId())
                .addValue(entry.studentNumber())
                .addValue(form.receivedOn())
                .addValue(form.at().atOffset(ZoneOffset.UTC))
                .addValue(by.id())
                .addValue(by.name())
                .addValue(form.delivery().name())
                .addValue(form.version());
        return connection.preparedQuery(INSERT).execute(values).replaceWithVoid();
    }

    /** A form was sent on. */
    public Uni<Void> sent(SqlConnection connection, long entryId, LocalDate day) {
        return connection.preparedQuery(SENT).execute(Tuple.of(entryId, day)).replaceWithVoid();
    }

    /** Applications by student number, of all departments or of some; null for all. */
    public Uni<Page<PaperApplication>> list(int campaignId, @Nullable Collection<Integer> departments, Paging paging) {
        Listing listing = new Listing(COLUMNS, FROM, BY_NUMBER).where("a.campaign_id = ?", campaignId);
        if (departments != null) {
            listing.where("a.department_id = any (?::int[])", (Object) departments.toArray(Integer[]::new));
        }
        return listing.page(pool, paging).map(page -> page.map(PaperRows::application));
    }

    private static PaperApplication application(Row row) {
        return new PaperApplication(
                row.getString("campaign"),
                row.getString("student_number"),
                row.getString("name"),
                row.getInteger("department_id"),
                Delivery.valueOf(row.getString("delivery")),
                row.getLocalDate("received_on"),
                row.getLocalDate("sent_on"),
                row.getOffsetDateTime("registered_at").toInstant(),
                row.getString("registered_by_name"),
                row.getInteger("version"));
    }

    private static Stream<Row> stream(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false);
    }
}
