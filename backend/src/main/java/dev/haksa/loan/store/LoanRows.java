package dev.haksa.loan.store;

import dev.haksa.loan.LoanApplication;
import dev.haksa.loan.LoanApplication.Decision;
import dev.haksa.loan.LoanApplication.Result;
import dev.haksa.loan.LoanFields;
import dev.haksa.shared.csv.CsvImportReport.Counts;
import dev.haksa.shared.paging.Listing;
import dev.haksa.shared.paging.Page;
import dev.haksa.shared.paging.Paging;
import dev.haksa.shared.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Applications for loans, ranked by the database. */
@ApplicationScoped
public class LoanRows {
    /** 제6조④: income, then percentile (without one: last), then the day of receipt, then the reference. */
    private static final String RANKED = """
            (select application.*, term.code, coalesce(student.name, admitted.name, '') as name,
                    row_number() over (partition by application.term_id
                                       order by household_income_won, percentile desc nulls last, received_on,
                                                reference collate "C")::int as rank
               from loan_application application
               join term on term.id = application.term_id
               left join student on student.student_number = application.student_number
               left join matriculation_applicant admitted
                 on admitted.application_number = application.application_number
                and admitted.entrance_year = term.year) loan
            """;

    private static final Listing.SortKey BY_RANK = new Listing.SortKey("rank", "loan.rank", false, false, "loan.id");
    private static final String WRITE = """
            insert into loan_application as a (reference, term_id, student_number, application_number, household_income_won,
                                               income_bracket, percentile, asked_won, received_on, recorded_at)
            select r.reference, term.id, r.student_number, r.application_number, r.income, r.bracket, r.percentile, r.asked,
                   r.received_on, $10
              from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::bigint[], $6::int[], $7::numeric[],
                          $8::bigint[], $9::date[])
                   as r (reference, term, student_number, application_number, income, bracket, percentile, asked, received_on)
              join term on term.code = r.term and term.rehearsal_of is null
             order by r.reference
            on conflict (reference) do update
               set household_income_won = excluded.household_income_won, income_bracket = excluded.income_bracket,
                   percentile = excluded.percentile, asked_won = excluded.asked_won, received_on = excluded.received_on,
                   version = a.version + 1
             where a.result is null and a.term_id = excluded.term_id
               and (a.household_income_won, a.income_bracket, a.percentile, a.asked_won, a.received_on)
                   is distinct from (excluded.household_income_won, excluded.income_bracket, excluded.percentile,
                                     excluded.asked_won, excluded.received_on)
            returning xmax = 0 as created
            """;
    /** Applications are entered one after the other, and never while applicants get their student numbers. */
    private static final String LOCK = "select pg_advisory_xact_lock(hashtext('loan-application'), 0)";

    /** What is asked for, with the person whom it is about: the student whom an applicant became, or the applicant. */
    private static final String ASKED = """
            with asked as (
                select r.*, term.id as term_id, admitted.id as admitted_id,
                       coalesce(r.student_number, admitted.student_number) as person
                  from unnest($1::text[], $2::text[], $3::text[], $4::text[])
                       as r (reference, term, student_number, application_number)
                  join term on term.code = r.term and term.rehearsal_of is null
                  left join matriculation_applicant admitted
                    on admitted.application_number = r.application_number and admitted.entrance_year = term.year)
            """;
    /** Those on the rolls, and those admitted for the term (제6조③). */
    private static final String CANDIDATES = ASKED + """
            select asked.reference
              from asked
              left join student on student.student_number = asked.person
             where student.state in ('ENROLLED', 'ON_LEAVE')
                or (asked.admitted_id is not null and asked.person is null)
            """;
    /**
     * References that are decided, or belong to somebody or some term else; and persons with another application, in the
     * register or beside this one, be it by student number or by application number.
     */
    private static final String TAKEN = ASKED + """
            select asked.reference
              from asked
              join loan_application known
                on (known.reference = asked.reference
                    and (known.result is not null or known.term_id <> asked.term_id
                         or (known.student_number is distinct from asked.person
                             and known.application_number is distinct from asked.application_number)))
                or (known.reference <> asked.reference and known.term_id = asked.term_id
                    and (known.student_number = asked.person or known.application_number = asked.application_number))
             union
            select asked.reference
              from asked
              join asked other on other.reference <> asked.reference and other.term_id = asked.term_id
               and (other.person = asked.person or other.application_number = asked.application_number)
            """;

    private static final String DECIDE = """
            update loan_application
               set result = $2, ceiling_won = $3, granted_won = $4, result_reason = $5, decided_at = $6, decided_by = $7,
                   version = version + 1
             where id = $1
            """;

    private final Pool pool;

    LoanRows(Pool pool) {
        this.pool = pool;
    }

    /** Until the transaction ends nobody else enters applications, and nobody gets a student number. */
    public Uni<Void> lockAll(SqlConnection connection) {
        return connection.query(LOCK).execute().replaceWithVoid();
    }

    /** The references whose applicants may apply. */
    public Uni<Set<String>> candidates(SqlClient client, List<LoanFields> applications) {
        return references(client, CANDIDATES, applications);
    }

    /** The references that cannot be entered or changed as asked. */
    public Uni<Set<String>> taken(SqlClient client, List<LoanFields> applications) {
        return references(client, TAKEN, applications);
    }

    private static Uni<Set<String>> references(SqlClient client, String sql, List<LoanFields> applications) {
        Tuple values = Tuple.of(
                texts(applications, LoanFields::reference),
                texts(applications, LoanFields::term),
                texts(applications, LoanFields::studentNumber),
                texts(applications, LoanFields::applicationNumber));
        return client.preparedQuery(sql)
                .execute(values)
                .map(rows -> stream(rows).map(row -> row.getString(0)).collect(Collectors.toSet()));
    }

    /** Enters applications, or changes those that are known. */
    public Uni<Counts> write(SqlConnection connection, List<LoanFields> applications, Instant at) {
        Tuple values = Tuple.tuple()
                .addValue(texts(applications, LoanFields::reference))
                .addValue(texts(applications, LoanFields::term))
                .addValue(texts(applications, LoanFields::studentNumber))
                .addValue(texts(applications, LoanFields::applicationNumber))
                .addValue(applications.stream()
                        .map(LoanFields::householdIncomeWon)
                        .toArray(Long[]::new))
                .addValue(applications.stream().map(LoanFields::incomeBracket).toArray(Integer[]::new))
                .addValue(applications.stream().map(LoanFields::percentile).toArray(BigDecimal[]::new))
                .addValue(applications.stream().map(LoanFields::askedWon).toArray(Long[]::new))
                .addValue(applications.stream().map(LoanFields::receivedOn).toArray(LocalDate[]::new))
                .addValue(at.atOffset(ZoneOffset.UTC));
        return connection.preparedQuery(WRITE).execute(values).map(rows -> counts(rows, applications.size()));
    }

    /** A page of a term's applications, by rank. */
    public Uni<Page<LoanApplication>> list(String term, Paging paging) {
        return new Listing("loan.*", RANKED, BY_RANK)
                .where("loan.code = ?", term)
                .page(pool, paging)
                .map(page -> page.map(LoanRows::application));
    }

    /** All applications of a term, by rank. */
    public Uni<List<LoanApplication>> all(String term) {
        return many("loan.code = $1 order by loan.rank", Tuple.of(term));
    }

    /** A student's applications, the latest first. */
    public Uni<List<LoanApplication>> ofStudent(String studentNumber) {
        return many("loan.student_number = $1 order by loan.id desc", Tuple.of(studentNumber));
    }

    private Uni<List<LoanApplication>> many(String condition, Tuple values) {
        return pool.preparedQuery("select * from " + RANKED + " where " + condition)
                .execute(values)
                .map(rows -> stream(rows).map(LoanRows::application).toList());
    }

    /** An application; 404 when there is none. */
    public Uni<LoanApplication> find(SqlClient client, int id) {
        return client.preparedQuery("select * from " + RANKED + " where loan.id = $1")
                .execute(Tuple.of(id))
                .map(rows -> {
                    if (rows.size() == 0) {
                        throw ProblemException.notFound("loan-application", id);
                    }
                    return application(rows.iterator().next());
                });
    }

    /** The same, outside of a transaction. */
    public Uni<LoanApplication> find(int id) {
        return find(pool, id);
    }

    /** The same, locked until the transaction ends. */
    public Uni<LoanApplication> lock(SqlConnection connection, int id) {
        return connection
                .preparedQuery("select 1 from loan_application where id = $1 for update")
                .execute(Tuple.of(id))
                .chain(() -> find(connection, id));
    }

    /** Keeps a decision. */
    public Uni<Void> decide(SqlConnection connection, int id, Decision decision) {
        Tuple values = Tuple.tuple()
                .addInteger(id)
                .addString(decision.result().name())
                .addLong(decision.ceilingWon())
                .addLong(decision.grantedWon())
                .addString(decision.reason())
                .addOffsetDateTime(decision.decidedAt().atOffset(ZoneOffset.UTC))
                .addString(decision.decidedBy());
        return connection.preparedQuery(DECIDE).execute(values).replaceWithVoid();
    }

    private static LoanApplication application(Row row) {
        LoanFields fields = new LoanFields(
                row.getString("reference"),
                row.getString("code"),
                row.getString("student_number"),
                row.getString("application_number"),
                row.getLong("household_income_won"),
                row.getInteger("income_bracket"),
                row.getBigDecimal("percentile"),
                row.getLong("asked_won"),
                row.getLocalDate("received_on"));
        return new LoanApplication(
                row.getInteger("id"),
                fields,
                row.getString("name"),
                row.getInteger("rank"),
                decision(row),
                row.getInteger("version"));
    }

    private static @Nullable Decision decision(Row row) {
        String result = row.getString("result");
        OffsetDateTime decidedAt = row.getOffsetDateTime("decided_at");
        return result == null || decidedAt == null
                ? null
                : new Decision(
                        Result.valueOf(result),
                        row.getLong("ceiling_won"),
                        row.getLong("granted_won"),
                        row.getString("result_reason"),
                        decidedAt.toInstant(),
                        row.getString("decided_by"));
    }

    private static Counts counts(RowSet<Row> written, int asked) {
        int created =
                (int) stream(written).filter(row -> row.getBoolean("created")).count();
        return new Counts(created, written.size() - created, asked - written.size());
    }

    private static Object texts(List<LoanFields> applications, Function<LoanFields, @Nullable String> column) {
        return applications.stream().map(column).toArray(String[]::new);
    }

    private static Stream<Row> stream(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false);
    }
}
