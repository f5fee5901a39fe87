package dev.haksa.promotion.store;

import dev.haksa.promotion.PromotedStudent;
import dev.haksa.promotion.PromotionCall;
import dev.haksa.promotion.PromotionReport;
import dev.haksa.promotion.domain.PromotionRule.Standing;
import dev.haksa.shared.paging.Listing;
import dev.haksa.shared.paging.Page;
import dev.haksa.shared.paging.Paging;
import dev.haksa.shared.problem.ProblemException;
import dev.haksa.student.StudentState;
import dev.haksa.student.StudentType;
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
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Promotions and what came of them. */
@ApplicationScoped
public class PromotionRows {
    private static final String REPORT_COLUMNS = """
            batch.id, term.code, batch.grades_fixed_on, batch.reported_on, batch.students, batch.promoted,
            batch.executed_at, batch.executed_by
            """;
    private static final String REPORT_FROM = "promotion_batch batch join term on term.id = batch.term_id";
    private static final Listing.SortKey LATEST = new Listing.SortKey("id", "batch.id", false, true, "batch.id");
    private static final String RESULT_COLUMNS = """
            result.student_number, student.name, result.state, result.dismissed_on, result.earned_credits,
            result.former_credits, result.before_level, result.after_level
            """;
    private static final String RESULT_FROM =
            "promotion_result result join student on student.student_number = result.student_number";
    private static final Listing.SortKey BY_STUDENT =
            new Listing.SortKey("student", "result.student_number", true, false, "result.batch_id");
    /** Everybody's state on the day of the report, from the history of changes; without one it was as it is now. */
    private static final String CANDIDATES = """
            select student.student_number, student.promoted_level, student.entrance_year, rolls.state,
                   dismissal.effective_on,
                   (select (batch.executed_at at time zone 'Asia/Seoul')::date
                      from matriculation_applicant applicant
                      join matriculation_batch batch on batch.id = applicant.batch_id
                     where applicant.student_number = student.student_number) as numbered_on
              from student
              left join lateral (select after ->> 'state' as state from student_change change
                                  where change.student_number = student.student_number and change.effective_on <= $3
                                  order by change.effective_on desc, change.id desc limit 1) earlier on true
              left join lateral (select before ->> 'state' as state from student_change change
                                  where change.student_number = student.student_number and change.effective_on > $3
                                  order by change.effective_on, change.id limit 1) later on true
             cross join lateral (select coalesce(earlier.state, later.state, student.state) as state) rolls
              left join lateral (select effective_on from student_change change
                                  where change.student_number = student.student_number and change.kind = 'DISMISSED'
                                    and change.effective_on <= $3 and rolls.state = 'DISMISSED'
                                  order by change.effective_on desc, change.id desc limit 1) dismissal on true
             where student.type = any($1::text[])
               and (rolls.state = any($2::text[]) or dismissal.effective_on is not null)
             order by student.student_number
            """;

    private static final String STANDING = """
            select exists (select 1 from promotion_batch where term_id = term.id) as done
              from term where id = $1 and rehearsal_of is null
            """;
    private static final String INSERT = """
            insert into promotion_batch (term_id, grades_fixed_on, reported_on, students, promoted, executed_at, executed_by,
                                         regulation_version)
            values ($1, $2, $3, $4, $5, $6, $7, $8) returning id
            """;
    private static final String RESULTS = """
            insert into promotion_result (batch_id, student_number, state, dismissed_on, earned_credits, former_credits,
                                          before_level, after_level)
            select $1, r.* from unnest($2::text[], $3::text[], $4::date[], $5::int[], $6::int[], $7::int[], $8::int[])
                                as r (number, state, dismissed_on, earned, former, before_level, after_level)
             order by 2
            """;
    private static final String KEEP = """
            update student set promoted_level = r.level, promoted_term = $3, version = version + 1
              from unnest($1::text[], $2::int[]) as r (number, level)
             where student.student_number = r.number
            """;

    private final Pool pool;

    PromotionRows(Pool pool) {
        this.pool = pool;
    }

    /** Somebody who may take part. */
    public record Candidate(String studentNumber, @Nullable Integer level, Standing standing) {}

    /** Runs work in one transaction. */
    public <T> Uni<T> inTransaction(Function<SqlConnection, Uni<T>> work) {
        return pool.withTransaction(work);
    }

    /** Those who may take part, by number; locked when a promotion is carried out. */
    public Uni<List<Candidate>> candidates(
            SqlConnection connection,
            PromotionCall call,
            Set<StudentType> types,
            Set<StudentState> current,
            boolean lock) {
        Tuple values = Tuple.of(names(types), names(current), call.reportedOn());
        return connection
                .preparedQuery(lock ? CANDIDATES + " for no key update of student" : CANDIDATES)
                .execute(values)
                .map(rows -> list(
                        rows,
                        row -> new Candidate(
                                row.getString("student_number"), row.getInteger("promoted_level"), standing(row))));
    }

    private static Standing standing(Row row) {
        return new Standing(
                StudentState.valueOf(row.getString("state")),
                row.getLocalDate("effective_on"),
                row.getInteger("entrance_year"),
                row.getLocalDate("numbered_on"));
    }

    /** Makes sure that a term had no promotion; 409 when it had, 404 for a rehearsal, which has none. */
    public Uni<Void> requireNone(SqlClient client, int termId, String termCode) {
        return client.preparedQuery(STANDING)
                .execute(Tuple.of(termId))
                .invoke(rows -> requireNone(rows, termCode))
                .replaceWithVoid();
    }

    private static void requireNone(RowSet<Row> rows, String termCode) {
        if (rows.size() == 0) {
            throw ProblemException.notFound("term", termCode);
        }
        if (rows.iterator().next().getBoolean("done")) {
            throw done(termCode);
        }
    }

    /** Writes a promotion; 409 when the term had one. */
    public Uni<Integer> insert(
            SqlConnection connection, int termId, PromotionReport report, Instant at, String by, String version) {
        PromotionCall call = report.call();
        Tuple values = Tuple.tuple()
                .addInteger(termId)
                .addLocalDate(call.gradesFixedOn())
                .addLocalDate(call.reportedOn())
                .addInteger(report.students())
                .addInteger(report.promoted())
                .addOffsetDateTime(at.atOffset(ZoneOffset.UTC))
                .addString(by)
                .addString(version);
        return connection
                .preparedQuery(INSERT)
                .execute(values)
                .onFailure(failure ->
                        failure instanceof PgException pg && "promotion_batch_once".equals(pg.getConstraint()))
                .transform(failure -> done(call.term()))
                .map(rows -> rows.iterator().next().getInteger(0));
    }

    private static ProblemException done(String term) {
        return ProblemException.conflict("PROMOTION_DONE", Map.of("term", term));
    }

    /** Writes what came of every student, and keeps the levels beside them. */
    public Uni<Void> write(SqlConnection connection, int batchId, String term, List<PromotedStudent> students) {
        Object numbers = texts(students, PromotedStudent::studentNumber);
        Object levels = numbers(students, PromotedStudent::afterLevel);
        Tuple results = Tuple.tuple()
                .addInteger(batchId)
                .addValue(numbers)
                .addValue(texts(students, student -> student.state().name()))
                .addValue(students.stream().map(PromotedStudent::dismissedOn).toArray(LocalDate[]::new))
                .addValue(numbers(students, PromotedStudent::earnedCredits))
                .addValue(numbers(students, PromotedStudent::formerCredits))
                .addValue(students.stream().map(PromotedStudent::beforeLevel).toArray(Integer[]::new))
                .addValue(levels);
        return connection
                .preparedQuery(RESULTS)
                .execute(results)
                .chain(() -> connection.preparedQuery(KEEP).execute(Tuple.of(numbers, levels, term)))
                .replaceWithVoid();
    }

    /** The promotion of a term; 404 when it had none. */
    public Uni<PromotionReport> find(SqlClient client, String term) {
        return client.preparedQuery("select " + REPORT_COLUMNS + " from " + REPORT_FROM + " where term.code = $1")
                .execute(Tuple.of(term))
                .map(rows -> {
                    if (rows.size() == 0) {
                        throw ProblemException.notFound("promotion", term);
                    }
                    return report(rows.iterator().next());
                });
    }

    /** The same, outside of a transaction. */
    public Uni<PromotionReport> find(String term) {
        return find(pool, term);
    }

    /** Promotions, the latest first. */
    public Uni<Page<PromotionReport>> list(Paging paging) {
        return new Listing(REPORT_COLUMNS, REPORT_FROM, LATEST)
                .page(pool, paging)
                .map(page -> page.map(PromotionRows::report));
    }

    /** A page of what came of students, by number. */
    public Uni<Page<PromotedStudent>> students(int batchId, boolean onlyPromoted, Paging paging) {
        Listing listing = new Listing(RESULT_COLUMNS, RESULT_FROM, BY_STUDENT).where("result.batch_id = ?", batchId);
        if (onlyPromoted) {
            listing.where("result.after_level > result.before_level");
        }
        return listing.page(pool, paging).map(page -> page.map(PromotionRows::student));
    }

    /** What came of all students, by number. */
    public Uni<List<PromotedStudent>> allStudents(int batchId) {
        return pool.preparedQuery("select " + RESULT_COLUMNS + " from " + RESULT_FROM
                        + " where result.batch_id = $1 order by result.student_number")
                .execute(Tuple.of(batchId))
                .map(rows -> list(rows, PromotionRows::student));
    }

    private static PromotionReport report(Row row) {
        return new PromotionReport(
                row.getInteger("id"),
                new PromotionCall(
                        row.getString("code"), row.getLocalDate("grades_fixed_on"), row.getLocalDate("reported_on")),
                row.getInteger("students"),
                row.getInteger("promoted"),
                row.getOffsetDateTime("executed_at").toInstant(),
                row.getString("executed_by"));
    }

    private static PromotedStudent student(Row row) {
        return new PromotedStudent(
                row.getString("student_number"),
                row.getString("name"),
                StudentState.valueOf(row.getString("state")),
                row.getLocalDate("dismissed_on"),
                row.getInteger("earned_credits"),
                row.getInteger("former_credits"),
                row.getInteger("before_level"),
                row.getInteger("after_level"));
    }

    private static Object names(Set<? extends Enum<?>> constants) {
        return constants.stream().map(Enum::name).toArray(String[]::new);
    }

    private static Object texts(List<PromotedStudent> students, Function<PromotedStudent, String> column) {
        return students.stream().map(column).toArray(String[]::new);
    }

    private static Object numbers(List<PromotedStudent> students, Function<PromotedStudent, Integer> column) {
        return students.stream().map(column).toArray(Integer[]::new);
    }

    private static <T> List<T> list(RowSet<Row> rows, Function<Row, T> reader) {
        return StreamSupport.stream(rows.spliterator(), false).map(reader).toList();
    }
}
