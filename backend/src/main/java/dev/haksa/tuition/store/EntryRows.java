package dev.haksa.tuition.store;

import dev.haksa.tuition.TuitionConsequence;
import dev.haksa.tuition.TuitionConsequences.Settlement;
import dev.haksa.tuition.TuitionEntry;
import dev.haksa.tuition.TuitionEntry.Kind;
import dev.haksa.tuition.TuitionEvent;
import dev.haksa.tuition.TuitionOrder;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/** The entries of tuition accounts; the database keeps their sums and guards them. */
@ApplicationScoped
public class EntryRows {
    private static final String COLUMNS = """
            entry.id, term.code, entry.kind, entry.event, entry.amount_won, entry.credits, entry.base_date, entry.source,
            entry.settles, entry.recorded_at, payout.paid_on
            """;
    private static final String TERM_AND_PAYOUT = """
             join term on term.id = entry.term_id
             left join tuition_refund_payout payout on payout.entry_id = entry.id
            """;
    private static final String INSERT = """
            insert into tuition_entry (student_number, term_id, kind, event, amount_won, credits, base_date, source, facts,
                                       regulation_version, recorded_at, recorded_by)
            select $1, id, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12 from term where code = $2 and rehearsal_of is null
            """;
    private static final String OPEN = """
             where entry.student_number = $1 and entry.kind = 'CARRY_OVER'
               and not exists (select 1 from tuition_entry later where later.settles = entry.id)
            """;
    private static final String SETTLE = """
            with done as (
                insert into tuition_entry (student_number, term_id, kind, event, amount_won, credits, base_date, source,
                                           settles, facts, regulation_version, recorded_at, recorded_by)
                select entry.student_number, target.id, $3, entry.event, entry.amount_won, entry.credits, entry.base_date,
                       $4, entry.id, '{}', entry.regulation_version, $5, $6
                  from tuition_entry entry
                  join term origin on origin.id = entry.term_id
                  join term target on target.code = $2 and target.rehearsal_of is null
            """ + OPEN + " and %s order by entry.id returning *) select " + COLUMNS
            + " from done entry " + TERM_AND_PAYOUT + " order by entry.id";
    private static final String APPLY = SETTLE.formatted("origin.starts_on < target.starts_on");
    private static final String RELEASE = SETTLE.formatted("entry.term_id = target.id");
    private static final String OF_TERM = "select " + COLUMNS + " from tuition_entry entry " + TERM_AND_PAYOUT + """
             where entry.student_number = $1 and term.code = $2 order by entry.id
            """;

    private final Pool pool;

    EntryRows(Pool pool) {
        this.pool = pool;
    }

    /** Writes a claim of a refund or a carry-over. */
    public Uni<Void> insert(SqlConnection connection, TuitionOrder order, TuitionConsequence consequence) {
        TuitionConsequence.CarryOver carryOver = consequence.carryOver();
        Tuple values = Tuple.tuple()
                .addString(order.studentNumber())
                .addString(consequence.term())
                .addString((carryOver == null ? Kind.REFUND : Kind.CARRY_OVER).name())
                .addString(order.request().event().name())
                .addLong(consequence.amountWon())
                .addInteger(carryOver == null ? 0 : carryOver.credits())
                .addLocalDate(consequence.baseDate())
                .addString(order.source())
                .addValue(facts(consequence))
                .addString(consequence.basis().regulationVersion())
                .addOffsetDateTime(order.at().atOffset(ZoneOffset.UTC))
                .addString(order.caller().name());
        return connection.preparedQuery(INSERT).execute(values).replaceWithVoid();
    }

    /** Applies every open carry-over of earlier terms to a term. */
    public Uni<List<TuitionEntry>> applyOpen(SqlConnection connection, Settlement settlement) {
        return settle(connection, APPLY, Kind.CARRY_OVER_APPLIED, settlement);
    }

    /** Releases every open carry-over of a term. */
    public Uni<List<TuitionEntry>> releaseOpen(SqlConnection connection, Settlement settlement) {
        return settle(connection, RELEASE, Kind.CARRY_OVER_RELEASED, settlement);
    }

    /** A student's entries of a term, the oldest first. */
    public Uni<List<TuitionEntry>> ofTerm(String studentNumber, String termCode) {
        return pool.preparedQuery(OF_TERM)
                .execute(Tuple.of(studentNumber, termCode))
                .map(EntryRows::entries);
    }

    private static Uni<List<TuitionEntry>> settle(
            SqlConnection connection, String sql, Kind kind, Settlement settlement) {
        Tuple values = Tuple.of(
                settlement.studentNumber(),
                settlement.term(),
                kind.name(),
                settlement.source(),
                settlement.at().atOffset(ZoneOffset.UTC),
                settlement.caller().name());
        return connection.preparedQuery(sql).execute(values).map(EntryRows::entries);
    }

    private static JsonObject facts(TuitionConsequence consequence) {
        Map<String, Object> facts = new HashMap<>(consequence.facts());
        facts.put("outcome", consequence.outcome().name());
        facts.put("chargedTuitionWon", consequence.charge().tuitionWon());
        facts.put("chargedAdmissionFeeWon", consequence.charge().admissionFeeWon());
        facts.put("billSource", consequence.charge().source().name());
        facts.put("asOf", consequence.basis().asOf());
        facts.replaceAll((name, value) -> value instanceof LocalDate day ? day.toString() : value);
        return new JsonObject(facts);
    }

    private static List<TuitionEntry> entries(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(row -> new TuitionEntry(
                        row.getInteger("id"),
                        row.getString("code"),
                        Kind.valueOf(row.getString("kind")),
                        TuitionEvent.valueOf(row.getString("event")),
                        row.getLong("amount_won"),
                        row.getInteger("credits"),
                        row.getLocalDate("base_date"),
                        row.getString("source"),
                        row.getInteger("settles"),
                        row.getOffsetDateTime("recorded_at").toInstant(),
                        row.getLocalDate("paid_on")))
                .toList();
    }
}
