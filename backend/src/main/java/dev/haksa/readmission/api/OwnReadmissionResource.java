package dev.haksa.readmission.api;

import dev.haksa.readmission.EndingService;
import dev.haksa.readmission.ReadmissionService;
import dev.haksa.shared.http.Correlation;
import dev.haksa.shared.i18n.Language;
import dev.haksa.shared.idempotency.Idempotent;
import dev.haksa.shared.security.Callers;
import dev.haksa.shared.security.Roles;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

/** What former students see of their own readmission. */
@Path("/api/v1/students/me")
@Tag(name = "Readmission")
@RolesAllowed({Roles.STUDENT})
public class OwnReadmissionResource {
    private final ReadmissionService readmissions;
    private final EndingService endings;
    private final Callers callers;
    private final Correlation correlation;

    OwnReadmissionResource(
            ReadmissionService readmissions, EndingService endings, Callers callers, Correlation correlation) {
        this.readmissions = readmissions;
        this.endings = endings;
        this.callers = callers;
        this.correlation = correlation;
    }

    /** Lists the caller's own applications. */
    @GET
    @Path("/readmissions")
    @Operation(
            operationId = "listOwnReadmissions",
            summary = "One's own applications, with rank and next step",
            description = "로그인한 학생 자신의 재입학 신청과 순위, 그 까닭, 다음 단계를 답합니다. 자퇴하거나 제적된 뒤에도 로그인하여 볼 수 있습니다.")
    @APIResponse(
            responseCode = "200",
            description = "The applications. / 신청 목록",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = ReadmissionPages.ApplicationList.class),
                            examples = @ExampleObject(name = "applications", value = ReadmissionExamples.APPLICATIONS)))
    public Uni<RestResponse<ReadmissionPages.ApplicationList>> list(
            @Parameter(description = "Id of a round. / 회차") @QueryParam("round") @Nullable Integer round) {
        Language language = correlation.language();
        return callers.current()
                .chain(caller -> readmissions.own(round, caller))
                .map(found -> ReadmissionAnswers.applications(found, language));
    }

    /** Tells the caller whether to apply. */
    @GET
    @Path("/readmission-rounds/{id}/eligibility")
    @Operation(
            operationId = "getOwnReadmissionEligibility",
            summary = "Whether one could apply",
            description = "로그인한 학생 자신이 오늘 재입학을 신청할 수 있는지 모든 사유와 함께 답합니다.")
    @APIResponse(
            responseCode = "200",
            description = "The eligibility. / 자격",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = EligibilityResponse.class),
                            examples = @ExampleObject(name = "eligibility", value = ReadmissionExamples.ELIGIBILITY)))
    public Uni<RestResponse<EligibilityResponse>> eligibility(@PathParam("id") int id) {
        Language language = correlation.language();
        return callers.current()
                .chain(caller -> readmissions.ownEligibility(id, caller))
                .map(report -> ReadmissionAnswers.personal(EligibilityResponse.from(report, language)));
    }

    /** Gives the caller's own application up. */
    @POST
    @Path("/readmissions/{id}/withdrawal")
    @Idempotent
    @Cancellable(false)
    @Operation(
            operationId = "giveUpOwnReadmission",
            summary = "Give one's own application up",
            description = "자신의 재입학을 포기합니다. 빈자리는 차순위자에게 가며 되돌릴 수 없습니다.")
    @APIResponse(
            responseCode = "200",
            description = "Given up. / 포기함",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = ReadmissionPages.ApplicationList.class),
                            examples = @ExampleObject(name = "applications", value = ReadmissionExamples.APPLICATIONS)))
    @APIResponse(responseCode = "409", description = "It has ended. / 이미 끝난 신청")
    public Uni<RestResponse<ReadmissionPages.ApplicationList>> giveUp(
            @PathParam("id") int id,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = "application/json",
                                            examples =
                                                    @ExampleObject(
                                                            name = "ending",
                                                            value = ReadmissionExamples.ENDING)))
                    @Valid
                    @NotNull
                    ReadmissionBodies.EndingBody body) {
        Language language = correlation.language();
        return callers.current()
                .chain(caller -> endings.giveUpOwn(new EndingService.Ending(id, ifMatch, body.reason()), caller)
                        .chain(ended -> readmissions.own(ended.roundId(), caller)))
                .map(found -> ReadmissionAnswers.applications(found, language));
    }
}
