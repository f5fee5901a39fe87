package dev.haksa.card.store;

import dev.haksa.card.CardRoster;
import dev.haksa.card.EntryChannel;
import dev.haksa.card.LeftOff;
import dev.haksa.card.RosterItem;
import dev.haksa.card.RosterReopening;
import dev.haksa.card.RosterState;
import dev.haksa.card.domain.RosterRule.Verdict;
import dev.haksa.regulation.Violation;
import dev.haksa.shared.paging.Cursor;
import dev.haksa.shared.paging.Page;
import dev.haksa.shared.paging.Paging;
import dev.haksa.shared.problem.ProblemException;
import dev.haksa.shared.security.Caller;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The tables of rosters, of the students on and off them, and of reopenings. */
@ApplicationScoped
public class RosterRows {
    private static final String CONFIRMED =
            "i.listed and photo.state = 'APPROVED' and i.confirmed_photo = photo.id and i.confirmed_version = photo.version";
    private static final String SELECT = """
            select coalesce(r.id, 0) as id, c.code, d.id as department_id, d.name_ko, coalesce(r.state, 'NONE') as state,
                   c.roster_until, o.until as reopened_until, coalesce(o.photos, false) as photos, r.sent_at,
                   r.sent_by_name, coalesce(r.version, 0) as version,
                   coalesce(n.listed, 0)::int as listed, coalesce(n.confirmed, 0)::int as confirmed,
                   coalesce(n.excluded, 0)::int as excluded,
                   (select count(*)::int from card_entry e
                     where e.campaign_id = c.id and e.department_id = d.id and e.state <> 'REMOVED') as entries
              from card_campaign_department cd
              join card_campaign c on c.id = cd.campaign_id
              join department d on d.id = cd.department_id
              left join card_roster r on r.campaign_id = c.id and r.department_id = d.id
              left join lateral (
                    select until, photos from card_roster_reopening o
                     where o.campaign_id = c.id and o.department_id = d.id order by o.id desc limit 1) o on true
              left join lateral (
                    select count(*) filter (where i.listed) as listed, count(*) filter (where not i.listed) as excluded,
                           count(*) filter (where\s""" + CONFIRMED + """
            ) as confirmed
                      from card_roster_item i left join student_photo photo on photo.id = i.photo_id
                     where i.roster_id = r.id) n on true
             where cd.campaign_id = $1
            """;
    private static final String ITEMS = """
            select i.student_number, s.name, i.listed, i.reasons, i.channel, i.photo_id, i.photo_sha256, photo.version,
                   coalesce(\s""" + CONFIRMED + """
            , false) as confirmed, i.removed_reason
              from card_roster_item i
              join student s on s.student_number = i.student_number
              left join student_photo photo on photo.id = i.photo_id
             where i.roster_id = $1
            """;
    private static final String OPEN = """
            insert into card_roster (campaign_id, department_id, created_at) values ($1, $2, $3) on conflict do nothing
            """;
    private static final String PUT = """
            insert into card_roster_item (roster_id, student_number, listed, reasons, channel, photo_id, photo_sha256, changed_at)
            select $1, v.student_number, v.listed, v.reasons::jsonb, v.channel, v.photo_id, v.sha256, $8
              from unnest($2::text[], $3::boolean[], $4::text[], $5::text[], $6::uuid[], $7::text[])
                   as v (student_number, listed, reasons, channel, photo_id, sha256)
             order by v.student_number
            on conflict (roster_id, student_number) do update
               set listed = excluded.listed, reasons = excluded.reasons, channel = excluded.channel,
                   photo_id = excluded.photo_id, photo_sha256 = excluded.photo_sha256, changed_at = excluded.changed_at
            """;
    private static final String TOUCH = "update card_roster set state = $2, version = version + 1 where id = $1";
    private static final String SEND = """
            update card_roster set state = 'SENT', sent_at = $2, sent_by = $3, sent_by_name = $4, version = version + 1
             where id = $1
            """;
    private static final String CONFIRM = """
            update card_roster_item i
               set confirmed_photo = c.photo_id, confirmed_version = c.version, confirmed_at = $5, confirmed_by = $6
              from unnest($2::text[], $3::uuid[], $4::int[]) as c (student_number, photo_id, version)
             where i.roster_id = $1 and i.student_number = c.student_number
            """;
    private static final String TAKE_OFF = """
            update card_roster_item set removed_reason = $3, listed = false
             where roster_id = $1 and student_number = any ($2::text[])
            """;
    private static final String LEAVE_OFF = """
            update card_roster_item i
               set listed = false, reasons = v.reasons::jsonb, channel = null, changed_at = $4,
                   removed_reason = coalesce($6, i.removed_reason)
              from unnest($2::text[], $3::text[], $5::int[]) as v (student_number, reasons, department_id), card_roster r
             where r.id = i.roster_id and r.campaign_id = $1 and r.department_id = v.department_id
               and i.student_number = v.student_number
            """;
    private static final String NOTE_TOLD = """
            update card_roster_item i set told_reasons = case when not i.listed then string_to_array(v.codes, ',') end
              from card_roster_item same
              left join unnest($2::text[], $3::text[]) as v (student_number, codes) on v.student_number = same.student_number
             where same.roster_id = $1 and i.roster_id = same.roster_id and i.student_number = same.student_number
               and (v.codes is not null or (i.listed and i.told_reasons is not null))
            """;
    private static final String TAKEN_OFF = """
            select e.student_number, i.removed_reason
              from card_entry e
              join card_roster r on r.campaign_id = e.campaign_id and r.department_id = e.department_id
              join card_roster_item i on i.roster_id = r.id and i.student_number = e.student_number
             where e.campaign_id = $1 and e.state = 'ON_ROSTER' and i.removed_reason is not null
            """;
    private static final String REOPEN = """
            insert into card_roster_reopening (campaign_id, department_id, until, photos, reason, at, by, by_name)
            values ($1, $2, $3, $4, $5, $6, $7, $8)
            """;

    /** An item as the next decision needs it. */
    public record Kept(String studentNumber, @Nullable String removedReason) {}

    /** A photo that a department has seen. */
    public record Seen(String studentNumber, UUID photoId, int version) {}

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

    /** Who is on a roster or off it so far. */
    public Uni<List<Kept>> kept(SqlClient client, int rosterId) {
        return client.preparedQuery("select student_number, removed_reason from card_roster_item where roster_id = $1")
                .execute(Tuple.of(rosterId))
                .map(rows -> Sql.list(
                        rows, row -> new Kept(row.getString("student_number"), row.getString("removed_reason"))));
    }

    /** All students of a roster. */
    public Uni<List<RosterItem>> items(SqlClient client, int rosterId) {
        return client.preparedQuery(ITEMS + " order by i.student_number")
                .execute(Tuple.of(rosterId))
                .map(rows -> Sql.list(rows, RosterRows::item));
    }

    /** A page of them by number; those on it, those off it, or all. */
    public Uni<Page<RosterItem>> items(SqlClient client, int rosterId, @Nullable Boolean listed, Paging paging) {
        JsonArray after = Cursor.decode(paging.after(), 1);
        String from = after == null ? "" : String.valueOf(after.getValue(0));
        Tuple values = Tuple.tuple()
                .addInteger(rosterId)
                .addString(from)
                .addBoolean(listed)
                .addInteger(paging.limit() + 1);
        return client.preparedQuery(ITEMS + """
                         and i.student_number > $2 and ($3::boolean is null or i.listed = $3)
                         order by i.student_number limit $4
                        """)
                .execute(values)
                .map(rows -> Page.of(
                        Sql.list(rows, RosterRows::item),
                        paging.limit(),
                        item -> Cursor.encode(item.studentNumber()),
                        null));
    }

    /** Why a department left a student off with the roster that it sent; empty when it did not, or works on it again. */
    public Uni<List<Violation>> leftOff(SqlClient client, int campaignId, int departmentId, String studentNumber) {
        return client.preparedQuery("""
                        select i.reasons from card_roster_item i join card_roster r on r.id = i.roster_id
                         where r.campaign_id = $1 and r.department_id = $2 and i.student_number = $3 and not i.listed
                           and r.sent_at is not null
                           and (r.state = 'SENT' or (select c.state from card_campaign c where c.id = $1) <> 'OPEN')
                        """)
                .execute(Tuple.of(campaignId, departmentId, studentNumber))
                .map(rows -> rows.size() == 0
                        ? List.of()
                        : ReasonsJson.read(rows.iterator().next().getJsonArray("reasons")));
    }

    /** Writes what was decided on students. */
    public Uni<Void> put(SqlConnection connection, int rosterId, List<Verdict> verdicts, Instant at) {
        Tuple values = Tuple.tuple()
                .addInteger(rosterId)
                .addArrayOfString(Sql.texts(verdicts, verdict -> verdict.facts().studentNumber()))
                .addArrayOfBoolean(verdicts.stream().map(Verdict::listed).toArray(Boolean[]::new))
                .addArrayOfString(Sql.texts(verdicts, verdict -> json(verdict.reasons())))
                .addArrayOfString(Sql.texts(
                        verdicts,
                        verdict -> verdict.channel() == null
                                ? null
                                : verdict.channel().name()))
                .addArrayOfUUID(verdicts.stream()
                        .map(verdict ->
                                verdict.photo() == null ? null : verdict.photo().id())
                        .toArray(UUID[]::new))
                .addArrayOfString(Sql.texts(
                        verdicts,
                        verdict ->
                                verdict.photo() == null ? null : verdict.photo().sha256()))
                .addOffsetDateTime(at.atOffset(ZoneOffset.UTC));
        return connection.preparedQuery(PUT).execute(values).replaceWithVoid();
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

    /** For which reasons students were told last of being left off, by number. */
    public Uni<Map<String, Set<String>>> told(SqlClient client, int rosterId) {
        return client.preparedQuery("""
                        select student_number, told_reasons from card_roster_item
                         where roster_id = $1 and told_reasons is not null
                        """)
                .execute(Tuple.of(rosterId))
                .map(rows -> Sql.list(rows, row -> row).stream()
                        .collect(Collectors.toMap(row -> row.getString(0), row -> Set.of(row.getArrayOfStrings(1)))));
    }

    /** Notes of which students are told why they are left off; of those who are on it nothing is remembered. */
    public Uni<Void> noteTold(SqlConnection connection, int rosterId, List<LeftOff> told) {
        Tuple values = Tuple.of(
                rosterId,
                Sql.texts(told, LeftOff::studentNumber),
                Sql.texts(
                        told,
                        one -> one.reasons().stream()
                                .map(Violation::code)
                                .distinct()
                                .collect(Collectors.joining(","))));
        return connection.preparedQuery(NOTE_TOLD).execute(values).replaceWithVoid();
    }

    /** Notes that the department knows students by their photos. */
    public Uni<Void> confirm(
            SqlConnection connection, int rosterId, Collection<Seen> photos, Instant at, Caller caller) {
        Tuple values = Tuple.tuple()
                .addInteger(rosterId)
                .addArrayOfString(Sql.texts(photos, Seen::studentNumber))
                .addArrayOfUUID(photos.stream().map(Seen::photoId).toArray(UUID[]::new))
                .addArrayOfInteger(photos.stream().map(Seen::version).toArray(Integer[]::new))
                .addOffsetDateTime(at.atOffset(ZoneOffset.UTC))
                .addString(caller.id());
        return connection.preparedQuery(CONFIRM).execute(values).replaceWithVoid();
    }

    /** Takes students off by hand, or, without a reason, lets the rules decide again. */
    public Uni<Void> takeOff(
            SqlConnection connection, int rosterId, Collection<String> studentNumbers, @Nullable String reason) {
        return connection
                .preparedQuery(TAKE_OFF)
                .execute(Tuple.of(rosterId, studentNumbers.toArray(String[]::new))
                        .addString(reason))
                .replaceWithVoid();
    }

    /** Why departments took students off after they were sent, by number; whether the roster was sent again or not. */
    public Uni<Map<String, String>> takenOff(SqlClient client, int campaignId) {
        return client.preparedQuery(TAKEN_OFF)
                .execute(Tuple.of(campaignId))
                .map(rows -> Sql.list(rows, row -> row).stream()
                        .collect(Collectors.toMap(row -> row.getString(0), row -> row.getString(1))));
    }

    /**
     * Writes why students who were sent are taken off again, on the roster of the department that sent each; with a reason
     * of somebody's own they stay off until they are put on again.
     */
    public Uni<Void> leaveOff(
            SqlConnection connection,
            int campaignId,
            List<LeftOff> students,
            Function<String, Integer> departmentOf,
            Instant at,
            @Nullable String removedReason) {
        Tuple values = Tuple.of(
                        campaignId,
                        Sql.texts(students, LeftOff::studentNumber),
                        Sql.texts(students, student -> json(student.reasons())),
                        at.atOffset(ZoneOffset.UTC),
                        students.stream()
                                .map(student -> departmentOf.apply(student.studentNumber()))
                                .toArray(Integer[]::new))
                .addString(removedReason);
        return connection.preparedQuery(LEAVE_OFF).execute(values).replaceWithVoid();
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

    private static String json(List<Violation> reasons) {
        return ReasonsJson.write(reasons).encode();
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
                sentAt == null ? null : sentAt.toInstant(),
                row.getString("sent_by_name"),
                row.getInteger("version"));
    }

    private static RosterItem item(Row row) {
        String channel = row.getString("channel");
        return new RosterItem(
                row.getString("student_number"),
                row.getString("name"),
                row.getBoolean("listed"),
                ReasonsJson.read(row.getJsonArray("reasons")),
                channel == null ? null : EntryChannel.valueOf(channel),
                row.getUUID("photo_id"),
                row.getInteger("version"),
                row.getString("photo_sha256"),
                row.getBoolean("confirmed"));
    }
}
