package dev.haksa.tuition.store;

import dev.haksa.shared.problem.ProblemException;
import dev.haksa.tuition.Payment;
import dev.haksa.tuition.PaymentFields;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The table of payments. */
@ApplicationScoped
public class PaymentRows {
    private static final String SELECT = """
            select payment.id, payment.reference, payment.student_number, term.code, payment.credits, payment.amount_won,
                   payment.paid_on, payment.reverses, payment.recorded_at
              from tuition_payment payment join term on term.id = payment.term_id
            """;
    private static final String OF_TERM =
            SELECT + " where payment.student_number = $1 and payment.term_id = $2 order by payment.id";
    private static final String ONE = SELECT + " where payment.reference = $1";
    private static final String CONCERNED = SELECT
            + " where payment.reference = any($1) or payment.reverses = any($1) order by payment.reverses is not null";
    /** Payments before their reversals, which refer to them. */
    private static final String INSERT = """
            insert into tuition_payment (reference, student_number, term_id, credits, amount_won, paid_on, reverses,
                                         recorded_at)
            select asked.reference, asked.student_number, term.id, asked.credits, asked.amount_won, asked.paid_on,
                   asked.reverses, $8
              from unnest($1::text[], $2::text[], $3::text[], $4::int[], $5::bigint[], $6::date[], $7::text[])
                   with ordinality as asked (reference, student_number, term, credits, amount_won, paid_on, reverses, line)
              join term on term.code = asked.term
             order by asked.reverses is not null, asked.line
            """;

    private static final String TERMS = "select code, id from term where code = any($1) and rehearsal_of is null";
    private static final String STUDENTS = "select student_number from student where student_number = any($1)";

    private final Pool pool;
    private final AccountRows accounts;

    PaymentRows(Pool pool, AccountRows accounts) {
        this.pool = pool;
        this.accounts = accounts;
    }

    /** Runs work in one transaction. */
    public <T> Uni<T> inTransaction(Function<SqlConnection, Uni<T>> work) {
        return pool.withTransaction(work);
    }

    /** A student's payments for a term, in the order of recording. */
    public Uni<List<Payment>> ofTerm(String studentNumber, int termId) {
        return pool.preparedQuery(OF_TERM)
                .execute(Tuple.of(studentNumber, termId))
                .map(PaymentRows::payments);
    }

    /** The payment of a reference; 404 when there is none. */
    public Uni<Payment> one(SqlClient client, String reference) {
        return client.preparedQuery(ONE).execute(Tuple.of(reference)).map(rows -> {
            if (rows.size() == 0) {
                throw ProblemException.notFound("payment", reference);
            }
            return payment(rows.iterator().next());
        });
    }

    /** The same, outside of a transaction. */
    public Uni<Payment> one(String reference) {
        return one(pool, reference);
    }

    /** Ids of the terms that exist, by code; nothing is paid for a rehearsal. */
    public Uni<Map<String, Integer>> terms(SqlClient client, Collection<String> codes) {
        return client.preparedQuery(TERMS)
                .execute(Tuple.of((Object) codes.toArray(String[]::new)))
                .map(rows -> stream(rows).collect(Collectors.toMap(row -> row.getString(0), row -> row.getInteger(1))));
    }

    /** Those of the students that exist. */
    public Uni<Set<String>> students(SqlClient client, Collection<String> numbers) {
        return client.preparedQuery(STUDENTS)
                .execute(Tuple.of((Object) numbers.toArray(String[]::new)))
                .map(rows -> stream(rows).map(row -> row.getString(0)).collect(Collectors.toSet()));
    }

    /**
     * Locks the accounts that payments go to, and reads what is on record under their references and about what they
     * take back; payments before reversals.
     *
     * @param terms ids of the terms by code, all that occur
     */
    public Uni<List<PaymentFields>> lockConcerned(
            SqlConnection connection, List<PaymentFields> reported, Map<String, Integer> terms) {
        List<String> students =
                reported.stream().map(PaymentFields::studentNumber).toList();
        List<Integer> ids = reported.stream()
                .map(payment -> Objects.requireNonNull(terms.get(payment.term())))
                .toList();
        Set<String> references = new LinkedHashSet<>();
        for (PaymentFields payment : reported) {
            references.add(payment.reference());
            if (payment.reverses() != null) {
                references.add(payment.reverses());
            }
        }
        return accounts.lock(connection, students, ids)
                .chain(() -> connection.preparedQuery(CONCERNED).execute(Tuple.of((Object)
                        references.toArray(String[]::new))))
                .map(rows -> payments(rows).stream().map(Payment::fields).toList());
    }

    /** Those of the references that are on record. */
    public Uni<Set<String>> known(SqlClient client, Collection<String> references) {
        return client.preparedQuery("select reference from tuition_payment where reference = any($1)")
                .execute(Tuple.of((Object) references.toArray(String[]::new)))
                .map(rows -> stream(rows).map(row -> row.getString(0)).collect(Collectors.toSet()));
    }

    /** Writes new payments; 409 when a reversal takes back what was refunded or carried over already. */
    public Uni<Void> insert(SqlConnection connection, List<PaymentFields> payments, Instant at) {
        Tuple values = Tuple.tuple()
                .addValue(texts(payments, PaymentFields::reference))
                .addValue(texts(payments, PaymentFields::studentNumber))
                .addValue(texts(payments, PaymentFields::term))
                .addValue(payments.stream().map(PaymentFields::credits).toArray(Integer[]::new))
                .addValue(payments.stream().map(PaymentFields::amountWon).toArray(Long[]::new))
                .addValue(payments.stream().map(PaymentFields::paidOn).toArray(LocalDate[]::new))
                .addValue(payments.stream().map(PaymentFields::reverses).toArray(String[]::new))
                .addValue(at.atOffset(ZoneOffset.UTC));
        return connection
                .preparedQuery(INSERT)
                .execute(values)
                .onFailure(PaymentRows::takesBackTwice)
                .transform(failure -> ProblemException.conflict("REVERSAL_ALREADY_RETURNED", Map.of()))
                .replaceWithVoid();
    }

    private static boolean takesBackTwice(Throwable failure) {
        return failure instanceof PgException pg && "tuition_account_nothing_twice".equals(pg.getConstraint());
    }

    private static Object texts(List<PaymentFields> payments, Function<PaymentFields, String> column) {
        return payments.stream().map(column).toArray(String[]::new);
    }

    private static List<Payment> payments(RowSet<Row> rows) {
        return stream(rows).map(PaymentRows::payment).toList();
    }

    private static Payment payment(Row row) {
        PaymentFields fields = new PaymentFields(
                row.getString("reference"),
                row.getString("student_number"),
                row.getString("code"),
                row.getInteger("credits"),
                row.getLong("amount_won"),
                row.getLocalDate("paid_on"),
                row.getString("reverses"));
        return new Payment(
                row.getInteger("id"),
                fields,
                row.getOffsetDateTime("recorded_at").toInstant());
    }

    private static Stream<Row> stream(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false);
    }
}
