package dev.haksa.enrollment.store;

import dev.haksa.enrollment.WaitlistPlace;
import dev.haksa.enrollment.WaitlistRecord;
import dev.haksa.enrollment.domain.WaitlistState;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Reads waiting lists for students and clerks. */
@ApplicationScoped
public class WaitlistQueries {
    private static final String SELECT = """
            select entry.student_number, entry.section_id, entry.state, entry.drops_section_id, entry.joined_at,
                   entry.changed_at, entry.last_offer_at, entry.last_offer, entry.sequence,
                   seats.waiting, seats.freed - entry.freed_before as seats_freed,
                   term.rehearsal_of is not null as rehearsal,
                   (select count(*)::int from waitlist_entry ahead
                     where ahead.section_id = entry.section_id and ahead.state = 'WAITING'
                       and ahead.sequence <= entry.sequence) as position
              from waitlist_entry entry
              join section_seats seats using (section_id)
              join term on term.id = entry.term_id
            """;

    private static final String OF_TERM = SELECT
            + " where entry.student_number = $1 and entry.term_id = $2 order by entry.joined_at, entry.section_id";

    private static final String ONE = SELECT + " where entry.student_number = $1 and entry.section_id = $2";

    private static final String OF_SECTION = SELECT + """
             where entry.section_id = $1 and entry.state = 'WAITING' and entry.sequence > $2
             order by entry.sequence limit $3
            """;

    /** A student's places in a term, those that ended too, in the order of joining. */
    public Uni<List<WaitlistRecord>> ofTerm(SqlClient client, String studentNumber, int termId) {
        return client.preparedQuery(OF_TERM)
                .execute(Tuple.of(studentNumber, termId))
                .map(WaitlistQueries::records);
    }

    /** A student's place on one list; null when there never was one. */
    public Uni<@Nullable WaitlistRecord> one(SqlClient client, String studentNumber, int sectionId) {
        return client.preparedQuery(ONE)
                .execute(Tuple.of(studentNumber, sectionId))
                .map(rows -> rows.size() == 0 ? null : record(rows.iterator().next()));
    }

    /** Those who wait for a section, in order. */
    public Uni<List<WaitlistRecord>> ofSection(SqlClient client, int sectionId, long after, int limit) {
        return client.preparedQuery(OF_SECTION)
                .execute(Tuple.of(sectionId, after, limit))
                .map(WaitlistQueries::records);
    }

    private static List<WaitlistRecord> records(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(WaitlistQueries::record)
                .toList();
    }

    private static WaitlistRecord record(Row row) {
        String student = row.getString("student_number");
        int section = row.getInteger("section_id");
        WaitlistState state = WaitlistState.valueOf(row.getString("state"));
        WaitlistPlace place = state == WaitlistState.WAITING
                ? new WaitlistPlace(
                        student,
                        section,
                        row.getInteger("position"),
                        row.getInteger("waiting"),
                        row.getInteger("seats_freed"),
                        row.getBoolean("rehearsal"))
                : null;
        return new WaitlistRecord(
                student,
                section,
                state,
                row.getLong("sequence"),
                place,
                row.getInteger("drops_section_id"),
                Objects.requireNonNull(instant(row, "joined_at")),
                Objects.requireNonNull(instant(row, "changed_at")),
                instant(row, "last_offer_at"),
                (JsonArray) row.getJson("last_offer"));
    }

    private static @Nullable Instant instant(Row row, String column) {
        OffsetDateTime at = row.getOffsetDateTime(column);
        return at == null ? null : at.toInstant();
    }
}
