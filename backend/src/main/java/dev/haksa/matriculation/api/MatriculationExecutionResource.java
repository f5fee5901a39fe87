package dev.haksa.matriculation.api;

import dev.haksa.matriculation.ActivationCodes;
import dev.haksa.matriculation.MatriculationExecutionService;
import dev.haksa.shared.security.Callers;
import dev.haksa.shared.security.Roles;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

/** Giving the numbers and the activation codes. */
@Path("/api/v1/matriculation-batches/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Matriculation")
@RolesAllowed(Roles.ACADEMIC_AFFAIRS)
public class MatriculationExecutionResource {
    private final MatriculationExecutionService executions;
    private final ActivationCodes codes;
    private final Callers callers;

    MatriculationExecutionResource(MatriculationExecutionService executions, ActivationCodes codes, Callers callers) {
        this.executions = executions;
        this.codes = codes;
        this.callers = callers;
    }

    /** Gives the numbers, or shows who would get which. */
    @POST
    @Cancellable(false)
    @Path("/execution")
    @Operation(
            operationId = "executeMatriculationBatch",
            summary = "Give the student numbers, or preview them",
            description = "이름의 가나다순으로 학번을 한 번에 부여하고 학생을 등록합니다. 이름이 같으면 생년월일, 수험번호 순입니다. 한 묶음은 한 번만 실행됩니다."
                    + " 처음 실행할 때는 If-Match에 검토한 ETag를 보냅니다. dryRun=true이면 아무것도 바꾸지 않고 누가 어떤 학번을 받을지 답합니다.")
    @APIResponse(
            responseCode = "200",
            description = "The numbers. / 학번",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = MatriculationPages.NumberedBatch.class),
                            examples = @ExampleObject(name = "numbered", value = MatriculationExamples.NUMBERED)))
    @APIResponse(responseCode = "409", description = "The numbers are given (conflict). / 이미 부여함")
    @APIResponse(
            responseCode = "422",
            description = "More than 999 numbers, no applicants, or no code (refused). / 번호 초과, 대상 없음, 소속코드 없음")
    public Uni<RestResponse<MatriculationPages.NumberedBatch>> execute(
            @PathParam("id") int id,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @Parameter(description = "true changes nothing. / true이면 미리보기") @QueryParam("dryRun") @DefaultValue("false")
                    boolean dryRun) {
        return callers.current()
                .chain(caller -> dryRun ? executions.preview(id) : executions.execute(id, ifMatch, caller))
                .map(numbered -> MatriculationAnswers.versioned(
                        MatriculationPages.NumberedBatch.from(numbered, dryRun),
                        numbered.batch().version()));
    }

    /** Makes accounts and codes. */
    @POST
    @Cancellable(false)
    @Path("/activation-codes")
    @Operation(
            operationId = "issueStudentActivationCodes",
            summary = "Make accounts of the new students, with activation codes",
            description =
                    "신입생의 계정을 만들고 일회용 활성화 코드를 발급합니다. 코드는 이 답에서만 볼 수 있습니다. 다시 요청하면 아직 활성화하지 않은 학생의 코드를 새로 발급하고 앞의 코드는 쓸 수 없게 됩니다.")
    @APIResponse(
            responseCode = "200",
            description = "The codes. / 활성화 코드",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = MatriculationPages.Codes.class),
                            examples = @ExampleObject(name = "codes", value = MatriculationExamples.CODES)))
    @APIResponse(responseCode = "409", description = "The numbers are not given yet (conflict). / 아직 부여하지 않음")
    public Uni<RestResponse<MatriculationPages.Codes>> codes(@PathParam("id") int id) {
        return callers.current()
                .chain(caller -> codes.issue(id, caller))
                .map(issued -> MatriculationAnswers.personal(MatriculationPages.Codes.from(issued)));
    }
}
