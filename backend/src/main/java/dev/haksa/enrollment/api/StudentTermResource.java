package dev.haksa.enrollment.api;

import dev.haksa.enrollment.TermEnrollmentService;
import dev.haksa.enrollment.WaitlistService;
import dev.haksa.shared.paging.Page;
import dev.haksa.shared.security.Callers;
import dev.haksa.shared.security.Roles;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** What students have on record, and why requests were decided as they were, for staff. */
@Path("/api/v1/students")
@Tag(name = "Enrollment")
public class StudentTermResource {
    private final TermEnrollmentService terms;
    private final WaitlistService waitlists;
    private final EnrollmentAnswers answers;
    private final WaitlistAnswers waitlistAnswers;
    private final Callers callers;

    StudentTermResource(
            TermEnrollmentService terms,
            WaitlistService waitlists,
            EnrollmentAnswers answers,
            WaitlistAnswers waitlistAnswers,
            Callers callers) {
        this.terms = terms;
        this.waitlists = waitlists;
        this.answers = answers;
        this.waitlistAnswers = waitlistAnswers;
        this.callers = callers;
    }

    @GET
    @Path("/{studentNumber}/enrollments")
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
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = TermEnrollmentsResponse.class),
                            examples = @ExampleObject(name = "enrollments", value = EnrollmentExamples.TERM)))
    public Uni<RestResponse<TermEnrollmentsResponse>> list(
            @Parameter(description = "Student number. / 학번", example = "25105001") @PathParam("studentNumber")
                    String studentNumber,
            @Parameter(description = "Term. / 학기", example = "2027-SPRING") @QueryParam("term") @NotNull String term) {
        return callers.current()
                .chain(caller -> terms.requireReach(caller, studentNumber))
                .chain(() -> terms.ofTerm(studentNumber, term))
                .map(enrollments -> answers.personal(
                        TermEnrollmentsResponse.from(enrollments, EnrollmentAnswers.addressOf(studentNumber))));
    }

    @GET
    @Path("/{studentNumber}/enrollment-decisions")
    @RolesAllowed({Roles.DEPARTMENT_STAFF, Roles.DEPARTMENT_HEAD, Roles.ACADEMIC_AFFAIRS, Roles.REGISTRAR})
    @Operation(
            operationId = "listEnrollmentDecisionsOfStudent",
            summary = "Explain the decisions about a student's requests",
            description = "학생의 수강신청 요청이 왜 허가되거나 거절되었는지 당시의 사유와 값으로 보여 줍니다.\n\n"
                    + "What a clerk needs to explain a refusal: reasons, articles and numbers as they were then.")
    @APIResponse(
            responseCode = "200",
            description = "The decisions. / 처리 기록",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = EnrollmentPages.RecordedDecisionPage.class),
                            examples = @ExampleObject(name = "decisions", value = EnrollmentExamples.DECISIONS)))
    public Uni<RestResponse<Page<RecordedDecisionResponse>>> decisions(
            @Parameter(description = "Student number. / 학번", example = "25105001") @PathParam("studentNumber")
                    String studentNumber,
            @QueryParam("sectionId") @Nullable Integer sectionId,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(Page.MAX_LIMIT) int limit,
            @QueryParam("after") @Nullable String after,
            @Context UriInfo uri) {
        return callers.current()
                .chain(caller -> terms.requireReach(caller, studentNumber))
                .chain(() -> answers.decisions(studentNumber, sectionId, limit, after, uri));
    }

    @GET
    @Path("/{studentNumber}/waitlist")
    @RolesAllowed({Roles.DEPARTMENT_STAFF, Roles.DEPARTMENT_HEAD, Roles.ACADEMIC_AFFAIRS, Roles.REGISTRAR})
    @Operation(
            operationId = "listWaitlistOfStudent",
            summary = "List a student's waiting lists of a term",
            description = "학생의 대기 내역을 순번과, 자리가 났으나 받지 못한 사유와 함께 보여 줍니다.\n\n"
                    + "With the reasons that kept the student from taking an offered seat.")
    @APIResponse(
            responseCode = "200",
            description = "The places. / 대기 내역",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = TermWaitlistResponse.class),
                            examples = @ExampleObject(name = "waitlist", value = WaitlistExamples.TERM)))
    public Uni<RestResponse<TermWaitlistResponse>> waitlist(
            @Parameter(description = "Student number. / 학번", example = "25105001") @PathParam("studentNumber")
                    String studentNumber,
            @Parameter(description = "Term. / 학기", example = "2027-SPRING") @QueryParam("term") @NotNull String term) {
        return callers.current()
                .chain(caller -> terms.requireReach(caller, studentNumber))
                .chain(() -> waitlists.ofTerm(studentNumber, term))
                .map(places ->
                        waitlistAnswers.personal(TermWaitlistResponse.from(places, null, waitlistAnswers.language())));
    }
}
