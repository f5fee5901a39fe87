package dev.haksa.card.store;

import dev.haksa.card.EntryChannel;
import dev.haksa.card.RosterItem;
import dev.haksa.card.domain.RosterRule.Verdict;
import dev.haksa.shared.security.Caller;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The students whom departments decide on, and whose photos they have confirmed. */
@ApplicationScoped
public class RosterItemRows {
    /** When a confirmation counts: for the photo that is the approved one now. */
    static final String CONFIRMED =
            "i.listed and photo.state = 'APPROVED' and i.confirmed_photo = photo.id and i.confirmed_version = photo.version";

    private static final String ITEMS = """
            select i.student_number, s.name, i.listed, i.reasons, i.channel, i.photo_id, i.photo_sha256, photo.version,
                   coalesce(\s""" + CONFIRMED + """
            , false) as confirmed, i.removed_reason
              from card_roster_item i
              join student s on s.student_number = i.student_number
              left join student_photo photo on photo.id = i.photo_id
             where i.roster_id = $1
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

    /** An item as the next decision needs it. */
    public record Kept(String studentNumber, @Nullable String removedReason) {}

    /** A photo that a department has seen. */
    public record Seen(String studentNumber, UUID photoId, int version) {}

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
                .map(rows -> Sql.list(rows, RosterItemRows::item));
    }

    /** Writes what was decided on students. */
    public Uni<Void> put(SqlConnection connection, int rosterId, List<Verdict> verdicts, Instant at) {
        Tuple values = Tuple.tuple()
                .addInteger(rosterId)
                .addArrayOfString(Sql.texts(verdicts, verdict -> verdict.facts().studentNumber()))
                .addArrayOfBoolean(verdicts.stream().map(Verdict::listed).toArray(Boolean[]::new))
                .addArrayOfString(Sql.texts(
                        verdicts,
                        verdict -> ReasonsJson.write(verdict.reasons()).encode()))
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
