package dev.haksa.enrollment.store;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.StreamSupport;

/** Finds sections in which seats wait to be released or offered. */
@ApplicationScoped
public class SeatReleaseRows {
    private static final String DUE = """
            select section_id from seat_release
             where released_at is null and due_at <= $1 and section_id > $2
             group by section_id order by section_id limit $3
            """;

    private static final String FREE = """
            select seats.section_id
              from section_seats seats
              join section on section.id = seats.section_id and section.state = 'OPEN'
              join academic_window period on period.term_id = section.term_id
               and period.kind in ('ENROLLMENT', 'ADD_DROP') and period.opens_at <= $1 and period.closes_at > $1
             where seats.waiting > 0 and seats.enrolled + seats.withheld < seats.capacity and seats.section_id > $2
             group by seats.section_id order by seats.section_id limit $3
            """;

    /** Sections with withheld seats whose time has come, in the order of the ids from behind one on. */
    public Uni<List<Integer>> due(SqlClient client, Instant now, int after, int limit) {
        return sections(client, DUE, now, after, limit);
    }

    /** Open sections with free seats for which somebody waits while a period is open, likewise. */
    public Uni<List<Integer>> freeWhileSomebodyWaits(SqlClient client, Instant now, int after, int limit) {
        return sections(client, FREE, now, after, limit);
    }

    private static Uni<List<Integer>> sections(SqlClient client, String sql, Instant now, int after, int limit) {
        return client.preparedQuery(sql)
                .execute(Tuple.of(now.atOffset(ZoneOffset.UTC), after, limit))
                .map(SeatReleaseRows::ids);
    }

    private static List<Integer> ids(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(row -> row.getInteger(0))
                .toList();
    }
}
