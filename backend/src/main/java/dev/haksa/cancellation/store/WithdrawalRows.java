package dev.haksa.cancellation.store;

import dev.haksa.cancellation.BatchItem;
import dev.haksa.cancellation.Withdrawal;
import dev.haksa.cancellation.WithdrawalState;
import dev.haksa.regulation.Basis;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** The table of applications to withdraw from courses. */
@ApplicationScoped
public class WithdrawalRows {
    private static final String SELECT = """
            select application.student_number, application.section_id, course.course_number, section.section_number,
                   section.title, term.code, enrollment.credits, application.state, application.reason,
                   application.applied_at, application.decided_at, application.refusal_reason, application.version
              from withdrawal_application application
              join section on section.id = application.section_id
              join course on course.id = section.course_id
              join term on term.id = application.term_id
              join enrollment on enrollment.student_number = application.student_number
                             and enrollment.section_id = application.section_id
            """;
    private static final String ONE = SELECT + " where application.student_number = $1 and application.section_id = $2";
    private static final String OF_STUDENT = SELECT + """
             where application.student_number = $1 and ($2::text is null or term.code = $2)
             order by application.applied_at desc, application.section_id
            """;
    private static final String PENDING = SELECT + """
             where application.term_id = $1 and application.state = 'PENDING'
             order by application.applied_at, application.student_number, application.section_id
            """;
    private static final String LOCK = """
            select 1 from withdrawal_application where student_number = $1 and section_id = $2 for no key update
            """;
    /** An application that has ended makes room for a new one. */
    private static final String APPLY = """
            insert into withdrawal_application as kept (student_number, section_id, term_id, state, reason, applied_at,
                                                        as_of, regulation_version)
            select $1, id, term_id, 'PENDING', $3, $4, $5, $6 from section where id = $2
                on conflict (student_number, section_id) do update
               set state = 'PENDING', reason = excluded.reason, decided_at = null, refusal_reason = null,
                   applied_at = case when kept.state = 'PENDING' then kept.applied_at else excluded.applied_at end,
                   as_of = excluded.as_of, regulation_version = excluded.regulation_version, version = kept.version + 1
            """;

    private static final String END = """
            update withdrawal_application
               set state = $3, decided_at = $4, refusal_reason = $5, version = version + 1
             where student_number = $1 and section_id = $2
            """;

    private final Pool pool;

    WithdrawalRows(Pool pool) {
        this.pool = pool;
    }

    /** Runs work in one transaction. */
    public <T> Uni<T> inTransaction(Function<SqlConnection, Uni<T>> work) {
        return pool.withTransaction(work);
    }

    /** A student's application for a section, locked until the end of the transaction; null when there is none. */
    public Uni<@Nullable Withdrawal> lock(SqlConnection connection, String studentNumber, int sectionId) {
        return connection
                .preparedQuery(LOCK)
                .execute(Tuple.of(studentNumber, sectionId))
                .chain(() -> find(connection, studentNumber, sectionId));
    }

    /** The same, without lock and outside of a transaction. */
    public Uni<@Nullable Withdrawal> find(String studentNumber, int sectionId) {
        return find(pool, studentNumber, sectionId);
    }

    /** The same, on a connection with an open transaction. */
    public Uni<@Nullable Withdrawal> find(SqlClient client, String studentNumber, int sectionId) {
        return client.preparedQuery(ONE)
                .execute(Tuple.of(studentNumber, sectionId))
                .map(rows ->
                        rows.size() == 0 ? null : withdrawal(rows.iterator().next()));
    }

    /**
     * A student's applications, the latest first.
     *
     * @param term code of a term; null for all
     */
    public Uni<List<Withdrawal>> ofStudent(String studentNumber, @Nullable String term) {
        return pool.preparedQuery(OF_STUDENT)
                .execute(Tuple.of(studentNumber, term))
                .map(WithdrawalRows::withdrawals);
    }

    /** The applications of a term that are to be decided, in the order of arrival. */
    public Uni<List<Withdrawal>> pending(SqlClient client, int termId) {
        return client.preparedQuery(PENDING).execute(Tuple.of(termId)).map(WithdrawalRows::withdrawals);
    }

    /** Writes an application; one that is pending keeps its place and changes its reason. */
    public Uni<Void> apply(
            SqlConnection connection, String studentNumber, int sectionId, String reason, Instant at, Basis basis) {
        Tuple values = Tuple.tuple()
                .addString(studentNumber)
                .addInteger(sectionId)
                .addString(reason)
                .addOffsetDateTime(at.atOffset(ZoneOffset.UTC))
                .addLocalDate(basis.asOf())
                .addString(basis.regulationVersion());
        return connection.preparedQuery(APPLY).execute(values).replaceWithVoid();
    }

    /** Ends an application. */
    public Uni<Void> end(
            SqlConnection connection,
            Withdrawal application,
            WithdrawalState into,
            @Nullable String refusalReason,
            Instant at) {
        Tuple values = Tuple.tuple()
                .addString(application.studentNumber())
                .addInteger(application.section().id())
                .addString(into.name())
                .addOffsetDateTime(at.atOffset(ZoneOffset.UTC))
                .addString(refusalReason);
        return connection.preparedQuery(END).execute(values).replaceWithVoid();
    }

    private static List<Withdrawal> withdrawals(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(WithdrawalRows::withdrawal)
                .toList();
    }

    private static Withdrawal withdrawal(Row row) {
        return new Withdrawal(
                row.getString("student_number"),
                new BatchItem.Section(
                        row.getInteger("section_id"),
                        row.getString("course_number"),
                        row.getString("section_number"),
                        row.getString("title")),
                row.getString("code"),
                row.getInteger("credits"),
                WithdrawalState.valueOf(row.getString("state")),
                row.getString("reason"),
                Objects.requireNonNull(row.getOffsetDateTime("applied_at")).toInstant(),
                BatchRows.instant(row.getOffsetDateTime("decided_at")),
                row.getString("refusal_reason"),
                row.getInteger("version"));
    }
}
