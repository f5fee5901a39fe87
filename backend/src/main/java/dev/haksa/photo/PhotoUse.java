package dev.haksa.photo;

import dev.haksa.regulation.Violation;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who counts on the photo that is approved, as a list of card applicants does. Every bean of this type is asked when
 * staff replace a photo, so that they know what else is to be done; nothing is refused by it.
 */
public interface PhotoUse {
    /**
     * What has to be done because this photo counts for the student; empty when nothing has, as when it is the one that is
     * counted on already.
     *
     * @param counting null for a photo that is only tried
     */
    Uni<List<Violation>> afterReplacement(SqlClient client, String studentNumber, @Nullable UUID counting);
}
