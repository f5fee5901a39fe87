package dev.haksa.student.api;

import dev.haksa.shared.security.Callers;
import dev.haksa.shared.security.Roles;
import dev.haksa.student.StudentListFacts;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** What departments keep for lists of their students. */
@Path("/api/v1/students")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Students")
@RolesAllowed({Roles.DEPARTMENT_STAFF, Roles.ACADEMIC_AFFAIRS})
public class ListFactsResource {
    private final StudentListFacts facts;
    private final Callers callers;

    ListFactsResource(StudentListFacts facts, Callers callers) {
        this.facts = facts;
        this.callers = callers;
    }

    /** Writes the facts of a student. */
    @PUT
    @Path("/{studentNumber}/list-facts")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "putStudentListFacts",
            summary = "Set nationality, day or evening, and class of a student",
            description = "명단과 학생증에 쓰는 내·외국인 구분, 주야 구분, 반을 정합니다. 학과 직원은 자기 학과 학생만 바꿀 수 있습니다. "
                    + "학생을 조회할 때 받은 ETag를 If-Match로 보냅니다. 바꾼 사람과 전후 값이 감사 기록에 남습니다.")
    @RequestBody(
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = ListFactsBody.class),
                            examples = @ExampleObject(name = "facts", value = StudentExamples.LIST_FACTS)))
    @APIResponse(
            responseCode = "200",
            description = "The facts as they are now, with the tag of the student. / 현재 값",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = ListFactsBody.class),
                            examples = @ExampleObject(name = "facts", value = StudentExamples.LIST_FACTS)))
    public Uni<RestResponse<ListFactsBody>> put(
            @PathParam("studentNumber") String studentNumber,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @NotNull @Valid ListFactsBody body) {
        return callers.current()
                .chain(caller -> facts.change(studentNumber, body.facts(), ifMatch, caller))
                .map(kept -> Personal.single(ListFactsBody.from(kept.facts()), kept.version()));
    }
}
