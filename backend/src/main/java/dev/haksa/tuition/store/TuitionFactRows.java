package dev.haksa.tuition.store;

import dev.haksa.catalog.ClassDays;
import dev.haksa.shared.problem.ProblemException;
import dev.haksa.tuition.AccountSums;
import dev.haksa.tuition.BillSource;
import dev.haksa.tuition.TuitionConsequence.Charge;
import dev.haksa.tuition.TuitionEvent;
import dev.haksa.tuition.TuitionRequest;
import dev.haksa.tuition.domain.TuitionFacts;
import dev.haksa.tuition.domain.TuitionFacts.OpenCarryOver;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.function.Function;

/** Reads what refunds and carry-overs are decided on. */
@ApplicationScoped
public class TuitionFactRows {
    private static final String LOAD = """
            select term.code, term.starts_on, term.class_days, bill.tuition_won, bill.admission_fee_won,
                   coalesce(account.paid_credits, 0) as paid_credits, coalesce(account.paid_won, 0) as paid_won,
                   coalesce(account.carried_in_won, 0) as carried_in_won, coalesce(account.refunded_won, 0) as refunded_won,
                   coalesce(account.carried_out_won, 0) as carried_out_won,
                   open.amount_won as open_won, open.base_date as open_date,
                   open.credits as open_credits
              from term
              left join tuition_bill bill on bill.term_id = term.id and bill.student_number = $1
              left join tuition_account account on account.term_id = term.id and account.student_number = $1
              left join lateral (
                       select sum(entry.amount_won)::bigint as amount_won, min(entry.base_date) as base_date,
                              sum(entry.credits)::int as credits
                         from tuition_entry entry
                        where entry.student_number = $1 and entry.term_id = term.id and entry.kind = 'CARRY_OVER'
                          and not exists (select 1 from tuition_entry later where later.settles = entry.id)) open on true
             where term.code = $2 and term.rehearsal_of is null
            """;
    /** The latest term from which tuition waits, unless the student paid for the term that was asked about. */
    private static final String WAITING = """
            select term.code
              from tuition_entry entry join term on term.id = entry.term_id
             where entry.student_number = $1 and entry.kind = 'CARRY_OVER'
               and not exists (select 1 from tuition_entry later where later.settles = entry.id)
               and not exists (select 1 from tuition_account account join term asked on asked.id = account.term_id
                                where account.student_number = $1 and asked.code = $2
                                  and account.paid_won + account.carried_in_won > 0)
             order by entry.id desc limit 1
            """;

    /** The term that a request is about: as asked, or for a withdrawal the one from which tuition waits. */
    public Uni<String> concernedTerm(SqlClient client, String studentNumber, String termCode, TuitionRequest request) {
        if (request.event() != TuitionEvent.WITHDRAWAL) {
            return Uni.createFrom().item(termCode);
        }
        return client.preparedQuery(WAITING)
                .execute(Tuple.of(studentNumber, termCode))
                .map(rows ->
                        rows.size() == 0 ? termCode : rows.iterator().next().getString(0));
    }

    /** What is known of a student's tuition of a term; 404 when there is no such term. */
    public Uni<TuitionFacts> load(SqlClient client, String studentNumber, String termCode) {
        return client.preparedQuery(LOAD)
                .execute(Tuple.of(studentNumber, termCode))
                .map(rows -> one(rows, termCode, row -> facts(studentNumber, row)));
    }

    /** The id of a real term; 404 when there is none. */
    public Uni<Integer> termId(SqlClient client, String termCode) {
        return client.preparedQuery("select id from term where code = $1 and rehearsal_of is null")
                .execute(Tuple.of(termCode))
                .map(rows -> one(rows, termCode, row -> row.getInteger(0)));
    }

    static <T> T one(RowSet<Row> rows, String termCode, Function<Row, T> reader) {
        if (rows.size() == 0) {
            throw ProblemException.notFound("term", termCode);
        }
        return reader.apply(rows.iterator().next());
    }

    private static TuitionFacts facts(String studentNumber, Row row) {
        Long tuition = row.getLong("tuition_won");
        LocalDate open = row.getLocalDate("open_date");
        return new TuitionFacts(
                studentNumber,
                row.getString("code"),
                new ClassDays(row.getLocalDate("starts_on"), row.getInteger("class_days")),
                tuition == null ? null : new Charge(tuition, row.getLong("admission_fee_won"), BillSource.BILL),
                sums(row),
                open == null ? null : new OpenCarryOver(row.getLong("open_won"), open, row.getInteger("open_credits")));
    }

    static AccountSums sums(Row row) {
        return new AccountSums(
                row.getInteger("paid_credits"),
                row.getLong("paid_won"),
                row.getLong("carried_in_won"),
                row.getLong("refunded_won"),
                row.getLong("carried_out_won"));
    }
}
