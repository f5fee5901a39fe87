package dev.haksa.enrollment.store;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/** Keeps carts. */
@ApplicationScoped
public class CartRows {
    private static final String FIND = "select entries, version from cart where student_number = $1 and term_id = $2";

    private static final String INSERT = """
            insert into cart (student_number, term_id, entries, updated_at, version)
            select student_number, $2, $3, $4, 1 from student where student_number = $1
                on conflict do nothing
            """;

    private static final String UPDATE = """
            update cart set entries = $3, updated_at = $4, version = version + 1
             where student_number = $1 and term_id = $2 and version = $5
            """;

    /**
     * Entries with their version.
     *
     * @param version 0 when there is no row
     */
    public record Kept(List<List<Integer>> entries, int version) {}

    /** What a student plans for a term; empty when nothing was planned. */
    public Uni<Kept> find(SqlClient client, String studentNumber, int termId) {
        return client.preparedQuery(FIND)
                .execute(Tuple.of(studentNumber, termId))
                .map(rows -> rows.size() == 0
                        ? new Kept(List.of(), 0)
                        : kept(rows.iterator().next()));
    }

    /** Writes over a version; false when somebody else was faster. */
    public Uni<Boolean> write(SqlConnection connection, String studentNumber, int termId, Kept next, Instant at) {
        Tuple values = Tuple.of(studentNumber, termId, json(next.entries()), at.atOffset(ZoneOffset.UTC));
        String sql = next.version() == 0 ? INSERT : UPDATE;
        if (next.version() != 0) {
            values.addInteger(next.version());
        }
        return connection.preparedQuery(sql).execute(values).map(rows -> rows.rowCount() == 1);
    }

    private static JsonArray json(List<List<Integer>> entries) {
        JsonArray array = new JsonArray();
        entries.forEach(entry -> array.add(new JsonArray(entry)));
        return array;
    }

    private static Kept kept(Row row) {
        List<List<Integer>> entries = ((JsonArray) row.getJson("entries"))
                .stream()
                        .map(entry -> ((JsonArray) entry)
                                .stream()
                                        .map(section -> ((Number) section).intValue())
                                        .toList())
                        .toList();
        return new Kept(entries, row.getInteger("version"));
    }
}
