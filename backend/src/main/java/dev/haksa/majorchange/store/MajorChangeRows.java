package dev.haksa.majorchange.store;

import dev.haksa.catalog.Term;
import dev.haksa.catalog.TermCode;
import dev.haksa.majorchange.MajorChange;
import dev.haksa.majorchange.MajorChangeRound;
import dev.haksa.majorchange.RoundState;
import dev.haksa.majorchange.domain.ApplicationState;
import dev.haksa.regulation.Basis;
import dev.haksa.shared.paging.Listing;
import dev.haksa.shared.paging.Page;
import dev.haksa.shared.paging.Paging;
import dev.haksa.shared.problem.ProblemException;
import dev.haksa.shared.security.Caller;
import dev.haksa.student.CompletionCategories;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** The tables of rounds, applications and changed categories. */
@ApplicationScoped
public class MajorChangeRows {
    private static final String ROUND_COLUMNS = """
            round.id, round.opens_on, round.closes_on, round.state, round.decided_at, round.decided_by_name, round.version,
            term.id as term_id, term.code, term.starts_on, term.ends_on, term.class_days, term.version as term_version
            """;
    private static final String ROUNDS = "major_change_round round join term on term.id = round.term_id";
    private static final Listing.SortKey LATEST_FIRST = new Listing.SortKey("id", "round.id", false, true, "round.id");
    private static final String INSERT_ROUND = """
            insert into major_change_round (term_id, opens_on, closes_on, as_of, regulation_version)
            values ($1, $2, $3, $4, $5) on conflict (term_id) do nothing returning id
            """;
    private static final String DECIDE = """
            update major_change_round
               set state = 'DECIDED', decided_at = $2, decided_by_name = $3, version = version + 1 where id = $1
            """;
    private static final String SELECT = """
            select a.id, a.round_id, term.code as term_code, a.student_number, s.name, a.from_program_id,
                   former.department_id, a.target_program_id, target.code as target_code,
                   target.department_id as target_department_id, a.change_id, a.state, a.received_on, a.entrance_year,
                   a.gpa_hundredths, a.earned_credits, a.rank, a.reason, a.filed_at, a.changed_at, a.version
              from major_change_application a
              join major_change_round round on round.id = a.round_id
              join term on term.id = round.term_id
              join student s on s.student_number = a.student_number
              join program former on former.id = a.from_program_id
              join program target on target.id = a.target_program_id
            """;
    private static final String INSERT = """
            insert into major_change_application (round_id, student_number, from_program_id, target_program_id, received_on,
                                                  entrance_year, gpa_hundredths, earned_credits, filed_at, changed_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $9)
                on conflict (round_id, student_number) where state <> 'ENDED' do nothing returning id
            """;
    private static final String MOVE = """
            update major_change_application
               set state = $2, rank = coalesce($3, rank), reason = $4, changed_at = $5, version = version + 1
             where id = $1 and state = $6
            """;
    private static final String CATEGORY = """
            insert into major_change_category (application_id, term_code, course_number, before, after)
            values ($1, $2, $3, $4, $5)
            """;

    private final Pool pool;

    MajorChangeRows(Pool pool) {
        this.pool = pool;
    }

    /** What is new about an application. */
    public record NewApplication(
            int roundId,
            String studentNumber,
            int fromProgramId,
            int targetProgramId,
            LocalDate receivedOn,
            int entranceYear,
            @Nullable Integer gpaHundredths,
            int earnedCredits) {}

    /**
     * What changes of an application.
     *
     * @param from the state that it was found in
     * @param rank null leaves it
     */
    public record Move(
            int id,
            ApplicationState from,
            ApplicationState to,
            @Nullable Integer rank,
            @Nullable String reason) {}

    /** Runs work in one transaction. */
    public <T> Uni<T> inTransaction(Function<SqlConnection, Uni<T>> work) {
        return pool.withTransaction(work);
    }

    /** Runs reads on one connection. */
    public <T> Uni<T> reading(Function<SqlConnection, Uni<T>> work) {
        return pool.withConnection(work);
    }

    /** A round; 404 when there is none. */
    public Uni<MajorChangeRound> round(SqlClient client, int id) {
        return client.preparedQuery("select " + ROUND_COLUMNS + " from " + ROUNDS + " where round.id = $1")
                .execute(Tuple.of(id))
                .map(rows -> {
                    if (rows.size() == 0) {
                        throw ProblemException.notFound("major-change-round", id);
                    }
                    return round(rows.iterator().next());
                });
    }

    /** The same, outside of a transaction. */
    public Uni<MajorChangeRound> round(int id) {
        return round(pool, id);
    }

    /** The same, locked until the end of the transaction: whoever gives room away waits here. */
    public Uni<MajorChangeRound> lockRound(SqlConnection connection, int id) {
        return connection
                .preparedQuery("select 1 from major_change_round where id = $1 for no key update")
                .execute(Tuple.of(id))
                .chain(() -> round(connection, id));
    }

    /** Rounds, the latest first. */
    public Uni<Page<MajorChangeRound>> rounds(Paging paging) {
        return new Listing(ROUND_COLUMNS, ROUNDS, LATEST_FIRST)
                .page(pool, paging)
                .map(page -> page.map(MajorChangeRows::round));
    }

    /** Writes a new round and gives its id; null when the term has one. */
    public Uni<@Nullable Integer> insertRound(
            SqlConnection connection, int termId, LocalDate opensOn, LocalDate closesOn, Basis basis) {
        return connection
                .preparedQuery(INSERT_ROUND)
                .execute(Tuple.of(termId, opensOn, closesOn, basis.asOf(), basis.regulationVersion()))
                .map(rows -> rows.size() == 0 ? null : rows.iterator().next().getInteger(0));
    }

    /** Notes that the round was decided. */
    public Uni<Void> decide(SqlConnection connection, int id, Caller caller, Instant at) {
        return connection
                .preparedQuery(DECIDE)
                .execute(Tuple.of(id, at.atOffset(ZoneOffset.UTC), caller.name()))
                .replaceWithVoid();
    }

    /** An application; 404 when there is none. */
    public Uni<MajorChange> one(SqlClient client, int id) {
        return many(client, " where a.id = $1", Tuple.of(id)).map(found -> {
            if (found.isEmpty()) {
                throw ProblemException.notFound("major-change", id);
            }
            return found.getFirst();
        });
    }

    /** All applications of a round, in the order of filing. */
    public Uni<List<MajorChange>> ofRound(SqlClient client, int roundId) {
        return many(client, " where a.round_id = $1 order by a.id", Tuple.of(roundId));
    }

    /** All applications of a student, the latest first. */
    public Uni<List<MajorChange>> ofStudent(String studentNumber) {
        return many(pool, " where a.student_number = $1 order by a.id desc", Tuple.of(studentNumber));
    }

    /** Files an application and gives its id; null when the student has one in the round. */
    public Uni<@Nullable Integer> insert(SqlConnection connection, NewApplication filed, Instant at) {
        Tuple values = Tuple.tuple()
                .addInteger(filed.roundId())
                .addString(filed.studentNumber())
                .addInteger(filed.fromProgramId())
                .addInteger(filed.targetProgramId())
                .addLocalDate(filed.receivedOn())
                .addInteger(filed.entranceYear())
                .addValue(filed.gpaHundredths())
                .addInteger(filed.earnedCredits())
                .addOffsetDateTime(at.atOffset(ZoneOffset.UTC));
        return connection
                .preparedQuery(INSERT)
                .execute(values)
                .map(rows -> rows.size() == 0 ? null : rows.iterator().next().getInteger(0));
    }

    /** Notes which change of record carries an application. */
    public Uni<Void> carriedBy(SqlConnection connection, int id, int changeId) {
        return connection
                .preparedQuery("update major_change_application set change_id = $2 where id = $1")
                .execute(Tuple.of(id, changeId))
                .replaceWithVoid();
    }

    /** Moves an application into another state; 409 when it is not in the state any more that it was found in. */
    public Uni<Void> move(SqlConnection connection, Move move, Instant at) {
        return connection
                .preparedQuery(MOVE)
                .execute(Tuple.tuple()
                        .addInteger(move.id())
                        .addString(move.to().name())
                        .addValue(move.rank())
                        .addString(move.reason())
                        .addOffsetDateTime(at.atOffset(ZoneOffset.UTC))
                        .addString(move.from().name()))
                .invoke(rows -> requireMoved(rows.rowCount(), move))
                .replaceWithVoid();
    }

    private static void requireMoved(int moved, Move move) {
        if (moved == 0) {
            throw ProblemException.conflict(
                    "MAJOR_CHANGE_MOVED", Map.of("id", move.id(), "state", "MAJOR_CHANGE_" + move.from()));
        }
    }

    /** Keeps what courses counted for before and count for since. */
    public Uni<Void> keepCategories(
            SqlConnection connection,
            int id,
            Map<CompletionCategories.Completed, CompletionCategories.Change> changes) {
        return changes.isEmpty()
                ? Uni.createFrom().voidItem()
                : connection
                        .preparedQuery(CATEGORY)
                        .executeBatch(changes.entrySet().stream()
                                .map(one -> Tuple.of(
                                        id,
                                        one.getKey().termCode(),
                                        one.getKey().courseNumber(),
                                        one.getKey().category().name(),
                                        one.getValue().category().name()))
                                .toList())
                        .replaceWithVoid();
    }

    private static Uni<List<MajorChange>> many(SqlClient client, String where, Tuple values) {
        return client.preparedQuery(SELECT + where)
                .execute(values)
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(MajorChangeRows::application)
                        .toList());
    }

    private static MajorChange application(Row row) {
        return new MajorChange(
                row.getInteger("id"),
                row.getInteger("round_id"),
                row.getString("term_code"),
                row.getString("student_number"),
                row.getString("name"),
                row.getInteger("from_program_id"),
                row.getInteger("department_id"),
                row.getInteger("target_program_id"),
                row.getString("target_code"),
                row.getInteger("target_department_id"),
                row.getInteger("change_id"),
                ApplicationState.valueOf(row.getString("state")),
                row.getLocalDate("received_on"),
                row.getInteger("entrance_year"),
                row.getInteger("gpa_hundredths"),
                row.getInteger("earned_credits"),
                row.getInteger("rank"),
                row.getString("reason"),
                row.getOffsetDateTime("filed_at").toInstant(),
                row.getOffsetDateTime("changed_at").toInstant(),
                row.getInteger("version"));
    }

    private static MajorChangeRound round(Row row) {
        Term term = new Term(
                row.getInteger("term_id"),
                TermCode.parse(row.getString("code")).orElseThrow(),
                row.getLocalDate("starts_on"),
                row.getLocalDate("ends_on"),
                row.getInteger("class_days"),
                row.getInteger("term_version"));
        OffsetDateTime decidedAt = row.getOffsetDateTime("decided_at");
        return new MajorChangeRound(
                row.getInteger("id"),
                term,
                row.getLocalDate("opens_on"),
                row.getLocalDate("closes_on"),
                RoundState.valueOf(row.getString("state")),
                decidedAt == null ? null : decidedAt.toInstant(),
                row.getString("decided_by_name"),
                row.getInteger("version"));
    }
}
