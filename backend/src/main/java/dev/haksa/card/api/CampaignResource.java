package dev.haksa.card.api;

import dev.haksa.card.CampaignClosing;
import dev.haksa.card.CampaignService;
import dev.haksa.shared.idempotency.Idempotent;
import dev.haksa.shared.paging.Page;
import dev.haksa.shared.paging.Paging;
import dev.haksa.shared.security.Callers;
import dev.haksa.shared.security.Roles;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
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

/** Campaigns of student cards. */
@Path("/api/v1/card-campaigns")
@Produces(MediaType.APPLICATION_JSON)
@Tag(
        name = "Student cards",
        description =
                "Campaigns of student cards: stages, rosters of departments, approval, and how each student stands. How a"
                        + " client goes about it and every code: backend/docs/clients-photos-cards.md. / 학생증 발급")
public class CampaignResource {
    private final CampaignService campaigns;
    private final CampaignClosing closing;
    private final CardShown shown;
    private final Callers callers;

    CampaignResource(CampaignService campaigns, CampaignClosing closing, CardShown shown, Callers callers) {
        this.campaigns = campaigns;
        this.closing = closing;
        this.shown = shown;
        this.callers = callers;
    }

    /** Creates a campaign. */
    @POST
    @Idempotent
    @Cancellable(false)
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.ACADEMIC_AFFAIRS)
    @Operation(
            operationId = "createCardCampaign",
            summary = "Create a campaign of student cards",
            description = "단계별 기한과 대상 학과를 정하여 학생증 발급을 만듭니다. 학과는 끝나지 않은 발급 하나에만 들어갈 수 있습니다.")
    @APIResponse(
            responseCode = "201",
            description = "Created. / 만들어짐",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = CampaignResponse.class),
                            examples = @ExampleObject(name = "campaign", value = CardExamples.CAMPAIGN)))
    @APIResponse(responseCode = "409", description = "The code or a department is taken (conflict). / 코드나 학과가 이미 쓰임")
    public Uni<RestResponse<CampaignResponse>> create(
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            examples =
                                                    @ExampleObject(
                                                            name = "campaign",
                                                            value = CardExamples.NEW_CAMPAIGN)))
                    @Valid
                    @NotNull
                    NewCampaignRequest body) {
        return callers.current()
                .chain(caller -> campaigns.create(body.order(), caller))
                .chain(shown::created);
    }

    /** Lists campaigns. */
    @GET
    @RolesAllowed({Roles.ACADEMIC_AFFAIRS, Roles.DEAN, Roles.DEPARTMENT_STAFF, Roles.DEPARTMENT_HEAD})
    @Operation(
            operationId = "listCardCampaigns",
            summary = "List campaigns, the latest first",
            description = "학생증 발급을 최근 것부터 답합니다.")
    @APIResponse(
            responseCode = "200",
            description = "A page of campaigns. / 발급 목록",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = CampaignResponse.CampaignPage.class),
                            examples = @ExampleObject(name = "campaigns", value = CardExamples.CAMPAIGNS)))
    public Uni<RestResponse<Page<CampaignResponse>>> list(
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(Page.MAX_LIMIT) int limit,
            @QueryParam("after") @Nullable String after,
            @QueryParam("count") @DefaultValue("false") boolean count,
            @Context UriInfo uri) {
        return campaigns
                .list(new Paging(limit, after, count))
                .map(page -> CardAnswers.page(page.map(CampaignResponse::from), uri));
    }

    /** Shows a campaign. */
    @GET
    @Path("/{code}")
    @RolesAllowed({Roles.ACADEMIC_AFFAIRS, Roles.DEAN, Roles.DEPARTMENT_STAFF, Roles.DEPARTMENT_HEAD})
    @Operation(operationId = "getCardCampaign", summary = "Get a campaign", description = "학생증 발급 하나를 답합니다.")
    @APIResponse(
            responseCode = "200",
            description = "The campaign. / 발급",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = CampaignResponse.class),
                            examples = @ExampleObject(name = "campaign", value = CardExamples.CAMPAIGN)))
    public Uni<RestResponse<CampaignResponse>> get(@BeanParam CampaignPath at) {
        return campaigns.find(at.code).chain(shown::campaign);
    }

    /** Changes a campaign. */
    @PUT
    @Path("/{code}")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.ACADEMIC_AFFAIRS)
    @Operation(
            operationId = "updateCardCampaign",
            summary = "Change the days, titles and departments of a campaign",
            description =
                    "제목, 단계별 기한, 대상 학과를 바꿉니다. 이미 명단을 시작한 학과는 뺄 수 없습니다. 결재 중에는 바꿀 수 없고, 결재가 끝나면 제목과 앞으로 올 단계의 날짜만 바꿀 수 있습니다. If-Match에 ETag를 보냅니다.")
    @APIResponse(
            responseCode = "200",
            description = "The campaign as it is now. / 바뀐 발급",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = CampaignResponse.class),
                            examples = @ExampleObject(name = "campaign", value = CardExamples.CAMPAIGN)))
    @APIResponse(responseCode = "409", description = "Closed, or a department is taken (conflict). / 종료되었거나 학과가 이미 쓰임")
    public Uni<RestResponse<CampaignResponse>> update(
            @BeanParam CampaignPath at,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            examples = @ExampleObject(name = "fields", value = CardExamples.FIELDS)))
                    @Valid
                    @NotNull
                    CampaignRequest body) {
        return callers.current()
                .chain(caller -> campaigns.update(body.order(at.code), ifMatch, caller))
                .chain(shown::campaign);
    }

    /** Ends a campaign. */
    @POST
    @Path("/{code}/closing")
    @Idempotent
    @Cancellable(false)
    @RolesAllowed(Roles.ACADEMIC_AFFAIRS)
    @Operation(
            operationId = "closeCardCampaign",
            summary = "Close a campaign",
            description =
                    "학생증 발급을 끝냅니다. 학과와 학생은 다음 발급에 들어갈 수 있게 됩니다. 카드사에 보내지 않은 학생은 명단에서 빠지고 안내를 받습니다. 결재가 끝난 학생이 남아 있으면 abandon=true를 함께 보내야 합니다. If-Match에 ETag를 보냅니다.")
    @APIResponse(
            responseCode = "200",
            description = "Closed. / 종료됨",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = CampaignResponse.class),
                            examples = @ExampleObject(name = "campaign", value = CardExamples.CAMPAIGN_CLOSED)))
    @APIResponse(responseCode = "409", description = "The state does not allow it (conflict). / 상태가 맞지 않음")
    @APIResponse(
            responseCode = "422",
            description = "Approved students are not with the card company yet (refused). / 카드사에 보내지 않은 학생이 있음")
    public Uni<RestResponse<CampaignResponse>> close(
            @BeanParam CampaignPath at,
            @Parameter(
                            description =
                                    "Whether approved students may be taken off whose data are not with the card company. / 결재가 끝났지만 카드사에 보내지 않은 학생을 빼도 되는지",
                            example = "false")
                    @QueryParam("abandon")
                    @DefaultValue("false")
                    boolean abandon,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        return callers.current()
                .chain(caller -> closing.close(at.code, abandon, ifMatch, caller))
                .chain(shown::campaign);
    }
}
