package dev.haksa.identity.store;

import dev.haksa.shared.problem.ProblemException;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Clients in the database. */
@ApplicationScoped
public class ApiClientRepository implements PanacheRepositoryBase<ApiClient, String> {
    /** A client, or 404. */
    public Uni<ApiClient> getOrFail(String id) {
        return findById(id).onItem().ifNull().failWith(() -> ProblemException.notFound("client", id));
    }

    /** Up to {@code limit} clients after an id, ordered by id. */
    public Uni<List<ApiClient>> list(@Nullable String after, int limit) {
        String last = after == null ? "" : after;
        return find("id > ?1 order by id", last).range(0, limit - 1).list();
    }
}
