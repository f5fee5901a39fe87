package dev.haksa.tuition.store;

import dev.haksa.shared.paging.Listing;
import dev.haksa.shared.paging.Page;
import dev.haksa.shared.paging.Paging;
import dev.haksa.tuition.BillLine;
import dev.haksa.tuition.BillLine.State;
import dev.haksa.tuition.BillLines.Filter;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;

/** Bills beside the accounts that they are paid into. */
@ApplicationScoped
public class BillLineRows {
    private static final String COLUMNS = """
            line.student_number, line.name, line.code, line.tuition_won, line.admission_fee_won, line.received_won, line.state,
            line.entered_at
            """;
    private static final String FROM = """
            (select amount.*, case when amount.received_won = amount.charged_won then 'PAID'
                                   when amount.received_won > amount.charged_won then 'OVERPAID'
                                   when amount.received_won > 0 then 'PARTLY_PAID' else 'UNPAID' end as state
               from (select bill.student_number, bill.term_id, student.name, term.code, bill.tuition_won,
                            bill.admission_fee_won, bill.entered_at, bill.tuition_won + bill.admission_fee_won as charged_won,
                            coalesce(account.paid_won + account.carried_in_won, 0) as received_won
                       from tuition_bill bill
                       join term on term.id = bill.term_id
                       join student on student.student_number = bill.student_number
                       left join tuition_account account
                         on account.student_number = bill.student_number and account.term_id = bill.term_id) amount) line
            """;
    private static final Listing.SortKey BY_STUDENT =
            new Listing.SortKey("student", "line.student_number", true, false, "line.term_id");

    private final Pool pool;

    BillLineRows(Pool pool) {
        this.pool = pool;
    }

    /** A page of bills, by student number. */
    public Uni<Page<BillLine>> page(Filter filter, Paging paging) {
        return new Listing(COLUMNS, FROM, BY_STUDENT)
                .where("line.code = ?", filter.term())
                .where("line.state = any(?)", (Object) states(filter.states()))
                .page(pool, paging)
                .map(page -> page.map(BillLineRows::line));
    }

    /** All bills, by student number. */
    public Uni<List<BillLine>> all(Filter filter) {
        return pool.preparedQuery("select " + COLUMNS + " from " + FROM
                        + " where line.code = $1 and line.state = any($2) order by line.student_number")
                .execute(Tuple.of(filter.term(), states(filter.states())))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(BillLineRows::line)
                        .toList());
    }

    private static String[] states(Set<State> states) {
        Set<State> wanted = states.isEmpty() ? Set.of(State.values()) : states;
        return wanted.stream().map(Enum::name).toArray(String[]::new);
    }

    private static BillLine line(Row row) {
        return new BillLine(
                row.getString("student_number"),
                row.getString("name"),
                row.getString("code"),
                row.getLong("tuition_won"),
                row.getLong("admission_fee_won"),
                row.getLong("received_won"),
                State.valueOf(row.getString("state")),
                row.getOffsetDateTime("entered_at").toInstant());
    }
}
