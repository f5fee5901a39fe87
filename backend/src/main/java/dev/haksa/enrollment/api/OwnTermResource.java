package dev.haksa.enrollment.api;

import dev.haksa.enrollment.TermEnrollmentService;
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

/** What a student has on record in a term, and why requests were decided as they were. */
@Path("/api/v1/students/me")
@Tag(name = "Enrollment")
@RolesAllowed(Roles.STUDENT)
public class OwnTermResource {
    private static final String BASE = "/api/v1/students/me/enrollments";

    private final TermEnrollmentService terms;
    private final EnrollmentAnswers answers;
    private final Callers callers;

    OwnTermResource(TermEnrollmentService terms, EnrollmentAnswers answers, Callers callers) {
        this.terms = terms;
        this.answers = answers;
        this.callers = callers;
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
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = TermEnrollmentsResponse.class),
                            examples = @ExampleObject(name = "enrollments", value = EnrollmentExamples.TERM)))
    public Uni<RestResponse<TermEnrollmentsResponse>> list(
            @Parameter(description = "Term. / 학기", example = "2027-SPRING") @QueryParam("term") @NotNull String term) {
        return callers.current()
                .chain(caller -> terms.ofTerm(OwnRecord.studentNumber(caller), term))
                .map(enrollments -> answers.personal(TermEnrollmentsResponse.from(enrollments, BASE)));
    }

    @GET
    @Path("/enrollments/{sectionId}")
    @Operation(
            operationId = "getMyEnrollment",
            summary = "Show one of my enrollments",
            description = "강좌 하나의 수강신청 상태를 보여 줍니다. 신청의 응답을 받지 못했을 때 결과를 확인할 수 있습니다.\n\n"
                    + "For example when the answer to an enrollment was lost.")
    @APIResponse(
            responseCode = "200",
            description = "The enrollment. / 수강신청",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = EnrollmentResponse.class),
                            examples = @ExampleObject(name = "enrollment", value = EnrollmentExamples.ENROLLED)))
    public Uni<RestResponse<EnrollmentResponse>> one(
            @Parameter(description = "Section. / 강좌 번호", example = "1204") @PathParam("sectionId") int sectionId) {
        return callers.current()
                .chain(caller -> terms.one(OwnRecord.studentNumber(caller), sectionId))
                .map(entry -> answers.single(entry, BASE));
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
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = TimetableResponse.class),
                            examples = @ExampleObject(name = "timetable", value = EnrollmentExamples.TIMETABLE)))
    public Uni<RestResponse<TimetableResponse>> timetable(
            @Parameter(description = "Term. / 학기", example = "2027-SPRING") @QueryParam("term") @NotNull String term) {
        return callers.current()
                .chain(caller -> terms.ofTerm(OwnRecord.studentNumber(caller), term))
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
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = EnrollmentPages.RecordedDecisionPage.class),
                            examples = @ExampleObject(name = "decisions", value = EnrollmentExamples.DECISIONS)))
    public Uni<RestResponse<Page<RecordedDecisionResponse>>> decisions(
            @QueryParam("sectionId") @Nullable Integer sectionId,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(Page.MAX_LIMIT) int limit,
            @QueryParam("after") @Nullable String after,
            @Context UriInfo uri) {
        return callers.current()
                .chain(caller -> answers.decisions(OwnRecord.studentNumber(caller), sectionId, limit, after, uri));
    }
}
