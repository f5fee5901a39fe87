package dev.haksa.catalog.store;

import dev.haksa.catalog.Category;
import dev.haksa.catalog.Course;
import dev.haksa.catalog.Department;
import dev.haksa.catalog.Program;
import dev.haksa.shared.paging.Listing;
import dev.haksa.shared.paging.Listing.SortKey;
import dev.haksa.shared.paging.Page;
import dev.haksa.shared.paging.Paging;
import dev.haksa.shared.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.StreamSupport;

/** Finds departments, programs and courses. */
@ApplicationScoped
public class CatalogQueries {
    private static final String DEPARTMENT =
            "d.id, d.student_number_code::int as student_number_code, d.name_ko, d.name_en, d.opened_year::int as opened_year,"
                    + " d.faculty_ko, d.faculty_en, d.version";
    private static final String PROGRAM = "p.id, p.code, p.department_id, p.name_ko, p.name_en, p.degree, p.version";
    private static final String COURSE = "c.id, c.course_number, c.title_ko, c.title_en, c.credits::int as credits,"
            + " c.category, c.department_id, d.name_ko, c.version";
    private static final String COURSES = "course c left join department d on d.id = c.department_id";

    /** Locked in the order of the ids, as admission does. */
    private static final String SEATS_OF_COURSE = """
            select seats.enrolled
              from section_seats seats
              join section on section.id = seats.section_id
              join term on term.id = section.term_id
             where section.course_id = $1 and term.ends_on >= $2
             order by seats.section_id
               for no key update of seats
            """;

    private final Pool pool;

    CatalogQueries(Pool pool) {
        this.pool = pool;
    }

    /** Seats that students hold in sections of a course in terms that have not ended; nobody takes one until the commit. */
    public Uni<Integer> seatsHeld(SqlConnection connection, int courseId, LocalDate today) {
        return connection
                .preparedQuery(SEATS_OF_COURSE)
                .execute(Tuple.of(courseId, today))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .mapToInt(row -> row.getInteger(0))
                        .sum());
    }

    /** Departments by Korean name. */
    public Uni<Page<Department>> departments(Paging paging) {
        SortKey sort = new SortKey("name", "d.name_ko collate \"C\"", true, false, "d.id");
        return new Listing(DEPARTMENT, "department d", sort)
                .page(pool, paging)
                .map(page -> page.map(CatalogQueries::department));
    }

    /** The department of an id; 404 when there is none. */
    public Uni<Department> department(SqlClient client, int id) {
        return client.preparedQuery("select " + DEPARTMENT + " from department d where d.id = $1")
                .execute(Tuple.of(id))
                .map(rows -> only(rows, CatalogQueries::department, "department", id));
    }

    /** Programs by code, those of some departments only when any are given. */
    public Uni<Page<Program>> programs(Set<Integer> departments, Paging paging) {
        Listing listing =
                new Listing(PROGRAM, "program p", new SortKey("code", "p.code collate \"C\"", true, false, "p.id"));
        if (!departments.isEmpty()) {
            listing.where("p.department_id = any(?)", (Object) departments.toArray(Integer[]::new));
        }
        return listing.page(pool, paging).map(page -> page.map(CatalogQueries::program));
    }

    /** The program of an id; 404 when there is none. */
    public Uni<Program> program(SqlClient client, int id) {
        return client.preparedQuery("select " + PROGRAM + " from program p where p.id = $1")
                .execute(Tuple.of(id))
                .map(rows -> only(rows, CatalogQueries::program, "program", id));
    }

    /** Courses by number. */
    public Uni<Page<Course>> courses(
            List<String> words, Set<Integer> departments, Set<Category> categories, Paging paging) {
        SortKey sort = new SortKey("courseNumber", "c.course_number collate \"C\"", true, false, "c.id");
        Listing listing = new Listing(COURSE, COURSES, sort);
        words.forEach(word -> listing.where(
                "lower(normalize(concat_ws(' ', c.course_number, c.title_ko, c.title_en, d.name_ko)))"
                        + " like lower(normalize(?))",
                TextSearch.pattern(word)));
        if (!departments.isEmpty()) {
            listing.where("c.department_id = any(?)", (Object) departments.toArray(Integer[]::new));
        }
        if (!categories.isEmpty()) {
            listing.where("c.category = any(?)", (Object)
                    categories.stream().map(Enum::name).toArray(String[]::new));
        }
        return listing.page(pool, paging).map(page -> page.map(CatalogQueries::course));
    }

    /** The course of a number; 404 when there is none. */
    public Uni<Course> course(SqlClient client, String courseNumber) {
        return client.preparedQuery("select " + COURSE + " from " + COURSES + " where c.course_number = $1")
                .execute(Tuple.of(courseNumber))
                .map(rows -> only(rows, CatalogQueries::course, "course", courseNumber));
    }

    private static <T> T only(RowSet<Row> rows, Function<Row, T> mapper, String what, Object key) {
        var iterator = rows.iterator();
        if (!iterator.hasNext()) {
            throw ProblemException.notFound(what, key);
        }
        return mapper.apply(iterator.next());
    }

    private static Department department(Row row) {
        return new Department(
                row.getInteger("id"),
                row.getInteger("student_number_code"),
                row.getString("name_ko"),
                row.getString("name_en"),
                row.getInteger("opened_year"),
                row.getString("faculty_ko"),
                row.getString("faculty_en"),
                row.getInteger("version"));
    }

    private static Program program(Row row) {
        return new Program(
                row.getInteger("id"),
                row.getString("code"),
                row.getInteger("department_id"),
                row.getString("name_ko"),
                row.getString("name_en"),
                Program.Degree.valueOf(row.getString("degree")),
                row.getInteger("version"));
    }

    private static Course course(Row row) {
        return new Course(
                row.getInteger("id"),
                row.getString("course_number"),
                row.getString("title_ko"),
                row.getString("title_en"),
                row.getInteger("credits"),
                Category.valueOf(row.getString("category")),
                row.getInteger("department_id"),
                row.getString("name_ko"),
                row.getInteger("version"));
    }
}
