package dev.haksa.photo;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import java.time.Instant;
import java.util.Optional;

/**
 * Somebody who can close the time in which students put in photos. Every bean of this type is asked, in the uploading
 * transaction; without any the time is always open. Staff are not asked.
 */
public interface PhotoWindow {
    /** Why the student cannot put in a photo at an instant; empty when nothing stands against it. */
    Uni<Optional<ClosedWindow>> closed(SqlClient connection, String studentNumber, Instant at);

    /** The end of the time that is open for the student, if one is set; for showing it. */
    default Uni<Optional<Instant>> closesAt(SqlClient connection, String studentNumber, Instant at) {
        return Uni.createFrom().item(Optional.empty());
    }
}
