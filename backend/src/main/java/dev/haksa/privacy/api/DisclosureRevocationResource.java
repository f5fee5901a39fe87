package dev.haksa.privacy.api;

import dev.haksa.privacy.DisclosureService;
import dev.haksa.privacy.api.DisclosureBodies.Revocation;
import dev.haksa.privacy.api.DisclosureBodies.Shown;
import dev.haksa.shared.idempotency.Idempotent;
import dev.haksa.shared.security.Callers;
import dev.haksa.shared.security.Roles;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

/** Taking back what a representative of students was granted. */
@Path("/api/v1/disclosures/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Personal data")
public class DisclosureRevocationResource {
    private final DisclosureService disclosures;
    private final Callers callers;

    DisclosureRevocationResource(DisclosureService disclosures, Callers callers) {
        this.disclosures = disclosures;
        this.callers = callers;
    }

    /** Takes a grant back. */
    @POST
    @Path("/revocation")
    @Idempotent
    @Cancellable(false)
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.ACADEMIC_AFFAIRS)
    @Operation(
            operationId = "revokeDisclosure",
            summary = "Take a granted disclosure back",
            description = "허가한 개인정보 제공을 사유와 함께 취소합니다. 취소하면 바로 자료를 받을 수 없게 되며, 이미 받은 기록은 남습니다.")
    @RequestBody(
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = Revocation.class),
                            examples = @ExampleObject(name = "request", value = DisclosureExamples.REVOCATION)))
    @APIResponse(
            responseCode = "200",
            description = "The request as it is now. / 취소된 요청",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = Shown.class),
                            examples = @ExampleObject(name = "answer", value = DisclosureExamples.REVOKED)))
    public Uni<RestResponse<Shown>> revoke(
            @PathParam("id") int id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @NotNull @Valid Revocation body) {
        return callers.current()
                .chain(caller -> disclosures.revoke(id, body.reason(), ifMatch, caller))
                .map(found -> Answers.single(Shown.from(found), found.version()));
    }
}
