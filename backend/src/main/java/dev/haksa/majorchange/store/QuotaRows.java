package dev.haksa.majorchange.store;

import dev.haksa.majorchange.AdmissionQuota;
import dev.haksa.majorchange.TransferEntrance;
import dev.haksa.majorchange.domain.Entrance;
import dev.haksa.majorchange.domain.Room;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Admission quotas with the room that they leave, and the entrance of transfer students. */
@ApplicationScoped
public class QuotaRows {
    /** Entrance years and programs that are asked for; room that nobody laid a quota down for has none. */
    private static final String ROOM = """
            select asked.entrance_year, asked.program_id, p.code, quota.quota, coalesce(quota.version, 0) as version,
                   (select count(*)::int from student s
                     where s.program_id = asked.program_id and s.entrance_year = asked.entrance_year
                       and s.state in ('ENROLLED', 'ON_LEAVE')) as present,
                   (select count(*)::int from major_change_application a
                     where a.target_program_id = asked.program_id and a.entrance_year = asked.entrance_year
                       and a.state = 'SELECTED') as selected
              from (select $1::int as entrance_year, $2::int as program_id) asked
              join program p on p.id = asked.program_id
              left join admission_quota quota
                on quota.entrance_year = asked.entrance_year and quota.program_id = asked.program_id
            """;

    private static final String LIST = """
            select quota.entrance_year, quota.program_id from admission_quota quota join program p on p.id = quota.program_id
             where quota.entrance_year = $1 order by p.code
            """;
    private static final String PUT = """
            insert into admission_quota (entrance_year, program_id, quota) values ($1, $2, $3)
                on conflict (entrance_year, program_id)
                do update set quota = excluded.quota, version = admission_quota.version + 1
            """;
    private static final String PUT_ENTRANCE = """
            insert into transfer_entrance (student_number, year_level, general) values ($1, $2, $3)
                on conflict (student_number)
                do update set year_level = excluded.year_level, general = excluded.general,
                              version = transfer_entrance.version + 1
            """;

    private final Pool pool;

    QuotaRows(Pool pool) {
        this.pool = pool;
    }

    private record Key(int entranceYear, int programId) {}

    /** Runs work in one transaction. */
    public <T> Uni<T> inTransaction(Function<SqlConnection, Uni<T>> work) {
        return pool.withTransaction(work);
    }

    /** Id of a program; null when there is none. */
    public Uni<@Nullable Integer> program(SqlClient client, String code) {
        return client.preparedQuery("select id from program where code = $1")
                .execute(Tuple.of(code))
                .map(rows -> rows.size() == 0 ? null : rows.iterator().next().getInteger(0));
    }

    /** The quota and the room of a program for an entrance year. */
    public Uni<AdmissionQuota> room(SqlClient client, int entranceYear, int programId) {
        return client.preparedQuery(ROOM)
                .execute(Tuple.of(entranceYear, programId))
                .map(rows -> quota(rows.iterator().next()));
    }

    /** The quotas of an entrance year that are on record, by code of the program. */
    public Uni<List<AdmissionQuota>> ofYear(int entranceYear) {
        return pool.preparedQuery(LIST)
                .execute(Tuple.of(entranceYear))
                .onItem()
                .transformToMulti(rows -> io.smallrye.mutiny.Multi.createFrom()
                        .iterable(StreamSupport.stream(rows.spliterator(), false)
                                .map(row -> new Key(row.getInteger(0), row.getInteger(1)))
                                .toList()))
                .onItem()
                .transformToUniAndConcatenate(key -> room(pool, key.entranceYear(), key.programId()))
                .collect()
                .asList();
    }

    /** Lays a quota down. */
    public Uni<Void> put(SqlConnection connection, int entranceYear, int programId, int quota) {
        return connection
                .preparedQuery(PUT)
                .execute(Tuple.of(entranceYear, programId, quota))
                .replaceWithVoid();
    }

    /** The entrance of a transfer student; null when it is not on record. */
    public Uni<@Nullable TransferEntrance> entrance(SqlClient client, String studentNumber) {
        return client.preparedQuery(
                        "select student_number, year_level, general, version from transfer_entrance where student_number = $1")
                .execute(Tuple.of(studentNumber))
                .map(rows -> rows.size() == 0 ? null : entrance(rows.iterator().next()));
    }

    /** The same, outside of a transaction. */
    public Uni<@Nullable TransferEntrance> entrance(String studentNumber) {
        return entrance(pool, studentNumber);
    }

    /** Keeps the entrance of a transfer student. */
    public Uni<Void> put(SqlConnection connection, String studentNumber, Entrance entrance) {
        return connection
                .preparedQuery(PUT_ENTRANCE)
                .execute(Tuple.of(studentNumber, entrance.yearLevel(), entrance.general()))
                .replaceWithVoid();
    }

    private static TransferEntrance entrance(Row row) {
        return new TransferEntrance(
                row.getString("student_number"),
                new Entrance(row.getInteger("year_level"), row.getBoolean("general")),
                row.getInteger("version"));
    }

    private static AdmissionQuota quota(Row row) {
        return new AdmissionQuota(
                row.getInteger("entrance_year"),
                row.getString("code"),
                new Room(row.getInteger("quota"), row.getInteger("present"), row.getInteger("selected")),
                row.getInteger("version"));
    }
}
