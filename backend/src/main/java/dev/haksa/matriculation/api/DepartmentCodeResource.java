package dev.haksa.matriculation.api;

import dev.haksa.matriculation.DepartmentCodeService;
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
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

/** Codes for new departments. */
@Path("/api/v1/department-code-requests")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Matriculation")
public class DepartmentCodeResource {
    private final DepartmentCodeService codes;
    private final Callers callers;

    DepartmentCodeResource(DepartmentCodeService codes, Callers callers) {
        this.codes = codes;
        this.callers = callers;
    }

    /** Asks for a code. */
    @POST
    @Idempotent
    @Cancellable(false)
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.ACADEMIC_AFFAIRS)
    @Operation(
            operationId = "requestDepartmentCode",
            summary = "Ask for the code of a new department",
            description = "신설 학과의 소속코드를 총장에게 신청합니다(제25조②). 코드는 개설학년도순, 같은 해에는 가나다순이어야 합니다(제25조③).")
    @APIResponse(
            responseCode = "201",
            description = "Asked for. / 신청됨",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = DepartmentCodeResponse.class),
                            examples = @ExampleObject(name = "request", value = MatriculationExamples.CODE)))
    @APIResponse(responseCode = "409", description = "It has a code, or one was asked for (conflict). / 이미 있음")
    @APIResponse(responseCode = "422", description = "It would come before others (refused). / 순서에 맞지 않음")
    public Uni<RestResponse<DepartmentCodeResponse>> request(
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            examples =
                                                    @ExampleObject(
                                                            name = "body",
                                                            value = MatriculationExamples.CODE_REQUEST)))
                    @Valid
                    @NotNull
                    NewDepartmentCodeRequest body) {
        return callers.current()
                .chain(caller -> codes.request(body.wanted(), caller))
                .map(request -> MatriculationAnswers.created(
                        DepartmentCodeResponse.from(request),
                        request.version(),
                        "/api/v1/department-code-requests/" + request.id()));
    }

    /** Lists requests. */
    @GET
    @RolesAllowed({Roles.ACADEMIC_AFFAIRS, Roles.PRESIDENT})
    @Operation(
            operationId = "listDepartmentCodeRequests",
            summary = "Requests for codes of departments, the latest first",
            description = "소속코드 신청을 최근 것부터 답합니다.")
    @APIResponse(
            responseCode = "200",
            description = "A page of requests. / 목록",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = MatriculationPages.CodeRequestPage.class),
                            examples = @ExampleObject(name = "requests", value = MatriculationExamples.CODES_PAGE)))
    public Uni<RestResponse<Page<DepartmentCodeResponse>>> list(
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(Page.MAX_LIMIT) int limit,
            @QueryParam("after") @Nullable String after,
            @QueryParam("count") @DefaultValue("false") boolean count,
            @Context UriInfo uri) {
        return codes.list(new Paging(limit, after, count))
                .map(page -> MatriculationAnswers.page(page.map(DepartmentCodeResponse::from), uri));
    }

    /** Shows a request. */
    @GET
    @Path("/{id}")
    @RolesAllowed({Roles.ACADEMIC_AFFAIRS, Roles.PRESIDENT})
    @Operation(
            operationId = "getDepartmentCodeRequest",
            summary = "Get a request for the code of a department",
            description = "소속코드 신청 하나를 답합니다.")
    @APIResponse(
            responseCode = "200",
            description = "The request. / 신청",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = DepartmentCodeResponse.class),
                            examples = @ExampleObject(name = "request", value = MatriculationExamples.CODE)))
    public Uni<RestResponse<DepartmentCodeResponse>> get(@PathParam("id") int id) {
        return codes.find(id)
                .map(request ->
                        MatriculationAnswers.versioned(DepartmentCodeResponse.from(request), request.version()));
    }

    /** Decides about a request. */
    @POST
    @Path("/{id}/decision")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.PRESIDENT)
    @Operation(
            operationId = "decideDepartmentCode",
            summary = "Approve or reject the code of a new department",
            description = "총장이 소속코드를 승인하거나 반려합니다. 승인하면 다음 번호가 부여됩니다. If-Match에 신청의 ETag를 보냅니다.")
    @APIResponse(
            responseCode = "200",
            description = "Decided. / 결정됨",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = DepartmentCodeResponse.class),
                            examples = @ExampleObject(name = "request", value = MatriculationExamples.CODE)))
    @APIResponse(responseCode = "409", description = "It is decided (conflict). / 이미 결정됨")
    @APIResponse(responseCode = "422", description = "Another department comes first (refused). / 다른 학과가 먼저임")
    public Uni<RestResponse<DepartmentCodeResponse>> decide(
            @PathParam("id") int id,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            examples =
                                                    @ExampleObject(
                                                            name = "body",
                                                            value = MatriculationExamples.DECISION)))
                    @Valid
                    @NotNull
                    DepartmentCodeDecision body) {
        return callers.current()
                .chain(caller -> codes.decide(id, ifMatch, body.answer(), caller))
                .map(request ->
                        MatriculationAnswers.versioned(DepartmentCodeResponse.from(request), request.version()));
    }
}
