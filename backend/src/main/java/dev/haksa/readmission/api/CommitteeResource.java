package dev.haksa.readmission.api;

import dev.haksa.readmission.CommitteeService;
import dev.haksa.shared.idempotency.Idempotent;
import dev.haksa.shared.security.Callers;
import dev.haksa.shared.security.Roles;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.HeaderParam;
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
import org.jspecify.annotations.Nullable;

/** The committee of a round, and its clock. */
@Path("/api/v1/readmission-rounds/{id}")
@Tag(name = "Readmission")
public class CommitteeResource {
    private final CommitteeService committee;
    private final Callers callers;

    CommitteeResource(CommitteeService committee, Callers callers) {
        this.committee = committee;
        this.callers = callers;
    }

    /** Keeps the decision. */
    @POST
    @Path("/decision")
    @Idempotent
    @Cancellable(false)
    @RolesAllowed({Roles.ACADEMIC_AFFAIRS})
    @Operation(
            operationId = "decideReadmissionRound",
            summary = "Keep the committee's decision and offer the places",
            description = "재입학사정위원회의 결정을 적고, 제외하지 않은 신청자 가운데 순위대로 여석만큼 합격시킵니다. 접수가 끝난 뒤 학기가 시작되기 전에 한 번 합니다.")
    @APIResponse(
            responseCode = "200",
            description = "Decided. / 결정됨",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = RoundResponse.class),
                            examples = @ExampleObject(name = "round", value = ReadmissionExamples.ROUND)))
    @APIResponse(responseCode = "409", description = "It was decided. / 이미 결정함")
    @APIResponse(responseCode = "422", description = "Filing is not over, or the term is too near. / 접수 중이거나 학기가 시작됨")
    public Uni<RestResponse<RoundResponse>> decide(
            @PathParam("id") int id,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = "application/json",
                                            examples =
                                                    @ExampleObject(
                                                            name = "decision",
                                                            value = ReadmissionExamples.DECISION)))
                    @Valid
                    @NotNull
                    ReadmissionBodies.DecisionBody body) {
        return callers.current()
                .chain(caller -> committee.decide(id, ifMatch, body.verdict(), caller))
                .map(round -> ReadmissionAnswers.round(Status.OK, round));
    }

    /** Goes on by the clock. */
    @POST
    @Path("/progress")
    @Idempotent
    @Cancellable(false)
    @RolesAllowed({Roles.ACADEMIC_AFFAIRS, Roles.REGISTRAR})
    @Operation(
            operationId = "advanceReadmissionRound",
            summary = "Let unpaid offers lapse and offer what is free",
            description = "납부 기한이 지난 합격을 취소하고 빈자리를 차순위자에게 줍니다. 시스템이 정기적으로 하는 일이며, 다시 요청해도 더 바뀌지 않습니다.")
    @APIResponse(
            responseCode = "200",
            description = "What moved. / 처리 결과",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = ReadmissionBodies.ProgressResponse.class),
                            examples = @ExampleObject(name = "progress", value = ReadmissionExamples.PROGRESS)))
    public Uni<RestResponse<ReadmissionBodies.ProgressResponse>> advance(@PathParam("id") int id) {
        return callers.current()
                .chain(caller -> committee.advance(id, caller))
                .map(moved -> ReadmissionAnswers.personal(new ReadmissionBodies.ProgressResponse(moved)));
    }
}
