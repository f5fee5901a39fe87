package dev.haksa.calendar;

import dev.haksa.calendar.store.WindowRows;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.stream.StreamSupport;

/** Loads windows inside the transaction that is open on a connection. */
@ApplicationScoped
public class Windows {
    private static final String SELECT = """
            select id, term_id, kind, opens_at, closes_at, year_levels::int[] as year_levels, department_ids, version
              from academic_window where term_id = any($1) order by opens_at, id
            """;

    /** All windows of terms, by opening. */
    public Uni<List<AcademicWindow>> load(SqlConnection connection, Collection<Integer> termIds) {
        return connection
                .preparedQuery(SELECT)
                .execute(Tuple.tuple().addArrayOfInteger(termIds.toArray(Integer[]::new)))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(WindowRows::window)
                        .toList());
    }
}
