package dev.haksa.student.api;

import dev.haksa.shared.security.Caller;
import dev.haksa.shared.security.Callers;
import dev.haksa.shared.security.Roles;
import dev.haksa.student.StudentService;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** Students' records for staff and integrations. */
@Path("/api/v1/students")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Students", description = "Students' records, completed courses and advising. / 학적, 이수 내역, 수강지도")
@RolesAllowed({
    Roles.ACADEMIC_AFFAIRS,
    Roles.REGISTRAR,
    Roles.DEPARTMENT_STAFF,
    Roles.DEPARTMENT_HEAD,
    Roles.PROFESSOR,
    Roles.SCOPE_STUDENTS_READ
})
public class StudentResource {
    private final StudentService students;
    private final Callers callers;

    StudentResource(StudentService students, Callers callers) {
        this.students = students;
        this.callers = callers;
    }

    /** Lists the students whom the caller may see. */
    @GET
    @Operation(
            operationId = "listStudents",
            summary = "List students by number",
            description = "학생을 학번순으로 답합니다. 학과 직원과 학과장은 자기 학과, 교수는 자기 지도학생만 볼 수 있습니다.")
    @APIResponse(
            responseCode = "200",
            description = "A page of students. / 학생 목록",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = StudentPage.class),
                            examples = @ExampleObject(name = "students", value = StudentExamples.PAGE)))
    public Uni<RestResponse<StudentPage>> list(@Valid @BeanParam StudentQuery query, @Context UriInfo uri) {
        return callers.current()
                .chain(caller -> students.list(query.criteria(), caller))
                .map(page -> Personal.page(StudentPage.from(page), page.next(), uri));
    }

    /** Shows a student. */
    @GET
    @Path("/{studentNumber}")
    @Operation(
            operationId = "getStudent",
            summary = "Get a student",
            description = "학생 한 명의 학적입니다. 볼 수 없는 학생은 404로 답합니다.")
    @APIResponse(
            responseCode = "200",
            description = "The student. / 학생",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = StudentResponse.class),
                            examples = @ExampleObject(name = "student", value = StudentExamples.STUDENT)))
    public Uni<RestResponse<StudentResponse>> get(@PathParam("studentNumber") String studentNumber) {
        return callers.current().chain(caller -> get(studentNumber, caller));
    }

    /** Shows a student's completed courses. */
    @GET
    @Path("/{studentNumber}/completed-courses")
    @Operation(
            operationId = "listCompletedCourses",
            summary = "Completed courses of a student",
            description = "학기별 이수 내역과 평점평균, 이수구분별 학점입니다. 재수강으로 대체된 성적도 표시합니다.")
    @APIResponse(
            responseCode = "200",
            description = "Completed courses. / 이수 내역",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = CompletedCoursesResponse.class),
                            examples = @ExampleObject(name = "completed", value = StudentExamples.COMPLETED)))
    public Uni<RestResponse<CompletedCoursesResponse>> completed(@PathParam("studentNumber") String studentNumber) {
        return callers.current()
                .chain(caller -> students.transcript(studentNumber, caller))
                .map(found -> Personal.single(
                        CompletedCoursesResponse.from(found), found.student().version()));
    }

    private Uni<RestResponse<StudentResponse>> get(String studentNumber, Caller caller) {
        boolean keepsRecords = caller.has(Roles.ACADEMIC_AFFAIRS) || caller.has(Roles.REGISTRAR);
        return students.find(studentNumber, caller)
                .map(student -> Personal.single(StudentResponse.from(student, keepsRecords), student.version()));
    }
}
