package dev.haksa.enrollment.store;

import dev.haksa.enrollment.SeatPolicy;
import dev.haksa.enrollment.domain.SeatReleasePolicy;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Keeps seat release policies. */
@ApplicationScoped
public class SeatPolicyRows {
    /** Table of the policies. */
    public static final String TABLE = "seat_release_policy";

    private static final String APPLYING = """
            select id, section_id, kind, times, min_minutes, max_minutes, version
              from seat_release_policy
             where term_id = $1 and (section_id is null or section_id = $2)
             order by section_id nulls last
            """;

    private static final String OF_REHEARSAL =
            "select 1 from section s join term t on t.id = s.term_id where s.id = $1 and t.rehearsal_of is not null";

    private static final String TERM_OF_SECTION = "select term_id from section where id = $1";

    /** Policies that apply, the most special first: at most the section's and the term's. */
    public Uni<List<SeatPolicy>> applying(SqlClient client, int termId, @Nullable Integer sectionId) {
        return client.preparedQuery(APPLYING)
                .execute(Tuple.of(termId, sectionId))
                .map(SeatPolicyRows::policies);
    }

    /** The term of a section; null when there is no such section. */
    public Uni<@Nullable Integer> termOf(SqlClient client, int sectionId) {
        return client.preparedQuery(TERM_OF_SECTION)
                .execute(Tuple.of(sectionId))
                .map(rows -> rows.size() == 0 ? null : rows.iterator().next().getInteger(0));
    }

    /** Whether a section belongs to a rehearsal. */
    public Uni<Boolean> isOfRehearsal(SqlClient client, int sectionId) {
        return client.preparedQuery(OF_REHEARSAL).execute(Tuple.of(sectionId)).map(rows -> rows.size() > 0);
    }

    /** A policy as columns of its table. */
    public static SequencedMap<String, Object> columns(SeatReleasePolicy policy) {
        SequencedMap<String, Object> columns = new LinkedHashMap<>();
        boolean random = policy.kind() == SeatReleasePolicy.Kind.RANDOM_DELAY;
        columns.put("kind", policy.kind().name());
        columns.put("times", policy.times().toArray(LocalTime[]::new));
        columns.put("min_minutes", random ? policy.minMinutes() : null);
        columns.put("max_minutes", random ? policy.maxMinutes() : null);
        return columns;
    }

    private static List<SeatPolicy> policies(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(SeatPolicyRows::policy)
                .toList();
    }

    private static SeatPolicy policy(Row row) {
        SeatReleasePolicy policy = new SeatReleasePolicy(
                SeatReleasePolicy.Kind.valueOf(row.getString("kind")),
                List.of(row.getArrayOfLocalTimes("times")),
                Objects.requireNonNullElse(row.getInteger("min_minutes"), 0),
                Objects.requireNonNullElse(row.getInteger("max_minutes"), 0));
        return new SeatPolicy(
                row.getInteger("id"),
                policy,
                row.getInteger("section_id") == null ? SeatPolicy.Scope.TERM : SeatPolicy.Scope.SECTION,
                row.getInteger("version"));
    }
}
