package dev.haksa.enrollment.api;

import dev.haksa.enrollment.EnrollmentService;
import dev.haksa.enrollment.TermEnrollmentService;
import dev.haksa.enrollment.domain.Command;
import dev.haksa.shared.http.Correlation;
import dev.haksa.shared.security.Callers;
import dev.haksa.shared.security.Roles;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
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

/** Enrollments of students, for staff: on behalf only with a reason, which is audited. */
@Path("/api/v1/students")
@Tag(name = "Enrollment")
public class StaffEnrollmentResource {
    private static final int MAX_REASON = 500;

    private final EnrollmentService service;
    private final TermEnrollmentService terms;
    private final EnrollmentAnswers answers;
    private final Callers callers;
    private final Correlation correlation;

    StaffEnrollmentResource(
            EnrollmentService service,
            TermEnrollmentService terms,
            EnrollmentAnswers answers,
            Callers callers,
            Correlation correlation) {
        this.service = service;
        this.terms = terms;
        this.answers = answers;
        this.callers = callers;
        this.correlation = correlation;
    }

    @PUT
    @Path("/{studentNumber}/enrollments/{sectionId}")
    @RolesAllowed({Roles.DEPARTMENT_STAFF, Roles.ACADEMIC_AFFAIRS, Roles.REGISTRAR})
    @Operation(
            operationId = "enrollStudentOnBehalf",
            summary = "Enroll a student on behalf, with a reason",
            description = "학생을 대신하여 수강신청합니다. 사유가 필요하며 감사 기록에 남습니다. 규정은 학생 본인과 똑같이 적용됩니다.\n\n"
                    + "The same rules apply as for the student; the reason is audited.")
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
            description = "Enrolled already, or a dry run that would be granted. / 이미 신청되었거나 모의 실행입니다.",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = EnrollmentDecisionResponse.class),
                            examples = @ExampleObject(name = "repeated", value = EnrollmentExamples.REPEATED)))
    public Uni<RestResponse<EnrollmentDecisionResponse>> enroll(
            @Parameter(description = "Student number. / 학번", example = "25105001") @PathParam("studentNumber")
                    String studentNumber,
            @Parameter(description = "Section. / 강좌 번호", example = "1204") @PathParam("sectionId") int sectionId,
            @Parameter(description = "Why staff acts for the student. / 대리 처리 사유", example = "전산 장애로 신청하지 못함")
                    @QueryParam("reason")
                    @NotBlank
                    @Size(max = MAX_REASON)
                    String reason,
            @QueryParam("dryRun") @DefaultValue("false") boolean dryRun) {
        return decide(new Command.Enroll(sectionId, null), studentNumber, reason, dryRun);
    }

    @DELETE
    @Path("/{studentNumber}/enrollments/{sectionId}")
    @RolesAllowed({Roles.DEPARTMENT_STAFF, Roles.ACADEMIC_AFFAIRS, Roles.REGISTRAR})
    @Operation(
            operationId = "dropStudentOnBehalf",
            summary = "Drop a student's section on behalf, with a reason",
            description = "학생을 대신하여 수강신청을 취소합니다. 사유가 필요하며 감사 기록에 남습니다.\n\nThe reason is audited.")
    @APIResponse(
            responseCode = "200",
            description = "Dropped. / 취소되었습니다.",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = EnrollmentDecisionResponse.class),
                            examples = @ExampleObject(name = "dropped", value = EnrollmentExamples.DROPPED)))
    public Uni<RestResponse<EnrollmentDecisionResponse>> drop(
            @Parameter(description = "Student number. / 학번", example = "25105001") @PathParam("studentNumber")
                    String studentNumber,
            @Parameter(description = "Section. / 강좌 번호", example = "1204") @PathParam("sectionId") int sectionId,
            @Parameter(description = "Why staff acts for the student. / 대리 처리 사유", example = "학생의 방문 요청")
                    @QueryParam("reason")
                    @NotBlank
                    @Size(max = MAX_REASON)
                    String reason,
            @QueryParam("dryRun") @DefaultValue("false") boolean dryRun) {
        return decide(new Command.Drop(sectionId), studentNumber, reason, dryRun);
    }

    private Uni<RestResponse<EnrollmentDecisionResponse>> decide(
            Command command, String studentNumber, String reason, boolean dryRun) {
        return callers.current()
                .call(caller -> terms.requireReach(caller, studentNumber))
                .chain(caller -> service.decide(command, studentNumber, caller, reason, dryRun))
                .map(result -> answers.decision(
                        result, EnrollmentAnswers.addressOf(studentNumber), correlation.language(), dryRun));
    }
}
