package dev.haksa.photo.store;

import dev.haksa.photo.ListedPhoto;
import dev.haksa.photo.PhotoCriteria;
import dev.haksa.photo.PhotoState;
import dev.haksa.photo.StudentPhoto;
import dev.haksa.shared.files.FileOwner;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Reads photos. Files of photos whose content is kept are in use. */
@ApplicationScoped
public class PhotoReads implements FileOwner {
    private static final String FIND = PhotoColumns.LISTED + " where photo.id = $1";
    private static final String STANDING = "select distinct on (photo.state) " + PhotoColumns.COLUMNS + """
              from student_photo photo
              left join student_photo counts on counts.student_number = photo.student_number and counts.state = 'APPROVED'
             where photo.student_number = $1
               and (photo.state in ('APPROVED', 'SUBMITTED', 'PREVIEW')
                    or (photo.state = 'REJECTED' and (counts.id is null or photo.decided_at > counts.decided_at)))
             order by photo.state, photo.decided_at desc nulls first, photo.id
            """;
    private static final String OF_STATE =
            "select " + PhotoColumns.COLUMNS + " from student_photo photo where student_number = $1 and state = $2";
    private static final String HISTORY = PhotoColumns.LISTED + """
             where photo.student_number = $1
               and ($2::timestamptz is null or (photo.submitted_at, photo.id) < ($2, $3::uuid))
             order by photo.submitted_at desc, photo.id desc limit $4
            """;
    private static final String COUNT = """
            select count(*) as count
              from student_photo photo
              join student on student.student_number = photo.student_number
              join program on program.id = student.program_id
            """;
    private static final String COUNT_OF_STUDENT =
            "select count(*) as count from student_photo where student_number = $1";
    /** Grows with every change, since photos come and change but never go, except previews, which nobody else knows of. */
    private static final String VERSION = """
            select sum(version) as photos_version from student_photo where student_number = $1 and state <> 'PREVIEW'
            """;

    private static final String IN_USE = """
            select distinct sha256 from student_photo where sha256 = any($1) and content_removed_at is null
            """;

    private final Pool pool;

    PhotoReads(Pool pool) {
        this.pool = pool;
    }

    /** The last item of the page before. */
    public record Position(Instant at, UUID id) {}

    /** Whose photos somebody may see: all, or those of some departments. */
    public record Reach(boolean everywhere, Set<Integer> departments) {}

    /** A photo; null when there is none. */
    public Uni<@Nullable ListedPhoto> find(UUID id) {
        return pool.preparedQuery(FIND)
                .execute(Tuple.of(id))
                .map(rows -> rows.size() == 0
                        ? null
                        : PhotoColumns.listed(rows.iterator().next()));
    }

    /** A student's photos that matter now, one of each state at most. */
    public Uni<List<StudentPhoto>> standing(SqlClient client, String studentNumber) {
        return client.preparedQuery(STANDING)
                .execute(Tuple.of(studentNumber))
                .map(rows -> stream(rows).map(PhotoColumns::photo).toList());
    }

    /** The student's photo in a state that no two can be in; null when there is none. */
    public Uni<@Nullable StudentPhoto> only(SqlClient client, String studentNumber, PhotoState state) {
        return client.preparedQuery(OF_STATE)
                .execute(Tuple.of(studentNumber, state.name()))
                .map(rows -> rows.size() == 0
                        ? null
                        : PhotoColumns.photo(rows.iterator().next()));
    }

    /** Of all photos of a student together, previews aside; 0 when there are none. */
    public Uni<Integer> version(SqlClient client, String studentNumber) {
        return client.preparedQuery(VERSION)
                .execute(Tuple.of(studentNumber))
                .map(rows -> PhotoColumns.version(rows.iterator().next()));
    }

    /** A student's photos, the latest first. */
    public Uni<List<ListedPhoto>> history(String studentNumber, @Nullable Position before, int limit) {
        Tuple values = Tuple.of(studentNumber)
                .addValue(at(before))
                .addValue(id(before))
                .addValue(limit);
        return pool.preparedQuery(HISTORY).execute(values).map(PhotoReads::listed);
    }

    /** How many photos a student has put in, previews too. */
    public Uni<Long> count(String studentNumber) {
        return pool.preparedQuery(COUNT_OF_STUDENT)
                .execute(Tuple.of(studentNumber))
                .map(rows -> rows.iterator().next().getLong("count"));
    }

    /** Photos for staff, the oldest first. */
    public Uni<List<ListedPhoto>> list(PhotoCriteria criteria, Reach reach, @Nullable Position after, int limit) {
        PhotoConditions asked = asked(criteria, reach);
        if (after != null) {
            asked.behind(after.at(), after.id());
        }
        String order = " order by photo.submitted_at, photo.id limit " + limit;
        return pool.preparedQuery(PhotoColumns.LISTED + asked.sql() + order)
                .execute(asked.values())
                .map(PhotoReads::listed);
    }

    /** How many there are in all. */
    public Uni<Long> count(PhotoCriteria criteria, Reach reach) {
        PhotoConditions asked = asked(criteria, reach);
        return pool.preparedQuery(COUNT + asked.sql())
                .execute(asked.values())
                .map(rows -> rows.iterator().next().getLong("count"));
    }

    @Override
    public Uni<Set<String>> inUse(Collection<String> sha256s) {
        return pool.preparedQuery(IN_USE)
                .execute(Tuple.of((Object) sha256s.toArray(String[]::new)))
                .map(rows -> stream(rows).map(row -> row.getString(0)).collect(Collectors.toSet()));
    }

    private static PhotoConditions asked(PhotoCriteria criteria, Reach reach) {
        PhotoConditions asked = new PhotoConditions();
        if (!reach.everywhere()) {
            asked.departments(reach.departments());
        }
        if (!criteria.departments().isEmpty()) {
            asked.departments(criteria.departments());
        }
        if (!criteria.states().isEmpty()) {
            asked.states(criteria.states());
        }
        if (!criteria.studentNumbers().isEmpty()) {
            asked.students(criteria.studentNumbers());
        }
        return asked;
    }

    private static @Nullable OffsetDateTime at(@Nullable Position position) {
        return position == null ? null : position.at().atOffset(ZoneOffset.UTC);
    }

    private static @Nullable UUID id(@Nullable Position position) {
        return position == null ? null : position.id();
    }

    private static List<ListedPhoto> listed(RowSet<Row> rows) {
        return stream(rows).map(PhotoColumns::listed).toList();
    }

    private static Stream<Row> stream(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false);
    }
}
