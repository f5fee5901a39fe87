package dev.haksa.catalog.store;

import dev.haksa.catalog.Category;
import dev.haksa.catalog.GradingScheme;
import dev.haksa.catalog.domain.SectionKey;
import dev.haksa.catalog.domain.TimetableState;
import dev.haksa.catalog.domain.TimetableState.Course;
import dev.haksa.catalog.domain.TimetableState.Section;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Reads what an import of a timetable compares itself with. */
@ApplicationScoped
public class TimetableStore {
    private static final int LOCK_CLASS = 20_160;
    private static final String SECTIONS = """
            select s.id, c.course_number, s.section_number, s.title, s.category, d.name_ko as department, s.target_year,
                   s.grading_scheme, s.practice, s.exam_starts_at, s.exam_ends_at, ss.capacity, ss.enrolled,
                   m.days, m.starts, m.ends
              from section s
              join course c on c.id = s.course_id
              join section_seats ss on ss.section_id = s.id
              left join department d on d.id = s.department_id
              left join (select section_id, array_agg(day::int order by day, starts_at) as days,
                                array_agg(starts_at::int order by day, starts_at) as starts,
                                array_agg(ends_at::int order by day, starts_at) as ends
                           from section_meeting group by section_id) m on m.section_id = s.id
             where s.term_id = $1
            """;

    /** Takes the term's import lock until the transaction ends; false when another import has it. */
    public Uni<Boolean> tryLock(SqlConnection connection, int termId) {
        return connection
                .preparedQuery("select pg_try_advisory_xact_lock($1, $2) as locked")
                .execute(Tuple.of(LOCK_CLASS, termId))
                .map(rows -> rows.iterator().next().getBoolean("locked"));
    }

    /** What the import meets. */
    public Uni<TimetableState> load(
            SqlConnection connection, int termId, Collection<String> courseNumbers, boolean examsPublished) {
        return departments(connection)
                .chain(departments -> courses(connection, courseNumbers)
                        .chain(courses -> sections(connection, termId)
                                .map(sections -> new TimetableState(departments, courses, sections, examsPublished))));
    }

    /** Locks the seats of all sections of a term in the order of the ids. */
    public Uni<Void> lockSeatsOfTerm(SqlConnection connection, int termId) {
        return connection
                .preparedQuery("select 1 from section_seats"
                        + " where section_id in (select id from section where term_id = $1)"
                        + " order by section_id for no key update")
                .execute(Tuple.of(termId))
                .replaceWithVoid();
    }

    /** Locks seats in the order of the ids and tells how many are taken. */
    public Uni<Map<Integer, Integer>> lockSeats(SqlConnection connection, List<Integer> sectionIds) {
        return connection
                .preparedQuery("select section_id, enrolled from section_seats where section_id = any($1)"
                        + " order by section_id for update")
                .execute(Tuple.tuple().addArrayOfInteger(sectionIds.toArray(Integer[]::new)))
                .map(rows -> map(rows, row -> row.getInteger("section_id"), row -> row.getInteger("enrolled")));
    }

    private static Uni<Set<String>> departments(SqlConnection connection) {
        return connection.query("select name_ko from department").execute().map(rows -> {
            Set<String> names = new HashSet<>();
            rows.forEach(row -> names.add(row.getString("name_ko")));
            return names;
        });
    }

    private static Uni<Map<String, Course>> courses(SqlConnection connection, Collection<String> numbers) {
        return connection
                .preparedQuery("select course_number, credits, title_en from course where course_number = any($1)")
                .execute(Tuple.tuple().addArrayOfString(numbers.toArray(String[]::new)))
                .map(rows -> map(
                        rows,
                        row -> row.getString("course_number"),
                        row -> new Course(row.getInteger("credits"), row.getString("title_en"))));
    }

    private static Uni<Map<SectionKey, Section>> sections(SqlConnection connection, int termId) {
        return connection
                .preparedQuery(SECTIONS)
                .execute(Tuple.of(termId))
                .map(rows -> map(
                        rows,
                        row -> new SectionKey(row.getString("course_number"), row.getString("section_number")),
                        TimetableStore::section));
    }

    private static Section section(Row row) {
        return new Section(
                row.getInteger("id"),
                row.getString("title"),
                Category.valueOf(row.getString("category")),
                row.getString("department"),
                row.getString("target_year"),
                GradingScheme.valueOf(row.getString("grading_scheme")),
                row.getBoolean("practice"),
                SectionRows.classTimes(row),
                SectionRows.examSlot(row),
                row.getInteger("capacity"),
                row.getInteger("enrolled"));
    }

    private static <K, V> Map<K, V> map(RowSet<Row> rows, Function<Row, K> key, Function<Row, V> value) {
        Map<K, V> map = HashMap.newHashMap(rows.size());
        rows.forEach(row -> map.put(key.apply(row), value.apply(row)));
        return map;
    }
}
