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
import java.util.Collection;
import java.util.List;
import java.util.UUID;
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
               and coalesce(photo.ended_at, photo.decided_at) < $1 and photo.id > $2
             order by photo.id limit $3 for update skip locked
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
               and coalesce(graduation.graduated_on, departed.left_on) <= $1 and photo.id > $2
             order by photo.id limit $3 for update of photo skip locked
            """;

    /** A photo without its picture counts for nothing, also when the student comes back. */
    private static final String REMOVE = """
            update student_photo photo
               set content_removed_at = $2, version = version + 1,
                   state = case when state = 'APPROVED' then 'SUPERSEDED' else state end,
                   ended_at = case when state = 'APPROVED' then $2 else ended_at end
             where id = any($1)
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

    /** Locks photos that ended before an instant and whose pictures are kept, in the order of their ids. */
    public Uni<List<UUID>> lockEnded(SqlConnection connection, Instant before, UUID after, int limit) {
        return ids(connection, ENDED, Tuple.of(before.atOffset(ZoneOffset.UTC), after, limit));
    }

    /** The same of those who graduated or left on a day or earlier. */
    public Uni<List<UUID>> lockLeft(SqlConnection connection, LocalDate lastDay, UUID after, int limit) {
        return ids(connection, LEFT, Tuple.of(lastDay, after, limit));
    }

    /** Notes that the pictures of photos are gone; answers these photos. */
    public Uni<List<StudentPhoto>> remove(SqlConnection connection, Collection<UUID> photos, Instant now) {
        return connection
                .preparedQuery(REMOVE)
                .execute(Tuple.of(photos.toArray(UUID[]::new), now.atOffset(ZoneOffset.UTC)))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(PhotoColumns::photo)
                        .toList());
    }

    private static Uni<List<UUID>> ids(SqlConnection connection, String due, Tuple values) {
        return connection
                .preparedQuery(due)
                .execute(values)
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> row.getUUID("id"))
                        .toList());
    }
}
