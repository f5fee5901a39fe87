package dev.haksa.cardissuer.api;

import dev.haksa.cardissuer.PaperApplications;
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
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Applications for the card on paper. */
@Path("/api/v1/card-campaigns/{code}/paper-applications")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Card company")
@RolesAllowed({Roles.DEPARTMENT_STAFF, Roles.DEPARTMENT_HEAD, Roles.ACADEMIC_AFFAIRS})
public class PaperApplicationResource {
    private final PaperApplications applications;
    private final Callers callers;

    PaperApplicationResource(PaperApplications applications, Callers callers) {
        this.applications = applications;
        this.callers = callers;
    }

    /** Registers a form. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "registerCardPaperApplication",
            summary = "Register a form that a student handed in",
            description = "외국인, 미성년자, 본인명의 휴대폰이 없는 학생, 모바일에서 거절된 학생의 서면 신청서를 등록합니다."
                    + " 등록하면 학생의 상태가 '신청'이 됩니다. 다시 등록하면 먼저 등록한 것을 답하고, 카드사가 그 뒤에 거절하였으면"
                    + " 새 신청서로 등록합니다. 신청서 양식은 학과가 교학2팀에 미리 연락하여 받습니다."
                    + " 신청서가 필요한 학생은 신청 명단의 channel=PAPER, paperForm=NONE으로 볼 수 있습니다.")
    @APIResponse(
            responseCode = "200",
            description = "The form. / 서면 신청",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = PaperApplicationResponse.class),
                            examples = @ExampleObject(name = "form", value = CardIssuerExamples.APPLICATION)))
    @APIResponse(
            responseCode = "422",
            description = "Applies by mobile, is not linked yet, or was stopped (refused): CARD_PAPER_NOT_NEEDED,"
                    + " CARD_NOT_LINKED_YET, CARD_DATA_REFUSED, CARD_STOPPED. / 모바일 신청 대상, 카드사 연동 전, 자료 거절, 발급 중지")
    public Uni<RestResponse<PaperApplicationResponse>> register(
            @BeanParam CampaignPath at,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            examples = @ExampleObject(name = "body", value = CardIssuerExamples.PAPER)))
                    @Valid
                    @NotNull
                    PaperApplicationRequest body) {
        return callers.current()
                .chain(caller -> applications.register(at.code, body.received(), caller))
                .map(CardIssuerAnswers::single);
    }

    /** Lists forms. */
    @GET
    @Operation(
            operationId = "listCardPaperApplications",
            summary = "Forms of a campaign by student number",
            description = "서면 신청을 학번 순으로 답합니다. 학과 직원에게는 소속 학과의 것만 보입니다.")
    @APIResponse(
            responseCode = "200",
            description = "A page of forms. / 서면 신청 목록",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = PaperApplicationResponse.ApplicationPage.class),
                            examples = @ExampleObject(name = "forms", value = CardIssuerExamples.APPLICATIONS)))
    public Uni<RestResponse<Page<PaperApplicationResponse>>> list(
            @BeanParam CampaignPath at,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(Page.MAX_LIMIT) int limit,
            @QueryParam("after") @Nullable String after,
            @QueryParam("count") @DefaultValue("false") boolean count,
            @Context UriInfo uri) {
        return callers.current()
                .chain(caller -> applications.list(at.code, new Paging(limit, after, count), caller))
                .map(page -> CardIssuerAnswers.page(page.map(PaperApplicationResponse::from), uri));
    }

    /** Shows a form. */
    @GET
    @Path("/{studentNumber}")
    @Operation(
            operationId = "getCardPaperApplication",
            summary = "Get the form of a student",
            description = "학생 한 명의 서면 신청을 답합니다.")
    @APIResponse(
            responseCode = "200",
            description = "The form. / 서면 신청",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = PaperApplicationResponse.class),
                            examples = @ExampleObject(name = "form", value = CardIssuerExamples.APPLICATION)))
    public Uni<RestResponse<PaperApplicationResponse>> get(
            @BeanParam CampaignPath at, @PathParam("studentNumber") String studentNumber) {
        return callers.current()
                .chain(caller -> applications.find(at.code, studentNumber, caller))
                .map(CardIssuerAnswers::single);
    }

    /** Notes that a form was sent on. */
    @POST
    @Path("/{studentNumber}/dispatch")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "dispatchCardPaperApplication",
            summary = "Note that a form was sent on to the card company",
            description = "서면 신청서를 카드사에 보낸 날을 기록합니다. If-Match에 서면 신청의 ETag를 보냅니다.")
    @APIResponse(
            responseCode = "200",
            description = "The form. / 서면 신청",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = PaperApplicationResponse.class),
                            examples = @ExampleObject(name = "form", value = CardIssuerExamples.APPLICATION)))
    public Uni<RestResponse<PaperApplicationResponse>> dispatch(
            @BeanParam CampaignPath at,
            @PathParam("studentNumber") String studentNumber,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            examples = @ExampleObject(name = "body", value = CardIssuerExamples.SENT)))
                    @Valid
                    @NotNull
                    PaperDispatchRequest body) {
        return callers.current()
                .chain(caller -> applications.send(at.code, studentNumber, body.sentOn(), ifMatch, caller))
                .map(CardIssuerAnswers::single);
    }
}
