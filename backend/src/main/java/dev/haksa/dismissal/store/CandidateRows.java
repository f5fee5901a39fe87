package dev.haksa.dismissal.store;

import dev.haksa.catalog.Term;
import dev.haksa.catalog.TermCode;
import dev.haksa.dismissal.domain.Situation;
import dev.haksa.student.StudentState;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads where students stand before a term, in one statement. */
@ApplicationScoped
public class CandidateRows {
    private static final String SITUATION = """
            select s.student_number, s.state, l.kind, l.ends_on, l.return_term,
                   coalesce(has_registered(account), false) as registered,
                   (select min(c.receipt_date) from record_change c
                     where c.student_number = s.student_number and c.state in ('SUBMITTED', 'CONFIRMED', 'APPROVED')
                       and c.kind in ('LEAVE_GENERAL', 'LEAVE_SICK', 'LEAVE_MILITARY', 'LEAVE_EXTENSION', 'LEAVE_CANCEL',
                                      'RETURN', 'RETURN_MILITARY', 'WITHDRAWAL')) as acted_on
              from student s
              join program p on p.id = s.program_id
              left join student_leave l on l.student_number = s.student_number and l.ended_on is null
              left join tuition_account account on account.student_number = s.student_number and account.term_id = $1
            """;
    /** Whoever entered later than the term's year cannot have missed it. */
    private static final String CONCERNED = SITUATION + """
             where ((s.state = 'ON_LEAVE' and l.ends_on < $2)
                    or ($3 and s.state = 'ENROLLED' and s.type in ('UNIVERSITY', 'GRADUATE') and s.entrance_year <= $4
                        and not coalesce(has_registered(account), false)))
               and ($5::int is null or p.department_id = $5)
             order by s.student_number
            """;

    private static final String ONE = SITUATION + " where s.student_number = $2";

    /** Those on leave that ends before a term, and with {@code unpaid} those enrolled who have not registered for it; of a department, or with null of all. */
    public Uni<Map<String, Situation>> concerned(
            SqlClient client, Term term, boolean unpaid, @Nullable Integer departmentId) {
        return client.preparedQuery(CONCERNED)
                .execute(Tuple.of(
                        term.id(), term.startsOn(), unpaid, term.startsOn().getYear(), departmentId))
                .map(CandidateRows::situations);
    }

    /** One student; 404 is for the caller to see to. */
    public Uni<@Nullable Situation> of(SqlClient client, int termId, String studentNumber) {
        return client.preparedQuery(ONE)
                .execute(Tuple.of(termId, studentNumber))
                .map(rows -> situations(rows).get(studentNumber));
    }

    private static Map<String, Situation> situations(Iterable<Row> rows) {
        Map<String, Situation> situations = new LinkedHashMap<>();
        rows.forEach(row -> situations.put(
                row.getString("student_number"),
                new Situation(
                        StudentState.valueOf(row.getString("state")),
                        leave(row),
                        row.getBoolean("registered"),
                        row.getLocalDate("acted_on"))));
        return situations;
    }

    private static Situation.@Nullable LeaveDays leave(Row row) {
        LocalDate endsOn = row.getLocalDate("ends_on");
        return endsOn == null
                ? null
                : new Situation.LeaveDays(
                        row.getString("kind").equals("MILITARY"),
                        endsOn,
                        TermCode.parse(row.getString("return_term")).orElseThrow());
    }
}
