package dev.haksa.dismissal.api;

import dev.haksa.dismissal.DismissalExecutionService;
import dev.haksa.shared.idempotency.Idempotent;
import dev.haksa.shared.security.Callers;
import dev.haksa.shared.security.Roles;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.Status;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

/** Carrying batches out. */
@Path("/api/v1/dismissal-batches/{id}")
@Tag(name = "Dismissals")
public class DismissalExecutionResource {
    private final DismissalExecutionService executions;
    private final Callers callers;

    DismissalExecutionResource(DismissalExecutionService executions, Callers callers) {
        this.executions = executions;
        this.callers = callers;
    }

    /** Carries a batch out. */
    @POST
    @Path("/execution")
    @Idempotent
    @Cancellable(false)
    @RolesAllowed({Roles.ACADEMIC_AFFAIRS})
    @Operation(
            operationId = "executeDismissalBatch",
            summary = "Carry a batch out, or go on with it",
            description =
                    "일괄 처리를 실행합니다. 안내와 예고는 학생에게 알리고, 제적은 총장의 승인을 받도록 올립니다. 그 사이 복학하거나 등록한 학생은 까닭과 함께 빠집니다. 다시 요청해도 같은 학생이 두 번 처리되지 않습니다.")
    @APIResponse(
            responseCode = "200",
            description = "Carried out. / 실행됨",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = DismissalBodies.BatchResponse.class),
                            examples = @ExampleObject(name = "batch", value = DismissalExamples.BATCH)))
    @APIResponse(responseCode = "409", description = "It was given up. / 취소된 일괄 처리")
    public Uni<RestResponse<DismissalBodies.BatchResponse>> execute(
            @PathParam("id") int id, @HeaderParam("If-Match") @Nullable String ifMatch) {
        return callers.current()
                .chain(caller -> executions.execute(id, ifMatch, caller))
                .map(batch -> DismissalAnswers.batch(Status.OK, batch));
    }

    /** Previews a batch. */
    @POST
    @Path("/preview")
    @RolesAllowed({Roles.ACADEMIC_AFFAIRS})
    @Operation(
            operationId = "previewDismissalBatch",
            summary = "What would become of each student now",
            description = "지금 실행하면 학생마다 어떻게 되는지 답합니다. 아무것도 바꾸지 않습니다.")
    @APIResponse(
            responseCode = "200",
            description = "The preview. / 예상 결과",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = DismissalBodies.Preview.class),
                            examples = @ExampleObject(name = "preview", value = DismissalExamples.PREVIEW)))
    public Uni<RestResponse<DismissalBodies.Preview>> preview(@PathParam("id") int id) {
        return executions.preview(id).map(items -> DismissalAnswers.personal(DismissalBodies.Preview.from(items)));
    }

    /** Lets those fall out who have acted. */
    @POST
    @Path("/settlement")
    @Idempotent
    @Cancellable(false)
    @RolesAllowed({Roles.ACADEMIC_AFFAIRS})
    @Operation(
            operationId = "settleDismissalBatch",
            summary = "Let those fall out who have acted meanwhile",
            description = "총장이 승인하기 전에 복학하거나 등록한 학생의 제적을 까닭과 함께 취소합니다. 다시 요청해도 더 바뀌지 않습니다.")
    @APIResponse(
            responseCode = "200",
            description = "How many fell out. / 해소된 학생 수",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = DismissalBodies.Settled.class),
                            examples = @ExampleObject(name = "settled", value = DismissalExamples.SETTLED)))
    public Uni<RestResponse<DismissalBodies.Settled>> settle(@PathParam("id") int id) {
        return callers.current()
                .chain(caller -> executions.settle(id, caller))
                .map(settled -> DismissalAnswers.personal(new DismissalBodies.Settled(settled)));
    }
}
