package dev.haksa.enrollment.api;

import dev.haksa.enrollment.AdmissionResult;
import dev.haksa.enrollment.EnrollmentService;
import dev.haksa.enrollment.domain.Command;
import dev.haksa.shared.http.Correlation;
import dev.haksa.shared.security.Caller;
import dev.haksa.shared.security.Callers;
import dev.haksa.shared.security.Roles;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** A student's own enrollments (제4조①: the student enrolls in person). */
@Path("/api/v1/students/me")
@Tag(
        name = "Enrollment",
        description = "Enrolling, dropping, and why a request was decided as it was. / 수강신청과 취소, 처리 사유")
@RolesAllowed(Roles.STUDENT)
public class OwnEnrollmentResource {
    private static final String BASE = "/api/v1/students/me/enrollments";

    private final EnrollmentService service;
    private final EnrollmentAnswers answers;
    private final Callers callers;
    private final Correlation correlation;

    OwnEnrollmentResource(
            EnrollmentService service, EnrollmentAnswers answers, Callers callers, Correlation correlation) {
        this.service = service;
        this.answers = answers;
        this.callers = callers;
        this.correlation = correlation;
    }

    @PUT
    @Path("/enrollments/{sectionId}")
    @Operation(
            operationId = "enrollInSection",
            summary = "Enroll in a section",
            description = "수강신청합니다. 같은 요청을 여러 번 보내도 한 번만 처리되며 처음의 결과를 돌려줍니다. 거절되면 모든 사유와 근거 조항,"
                    + " 판단에 쓰인 값, 다음에 할 일을 알려 줍니다. dryRun=true이면 판단만 하고 아무것도 바꾸지 않습니다."
                    + " replaces로 지정한 강좌는 이 강좌가 허가될 때에만 함께 취소되므로 자리를 잃지 않고 분반을 바꿀 수 있습니다.\n\n"
                    + "Repeating the request is safe. A refusal names every reason, its article, the numbers used and what"
                    + " to do next. With dryRun=true only the decision is made. With replaces, another section is given back in the"
                    + " same step, only if this one is granted.")
    @APIResponse(
            responseCode = "201",
            description = "Enrolled. / 신청되었습니다.",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = EnrollmentDecisionResponse.class),
                            examples = @ExampleObject(name = "enrolled", value = EnrollmentExamples.GRANTED)))
    @APIResponse(
            responseCode = "200",
            description =
                    "Enrolled already by an earlier request, or a dry run that would be granted. / 이미 신청되었거나 모의 실행입니다.",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = EnrollmentDecisionResponse.class),
                            examples = @ExampleObject(name = "repeated", value = EnrollmentExamples.REPEATED)))
    public Uni<RestResponse<EnrollmentDecisionResponse>> enroll(
            @Parameter(description = "Section. / 강좌 번호", example = "1204") @PathParam("sectionId") int sectionId,
            @Parameter(
                            description = "Section that is given back in the same step, only if this one is granted."
                                    + " / 이 강좌가 허가될 때에만 함께 취소할 강좌",
                            example = "1188")
                    @QueryParam("replaces")
                    @Nullable
                    Integer replaces,
            @QueryParam("dryRun") @DefaultValue("false") boolean dryRun) {
        return decide(new Command.Enroll(sectionId, Swaps.check(sectionId, replaces)), dryRun);
    }

    @DELETE
    @Path("/enrollments/{sectionId}")
    @Operation(
            operationId = "dropSection",
            summary = "Give a section back",
            description = "수강신청을 취소합니다. 같은 요청을 여러 번 보내도 안전합니다.\n\nDrops the section; repeating the request is safe.")
    @APIResponse(
            responseCode = "200",
            description = "Dropped. / 취소되었습니다.",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = EnrollmentDecisionResponse.class),
                            examples = @ExampleObject(name = "dropped", value = EnrollmentExamples.DROPPED)))
    public Uni<RestResponse<EnrollmentDecisionResponse>> drop(
            @Parameter(description = "Section. / 강좌 번호", example = "1204") @PathParam("sectionId") int sectionId,
            @QueryParam("dryRun") @DefaultValue("false") boolean dryRun) {
        return decide(new Command.Drop(sectionId), dryRun);
    }

    private Uni<RestResponse<EnrollmentDecisionResponse>> decide(Command command, boolean dryRun) {
        return callers.current()
                .chain(caller -> decide(command, caller, dryRun))
                .map(result -> answers.decision(result, BASE, correlation.language(), dryRun));
    }

    private Uni<AdmissionResult> decide(Command command, Caller caller, boolean dryRun) {
        return service.decide(command, OwnRecord.studentNumber(caller), caller, null, dryRun);
    }
}
