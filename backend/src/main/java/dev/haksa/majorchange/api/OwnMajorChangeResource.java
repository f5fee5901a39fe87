package dev.haksa.majorchange.api;

import dev.haksa.majorchange.MajorChangeService;
import dev.haksa.shared.security.Callers;
import dev.haksa.shared.security.Roles;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** A student's own applications for a change of major. */
@Path("/api/v1/students/me")
@Tag(name = "Changes of major")
@RolesAllowed({Roles.STUDENT})
public class OwnMajorChangeResource {
    private final MajorChangeService majors;
    private final Callers callers;

    OwnMajorChangeResource(MajorChangeService majors, Callers callers) {
        this.majors = majors;
        this.callers = callers;
    }

    /** Lists the caller's own applications. */
    @GET
    @Path("/major-changes")
    @Operation(
            operationId = "listOwnMajorChanges",
            summary = "One's own applications for a change of major",
            description = "로그인한 학생 자신의 전과 신청을 최근 것부터 답합니다.")
    @APIResponse(
            responseCode = "200",
            description = "The applications. / 신청 목록",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = MajorChangeBodies.ApplicationList.class),
                            examples = @ExampleObject(name = "applications", value = MajorChangeExamples.APPLICATIONS)))
    public Uni<RestResponse<MajorChangeBodies.ApplicationList>> list() {
        return callers.current()
                .chain(majors::own)
                .map(all -> MajorChangeAnswers.personal(MajorChangeBodies.ApplicationList.from(all)));
    }
}
