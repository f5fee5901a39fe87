package dev.haksa.privacy.api;

import dev.haksa.privacy.ParticularsService;
import dev.haksa.privacy.api.ParticularsBodies.Office;
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
import org.jspecify.annotations.Nullable;

/** Students' particulars for the office. */
@Path("/api/v1/students")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Personal data")
@RolesAllowed({Roles.ACADEMIC_AFFAIRS, Roles.REGISTRAR})
public class ParticularsResource {
    private final ParticularsService particulars;
    private final Callers callers;

    ParticularsResource(ParticularsService particulars, Callers callers) {
        this.particulars = particulars;
        this.callers = callers;
    }

    /** Shows a student's particulars. */
    @GET
    @Path("/{studentNumber}/particulars")
    @Operation(
            operationId = "getParticulars",
            summary = "A student's sex, province and mobile number",
            description = "학생의 성별, 거주 시·도, 휴대전화와 제공 거부 여부입니다.")
    @APIResponse(
            responseCode = "200",
            description = "The particulars. / 신상정보",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = Shown.class),
                            examples = @ExampleObject(name = "answer", value = PrivacyExamples.PARTICULARS)))
    public Uni<RestResponse<Shown>> get(@PathParam("studentNumber") String studentNumber) {
        return callers.current()
                .chain(caller -> particulars.find(studentNumber, caller))
                .map(found -> Answers.single(Shown.from(found), found.version()));
    }

    /** Changes a student's particulars. */
    @PUT
    @Path("/{studentNumber}/particulars")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "putParticulars",
            summary = "Set a student's sex, province and mobile number",
            description = "학생의 성별, 거주 시·도, 휴대전화를 정합니다. 제공 거부는 학생만 정할 수 있습니다. 조회할 때 받은 ETag를 If-Match로 보냅니다.")
    @RequestBody(
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = Office.class),
                            examples = @ExampleObject(name = "request", value = PrivacyExamples.OFFICE_PARTICULARS)))
    @APIResponse(
            responseCode = "200",
            description = "The particulars as they are now. / 변경된 신상정보",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = Shown.class),
                            examples = @ExampleObject(name = "answer", value = PrivacyExamples.PARTICULARS)))
    public Uni<RestResponse<Shown>> put(
            @PathParam("studentNumber") String studentNumber,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @NotNull @Valid Office body) {
        return callers.current()
                .chain(caller -> particulars.change(studentNumber, body.fields(), ifMatch, caller))
                .map(found -> Answers.single(Shown.from(found), found.version()));
    }
}
