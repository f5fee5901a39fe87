package dev.haksa.card.store;

import dev.haksa.card.CardCampaign;
import dev.haksa.card.CardEntry;
import dev.haksa.card.Delivery;
import dev.haksa.card.EntryChannel;
import dev.haksa.card.EntryKind;
import dev.haksa.card.EntryState;
import dev.haksa.card.MobileRefusals;
import dev.haksa.card.domain.CardJourney;
import dev.haksa.card.domain.Eligibility;
import dev.haksa.card.domain.EntryMoves;
import dev.haksa.card.domain.EntryMoves.Known;
import dev.haksa.card.domain.EntryMoves.Move;
import dev.haksa.card.domain.EntryMoves.Recorded;
import dev.haksa.card.domain.RosterRule.Verdict;
import dev.haksa.shared.security.Caller;
import io.smallrye.mutiny.Multi;
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
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The tables of entries, what happened to them, and the cards that came of them. */
@ApplicationScoped
public class EntryRows {
    private static final String SELECT = """
            select e.*, s.name, s.name_en, coalesce(e.department_name, d.name_ko) as name_ko, d.name_en as department_name_en,
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
            select e.id, e.student_number, e.department_id, e.approved_at is not null as approved, e.state, e.refusal_code,
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
            select e.student_number, (m.at at time zone 'Asia/Seoul')::date, 'CAMPAIGN', e.id,
                   coalesce(e.department_name, d.name_ko), $3
              from unnest($1::bigint[], $2::timestamptz[]) as m (id, at)
              join card_entry e on e.id = m.id join department d on d.id = e.department_id
             order by e.student_number
            on conflict do nothing
            """;
    private static final String LOCK_ALL =
            LOCK.replace("e.student_number = any($2::text[])", "($2::int is null or e.department_id = $2)");
    private static final String LOCK_FOR_SENDING = LOCK.replace(
            "e.student_number = any($2::text[])", "(e.department_id = $4 or e.student_number = any($2::text[]))");
    private static final String APPROVE = """
            update card_entry e set approved_at = $2, department_name = d.name_ko, version = e.version + 1
              from department d
             where d.id = e.department_id and e.campaign_id = $1 and e.state = 'ON_ROSTER' and e.approved_at is null
            """;
    private static final String INSERT = """
            with added as (
                insert into card_entry (campaign_id, department_id, student_number, kind, photo_id, photo_sha256, channel,
                                        mobile_from, changed_at)
                select $1, $2, v.student_number, v.kind, v.photo_id, v.sha256, v.channel, v.mobile_from, $9
                  from unnest($3::text[], $4::text[], $5::uuid[], $6::text[], $7::text[], $8::date[])
                       as v (student_number, kind, photo_id, sha256, channel, mobile_from)
                 order by v.student_number
                on conflict do nothing returning id, student_number, state, channel),
            told as (
                insert into card_entry_event (entry_id, state, channel, at, recorded_at, actor_id, actor_name)
                select id, state, channel, $9, $9, $10, $11 from added order by student_number)
            select student_number from added
            """;
    private static final String UPDATE = """
            update card_entry e
               set kind = v.kind, photo_id = v.photo_id, photo_sha256 = v.sha256, channel = v.channel,
                   mobile_from = v.mobile_from, version = e.version + 1
              from unnest($3::text[], $4::text[], $5::uuid[], $6::text[], $7::text[], $8::date[])
                   as v (student_number, kind, photo_id, sha256, channel, mobile_from)
             where e.campaign_id = $1 and e.department_id = $2 and e.student_number = v.student_number
               and e.state = 'ON_ROSTER' and e.approved_at is null
               and (e.kind, e.photo_id, e.channel, e.mobile_from)
                   is distinct from (v.kind, v.photo_id, v.channel, v.mobile_from)
            """;
    private static final String JOURNEY = """
            select e.id, e.campaign_id, e.state, e.refusal_code,
                   case when e.mobile_from <= $2 then 'MOBILE' else e.channel end as channel_now,
                   (select coalesce(jsonb_object_agg(v.state, to_char(v.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')),
                                    '{}'::jsonb)
                      from (select distinct on (state) state, at from card_entry_event
                             where entry_id = e.id
                               and (state <> 'APPLIED'
                                    or id > coalesce((select max(r.id) from card_entry_event r
                                                       where r.entry_id = e.id and r.state = 'ISSUER_REFUSED'), 0))
                             order by state, id) v) as reached
              from card_entry e
             where e.student_number = $1 and e.state <> 'REMOVED'
             order by e.current desc, e.id desc limit 1
            """;
    private static final String SET_CHANNEL = """
            update card_entry set channel = $3, mobile_from = $4, version = version + 1
             where campaign_id = $1 and student_number = $2
               and state in ('ON_ROSTER', 'SENT_TO_ISSUER', 'ISSUER_LINKED')
               and (channel, mobile_from) is distinct from ($3, $4)
            """;
    private static final String OPENED = """
            with due as (
                update card_entry e
                   set application_told = true,
                       told_channel = case when e.mobile_from <= $1 then 'MOBILE' else e.channel end
                  from card_campaign c
                 where c.id = e.campaign_id and c.application_from <= $1 and c.state <> 'CLOSED'
                   and e.state = 'ISSUER_LINKED'
                   and (not e.application_told
                        or (e.told_channel = 'PAPER' and (e.mobile_from <= $1 or e.channel = 'MOBILE')))
                returning e.student_number, e.campaign_id, case when e.mobile_from <= $1 then 'MOBILE' else e.channel end as channel)
            select * from due order by campaign_id, student_number
            """;
    private static final Set<EntryState> WITH_CARD = Set.of(EntryState.SHIPPED, EntryState.DELIVERED);

    /** A student's entry that counts: of the campaign under way, else the latest. */
    public record Journey(int campaignId, CardJourney.Entry entry) {}

    /** Somebody who may apply now. */
    public record Opened(String studentNumber, int campaignId, EntryChannel channel) {}

    /** Entries of a campaign that are not removed, by department and number. */
    public Uni<List<CardEntry>> all(SqlClient client, int campaignId, LocalDate today) {
        return client.preparedQuery(SELECT + IN_ORDER)
                .execute(Tuple.of(campaignId, today))
                .map(rows -> Sql.list(rows, EntryRows::entry));
    }

    /** Those that the dean has approved. */
    public Uni<List<CardEntry>> approved(SqlClient client, int campaignId, LocalDate today) {
        return client.preparedQuery(SELECT + " and e.approved_at is not null" + IN_ORDER)
                .execute(Tuple.of(campaignId, today))
                .map(rows -> Sql.list(rows, EntryRows::entry));
    }

    /** Those on which the dean has not said a word yet. */
    public Uni<List<CardEntry>> waiting(SqlClient client, int campaignId, LocalDate today) {
        return client.preparedQuery(SELECT + " and e.approved_at is null" + IN_ORDER)
                .execute(Tuple.of(campaignId, today))
                .map(rows -> Sql.list(rows, EntryRows::entry));
    }

    /** Notes that the dean has approved everybody on the list; nobody on it changes from then on. */
    public Uni<Void> approve(SqlConnection connection, int campaignId, Instant at) {
        return connection
                .preparedQuery(APPROVE)
                .execute(Tuple.of(campaignId, at.atOffset(ZoneOffset.UTC)))
                .replaceWithVoid();
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

    /** The same of a department, or, with null, of the whole campaign. */
    public Uni<List<Known>> lockAll(
            SqlConnection connection, int campaignId, @Nullable Integer departmentId, LocalDate today) {
        Tuple values =
                Tuple.tuple().addInteger(campaignId).addInteger(departmentId).addLocalDate(today);
        return connection.preparedQuery(LOCK_ALL).execute(values).map(rows -> Sql.list(rows, EntryRows::known));
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
                .map(rows -> Sql.list(rows, EntryRows::known));
    }

    /** By which department each student was sent whom the dean has approved. */
    public Uni<Map<String, Integer>> approvedBy(SqlClient client, int campaignId) {
        return client.preparedQuery("""
                        select student_number, department_id from card_entry
                         where campaign_id = $1 and state <> 'REMOVED' and approved_at is not null
                        """)
                .execute(Tuple.of(campaignId))
                .map(rows -> Sql.list(rows, row -> row).stream()
                        .collect(Collectors.toMap(row -> row.getString(0), row -> row.getInteger(1))));
    }

    /** Puts students on; answers the numbers of those who were not on a roster already. */
    public Uni<List<String>> insert(
            SqlConnection connection,
            CardCampaign campaign,
            int departmentId,
            List<Verdict> listed,
            Instant at,
            Caller by) {
        Tuple values = students(campaign, departmentId, listed)
                .addOffsetDateTime(at.atOffset(ZoneOffset.UTC))
                .addString(by.id())
                .addString(by.name());
        return connection
                .preparedQuery(INSERT)
                .execute(values)
                .map(rows -> Sql.list(rows, row -> row.getString("student_number")));
    }

    /** Changes photo and channel of those who are on already. */
    public Uni<Void> update(SqlConnection connection, CardCampaign campaign, int departmentId, List<Verdict> listed) {
        return connection
                .preparedQuery(UPDATE)
                .execute(students(campaign, departmentId, listed))
                .replaceWithVoid();
    }

    /** The entry that a student is to be shown; null when there is none. */
    public Uni<@Nullable Journey> journey(SqlClient client, String studentNumber, LocalDate today) {
        return client.preparedQuery(JOURNEY)
                .execute(Tuple.of(studentNumber, today))
                .map(rows -> rows.size() == 0 ? null : journey(rows.iterator().next()));
    }

    /** Changes how a student applies, as long as the student has not. */
    public Uni<Void> setChannel(
            SqlConnection connection, int campaignId, String studentNumber, Eligibility eligibility) {
        Tuple values = Tuple.of(campaignId, studentNumber, eligibility.channel().name())
                .addLocalDate(eligibility.mobileFrom());
        return connection.preparedQuery(SET_CHANNEL).execute(values).replaceWithVoid();
    }

    /** Who may apply from today on and was not told yet, or was told of paper and may do so by mobile; notes that they are. */
    public Uni<List<Opened>> opened(SqlConnection connection, LocalDate today) {
        return connection
                .preparedQuery(OPENED)
                .execute(Tuple.of(today))
                .map(rows -> Sql.list(
                        rows,
                        row -> new Opened(
                                row.getString("student_number"),
                                row.getInteger("campaign_id"),
                                EntryChannel.valueOf(row.getString("channel")))));
    }

    private static Tuple students(CardCampaign campaign, int departmentId, List<Verdict> listed) {
        return Tuple.tuple()
                .addInteger(campaign.id())
                .addInteger(departmentId)
                .addArrayOfString(Sql.texts(listed, one -> one.facts().studentNumber()))
                .addArrayOfString(Sql.texts(
                        listed,
                        one -> Eligibility.kind(one.facts(), campaign.year()).name()))
                .addArrayOfUUID(listed.stream()
                        .map(one -> Objects.requireNonNull(one.photo()).id())
                        .toArray(UUID[]::new))
                .addArrayOfString(Sql.texts(
                        listed, one -> Objects.requireNonNull(one.photo()).sha256()))
                .addArrayOfString(Sql.texts(
                        listed, one -> Objects.requireNonNull(one.channel()).name()))
                .addArrayOfLocalDate(listed.stream().map(Verdict::mobileFrom).toArray(LocalDate[]::new));
    }

    private static Journey journey(Row row) {
        Map<EntryState, Instant> reached = new EnumMap<>(EntryState.class);
        row.getJsonObject("reached")
                .forEach(event -> reached.put(
                        EntryState.valueOf(event.getKey()),
                        Instant.parse(event.getValue().toString())));
        CardJourney.Entry entry = new CardJourney.Entry(
                EntryState.valueOf(row.getString("state")),
                EntryChannel.valueOf(row.getString("channel_now")),
                Map.copyOf(reached));
        return new Journey(row.getInteger("campaign_id"), entry);
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
                row.getInteger("department_id"),
                row.getBoolean("approved"),
                EntryState.valueOf(row.getString("state")),
                EntryChannel.valueOf(row.getString("channel_now")),
                row.getString("refusal_code"),
                events);
    }
}
