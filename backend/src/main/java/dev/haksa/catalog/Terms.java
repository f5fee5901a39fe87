package dev.haksa.catalog;

import dev.haksa.catalog.store.TermQueries;
import dev.haksa.shared.paging.Page;
import dev.haksa.shared.paging.Paging;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;

/** Finds terms. */
@ApplicationScoped
public class Terms {
    private final Pool pool;
    private final TermQueries queries;

    Terms(Pool pool, TermQueries queries) {
        this.pool = pool;
        this.queries = queries;
    }

    /** The term of a code such as {@code 2027-SPRING}; 404 when there is none. */
    public Uni<Term> byCode(String code) {
        return queries.byCode(pool, code);
    }

    /** The same, on a connection with an open transaction. */
    public Uni<Term> byCode(SqlClient client, String code) {
        return queries.byCode(client, code);
    }

    /** The term of an id; 404 when there is none. */
    public Uni<Term> byId(int id) {
        return queries.byId(pool, id);
    }

    /** The same, on a connection with an open transaction. */
    public Uni<Term> byId(SqlClient client, int id) {
        return queries.byId(client, id);
    }

    /** Real regular terms that are not over on a day, the next one first; seasonal terms are left out. */
    public Uni<List<Term>> regularFrom(SqlClient client, LocalDate day) {
        return queries.regularFrom(client, day);
    }

    /** Real terms, or rehearsals, the latest first. */
    public Uni<Page<Term>> list(boolean rehearsals, Paging paging) {
        return queries.list(pool, rehearsals, paging);
    }
}
