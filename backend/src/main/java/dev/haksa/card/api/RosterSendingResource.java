package dev.haksa.card.api;

import dev.haksa.card.RosterReopenings;
import dev.haksa.card.RosterSending;
import dev.haksa.shared.http.Correlation;
import dev.haksa.shared.idempotency.Idempotent;
import dev.haksa.shared.security.Callers;
import dev.haksa.shared.security.Roles;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
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

/** Sending rosters, and reopening them. */
@Path("/api/v1/card-campaigns")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Student cards")
public class RosterSendingResource {
    private final RosterSending sending;
    private final RosterReopenings reopenings;
    private final CardShown shown;
    private final Callers callers;
    private final Correlation correlation;

    RosterSendingResource(
            RosterSending sending,
            RosterReopenings reopenings,
            CardShown shown,
            Callers callers,
            Correlation correlation) {
        this.sending = sending;
        this.reopenings = reopenings;
        this.shown = shown;
        this.callers = callers;
        this.correlation = correlation;
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
            description =
                    "신청명단을 교학처에 보냅니다. 학적과 사진을 다시 확인하며, 사진을 확인하지 않은 학생이 있으면 보낼 수 없습니다. 카드사가 자료를 거절한 학생은 다시 넣지 않으면 보내지 않으며, 답의 stillRefused에 있습니다. If-Match에 명단의 ETag를 보냅니다.")
    @APIResponse(
            responseCode = "200",
            description = "What was sent. / 발송 결과",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = RosterResponse.Sending.class),
                            examples = @ExampleObject(name = "sending", value = CardExamples.SENDING)))
    @APIResponse(
            responseCode = "409",
            description = "The state does not allow it (conflict): CARD_CAMPAIGN_STATE. / 상태가 맞지 않음")
    @APIResponse(
            responseCode = "422",
            description = "The stage is over, or something stands against a student (refused): CARD_ROSTER_CLOSED,"
                    + " CARD_ROSTER_EMPTY, CARD_PHOTO_UNCONFIRMED. / 기한이 지났거나 대상이 아님")
    public Uni<RestResponse<RosterResponse.Sending>> send(
            @BeanParam RosterPath at,
            @Parameter(
                            description = "true asks for the decision and changes nothing. / true이면 판단만 하고 바꾸지 않습니다.",
                            example = "false")
                    @QueryParam("dryRun")
                    @DefaultValue("false")
                    boolean dryRun,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        return callers.current()
                .chain(caller -> sending.send(at.code, at.department, ifMatch, dryRun, caller))
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
                    "기한이 지난 학과의 명단을 정한 날까지 다시 엽니다. 결재가 끝난 뒤에 열면 추가 차수가 시작되어, 이미 결재된 학생은 그대로 두고 새 학생만 다시 결재를 받아 다음 꾸러미로 보냅니다. 사유가 필요합니다. If-Match에 명단의 ETag를 보냅니다.")
    @APIResponse(
            responseCode = "200",
            description = "The roster. / 신청명단",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = RosterResponse.class),
                            examples = @ExampleObject(name = "roster", value = CardExamples.ROSTER_REOPENED)))
    @APIResponse(
            responseCode = "409",
            description = "The state does not allow it (conflict): CARD_CAMPAIGN_STATE. / 상태가 맞지 않음")
    public Uni<RestResponse<RosterResponse>> reopen(
            @BeanParam RosterPath at,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
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
                .chain(caller -> reopenings.reopen(at.code, at.department, body.reopening(), ifMatch, caller))
                .chain(shown::roster);
    }
}
