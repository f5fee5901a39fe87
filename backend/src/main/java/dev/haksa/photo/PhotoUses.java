package dev.haksa.photo;

import dev.haksa.regulation.Violation;
import io.quarkus.arc.All;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Asks whoever counts on approved photos. */
@ApplicationScoped
class PhotoUses {
    private final List<PhotoUse> uses;

    PhotoUses(@All List<PhotoUse> uses) {
        this.uses = uses;
    }

    /** What has to be done because this photo counts for the student; null for one that is only tried. */
    Uni<List<Violation>> afterReplacement(SqlClient client, String studentNumber, @Nullable UUID counting) {
        return Multi.createFrom()
                .iterable(uses)
                .onItem()
                .transformToUniAndConcatenate(use -> use.afterReplacement(client, studentNumber, counting))
                .collect()
                .asList()
                .map(all -> all.stream().flatMap(List::stream).toList());
    }
}
