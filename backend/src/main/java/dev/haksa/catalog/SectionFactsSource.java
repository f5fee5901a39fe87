package dev.haksa.catalog;

import dev.haksa.catalog.store.SectionRows;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** Loads the facts of many sections by one statement, inside the transaction that is open on a connection. */
@ApplicationScoped
public class SectionFactsSource {
    private static final String SELECT = """
            select s.id, s.term_id, t.rehearsal_of is not null as rehearsal, s.course_id, c.course_number, s.section_number, s.title, c.credits, s.category,
                   s.state = 'OPEN' as open, s.exam_starts_at, s.exam_ends_at, ss.facts_version,
                   m.days, m.starts, m.ends
              from section s
              join term t on t.id = s.term_id
              join course c on c.id = s.course_id
              join section_seats ss on ss.section_id = s.id
              left join lateral (
                   select array_agg(day::int order by day, starts_at) as days,
                          array_agg(starts_at::int order by day, starts_at) as starts,
                          array_agg(ends_at::int order by day, starts_at) as ends
                     from section_meeting where section_id = s.id) m on true
             where s.id = any($1)
            """;

    /** The facts by section id; ids that do not exist are absent. */
    public Uni<Map<Integer, SectionFacts>> load(SqlConnection connection, Collection<Integer> sectionIds) {
        return connection
                .preparedQuery(SELECT)
                .execute(Tuple.tuple().addArrayOfInteger(sectionIds.toArray(Integer[]::new)))
                .map(rows -> {
                    Map<Integer, SectionFacts> facts = HashMap.newHashMap(rows.size());
                    rows.forEach(row -> facts.put(row.getInteger("id"), facts(row)));
                    return facts;
                });
    }

    private static SectionFacts facts(Row row) {
        return new SectionFacts(
                row.getInteger("id"),
                row.getInteger("term_id"),
                row.getBoolean("rehearsal"),
                row.getInteger("course_id"),
                row.getString("course_number"),
                row.getString("section_number"),
                row.getString("title"),
                row.getInteger("credits"),
                Category.valueOf(row.getString("category")),
                row.getBoolean("open"),
                SectionRows.classTimes(row),
                SectionRows.examSlot(row),
                row.getLong("facts_version"));
    }
}
