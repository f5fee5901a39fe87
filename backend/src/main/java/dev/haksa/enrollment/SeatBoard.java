package dev.haksa.enrollment;

import dev.haksa.enrollment.store.SeatBoardRows;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;

/** Seats and places on waiting lists as they are now, for whoever shows them. */
@ApplicationScoped
public class SeatBoard {
    private final SeatBoardRows rows;
    private final Pool pool;

    SeatBoard(SeatBoardRows rows, Pool pool) {
        this.rows = rows;
        this.pool = pool;
    }

    /** The seats of sections; sections that do not exist are left out. */
    public Uni<List<SeatCount>> seats(Collection<Integer> sections) {
        return rows.seats(pool, sections);
    }

    /** Every place that the students have on waiting lists. */
    public Uni<List<WaitlistPlace>> places(Collection<String> students) {
        return rows.places(pool, students);
    }
}
