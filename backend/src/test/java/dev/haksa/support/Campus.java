package dev.haksa.support;

import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;

/** A small university for one test: its own term, sections and students, under keys that nobody else uses. */
public final class Campus {

    private final Pool pool;
    private final int termId;
    private final String term;
    private final int programId;
    private final int departmentId;

    private Campus(Pool pool, String season) {
        this.pool = pool;
        String key = Long.toString(ThreadLocalRandom.current().nextLong(Long.MAX_VALUE), Character.MAX_RADIX);
        this.departmentId = id("insert into department (name_ko) values ($1) returning id", "학과 " + key);
        this.programId = id(
                "insert into program (code, department_id, name_ko, degree) values ($1, $2, '전공', 'BACHELOR') returning id",
                "P-" + key,
                departmentId);
        Row row = freshTerm(season);
        this.termId = row.getInteger("id");
        this.term = row.getString("code");
    }

    /** A campus with a regular term whose enrollment window is open since an hour ago, until tomorrow. */
    public static Campus open(Pool pool) {
        Campus campus = new Campus(pool, "SPRING");
        Instant now = MovableClock.get().instant();
        campus.window("ENROLLMENT", now.minus(Duration.ofHours(1)), now.plus(Duration.ofDays(1)));
        return campus;
    }

    /** A campus with a term of a season and no window. */
    public static Campus closed(Pool pool, String season) {
        return new Campus(pool, season);
    }

    /** Code of the term. */
    public String term() {
        return term;
    }

    /** Id of the term. */
    public int termId() {
        return termId;
    }

    /** Department of the students. */
    public int departmentId() {
        return departmentId;
    }

    /** Opens something for everybody. */
    public int window(String kind, Instant opens, Instant closes) {
        return id(
                "insert into academic_window (term_id, kind, opens_at, closes_at) values ($1, $2, $3, $4) returning id",
                termId,
                kind,
                opens.atOffset(ZoneOffset.UTC),
                closes.atOffset(ZoneOffset.UTC));
    }

    /** A section of a new course, without class times. */
    public int section(int credits, int capacity) {
        return sectionOf(course(credits), capacity);
    }

    /** A course with a number of its own; answers its id. */
    public int course(int credits) {
        return id(
                "insert into course (course_number, title_ko, credits, category) values ($1, '과목', $2, 'MAJOR_ELECTIVE') returning id",
                "T" + Long.toString(ThreadLocalRandom.current().nextLong(Long.MAX_VALUE), Character.MAX_RADIX),
                credits);
    }

    /** One more section of a course. */
    public int sectionOf(int courseId, int capacity) {
        int section = id("""
                insert into section (term_id, course_id, section_number, title, category, search_text)
                select $1, id, lpad((1 + (select count(*) from section where course_id = $2))::text, 3, '0'), title_ko,
                       category, lower(title_ko)
                  from course where id = $2 returning id
                """, termId, courseId);
        run("insert into section_seats (section_id, capacity) values ($1, $2)", section, capacity);
        return section;
    }

    /** Gives a section a class time; day 1 is Monday, hours of the day. */
    public void meets(int section, int day, int fromHour, int toHour) {
        run(
                "insert into section_meeting (section_id, day, starts_at, ends_at) values ($1, $2::int, $3::int, $4::int)",
                section,
                day,
                fromHour * 60,
                toHour * 60);
    }

    /** Gives a section an exam slot. */
    public void exam(int section, Instant from, Instant to) {
        run(
                "update section set exam_starts_at = $2, exam_ends_at = $3 where id = $1",
                section,
                from.atOffset(ZoneOffset.UTC),
                to.atOffset(ZoneOffset.UTC));
    }

    /** A student in good standing, advised for the term. */
    public String student() {
        return students(1).getFirst();
    }

    /** Students in good standing, advised for the term. */
    public List<String> students(int number) {
        List<String> numbers = new ArrayList<>();
        while (numbers.size() < number) {
            String[] candidates = IntStream.range(0, number - numbers.size())
                    .mapToObj(i -> "%08d".formatted(ThreadLocalRandom.current().nextInt(10_000_000, 99_999_999)))
                    .toArray(String[]::new);
            rows("""
                            insert into student (student_number, name, type, state, program_id, entrance_year)
                            select number, '학생 ' || number, 'UNIVERSITY', 'ENROLLED', $2, 2025
                              from unnest($1::text[]) as number on conflict do nothing returning student_number
                            """, candidates, programId).forEach(row -> numbers.add(row.getString(0)));
        }
        run("""
                insert into advising (student_number, term_id, advised_by, advisor_name, advised_at)
                select number, $2, 'test', '지도교수', now() from unnest($1::text[]) as number
                """, numbers.toArray(String[]::new), termId);
        return numbers;
    }

    /** Changes a column of a student. */
    public void set(String studentNumber, String column, Object value) {
        run("update student set " + column + " = $2 where student_number = $1", studentNumber, value);
    }

    /** Takes the guidance back. */
    public void unadvised(String studentNumber) {
        run("delete from advising where student_number = $1", studentNumber);
    }

    /** Seats taken, as the counter says. */
    public int taken(int section) {
        return rows("select enrolled from section_seats where section_id = $1", section)
                .getFirst()
                .getInteger(0);
    }

    /** Seats taken, as the rows say. */
    public int enrolledRows(int section) {
        return rows("select count(*)::int from enrollment where section_id = $1 and state = 'ENROLLED'", section)
                .getFirst()
                .getInteger(0);
    }

    private Row freshTerm(String season) {
        while (true) {
            int year = 2100 + ThreadLocalRandom.current().nextInt(7800);
            List<Row> rows =
                    rows("""
                    insert into term (code, year, season, starts_on, ends_on, class_days) values ($1, $2, $3, $4, $5, 105)
                    on conflict do nothing returning id, code
                    """, year + "-" + season, year, season, LocalDate.of(year, 3, 2), LocalDate.of(year, 6, 21));
            if (!rows.isEmpty()) {
                return rows.getFirst();
            }
        }
    }

    private int id(String sql, Object... values) {
        return rows(sql, values).getFirst().getInteger(0);
    }

    private void run(String sql, Object... values) {
        rows(sql, values);
    }

    private List<Row> rows(String sql, Object... values) {
        var rows = pool.preparedQuery(sql).execute(Tuple.from(values)).await().atMost(Duration.ofSeconds(60));
        return java.util.stream.StreamSupport.stream(rows.spliterator(), false).toList();
    }
}
