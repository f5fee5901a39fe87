package dev.haksa.cancellation.api;

import dev.haksa.cancellation.BatchCriteria;
import dev.haksa.cancellation.BatchKind;
import dev.haksa.cancellation.BatchService;
import dev.haksa.cancellation.BatchState;
import dev.haksa.shared.http.QueryValues;
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
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.Status;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

/** Batches that are prepared and reviewed before anything happens. */
@Path("/api/v1/enrollment-batches")
@Tag(
        name = "Enrollment batches",
        description = "Closures, underpayment and withdrawals: found, reviewed, carried out, reported."
                + " / 폐강·오납·수강철회의 일괄 처리")
public class BatchResource {
    private final BatchService batches;
    private final Callers callers;

    BatchResource(BatchService batches, Callers callers) {
        this.batches = batches;
        this.callers = callers;
    }

    /** Prepares a batch. */
    @POST
    @Idempotent
    @Cancellable(false)
    @RolesAllowed({Roles.ACADEMIC_AFFAIRS, Roles.REGISTRAR})
    @Operation(
            operationId = "createEnrollmentBatch",
            summary = "Prepare a batch of closures, notices, cancellations or withdrawals",
            description = "규정에 따라 대상을 찾아 일괄 처리를 준비합니다. 아직 아무 일도 일어나지 않으며, 항목을 검토하고 제외한 뒤 실행합니다."
                    + " 교무처가 준비하고, 수강철회는 학적 담당자도 준비할 수 있습니다.")
    @APIResponse(
            responseCode = "201",
            description = "Prepared. / 준비됨",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = BatchResponse.class),
                            examples = @ExampleObject(name = "batch", value = BatchExamples.BATCH)))
    public Uni<RestResponse<BatchResponse>> create(
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = "application/json",
                                            examples = {
                                                @ExampleObject(name = "closure", value = BatchExamples.NEW_CLOSURE),
                                                @ExampleObject(name = "oneSection", value = BatchExamples.NEW_ONE),
                                                @ExampleObject(name = "notice", value = BatchExamples.NEW_NOTICE)
                                            }))
                    @Valid
                    @NotNull
                    NewBatchRequest body) {
        return callers.current()
                .chain(caller -> batches.create(body.batch(), caller))
                .map(BatchAnswers::created);
    }

    /** Lists batches. */
    @GET
    @RolesAllowed({Roles.ACADEMIC_AFFAIRS, Roles.REGISTRAR, Roles.DEAN})
    @Operation(
            operationId = "listEnrollmentBatches",
            summary = "List batches, the latest first",
            description = "일괄 처리를 최근 것부터 답합니다.")
    @APIResponse(
            responseCode = "200",
            description = "A page of batches. / 일괄 처리 목록",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = BatchPages.BatchPage.class),
                            examples = @ExampleObject(name = "batches", value = BatchExamples.PAGE)))
    public Uni<RestResponse<Page<BatchResponse>>> list(
            @QueryParam("term") @Nullable String term,
            @Parameter(description = "Kind; repeatable. / 종류, 여러 번 가능") @QueryParam("kind") @Nullable
                    List<String> kinds,
            @Parameter(description = "State; repeatable. / 상태, 여러 번 가능") @QueryParam("state") @Nullable
                    List<String> states,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(Page.MAX_LIMIT) int limit,
            @QueryParam("after") @Nullable String after,
            @QueryParam("count") @DefaultValue("false") boolean count,
            @Context UriInfo uri) {
        BatchCriteria criteria = new BatchCriteria(
                term,
                QueryValues.constants(BatchKind.class, "kind", kinds),
                QueryValues.constants(BatchState.class, "state", states));
        return batches.list(criteria, new Paging(limit, after, count))
                .map(page -> BatchAnswers.page(page.map(BatchResponse::from), uri));
    }

    /** Shows a batch. */
    @GET
    @Path("/{id}")
    @RolesAllowed({Roles.ACADEMIC_AFFAIRS, Roles.REGISTRAR, Roles.DEAN})
    @Operation(
            operationId = "getEnrollmentBatch",
            summary = "Get a batch with its progress",
            description = "일괄 처리 하나와 진행 상황입니다.")
    @APIResponse(
            responseCode = "200",
            description = "The batch. / 일괄 처리",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = BatchResponse.class),
                            examples = @ExampleObject(name = "batch", value = BatchExamples.BATCH)))
    public Uni<RestResponse<BatchResponse>> get(@PathParam("id") int id) {
        return batches.find(id).map(batch -> BatchAnswers.single(Status.OK, batch));
    }

    /** Looks for the items anew. */
    @POST
    @Path("/{id}/refresh")
    @Idempotent
    @Cancellable(false)
    @RolesAllowed({Roles.ACADEMIC_AFFAIRS, Roles.REGISTRAR})
    @Operation(
            operationId = "refreshEnrollmentBatch",
            summary = "Look for the items of a draft anew",
            description = "검토 중인 일괄 처리의 대상을 다시 찾습니다. 다시 찾은 항목의 검토 결과는 그대로 둡니다.")
    @APIResponse(
            responseCode = "200",
            description = "The batch. / 일괄 처리",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = BatchResponse.class),
                            examples = @ExampleObject(name = "batch", value = BatchExamples.BATCH)))
    public Uni<RestResponse<BatchResponse>> refresh(
            @PathParam("id") int id, @HeaderParam("If-Match") @Nullable String ifMatch) {
        return callers.current()
                .chain(caller -> batches.refresh(id, ifMatch, caller))
                .map(batch -> BatchAnswers.single(Status.OK, batch));
    }

    /** Gives a draft up. */
    @POST
    @Path("/{id}/cancellation")
    @Idempotent
    @Cancellable(false)
    @RolesAllowed({Roles.ACADEMIC_AFFAIRS, Roles.REGISTRAR})
    @Operation(
            operationId = "cancelEnrollmentBatch",
            summary = "Give a draft up",
            description = "검토 중인 일괄 처리를 취소합니다. 기록은 남습니다.")
    @APIResponse(
            responseCode = "200",
            description = "The batch. / 일괄 처리",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = BatchResponse.class),
                            examples = @ExampleObject(name = "batch", value = BatchExamples.BATCH)))
    public Uni<RestResponse<BatchResponse>> cancel(
            @PathParam("id") int id, @HeaderParam("If-Match") @Nullable String ifMatch) {
        return callers.current()
                .chain(caller -> batches.cancel(id, ifMatch, caller))
                .map(batch -> BatchAnswers.single(Status.OK, batch));
    }
}
