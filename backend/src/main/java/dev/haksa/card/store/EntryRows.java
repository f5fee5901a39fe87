package dev.haksa.card.store;

import dev.haksa.card.CardEntry;
import dev.haksa.card.Delivery;
import dev.haksa.card.EntryChannel;
import dev.haksa.card.EntryKind;
import dev.haksa.card.EntryState;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Reads entries: students on rosters that were sent. */
@ApplicationScoped
public class EntryRows {
    private static final String SELECT = """
            select e.*, s.name, s.name_en, coalesce(e.department_name, cd.name_ko, d.name_ko) as name_ko,
                   coalesce(cd.name_en, d.name_en) as department_name_en,\s""" + channelNow("$2") + """
             as channel_now,
                   coalesce(w.delivery, 'HOME') as delivery
              from card_entry e
              join student s on s.student_number = e.student_number
              join department d on d.id = e.department_id
              join card_campaign_department cd on cd.campaign_id = e.campaign_id and cd.department_id = e.department_id
              left join card_declaration w on w.campaign_id = e.campaign_id and w.student_number = e.student_number
             where e.campaign_id = $1 and e.state <> 'REMOVED'
            """;

    private static final String IN_ORDER = " order by d.name_ko, e.department_id, e.student_number";

    /** SQL of how an entry {@code e} applies on a day: whoever came of age applies by mobile. */
    public static String channelNow(String day) {
        return "case when e.mobile_from <= " + day + " then 'MOBILE' else e.channel end ";
    }

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

    /** Those of some students. */
    public Uni<List<CardEntry>> of(
            SqlClient client, int campaignId, LocalDate today, Collection<String> studentNumbers) {
        return client.preparedQuery(SELECT + " and e.student_number = any($3::text[])" + IN_ORDER)
                .execute(Tuple.of(campaignId, today, studentNumbers.toArray(String[]::new)))
                .map(rows -> Sql.list(rows, EntryRows::entry));
    }

    /** Numbers of a department's students whom the company refused before it linked their data. */
    public Uni<List<String>> refusedUnlinked(SqlClient client, int campaignId, int departmentId) {
        return client.preparedQuery("""
                        select e.student_number from card_entry e
                         where e.campaign_id = $1 and e.department_id = $2 and e.state = 'ISSUER_REFUSED'
                           and not exists (select from card_entry_event v
                                            where v.entry_id = e.id and v.state = 'ISSUER_LINKED')
                         order by e.student_number
                        """)
                .execute(Tuple.of(campaignId, departmentId))
                .map(rows -> Sql.list(rows, row -> row.getString(0)));
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
}
