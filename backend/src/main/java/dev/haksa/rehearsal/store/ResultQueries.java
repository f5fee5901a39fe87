package dev.haksa.rehearsal.store;

import dev.haksa.rehearsal.SecondResult;
import dev.haksa.rehearsal.SectionResult;
import dev.haksa.shared.paging.Listing;
import dev.haksa.shared.paging.Listing.SortKey;
import dev.haksa.shared.paging.Page;
import dev.haksa.shared.paging.Paging;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Counts what happened in a rehearsal, from the decisions that were recorded. */
@ApplicationScoped
public class ResultQueries {
    private static final String SECTION_COLUMNS = "s.id, c.course_number, s.section_number, s.title, seats.capacity,"
            + " seats.enrolled, asked.wanted, asked.refused, why.reasons";
    private static final String SECTIONS = """
            section s
            join course c on c.id = s.course_id
            join section_seats seats on seats.section_id = s.id
            cross join lateral (
                 select count(distinct d.student_number)::int as wanted,
                        count(*) filter (where d.outcome = 'REFUSED')::int as refused
                   from enrollment_decision d where d.section_id = s.id and d.action = 'ENROLL') asked
            cross join lateral (
                 select jsonb_object_agg(code, times) as reasons
                   from (select v ->> 'code' as code, count(*) as times
                           from enrollment_decision d, jsonb_array_elements(d.basis -> 'violations') v
                          where d.section_id = s.id and d.action = 'ENROLL' and d.outcome = 'REFUSED'
                          group by 1) counted) why""";
    private static final SortKey BY_NUMBER = new SortKey("section", "s.sort_number", true, false, "s.id");

    private static final String SECOND_COLUMNS = "d.at, d.granted, d.refused";
    private static final String SECONDS = """
            (select s.term_id, date_trunc('second', d.at) as at,
                    count(*) filter (where d.outcome = 'GRANTED')::int as granted,
                    count(*) filter (where d.outcome = 'REFUSED')::int as refused
               from enrollment_decision d join section s on s.id = d.section_id
              group by 1, 2) d""";
    private static final SortKey BY_TIME =
            new SortKey("at", "to_char(d.at at time zone 'UTC', 'YYYYMMDDHH24MISS')", true, false, "d.granted");

    private final Pool pool;

    ResultQueries(Pool pool) {
        this.pool = pool;
    }

    /** A page of a term's sections by number. */
    public Uni<Page<SectionResult>> sections(int termId, Paging paging) {
        return new Listing(SECTION_COLUMNS, SECTIONS, BY_NUMBER)
                .where("s.term_id = ?", termId)
                .page(pool, paging)
                .map(page -> page.map(ResultQueries::section));
    }

    /** All sections of a term by number. */
    public Uni<List<SectionResult>> sections(int termId) {
        return pool.preparedQuery("select " + SECTION_COLUMNS + " from " + SECTIONS
                        + " where s.term_id = $1 order by s.sort_number")
                .execute(Tuple.of(termId))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(ResultQueries::section)
                        .toList());
    }

    /** A page of the seconds in which something was decided. */
    public Uni<Page<SecondResult>> seconds(int termId, Paging paging) {
        return new Listing(SECOND_COLUMNS, SECONDS, BY_TIME)
                .where("d.term_id = ?", termId)
                .page(pool, paging)
                .map(page -> page.map(ResultQueries::second));
    }

    /** All seconds in which something was decided. */
    public Uni<List<SecondResult>> seconds(int termId) {
        return pool.preparedQuery(
                        "select " + SECOND_COLUMNS + " from " + SECONDS + " where d.term_id = $1 order by d.at")
                .execute(Tuple.of(termId))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(ResultQueries::second)
                        .toList());
    }

    private static SectionResult section(Row row) {
        return new SectionResult(
                row.getInteger("id"),
                row.getString("course_number"),
                row.getString("section_number"),
                row.getString("title"),
                row.getInteger("capacity"),
                row.getInteger("wanted"),
                row.getInteger("enrolled"),
                row.getInteger("refused"),
                reasons(row.getJsonObject("reasons")));
    }

    private static Map<String, Integer> reasons(@Nullable JsonObject json) {
        Map<String, Integer> reasons = new TreeMap<>();
        if (json != null) {
            json.fieldNames().forEach(code -> reasons.put(code, json.getInteger(code)));
        }
        return reasons;
    }

    private static SecondResult second(Row row) {
        return new SecondResult(
                row.getOffsetDateTime("at").toInstant(), row.getInteger("granted"), row.getInteger("refused"));
    }
}
