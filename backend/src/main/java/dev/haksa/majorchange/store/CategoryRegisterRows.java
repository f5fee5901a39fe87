package dev.haksa.majorchange.store;

import dev.haksa.catalog.Category;
import dev.haksa.catalog.TermCode;
import dev.haksa.student.CategoryRegister.Imported;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** The register of what changes of major made of completed courses. */
@ApplicationScoped
public class CategoryRegisterRows {
    /** Each imported course that would change a category, with each change of major of its student, the earliest first. */
    private static final String MOVES = """
            select r.number - 1 as index, application.id, term.code as term_code, program.department_id,
                   register.before, register.after, course.category as in_catalogue,
                   course.department_id as course_department_id
              from unnest($1::text[], $2::text[], $3::text[], $4::text[]) with ordinality
                   as r (student_number, term_code, course_number, category, number)
              join major_change_application application
                on application.student_number = r.student_number and application.state = 'MOVED'
              join major_change_round round on round.id = application.round_id
              join term on term.id = round.term_id
              join program on program.id = application.target_program_id
              left join major_change_category register
                on register.application_id = application.id and register.term_code = r.term_code
               and register.course_number = r.course_number
              left join course on course.course_number = r.course_number
             where not exists (select 1 from completed_course known
                                where known.student_number = r.student_number and known.term_code = r.term_code
                                  and known.course_number = r.course_number and known.category = r.category)
             order by r.number, term.starts_on, application.id
            """;

    private static final String KEEP = """
            insert into major_change_category (application_id, term_code, course_number, before, after)
            select * from unnest($1::int[], $2::text[], $3::text[], $4::text[], $5::text[])
            on conflict (application_id, term_code, course_number) do nothing
            """;

    /**
     * A change of major of the student of an imported course.
     *
     * @param index of the course among those imported
     * @param term from which the change counts
     * @param before what the course counted for before the change, by the register; null when it is not there
     * @param inCatalogue what the catalogue says of the course today; null when it is not there any more
     * @param courseDepartmentId department of the course; null without one
     */
    public record Move(
            int index,
            int applicationId,
            TermCode term,
            int targetDepartmentId,
            @Nullable Category before,
            @Nullable Category after,
            @Nullable Category inCatalogue,
            @Nullable Integer courseDepartmentId) {}

    /** A line of the register. */
    public record Kept(int applicationId, TermCode term, String courseNumber, Category before, Category after) {}

    /** Changes of major of the students of imported courses that would change a category. */
    public Uni<List<Move>> moves(SqlConnection connection, List<Imported> imported) {
        Tuple values = Tuple.of(
                texts(imported, Imported::studentNumber),
                texts(imported, one -> one.term().toString()),
                texts(imported, Imported::courseNumber),
                texts(imported, one -> one.category().name()));
        return connection
                .preparedQuery(MOVES)
                .execute(values)
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(CategoryRegisterRows::move)
                        .toList());
    }

    /** Adds lines to the register. */
    public Uni<Void> keep(SqlConnection connection, List<Kept> kept) {
        if (kept.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Tuple values = Tuple.of(
                kept.stream().map(Kept::applicationId).toArray(Integer[]::new),
                texts(kept, one -> one.term().toString()),
                texts(kept, Kept::courseNumber),
                texts(kept, one -> one.before().name()),
                texts(kept, one -> one.after().name()));
        return connection.preparedQuery(KEEP).execute(values).replaceWithVoid();
    }

    private static Move move(Row row) {
        return new Move(
                row.getLong("index").intValue(),
                row.getInteger("id"),
                TermCode.parse(row.getString("term_code")).orElseThrow(),
                row.getInteger("department_id"),
                category(row, "before"),
                category(row, "after"),
                category(row, "in_catalogue"),
                row.getInteger("course_department_id"));
    }

    private static @Nullable Category category(Row row, String column) {
        String name = row.getString(column);
        return name == null ? null : Category.valueOf(name);
    }

    private static <T> Object texts(List<T> items, Function<T, String> column) {
        return items.stream().map(column).toArray(String[]::new);
    }
}
