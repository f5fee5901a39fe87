package dev.haksa.photo;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** Somebody who needs the pictures of photos of tests. */
@ApplicationScoped
public class HeldPhotos implements PhotoHold {
    private final Set<UUID> needed = ConcurrentHashMap.newKeySet();

    /** From now on this photo's picture is needed. */
    public void hold(String id) {
        needed.add(UUID.fromString(id));
    }

    /** No longer. */
    public void release(String id) {
        needed.remove(UUID.fromString(id));
    }

    @Override
    public Uni<Set<UUID>> held(SqlClient connection, Collection<UUID> photos) {
        return Uni.createFrom().item(photos.stream().filter(needed::contains).collect(Collectors.toSet()));
    }
}
