package dev.haksa.card.store;

import dev.haksa.card.EntryChannel;
import dev.haksa.card.EntryState;
import dev.haksa.card.domain.CardJourney;
import dev.haksa.card.domain.Eligibility;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How students apply, and what each is shown and told of it. */
@ApplicationScoped
public class StudentEntryRows {
    private static final String JOURNEY =
            """
            select e.id, e.campaign_id, e.state, e.mobile_from, refusal.*,\s""" + EntryRows.channelNow("$2") + """
             as channel_now,
                   case when e.packaged_channel = 'PAPER' and (e.packaged_mobile_from is null or e.packaged_mobile_from > $2)
                        then (e.packaged_at at time zone 'Asia/Seoul')::date end as on_paper_since,\s""" + NoteRows.OF_ENTRY + """
            ,
                   (select coalesce(jsonb_object_agg(v.state, to_char(v.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')),
                                    '{}'::jsonb)
                      from (select distinct on (state) state, at from card_entry_event
                             where entry_id = e.id
                               and (state <> 'APPLIED'
                                    or id > coalesce((select max(r.id) from card_entry_event r
                                                       where r.entry_id = e.id and r.state = 'ISSUER_REFUSED'), 0))
                             order by state, id) v) as reached
              from card_entry e
              left join lateral (""" + RefusalColumns.OF_EVENT + """
                      from card_entry_event v
                     where v.entry_id = e.id and v.state = 'ISSUER_REFUSED' and e.state = 'ISSUER_REFUSED'
                     order by v.id desc limit 1) refusal on true
             where e.student_number = $1 and e.state <> 'REMOVED'
             order by e.current desc, e.id desc limit 1
            """;

    /** Who was packed with PAPER stays so but from the day on that the package names; paper is always possible. */
    private static final String FOLLOW = """
            update card_entry e set channel = r.channel, mobile_from = r.mobile_from, version = e.version + 1
              from (select k.id,
                           case when k.packaged_channel = 'PAPER' then 'PAPER' else v.channel end as channel,
                           case when k.packaged_channel is distinct from 'PAPER' then v.mobile_from
                                when v.channel = 'MOBILE' or v.mobile_from is not null then k.packaged_mobile_from
                           end as mobile_from
                      from unnest($2::text[], $3::text[], $4::date[]) as v (student_number, channel, mobile_from)
                      join card_entry k on k.campaign_id = $1 and k.student_number = v.student_number
                     where k.state in ('ON_ROSTER', 'SENT_TO_ISSUER', 'ISSUER_LINKED', 'ISSUER_REFUSED')
                     order by k.student_number
                       for no key update of k) r
             where e.id = r.id and (e.channel, e.mobile_from) is distinct from (r.channel, r.mobile_from)
            """;

    private static final String OPENED = """
            with due as (
                select e.id
                  from card_entry e join card_campaign c on c.id = e.campaign_id
                 where c.application_from <= $1 and c.state <> 'CLOSED' and e.state = 'ISSUER_LINKED'
                   and (not e.application_told
                        or (e.told_channel = 'PAPER' and (e.mobile_from <= $1 or e.channel = 'MOBILE')))
                 order by e.student_number for no key update of e skip locked),
            told as (
                update card_entry e
                   set application_told = true,
                       told_channel = case when e.mobile_from <= $1 then 'MOBILE' else e.channel end
                  from due where e.id = due.id
                returning e.student_number, e.campaign_id, case when e.mobile_from <= $1 then 'MOBILE' else e.channel end as channel)
            select * from told order by campaign_id, student_number
            """;

    /** A student's entry that counts: of the campaign under way, else the latest. */
    public record Journey(int campaignId, CardJourney.Entry entry) {}

    /** Somebody who may apply now. */
    public record Opened(String studentNumber, int campaignId, EntryChannel channel) {}

    /** The entry that a student is to be shown; null when there is none. */
    public Uni<@Nullable Journey> journey(SqlClient client, String studentNumber, LocalDate today) {
        return client.preparedQuery(JOURNEY)
                .execute(Tuple.of(studentNumber, today))
                .map(rows -> rows.size() == 0 ? null : journey(rows.iterator().next()));
    }

    /** Lets students who have not applied apply as the rules say, as far as what the company was told allows. */
    public Uni<Void> follow(SqlConnection connection, int campaignId, Map<String, Eligibility> decided) {
        List<Map.Entry<String, Eligibility>> all = List.copyOf(decided.entrySet());
        Tuple values = Tuple.of(
                campaignId,
                Sql.texts(all, Map.Entry::getKey),
                Sql.texts(all, one -> one.getValue().channel().name()),
                all.stream().map(one -> one.getValue().mobileFrom()).toArray(LocalDate[]::new));
        return connection.preparedQuery(FOLLOW).execute(values).replaceWithVoid();
    }

    /**
     * Who may apply from today on and was not told yet, or was told of paper and may do so by mobile; notes that they are.
     * Whose entries somebody else is at work on are told the next time: nobody waits for anybody here.
     */
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

    private static Journey journey(Row row) {
        Map<EntryState, Instant> reached = new EnumMap<>(EntryState.class);
        row.getJsonObject("reached")
                .forEach(event -> reached.put(
                        EntryState.valueOf(event.getKey()),
                        Instant.parse(event.getValue().toString())));
        CardJourney.Entry entry = new CardJourney.Entry(
                EntryState.valueOf(row.getString("state")),
                EntryChannel.valueOf(row.getString("channel_now")),
                Map.copyOf(reached),
                RefusalColumns.read(row),
                row.getLocalDate("on_paper_since"),
                row.getLocalDate("mobile_from"),
                NoteRows.read(row.getJsonArray("notes")));
        return new Journey(row.getInteger("campaign_id"), entry);
    }
}
