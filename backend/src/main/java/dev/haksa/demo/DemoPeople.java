package dev.haksa.demo;

import dev.haksa.identity.AccountProvisioning.Grant;
import dev.haksa.identity.AccountProvisioning.NewAccount;
import dev.haksa.shared.security.Roles;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.StreamSupport;

/** The accounts of the demonstration. */
@ApplicationScoped
class DemoPeople {
    /** Professors, so that each has some twenty-five sections. */
    static final int PROFESSORS = 300;

    private static final int CHUNK = 5_000;
    private static final String SURNAMES = "김이박최정강조윤장임한오서신권황안송류홍";
    private static final List<String> GIVEN_NAMES =
            List.of("성호", "정숙", "영수", "미경", "상훈", "은주", "진우", "혜원", "동현", "수진", "재석", "경희", "태영", "선미", "용준");

    /** One account for every role, and the other professors. */
    Uni<List<NewAccount>> staff(SqlConnection connection) {
        return connection
                .query("""
                        select id from department
                         where student_number_code in (1, 5) or name_ko = '컴퓨터공학부' order by id
                        """)
                .execute()
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> row.getInteger("id"))
                        .toList())
                .map(DemoPeople::staffOf);
    }

    private static List<NewAccount> staffOf(List<Integer> departments) {
        List<NewAccount> staff = new ArrayList<>(List.of(
                person("dept-staff", "한지원", departmental(Roles.DEPARTMENT_STAFF, departments)),
                person("dept-head", "오세훈", departmental(Roles.DEPARTMENT_HEAD, departments)),
                person("academic-affairs", "정다은", List.of(Grant.of(Roles.ACADEMIC_AFFAIRS))),
                person("dean", "윤태호", List.of(Grant.of(Roles.DEAN))),
                person("president", "강현숙", List.of(Grant.of(Roles.PRESIDENT))),
                person("registrar", "임소영", List.of(Grant.of(Roles.REGISTRAR))),
                person("auditor", "조민석", List.of(Grant.of(Roles.AUDITOR))),
                person("admin", "배주연", List.of(Grant.of(Roles.ADMIN))),
                person("professor", "이정훈", List.of(Grant.of(Roles.PROFESSOR)))));
        for (int i = 2; i <= PROFESSORS; i++) {
            String name = SURNAMES.charAt(i % SURNAMES.length()) + GIVEN_NAMES.get(i * 7 % GIVEN_NAMES.size());
            staff.add(person("professor-" + i, name, List.of(Grant.of(Roles.PROFESSOR))));
        }
        return staff;
    }

    private static NewAccount person(String loginName, String name, List<Grant> roles) {
        return new NewAccount(loginName, name, null, roles);
    }

    private static List<Grant> departmental(String role, List<Integer> departments) {
        return departments.stream()
                .map(department -> new Grant(role, department))
                .toList();
    }

    /** Hands the accounts of all students over, some thousand at a time, one chunk after the other. */
    Uni<Void> studentChunks(SqlConnection connection, Function<List<NewAccount>, Uni<Void>> consumer) {
        return chunk(connection, "", consumer);
    }

    private Uni<Void> chunk(SqlConnection connection, String after, Function<List<NewAccount>, Uni<Void>> consumer) {
        return connection
                .preparedQuery("""
                        select student_number, name from student where student_number > $1 order by 1 limit $2
                        """)
                .execute(Tuple.of(after, CHUNK))
                .map(DemoPeople::students)
                .chain(students -> students.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : consumer.apply(students)
                                .chain(() ->
                                        chunk(connection, students.getLast().loginName(), consumer)));
    }

    private static List<NewAccount> students(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(row -> new NewAccount(
                        row.getString("student_number"),
                        row.getString("name"),
                        row.getString("student_number"),
                        List.of(Grant.of(Roles.STUDENT))))
                .toList();
    }
}
