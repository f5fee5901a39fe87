package dev.haksa.dismissal.store;

import dev.haksa.dismissal.domain.Ground;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;

/** What students were told before a dismissal. */
@ApplicationScoped
public class NoticeRows {
    private static final String OPEN = """
            select student_number, ground, given_on, wait_until from dismissal_notice
             where term_id = $1 and kind = $2 and state = 'OPEN' order by student_number
            """;
    private static final String INSERT = """
            insert into dismissal_notice (kind, student_number, term_id, ground, item_id, given_on, wait_until)
            values ($1, $2, $3, $4, $5, $6, $7) on conflict (student_number, term_id, kind) where state = 'OPEN' do nothing
            """;
    private static final String FOLLOWED = """
            update dismissal_notice set state = 'DISMISSED', ended_at = $3
             where student_number = $1 and term_id = $2 and state = 'OPEN'
            """;
    private static final String SETTLE = """
            update dismissal_notice set state = 'SETTLED', ended_at = $4
             where student_number = $1 and term_id = $2 and ground = $3 and state = 'OPEN'
            """;
    private static final String SETTLE_OTHERS = """
            update dismissal_notice set state = 'SETTLED', ended_at = $5
             where student_number = $1 and term_id = $2 and kind = $3 and ground <> $4 and state = 'OPEN'
            """;

    /** Which notice. */
    public enum Kind {
        RETURN,
        PRIOR
    }

    /**
     * A notice that is open.
     *
     * @param waitUntil last day of waiting, in Seoul
     */
    public record Given(Ground ground, LocalDate givenOn, LocalDate waitUntil) {}

    /** Whom a notice concerns. */
    public record NewNotice(
            Kind kind,
            String studentNumber,
            int termId,
            Ground ground,
            int itemId,
            LocalDate givenOn,
            LocalDate waitUntil) {}

    /** Open notices of a term by student number. */
    public Uni<Map<String, Given>> open(SqlClient client, int termId, Kind kind) {
        return client.preparedQuery(OPEN).execute(Tuple.of(termId, kind.name())).map(rows -> {
            Map<String, Given> given = new LinkedHashMap<>();
            rows.forEach(row -> given.put(row.getString("student_number"), given(row)));
            return given;
        });
    }

    /** Keeps a notice, which takes the place of one for another ground; false when there is one for this already. */
    public Uni<Boolean> give(SqlConnection connection, NewNotice notice, Instant at) {
        return connection
                .preparedQuery(SETTLE_OTHERS)
                .execute(Tuple.of(
                        notice.studentNumber(),
                        notice.termId(),
                        notice.kind().name(),
                        notice.ground().name(),
                        at.atOffset(ZoneOffset.UTC)))
                .chain(() -> connection.preparedQuery(INSERT).execute(values(notice)))
                .map(rows -> rows.rowCount() > 0);
    }

    /** Ends the open notices of a student for a term that followed from a ground which is gone. */
    public Uni<Void> settle(SqlConnection connection, String studentNumber, int termId, Ground ground, Instant at) {
        return connection
                .preparedQuery(SETTLE)
                .execute(Tuple.of(studentNumber, termId, ground.name(), at.atOffset(ZoneOffset.UTC)))
                .replaceWithVoid();
    }

    /** Ends all open notices of a student for a term: the dismissal has followed. */
    public Uni<Void> followed(SqlConnection connection, String studentNumber, int termId, Instant at) {
        return connection
                .preparedQuery(FOLLOWED)
                .execute(Tuple.of(studentNumber, termId, at.atOffset(ZoneOffset.UTC)))
                .replaceWithVoid();
    }

    private static Tuple values(NewNotice notice) {
        return Tuple.tuple()
                .addString(notice.kind().name())
                .addString(notice.studentNumber())
                .addInteger(notice.termId())
                .addString(notice.ground().name())
                .addInteger(notice.itemId())
                .addLocalDate(notice.givenOn())
                .addLocalDate(notice.waitUntil());
    }

    private static Given given(Row row) {
        return new Given(
                Ground.valueOf(row.getString("ground")), row.getLocalDate("given_on"), row.getLocalDate("wait_until"));
    }
}
