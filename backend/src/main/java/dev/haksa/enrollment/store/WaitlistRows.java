package dev.haksa.enrollment.store;

import dev.haksa.enrollment.domain.Reach;
import dev.haksa.enrollment.domain.WaitlistEntry;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Reads waiting lists for admission. */
@ApplicationScoped
public class WaitlistRows {
    private static final String COLUMNS = """
            entry.student_number, entry.section_id, entry.term_id, entry.drops_section_id, entry.joined_at,
                   (select array_agg(reason->>'code') from jsonb_array_elements(entry.last_offer) reason) as last_reasons
            """;

    private static final String HEADS = "select " + COLUMNS + """
              from unnest($1::int[]) as wanted (section_id)
             cross join lateral (select * from waitlist_entry
                                  where section_id = wanted.section_id and state = 'WAITING'
                                  order by sequence limit $2) entry
             order by entry.section_id, entry.sequence
            """;

    private static final String OWN = "select " + COLUMNS + """
              from waitlist_entry entry
             where entry.student_number = any($1) and entry.state = 'WAITING'
            """;

    private static final String DUE = """
            select section_id, sum(seats)::int as seats
              from seat_release where section_id = any($1) and due_at <= $2 and released_at is null
             group by section_id
            """;

    /** By section: withheld seats whose time has come. */
    public Uni<Map<Integer, Integer>> due(SqlConnection connection, Collection<Integer> sections, Instant now) {
        if (sections.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        return connection
                .preparedQuery(DUE)
                .execute(Tuple.of(Applications.numbers(sections), now.atOffset(ZoneOffset.UTC)))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .collect(Collectors.toMap(row -> row.getInteger(0), row -> row.getInteger(1))));
    }

    /** The first of each list, in order. */
    public Uni<List<WaitlistEntry>> heads(SqlConnection connection, Collection<Integer> sections, int depth) {
        return connection
                .preparedQuery(HEADS)
                .execute(Tuple.of(Applications.numbers(sections), depth))
                .map(WaitlistRows::entries);
    }

    /** Every place of students. */
    public Uni<List<WaitlistEntry>> own(SqlConnection connection, Collection<String> students) {
        return connection
                .preparedQuery(OWN)
                .execute(Tuple.of((Object) Applications.texts(students)))
                .map(WaitlistRows::entries);
    }

    /** Whom the first of each list would move: themselves, and the sections that they would give back. */
    public static List<Reach.Pair> pairs(List<WaitlistEntry> entries) {
        List<Reach.Pair> pairs = new ArrayList<>();
        for (WaitlistEntry entry : entries) {
            pairs.add(new Reach.Pair(entry.studentNumber(), entry.sectionId()));
            Integer drops = entry.dropsSectionId();
            if (drops != null) {
                pairs.add(new Reach.Pair(entry.studentNumber(), drops));
            }
        }
        return pairs;
    }

    private static List<WaitlistEntry> entries(RowSet<Row> rows) {
        List<WaitlistEntry> entries = new ArrayList<>(rows.size());
        for (Row row : rows) {
            String[] reasons = row.getArrayOfStrings("last_reasons");
            entries.add(new WaitlistEntry(
                    row.getString("student_number"),
                    row.getInteger("section_id"),
                    row.getInteger("term_id"),
                    row.getInteger("drops_section_id"),
                    Objects.requireNonNull(row.getOffsetDateTime("joined_at")).toInstant(),
                    reasons == null ? Set.of() : Set.of(reasons)));
        }
        return entries;
    }
}
