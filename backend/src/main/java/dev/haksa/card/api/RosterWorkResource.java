package dev.haksa.card.api;

import dev.haksa.card.RosterSending;
import dev.haksa.card.RosterService;
import dev.haksa.shared.http.Correlation;
import dev.haksa.shared.idempotency.Idempotent;
import dev.haksa.shared.security.Callers;
import dev.haksa.shared.security.Roles;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
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

/** What departments and academic affairs do with rosters. */
@Path("/api/v1/card-campaigns")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Student cards")
public class RosterWorkResource {
    private final RosterService rosters;
    private final RosterSending sending;
    private final Callers callers;
    private final Correlation correlation;

    RosterWorkResource(RosterService rosters, RosterSending sending, Callers callers, Correlation correlation) {
        this.rosters = rosters;
        this.sending = sending;
        this.callers = callers;
        this.correlation = correlation;
    }

    /** Confirms photos. */
    @POST
    @Path("/{code}/rosters/{department}/confirmations")
    @Idempotent
    @Cancellable(false)
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.ACADEMIC_AFFAIRS, Roles.DEPARTMENT_STAFF, Roles.DEPARTMENT_HEAD})
    @Operation(
            operationId = "confirmCardPhotos",
            summary = "Confirm that photos are the persons",
            description = "사진이 본인의 것임을 확인합니다. 확인한 사진의 id와 버전을 보내며, 그사이 사진이 바뀌었으면 그 학생만 다시 확인해야 합니다.")
    @APIResponse(
            responseCode = "200",
            description = "What became of each. / 학생별 결과",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = RosterResponse.Confirmations.class),
                            examples = @ExampleObject(name = "confirmed", value = CardExamples.CONFIRMED)))
    @APIResponse(responseCode = "409", description = "The state does not allow it (conflict). / 상태가 맞지 않음")
    @APIResponse(
            responseCode = "422",
            description = "The stage is over, or something stands against a student (refused). / 기한이 지났거나 대상이 아님")
    public Uni<RestResponse<RosterResponse.Confirmations>> confirm(
            @Parameter(description = "Code of the campaign. / 발급 코드", example = "2024-SPRING") @PathParam("code")
                    String code,
            @Parameter(description = "Id of the department. / 학과 id", example = "12") @PathParam("department")
                    int department,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            examples =
                                                    @ExampleObject(
                                                            name = "photos",
                                                            value = CardExamples.CONFIRMATIONS)))
                    @Valid
                    @NotNull
                    RosterRequests.Confirmations body) {
        return callers.current()
                .chain(caller -> rosters.confirm(code, department, body.list(), caller))
                .map(confirmed -> CardAnswers.versioned(
                        RosterResponse.Confirmations.from(confirmed),
                        confirmed.roster().version()));
    }

    /** Takes students off. */
    @POST
    @Path("/{code}/rosters/{department}/removals")
    @Idempotent
    @Cancellable(false)
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.ACADEMIC_AFFAIRS, Roles.DEPARTMENT_STAFF, Roles.DEPARTMENT_HEAD})
    @Operation(
            operationId = "removeFromCardRoster",
            summary = "Take students off a roster",
            description =
                    "사유를 적어 학생을 명단에서 뺍니다. 학생은 사유를 볼 수 있습니다. 이미 보낸 명단에서 뺀 학생은 다시 보내지 않아도 결재에 올릴 때 빠집니다. 결재가 끝난 학생은 교학처만 뺄 수 있습니다.")
    @APIResponse(
            responseCode = "200",
            description = "The roster. / 신청명단",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = RosterResponse.class),
                            examples = @ExampleObject(name = "roster", value = CardExamples.ROSTER)))
    @APIResponse(responseCode = "409", description = "The state does not allow it (conflict). / 상태가 맞지 않음")
    @APIResponse(
            responseCode = "422",
            description = "The stage is over, or something stands against a student (refused). / 기한이 지났거나 대상이 아님")
    public Uni<RestResponse<RosterResponse>> takeOff(
            @Parameter(description = "Code of the campaign. / 발급 코드", example = "2024-SPRING") @PathParam("code")
                    String code,
            @Parameter(description = "Id of the department. / 학과 id", example = "12") @PathParam("department")
                    int department,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            examples = @ExampleObject(name = "change", value = CardExamples.CHANGE)))
                    @Valid
                    @NotNull
                    RosterRequests.Change body) {
        return callers.current()
                .chain(caller -> rosters.takeOff(code, department, body.studentNumbers(), body.reason(), caller))
                .map(roster -> CardAnswers.versioned(RosterResponse.from(roster), roster.version()));
    }

    /** Puts students on again. */
    @POST
    @Path("/{code}/rosters/{department}/additions")
    @Idempotent
    @Cancellable(false)
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.ACADEMIC_AFFAIRS, Roles.DEPARTMENT_STAFF, Roles.DEPARTMENT_HEAD})
    @Operation(
            operationId = "addToCardRoster",
            summary = "Put students on a roster again",
            description = "뺐던 학생을 다시 명단에 넣습니다. 사진이 없거나 대상이 아니면 사유와 함께 거절합니다.")
    @APIResponse(
            responseCode = "200",
            description = "The roster. / 신청명단",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = RosterResponse.class),
                            examples = @ExampleObject(name = "roster", value = CardExamples.ROSTER)))
    @APIResponse(responseCode = "409", description = "The state does not allow it (conflict). / 상태가 맞지 않음")
    @APIResponse(
            responseCode = "422",
            description = "The stage is over, or something stands against a student (refused). / 기한이 지났거나 대상이 아님")
    public Uni<RestResponse<RosterResponse>> putOn(
            @Parameter(description = "Code of the campaign. / 발급 코드", example = "2024-SPRING") @PathParam("code")
                    String code,
            @Parameter(description = "Id of the department. / 학과 id", example = "12") @PathParam("department")
                    int department,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            examples = @ExampleObject(name = "change", value = CardExamples.CHANGE)))
                    @Valid
                    @NotNull
                    RosterRequests.Change body) {
        return callers.current()
                .chain(caller -> rosters.putOn(code, department, body.studentNumbers(), body.reason(), caller))
                .map(roster -> CardAnswers.versioned(RosterResponse.from(roster), roster.version()));
    }

    /** Sends a roster. */
    @POST
    @Path("/{code}/rosters/{department}/sending")
    @Idempotent
    @Cancellable(false)
    @RolesAllowed({Roles.ACADEMIC_AFFAIRS, Roles.DEPARTMENT_STAFF, Roles.DEPARTMENT_HEAD})
    @Operation(
            operationId = "sendCardRoster",
            summary = "Send a roster to academic affairs",
            description = "신청명단을 교학처에 보냅니다. 학적과 사진을 다시 확인하며, 사진을 확인하지 않은 학생이 있으면 보낼 수 없습니다. If-Match에 명단의 ETag를 보냅니다.")
    @APIResponse(
            responseCode = "200",
            description = "What was sent. / 발송 결과",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = RosterResponse.Sending.class),
                            examples = @ExampleObject(name = "sending", value = CardExamples.SENDING)))
    @APIResponse(responseCode = "409", description = "The state does not allow it (conflict). / 상태가 맞지 않음")
    @APIResponse(
            responseCode = "422",
            description = "The stage is over, or something stands against a student (refused). / 기한이 지났거나 대상이 아님")
    public Uni<RestResponse<RosterResponse.Sending>> send(
            @Parameter(description = "Code of the campaign. / 발급 코드", example = "2024-SPRING") @PathParam("code")
                    String code,
            @Parameter(description = "Id of the department. / 학과 id", example = "12") @PathParam("department")
                    int department,
            @Parameter(
                            description = "true asks for the decision and changes nothing. / true이면 판단만 하고 바꾸지 않습니다.",
                            example = "false")
                    @QueryParam("dryRun")
                    @DefaultValue("false")
                    boolean dryRun,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        return callers.current()
                .chain(caller -> sending.send(code, department, ifMatch, dryRun, caller))
                .map(report -> CardAnswers.decided(
                        RosterResponse.Sending.from(report, correlation.language()),
                        report.roster().version(),
                        dryRun));
    }

    /** Lets a department work on. */
    @POST
    @Path("/{code}/rosters/{department}/reopening")
    @Idempotent
    @Cancellable(false)
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.ACADEMIC_AFFAIRS)
    @Operation(
            operationId = "reopenCardRoster",
            summary = "Reopen a roster for a department until a day",
            description =
                    "기한이 지난 학과의 명단을 정한 날까지 다시 엽니다. 결재가 끝난 뒤에 열면 추가 차수가 시작되어, 이미 결재된 학생은 그대로 두고 새 학생만 다시 결재를 받아 다음 꾸러미로 보냅니다. 사유가 필요합니다.")
    @APIResponse(
            responseCode = "200",
            description = "The roster. / 신청명단",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = RosterResponse.class),
                            examples = @ExampleObject(name = "roster", value = CardExamples.ROSTER)))
    @APIResponse(responseCode = "409", description = "The state does not allow it (conflict). / 상태가 맞지 않음")
    public Uni<RestResponse<RosterResponse>> reopen(
            @Parameter(description = "Code of the campaign. / 발급 코드", example = "2024-SPRING") @PathParam("code")
                    String code,
            @Parameter(description = "Id of the department. / 학과 id", example = "12") @PathParam("department")
                    int department,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            examples =
                                                    @ExampleObject(name = "reopening", value = CardExamples.REOPENING)))
                    @Valid
                    @NotNull
                    RosterRequests.Reopening body) {
        return callers.current()
                .chain(caller -> rosters.reopen(code, department, body.reopening(), caller))
                .map(roster -> CardAnswers.versioned(RosterResponse.from(roster), roster.version()));
    }
}
