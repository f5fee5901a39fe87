package dev.haksa.operation;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Says back what it was told, for tests of what every operation has in common. */
@Path("/api/v1/test-echo")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class EchoResource {
    /** What is said. */
    public record Said(String text, int number) {}

    @POST
    @PermitAll
    @Operation(hidden = true)
    public Said echo(Said said) {
        return said;
    }

    @GET
    @Path("/{name}")
    @PermitAll
    @Operation(hidden = true)
    public Said read(@PathParam("name") String name, @QueryParam("q") String q) {
        return new Said(name + "|" + q, 0);
    }

    @GET
    @Path("/broken/now")
    @PermitAll
    @Operation(hidden = true)
    public Said broken() {
        throw new IllegalStateException("select secret from account");
    }

    @GET
    @RolesAllowed("ADMIN")
    @Operation(hidden = true)
    public Said secret() {
        return new Said("secret", 1);
    }
}
