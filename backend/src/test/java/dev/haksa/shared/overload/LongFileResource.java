package dev.haksa.shared.overload;

import dev.haksa.shared.files.FileConditions;
import dev.haksa.shared.files.FileDownloads;
import dev.haksa.shared.files.FileLink;
import dev.haksa.shared.files.FileStore;
import dev.haksa.shared.security.Roles;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.buffer.Buffer;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestMulti;

/** Any file of the store, for tests of what all downloads have in common. */
@Path("/api/v1/test-files")
public class LongFileResource {
    private static final String ANY = "application/octet-stream";

    private final FileDownloads downloads;

    private final FileStore store;

    LongFileResource(FileDownloads downloads, FileStore store) {
        this.downloads = downloads;
        this.store = store;
    }

    /** As what is made while it is sent: with no place of its own. */
    @GET
    @Path("/{sha256}/made")
    @Produces(ANY)
    @RolesAllowed(Roles.PROFESSOR)
    @Operation(hidden = true)
    public RestMulti<Buffer> made(@PathParam("sha256") String sha256) {
        return RestMulti.fromUniResponse(store.read(sha256), content -> content);
    }

    @GET
    @Path("/{sha256}")
    @Produces(ANY)
    @RolesAllowed(Roles.PROFESSOR)
    @Operation(hidden = true)
    public RestMulti<Buffer> read(@PathParam("sha256") String sha256, @BeanParam FileConditions conditions) {
        return downloads.answer(Uni.createFrom().item(new FileLink(sha256, ANY, "a.bin")), conditions);
    }
}
