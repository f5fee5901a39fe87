package dev.haksa.change.store;

import dev.haksa.change.Verdict;
import dev.haksa.shared.security.Caller;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The steps of applications. */
@ApplicationScoped
public class StepRows {
    private static final String DECIDE = """
            update record_change_step
               set verdict = $3, decided_at = $4, decided_by = $5, decided_by_name = $6, delegation_id = $7, reason = $8
             where change_id = $1 and number = $2
            """;
    private static final String BEGIN =
            "update record_change_step set begun_on = $3, due_on = $4 where change_id = $1 and number = $2";
    private static final String PAUSE =
            "update record_change_step set paused_on = $3, committee = $4 where change_id = $1 and number = $2";
    private static final String RESUME = """
            update record_change_step set paused_on = null, committee = null, due_on = $3
             where change_id = $1 and number = $2
            """;
    private static final String TOUCH = "update record_change set version = version + 1 where id = $1";
    private static final String CLAIM_OVERDUE = """
            update record_change_step st set overdue_told_at = $2
              from record_change c
             where c.id = st.change_id and c.state in ('SUBMITTED', 'CONFIRMED') and st.begun_on is not null
               and st.verdict is null and st.paused_on is null and st.overdue_told_at is null and st.due_on < $1
            returning st.change_id
            """;

    /**
     * A verdict on a step.
     *
     * @param delegationId by which a delegate decided; null for the own office
     */
    public record Decided(
            int change,
            int number,
            Verdict verdict,
            Instant at,
            Caller caller,
            @Nullable Integer delegationId,
            @Nullable String reason) {}

    /** Writes a verdict. */
    public Uni<Void> decide(SqlConnection connection, Decided decided) {
        return connection
                .preparedQuery(DECIDE)
                .execute(Tuple.tuple()
                        .addInteger(decided.change())
                        .addInteger(decided.number())
                        .addString(decided.verdict().name())
                        .addOffsetDateTime(decided.at().atOffset(ZoneOffset.UTC))
                        .addString(decided.caller().id())
                        .addString(decided.caller().name())
                        .addInteger(decided.delegationId())
                        .addString(decided.reason()))
                .replaceWithVoid();
    }

    /** A step's turn has come. */
    public Uni<Void> begin(SqlConnection connection, int change, int number, LocalDate day, LocalDate due) {
        return connection
                .preparedQuery(BEGIN)
                .execute(Tuple.of(change, number, day, due))
                .replaceWithVoid();
    }

    /** A committee sits: the clock stands still. */
    public Uni<Void> pause(SqlConnection connection, int change, int number, LocalDate day, String committee) {
        return connection
                .preparedQuery(PAUSE)
                .execute(Tuple.of(change, number, day, committee))
                .chain(() -> connection.preparedQuery(TOUCH).execute(Tuple.of(change)))
                .replaceWithVoid();
    }

    /** The clock runs again. */
    public Uni<Void> resume(SqlConnection connection, int change, int number, LocalDate due) {
        return connection
                .preparedQuery(RESUME)
                .execute(Tuple.of(change, number, due))
                .chain(() -> connection.preparedQuery(TOUCH).execute(Tuple.of(change)))
                .replaceWithVoid();
    }

    /** Applications that became late and of which nobody was told yet; whoever asks tells it, nobody else. */
    public Uni<List<Integer>> claimOverdue(SqlConnection connection, LocalDate today, Instant at) {
        return connection
                .preparedQuery(CLAIM_OVERDUE)
                .execute(Tuple.of(today, at.atOffset(ZoneOffset.UTC)))
                .map(rows -> ChangeReads.list(rows, row -> row.getInteger("change_id")));
    }
}
