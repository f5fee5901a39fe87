package dev.haksa.student.api;

import dev.haksa.shared.security.Callers;
import dev.haksa.shared.security.Roles;
import dev.haksa.student.AdvisingService;
import dev.haksa.student.AdvisingService.Advice;
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

/** 수강지도 (article 4 (1)): advisors and heads of departments record that they advised a student. */
@Path("/api/v1/students")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Students")
public class AdvisingResource {
    private final AdvisingService advising;
    private final Callers callers;

    AdvisingResource(AdvisingService advising, Callers callers) {
        this.advising = advising;
        this.callers = callers;
    }

    /** Records the guidance. */
    @PUT
    @Path("/{studentNumber}/advising/{term}")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.PROFESSOR, Roles.DEPARTMENT_HEAD, Roles.ACADEMIC_AFFAIRS})
    @Operation(
            operationId = "putAdvising",
            summary = "Record that a student was advised",
            description = "수강지도를 기록합니다(제4조①). 지도교수, 학과장, 교무처가 할 수 있습니다. 이미 있는 기록을 고치려면 If-Match가 필요합니다.")
    @RequestBody(
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = AdvisingRequest.class),
                            examples = @ExampleObject(name = "advising", value = StudentExamples.ADVISING_REQUEST)))
    @APIResponse(
            responseCode = "200",
            description = "The advising as recorded. / 기록된 수강지도",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = AdvisingResponse.class),
                            examples = @ExampleObject(name = "advising", value = StudentExamples.ADVISING)))
    public Uni<RestResponse<AdvisingResponse>> put(
            @PathParam("studentNumber") String studentNumber,
            @PathParam("term") String term,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @NotNull @Valid AdvisingRequest request) {
        Advice advice = new Advice(studentNumber, term, request.note(), ifMatch);
        return callers.current()
                .chain(caller -> advising.record(advice, caller))
                .map(found -> Personal.single(AdvisingResponse.from(found), found.version()));
    }

    /** Shows the guidance. */
    @GET
    @Path("/{studentNumber}/advising/{term}")
    @RolesAllowed({
        Roles.PROFESSOR,
        Roles.DEPARTMENT_HEAD,
        Roles.DEPARTMENT_STAFF,
        Roles.ACADEMIC_AFFAIRS,
        Roles.REGISTRAR
    })
    @Operation(
            operationId = "getAdvising",
            summary = "Advising of a student for a term",
            description = "학생의 수강지도 기록입니다. 기록이 없거나 볼 수 없는 학생이면 404로 답합니다.")
    @APIResponse(
            responseCode = "200",
            description = "The advising. / 수강지도",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = AdvisingResponse.class),
                            examples = @ExampleObject(name = "advising", value = StudentExamples.ADVISING)))
    public Uni<RestResponse<AdvisingResponse>> get(
            @PathParam("studentNumber") String studentNumber, @PathParam("term") String term) {
        return callers.current()
                .chain(caller -> advising.find(studentNumber, term, caller))
                .map(found -> Personal.single(AdvisingResponse.from(found), found.version()));
    }
}
