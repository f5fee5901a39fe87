package dev.haksa.majorchange.api;

import dev.haksa.majorchange.MajorChangeService;
import dev.haksa.shared.idempotency.Idempotent;
import dev.haksa.shared.security.Callers;
import dev.haksa.shared.security.Roles;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.Status;
import org.jboss.resteasy.reactive.server.Cancellable;

/** Applications for a change of major. */
@Path("/api/v1/major-change-rounds/{id}/applications")
@Tag(name = "Changes of major")
public class MajorChangeResource {
    private final MajorChangeService majors;
    private final Callers callers;

    MajorChangeResource(MajorChangeService majors, Callers callers) {
        this.majors = majors;
        this.callers = callers;
    }

    /** Registers a paper. */
    @POST
    @Idempotent
    @Cancellable(false)
    @RolesAllowed({Roles.ACADEMIC_AFFAIRS, Roles.REGISTRAR, Roles.DEPARTMENT_STAFF})
    @Operation(
            operationId = "fileMajorChange",
            summary = "Register a paper application",
            description = "우편으로 온 전과신청서를 소인일자와 스캔본과 함께 접수합니다. 허용되지 않으면 모든 사유를 함께 답하고 아무것도 저장하지 않습니다.")
    @APIResponse(
            responseCode = "201",
            description = "Registered. / 접수됨",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = MajorChangeBodies.ApplicationResponse.class),
                            examples = @ExampleObject(name = "application", value = MajorChangeExamples.APPLICATION)))
    @APIResponse(responseCode = "409", description = "Filed already, or decided. / 이미 접수했거나 선발이 끝남")
    @APIResponse(responseCode = "422", description = "Not possible, with every reason. / 허용되지 않음")
    public Uni<RestResponse<MajorChangeBodies.ApplicationResponse>> file(
            @PathParam("id") int id,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = "application/json",
                                            examples =
                                                    @ExampleObject(
                                                            name = "filing",
                                                            value = MajorChangeExamples.FILING)))
                    @Valid
                    @NotNull
                    MajorChangeBodies.FilingBody body) {
        return callers.current()
                .chain(caller -> majors.file(id, body.filing(), caller))
                .map(one -> MajorChangeAnswers.application(Status.CREATED, one));
    }

    /** Lists applications. */
    @GET
    @RolesAllowed({
        Roles.ACADEMIC_AFFAIRS,
        Roles.REGISTRAR,
        Roles.DEAN,
        Roles.PRESIDENT,
        Roles.DEPARTMENT_STAFF,
        Roles.DEPARTMENT_HEAD
    })
    @Operation(
            operationId = "listMajorChanges",
            summary = "The applications of a round",
            description = "회차의 전과 신청을 접수 순서로 답합니다. 학과 직원과 학과장에게는 자기 학과에서 나가거나 들어오는 신청만 보입니다.")
    @APIResponse(
            responseCode = "200",
            description = "The applications. / 신청 목록",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = MajorChangeBodies.ApplicationList.class),
                            examples = @ExampleObject(name = "applications", value = MajorChangeExamples.APPLICATIONS)))
    public Uni<RestResponse<MajorChangeBodies.ApplicationList>> list(@PathParam("id") int id) {
        return callers.current()
                .chain(caller -> majors.ofRound(id, caller))
                .map(all -> MajorChangeAnswers.personal(MajorChangeBodies.ApplicationList.from(all)));
    }
}
