package dev.haksa.photo.store;

import dev.haksa.photo.StudentPhoto;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Function;
import java.util.stream.StreamSupport;

/** Finds pictures that are no longer kept. */
@ApplicationScoped
public class PhotoPurgeRows {
    private static final String FORGET_PREVIEWS = """
            delete from student_photo
             where id in (select id from student_photo where state = 'PREVIEW' and submitted_at <= $1
                           order by submitted_at limit $2 for update skip locked)
            returning sha256
            """;
    private static final String ENDED = """
            select photo.id from student_photo photo
             where photo.content_removed_at is null and photo.state in ('REJECTED', 'SUPERSEDED', 'WITHDRAWN')
               and coalesce(photo.ended_at, photo.decided_at) < $1
             limit $3 for update skip locked
            """;
    /** Whoever comes back is not among those who left. */
    private static final String LEFT = """
            select photo.id from student_photo photo
              join student on student.student_number = photo.student_number
              left join document_retention graduation on graduation.student_number = photo.student_number
              left join lateral (select left_on from departure
                                  where departure.student_number = photo.student_number
                                  order by departure.id desc limit 1) as departed on true
             where photo.content_removed_at is null and photo.state = 'APPROVED'
               and student.state in ('GRADUATED', 'WITHDRAWN', 'DISMISSED')
               and coalesce(graduation.graduated_on, departed.left_on) <= $1
             limit $3 for update of photo skip locked
            """;

    private static final String REMOVE = """
            with due as (%s)
            update student_photo photo set content_removed_at = $2, version = version + 1
              from due where due.id = photo.id
            returning\s""" + PhotoColumns.COLUMNS;

    private final Pool pool;

    PhotoPurgeRows(Pool pool) {
        this.pool = pool;
    }

    /** Runs work in one transaction. */
    public <T> Uni<T> inTransaction(Function<SqlConnection, Uni<T>> work) {
        return pool.withTransaction(work);
    }

    /** Deletes previews that were made at an instant or earlier; answers their files. */
    public Uni<List<String>> forgetPreviews(Instant madeAt, int limit) {
        return pool.preparedQuery(FORGET_PREVIEWS)
                .execute(Tuple.of(madeAt.atOffset(ZoneOffset.UTC), limit))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> row.getString("sha256"))
                        .toList());
    }

    /** Notes that the pictures of photos that ended before an instant are gone; answers those photos. */
    public Uni<List<StudentPhoto>> removeEnded(SqlConnection connection, Instant before, Instant now, int limit) {
        return remove(
                connection, ENDED, Tuple.of(before.atOffset(ZoneOffset.UTC), now.atOffset(ZoneOffset.UTC), limit));
    }

    /** The same of those who graduated or left on a day or earlier. */
    public Uni<List<StudentPhoto>> removeLeft(SqlConnection connection, LocalDate lastDay, Instant now, int limit) {
        return remove(connection, LEFT, Tuple.of(lastDay, now.atOffset(ZoneOffset.UTC), limit));
    }

    private static Uni<List<StudentPhoto>> remove(SqlConnection connection, String due, Tuple values) {
        return connection
                .preparedQuery(REMOVE.formatted(due))
                .execute(values)
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(PhotoColumns::photo)
                        .toList());
    }
}
