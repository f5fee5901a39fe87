package dev.haksa.support;

import io.vertx.mutiny.sqlclient.Row;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** Students of a department of their own, for tests. */
public final class StudentData {
    /** Runs SQL. */
    @FunctionalInterface
    public interface Sql {
        List<Row> run(String sql, Object... values);
    }

    private final Sql sql;
    private final int department;
    private final int program;
    private final String programCode;

    public StudentData(Sql sql) {
        this.sql = sql;
        String unique = UUID.randomUUID().toString();
        department = one("insert into department (name_ko) values ($1) returning id", "학과 " + unique);
        programCode = "P-" + unique;
        program = one(
                "insert into program (code, department_id, name_ko, degree) values ($1, $2, '전공', 'BACHELOR') returning id",
                programCode,
                department);
    }

    public int department() {
        return department;
    }

    public int program() {
        return program;
    }

    public String programCode() {
        return programCode;
    }

    /** An enrolled freshman with a random number. */
    public String student(String name) {
        String number = freeNumber();
        sql.run(
                "insert into student (student_number, name, type, state, program_id, entrance_year)"
                        + " values ($1, $2, 'UNIVERSITY', 'ENROLLED', $3, 2026)",
                number,
                name,
                program);
        return number;
    }

    /** A well-formed number that nobody has. */
    public String freeNumber() {
        while (true) {
            String number = "%02d1%02d%03d"
                    .formatted(
                            ThreadLocalRandom.current().nextInt(100),
                            ThreadLocalRandom.current().nextInt(1, 100),
                            ThreadLocalRandom.current().nextInt(1, 1000));
            if (sql.run("select 1 from student where student_number = $1", number)
                    .isEmpty()) {
                return number;
            }
        }
    }

    public void completed(String student, String term, String course, int credits, String grade) {
        sql.run(
                "insert into completed_course (student_number, term_code, course_number, title, credits, category, grade)"
                        + " values ($1, $2, $3, '과목', $4, 'MAJOR_ELECTIVE', $5)",
                student,
                term,
                course,
                credits,
                grade);
    }

    public void advised(String student, int term) {
        sql.run(
                "insert into advising (student_number, term_id, advised_by, advisor_name, advised_at)"
                        + " values ($1, $2, 'x', '박지도', now())",
                student,
                term);
    }

    /** A term of a far year that no other test uses. */
    public int term() {
        while (true) {
            int year = ThreadLocalRandom.current().nextInt(3000, 9000);
            List<Row> rows = sql.run(
                    "insert into term (code, year, season, starts_on, ends_on, class_days)"
                            + " values ($1, $2, 'SPRING', make_date($2, 3, 2), make_date($2, 6, 20), 110)"
                            + " on conflict do nothing returning id",
                    year + "-SPRING",
                    year);
            if (!rows.isEmpty()) {
                return rows.getFirst().getInteger("id");
            }
        }
    }

    /** An account of staff. */
    public UUID account(String name) {
        UUID id = UUID.randomUUID();
        sql.run(
                "insert into account (id, login_name, display_name, state, created_at, updated_at)"
                        + " values ($1, $2, $3, 'PENDING_ACTIVATION', now(), now())",
                id,
                id.toString(),
                name);
        return id;
    }

    private int one(String statement, Object... values) {
        return sql.run(statement, values).getFirst().getInteger("id");
    }
}
