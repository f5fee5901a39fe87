package dev.haksa.privacy.api;

import dev.haksa.privacy.ParticularsService;
import dev.haksa.privacy.api.ParticularsBodies.Own;
import dev.haksa.privacy.api.ParticularsBodies.Shown;
import dev.haksa.shared.security.Callers;
import dev.haksa.shared.security.Roles;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
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
import org.jspecify.annotations.Nullable;

/** What students say about themselves. */
@Path("/api/v1/students/me")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Personal data")
@RolesAllowed(Roles.STUDENT)
public class OwnParticularsResource {
    private final ParticularsService particulars;
    private final Callers callers;

    OwnParticularsResource(ParticularsService particulars, Callers callers) {
        this.particulars = particulars;
        this.callers = callers;
    }

    /** Shows one's own. */
    @GET
    @Path("/particulars")
    @Operation(
            operationId = "getMyParticulars",
            summary = "One's own sex, province and mobile number",
            description = "본인의 성별, 거주 시·도, 휴대전화와 제공 거부 여부입니다.")
    @APIResponse(
            responseCode = "200",
            description = "The particulars. / 신상정보",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = Shown.class),
                            examples = @ExampleObject(name = "answer", value = PrivacyExamples.PARTICULARS)))
    public Uni<RestResponse<Shown>> get() {
        return callers.current()
                .chain(particulars::own)
                .map(found -> Answers.single(Shown.from(found), found.version()));
    }

    /** Changes one's own. */
    @PUT
    @Path("/particulars")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "putMyParticulars",
            summary = "Set one's own province, mobile number and objection",
            description = "거주 시·도와 휴대전화를 정하고, 학생 대표에게 내 정보를 제공하지 않도록(제55조) 정할 수 있습니다. 조회할 때 받은 ETag를 If-Match로 보냅니다.")
    @RequestBody(
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = Own.class),
                            examples = @ExampleObject(name = "request", value = PrivacyExamples.OWN_PARTICULARS)))
    @APIResponse(
            responseCode = "200",
            description = "The particulars as they are now. / 변경된 신상정보",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = Shown.class),
                            examples = @ExampleObject(name = "answer", value = PrivacyExamples.PARTICULARS)))
    public Uni<RestResponse<Shown>> put(
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch, @NotNull @Valid Own body) {
        return callers.current()
                .chain(caller -> particulars.changeOwn(body.fields(), ifMatch, caller))
                .map(found -> Answers.single(Shown.from(found), found.version()));
    }
}
