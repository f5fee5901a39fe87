package dev.haksa.photo.store;

import dev.haksa.photo.KeptPhoto;
import dev.haksa.photo.PhotoRejection;
import dev.haksa.photo.PhotoStanding;
import dev.haksa.photo.PhotoState;
import dev.haksa.photo.RejectionReason;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Finds what counts of students' photos. */
@ApplicationScoped
public class StandingRows {
    /** A rejection counts until a photo is approved after it. */
    private static final String OF = """
            select distinct on (p.student_number, p.state)
                   p.student_number, p.state, p.id, p.sha256, p.size_bytes, p.submitted_at, p.decided_at, p.rejection,
                   p.rejection_note, p.version
              from student_photo p
              left join student_photo a on a.student_number = p.student_number and a.state = 'APPROVED'
             where p.student_number = any($1)
               and (p.state in ('APPROVED', 'SUBMITTED')
                    or (p.state = 'REJECTED' and (a.id is null or p.decided_at > a.decided_at)))
             order by p.student_number, p.state, p.decided_at desc nulls first, p.id
            """;

    /** The standing of each of the students. */
    public Uni<Map<String, PhotoStanding>> of(SqlClient client, Collection<String> studentNumbers) {
        return client.preparedQuery(OF)
                .execute(Tuple.of((Object) studentNumbers.toArray(String[]::new)))
                .map(rows -> standings(rows, studentNumbers));
    }

    private static Map<String, PhotoStanding> standings(RowSet<Row> rows, Collection<String> studentNumbers) {
        Map<String, PhotoStanding> standings = new HashMap<>();
        studentNumbers.forEach(number -> standings.put(number, PhotoStanding.none(number)));
        rows.forEach(row -> standings.compute(
                row.getString("student_number"), (number, so) -> with(Objects.requireNonNull(so), row)));
        return standings;
    }

    private static PhotoStanding with(PhotoStanding so, Row row) {
        return switch (PhotoState.valueOf(row.getString("state"))) {
            case APPROVED -> new PhotoStanding(so.studentNumber(), kept(row), so.inReview(), so.rejected());
            case SUBMITTED -> new PhotoStanding(so.studentNumber(), so.approved(), kept(row), so.rejected());
            case REJECTED -> new PhotoStanding(so.studentNumber(), so.approved(), so.inReview(), rejection(row));
            case PREVIEW, SUPERSEDED, WITHDRAWN -> so;
        };
    }

    private static KeptPhoto kept(Row row) {
        @Nullable OffsetDateTime decidedAt = row.getOffsetDateTime("decided_at");
        return new KeptPhoto(
                row.getUUID("id"),
                row.getString("sha256"),
                row.getInteger("size_bytes"),
                row.getOffsetDateTime("submitted_at").toInstant(),
                decidedAt == null ? null : decidedAt.toInstant(),
                row.getInteger("version"));
    }

    private static PhotoRejection rejection(Row row) {
        return new PhotoRejection(
                row.getUUID("id"),
                RejectionReason.valueOf(row.getString("rejection")),
                row.getString("rejection_note"),
                row.getOffsetDateTime("submitted_at").toInstant(),
                row.getOffsetDateTime("decided_at").toInstant());
    }
}
