package dev.haksa.card.api;

import dev.haksa.card.RosterService;
import dev.haksa.shared.idempotency.Idempotent;
import dev.haksa.shared.security.Callers;
import dev.haksa.shared.security.Roles;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.Cancellable;

/** Who is on rosters, and whose photos are confirmed. */
@Path("/api/v1/card-campaigns")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Student cards")
@APIResponse(responseCode = "409", description = "The state does not allow it (conflict). / 상태가 맞지 않음")
@APIResponse(
        responseCode = "422",
        description = "The stage is over, or something stands against a student (refused). / 기한이 지났거나 대상이 아님")
public class RosterWorkResource {
    private final RosterService rosters;
    private final CardShown shown;
    private final Callers callers;

    RosterWorkResource(RosterService rosters, CardShown shown, Callers callers) {
        this.rosters = rosters;
        this.shown = shown;
        this.callers = callers;
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
    public Uni<RestResponse<RosterResponse.Confirmations>> confirm(
            @BeanParam RosterPath at,
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
                .chain(caller -> rosters.confirm(at.code, at.department, body.list(), caller))
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
    public Uni<RestResponse<RosterResponse>> takeOff(
            @BeanParam RosterPath at,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            examples = @ExampleObject(name = "change", value = CardExamples.CHANGE)))
                    @Valid
                    @NotNull
                    RosterRequests.Change body) {
        return callers.current()
                .chain(caller -> rosters.takeOff(at.code, at.department, body.studentNumbers(), body.reason(), caller))
                .chain(shown::roster);
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
            description =
                    "뺐던 학생을 다시 명단에 넣습니다. 카드사가 연동 전에 자료를 거절한 학생은 교학처가 명단을 다시 연 뒤 자료를 고쳐 다시 넣으며, 새로 보낼 학생이 됩니다. 사진이 없거나 대상이 아니거나 거절된 사진이 그대로이면 사유와 함께 거절합니다.")
    @APIResponse(
            responseCode = "200",
            description = "The roster. / 신청명단",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = RosterResponse.class),
                            examples = @ExampleObject(name = "roster", value = CardExamples.ROSTER)))
    public Uni<RestResponse<RosterResponse>> putOn(
            @BeanParam RosterPath at,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            examples = @ExampleObject(name = "change", value = CardExamples.CHANGE)))
                    @Valid
                    @NotNull
                    RosterRequests.Change body) {
        return callers.current()
                .chain(caller -> rosters.putOn(at.code, at.department, body.studentNumbers(), body.reason(), caller))
                .chain(shown::roster);
    }
}
