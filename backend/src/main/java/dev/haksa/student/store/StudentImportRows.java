package dev.haksa.student.store;

import dev.haksa.shared.csv.CsvImportReport.Counts;
import dev.haksa.student.domain.RecognisedRow;
import dev.haksa.student.domain.StudentRow;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Writes students and recognised courses, one statement for each; rows in key order, so that imports cannot deadlock. */
@ApplicationScoped
public class StudentImportRows {
    private static final String STUDENTS = """
            insert into student as s (student_number, name, name_en, birth_date, type, admission, state, program_id,
                                      entrance_year, former_credits, recognition_fixed, advisor_id, nationality,
                                      study_time, class_group)
            select r.student_number, r.name, coalesce(r.name_en, k.name_en), coalesce(r.birth_date, k.birth_date), r.type,
                   r.admission, r.state, p.id, r.entrance_year, coalesce(r.former_credits, k.former_credits, 0),
                   coalesce(r.recognition_fixed, k.recognition_fixed, false), coalesce(a.id, k.advisor_id),
                   coalesce(r.nationality, k.nationality, 'DOMESTIC'), coalesce(r.study_time, k.study_time, 'DAY'),
                   coalesce(r.class_group, k.class_group)
              from unnest($1::text[], $2::text[], $3::text[], $4::date[], $5::text[], $6::text[], $7::text[], $8::text[],
                          $9::int[], $10::int[], $11::boolean[], $12::text[], $13::text[], $14::text[], $15::text[])
                   as r(student_number, name, name_en, birth_date, type, admission, state, program_code, entrance_year,
                        former_credits, recognition_fixed, advisor, nationality, study_time, class_group)
              join program p on p.code = r.program_code
              left join student k on k.student_number = r.student_number
              left join account a on lower(a.login_name) = lower(r.advisor)
             order by r.student_number
            on conflict (student_number) do update
               set name = excluded.name, name_en = excluded.name_en, birth_date = excluded.birth_date,
                   type = excluded.type, admission = excluded.admission, state = excluded.state,
                   program_id = excluded.program_id, entrance_year = excluded.entrance_year,
                   former_credits = excluded.former_credits, recognition_fixed = excluded.recognition_fixed,
                   advisor_id = excluded.advisor_id, nationality = excluded.nationality,
                   study_time = excluded.study_time, class_group = excluded.class_group, version = s.version + 1
             where (s.name, s.name_en, s.birth_date, s.type, s.admission, s.state, s.program_id, s.entrance_year,
                    s.former_credits, s.recognition_fixed, s.advisor_id, s.nationality, s.study_time, s.class_group)
                   is distinct from
                   (excluded.name, excluded.name_en, excluded.birth_date, excluded.type, excluded.admission,
                    excluded.state, excluded.program_id, excluded.entrance_year, excluded.former_credits,
                    excluded.recognition_fixed, excluded.advisor_id, excluded.nationality, excluded.study_time,
                    excluded.class_group)
            returning xmax = 0 as created
            """;
    private static final String RECOGNISED = """
            insert into recognised_course as k (student_number, course_number, former_title)
            select * from unnest($1::text[], $2::text[], $3::text[]) as r(student_number, course_number, former_title)
             order by 1, 2
            on conflict (student_number, course_number) do update set former_title = excluded.former_title
             where k.former_title <> excluded.former_title
            returning xmax = 0 as created
            """;
    private static final String FIX = """
            update student set recognition_fixed = true, version = version + 1
             where student_number = any($1::text[]) and not recognition_fixed
            """;

    /** The programs that exist among codes. */
    public Uni<Set<String>> programs(SqlConnection connection, Collection<String> codes) {
        return known(connection, "select code as key from program where code = any($1::text[])", codes);
    }

    /** The login names that exist, in lower case. */
    public Uni<Set<String>> accounts(SqlConnection connection, Collection<String> loginNames) {
        return known(
                connection,
                "select lower(login_name) as key from account where lower(login_name) = any($1::text[])",
                loginNames);
    }

    /** The students that exist among numbers; they stay locked until the transaction ends. */
    public Uni<Set<String>> lockStudents(SqlConnection connection, Collection<String> numbers) {
        return known(
                connection,
                "select student_number as key from student where student_number = any($1::text[])"
                        + " order by student_number for no key update",
                numbers);
    }

    /** Writes students. */
    public Uni<Counts> writeStudents(SqlConnection connection, List<StudentRow> rows) {
        List<StudentRow> sorted = rows.stream()
                .sorted(Comparator.comparing(StudentRow::studentNumber))
                .toList();
        Tuple values = Tuple.tuple()
                .addValue(texts(sorted, StudentRow::studentNumber))
                .addValue(texts(sorted, StudentRow::name))
                .addValue(texts(sorted, StudentRow::nameEn))
                .addValue(sorted.stream().map(StudentRow::birthDate).toArray(LocalDate[]::new))
                .addValue(texts(sorted, row -> row.number().type().name()))
                .addValue(texts(sorted, row -> row.admission().name()))
                .addValue(texts(sorted, row -> row.state().name()))
                .addValue(texts(sorted, StudentRow::programCode))
                .addValue(sorted.stream().map(StudentRow::entranceYear).toArray(Integer[]::new))
                .addValue(sorted.stream().map(StudentRow::formerCredits).toArray(Integer[]::new))
                .addValue(sorted.stream().map(StudentRow::recognitionFixed).toArray(Boolean[]::new))
                .addValue(texts(sorted, StudentRow::advisor))
                .addValue(texts(sorted, row -> code(row.nationality())))
                .addValue(texts(sorted, row -> code(row.studyTime())))
                .addValue(texts(sorted, StudentRow::classGroup));
        return connection.preparedQuery(STUDENTS).execute(values).map(written -> counts(written, rows.size()));
    }

    /** Writes recognised courses; fixes the recognition of their students when asked to. */
    public Uni<Counts> writeRecognised(SqlConnection connection, List<RecognisedRow> rows, boolean fix) {
        Tuple values = Tuple.tuple()
                .addValue(texts(rows, RecognisedRow::studentNumber))
                .addValue(texts(rows, RecognisedRow::courseNumber))
                .addValue(texts(rows, RecognisedRow::formerTitle));
        return connection
                .preparedQuery(RECOGNISED)
                .execute(values)
                .map(written -> counts(written, rows.size()))
                .call(() -> fix ? fix(connection, rows) : Uni.createFrom().voidItem());
    }

    private static Uni<Void> fix(SqlConnection connection, List<RecognisedRow> rows) {
        return connection
                .preparedQuery(FIX)
                .execute(Tuple.of(texts(rows, RecognisedRow::studentNumber)))
                .replaceWithVoid();
    }

    private static Uni<Set<String>> known(SqlConnection connection, String sql, Collection<String> keys) {
        return connection
                .preparedQuery(sql)
                .execute(Tuple.of((Object) keys.stream().distinct().toArray(String[]::new)))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> row.getString("key"))
                        .collect(Collectors.toUnmodifiableSet()));
    }

    static Counts counts(RowSet<Row> written, int asked) {
        int created = 0;
        for (Row row : written) {
            created += row.getBoolean("created") ? 1 : 0;
        }
        return new Counts(created, written.size() - created, asked - written.size());
    }

    private static @Nullable String code(@Nullable Enum<?> constant) {
        return constant == null ? null : constant.name();
    }

    private static <T> Object texts(List<T> rows, Function<T, String> value) {
        return rows.stream().map(value).toArray(String[]::new);
    }
}
