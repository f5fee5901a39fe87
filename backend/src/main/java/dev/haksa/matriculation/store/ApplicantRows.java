package dev.haksa.matriculation.store;

import dev.haksa.matriculation.Applicant;
import dev.haksa.matriculation.MatriculationBatch;
import dev.haksa.matriculation.NumberedApplicant;
import dev.haksa.shared.csv.CsvImportReport.Counts;
import dev.haksa.shared.paging.Listing;
import dev.haksa.shared.paging.Page;
import dev.haksa.shared.paging.Paging;
import dev.haksa.student.Admission;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The table of applicants. */
@ApplicationScoped
public class ApplicantRows {
    private static final String COLUMNS = """
            applicant.id, applicant.application_number, applicant.name, applicant.name_en, applicant.birth_date,
            applicant.admission, program.code as program_code, applicant.former_credits, applicant.student_number
            """;
    private static final String FROM =
            "matriculation_applicant applicant join program on program.id = applicant.program_id";
    private static final Listing.SortKey BY_NUMBER = new Listing.SortKey(
            "number", "coalesce(applicant.student_number, applicant.application_number)", true, false, "applicant.id");
    private static final String WRITE = """
            insert into matriculation_applicant as a (batch_id, entrance_year, application_number, name, name_en, birth_date,
                                                      admission, program_id, former_credits)
            select $1, $2, r.application_number, r.name, r.name_en, r.birth_date, r.admission, program.id, r.former_credits
              from unnest($3::text[], $4::text[], $5::text[], $6::date[], $7::text[], $8::text[], $9::int[])
                   as r (application_number, name, name_en, birth_date, admission, program_code, former_credits)
              join program on program.code = r.program_code
             order by r.application_number
            on conflict (entrance_year, application_number) do update
               set name = excluded.name, name_en = excluded.name_en, birth_date = excluded.birth_date,
                   admission = excluded.admission, program_id = excluded.program_id,
                   former_credits = excluded.former_credits
             where a.batch_id = excluded.batch_id
               and (a.name, a.name_en, a.birth_date, a.admission, a.program_id, a.former_credits)
                   is distinct from (excluded.name, excluded.name_en, excluded.birth_date, excluded.admission,
                                     excluded.program_id, excluded.former_credits)
            returning xmax = 0 as created
            """;
    private static final String PROGRAMS =
            "select code, id from program where department_id = $1 and code = any($2::text[])";
    private static final String ELSEWHERE = """
            select application_number from matriculation_applicant
             where entrance_year = $1 and batch_id <> $2 and application_number = any($3::text[])
            """;
    private static final String NUMBER = """
            update matriculation_applicant a set student_number = n.student_number
              from unnest($2::text[], $3::text[]) as n (application_number, student_number)
             where a.batch_id = $1 and a.application_number = n.application_number
            """;

    private final Pool pool;

    ApplicantRows(Pool pool) {
        this.pool = pool;
    }

    /** Programs of a department among codes, with their ids. */
    public Uni<Map<String, Integer>> programs(SqlClient client, int departmentId, List<Applicant> applicants) {
        return client.preparedQuery(PROGRAMS)
                .execute(Tuple.of(departmentId, texts(applicants, Applicant::programCode)))
                .map(rows -> stream(rows).collect(Collectors.toMap(row -> row.getString(0), row -> row.getInteger(1))));
    }

    /** Application numbers that belong to other batches of the year. */
    public Uni<Set<String>> elsewhere(SqlClient client, MatriculationBatch batch, List<Applicant> applicants) {
        return client.preparedQuery(ELSEWHERE)
                .execute(Tuple.of(batch.entranceYear(), batch.id(), texts(applicants, Applicant::applicationNumber)))
                .map(rows -> stream(rows).map(row -> row.getString(0)).collect(Collectors.toSet()));
    }

    /** Adds applicants, or changes those whose application numbers are in the batch; those of other batches stay as they are. */
    public Uni<Counts> write(SqlConnection connection, MatriculationBatch batch, List<Applicant> applicants) {
        Tuple values = Tuple.tuple()
                .addInteger(batch.id())
                .addInteger(batch.entranceYear())
                .addValue(texts(applicants, Applicant::applicationNumber))
                .addValue(texts(applicants, Applicant::name))
                .addValue(texts(applicants, Applicant::nameEn))
                .addValue(applicants.stream().map(Applicant::birthDate).toArray(LocalDate[]::new))
                .addValue(texts(applicants, applicant -> applicant.admission().name()))
                .addValue(texts(applicants, Applicant::programCode))
                .addValue(applicants.stream().map(Applicant::formerCredits).toArray(Integer[]::new));
        return connection.preparedQuery(WRITE).execute(values).map(rows -> counts(rows, applicants.size()));
    }

    /** Takes an applicant out of a batch; false when there is none. */
    public Uni<Boolean> delete(SqlConnection connection, int batchId, String applicationNumber) {
        return connection
                .preparedQuery("delete from matriculation_applicant where batch_id = $1 and application_number = $2")
                .execute(Tuple.of(batchId, applicationNumber))
                .map(rows -> rows.rowCount() > 0);
    }

    /** All applicants of a batch. */
    public Uni<List<NumberedApplicant>> all(SqlClient client, int batchId) {
        return client.preparedQuery("select " + COLUMNS + " from " + FROM
                        + " where applicant.batch_id = $1 order by applicant.student_number, applicant.id")
                .execute(Tuple.of(batchId))
                .map(rows -> stream(rows).map(ApplicantRows::applicant).toList());
    }

    /** A page of applicants, by number. */
    public Uni<Page<NumberedApplicant>> list(int batchId, Paging paging) {
        return new Listing(COLUMNS, FROM, BY_NUMBER)
                .where("applicant.batch_id = ?", batchId)
                .page(pool, paging)
                .map(page -> page.map(ApplicantRows::applicant));
    }

    /** Keeps the numbers that were given. */
    public Uni<Void> number(SqlConnection connection, int batchId, List<NumberedApplicant> numbered) {
        Tuple values = Tuple.of(
                batchId,
                texts(numbered, one -> one.applicant().applicationNumber()),
                texts(numbered, one -> Objects.requireNonNull(one.studentNumber())));
        return connection.preparedQuery(NUMBER).execute(values).replaceWithVoid();
    }

    private static Counts counts(RowSet<Row> written, int asked) {
        int created =
                (int) stream(written).filter(row -> row.getBoolean("created")).count();
        return new Counts(created, written.size() - created, asked - written.size());
    }

    private static NumberedApplicant applicant(Row row) {
        Applicant applicant = new Applicant(
                row.getString("application_number"),
                row.getString("name"),
                row.getString("name_en"),
                row.getLocalDate("birth_date"),
                Admission.valueOf(row.getString("admission")),
                row.getString("program_code"),
                row.getInteger("former_credits"));
        return new NumberedApplicant(applicant, row.getString("student_number"));
    }

    private static <T> Object texts(List<T> items, Function<T, String> column) {
        return items.stream().map(column).toArray(String[]::new);
    }

    private static Stream<Row> stream(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false);
    }
}
