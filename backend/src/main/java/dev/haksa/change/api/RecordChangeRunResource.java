package dev.haksa.change.api;

import dev.haksa.change.ChangeRunService;
import dev.haksa.shared.idempotency.Idempotent;
import dev.haksa.shared.security.Callers;
import dev.haksa.shared.security.Roles;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.Cancellable;

/** What time brings about, on demand. */
@Path("/api/v1/record-change-runs")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Record changes")
public class RecordChangeRunResource {
    private final ChangeRunService runs;
    private final Callers callers;

    RecordChangeRunResource(ChangeRunService runs, Callers callers) {
        this.runs = runs;
        this.callers = callers;
    }

    /** Looks at everything that time brings about. */
    @POST
    @Idempotent
    @Cancellable(false)
    @RolesAllowed(Roles.ACADEMIC_AFFAIRS)
    @Operation(
            operationId = "runRecordChanges",
            summary = "Make effective what is due, and tell of what is late",
            description = "시행일이 된 변동을 시행하고 기한이 지난 결재를 알립니다. 시스템이 매분 스스로 하는 일이며, 다시 실행해도 같은 일이 두 번 일어나지 않습니다.")
    @APIResponse(
            responseCode = "200",
            description = "What was done. / 결과",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = RunResponse.class),
                            examples = @ExampleObject(name = "example", value = ChangeExamples.RUN)))
    public Uni<RestResponse<RunResponse>> run() {
        return callers.current().chain(runs::run).map(run -> ChangeAnswers.personal(RunResponse.from(run)));
    }
}
