package dev.haksa.matriculation.api;

import dev.haksa.matriculation.MatriculationService;
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

/** Batches of applicants who wait for their student numbers. */
@Path("/api/v1/matriculation-batches")
@Produces(MediaType.APPLICATION_JSON)
@Tag(
        name = "Matriculation",
        description = "Student numbers in batches, and the codes of departments in them. / 학번 일괄부여와 소속코드")
public class MatriculationResource {
    private final MatriculationService batches;
    private final Callers callers;

    MatriculationResource(MatriculationService batches, Callers callers) {
        this.batches = batches;
        this.callers = callers;
    }

    /** Makes a batch. */
    @POST
    @Idempotent
    @Cancellable(false)
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.ACADEMIC_AFFAIRS)
    @Operation(
            operationId = "createMatriculationBatch",
            summary = "Make a batch of student numbers",
            description = "입학년도·학생구분·학과의 학번 일괄부여를 만듭니다. 먼저 부여한 것이 있으면 추가 부여(다음 차수)가 되며, 일련번호는 이어집니다.")
    @APIResponse(
            responseCode = "201",
            description = "Made. / 만들어짐",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = MatriculationResponse.class),
                            examples = @ExampleObject(name = "batch", value = MatriculationExamples.BATCH)))
    @APIResponse(responseCode = "409", description = "Another one is open (conflict). / 진행 중인 것이 있음")
    public Uni<RestResponse<MatriculationResponse>> create(
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            examples =
                                                    @ExampleObject(name = "body", value = MatriculationExamples.NEW)))
                    @Valid
                    @NotNull
                    NewMatriculationRequest body) {
        return callers.current()
                .chain(caller -> batches.create(body.wanted(), caller))
                .map(batch -> MatriculationAnswers.created(
                        MatriculationResponse.from(batch),
                        batch.version(),
                        "/api/v1/matriculation-batches/" + batch.id()));
    }

    /** Lists batches. */
    @GET
    @RolesAllowed({Roles.ACADEMIC_AFFAIRS, Roles.REGISTRAR})
    @Operation(
            operationId = "listMatriculationBatches",
            summary = "Batches of student numbers, the latest first",
            description = "학번 일괄부여를 최근 것부터 답합니다.")
    @APIResponse(
            responseCode = "200",
            description = "A page of batches. / 목록",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = MatriculationPages.BatchPage.class),
                            examples = @ExampleObject(name = "batches", value = MatriculationExamples.BATCHES)))
    public Uni<RestResponse<Page<MatriculationResponse>>> list(
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(Page.MAX_LIMIT) int limit,
            @QueryParam("after") @Nullable String after,
            @QueryParam("count") @DefaultValue("false") boolean count,
            @Context UriInfo uri) {
        return batches.list(new Paging(limit, after, count))
                .map(page -> MatriculationAnswers.page(page.map(MatriculationResponse::from), uri));
    }

    /** Shows a batch. */
    @GET
    @Path("/{id}")
    @RolesAllowed({Roles.ACADEMIC_AFFAIRS, Roles.REGISTRAR})
    @Operation(
            operationId = "getMatriculationBatch",
            summary = "Get a batch of student numbers",
            description = "학번 일괄부여 하나를 답합니다.")
    @APIResponse(
            responseCode = "200",
            description = "The batch. / 일괄부여",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = MatriculationResponse.class),
                            examples = @ExampleObject(name = "batch", value = MatriculationExamples.BATCH)))
    public Uni<RestResponse<MatriculationResponse>> get(@PathParam("id") int id) {
        return batches.find(id)
                .map(batch -> MatriculationAnswers.versioned(MatriculationResponse.from(batch), batch.version()));
    }
}
