package dev.haksa.photo;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;

/**
 * Somebody who still needs pictures of photos that no longer count, as a list of card applicants does. Every bean of this
 * type is asked before pictures are deleted, in the deleting transaction, which has locked these photos.
 */
public interface PhotoHold {
    /** Those of the photos whose pictures must stay. They are asked for again at every later purge. */
    Uni<Set<UUID>> held(SqlClient connection, Collection<UUID> photos);
}
