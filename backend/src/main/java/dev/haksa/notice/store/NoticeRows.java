package dev.haksa.notice.store;

import dev.haksa.notice.Notice;
import dev.haksa.notice.domain.MailState;
import dev.haksa.notice.domain.NoticeKind;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Notices in the database. */
@ApplicationScoped
public class NoticeRows {
    /** A student who does not exist is told nothing; what is there already is not told again. */
    private static final String INSERT = """
            insert into notice (student_number, event_id, kind, parameters, at, created_at)
            select new.student_number, new.event_id, new.kind, new.parameters::jsonb, new.at, $6
              from unnest($1::text[], $2::bigint[], $3::text[], $4::text[], $5::timestamptz[])
                   as new(student_number, event_id, kind, parameters, at)
             where exists (select 1 from student where student.student_number = new.student_number)
             order by new.event_id
            on conflict (event_id, student_number) do nothing
            returning id, student_number
            """;

    private static final String SELECT = """
            select n.id, n.student_number, n.kind, n.parameters, n.at, n.created_at, n.read_at,
                   n.version + coalesce(3 * m.attempts
                       + case m.state when 'SENDING' then 0 when 'PENDING' then 1 else 2 end, 0) as version,
                   m.state as mail_state, m.changed_at as mail_at
              from notice n left join notice_mail m on m.notice_id = n.id
            """;

    private static final String LIST = SELECT + """
             where n.student_number = $1 and n.id < $2 and (not $3 or n.read_at is null)
             order by n.id desc limit $4
            """;

    private static final String ONE = SELECT + " where n.student_number = $1 and n.id = $2";

    private static final String COUNTS = """
            select count(*) as all_notices, count(*) filter (where read_at is null) as unread
              from notice where student_number = $1
            """;

    private static final String UNREAD =
            "select count(*) as unread from notice where student_number = $1 and read_at is null";

    private static final String READ = """
            update notice set read_at = $3, version = version + 1
             where student_number = $1 and id = $2 and read_at is null
            """;

    private static final String READ_ALL = """
            update notice set read_at = $3, version = version + 1
             where student_number = $1 and id <= $2 and read_at is null
            """;

    private final Pool pool;

    NoticeRows(Pool pool) {
        this.pool = pool;
    }

    /** A notice to be kept. */
    public record NewNotice(String studentNumber, long eventId, NoticeKind kind, JsonObject parameters, Instant at) {}

    /** Keeps notices; answers the students of those that are new, by id of the notice. */
    public Uni<Map<Long, String>> insert(SqlConnection connection, List<NewNotice> notices, Instant now) {
        Tuple values = Tuple.tuple()
                .addValue(notices.stream().map(NewNotice::studentNumber).toArray(String[]::new))
                .addValue(notices.stream().map(NewNotice::eventId).toArray(Long[]::new))
                .addValue(notices.stream().map(one -> one.kind().name()).toArray(String[]::new))
                .addValue(notices.stream().map(one -> one.parameters().encode()).toArray(String[]::new))
                .addValue(notices.stream()
                        .map(one -> one.at().atOffset(ZoneOffset.UTC))
                        .toArray(OffsetDateTime[]::new))
                .addValue(now.atOffset(ZoneOffset.UTC));
        return connection
                .preparedQuery(INSERT)
                .execute(values)
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .collect(Collectors.toMap(row -> row.getLong("id"), row -> row.getString("student_number"))));
    }

    /** A student's notices before an id, the latest first. */
    public Uni<List<Notice>> list(String student, long before, boolean unreadOnly, int limit) {
        return pool.preparedQuery(LIST)
                .execute(Tuple.of(student, before, unreadOnly, limit))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(NoticeRows::notice)
                        .toList());
    }

    /** A student's notice; null when there is none of this id. */
    public Uni<@Nullable Notice> find(String student, long id) {
        return pool.preparedQuery(ONE)
                .execute(Tuple.of(student, id))
                .map(rows -> rows.size() == 0 ? null : notice(rows.iterator().next()));
    }

    /** How many notices of a student are unread, and how many there are; the latter only when asked for. */
    public Uni<Counts> counts(String student, boolean all) {
        return pool.preparedQuery(all ? COUNTS : UNREAD)
                .execute(Tuple.of(student))
                .map(rows -> rows.iterator().next())
                .map(row -> new Counts(row.getLong("unread"), all ? row.getLong("all_notices") : null));
    }

    /** Numbers of notices. */
    public record Counts(long unread, @Nullable Long all) {}

    /** Marks a notice as read, unless it is. */
    public Uni<Void> read(String student, long id, Instant now) {
        return update(READ, student, id, now);
    }

    /** Marks all notices up to an id as read. */
    public Uni<Void> readAll(String student, long upTo, Instant now) {
        return update(READ_ALL, student, upTo, now);
    }

    private Uni<Void> update(String sql, String student, long id, Instant now) {
        return pool.preparedQuery(sql)
                .execute(Tuple.of(student, id, now.atOffset(ZoneOffset.UTC)))
                .replaceWithVoid();
    }

    static Notice notice(Row row) {
        String mail = row.getString("mail_state");
        return new Notice(
                row.getLong("id"),
                row.getString("student_number"),
                NoticeKind.valueOf(row.getString("kind")),
                row.getJsonObject("parameters"),
                row.getOffsetDateTime("at").toInstant(),
                row.getOffsetDateTime("created_at").toInstant(),
                instant(row, "read_at"),
                mail == null ? null : MailState.valueOf(mail),
                instant(row, "mail_at"),
                row.getInteger("version"));
    }

    private static @Nullable Instant instant(Row row, String column) {
        OffsetDateTime value = row.getOffsetDateTime(column);
        return value == null ? null : value.toInstant();
    }
}
