package dev.haksa.dismissal.store;

import dev.haksa.dismissal.DismissalItem;
import dev.haksa.dismissal.DismissalItem.Found;
import dev.haksa.dismissal.ItemOutcome;
import dev.haksa.dismissal.domain.Ground;
import dev.haksa.shared.paging.Listing;
import dev.haksa.shared.paging.Page;
import dev.haksa.shared.paging.Paging;
import dev.haksa.shared.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** The table of items. */
@ApplicationScoped
public class ItemRows {
    private static final String COLUMNS = """
            item.id, item.batch_id, item.student_number, s.name, p.department_id, item.ground, item.found,
            item.review_reason, item.outcome, item.outcome_code, item.change_id, item.executed_at
            """;
    private static final String FROM = """
            dismissal_batch_item item
              join student s on s.student_number = item.student_number
              join program p on p.id = s.program_id
            """;
    private static final String SELECT = "select " + COLUMNS + " from " + FROM;
    private static final Listing.SortKey BY_ID = new Listing.SortKey("id", "item.id", false, false, "item.id");
    private static final String INSERT = """
            insert into dismissal_batch_item (batch_id, student_number, ground, found) values ($1, $2, $3, $4)
            """;
    private static final String FINISH = """
            update dismissal_batch_item set outcome = $2, outcome_code = $3, change_id = $4, executed_at = $5 where id = $1
            """;
    private static final String CLAIM = """
            select 1 from dismissal_batch_item where id = $1 and outcome is null and review = 'INCLUDE' for update skip locked
            """;

    private final Pool pool;

    ItemRows(Pool pool) {
        this.pool = pool;
    }

    /** A student who was found. */
    public record FoundStudent(String studentNumber, Ground ground, Found found) {}

    /**
     * What came of an item.
     *
     * @param code why it was settled or failed
     */
    public record Result(
            ItemOutcome outcome,
            @Nullable String code,
            @Nullable Integer changeId) {}

    /** Writes items. */
    public Uni<Void> write(SqlConnection connection, int batchId, List<FoundStudent> found) {
        if (found.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return connection
                .preparedQuery(INSERT)
                .executeBatch(found.stream()
                        .map(one -> Tuple.of(
                                batchId, one.studentNumber(), one.ground().name(), json(one.found())))
                        .toList())
                .replaceWithVoid();
    }

    /** Items of a batch. */
    public Uni<Page<DismissalItem>> list(int batchId, Paging paging) {
        return new Listing(COLUMNS, FROM, BY_ID)
                .where("item.batch_id = ?", batchId)
                .page(pool, paging)
                .map(page -> page.map(ItemRows::item));
    }

    /** All items of a batch. */
    public Uni<List<DismissalItem>> all(int batchId) {
        return many(pool, " where item.batch_id = $1 order by item.id", batchId);
    }

    /** Items that are still to be carried out. */
    public Uni<List<DismissalItem>> open(int batchId) {
        return many(
                pool,
                " where item.batch_id = $1 and item.outcome is null and item.review = 'INCLUDE' order by item.id",
                batchId);
    }

    /** Items whose dismissal was filed and is not known to be over. */
    public Uni<List<DismissalItem>> filed(int batchId) {
        return many(pool, " where item.batch_id = $1 and item.change_id is not null order by item.id", batchId);
    }

    /** An item of a batch; 404 when there is none. */
    public Uni<DismissalItem> one(SqlConnection connection, int batchId, int id) {
        return many(connection, " where item.id = $1", id)
                .map(found -> found.stream()
                        .filter(one -> one.batchId() == batchId)
                        .findFirst()
                        .orElseThrow(() -> ProblemException.notFound("dismissal-item", id)));
    }

    /** Takes an item; false when it is done, left out, or somebody else does it. */
    public Uni<Boolean> claim(SqlConnection connection, int id) {
        return connection.preparedQuery(CLAIM).execute(Tuple.of(id)).map(rows -> rows.size() > 0);
    }

    /** Leaves an item out with a reason, or takes it in again with null. */
    public Uni<Void> review(SqlConnection connection, int id, @Nullable String excludedFor) {
        return connection
                .preparedQuery("update dismissal_batch_item set review = $2, review_reason = $3 where id = $1")
                .execute(Tuple.of(id, excludedFor == null ? "INCLUDE" : "EXCLUDE", excludedFor))
                .replaceWithVoid();
    }

    /** Writes what came of an item. */
    public Uni<Void> finish(SqlConnection connection, int id, Result result, Instant at) {
        return connection
                .preparedQuery(FINISH)
                .execute(Tuple.of(
                        id, result.outcome().name(), result.code(), result.changeId(), at.atOffset(ZoneOffset.UTC)))
                .replaceWithVoid();
    }

    private static Uni<List<DismissalItem>> many(SqlClient client, String where, int id) {
        return client.preparedQuery(SELECT + where)
                .execute(Tuple.of(id))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(ItemRows::item)
                        .toList());
    }

    private static DismissalItem item(Row row) {
        String outcome = row.getString("outcome");
        OffsetDateTime executedAt = row.getOffsetDateTime("executed_at");
        return new DismissalItem(
                row.getInteger("id"),
                row.getInteger("batch_id"),
                row.getString("student_number"),
                row.getString("name"),
                row.getInteger("department_id"),
                Ground.valueOf(row.getString("ground")),
                found(row.getJsonObject("found")),
                row.getString("review_reason"),
                outcome == null ? null : ItemOutcome.valueOf(outcome),
                row.getString("outcome_code"),
                row.getInteger("change_id"),
                executedAt == null ? null : executedAt.toInstant());
    }

    private static JsonObject json(Found found) {
        return new JsonObject()
                .put("leaveEndsOn", text(found.leaveEndsOn()))
                .put("lastDay", found.lastDay().toString())
                .put("noticedOn", text(found.noticedOn()))
                .put("waitUntil", text(found.waitUntil()));
    }

    private static @Nullable String text(@Nullable LocalDate day) {
        return day == null ? null : day.toString();
    }

    private static Found found(JsonObject json) {
        return new Found(
                day(json, "leaveEndsOn"),
                LocalDate.parse(json.getString("lastDay")),
                day(json, "noticedOn"),
                day(json, "waitUntil"));
    }

    private static @Nullable LocalDate day(JsonObject json, String name) {
        String text = json.getString(name);
        return text == null ? null : LocalDate.parse(text);
    }
}
