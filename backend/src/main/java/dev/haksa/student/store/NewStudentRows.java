package dev.haksa.student.store;

import dev.haksa.student.NewStudents.NewStudent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;

/** Writes new students, one statement for all, and knows which numbers were ever given. */
@ApplicationScoped
public class NewStudentRows {
    private static final String LOCK = "select pg_advisory_xact_lock(hashtext('student-number'), hashtext($1))";
    private static final String LAST = """
            select coalesce(max(right(student_number, 3)::int), 0) from used_student_number
             where student_number >= $1 || '000' and student_number <= $1 || '999'
            """;
    private static final String INSERT = """
            insert into student (student_number, name, name_en, birth_date, type, admission, state, program_id,
                                 entrance_year, former_credits)
            select r.student_number, r.name, r.name_en, r.birth_date, r.type, r.admission, 'ENROLLED', r.program_id,
                   r.entrance_year, r.former_credits
              from unnest($1::text[], $2::text[], $3::text[], $4::date[], $5::text[], $6::text[], $7::int[], $8::int[],
                          $9::int[])
                   as r (student_number, name, name_en, birth_date, type, admission, program_id, entrance_year,
                         former_credits)
             order by r.student_number
            """;

    /** The highest serial behind a prefix, locked for this transaction. */
    public Uni<Integer> lockLastSerial(SqlConnection connection, String prefix) {
        return connection
                .preparedQuery(LOCK)
                .execute(Tuple.of(prefix))
                .chain(() -> connection.preparedQuery(LAST).execute(Tuple.of(prefix)))
                .map(rows -> rows.iterator().next().getInteger(0));
    }

    /** Writes new students. */
    public Uni<Void> insert(SqlConnection connection, List<NewStudent> students) {
        Tuple values = Tuple.tuple()
                .addValue(texts(students, NewStudent::studentNumber))
                .addValue(texts(students, NewStudent::name))
                .addValue(texts(students, NewStudent::nameEn))
                .addValue(students.stream().map(NewStudent::birthDate).toArray(LocalDate[]::new))
                .addValue(texts(students, student -> student.type().name()))
                .addValue(texts(students, student -> student.admission().name()))
                .addValue(numbers(students, NewStudent::programId))
                .addValue(numbers(students, NewStudent::entranceYear))
                .addValue(numbers(students, NewStudent::formerCredits));
        return connection.preparedQuery(INSERT).execute(values).replaceWithVoid();
    }

    private static Object texts(List<NewStudent> students, Function<NewStudent, String> column) {
        return students.stream().map(column).toArray(String[]::new);
    }

    private static Object numbers(List<NewStudent> students, Function<NewStudent, Integer> column) {
        return students.stream().map(column).toArray(Integer[]::new);
    }
}
