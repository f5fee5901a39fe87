package dev.haksa.card.api;

import dev.haksa.card.RosterService;
import dev.haksa.shared.idempotency.Idempotent;
import dev.haksa.shared.security.Callers;
import dev.haksa.shared.security.Roles;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.Cancellable;

/** Rosters of departments. */
@Path("/api/v1/card-campaigns")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Student cards")
public class RosterResource {
    private final RosterService rosters;
    private final CardShown shown;
    private final Callers callers;

    RosterResource(RosterService rosters, CardShown shown, Callers callers) {
        this.rosters = rosters;
        this.shown = shown;
        this.callers = callers;
    }

    /** Shows how far the departments are. */
    @GET
    @Path("/{code}/rosters")
    @RolesAllowed({Roles.ACADEMIC_AFFAIRS, Roles.DEAN, Roles.DEPARTMENT_STAFF, Roles.DEPARTMENT_HEAD})
    @Operation(
            operationId = "listCardRosters",
            summary = "How far the departments are with their rosters",
            description = "학과별 신청명단의 발송 여부와 인원을 답합니다. 학과 담당자는 자기 학과만 봅니다.")
    @APIResponse(
            responseCode = "200",
            description = "The rosters. / 학과별 현황",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = RosterResponse.Overview.class),
                            examples = @ExampleObject(name = "rosters", value = CardExamples.OVERVIEW)))
    public Uni<RestResponse<RosterResponse.Overview>> list(@BeanParam CampaignPath at) {
        return callers.current()
                .chain(caller -> rosters.overview(at.code, caller))
                .map(all -> CardAnswers.personal(RosterResponse.Overview.from(all)));
    }

    /** Shows a roster. */
    @GET
    @Path("/{code}/rosters/{department}")
    @RolesAllowed({Roles.ACADEMIC_AFFAIRS, Roles.DEAN, Roles.DEPARTMENT_STAFF, Roles.DEPARTMENT_HEAD})
    @Operation(
            operationId = "getCardRoster",
            summary = "Get a department's roster",
            description = "학과의 신청명단을 인원과 함께 답합니다.")
    @APIResponse(
            responseCode = "200",
            description = "The roster. / 신청명단",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = RosterResponse.class),
                            examples = @ExampleObject(name = "roster", value = CardExamples.ROSTER)))
    public Uni<RestResponse<RosterResponse>> get(@BeanParam RosterPath at) {
        return callers.current()
                .chain(caller -> rosters.find(at.code, at.department, caller))
                .chain(shown::roster);
    }

    /** Puts everybody on who may be. */
    @POST
    @Path("/{code}/rosters/{department}")
    @Idempotent
    @Cancellable(false)
    @RolesAllowed({Roles.ACADEMIC_AFFAIRS, Roles.DEPARTMENT_STAFF, Roles.DEPARTMENT_HEAD})
    @Operation(
            operationId = "buildCardRoster",
            summary = "Build or refresh a roster",
            description = "승인된 사진이 있는 대상 학생을 모두 명단에 올리고, 제외된 학생은 사유와 함께 남깁니다. 이미 확인한 사진이 그대로면 확인도 그대로입니다.")
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
    public Uni<RestResponse<RosterResponse>> build(@BeanParam RosterPath at) {
        return callers.current()
                .chain(caller -> rosters.build(at.code, at.department, caller))
                .chain(shown::roster);
    }
}
