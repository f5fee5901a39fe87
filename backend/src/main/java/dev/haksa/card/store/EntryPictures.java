package dev.haksa.card.store;

import dev.haksa.photo.PhotoHold;
import dev.haksa.shared.files.FileOwner;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Keeps the pictures of students on rosters that were sent, until their data are with the card company. */
@ApplicationScoped
public class EntryPictures implements FileOwner, PhotoHold {
    private final Pool pool;

    EntryPictures(Pool pool) {
        this.pool = pool;
    }

    /**
     * A roster that counts on a student's photo.
     *
     * @param approved whether the dean has approved the student with it
     */
    public record Counted(String campaign, String department, boolean approved) {}

    /** Rosters under way that count on another photo of a student than the one that counts now (null for one yet to come). */
    public Uni<List<Counted>> counted(SqlClient client, String studentNumber, @Nullable UUID counting) {
        return client.preparedQuery("""
                        select c.code, coalesce(cd.name_ko, d.name_ko) as department, bool_or(coalesce(u.approved, false)) as approved
                          from (select e.campaign_id, e.department_id, e.approved_at is not null as approved
                                  from card_entry e
                                 where e.student_number = $1 and e.current and e.state = 'ON_ROSTER'
                                   and e.photo_id is distinct from $2
                                union all
                                select r.campaign_id, r.department_id, false
                                  from card_roster_item i join card_roster r on r.id = i.roster_id
                                 where i.student_number = $1 and i.listed and i.confirmed_photo is not null
                                   and i.confirmed_photo is distinct from $2) u
                          join card_campaign c on c.id = u.campaign_id and c.state in ('OPEN', 'SUBMITTED', 'APPROVED')
                          join department d on d.id = u.department_id
                          join card_campaign_department cd on cd.campaign_id = c.id and cd.department_id = d.id
                         where not exists (select from card_entry gone
                                            where gone.campaign_id = u.campaign_id and gone.student_number = $1
                                              and gone.state not in ('ON_ROSTER', 'REMOVED'))
                         group by 1, 2 order by 1, 2
                        """)
                .execute(Tuple.of(studentNumber, counting))
                .map(rows -> Sql.list(rows, row -> new Counted(row.getString(0), row.getString(1), row.getBoolean(2))));
    }

    @Override
    public Uni<Set<String>> inUse(Collection<String> sha256s) {
        return pool.preparedQuery("""
                        select distinct photo_sha256 from card_entry
                         where photo_sha256 = any ($1::text[]) and current and state = 'ON_ROSTER'
                        """)
                .execute(Tuple.of(sha256s.toArray(String[]::new)))
                .map(rows -> new HashSet<>(Sql.list(rows, row -> row.getString(0))));
    }

    @Override
    public Uni<Set<UUID>> held(SqlClient connection, Collection<UUID> photos) {
        return connection
                .preparedQuery("""
                        select distinct photo_id from card_entry
                         where photo_id = any ($1::uuid[]) and current and state = 'ON_ROSTER'
                        """)
                .execute(Tuple.of(photos.toArray(UUID[]::new)))
                .map(rows -> new HashSet<>(Sql.list(rows, row -> row.getUUID(0))));
    }
}
