package dev.haksa.shared.idempotency;

import dev.haksa.shared.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.Cancellable;

/** Counts how often each thing is made; only there for tests. */
@Path("/api/v1/test-things")
@RolesAllowed("REGISTRAR")
public class CountingResource {
    static final Map<String, AtomicInteger> COUNTS = new ConcurrentHashMap<>();

    /** What is made. */
    public record Thing(String name, int behaviour) {}

    /** What it became. */
    public record Made(String name, int count) {}

    @POST
    @Idempotent
    @Cancellable(false)
    @Operation(hidden = true)
    public Uni<RestResponse<Made>> make(Thing thing, @QueryParam("dryRun") boolean dryRun) {
        int count = count(thing.name());
        return Uni.createFrom()
                .item(() -> answer(thing, count))
                .onItem()
                .delayIt()
                .by(Duration.ofMillis(thing.behaviour() == 1 ? 500 : 1));
    }

    @POST
    @Path("/{name}/touch")
    @Idempotent
    @Cancellable(false)
    @Operation(hidden = true)
    public Uni<Made> touch(@PathParam("name") String name) {
        return Uni.createFrom().item(new Made(name, count(name)));
    }

    private static int count(String name) {
        return COUNTS.computeIfAbsent(name, key -> new AtomicInteger()).incrementAndGet();
    }

    private static RestResponse<Made> answer(Thing thing, int count) {
        if (thing.behaviour() == 500) {
            throw new IllegalStateException("as asked");
        }
        if (thing.behaviour() == 409) {
            throw ProblemException.conflict("CONSTRAINT", Map.of("constraint", "as asked"));
        }
        return RestResponse.ResponseBuilder.create(RestResponse.Status.CREATED, new Made(thing.name(), count))
                .location(URI.create("/api/v1/test-things/" + thing.name()))
                .header("ETag", "\"7\"")
                .build();
    }
}
