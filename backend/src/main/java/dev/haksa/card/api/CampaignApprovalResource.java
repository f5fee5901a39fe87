package dev.haksa.card.api;

import dev.haksa.card.CampaignApproval;
import dev.haksa.card.EntryRemoval;
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

/** Merging rosters and the internal approval. */
@Path("/api/v1/card-campaigns")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Student cards")
public class CampaignApprovalResource {
    private final CampaignApproval approval;
    private final EntryRemoval removal;
    private final CardShown shown;
    private final Callers callers;
    private final Correlation correlation;

    CampaignApprovalResource(
            CampaignApproval approval,
            EntryRemoval removal,
            CardShown shown,
            Callers callers,
            Correlation correlation) {
        this.approval = approval;
        this.removal = removal;
        this.shown = shown;
        this.callers = callers;
        this.correlation = correlation;
    }

    /** Merges the rosters and hands them to the dean. */
    @POST
    @Path("/{code}/submission")
    @Idempotent
    @Cancellable(false)
    @RolesAllowed(Roles.ACADEMIC_AFFAIRS)
    @Operation(
            operationId = "submitCardCampaign",
            summary = "Merge the rosters and hand them to the dean",
            description =
                    "학과가 보낸 명단을 합쳐 결재에 올립니다. 학적과 사진을 다시 확인하여 대상이 아닌 학생은 사유와 함께 뺍니다. 보낸 뒤에 학과가 뺀 학생은 명단을 다시 보내지 않았어도 빠집니다. 결재가 끝난 뒤 다시 연 학과가 있으면 새 학생만 올리며, 새 학생이 없으면 그대로 끝납니다. 아직 명단을 보낼 수 있는 학과가 있으면 올릴 수 없습니다. If-Match에 ETag를 보냅니다.")
    @APIResponse(
            responseCode = "200",
            description = "Handed over. / 결재에 올림",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = MergedResponse.class),
                            examples = @ExampleObject(name = "merged", value = CardExamples.MERGED)))
    @APIResponse(
            responseCode = "409",
            description = "The state does not allow it (conflict): CARD_CAMPAIGN_STATE. / 상태가 맞지 않음")
    @APIResponse(
            responseCode = "422",
            description =
                    "Rosters are pending, or nobody was sent (refused): CARD_ROSTERS_PENDING, CARD_NOBODY_SENT. / 명단을 기다리는 학과가 있거나 대상자가 없음")
    public Uni<RestResponse<MergedResponse>> submit(
            @BeanParam CampaignPath at,
            @Parameter(
                            description = "true asks for the decision and changes nothing. / true이면 판단만 하고 바꾸지 않습니다.",
                            example = "false")
                    @QueryParam("dryRun")
                    @DefaultValue("false")
                    boolean dryRun,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        return callers.current()
                .chain(caller -> approval.submit(at.code, ifMatch, dryRun, caller))
                .map(merged -> CardAnswers.decided(
                        MergedResponse.from(merged, correlation.language()),
                        merged.campaign().version(),
                        dryRun));
    }

    /** Takes students off whose data have not left. */
    @POST
    @Path("/{code}/removals")
    @Idempotent
    @Cancellable(false)
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.ACADEMIC_AFFAIRS)
    @Operation(
            operationId = "removeFromCardCampaign",
            summary = "Take students off after the approval, until their data have left",
            description =
                    "교학처가 사유를 적어 학생을 발급 대상에서 뺍니다. 결재가 끝난 뒤에도 카드사에 보내기 전이면 뺄 수 있고, 카드사가 연동하기 전에 거절한 학생도 뺄 수 있습니다. 다시 넣으려면 학과 명단을 다시 엽니다. If-Match에 발급의 ETag를 보냅니다.")
    @APIResponse(
            responseCode = "200",
            description = "Taken off. / 제외됨",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = TakenOffResponse.class),
                            examples = @ExampleObject(name = "removed", value = CardExamples.TAKEN_OFF)))
    @APIResponse(responseCode = "409", description = "The campaign is closed (conflict): CARD_CAMPAIGN_STATE. / 종료된 발급")
    @APIResponse(
            responseCode = "422",
            description = "A student is with the card company already, or on no roster (refused): CARD_WITH_COMPANY,"
                    + " CARD_ENTRY_UNKNOWN. / 이미 카드사에 보낸 학생이 있음")
    public Uni<RestResponse<TakenOffResponse>> takeOff(
            @BeanParam CampaignPath at,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            examples = @ExampleObject(name = "change", value = CardExamples.CHANGE)))
                    @Valid
                    @NotNull
                    RosterRequests.Change body) {
        return callers.current()
                .chain(caller -> removal.takeOff(
                        at.code, new EntryRemoval.Removal(body.studentNumbers(), body.reason()), ifMatch, caller))
                .map(removed -> CardAnswers.versioned(
                        TakenOffResponse.from(removed, correlation.language()),
                        removed.campaign().version()));
    }

    /** Takes the dean's word. */
    @POST
    @Path("/{code}/decision")
    @Idempotent
    @Cancellable(false)
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.DEAN)
    @Operation(
            operationId = "decideCardCampaign",
            summary = "Approve or reject the merged list",
            description = "교무처장이 결재하거나 사유를 적어 반려합니다. 반려하면 명단을 다시 고칠 수 있습니다. If-Match에 ETag를 보냅니다.")
    @APIResponse(
            responseCode = "200",
            description = "Decided. / 결재됨",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = CampaignResponse.class),
                            examples = {
                                @ExampleObject(name = "approved", value = CardExamples.CAMPAIGN_APPROVED),
                                @ExampleObject(name = "rejected", value = CardExamples.CAMPAIGN_REJECTED)
                            }))
    @APIResponse(
            responseCode = "409",
            description = "The state does not allow it (conflict): CARD_CAMPAIGN_STATE. / 상태가 맞지 않음")
    @APIResponse(
            responseCode = "422",
            description = "The same account handed the list over (refused): CARD_OWN_SUBMISSION. / 결재를 올린 사람이 결재할 수 없음")
    public Uni<RestResponse<CampaignResponse>> decide(
            @BeanParam CampaignPath at,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            examples = {
                                                @ExampleObject(name = "approval", value = CardExamples.APPROVAL),
                                                @ExampleObject(name = "rejection", value = CardExamples.REJECTION)
                                            }))
                    @Valid
                    @NotNull
                    DecisionBody body) {
        return callers.current()
                .chain(caller -> approval.decide(at.code, body.approved(), body.reason(), ifMatch, caller))
                .chain(shown::campaign);
    }
}
