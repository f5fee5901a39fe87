package dev.haksa.tuition.store;

import dev.haksa.tuition.TuitionBill;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** The table of bills. */
@ApplicationScoped
public class BillRows {
    private static final String FIND = """
            select bill.student_number, term.code, bill.tuition_won, bill.admission_fee_won, bill.entered_at, bill.version
              from tuition_bill bill join term on term.id = bill.term_id
             where bill.student_number = $1 and term.code = $2
            """;
    private static final String WRITE = """
            insert into tuition_bill as bill (student_number, term_id, tuition_won, admission_fee_won, entered_at, entered_by)
            select $1, id, $3, $4, $5, $6 from term where code = $2
            on conflict (student_number, term_id) do update
               set tuition_won = excluded.tuition_won, admission_fee_won = excluded.admission_fee_won,
                   entered_at = excluded.entered_at, entered_by = excluded.entered_by, version = bill.version + 1
            """;

    /** A student's bill of a term; null when there is none. */
    public Uni<@Nullable TuitionBill> find(SqlClient client, String studentNumber, String termCode) {
        return client.preparedQuery(FIND)
                .execute(Tuple.of(studentNumber, termCode))
                .map(rows -> rows.size() == 0 ? null : bill(rows.iterator().next()));
    }

    /** Writes a bill, new or changed. */
    public Uni<Void> write(SqlConnection connection, TuitionBill bill, String by) {
        return connection
                .preparedQuery(WRITE)
                .execute(Tuple.of(
                        bill.studentNumber(),
                        bill.term(),
                        bill.tuitionWon(),
                        bill.admissionFeeWon(),
                        bill.enteredAt().atOffset(ZoneOffset.UTC),
                        by))
                .replaceWithVoid();
    }

    private static TuitionBill bill(Row row) {
        return new TuitionBill(
                row.getString("student_number"),
                row.getString("code"),
                row.getLong("tuition_won"),
                row.getLong("admission_fee_won"),
                row.getOffsetDateTime("entered_at").toInstant(),
                row.getInteger("version"));
    }
}
