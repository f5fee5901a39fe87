package dev.haksa.card.api;

import dev.haksa.card.StudentCardService;
import dev.haksa.shared.http.Correlation;
import dev.haksa.shared.security.Callers;
import dev.haksa.shared.security.Roles;
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
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** Students' cards, for staff. */
@Path("/api/v1/students")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Student cards")
@RolesAllowed({Roles.ACADEMIC_AFFAIRS, Roles.DEPARTMENT_STAFF, Roles.DEPARTMENT_HEAD})
public class StudentCardResource {
    private final StudentCardService cards;
    private final Callers callers;
    private final Correlation correlation;

    StudentCardResource(StudentCardService cards, Callers callers, Correlation correlation) {
        this.cards = cards;
        this.callers = callers;
        this.correlation = correlation;
    }

    /** Shows how a student stands. */
    @GET
    @Path("/{studentNumber}/card")
    @Operation(
            operationId = "getStudentCard",
            summary = "How a student stands with the student card",
            description = "학생의 학생증 발급 상태를 학생이 보는 그대로 답합니다. 학과 담당자는 자기 학과 학생만 봅니다.")
    @APIResponse(
            responseCode = "200",
            description = "The status. / 발급 상태",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = StudentCardResponse.class),
                            examples = @ExampleObject(name = "card", value = CardExamples.CARD_FOR_STAFF)))
    public Uni<RestResponse<StudentCardResponse>> get(
            @Parameter(description = "Number of the student. / 학번", example = "24115001") @PathParam("studentNumber")
                    String studentNumber) {
        return callers.current()
                .chain(caller -> cards.find(studentNumber, caller))
                .map(card -> CardAnswers.versioned(
                        StudentCardResponse.from(card, correlation.language()),
                        card.declaration().version()));
    }
}
