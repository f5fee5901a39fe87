package dev.haksa.readmission.store;

import dev.haksa.catalog.Term;
import dev.haksa.catalog.TermCode;
import dev.haksa.readmission.ReadmissionRound;
import dev.haksa.readmission.RoundFields;
import dev.haksa.readmission.RoundState;
import dev.haksa.regulation.Basis;
import dev.haksa.shared.paging.Listing;
import dev.haksa.shared.paging.Page;
import dev.haksa.shared.paging.Paging;
import dev.haksa.shared.problem.ProblemException;
import dev.haksa.shared.security.Caller;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** The tables of rounds and their places. */
@ApplicationScoped
public class RoundRows {
    private static final String COLUMNS = """
            round.id, round.opens_on, round.closes_on, round.fee_won, round.fee_due_on, round.register_by, round.state,
            round.decided_at, round.decided_by_name, round.minutes, round.as_of, round.regulation_version, round.version,
            term.id as term_id, term.code, term.starts_on, term.ends_on, term.class_days, term.version as term_version,
            (select coalesce(jsonb_object_agg(department_id, places), '{}') from readmission_places
              where round_id = round.id) as places
            """;
    private static final String FROM = "readmission_round round join term on term.id = round.term_id";
    private static final String ONE = "select " + COLUMNS + " from " + FROM + " where round.id = $1";
    private static final Listing.SortKey LATEST_FIRST = new Listing.SortKey("id", "round.id", false, true, "round.id");
    private static final String INSERT = """
            insert into readmission_round (term_id, opens_on, closes_on, fee_won, fee_due_on, register_by, as_of,
                                           regulation_version)
            values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict (term_id) do nothing returning id
            """;
    private static final String UPDATE = """
            update readmission_round
               set opens_on = $2, closes_on = $3, fee_won = $4, fee_due_on = $5, register_by = $6, version = version + 1
             where id = $1
            """;
    private static final String PLACES = """
            insert into readmission_places (round_id, department_id, places)
            select $1, asked.department_id, asked.places
              from unnest($2::int[], $3::int[]) as asked (department_id, places)
                on conflict (round_id, department_id) do update set places = excluded.places
            """;
    private static final String UNASKED_PLACES = """
            delete from readmission_places place
             where round_id = $1 and department_id <> all($2::int[])
               and not exists (select 1 from readmission_application application
                                where application.round_id = $1 and application.department_id = place.department_id)
            """;
    private static final String DECIDE = """
            update readmission_round
               set state = 'DECIDED', decided_at = $2, decided_by_name = $3, minutes = $4, version = version + 1
             where id = $1
            """;

    private final Pool pool;

    RoundRows(Pool pool) {
        this.pool = pool;
    }

    /** Runs work in one transaction. */
    public <T> Uni<T> inTransaction(Function<SqlConnection, Uni<T>> work) {
        return pool.withTransaction(work);
    }

    /** Runs reads on one connection. */
    public <T> Uni<T> reading(Function<SqlConnection, Uni<T>> work) {
        return pool.withConnection(work);
    }

    /** A round; 404 when there is none. */
    public Uni<ReadmissionRound> one(SqlClient client, int id) {
        return client.preparedQuery(ONE).execute(Tuple.of(id)).map(rows -> {
            if (rows.size() == 0) {
                throw ProblemException.notFound("readmission-round", id);
            }
            return round(rows.iterator().next());
        });
    }

    /** The same, outside of a transaction. */
    public Uni<ReadmissionRound> one(int id) {
        return one(pool, id);
    }

    /** The same, locked until the end of the transaction: whoever moves the round's applications waits here. */
    public Uni<ReadmissionRound> lock(SqlConnection connection, int id) {
        return connection
                .preparedQuery("select 1 from readmission_round where id = $1 for no key update")
                .execute(Tuple.of(id))
                .chain(() -> one(connection, id));
    }

    /** Rounds, the latest first. */
    public Uni<Page<ReadmissionRound>> list(Paging paging) {
        return new Listing(COLUMNS, FROM, LATEST_FIRST).page(pool, paging).map(page -> page.map(RoundRows::round));
    }

    /** Rounds in which somebody may still be offered a place or lose it. */
    public Uni<List<Integer>> moving() {
        return pool.query("""
                        select distinct round.id from readmission_round round
                          join readmission_application application on application.round_id = round.id
                         where round.state = 'DECIDED' and application.state in ('WAITING', 'OFFERED') order by round.id
                        """)
                .execute()
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> row.getInteger(0))
                        .toList());
    }

    /** Writes a new round and gives its id; null when the term has one. */
    public Uni<@Nullable Integer> insert(SqlConnection connection, int termId, RoundFields fields, Basis basis) {
        Tuple values = Tuple.tuple()
                .addInteger(termId)
                .addLocalDate(fields.opensOn())
                .addLocalDate(fields.closesOn())
                .addInteger(fields.feeWon())
                .addLocalDate(fields.feeDueOn())
                .addLocalDate(fields.registerBy())
                .addLocalDate(basis.asOf())
                .addString(basis.regulationVersion());
        return connection
                .preparedQuery(INSERT)
                .execute(values)
                .map(rows -> rows.size() == 0 ? null : rows.iterator().next().getInteger(0));
    }

    /** Writes the days, the fee and the places anew; departments with applications keep theirs. */
    public Uni<Void> update(SqlConnection connection, int id, RoundFields fields) {
        Tuple values = Tuple.tuple()
                .addInteger(id)
                .addLocalDate(fields.opensOn())
                .addLocalDate(fields.closesOn())
                .addInteger(fields.feeWon())
                .addLocalDate(fields.feeDueOn())
                .addLocalDate(fields.registerBy());
        Integer[] asked = fields.places().keySet().toArray(Integer[]::new);
        return connection
                .preparedQuery(UPDATE)
                .execute(values)
                .chain(() -> places(connection, id, fields))
                .chain(() -> connection.preparedQuery(UNASKED_PLACES).execute(Tuple.of(id, asked)))
                .replaceWithVoid();
    }

    /** Writes places; 400 when a department does not exist is for the caller to see to. */
    public Uni<Void> places(SqlConnection connection, int id, RoundFields fields) {
        List<Map.Entry<Integer, Integer>> entries =
                fields.places().entrySet().stream().toList();
        return connection
                .preparedQuery(PLACES)
                .execute(Tuple.of(
                        id,
                        entries.stream().map(Map.Entry::getKey).toArray(Integer[]::new),
                        entries.stream().map(Map.Entry::getValue).toArray(Integer[]::new)))
                .replaceWithVoid();
    }

    /** Those of the departments that exist. */
    public Uni<List<Integer>> departments(SqlConnection connection, Map<Integer, Integer> places) {
        return connection
                .preparedQuery("select id from department where id = any($1::int[])")
                .execute(Tuple.of((Object) places.keySet().toArray(Integer[]::new)))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> row.getInteger(0))
                        .toList());
    }

    /** Notes the committee's decision. */
    public Uni<Void> decide(SqlConnection connection, int id, Caller caller, @Nullable String minutes, Instant at) {
        return connection
                .preparedQuery(DECIDE)
                .execute(Tuple.of(id, at.atOffset(ZoneOffset.UTC), caller.name(), minutes))
                .replaceWithVoid();
    }

    private static ReadmissionRound round(Row row) {
        Term term = new Term(
                row.getInteger("term_id"),
                TermCode.parse(row.getString("code")).orElseThrow(),
                row.getLocalDate("starts_on"),
                row.getLocalDate("ends_on"),
                row.getInteger("class_days"),
                row.getInteger("term_version"));
        RoundFields fields = new RoundFields(
                term.code().toString(),
                row.getLocalDate("opens_on"),
                row.getLocalDate("closes_on"),
                row.getInteger("fee_won"),
                row.getLocalDate("fee_due_on"),
                row.getLocalDate("register_by"),
                places(row.getJsonObject("places")));
        OffsetDateTime decidedAt = row.getOffsetDateTime("decided_at");
        return new ReadmissionRound(
                row.getInteger("id"),
                term,
                fields,
                RoundState.valueOf(row.getString("state")),
                decidedAt == null ? null : decidedAt.toInstant(),
                row.getString("decided_by_name"),
                row.getString("minutes"),
                new Basis(row.getLocalDate("as_of"), row.getString("regulation_version")),
                row.getInteger("version"));
    }

    private static Map<Integer, Integer> places(JsonObject stored) {
        Map<Integer, Integer> places = new HashMap<>();
        stored.forEach(entry -> places.put(Integer.valueOf(entry.getKey()), ((Number) entry.getValue()).intValue()));
        return places;
    }
}
