package dev.haksa.cancellation.store;

import dev.haksa.cancellation.ClosureNumbers;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/** Reads sections that may be closed. */
@ApplicationScoped
public class ClosureRows {
    private static final String SMALL = """
            select section.id
              from section join section_seats seats on seats.section_id = section.id
             where section.term_id = $1 and section.state = 'OPEN' and seats.enrolled < $2
             order by section.sort_number, section.id
            """;
    private static final String OF_TERM = "select id from section where term_id = $1 and id = any($2)";
    private static final String NUMBERS = """
            select section.id, section.state, seats.capacity, course.course_number, section.section_number, section.title,
                   term.code,
                   array(select student_number from enrollment
                          where section_id = section.id and state = 'ENROLLED' order by student_number) as students,
                   array(select student_number from waitlist_entry
                          where section_id = section.id and state = 'WAITING' order by sequence) as waiting,
                   coalesce((select jsonb_agg(jsonb_build_object('id', other.id, 'number', other.section_number,
                                              'free', free.capacity - free.enrolled - free.withheld)
                                              order by other.section_number)
                               from section other join section_seats free on free.section_id = other.id
                              where other.course_id = section.course_id and other.term_id = section.term_id
                                and other.id <> section.id and other.state = 'OPEN'
                                and free.capacity - free.enrolled - free.withheld > 0), '[]') as others
              from unnest($1::int[]) with ordinality as wanted (id, place)
              join section on section.id = wanted.id
              join section_seats seats on seats.section_id = section.id
              join course on course.id = section.course_id
              join term on term.id = section.term_id
             order by wanted.place
            """;

    /** A section with whom closing it concerns. */
    public record Found(
            int sectionId,
            String courseNumber,
            String sectionNumber,
            String title,
            String term,
            ClosureNumbers numbers) {}

    /** Open sections of a term with fewer students than a number, by course and section number. */
    public Uni<List<Integer>> smallerThan(SqlClient client, int termId, int size) {
        return client.preparedQuery(SMALL)
                .execute(Tuple.of(termId, size))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> row.getInteger(0))
                        .toList());
    }

    /** Those of the sections that belong to a term. */
    public Uni<List<Integer>> ofTerm(SqlClient client, int termId, Collection<Integer> sections) {
        return client.preparedQuery(OF_TERM)
                .execute(Tuple.of(termId, sections.toArray(Integer[]::new)))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> row.getInteger(0))
                        .toList());
    }

    /** Whom closing concerns, by section, in the order asked. */
    public Uni<Map<Integer, Found>> numbers(SqlClient client, Collection<Integer> sections) {
        return client.preparedQuery(NUMBERS)
                .execute(Tuple.of((Object) sections.toArray(Integer[]::new)))
                .map(rows -> {
                    Map<Integer, Found> found = new LinkedHashMap<>();
                    rows.forEach(row -> found.put(row.getInteger("id"), found(row)));
                    return found;
                });
    }

    private static Found found(Row row) {
        List<String> students = List.of(row.getArrayOfStrings("students"));
        List<String> waiting = List.of(row.getArrayOfStrings("waiting"));
        ClosureNumbers numbers = new ClosureNumbers(
                row.getString("state").equals("OPEN"),
                row.getInteger("capacity"),
                students.size(),
                waiting.size(),
                students,
                waiting,
                alternatives(row.getJsonArray("others")));
        return new Found(
                row.getInteger("id"),
                row.getString("course_number"),
                row.getString("section_number"),
                row.getString("title"),
                row.getString("code"),
                numbers);
    }

    private static List<ClosureNumbers.Alternative> alternatives(JsonArray others) {
        List<ClosureNumbers.Alternative> alternatives = new ArrayList<>();
        for (int i = 0; i < others.size(); i++) {
            JsonObject other = others.getJsonObject(i);
            alternatives.add(new ClosureNumbers.Alternative(
                    other.getInteger("id"), other.getString("number"), other.getInteger("free")));
        }
        return alternatives;
    }
}
