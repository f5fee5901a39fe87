package dev.haksa.card.store;

import dev.haksa.card.EntryChannel;
import dev.haksa.card.EntryState;
import dev.haksa.card.MobileRefusals;
import dev.haksa.card.domain.EntryMoves;
import dev.haksa.card.domain.EntryMoves.Known;
import dev.haksa.card.domain.EntryMoves.Move;
import dev.haksa.card.domain.EntryMoves.Recorded;
import dev.haksa.shared.security.Caller;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Locks entries and moves them on, with what happened to each and the cards that came of it. */
@ApplicationScoped
public class EntryMoveRows {
    private static final String LOCK = """
            select e.id, e.student_number, e.department_id, e.approved_at is not null as approved, e.state, e.refusal_code,\s""" + EntryRows.channelNow("$3") + """
             as channel_now,
                   (select coalesce(jsonb_agg(jsonb_build_object('state', v.state, 'code', v.code,
                                'at', to_char(v.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))), '[]'::jsonb)
                      from card_entry_event v where v.entry_id = e.id) as recorded
              from card_entry e
             where e.campaign_id = $1 and e.student_number = any($2::text[]) and e.state <> 'REMOVED'
             order by e.student_number
               for no key update of e
            """;

    private static final String LOCK_ALL =
            LOCK.replace("e.student_number = any($2::text[])", "($2::int is null or e.department_id = $2)");

    private static final String LOCK_FOR_SENDING = LOCK.replace(
            "e.student_number = any($2::text[])", "(e.department_id = $4 or e.student_number = any($2::text[]))");

    private static final String APPROVE = """
            update card_entry e set approved_at = $2, department_name = coalesce(cd.name_ko, d.name_ko), version = e.version + 1
              from department d, card_campaign_department cd
             where d.id = e.department_id and (cd.campaign_id, cd.department_id) = (e.campaign_id, d.id) and e.campaign_id = $1 and e.state = 'ON_ROSTER' and e.approved_at is null
            """;

    private static final String MOVE = """
            update card_entry e
               set state = m.state, refusal_code = coalesce(m.code, e.refusal_code),
                   channel = case when m.code = any ($6::text[]) then 'PAPER' else e.channel end,
                   mobile_from = case when m.code = any ($6::text[]) then null else e.mobile_from end,
                   changed_at = m.at, version = e.version + 1,
                   current = e.current and m.state <> 'REMOVED'
              from unnest($1::bigint[], $2::text[], $3::text[], $4::text[], $5::timestamptz[])
                   as m (id, state, channel, code, at)
             where e.id = m.id
            """;

    private static final String RECORD = """
            insert into card_entry_event (entry_id, state, channel, code, facts, at, recorded_at, actor_id, actor_name)
            select m.id, m.state, m.channel, m.code, m.facts::jsonb, m.at, $7, $8, $9
              from unnest($1::bigint[], $2::text[], $3::text[], $4::text[], $5::timestamptz[], $6::text[])
                   with ordinality as m (id, state, channel, code, at, facts, number)
             order by m.number
            """;

    private static final String ISSUE = """
            insert into student_card (student_number, issued_on, source, entry_id, department_name, department_id, recorded_at)
            select e.student_number, (m.at at time zone 'Asia/Seoul')::date, 'CAMPAIGN', e.id,
                   coalesce(e.department_name, d.name_ko), e.department_id, $3
              from unnest($1::bigint[], $2::timestamptz[]) as m (id, at)
              join card_entry e on e.id = m.id join department d on d.id = e.department_id
             order by e.student_number
            on conflict do nothing
            """;

    private static final Set<EntryState> WITH_CARD = Set.of(EntryState.SHIPPED, EntryState.DELIVERED);

    /** Locks entries, in the order of student numbers, with what is recorded of them. */
    public Uni<List<Known>> lock(
            SqlConnection connection, int campaignId, Collection<String> studentNumbers, LocalDate today) {
        String[] numbers = Set.copyOf(studentNumbers).toArray(String[]::new);
        return connection
                .preparedQuery(LOCK)
                .execute(Tuple.of(campaignId, numbers, today))
                .map(rows -> Sql.list(rows, EntryMoveRows::known));
    }

    /** The same of a department, or, with null, of the whole campaign. */
    public Uni<List<Known>> lockAll(
            SqlConnection connection, int campaignId, @Nullable Integer departmentId, LocalDate today) {
        Tuple values =
                Tuple.tuple().addInteger(campaignId).addInteger(departmentId).addLocalDate(today);
        return connection.preparedQuery(LOCK_ALL).execute(values).map(rows -> Sql.list(rows, EntryMoveRows::known));
    }

    /** Those of a department and of students who are to be on its roster, in one order for everybody who sends. */
    public Uni<List<Known>> lockForSending(
            SqlConnection connection,
            int campaignId,
            int departmentId,
            Collection<String> studentNumbers,
            LocalDate today) {
        String[] numbers = Set.copyOf(studentNumbers).toArray(String[]::new);
        return connection
                .preparedQuery(LOCK_FOR_SENDING)
                .execute(Tuple.of(campaignId, numbers, today, departmentId))
                .map(rows -> Sql.list(rows, EntryMoveRows::known));
    }

    /** Notes that the dean has approved everybody on the list; nobody on it changes from then on. */
    public Uni<Void> approve(SqlConnection connection, int campaignId, Instant at) {
        return connection
                .preparedQuery(APPROVE)
                .execute(Tuple.of(campaignId, at.atOffset(ZoneOffset.UTC)))
                .replaceWithVoid();
    }

    /** Writes moves: the entries, what happened, and cards that are issued by it. */
    public Uni<Void> move(SqlConnection connection, EntryMoves.Plan plan, Caller caller, Instant now) {
        if (plan.moves().isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Uni<Void> written = connection
                .preparedQuery(RECORD)
                .execute(columns(plan.moves())
                        .addValue(Sql.texts(
                                plan.moves(),
                                move -> Sql.facts(move.step().facts()).encode()))
                        .addOffsetDateTime(now.atOffset(ZoneOffset.UTC))
                        .addString(caller.id())
                        .addString(caller.name()))
                .replaceWithVoid();
        return written.chain(() -> apply(connection, plan)).chain(() -> issue(connection, plan, now));
    }

    /** One statement for each step of the way, so that the database guards every one. */
    private static Uni<Void> apply(SqlConnection connection, EntryMoves.Plan plan) {
        return Multi.createFrom()
                .iterable(plan.steps())
                .onItem()
                .transformToUniAndConcatenate(moves -> connection
                        .preparedQuery(MOVE)
                        .execute(columns(moves).addValue(MobileRefusals.TO_PAPER.toArray(String[]::new))))
                .collect()
                .last()
                .replaceWithVoid();
    }

    private static Uni<Void> issue(SqlConnection connection, EntryMoves.Plan plan, Instant now) {
        List<Move> issued = plan.moves().stream()
                .filter(move -> WITH_CARD.contains(move.step().state()))
                .toList();
        return issued.isEmpty()
                ? Uni.createFrom().voidItem()
                : connection
                        .preparedQuery(ISSUE)
                        .execute(Tuple.of(
                                ids(issued),
                                Sql.times(issued, move -> move.step().at()),
                                now.atOffset(ZoneOffset.UTC)))
                        .replaceWithVoid();
    }

    private static Tuple columns(List<Move> moves) {
        return Tuple.of(
                ids(moves),
                Sql.texts(moves, move -> move.step().state().name()),
                Sql.texts(moves, move -> move.channel().name()),
                Sql.texts(moves, move -> move.step().code()),
                Sql.times(moves, move -> move.step().at()));
    }

    private static Long[] ids(List<Move> moves) {
        return moves.stream().map(Move::entryId).toArray(Long[]::new);
    }

    private static Known known(Row row) {
        JsonArray recorded = row.getJsonArray("recorded");
        Set<Recorded> events = new HashSet<>();
        for (int i = 0; i < recorded.size(); i++) {
            JsonObject event = recorded.getJsonObject(i);
            events.add(new Recorded(
                    EntryState.valueOf(event.getString("state")),
                    event.getString("code"),
                    Instant.parse(event.getString("at"))));
        }
        return new Known(
                row.getLong("id"),
                row.getString("student_number"),
                row.getInteger("department_id"),
                row.getBoolean("approved"),
                EntryState.valueOf(row.getString("state")),
                EntryChannel.valueOf(row.getString("channel_now")),
                row.getString("refusal_code"),
                events);
    }
}
