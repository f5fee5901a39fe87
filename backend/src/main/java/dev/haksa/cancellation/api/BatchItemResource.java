package dev.haksa.cancellation.api;

import dev.haksa.cancellation.BatchService;
import dev.haksa.cancellation.EnrollmentBatch;
import dev.haksa.cancellation.ItemCriteria;
import dev.haksa.cancellation.ItemOutcome;
import dev.haksa.cancellation.ItemReview;
import dev.haksa.shared.http.Correlation;
import dev.haksa.shared.http.QueryValues;
import dev.haksa.shared.i18n.Language;
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
import jakarta.ws.rs.PUT;
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
import org.jspecify.annotations.Nullable;

/** The items of a batch. */
@Path("/api/v1/enrollment-batches/{id}/items")
@Tag(name = "Enrollment batches")
public class BatchItemResource {
    private final BatchService batches;
    private final Callers callers;
    private final Correlation correlation;

    BatchItemResource(BatchService batches, Callers callers, Correlation correlation) {
        this.batches = batches;
        this.callers = callers;
        this.correlation = correlation;
    }

    /** Lists items. */
    @GET
    @RolesAllowed({Roles.ACADEMIC_AFFAIRS, Roles.REGISTRAR, Roles.DEAN})
    @Operation(
            operationId = "listEnrollmentBatchItems",
            summary = "List the items of a batch",
            description = "일괄 처리의 항목을 실행 순서로 답합니다. 폐강은 강좌, 오납은 학생, 수강철회는 신청이 항목입니다.")
    @APIResponse(
            responseCode = "200",
            description = "A page of items. / 항목 목록",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = BatchPages.ItemPage.class),
                            examples = @ExampleObject(name = "items", value = BatchExamples.ITEMS)))
    public Uni<RestResponse<Page<BatchItemResponse>>> list(
            @PathParam("id") int id,
            @Parameter(description = "Outcome; repeatable. / 처리 결과, 여러 번 가능") @QueryParam("outcome") @Nullable
                    List<String> outcomes,
            @Parameter(description = "What the review decided; repeatable. / 검토 결과, 여러 번 가능")
                    @QueryParam("review")
                    @Nullable
                    List<String> reviews,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(Page.MAX_LIMIT) int limit,
            @QueryParam("after") @Nullable String after,
            @QueryParam("count") @DefaultValue("false") boolean count,
            @Context UriInfo uri) {
        ItemCriteria criteria = new ItemCriteria(
                QueryValues.constants(ItemOutcome.class, "outcome", outcomes),
                QueryValues.constants(ItemReview.class, "review", reviews));
        return batches.find(id)
                .chain(batch -> page(batch, criteria, new Paging(limit, after, count)))
                .map(page -> BatchAnswers.page(page, uri));
    }

    /** Decides about an item. */
    @PUT
    @Path("/{itemId}/review")
    @RolesAllowed({Roles.ACADEMIC_AFFAIRS, Roles.REGISTRAR})
    @Operation(
            operationId = "reviewEnrollmentBatchItem",
            summary = "Include, leave out or refuse an item of a draft",
            description = "검토 중인 일괄 처리의 항목을 처리 대상에 넣거나 사유를 적어 제외합니다. 수강철회 신청은 사유를 적어 반려할 수 있습니다."
                    + " If-Match에는 일괄 처리의 ETag를 보냅니다.")
    @APIResponse(
            responseCode = "200",
            description = "The item; the tag is that of the batch. / 항목",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = BatchItemResponse.class),
                            examples = @ExampleObject(name = "item", value = BatchExamples.ITEM)))
    public Uni<RestResponse<BatchItemResponse>> review(
            @PathParam("id") int id,
            @Parameter(description = "Id of the item. / 항목 번호", example = "702") @PathParam("itemId") int itemId,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = "application/json",
                                            examples = @ExampleObject(name = "review", value = BatchExamples.REVIEW)))
                    @Valid
                    @NotNull
                    ReviewRequest body) {
        Language language = correlation.language();
        return callers.current()
                .chain(caller -> batches.review(id, itemId, ifMatch, body.review(), caller))
                .chain(reviewed -> batches.find(id)
                        .map(batch -> BatchAnswers.versioned(
                                BatchItemResponse.from(reviewed.item(), batch.kind(), language), reviewed.version())));
    }

    private Uni<Page<BatchItemResponse>> page(EnrollmentBatch batch, ItemCriteria criteria, Paging paging) {
        Language language = correlation.language();
        return batches.items(batch.id(), criteria, paging)
                .map(page -> page.map(item -> BatchItemResponse.from(item, batch.kind(), language)));
    }
}
