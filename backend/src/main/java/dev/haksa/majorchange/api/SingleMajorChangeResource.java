package dev.haksa.majorchange.api;

import dev.haksa.majorchange.MajorChangeService;
import dev.haksa.shared.security.Callers;
import dev.haksa.shared.security.Roles;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.Status;

/** Single applications for a change of major. */
@Path("/api/v1/major-changes")
@Tag(name = "Changes of major")
public class SingleMajorChangeResource {
    private final MajorChangeService majors;
    private final Callers callers;

    SingleMajorChangeResource(MajorChangeService majors, Callers callers) {
        this.majors = majors;
        this.callers = callers;
    }

    /** Shows an application. */
    @GET
    @Path("/{id}")
    @RolesAllowed({
        Roles.ACADEMIC_AFFAIRS,
        Roles.REGISTRAR,
        Roles.DEAN,
        Roles.PRESIDENT,
        Roles.DEPARTMENT_STAFF,
        Roles.DEPARTMENT_HEAD
    })
    @Operation(
            operationId = "getMajorChange",
            summary = "Get an application",
            description = "전과 신청 하나입니다. 관계없는 학과의 신청은 404로 답합니다.")
    @APIResponse(
            responseCode = "200",
            description = "The application. / 신청",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = MajorChangeBodies.ApplicationResponse.class),
                            examples = @ExampleObject(name = "application", value = MajorChangeExamples.APPLICATION)))
    public Uni<RestResponse<MajorChangeBodies.ApplicationResponse>> get(@PathParam("id") int id) {
        return callers.current()
                .chain(caller -> majors.find(id, caller))
                .map(one -> MajorChangeAnswers.application(Status.OK, one));
    }
}
