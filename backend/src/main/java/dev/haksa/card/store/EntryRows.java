package dev.haksa.card.store;

import dev.haksa.card.CardEntry;
import dev.haksa.card.Delivery;
import dev.haksa.card.EntryChannel;
import dev.haksa.card.EntryKind;
import dev.haksa.card.EntryState;
import dev.haksa.card.domain.EntryMoves;
import dev.haksa.card.domain.EntryMoves.Known;
import dev.haksa.card.domain.EntryMoves.Move;
import dev.haksa.card.domain.EntryMoves.Recorded;
import dev.haksa.shared.security.Caller;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
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

/** The tables of entries, what happened to them, and the cards that came of them. */
@ApplicationScoped
public class EntryRows {
    private static final String SELECT = """
            select e.*, s.name, s.name_en, d.name_ko, d.name_en as department_name_en,
                   case when e.mobile_from <= $2 then 'MOBILE' else e.channel end as channel_now,
                   coalesce(w.delivery, 'HOME') as delivery
              from card_entry e
              join student s on s.student_number = e.student_number
              join department d on d.id = e.department_id
              left join card_declaration w on w.campaign_id = e.campaign_id and w.student_number = e.student_number
             where e.campaign_id = $1 and e.state <> 'REMOVED'
            """;
    private static final String IN_ORDER = " order by d.name_ko, e.department_id, e.student_number";
    private static final String LOCK = """
            select e.id, e.student_number, e.state, e.refusal_code,
                   case when e.mobile_from <= $3 then 'MOBILE' else e.channel end as channel_now,
                   (select coalesce(jsonb_agg(jsonb_build_object('state', v.state, 'code', v.code,
                                'at', to_char(v.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))), '[]'::jsonb)
                      from card_entry_event v where v.entry_id = e.id) as recorded
              from card_entry e
             where e.campaign_id = $1 and e.student_number = any($2::text[]) and e.state <> 'REMOVED'
             order by e.student_number
               for no key update of e
            """;
    private static final String MOVE = """
            update card_entry e
               set state = m.state, channel = m.channel, refusal_code = coalesce(m.code, e.refusal_code),
                   mobile_from = case when m.channel = 'PAPER' and coalesce(m.code, '') <> all ($6::text[]) then e.mobile_from end,
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
            insert into student_card (student_number, issued_on, source, entry_id, department_name, recorded_at)
            select e.student_number, (m.at at time zone 'Asia/Seoul')::date, 'CAMPAIGN', e.id, d.name_ko, $3
              from unnest($1::bigint[], $2::timestamptz[]) as m (id, at)
              join card_entry e on e.id = m.id join department d on d.id = e.department_id
             order by e.student_number
            on conflict do nothing
            """;
    private static final Set<EntryState> WITH_CARD = Set.of(EntryState.SHIPPED, EntryState.DELIVERED);

    /** Entries of a campaign that are not removed, by department and number. */
    public Uni<List<CardEntry>> all(SqlClient client, int campaignId, LocalDate today) {
        return client.preparedQuery(SELECT + IN_ORDER)
                .execute(Tuple.of(campaignId, today))
                .map(rows -> Sql.list(rows, EntryRows::entry));
    }

    /** Those of some students. */
    public Uni<List<CardEntry>> of(
            SqlClient client, int campaignId, LocalDate today, Collection<String> studentNumbers) {
        return client.preparedQuery(SELECT + " and e.student_number = any($3::text[])" + IN_ORDER)
                .execute(Tuple.of(campaignId, today, studentNumbers.toArray(String[]::new)))
                .map(rows -> Sql.list(rows, EntryRows::entry));
    }

    /** Locks entries, in the order of student numbers, with what is recorded of them. */
    public Uni<List<Known>> lock(
            SqlConnection connection, int campaignId, Collection<String> studentNumbers, LocalDate today) {
        String[] numbers = Set.copyOf(studentNumbers).toArray(String[]::new);
        return connection
                .preparedQuery(LOCK)
                .execute(Tuple.of(campaignId, numbers, today))
                .map(rows -> Sql.list(rows, EntryRows::known));
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
        return written.chain(() -> apply(connection, plan.moves())).chain(() -> issue(connection, plan, now));
    }

    /** One statement for each step of the way, so that the database guards every one. */
    private static Uni<Void> apply(SqlConnection connection, List<Move> moves) {
        Set<Long> seen = new HashSet<>();
        List<Move> first =
                moves.stream().filter(move -> seen.add(move.entryId())).toList();
        if (first.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        List<Move> rest = moves.stream().filter(move -> !first.contains(move)).toList();
        return connection
                .preparedQuery(MOVE)
                .execute(columns(first).addValue(EntryMoves.PAPER_CODES.toArray(String[]::new)))
                .chain(() -> apply(connection, rest));
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

    private static CardEntry entry(Row row) {
        return new CardEntry(
                row.getLong("id"),
                row.getInteger("campaign_id"),
                row.getString("student_number"),
                row.getString("name"),
                row.getString("name_en"),
                row.getInteger("department_id"),
                row.getString("name_ko"),
                row.getString("department_name_en"),
                EntryKind.valueOf(row.getString("kind")),
                row.getUUID("photo_id"),
                row.getString("photo_sha256"),
                EntryState.valueOf(row.getString("state")),
                EntryChannel.valueOf(row.getString("channel_now")),
                row.getString("refusal_code"),
                Delivery.valueOf(row.getString("delivery")),
                row.getOffsetDateTime("changed_at").toInstant(),
                row.getInteger("version"));
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
                EntryState.valueOf(row.getString("state")),
                EntryChannel.valueOf(row.getString("channel_now")),
                row.getString("refusal_code"),
                events);
    }
}
