package dev.haksa.dismissal.api;

import dev.haksa.dismissal.DismissalBatchService;
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
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
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

/** Batches of return notices, notices before dismissal, and dismissals (articles 31 to 33). */
@Path("/api/v1/dismissal-batches")
@Tag(name = "Dismissals", description = "Return notices, notices before dismissal, and dismissals. / 복학 안내, 제적 예고, 제적")
public class DismissalBatchResource {
    private final DismissalBatchService batches;
    private final Callers callers;

    DismissalBatchResource(DismissalBatchService batches, Callers callers) {
        this.batches = batches;
        this.callers = callers;
    }

    /** Prepares a batch. */
    @POST
    @Idempotent
    @Cancellable(false)
    @RolesAllowed({Roles.ACADEMIC_AFFAIRS})
    @Operation(
            operationId = "createDismissalBatch",
            summary = "Find the students of a notice or a dismissal",
            description = "복학 안내, 제적 예고, 제적의 대상을 규정에 따라 찾습니다. 아직 아무 일도 일어나지 않으며, 검토하고 제외한 뒤 실행합니다.")
    @APIResponse(
            responseCode = "201",
            description = "Prepared. / 준비됨",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = DismissalBodies.BatchResponse.class),
                            examples = @ExampleObject(name = "batch", value = DismissalExamples.BATCH)))
    public Uni<RestResponse<DismissalBodies.BatchResponse>> create(
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = "application/json",
                                            examples = @ExampleObject(name = "batch", value = DismissalExamples.NEW)))
                    @Valid
                    @NotNull
                    DismissalBodies.NewBatch body) {
        return callers.current()
                .chain(caller -> batches.create(body.batch(), caller))
                .map(batch -> DismissalAnswers.batch(Status.CREATED, batch));
    }

    /** Lists batches. */
    @GET
    @RolesAllowed({Roles.ACADEMIC_AFFAIRS, Roles.REGISTRAR, Roles.DEAN, Roles.PRESIDENT})
    @Operation(
            operationId = "listDismissalBatches",
            summary = "List batches, the latest first",
            description = "일괄 처리를 최근 것부터 답합니다.")
    @APIResponse(
            responseCode = "200",
            description = "A page of batches. / 일괄 처리 목록",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = DismissalBodies.BatchPage.class),
                            examples = @ExampleObject(name = "batches", value = DismissalExamples.BATCHES)))
    public Uni<RestResponse<Page<DismissalBodies.BatchResponse>>> list(
            @QueryParam("term") @Nullable String term,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(Page.MAX_LIMIT) int limit,
            @QueryParam("after") @Nullable String after,
            @QueryParam("count") @DefaultValue("false") boolean count,
            @Context UriInfo uri) {
        return batches.list(term, new Paging(limit, after, count))
                .map(page -> DismissalAnswers.page(page.map(DismissalBodies.BatchResponse::from), uri));
    }

    /** Shows a batch. */
    @GET
    @Path("/{id}")
    @RolesAllowed({Roles.ACADEMIC_AFFAIRS, Roles.REGISTRAR, Roles.DEAN, Roles.PRESIDENT})
    @Operation(
            operationId = "getDismissalBatch",
            summary = "Get a batch with its progress",
            description = "일괄 처리 하나와 진행 상황입니다.")
    @APIResponse(
            responseCode = "200",
            description = "The batch. / 일괄 처리",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = DismissalBodies.BatchResponse.class),
                            examples = @ExampleObject(name = "batch", value = DismissalExamples.BATCH)))
    public Uni<RestResponse<DismissalBodies.BatchResponse>> get(@PathParam("id") int id) {
        return batches.find(id).map(batch -> DismissalAnswers.batch(Status.OK, batch));
    }

    /** Gives a draft up. */
    @POST
    @Path("/{id}/cancellation")
    @Idempotent
    @Cancellable(false)
    @RolesAllowed({Roles.ACADEMIC_AFFAIRS})
    @Operation(
            operationId = "cancelDismissalBatch",
            summary = "Give a draft up",
            description = "검토 중인 일괄 처리를 취소합니다. 기록은 남습니다.")
    @APIResponse(
            responseCode = "200",
            description = "Given up. / 취소됨",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = DismissalBodies.BatchResponse.class),
                            examples = @ExampleObject(name = "batch", value = DismissalExamples.BATCH)))
    @APIResponse(responseCode = "409", description = "It is no draft any more. / 검토 중이 아님")
    public Uni<RestResponse<DismissalBodies.BatchResponse>> cancel(
            @PathParam("id") int id, @HeaderParam("If-Match") @Nullable String ifMatch) {
        return callers.current()
                .chain(caller -> batches.cancel(id, ifMatch, caller))
                .map(batch -> DismissalAnswers.batch(Status.OK, batch));
    }
}
