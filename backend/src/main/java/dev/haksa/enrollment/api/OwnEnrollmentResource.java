package dev.haksa.enrollment.api;

import dev.haksa.enrollment.AdmissionResult;
import dev.haksa.enrollment.EnrollmentService;
import dev.haksa.enrollment.TermEnrollmentService;
import dev.haksa.enrollment.domain.Action;
import dev.haksa.shared.http.Correlation;
import dev.haksa.shared.paging.Page;
import dev.haksa.shared.problem.ProblemException;
import dev.haksa.shared.security.Caller;
import dev.haksa.shared.security.Callers;
import dev.haksa.shared.security.Roles;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
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

/** A student's own enrollments (제4조①: the student enrolls in person). */
@Path("/api/v1/students/me")
@Tag(name = "Enrollment")
@RolesAllowed(Roles.STUDENT)
public class OwnEnrollmentResource {
    private static final String BASE = "/api/v1/students/me/enrollments";

    private final EnrollmentService service;
    private final TermEnrollmentService terms;
    private final EnrollmentAnswers answers;
    private final Callers callers;
    private final Correlation correlation;

    OwnEnrollmentResource(
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
    @Operation(
            operationId = "enrollInSection",
            summary = "Enroll in a section",
            description = "수강신청합니다. 같은 요청을 여러 번 보내도 한 번만 처리되며 처음의 결과를 돌려줍니다. 거절되면 모든 사유와 근거 조항,"
                    + " 판단에 쓰인 값, 다음에 할 일을 알려 줍니다. dryRun=true이면 판단만 하고 아무것도 바꾸지 않습니다.\n\n"
                    + "Repeating the request is safe. A refusal names every reason, its article, the numbers used and what"
                    + " to do next. With dryRun=true only the decision is made.")
    @APIResponse(
            responseCode = "201",
            description = "Enrolled. / 신청되었습니다.",
            content = @Content(examples = @ExampleObject(name = "enrolled", ref = "EnrollmentGranted")))
    @APIResponse(
            responseCode = "200",
            description =
                    "Enrolled already by an earlier request, or a dry run that would be granted. / 이미 신청되었거나 모의 실행입니다.",
            content = @Content(examples = @ExampleObject(name = "repeated", ref = "EnrollmentRepeated")))
    public Uni<RestResponse<EnrollmentDecisionResponse>> enroll(
            @Parameter(description = "Section. / 강좌 번호", example = "1204") @PathParam("sectionId") int sectionId,
            @QueryParam("dryRun") @DefaultValue("false") boolean dryRun) {
        return decide(Action.ENROLL, sectionId, dryRun);
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
            content = @Content(examples = @ExampleObject(name = "dropped", ref = "EnrollmentDropped")))
    public Uni<RestResponse<EnrollmentDecisionResponse>> drop(
            @Parameter(description = "Section. / 강좌 번호", example = "1204") @PathParam("sectionId") int sectionId,
            @QueryParam("dryRun") @DefaultValue("false") boolean dryRun) {
        return decide(Action.DROP, sectionId, dryRun);
    }

    @GET
    @Path("/enrollments")
    @Operation(
            operationId = "listMyEnrollments",
            summary = "List my enrollments of a term",
            description = "학기의 수강신청 내역과 이수구분별 학점, 신청 가능 학점을 보여 줍니다.\n\n"
                    + "With the totals by completion category and the ceiling.")
    @APIResponse(
            responseCode = "200",
            description = "The enrollments. / 수강신청 내역",
            content = @Content(examples = @ExampleObject(name = "enrollments", ref = "TermEnrollments")))
    public Uni<RestResponse<TermEnrollmentsResponse>> list(
            @Parameter(description = "Term. / 학기", example = "2027-SPRING") @QueryParam("term") @NotNull String term) {
        return callers.current()
                .chain(caller -> terms.ofTerm(studentNumber(caller), term))
                .map(enrollments -> answers.personal(TermEnrollmentsResponse.from(enrollments, BASE)));
    }

    @GET
    @Path("/timetable")
    @Operation(
            operationId = "getMyTimetable",
            summary = "Show my timetable of a term",
            description = "신청한 강좌의 주간 시간표와 시험 시간을 보여 줍니다.\n\nThe week, the exams and what has no class time.")
    @APIResponse(
            responseCode = "200",
            description = "The timetable. / 시간표",
            content = @Content(examples = @ExampleObject(name = "timetable", ref = "Timetable")))
    public Uni<RestResponse<TimetableResponse>> timetable(
            @Parameter(description = "Term. / 학기", example = "2027-SPRING") @QueryParam("term") @NotNull String term) {
        return callers.current()
                .chain(caller -> terms.ofTerm(studentNumber(caller), term))
                .map(enrollments -> answers.personal(TimetableResponse.from(enrollments)));
    }

    @GET
    @Path("/enrollment-decisions")
    @Operation(
            operationId = "listMyEnrollmentDecisions",
            summary = "List the decisions about my requests",
            description = "내 수강신청과 취소 요청의 처리 기록을 사유와 함께 최근 것부터 보여 줍니다.\n\n"
                    + "Every granted and refused request with its reasons, the latest first.")
    @APIResponse(
            responseCode = "200",
            description = "The decisions. / 처리 기록",
            content = @Content(examples = @ExampleObject(name = "decisions", ref = "RecordedDecisions")))
    public Uni<RestResponse<Page<RecordedDecisionResponse>>> decisions(
            @QueryParam("sectionId") @Nullable Integer sectionId,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(Page.MAX_LIMIT) int limit,
            @QueryParam("after") @Nullable String after) {
        return callers.current().chain(caller -> answers.decisions(studentNumber(caller), sectionId, limit, after));
    }

    private Uni<RestResponse<EnrollmentDecisionResponse>> decide(Action action, int sectionId, boolean dryRun) {
        return callers.current()
                .chain(caller -> decide(action, caller, sectionId, dryRun))
                .map(result -> answers.decision(result, BASE, correlation.language(), dryRun));
    }

    private Uni<AdmissionResult> decide(Action action, Caller caller, int sectionId, boolean dryRun) {
        return service.decide(action, studentNumber(caller), sectionId, caller, null, dryRun);
    }

    private static String studentNumber(Caller caller) {
        String number = caller.studentNumber();
        if (number == null) {
            throw ProblemException.notFound("student", "me");
        }
        return number;
    }
}
