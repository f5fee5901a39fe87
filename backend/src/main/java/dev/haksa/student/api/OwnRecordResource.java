package dev.haksa.student.api;

import dev.haksa.shared.security.Callers;
import dev.haksa.shared.security.Roles;
import dev.haksa.student.AdvisingService;
import dev.haksa.student.StudentService;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** What students see of themselves. */
@Path("/api/v1/students/me")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Students")
@RolesAllowed(Roles.STUDENT)
public class OwnRecordResource {
    private final StudentService students;
    private final AdvisingService advising;
    private final Callers callers;

    OwnRecordResource(StudentService students, AdvisingService advising, Callers callers) {
        this.students = students;
        this.advising = advising;
        this.callers = callers;
    }

    /** Shows the caller's own record. */
    @GET
    @Operation(operationId = "getOwnRecord", summary = "Get one's own record", description = "로그인한 학생 자신의 학적입니다.")
    @APIResponse(
            responseCode = "200",
            description = "The own record. / 자신의 학적",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = StudentResponse.class),
                            examples = @ExampleObject(name = "student", value = StudentExamples.STUDENT)))
    public Uni<RestResponse<StudentResponse>> get() {
        return callers.current()
                .chain(students::own)
                .map(student -> Personal.single(StudentResponse.from(student, true), student.version()));
    }

    /** Shows the caller's own completed courses. */
    @GET
    @Path("/completed-courses")
    @Operation(
            operationId = "listOwnCompletedCourses",
            summary = "One's own completed courses",
            description = "로그인한 학생 자신의 학기별 이수 내역과 평점평균입니다.")
    @APIResponse(
            responseCode = "200",
            description = "Completed courses. / 이수 내역",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = CompletedCoursesResponse.class),
                            examples = @ExampleObject(name = "completed", value = StudentExamples.COMPLETED)))
    public Uni<RestResponse<CompletedCoursesResponse>> completed() {
        return callers.current()
                .chain(students::ownTranscript)
                .map(found -> Personal.single(
                        CompletedCoursesResponse.from(found), found.student().version()));
    }

    /** Shows whether the caller was advised for a term. */
    @GET
    @Path("/advising/{term}")
    @Operation(
            operationId = "getOwnAdvising",
            summary = "One's own advising for a term",
            description = "로그인한 학생 자신의 수강지도 기록입니다(제4조①). 기록이 없으면 404로 답합니다.")
    @APIResponse(
            responseCode = "200",
            description = "The advising. / 수강지도",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = AdvisingResponse.class),
                            examples = @ExampleObject(name = "advising", value = StudentExamples.ADVISING)))
    public Uni<RestResponse<AdvisingResponse>> advising(@PathParam("term") String term) {
        return callers.current()
                .chain(caller -> advising.own(term, caller))
                .map(found -> Personal.single(AdvisingResponse.from(found), found.version()));
    }
}
