package dev.haksa.notice.store;

import dev.haksa.notice.Notice;
import dev.haksa.notice.domain.MailState;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Mails of notices in the database. */
@ApplicationScoped
public class MailRows {
    private static final String QUEUE = """
            insert into notice_mail (notice_id, address, next_attempt_at, changed_at)
            select notice_id, address, $3, $3 from unnest($1::bigint[], $2::text[]) as new(notice_id, address)
            """;

    /** From here on the row says that somebody may have sent it, whatever happens. */
    private static final String CLAIM = """
            with due as (
                select notice_id from notice_mail where state = 'PENDING' and next_attempt_at <= $1
                 order by next_attempt_at, notice_id limit $2 for update skip locked),
            claimed as (
                update notice_mail m set state = 'SENDING', attempts = attempts + 1, changed_at = $1
                  from due where m.notice_id = due.notice_id
                returning m.notice_id, m.address, m.attempts, m.state, m.changed_at)
            select c.address, c.attempts, n.id, n.student_number, n.kind, n.parameters, n.at, n.created_at, n.read_at,
                   n.version, c.state as mail_state, c.changed_at as mail_at
              from claimed c join notice n on n.id = c.notice_id
             order by n.id
            """;

    private static final String SETTLE = """
            update notice_mail set state = $3, changed_at = $4, next_attempt_at = coalesce($5, next_attempt_at), failure = $6
             where notice_id = $1 and attempts = $2 and state = 'SENDING'
            """;

    private static final String GIVE_UP = """
            update notice_mail set state = 'UNKNOWN', changed_at = $1, failure = 'interrupted'
             where state = 'SENDING' and changed_at < $2
            """;

    private final Pool pool;

    MailRows(Pool pool) {
        this.pool = pool;
    }

    /**
     * A mail that is ours to send.
     *
     * @param attempts this one included
     */
    public record Claimed(Notice notice, String address, int attempts) {}

    /**
     * What became of an attempt.
     *
     * @param nextAttempt when to try again, for {@link MailState#PENDING}
     */
    public record Outcome(
            MailState state,
            @Nullable Instant nextAttempt,
            @Nullable String failure) {}

    /** Queues mails of notices whose student has an address. */
    public Uni<Void> queue(
            SqlConnection connection, Map<Long, String> studentsByNotice, Map<String, String> addresses, Instant now) {
        List<Long> notices = new ArrayList<>();
        List<String> to = new ArrayList<>();
        studentsByNotice.forEach((notice, student) -> {
            String address = addresses.get(student);
            if (address != null) {
                notices.add(notice);
                to.add(address);
            }
        });
        return connection
                .preparedQuery(QUEUE)
                .execute(
                        Tuple.of(notices.toArray(Long[]::new), to.toArray(String[]::new), now.atOffset(ZoneOffset.UTC)))
                .replaceWithVoid();
    }

    /** Takes mails that are due; nobody else gets them. */
    public Uni<List<Claimed>> claim(Instant now, int limit) {
        return pool.preparedQuery(CLAIM)
                .execute(Tuple.of(now.atOffset(ZoneOffset.UTC), limit))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(MailRows::claimed)
                        .toList());
    }

    /** Records what became of an attempt. */
    public Uni<Void> settle(Claimed mail, Outcome outcome, Instant now) {
        Instant next = outcome.nextAttempt();
        return pool.preparedQuery(SETTLE)
                .execute(Tuple.tuple()
                        .addValue(mail.notice().id())
                        .addValue(mail.attempts())
                        .addValue(outcome.state().name())
                        .addValue(now.atOffset(ZoneOffset.UTC))
                        .addValue(next == null ? null : next.atOffset(ZoneOffset.UTC))
                        .addValue(outcome.failure()))
                .replaceWithVoid();
    }

    /** Ends attempts that began before an instant and of which nobody knows how they ended. */
    public Uni<Integer> giveUp(Instant now, Instant before) {
        return pool.preparedQuery(GIVE_UP)
                .execute(Tuple.of(now.atOffset(ZoneOffset.UTC), before.atOffset(ZoneOffset.UTC)))
                .map(rows -> rows.rowCount());
    }

    private static Claimed claimed(Row row) {
        return new Claimed(NoticeRows.notice(row), row.getString("address"), row.getInteger("attempts"));
    }
}
