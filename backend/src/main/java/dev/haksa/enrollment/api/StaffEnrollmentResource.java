package dev.haksa.enrollment.api;

import dev.haksa.enrollment.EnrollmentService;
import dev.haksa.enrollment.TermEnrollmentService;
import dev.haksa.enrollment.domain.Action;
import dev.haksa.shared.http.Correlation;
import dev.haksa.shared.paging.Page;
import dev.haksa.shared.security.Callers;
import dev.haksa.shared.security.Roles;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Enrollments of students, for staff: on behalf only with a reason, which is audited. */
@Path("/api/v1/students/{studentNumber}")
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
    @Path("/enrollments/{sectionId}")
    @RolesAllowed({Roles.DEPARTMENT_STAFF, Roles.ACADEMIC_AFFAIRS, Roles.REGISTRAR})
    @Operation(
            operationId = "enrollStudentOnBehalf",
            summary = "Enroll a student on behalf, with a reason",
            description = "학생을 대신하여 수강신청합니다. 사유가 필요하며 감사 기록에 남습니다. 규정은 학생 본인과 똑같이 적용됩니다.\n\n"
                    + "The same rules apply as for the student; the reason is audited.")
    @APIResponse(
            responseCode = "201",
            description = "Enrolled. / 신청되었습니다.",
            content = @Content(examples = @ExampleObject(name = "enrolled", ref = "EnrollmentGranted")))
    @APIResponse(
            responseCode = "200",
            description = "Enrolled already, or a dry run that would be granted. / 이미 신청되었거나 모의 실행입니다.",
            content = @Content(examples = @ExampleObject(name = "repeated", ref = "EnrollmentRepeated")))
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
        return decide(Action.ENROLL, studentNumber, sectionId, reason, dryRun);
    }

    @DELETE
    @Path("/enrollments/{sectionId}")
    @RolesAllowed({Roles.DEPARTMENT_STAFF, Roles.ACADEMIC_AFFAIRS, Roles.REGISTRAR})
    @Operation(
            operationId = "dropStudentOnBehalf",
            summary = "Drop a student's section on behalf, with a reason",
            description = "학생을 대신하여 수강신청을 취소합니다. 사유가 필요하며 감사 기록에 남습니다.\n\nThe reason is audited.")
    @APIResponse(
            responseCode = "200",
            description = "Dropped. / 취소되었습니다.",
            content = @Content(examples = @ExampleObject(name = "dropped", ref = "EnrollmentDropped")))
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
        return decide(Action.DROP, studentNumber, sectionId, reason, dryRun);
    }

    @GET
    @Path("/enrollments")
    @RolesAllowed({
        Roles.DEPARTMENT_STAFF,
        Roles.DEPARTMENT_HEAD,
        Roles.ACADEMIC_AFFAIRS,
        Roles.REGISTRAR,
        Roles.SCOPE_ENROLLMENTS_READ
    })
    @Operation(
            operationId = "listEnrollmentsOfStudent",
            summary = "List a student's enrollments of a term",
            description = "학생의 학기별 수강신청 내역을 보여 줍니다. 학과 직원은 소속 학과 학생만 볼 수 있습니다.\n\n"
                    + "Department staff see students of their departments.")
    @APIResponse(
            responseCode = "200",
            description = "The enrollments. / 수강신청 내역",
            content = @Content(examples = @ExampleObject(name = "enrollments", ref = "TermEnrollments")))
    public Uni<RestResponse<TermEnrollmentsResponse>> list(
            @Parameter(description = "Student number. / 학번", example = "25105001") @PathParam("studentNumber")
                    String studentNumber,
            @Parameter(description = "Term. / 학기", example = "2027-SPRING") @QueryParam("term") @NotNull String term) {
        return callers.current()
                .chain(caller -> terms.requireReach(caller, studentNumber))
                .chain(() -> terms.ofTerm(studentNumber, term))
                .map(enrollments -> answers.personal(TermEnrollmentsResponse.from(enrollments, base(studentNumber))));
    }

    @GET
    @Path("/enrollment-decisions")
    @RolesAllowed({Roles.DEPARTMENT_STAFF, Roles.DEPARTMENT_HEAD, Roles.ACADEMIC_AFFAIRS, Roles.REGISTRAR})
    @Operation(
            operationId = "listEnrollmentDecisionsOfStudent",
            summary = "Explain the decisions about a student's requests",
            description = "학생의 수강신청 요청이 왜 허가되거나 거절되었는지 당시의 사유와 값으로 보여 줍니다.\n\n"
                    + "What a clerk needs to explain a refusal: reasons, articles and numbers as they were then.")
    @APIResponse(
            responseCode = "200",
            description = "The decisions. / 처리 기록",
            content = @Content(examples = @ExampleObject(name = "decisions", ref = "RecordedDecisions")))
    public Uni<RestResponse<Page<RecordedDecisionResponse>>> decisions(
            @Parameter(description = "Student number. / 학번", example = "25105001") @PathParam("studentNumber")
                    String studentNumber,
            @QueryParam("sectionId") @Nullable Integer sectionId,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(Page.MAX_LIMIT) int limit,
            @QueryParam("after") @Nullable String after) {
        return callers.current()
                .chain(caller -> terms.requireReach(caller, studentNumber))
                .chain(() -> answers.decisions(studentNumber, sectionId, limit, after));
    }

    private Uni<RestResponse<EnrollmentDecisionResponse>> decide(
            Action action, String studentNumber, int sectionId, String reason, boolean dryRun) {
        return callers.current()
                .call(caller -> terms.requireReach(caller, studentNumber))
                .chain(caller -> service.decide(action, studentNumber, sectionId, caller, reason, dryRun))
                .map(result -> answers.decision(result, base(studentNumber), correlation.language(), dryRun));
    }

    private static String base(String studentNumber) {
        return "/api/v1/students/" + studentNumber + "/enrollments";
    }
}
