package dev.haksa.cancellation.api;

import dev.haksa.cancellation.BatchExecutionService;
import dev.haksa.cancellation.BatchService;
import dev.haksa.cancellation.BatchState;
import dev.haksa.cancellation.EnrollmentBatch;
import dev.haksa.shared.http.Correlation;
import dev.haksa.shared.i18n.Language;
import dev.haksa.shared.security.Caller;
import dev.haksa.shared.security.Callers;
import dev.haksa.shared.security.Roles;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
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

/** Carrying a batch out. */
@Path("/api/v1/enrollment-batches/{id}/execution")
@Tag(name = "Enrollment batches")
public class BatchExecutionResource {
    private static final int PREVIEWED = 1000;

    private final BatchExecutionService executions;
    private final BatchService batches;
    private final Callers callers;
    private final Correlation correlation;

    BatchExecutionResource(
            BatchExecutionService executions, BatchService batches, Callers callers, Correlation correlation) {
        this.executions = executions;
        this.batches = batches;
        this.callers = callers;
        this.correlation = correlation;
    }

    /** Carries a batch out, or tells what would happen. */
    @POST
    @Cancellable(false)
    @RolesAllowed({Roles.ACADEMIC_AFFAIRS, Roles.REGISTRAR})
    @Operation(
            operationId = "executeEnrollmentBatch",
            summary = "Carry a batch out, or preview it",
            description = "일괄 처리를 실행합니다. 항목마다 따로 처리되며, 중단되면 다시 요청하여 이어서 실행할 수 있고 같은 항목이 두 번 처리되지 않습니다."
                    + " 처음 실행할 때는 If-Match에 검토한 일괄 처리의 ETag를 보냅니다."
                    + " dryRun=true이면 아무것도 바꾸지 않고 지금 실행하면 일어날 일을 답합니다(EnrollmentBatchPreview).")
    @APIResponse(
            responseCode = "200",
            description = "Done, or with dryRun=true the preview. / 완료 또는 모의 실행 결과",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(oneOf = {BatchResponse.class, BatchPreviewResponse.class}),
                            examples = {
                                @ExampleObject(name = "done", value = BatchExamples.BATCH),
                                @ExampleObject(name = "preview", value = BatchExamples.PREVIEW)
                            }))
    @APIResponse(
            responseCode = "202",
            description = "Still running; get the batch to see how far it is. / 실행 중",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = BatchResponse.class),
                            examples = @ExampleObject(name = "running", value = BatchExamples.BATCH)))
    @APIResponse(responseCode = "409", description = "It was cancelled. / 취소된 일괄 처리")
    @APIResponse(responseCode = "422", description = "Another person has to carry it out. / 다른 사람이 실행해야 함")
    public Uni<RestResponse<?>> execute(
            @PathParam("id") int id,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @QueryParam("dryRun") @DefaultValue("false") boolean dryRun) {
        Language language = correlation.language();
        return callers.current()
                .chain(caller -> dryRun
                        ? preview(id, caller, language)
                        : executions.execute(id, ifMatch, caller).map(BatchExecutionResource::answer));
    }

    private Uni<RestResponse<?>> preview(int id, Caller caller, Language language) {
        return batches.find(id)
                .chain(batch -> executions
                        .preview(id, PREVIEWED, caller)
                        .map(items -> BatchAnswers.versioned(
                                BatchPreviewResponse.from(items, batch.kind(), language), batch.version())));
    }

    private static RestResponse<?> answer(EnrollmentBatch batch) {
        return BatchAnswers.single(batch.state() == BatchState.DONE ? Status.OK : Status.ACCEPTED, batch);
    }
}
