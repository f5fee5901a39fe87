package dev.haksa.live.store;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Which sections belong to which term. */
@ApplicationScoped
public class LiveRows {
    private static final String TERM = """
            select t.id, array(select s.id from section s where s.term_id = t.id) as sections
              from term t where t.code = $1
            """;

    private static final String TERMS_OF = "select id, term_id from section where id = any($1)";

    private final Pool pool;

    LiveRows(Pool pool) {
        this.pool = pool;
    }

    /**
     * A term and its sections.
     *
     * @param sections ids
     */
    public record KnownTerm(int id, Set<Integer> sections) {}

    /** The term of a code; null when there is none. */
    public Uni<@Nullable KnownTerm> term(String code) {
        return pool.preparedQuery(TERM)
                .execute(Tuple.of(code))
                .map(rows -> rows.size() == 0 ? null : term(rows.iterator().next()));
    }

    /** Ids of terms by section. */
    public Uni<Map<Integer, Integer>> termsOf(Collection<Integer> sections) {
        return pool.preparedQuery(TERMS_OF)
                .execute(Tuple.of((Object) sections.toArray(Integer[]::new)))
                .map(rows -> {
                    Map<Integer, Integer> terms = new HashMap<>();
                    rows.forEach(row -> terms.put(row.getInteger("id"), row.getInteger("term_id")));
                    return terms;
                });
    }

    private static KnownTerm term(Row row) {
        return new KnownTerm(
                row.getInteger("id"),
                Arrays.stream(row.getArrayOfIntegers("sections")).collect(Collectors.toUnmodifiableSet()));
    }
}
