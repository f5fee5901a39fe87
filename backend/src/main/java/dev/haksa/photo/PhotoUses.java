package dev.haksa.photo;

import dev.haksa.regulation.Violation;
import io.quarkus.arc.All;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Asks whoever counts on approved photos. */
@ApplicationScoped
class PhotoUses {
    private final List<PhotoUse> uses;

    PhotoUses(@All List<PhotoUse> uses) {
        this.uses = uses;
    }

    /** What has to be done because another photo counts for the student. */
    Uni<List<Violation>> afterReplacement(SqlClient client, String studentNumber) {
        return Multi.createFrom()
                .iterable(uses)
                .onItem()
                .transformToUniAndConcatenate(use -> use.afterReplacement(client, studentNumber))
                .collect()
                .asList()
                .map(all -> all.stream().flatMap(List::stream).toList());
    }
}
