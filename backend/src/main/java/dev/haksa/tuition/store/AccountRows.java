package dev.haksa.tuition.store;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;

/** The sums of payments; their rows are what payers and cancellers wait for each other on. */
@ApplicationScoped
public class AccountRows {
    private static final String OPEN = """
            insert into tuition_account (student_number, term_id)
            select distinct asked.student_number, asked.term_id
              from unnest($1::text[], $2::int[]) as asked (student_number, term_id)
              join student using (student_number)
             order by 1, 2
                on conflict do nothing
            """;
    private static final String LOCK = """
            select account.paid_credits
              from tuition_account account
              join (select distinct student_number, term_id
                      from unnest($1::text[], $2::int[]) as asked (student_number, term_id)) wanted
             using (student_number, term_id)
             order by account.student_number, account.term_id
               for no key update of account
            """;

    private static final String LOCK_ALL =
            "select 1 from tuition_account where student_number = $1 order by term_id for no key update";

    /** Locks a student's sum of a term and reads the credits paid for. */
    public Uni<Integer> lock(SqlConnection connection, String studentNumber, int termId) {
        Tuple one = Tuple.of(new String[] {studentNumber}, new Integer[] {termId});
        return connection
                .preparedQuery(OPEN)
                .execute(one)
                .chain(() -> connection.preparedQuery(LOCK).execute(one))
                .map(rows -> rows.iterator().next().getInteger(0));
    }

    /** Locks all sums of a student, that of a term among them. */
    public Uni<Void> lockAll(SqlConnection connection, String studentNumber, int termId) {
        return connection
                .preparedQuery(OPEN)
                .execute(Tuple.of(new String[] {studentNumber}, new Integer[] {termId}))
                .chain(() -> connection.preparedQuery(LOCK_ALL).execute(Tuple.of(studentNumber)))
                .replaceWithVoid();
    }

    /** Locks the sums of pairs: the first student with the first term, and so on, in key order. */
    Uni<Void> lock(SqlConnection connection, Collection<String> students, Collection<Integer> terms) {
        Tuple pairs = Tuple.of(students.toArray(String[]::new), terms.toArray(Integer[]::new));
        return connection
                .preparedQuery(OPEN)
                .execute(pairs)
                .chain(() -> connection.preparedQuery(LOCK).execute(pairs))
                .replaceWithVoid();
    }
}
