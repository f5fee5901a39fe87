package dev.haksa.privacy.api;

import dev.haksa.privacy.ResidentNumberHistory;
import dev.haksa.privacy.api.ResidentNumberBodies.PastNumbers;
import dev.haksa.privacy.api.ResidentNumberBodies.ReadRequest;
import dev.haksa.shared.security.Callers;
import dev.haksa.shared.security.Roles;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** What resident numbers were. */
@Path("/api/v1/students")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Personal data")
@RolesAllowed({Roles.ACADEMIC_AFFAIRS, Roles.REGISTRAR})
public class ResidentNumberHistoryResource {
    private final ResidentNumberHistory history;
    private final Callers callers;

    ResidentNumberHistoryResource(ResidentNumberHistory history, Callers callers) {
        this.history = history;
        this.callers = callers;
    }

    /** Shows what a number was, to whoever says what for. */
    @POST
    @Path("/{studentNumber}/resident-number/history-reads")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "readResidentNumberHistory",
            summary = "See what a resident number was, masked, saying what for",
            description =
                    "주민등록번호의 변경 이력을 가린 번호로 봅니다. 목적과 근거를 반드시 밝혀야 하며, 전체 번호를 열람할 때와 같이 지울 수 없는 기록이 남고 학생 본인도 볼 수 있습니다.")
    @RequestBody(
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = ReadRequest.class),
                            examples = @ExampleObject(name = "request", value = PrivacyExamples.HISTORY_REQUEST)))
    @APIResponse(
            responseCode = "201",
            description = "The history, the latest first. / 최근 순 변경 이력",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = PastNumbers.class),
                            examples = @ExampleObject(name = "answer", value = PrivacyExamples.HISTORY)))
    public Uni<RestResponse<PastNumbers>> read(
            @PathParam("studentNumber") String studentNumber, @NotNull @Valid ReadRequest body) {
        return callers.current()
                .chain(caller -> history.read(studentNumber, body.purpose(), body.basis(), caller))
                .map(shown -> Answers.created(PastNumbers.from(shown), 0));
    }
}
