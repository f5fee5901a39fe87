package dev.haksa.catalog;

import dev.haksa.shared.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowIterator;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.StreamSupport;

/** Finds terms. */
@ApplicationScoped
public class Terms {
    private static final String SELECT = "select id, year, season, starts_on, ends_on, class_days, version from term ";

    private final Pool pool;

    Terms(Pool pool) {
        this.pool = pool;
    }

    /** The term of a code such as {@code 2027-SPRING}; 404 when there is none. */
    public Uni<Term> byCode(String code) {
        return byCode(pool, code);
    }

    /** The same, on a connection with an open transaction. */
    public Uni<Term> byCode(SqlClient client, String code) {
        return client.preparedQuery(SELECT + "where code = $1")
                .execute(Tuple.of(code))
                .map(rows -> only(rows, code));
    }

    /** The term of an id; 404 when there is none. */
    public Uni<Term> byId(int id) {
        return byId(pool, id);
    }

    /** The same, on a connection with an open transaction. */
    public Uni<Term> byId(SqlClient client, int id) {
        return client.preparedQuery(SELECT + "where id = $1")
                .execute(Tuple.of(id))
                .map(rows -> only(rows, id));
    }

    /** All terms, the latest first. */
    public Uni<List<Term>> all() {
        return pool.query(SELECT + "order by starts_on desc, id desc")
                .execute()
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(Terms::term)
                        .toList());
    }

    private static Term only(RowSet<Row> rows, Object key) {
        RowIterator<Row> iterator = rows.iterator();
        if (!iterator.hasNext()) {
            throw ProblemException.notFound("term", key);
        }
        return term(iterator.next());
    }

    private static Term term(Row row) {
        return new Term(
                row.getInteger("id"),
                new TermCode(row.getInteger("year"), Season.valueOf(row.getString("season"))),
                row.getLocalDate("starts_on"),
                row.getLocalDate("ends_on"),
                row.getInteger("class_days"),
                row.getInteger("version"));
    }
}
