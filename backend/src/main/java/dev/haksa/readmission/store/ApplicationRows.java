package dev.haksa.readmission.store;

import dev.haksa.catalog.TermCode;
import dev.haksa.departure.Departure;
import dev.haksa.departure.DepartureReason;
import dev.haksa.readmission.Application;
import dev.haksa.readmission.domain.ReadmissionState;
import dev.haksa.regulation.Violation;
import dev.haksa.shared.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** The table of applications. */
@ApplicationScoped
public class ApplicationRows {
    private static final String SELECT = """
            select a.id, a.round_id, term.code, a.student_number, s.name, a.department_id, d.year_level, d.reason as left_by,
                   d.left_on, d.term_code, a.change_id, a.state, a.received_on, a.gpa_hundredths, a.fee_exempt,
                   a.recommendation, a.due_on, a.paid_on, a.counts, a.reason, a.violations, a.filed_at, a.changed_at,
                   a.version
              from readmission_application a
              join readmission_round round on round.id = a.round_id
              join term on term.id = round.term_id
              join departure d on d.id = a.departure_id
              join student s on s.student_number = a.student_number
            """;
    private static final String INSERT = """
            insert into readmission_application (round_id, student_number, department_id, departure_id, received_on,
                                                 gpa_hundredths, fee_exempt, note, filed_at, changed_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $9)
                on conflict (round_id, student_number) where state <> 'WITHDRAWN' do nothing returning id
            """;
    private static final String MOVE = """
            update readmission_application
               set state = $2, due_on = $3, reason = $4, violations = $5::text::jsonb, changed_at = $6,
                   counts = counts or $2 in ('ACCEPTED', 'READMITTED', 'REVOKED'), version = version + 1
             where id = $1 and state = $7
            """;
    private static final String USED = """
            select greatest(count(*) filter (where a.counts), case when s.admission = 'READMISSION' then 1 else 0 end)::int
              from student s left join readmission_application a on a.student_number = s.student_number
             where s.student_number = $1 group by s.admission
            """;
    private static final String OPEN_OF = """
            select a.id from readmission_application a
              join readmission_round round on round.id = a.round_id
              join term on term.id = round.term_id
             where a.student_number = $1 and term.code = $2 and a.state <> 'WITHDRAWN' order by a.id desc limit 1
            """;
    private static final String RECOMMEND = """
            update readmission_application a set recommendation = asked.place, version = version + 1, changed_at = $3
              from unnest($1::int[]) with ordinality as asked (id, place)
             where a.id = asked.id and a.round_id = $2
            """;

    private final Pool pool;

    ApplicationRows(Pool pool) {
        this.pool = pool;
    }

    /**
     * What is new about an application.
     *
     * @param gpaHundredths at exit
     */
    public record NewApplication(
            int roundId,
            Departure departure,
            LocalDate receivedOn,
            @Nullable Integer gpaHundredths,
            boolean feeExempt,
            String note) {}

    /**
     * What changes of an application.
     *
     * @param from the state that it was found in
     * @param dueOn last day for paying
     */
    public record Move(
            int id,
            ReadmissionState from,
            ReadmissionState to,
            @Nullable LocalDate dueOn,
            @Nullable String reason,
            List<Violation> violations) {}

    /** An application; 404 when there is none. */
    public Uni<Application> one(SqlClient client, int id) {
        return client.preparedQuery(SELECT + " where a.id = $1")
                .execute(Tuple.of(id))
                .map(rows -> {
                    if (rows.size() == 0) {
                        throw ProblemException.notFound("readmission-application", id);
                    }
                    return application(rows.iterator().next());
                });
    }

    /** The same, outside of a transaction. */
    public Uni<Application> one(int id) {
        return one(pool, id);
    }

    /** All applications of a round, in the order of filing. */
    public Uni<List<Application>> ofRound(SqlClient client, int roundId) {
        return many(client, " where a.round_id = $1 order by a.id", Tuple.of(roundId));
    }

    /** All applications of a student, the latest first. */
    public Uni<List<Application>> ofStudent(String studentNumber) {
        return many(pool, " where a.student_number = $1 order by a.id desc", Tuple.of(studentNumber));
    }

    /** Id of the application of a student for a term, the latest that was not given up; null when there is none. */
    public Uni<@Nullable Integer> openOf(SqlClient client, String studentNumber, String term) {
        return client.preparedQuery(OPEN_OF)
                .execute(Tuple.of(studentNumber, term))
                .map(rows -> rows.size() == 0 ? null : rows.iterator().next().getInteger(0));
    }

    /** Files an application and gives its id; null when the student has one in the round. */
    public Uni<@Nullable Integer> insert(SqlConnection connection, NewApplication filed, Instant at) {
        Tuple values = Tuple.tuple()
                .addInteger(filed.roundId())
                .addString(filed.departure().studentNumber())
                .addInteger(filed.departure().departmentId())
                .addInteger(filed.departure().id())
                .addLocalDate(filed.receivedOn())
                .addValue(filed.gpaHundredths())
                .addBoolean(filed.feeExempt())
                .addString(filed.note())
                .addOffsetDateTime(at.atOffset(ZoneOffset.UTC));
        return connection
                .preparedQuery(INSERT)
                .execute(values)
                .map(rows -> rows.size() == 0 ? null : rows.iterator().next().getInteger(0));
    }

    /** Notes which change of record carries an application. */
    public Uni<Void> carriedBy(SqlConnection connection, int id, int changeId) {
        return connection
                .preparedQuery("update readmission_application set change_id = $2 where id = $1")
                .execute(Tuple.of(id, changeId))
                .replaceWithVoid();
    }

    /** Moves an application into another state; 409 when it is not in the state any more that it was found in. */
    public Uni<Void> move(SqlConnection connection, Move move, Instant at) {
        Tuple values = Tuple.tuple()
                .addInteger(move.id())
                .addString(move.to().name())
                .addLocalDate(move.dueOn())
                .addString(move.reason())
                .addString(written(move.violations()))
                .addOffsetDateTime(at.atOffset(ZoneOffset.UTC))
                .addString(move.from().name());
        return connection
                .preparedQuery(MOVE)
                .execute(values)
                .invoke(rows -> requireMoved(rows.rowCount(), move))
                .replaceWithVoid();
    }

    private static void requireMoved(int moved, Move move) {
        if (moved == 0) {
            throw ProblemException.conflict(
                    "READMISSION_MOVED", Map.of("id", move.id(), "state", "READMISSION_" + move.from()));
        }
    }

    /** How many readmissions a student has used. */
    public Uni<Integer> used(SqlClient client, String studentNumber) {
        return client.preparedQuery(USED)
                .execute(Tuple.of(studentNumber))
                .map(rows -> rows.size() == 0 ? 0 : rows.iterator().next().getInteger(0));
    }

    /** Writes the head's final recommendation of a department: these, in this order, and nobody else. */
    public Uni<Void> recommend(
            SqlConnection connection, int roundId, int departmentId, List<Integer> order, Instant at) {
        return connection
                .preparedQuery("update readmission_application set recommendation = null"
                        + " where round_id = $1 and department_id = $2")
                .execute(Tuple.of(roundId, departmentId))
                .chain(() -> connection
                        .preparedQuery(RECOMMEND)
                        .execute(Tuple.of(order.toArray(Integer[]::new), roundId, at.atOffset(ZoneOffset.UTC))))
                .replaceWithVoid();
    }

    private static Uni<List<Application>> many(SqlClient client, String where, Tuple values) {
        return client.preparedQuery(SELECT + where)
                .execute(values)
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(ApplicationRows::application)
                        .toList());
    }

    private static Application application(Row row) {
        return new Application(
                row.getInteger("id"),
                row.getInteger("round_id"),
                row.getString("code"),
                row.getString("student_number"),
                row.getString("name"),
                row.getInteger("department_id"),
                row.getInteger("year_level"),
                DepartureReason.valueOf(row.getString("left_by")),
                row.getLocalDate("left_on"),
                TermCode.parse(row.getString("term_code")).orElseThrow(),
                row.getInteger("change_id"),
                ReadmissionState.valueOf(row.getString("state")),
                row.getLocalDate("received_on"),
                row.getInteger("gpa_hundredths"),
                row.getBoolean("fee_exempt"),
                row.getInteger("recommendation"),
                row.getLocalDate("due_on"),
                row.getLocalDate("paid_on"),
                row.getBoolean("counts"),
                row.getString("reason"),
                violations(row.getJsonArray("violations")),
                row.getOffsetDateTime("filed_at").toInstant(),
                row.getOffsetDateTime("changed_at").toInstant(),
                row.getInteger("version"));
    }

    private static String written(List<Violation> violations) {
        JsonArray array = new JsonArray();
        for (Violation violation : violations) {
            JsonObject facts = new JsonObject();
            violation
                    .facts()
                    .forEach((name, value) -> facts.put(name, value instanceof LocalDate ? value.toString() : value));
            array.add(new JsonObject()
                    .put("code", violation.code())
                    .put("article", violation.article())
                    .put("facts", facts));
        }
        return array.encode();
    }

    private static List<Violation> violations(JsonArray stored) {
        List<Violation> violations = new ArrayList<>();
        for (int i = 0; i < stored.size(); i++) {
            JsonObject one = stored.getJsonObject(i);
            Map<String, Object> facts = new LinkedHashMap<>();
            one.getJsonObject("facts").forEach(fact -> facts.put(fact.getKey(), fact.getValue()));
            violations.add(new Violation(one.getString("code"), one.getString("article"), facts));
        }
        return violations;
    }
}
