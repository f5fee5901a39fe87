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

/** Single applications for readmission. */
@Path("/api/v1/readmission-applications/{id}")
@Tag(name = "Readmission")
public class ApplicationResource {
    private final ReadmissionService readmissions;
    private final EndingService endings;
    private final Callers callers;
    private final Correlation correlation;

    ApplicationResource(
            ReadmissionService readmissions, EndingService endings, Callers callers, Correlation correlation) {
        this.readmissions = readmissions;
        this.endings = endings;
        this.callers = callers;
        this.correlation = correlation;
    }

    /** Shows an application. */
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
            operationId = "getReadmissionApplication",
            summary = "Get an application with its place in the order",
            description = "재입학 신청 하나와 순위, 다음 단계입니다. 다른 학과의 신청은 404로 답합니다.")
    @APIResponse(
            responseCode = "200",
            description = "The application. / 신청",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = ApplicationResponse.class),
                            examples = @ExampleObject(name = "application", value = ReadmissionExamples.APPLICATION)))
    public Uni<RestResponse<ApplicationResponse>> get(@PathParam("id") int id) {
        Language language = correlation.language();
        return callers.current()
                .chain(caller -> readmissions.find(id, caller))
                .map(found -> ReadmissionAnswers.application(Status.OK, found, language));
    }

    /** Gives an application up. */
    @POST
    @Path("/withdrawal")
    @Idempotent
    @Cancellable(false)
    @RolesAllowed({Roles.ACADEMIC_AFFAIRS, Roles.REGISTRAR})
    @Operation(
            operationId = "giveUpReadmission",
            summary = "Give an application up on behalf of the applicant",
            description = "신청자의 뜻에 따라 재입학을 포기한 것으로 적습니다. 빈자리는 차순위자에게 갑니다.")
    @APIResponse(
            responseCode = "200",
            description = "Given up. / 포기함",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = ApplicationResponse.class),
                            examples = @ExampleObject(name = "application", value = ReadmissionExamples.APPLICATION)))
    @APIResponse(responseCode = "409", description = "It has ended. / 이미 끝난 신청")
    public Uni<RestResponse<ApplicationResponse>> giveUp(
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
                .chain(caller -> endings.giveUp(new EndingService.Ending(id, ifMatch, body.reason()), caller)
                        .chain(ended -> readmissions.find(ended.id(), caller)))
                .map(found -> ReadmissionAnswers.application(Status.OK, found, language));
    }

    /** Revokes a readmission. */
    @POST
    @Path("/revocation")
    @Idempotent
    @Cancellable(false)
    @RolesAllowed({Roles.ACADEMIC_AFFAIRS})
    @Operation(
            operationId = "revokeReadmission",
            summary = "Revoke a readmission for not registering",
            description = "등록 마감일까지 등록하지 않은 재입학자의 허가를 취소합니다(제39조). 수속비를 냈으므로 재입학 횟수에는 들어갑니다.")
    @APIResponse(
            responseCode = "200",
            description = "Revoked. / 취소됨",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = ApplicationResponse.class),
                            examples = @ExampleObject(name = "application", value = ReadmissionExamples.APPLICATION)))
    @APIResponse(responseCode = "409", description = "Nothing was accepted, or it has ended. / 수속이 끝나지 않았거나 이미 끝난 신청")
    @APIResponse(
            responseCode = "422",
            description = "The deadline is not over, or the student has registered. / 기한이 남았거나 등록함")
    public Uni<RestResponse<ApplicationResponse>> revoke(
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
                .chain(caller -> endings.revoke(new EndingService.Ending(id, ifMatch, body.reason()), caller)
                        .chain(ended -> readmissions.find(ended.id(), caller)))
                .map(found -> ReadmissionAnswers.application(Status.OK, found, language));
    }
}
