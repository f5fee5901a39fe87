package dev.haksa.card.store;

import dev.haksa.card.LeftOff;
import dev.haksa.regulation.Violation;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Why students are left off rosters, and of what they were told. */
@ApplicationScoped
public class LeftOffRows {
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
                        Sql.texts(
                                students,
                                student -> ReasonsJson.write(student.reasons()).encode()),
                        at.atOffset(ZoneOffset.UTC),
                        students.stream()
                                .map(student -> departmentOf.apply(student.studentNumber()))
                                .toArray(Integer[]::new))
                .addString(removedReason);
        return connection.preparedQuery(LEAVE_OFF).execute(values).replaceWithVoid();
    }
}
