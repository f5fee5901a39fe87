package dev.haksa.catalog.store;

import dev.haksa.catalog.ClassTime;
import dev.haksa.catalog.ExamSlot;
import dev.haksa.catalog.domain.SectionKey;
import dev.haksa.catalog.domain.TimetablePlan;
import dev.haksa.catalog.domain.TimetablePlan.Change;
import dev.haksa.catalog.domain.TimetableRow;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Writes the plan of an import by one statement for each table. */
@ApplicationScoped
public class TimetableWriter {
    private static final String DEPARTMENTS =
            "insert into department (name_ko) select unnest($1::text[]) on conflict (name_ko) do nothing";
    private static final String COURSES = """
            insert into course (course_number, title_ko, title_en, credits, category, department_id)
            select r.number, r.title, r.title_en, r.credits, r.category, d.id
              from unnest($1::text[], $2::text[], $3::text[], $4::int[], $5::text[], $6::text[])
                   as r(number, title, title_en, credits, category, department)
              left join department d on d.name_ko = r.department
            on conflict (course_number) do nothing
            """;
    private static final String ENGLISH_TITLES = """
            update course c set title_en = r.title_en, version = version + 1
              from unnest($1::text[], $2::text[]) as r(number, title_en) where c.course_number = r.number
            """;
    private static final String SECTIONS = """
            insert into section (term_id, course_id, section_number, title, category, department_id, target_year,
                                 grading_scheme, practice, exam_starts_at, exam_ends_at)
            select $12, c.id, r.section_number, r.title, r.category, d.id, r.target_year,
                   coalesce(r.grading_scheme, 'RELATIVE'), coalesce(r.practice, false), r.exam_starts_at, r.exam_ends_at
              from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[],
                          $8::boolean[], $9::timestamptz[], $10::timestamptz[], $11::int[])
                   as r(number, section_number, title, category, department, target_year, grading_scheme,
                        practice, exam_starts_at, exam_ends_at, id)
              join course c on c.course_number = r.number
              left join department d on d.name_ko = r.department
             order by r.number, r.section_number
            returning id, (select course_number from course where id = course_id) as course_number, section_number
            """;
    private static final String CHANGES = """
            update section s
               set title = r.title, category = r.category, department_id = d.id, target_year = r.target_year,
                   grading_scheme = coalesce(r.grading_scheme, s.grading_scheme),
                   practice = coalesce(r.practice, s.practice),
                   exam_starts_at = coalesce(r.exam_starts_at, s.exam_starts_at),
                   exam_ends_at = coalesce(r.exam_ends_at, s.exam_ends_at),
                   version = s.version + 1
              from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[],
                          $8::boolean[], $9::timestamptz[], $10::timestamptz[], $11::int[])
                   as r(number, section_number, title, category, department, target_year, grading_scheme,
                        practice, exam_starts_at, exam_ends_at, id)
              left join department d on d.name_ko = r.department
             where s.id = r.id
            """;
    private static final int MANY = 1_000;

    private static final String NEW_SEATS =
            "insert into section_seats (section_id, capacity) select * from unnest($1::int[], $2::int[])";
    private static final String CAPACITIES = """
            update section_seats ss set capacity = r.capacity
              from unnest($1::int[], $2::int[]) as r(id, capacity)
             where ss.section_id = r.id and ss.capacity <> r.capacity
            """;
    private static final String FORGET_MEETINGS = "delete from section_meeting where section_id = any($1)";
    static final String MEETINGS = """
            insert into section_meeting (section_id, day, starts_at, ends_at)
            select * from unnest($1::int[], $2::int[], $3::int[], $4::int[])
            """;

    /** Writes everything that the plan says. */
    public Uni<Void> write(SqlConnection connection, int termId, TimetablePlan plan) {
        return departments(connection, plan)
                .chain(() -> courses(connection, plan.newCourses()))
                .chain(() -> englishTitles(connection, plan.englishTitles()))
                .chain(() -> create(connection, termId, plan.newSections()))
                .chain(() -> change(connection, plan.changes()))
                .chain(() -> analyze(connection, plan.newSections().size()));
    }

    /** Searches begin at once, and the planner would still take a new timetable for an empty one. */
    private static Uni<Void> analyze(SqlConnection connection, int created) {
        return created < MANY
                ? Uni.createFrom().voidItem()
                : connection
                        .query("analyze section, section_seats, section_meeting, course")
                        .execute()
                        .replaceWithVoid();
    }

    private static Uni<Void> departments(SqlConnection connection, TimetablePlan plan) {
        return run(
                connection,
                DEPARTMENTS,
                plan.newDepartments(),
                Tuple.tuple().addArrayOfString(plan.newDepartments().toArray(String[]::new)));
    }

    private static Uni<Void> courses(SqlConnection connection, List<TimetableRow> rows) {
        return run(
                connection,
                COURSES,
                rows,
                Tuple.tuple()
                        .addArrayOfString(texts(rows, row -> row.key().courseNumber()))
                        .addArrayOfString(texts(rows, TimetableRow::title))
                        .addArrayOfString(texts(rows, TimetableRow::titleEn))
                        .addArrayOfInteger(
                                rows.stream().map(TimetableRow::credits).toArray(Integer[]::new))
                        .addArrayOfString(texts(rows, row -> row.category().name()))
                        .addArrayOfString(texts(rows, TimetableRow::department)));
    }

    private static Uni<Void> englishTitles(SqlConnection connection, Map<String, String> titles) {
        return run(
                connection,
                ENGLISH_TITLES,
                titles.keySet(),
                Tuple.tuple()
                        .addArrayOfString(titles.keySet().toArray(String[]::new))
                        .addArrayOfString(titles.values().toArray(String[]::new)));
    }

    /** Seats come last, so that the class times of a new section do not count as changes of it. */
    private static Uni<Void> create(SqlConnection connection, int termId, List<TimetableRow> rows) {
        if (rows.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return connection
                .preparedQuery(SECTIONS)
                .execute(sections(rows, ids(rows, row -> 0)).addInteger(termId))
                .map(created -> {
                    Map<SectionKey, Integer> ids = HashMap.newHashMap(rows.size());
                    created.forEach(row -> ids.put(
                            new SectionKey(row.getString("course_number"), row.getString("section_number")),
                            row.getInteger("id")));
                    return ids;
                })
                .call(ids -> meetings(connection, rows, ids))
                .chain(ids -> run(connection, NEW_SEATS, rows, seats(rows, ids(rows, row -> ids.get(row.key())))));
    }

    private static Uni<Void> change(SqlConnection connection, List<Change> changes) {
        List<TimetableRow> rows = changes.stream().map(Change::row).toList();
        List<TimetableRow> moved = changes.stream()
                .filter(Change::movesClassTimes)
                .map(Change::row)
                .toList();
        Map<SectionKey, Integer> ids = HashMap.newHashMap(changes.size());
        changes.forEach(change -> ids.put(change.row().key(), change.before().id()));
        Integer[] changed = ids(rows, row -> ids.get(row.key()));
        return run(connection, CHANGES, rows, sections(rows, changed))
                .chain(() -> run(connection, CAPACITIES, rows, seats(rows, changed)))
                .chain(() -> run(
                        connection,
                        FORGET_MEETINGS,
                        moved,
                        Tuple.tuple().addArrayOfInteger(ids(moved, row -> ids.get(row.key())))))
                .chain(() -> meetings(connection, moved, ids));
    }

    private static Uni<Void> meetings(SqlConnection connection, List<TimetableRow> rows, Map<SectionKey, Integer> ids) {
        List<Integer> sections = new ArrayList<>();
        List<ClassTime> times = new ArrayList<>();
        for (TimetableRow row : rows) {
            for (ClassTime time : row.classTimes()) {
                sections.add(ids.get(row.key()));
                times.add(time);
            }
        }
        return run(connection, MEETINGS, times, meetings(sections, times));
    }

    /** The four array columns of class times. */
    static Tuple meetings(List<Integer> sections, List<ClassTime> times) {
        return Tuple.tuple()
                .addArrayOfInteger(sections.toArray(Integer[]::new))
                .addArrayOfInteger(
                        times.stream().map(time -> time.day().getValue()).toArray(Integer[]::new))
                .addArrayOfInteger(times.stream().map(ClassTime::startsAt).toArray(Integer[]::new))
                .addArrayOfInteger(times.stream().map(ClassTime::endsAt).toArray(Integer[]::new));
    }

    private static Tuple sections(List<TimetableRow> rows, Integer[] ids) {
        return Tuple.tuple()
                .addArrayOfString(texts(rows, row -> row.key().courseNumber()))
                .addArrayOfString(texts(rows, row -> row.key().sectionNumber()))
                .addArrayOfString(texts(rows, TimetableRow::title))
                .addArrayOfString(texts(rows, row -> row.category().name()))
                .addArrayOfString(texts(rows, TimetableRow::department))
                .addArrayOfString(texts(rows, TimetableRow::targetYear))
                .addArrayOfString(texts(rows, row -> name(row.gradingScheme())))
                .addArrayOfBoolean(rows.stream().map(TimetableRow::practice).toArray(Boolean[]::new))
                .addArrayOfOffsetDateTime(times(rows, ExamSlot::startsAt))
                .addArrayOfOffsetDateTime(times(rows, ExamSlot::endsAt))
                .addArrayOfInteger(ids);
    }

    private static Tuple seats(List<TimetableRow> rows, Integer[] ids) {
        return Tuple.tuple()
                .addArrayOfInteger(ids)
                .addArrayOfInteger(rows.stream().map(TimetableRow::capacity).toArray(Integer[]::new));
    }

    private static Uni<Void> run(SqlConnection connection, String sql, Collection<?> rows, Tuple values) {
        return rows.isEmpty()
                ? Uni.createFrom().voidItem()
                : connection.preparedQuery(sql).execute(values).replaceWithVoid();
    }

    private static String[] texts(List<TimetableRow> rows, Function<TimetableRow, @Nullable String> text) {
        return rows.stream().map(text).toArray(String[]::new);
    }

    private static Integer[] ids(List<TimetableRow> rows, Function<TimetableRow, Integer> id) {
        return rows.stream().map(id).toArray(Integer[]::new);
    }

    private static OffsetDateTime[] times(List<TimetableRow> rows, Function<ExamSlot, Instant> end) {
        return rows.stream()
                .map(TimetableRow::examSlot)
                .map(slot -> slot == null ? null : end.apply(slot).atOffset(ZoneOffset.UTC))
                .toArray(OffsetDateTime[]::new);
    }

    private static @Nullable String name(@Nullable Enum<?> constant) {
        return constant == null ? null : constant.name();
    }
}
