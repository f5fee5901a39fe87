package dev.haksa.card.store;

import dev.haksa.card.CampaignState;
import dev.haksa.card.CardRoster;
import dev.haksa.card.RosterReopening;
import dev.haksa.card.RosterState;
import dev.haksa.shared.problem.ProblemException;
import dev.haksa.shared.security.Caller;
import io.smallrye.mutiny.Uni;
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
import org.jspecify.annotations.Nullable;

/** The tables of rosters and of their reopenings. */
@ApplicationScoped
public class RosterRows {
    private static final String SELECT = """
            select coalesce(r.id, 0) as id, c.code, d.id as department_id, coalesce(cd.name_ko, d.name_ko) as name_ko, coalesce(r.state, 'NONE') as state,
                   c.state as campaign_state, c.opens_on, c.roster_until, o.until as reopened_until,
                   coalesce(o.photos, false) as photos, o.at as reopened_at, o.by_name as reopened_by, o.reason, r.sent_at,
                   r.sent_by_name, coalesce(r.version, 0) as version,
                   coalesce(n.listed, 0)::int as listed, coalesce(n.confirmed, 0)::int as confirmed,
                   coalesce(n.excluded, 0)::int as excluded,
                   (select count(*)::int from card_entry e
                     where e.campaign_id = c.id and e.department_id = d.id and e.state <> 'REMOVED') as entries,
                   (select count(*)::int from card_entry e
                     where e.campaign_id = c.id and e.department_id = d.id and e.state = 'ISSUER_REFUSED') as refused
              from card_campaign_department cd
              join card_campaign c on c.id = cd.campaign_id
              join department d on d.id = cd.department_id
              left join card_roster r on r.campaign_id = c.id and r.department_id = d.id
              left join lateral (
                    select until, photos, at, by_name, reason from card_roster_reopening o
                     where o.campaign_id = c.id and o.department_id = d.id order by o.id desc limit 1) o on true
              left join lateral (
                    select count(*) filter (where i.listed) as listed, count(*) filter (where not i.listed) as excluded,
                           count(*) filter (where\s""" + RosterItemRows.CONFIRMED + """
             or i.listed and exists (select from card_entry a
                                      where a.campaign_id = c.id and a.department_id = d.id
                                        and a.student_number = i.student_number and a.state <> 'REMOVED'
                                        and a.approved_at is not null)) as confirmed
                      from card_roster_item i left join student_photo photo on photo.id = i.photo_id
                     where i.roster_id = r.id) n on true
             where cd.campaign_id = $1
            """;

    private static final String OPEN = """
            insert into card_roster (campaign_id, department_id, created_at) values ($1, $2, $3) on conflict do nothing
            """;

    private static final String TOUCH = "update card_roster set state = $2, version = version + 1 where id = $1";

    private static final String SEND = """
            update card_roster set state = 'SENT', sent_at = $2, sent_by = $3, sent_by_name = $4, version = version + 1
             where id = $1
            """;

    private static final String REOPEN = """
            insert into card_roster_reopening (campaign_id, department_id, until, photos, reason, at, by, by_name)
            values ($1, $2, $3, $4, $5, $6, $7, $8)
            """;

    /** The rosters of a campaign by department, those that were not begun too. */
    public Uni<List<CardRoster>> all(SqlClient client, int campaignId) {
        return client.preparedQuery(SELECT + " order by d.name_ko, d.id")
                .execute(Tuple.of(campaignId))
                .map(rows -> Sql.list(rows, RosterRows::roster));
    }

    /** A department's roster; 404 when the campaign is not for the department. */
    public Uni<CardRoster> find(SqlClient client, int campaignId, int departmentId) {
        return lookUp(client, campaignId, departmentId)
                .onItem()
                .ifNull()
                .failWith(() -> ProblemException.notFound("card-roster", departmentId));
    }

    /** The same; null when the campaign is not for the department. */
    public Uni<@Nullable CardRoster> lookUp(SqlClient client, int campaignId, int departmentId) {
        return client.preparedQuery(SELECT + " and cd.department_id = $2")
                .execute(Tuple.of(campaignId, departmentId))
                .map(rows -> rows.size() == 0 ? null : roster(rows.iterator().next()));
    }

    /** The same, begun when it was not, and locked until the end of the transaction. */
    public Uni<CardRoster> open(SqlConnection connection, int campaignId, int departmentId, Instant at) {
        return find(connection, campaignId, departmentId)
                .chain(() -> connection
                        .preparedQuery(OPEN)
                        .execute(Tuple.of(campaignId, departmentId, at.atOffset(ZoneOffset.UTC))))
                .chain(() -> lock(connection, campaignId, departmentId));
    }

    /** The same, locked as it is. */
    public Uni<CardRoster> lock(SqlConnection connection, int campaignId, int departmentId) {
        return connection
                .preparedQuery("select 1 from card_roster where campaign_id = $1 and department_id = $2 for update")
                .execute(Tuple.of(campaignId, departmentId))
                .chain(() -> find(connection, campaignId, departmentId));
    }

    /** Notes that a roster was worked on; one that was sent is open again. */
    public Uni<Void> touch(SqlConnection connection, CardRoster roster) {
        String state = roster.wasSent() ? RosterState.REOPENED.name() : RosterState.DRAFT.name();
        return connection
                .preparedQuery(TOUCH)
                .execute(Tuple.of(roster.id(), state))
                .replaceWithVoid();
    }

    /** Notes that a roster was sent. */
    public Uni<Void> send(SqlConnection connection, int rosterId, Instant at, Caller caller) {
        return connection
                .preparedQuery(SEND)
                .execute(Tuple.of(rosterId, at.atOffset(ZoneOffset.UTC), caller.id(), caller.name()))
                .replaceWithVoid();
    }

    /** Lets a department work on after the stage's end. */
    public Uni<Void> reopen(
            SqlConnection connection,
            int campaignId,
            int departmentId,
            RosterReopening how,
            Instant at,
            Caller caller) {
        Tuple values = Tuple.tuple()
                .addInteger(campaignId)
                .addInteger(departmentId)
                .addLocalDate(how.until())
                .addBoolean(how.photos())
                .addString(how.reason())
                .addOffsetDateTime(at.atOffset(ZoneOffset.UTC))
                .addString(caller.id())
                .addString(caller.name());
        return connection.preparedQuery(REOPEN).execute(values).replaceWithVoid();
    }

    private static CardRoster roster(Row row) {
        LocalDate until = row.getLocalDate("roster_until");
        LocalDate reopened = row.getLocalDate("reopened_until");
        OffsetDateTime sentAt = row.getOffsetDateTime("sent_at");
        return new CardRoster(
                row.getInteger("id"),
                row.getString("code"),
                row.getInteger("department_id"),
                row.getString("name_ko"),
                RosterState.valueOf(row.getString("state")),
                reopened != null && reopened.isAfter(until) ? reopened : until,
                reopened,
                row.getBoolean("photos"),
                row.getInteger("listed"),
                row.getInteger("confirmed"),
                row.getInteger("excluded"),
                row.getInteger("entries"),
                row.getInteger("refused"),
                sentAt == null ? null : sentAt.toInstant(),
                row.getString("sent_by_name"),
                reopening(row),
                CampaignState.valueOf(row.getString("campaign_state")),
                row.getLocalDate("opens_on"),
                row.getInteger("version"));
    }

    private static CardRoster.@Nullable Reopened reopening(Row row) {
        OffsetDateTime at = row.getOffsetDateTime("reopened_at");
        return at == null
                ? null
                : new CardRoster.Reopened(at.toInstant(), row.getString("reopened_by"), row.getString("reason"));
    }
}
