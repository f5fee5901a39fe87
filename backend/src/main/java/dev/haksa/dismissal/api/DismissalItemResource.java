package dev.haksa.dismissal.api;

import dev.haksa.dismissal.DismissalBatchService;
import dev.haksa.shared.paging.Page;
import dev.haksa.shared.paging.Paging;
import dev.haksa.shared.problem.ProblemException;
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
import java.util.Map;
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

/** The students of a batch. */
@Path("/api/v1/dismissal-batches/{id}")
@Tag(name = "Dismissals")
public class DismissalItemResource {
    private final DismissalBatchService batches;
    private final Callers callers;

    DismissalItemResource(DismissalBatchService batches, Callers callers) {
        this.batches = batches;
        this.callers = callers;
    }

    /** Lists the students. */
    @GET
    @Path("/items")
    @RolesAllowed({Roles.ACADEMIC_AFFAIRS, Roles.REGISTRAR, Roles.DEAN, Roles.PRESIDENT})
    @Operation(
            operationId = "listDismissalItems",
            summary = "List the students of a batch",
            description = "일괄 처리의 학생을 학번순으로 답합니다.")
    @APIResponse(
            responseCode = "200",
            description = "A page of students. / 학생 목록",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = DismissalBodies.ItemPage.class),
                            examples = @ExampleObject(name = "items", value = DismissalExamples.ITEMS)))
    public Uni<RestResponse<Page<DismissalBodies.ItemResponse>>> items(
            @PathParam("id") int id,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(Page.MAX_LIMIT) int limit,
            @QueryParam("after") @Nullable String after,
            @QueryParam("count") @DefaultValue("false") boolean count,
            @Context UriInfo uri) {
        return batches.items(id, new Paging(limit, after, count))
                .map(page -> DismissalAnswers.page(page.map(DismissalBodies.ItemResponse::from), uri));
    }

    /** Reviews a student. */
    @PUT
    @Path("/items/{itemId}/review")
    @RolesAllowed({Roles.ACADEMIC_AFFAIRS})
    @Operation(
            operationId = "reviewDismissalItem",
            summary = "Leave a student out, or take the student in again",
            description = "검토 중인 일괄 처리에서 사유를 적어 학생을 제외하거나 다시 넣습니다. If-Match에는 일괄 처리의 ETag를 보냅니다.")
    @APIResponse(
            responseCode = "200",
            description = "The student; the tag is that of the batch. / 학생",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = DismissalBodies.ItemResponse.class),
                            examples = @ExampleObject(name = "item", value = DismissalExamples.ITEM)))
    @APIResponse(responseCode = "409", description = "It is no draft any more. / 검토 중이 아님")
    public Uni<RestResponse<DismissalBodies.ItemResponse>> review(
            @PathParam("id") int id,
            @Parameter(description = "Id of the item. / 항목 번호", example = "81") @PathParam("itemId") int itemId,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = "application/json",
                                            examples =
                                                    @ExampleObject(name = "review", value = DismissalExamples.REVIEW)))
                    @Valid
                    @NotNull
                    DismissalBodies.Review body) {
        String excludedFor = body.included() ? null : body.reason();
        if (!body.included() && (excludedFor == null || excludedFor.isBlank())) {
            throw ProblemException.invalid("DISMISSAL_REASON_MISSING", "/reason", Map.of());
        }
        return callers.current()
                .chain(caller -> batches.review(id, itemId, ifMatch, excludedFor, caller))
                .map(reviewed -> DismissalAnswers.versioned(
                        DismissalBodies.ItemResponse.from(reviewed.item()), reviewed.version()));
    }

    /** Reports. */
    @GET
    @Path("/report")
    @RolesAllowed({Roles.ACADEMIC_AFFAIRS, Roles.REGISTRAR, Roles.DEAN, Roles.PRESIDENT})
    @Operation(
            operationId = "getDismissalReport",
            summary = "A batch with all that became of it",
            description = "일괄 처리의 결과 보고입니다.")
    @APIResponse(
            responseCode = "200",
            description = "The report. / 결과 보고",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = DismissalBodies.Report.class),
                            examples = @ExampleObject(name = "report", value = DismissalExamples.REPORT)))
    public Uni<RestResponse<DismissalBodies.Report>> report(@PathParam("id") int id) {
        return batches.report(id).map(report -> DismissalAnswers.personal(DismissalBodies.Report.from(report)));
    }
}
