package dev.haksa.photo;

import dev.haksa.regulation.Violation;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import java.util.List;

/**
 * Somebody who counts on the photo that is approved, as a list of card applicants does. Every bean of this type is asked when
 * staff replace a photo, so that they know what else is to be done; nothing is refused by it.
 */
public interface PhotoUse {
    /** What has to be done because another photo counts for the student; empty when nothing has. */
    Uni<List<Violation>> afterReplacement(SqlClient client, String studentNumber);
}
