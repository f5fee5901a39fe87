package dev.haksa.photo;

import io.quarkus.arc.All;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Asks everybody who may still need pictures. */
@ApplicationScoped
class PhotoHolds {
    private final List<PhotoHold> holds;

    PhotoHolds(@All List<PhotoHold> holds) {
        this.holds = holds;
    }

    /** Those of the photos that somebody needs. */
    Uni<Set<UUID>> held(SqlClient connection, Collection<UUID> photos) {
        return Multi.createFrom()
                .iterable(holds)
                .onItem()
                .transformToUniAndConcatenate(hold -> hold.held(connection, photos))
                .collect()
                .asList()
                .map(all -> all.stream().flatMap(Set::stream).collect(Collectors.toSet()));
    }
}
