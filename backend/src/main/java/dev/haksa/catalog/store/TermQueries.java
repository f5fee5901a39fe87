package dev.haksa.catalog.store;

import dev.haksa.catalog.Season;
import dev.haksa.catalog.Term;
import dev.haksa.catalog.TermCode;
import dev.haksa.shared.paging.Listing;
import dev.haksa.shared.paging.Listing.SortKey;
import dev.haksa.shared.paging.Page;
import dev.haksa.shared.paging.Paging;
import dev.haksa.shared.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowIterator;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.StreamSupport;

/** Finds terms. */
@ApplicationScoped
public class TermQueries {
    private static final String COLUMNS = "t.id, t.year, t.season, t.starts_on, t.ends_on, t.class_days, t.version,"
            + " t.rehearsal_of is not null as rehearsal";
    private static final SortKey LATEST_FIRST = new SortKey("startsOn", "t.starts_on::text", true, true, "t.id");

    /** The term of a code; 404 when there is none. */
    public Uni<Term> byCode(SqlClient client, String code) {
        return only(client, "code", code);
    }

    /** The term of an id; 404 when there is none. */
    public Uni<Term> byId(SqlClient client, int id) {
        return only(client, "id", id);
    }

    /** Real terms, or rehearsals, the latest first. */
    public Uni<Page<Term>> list(SqlClient client, boolean rehearsals, Paging paging) {
        return new Listing(COLUMNS, "term t", LATEST_FIRST)
                .where("(t.rehearsal_of is not null) = ?", rehearsals)
                .page(client, paging)
                .map(page -> page.map(TermQueries::term));
    }

    /** Real regular terms that are not over on a day, the next one first. */
    public Uni<List<Term>> regularFrom(SqlClient client, LocalDate day) {
        return client.preparedQuery(
                        "select " + COLUMNS + " from term t where t.rehearsal_of is null"
                                + " and t.season in ('SPRING', 'FALL') and t.ends_on >= $1 order by t.starts_on, t.year limit 4")
                .execute(Tuple.of(day))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(TermQueries::term)
                        .toList());
    }

    private static Uni<Term> only(SqlClient client, String column, Object key) {
        return client.preparedQuery("select " + COLUMNS + " from term t where t." + column + " = $1")
                .execute(Tuple.of(key))
                .map(rows -> {
                    RowIterator<Row> iterator = rows.iterator();
                    if (!iterator.hasNext()) {
                        throw ProblemException.notFound("term", key);
                    }
                    return term(iterator.next());
                });
    }

    private static Term term(Row row) {
        return new Term(
                row.getInteger("id"),
                new TermCode(
                        row.getInteger("year"), Season.valueOf(row.getString("season")), row.getBoolean("rehearsal")),
                row.getLocalDate("starts_on"),
                row.getLocalDate("ends_on"),
                row.getInteger("class_days"),
                row.getInteger("version"));
    }
}
