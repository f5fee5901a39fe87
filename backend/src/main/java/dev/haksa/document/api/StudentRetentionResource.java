package dev.haksa.document.api;

import dev.haksa.document.DocumentRetention;
import dev.haksa.shared.security.Callers;
import dev.haksa.shared.security.Roles;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
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

/** From when the years count for which a student's papers are kept. */
@Path("/api/v1/students")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Documents")
@RolesAllowed({Roles.ACADEMIC_AFFAIRS, Roles.REGISTRAR})
public class StudentRetentionResource {
    private final DocumentRetention retention;
    private final Callers callers;

    StudentRetentionResource(DocumentRetention retention, Callers callers) {
        this.retention = retention;
        this.callers = callers;
    }

    /** Shows the day. */
    @GET
    @Path("/{studentNumber}/document-retention")
    @Operation(
            operationId = "getDocumentRetention",
            summary = "From when a student's papers are kept for some years only",
            description = "서류 보관 기간(제16조④)을 세기 시작하는 졸업일입니다. 졸업하지 않았으면 null이며 서류를 계속 보관합니다.")
    @APIResponse(
            responseCode = "200",
            description = "The day of graduation. / 졸업일",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = RetentionBody.class),
                            examples = @ExampleObject(name = "retention", value = DocumentExamples.RETENTION)))
    public Uni<RestResponse<RetentionBody>> get(@PathParam("studentNumber") String studentNumber) {
        return callers.current()
                .chain(caller -> retention.find(studentNumber, caller))
                .map(found -> DocumentAnswers.personal(RetentionBody.from(found), found.version()));
    }

    /** Sets the day. */
    @PUT
    @Path("/{studentNumber}/document-retention")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "putDocumentRetention",
            summary = "Set from when a student's papers are kept for some years only",
            description =
                    "졸업한 학생의 졸업일을 정합니다. 졸업하지 않은 학생은 거절합니다. 이날부터 보관 기간이 지난 서류는 폐기됩니다. 조회할 때 받은 ETag를 If-Match로 보냅니다.")
    @RequestBody(
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = RetentionBody.class),
                            examples = @ExampleObject(name = "retention", value = DocumentExamples.RETENTION)))
    @APIResponse(
            responseCode = "200",
            description = "The day as it is now. / 변경된 졸업일",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = RetentionBody.class),
                            examples = @ExampleObject(name = "retention", value = DocumentExamples.RETENTION)))
    public Uni<RestResponse<RetentionBody>> put(
            @PathParam("studentNumber") String studentNumber,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @NotNull @Valid RetentionBody body) {
        return callers.current()
                .chain(caller -> retention.change(studentNumber, body.graduatedOn(), ifMatch, caller))
                .map(found -> DocumentAnswers.personal(RetentionBody.from(found), found.version()));
    }
}
