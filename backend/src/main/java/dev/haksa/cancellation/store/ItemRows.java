package dev.haksa.cancellation.store;

import dev.haksa.cancellation.BatchItem;
import dev.haksa.cancellation.FoundItem;
import dev.haksa.cancellation.ItemCriteria;
import dev.haksa.cancellation.ItemNumbers;
import dev.haksa.cancellation.ItemOutcome;
import dev.haksa.cancellation.ItemResult;
import dev.haksa.cancellation.ItemReview;
import dev.haksa.cancellation.Review;
import dev.haksa.shared.paging.Listing;
import dev.haksa.shared.paging.Listing.SortKey;
import dev.haksa.shared.paging.Page;
import dev.haksa.shared.paging.Paging;
import dev.haksa.shared.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** The items of reviewed batches. */
@ApplicationScoped
public class ItemRows {
    private static final String COLUMNS = """
            item.id, item.student_number, item.section_id, course.course_number, section.section_number, section.title,
            item.review, item.review_reason, item.found, item.outcome, item.executed, item.violations, item.executed_at
            """;
    private static final String FROM = """
            enrollment_batch_item item
              left join section on section.id = item.section_id
              left join course on course.id = section.course_id
            """;
    private static final String SELECT = "select " + COLUMNS + " from " + FROM;
    private static final String OPEN =
            " and item.outcome is null and item.review <> 'EXCLUDE' order by item.id limit $3";
    private static final SortKey BY_ID = new SortKey("id", "item.id", false, false, "item.id");
    /** What was decided about an item that is found again stays; what is not found any more goes. */
    private static final String WRITE = """
            with found as (
                select * from unnest($2::text[], $3::int[], $4::text[]) with ordinality
                    as one (student_number, section_id, numbers, place)),
            gone as (
                delete from enrollment_batch_item item
                 where item.batch_id = $1
                   and (coalesce(item.student_number, ''), coalesce(item.section_id, 0)) not in (
                       select coalesce(found.student_number, ''), coalesce(found.section_id, 0) from found))
            insert into enrollment_batch_item (batch_id, student_number, section_id, found)
            select $1, student_number, section_id, numbers::jsonb from found order by place
                on conflict (batch_id, student_number, section_id) do update set found = excluded.found
            """;
    /** Locked by nobody else, and still to be done. */
    private static final String CLAIM = """
            select 1 from enrollment_batch_item
             where id = $1 and outcome is null and review <> 'EXCLUDE' for no key update skip locked
            """;

    private static final String FINISH = """
            update enrollment_batch_item
               set outcome = $2, executed = $3::text::jsonb, violations = $4::text::jsonb, executed_at = $5 where id = $1
            """;

    private final Pool pool;
    private final StoredJson json;

    ItemRows(Pool pool, StoredJson json) {
        this.pool = pool;
        this.json = json;
    }

    /** Items of a batch in the order in which they are carried out. */
    public Uni<Page<BatchItem>> list(int batchId, ItemCriteria criteria, Paging paging) {
        Listing listing = new Listing(COLUMNS, FROM, BY_ID).where("item.batch_id = ?", batchId);
        BatchRows.any(listing, "item.outcome", criteria.outcomes());
        BatchRows.any(listing, "item.review", criteria.reviews());
        return listing.page(pool, paging).map(page -> page.map(this::item));
    }

    /** All items of a batch, in the same order. */
    public Uni<List<BatchItem>> all(int batchId) {
        return pool.preparedQuery(SELECT + " where item.batch_id = $1 order by item.id")
                .execute(Tuple.of(batchId))
                .map(this::items);
    }

    /** An item of a batch; 404 when there is none. */
    public Uni<BatchItem> one(SqlConnection connection, int batchId, int id) {
        return connection
                .preparedQuery(SELECT + " where item.batch_id = $1 and item.id = $2")
                .execute(Tuple.of(batchId, id))
                .map(rows -> {
                    if (rows.size() == 0) {
                        throw ProblemException.notFound("enrollment-batch-item", id);
                    }
                    return item(rows.iterator().next());
                });
    }

    /** The first items after one that are still to be done. */
    public Uni<List<BatchItem>> open(int batchId, int after, int limit) {
        return pool.preparedQuery(SELECT + " where item.batch_id = $1 and item.id > $2" + OPEN)
                .execute(Tuple.of(batchId, after, limit))
                .map(this::items);
    }

    /** Writes what a rule found. */
    public Uni<Void> write(SqlConnection connection, int batchId, List<FoundItem> found) {
        Tuple values = Tuple.tuple()
                .addInteger(batchId)
                .addValue(found.stream().map(FoundItem::studentNumber).toArray(String[]::new))
                .addValue(found.stream().map(FoundItem::sectionId).toArray(Integer[]::new))
                .addValue(found.stream().map(item -> json.write(item.numbers())).toArray(String[]::new));
        return connection.preparedQuery(WRITE).execute(values).replaceWithVoid();
    }

    /** Writes what the review decided about an item. */
    public Uni<Void> review(SqlConnection connection, int id, Review review) {
        return connection
                .preparedQuery("update enrollment_batch_item set review = $2, review_reason = $3 where id = $1")
                .execute(Tuple.of(id, review.verdict().name(), review.reason()))
                .replaceWithVoid();
    }

    /** Locks an item that is still to be done; false when it is done, left out, or being done by somebody else. */
    public Uni<Boolean> claim(SqlConnection connection, int id) {
        return connection.preparedQuery(CLAIM).execute(Tuple.of(id)).map(rows -> rows.size() > 0);
    }

    /** Writes what became of an item. */
    public Uni<Void> finish(SqlConnection connection, int id, ItemResult result, Instant at) {
        String violations = result.violations().isEmpty() ? null : StoredJson.violations(result.violations());
        Tuple values = Tuple.tuple()
                .addInteger(id)
                .addString(result.outcome().name())
                .addString(json.write(result.numbers()))
                .addString(violations)
                .addOffsetDateTime(at.atOffset(ZoneOffset.UTC));
        return connection.preparedQuery(FINISH).execute(values).replaceWithVoid();
    }

    private List<BatchItem> items(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false).map(this::item).toList();
    }

    private BatchItem item(Row row) {
        String outcome = row.getString("outcome");
        JsonObject executed = row.getJsonObject("executed");
        return new BatchItem(
                row.getInteger("id"),
                section(row),
                row.getString("student_number"),
                ItemReview.valueOf(row.getString("review")),
                row.getString("review_reason"),
                json.read(row.getJsonObject("found"), ItemNumbers.class),
                outcome == null ? null : ItemOutcome.valueOf(outcome),
                executed == null ? null : json.read(executed, ItemNumbers.class),
                StoredJson.violations(row.getJsonArray("violations")),
                BatchRows.instant(row.getOffsetDateTime("executed_at")));
    }

    private static BatchItem.@Nullable Section section(Row row) {
        Integer id = row.getInteger("section_id");
        return id == null
                ? null
                : new BatchItem.Section(
                        id, row.getString("course_number"), row.getString("section_number"), row.getString("title"));
    }
}
