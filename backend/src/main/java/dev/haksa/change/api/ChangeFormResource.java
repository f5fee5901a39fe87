package dev.haksa.change.api;

import dev.haksa.change.ChangeFormService;
import dev.haksa.shared.security.Callers;
import dev.haksa.shared.security.Roles;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** The paper of an application that has to be sent. */
@Path("/api/v1/students/me")
@Tag(name = "Record changes")
@RolesAllowed(Roles.STUDENT)
public class ChangeFormResource {
    private final ChangeFormService forms;
    private final Callers callers;

    ChangeFormResource(ChangeFormService forms, Callers callers) {
        this.forms = forms;
        this.callers = callers;
    }

    /** Prints a prepared form. */
    @GET
    @Path("/record-changes/{id}/form")
    @Produces("application/pdf")
    @Operation(
            operationId = "printOwnRecordChangeForm",
            summary = "Print a prepared form as PDF",
            description = "온라인으로 작성한 우편 신청서를 PDF로 받습니다. 서명해서 우편으로 보내면 소인일이 접수일이 됩니다(제42조①).")
    @APIResponse(
            responseCode = "200",
            description = "The form. / 신청서",
            content =
                    @Content(
                            mediaType = "application/pdf",
                            schema = @Schema(type = SchemaType.STRING, format = "binary"),
                            examples = @ExampleObject(name = "form", value = "%PDF-1.7 …")))
    @APIResponse(responseCode = "409", description = "Nothing to be sent any more. / 보낼 신청서가 아님")
    public Uni<RestResponse<byte[]>> print(@PathParam("id") int id) {
        return callers.current()
                .chain(caller -> forms.print(id, caller))
                .map(pdf -> ResponseBuilder.ok(pdf)
                        .header(HttpHeaders.CACHE_CONTROL, "private, no-store")
                        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"application-" + id + ".pdf\"")
                        .header("X-Content-Type-Options", "nosniff")
                        .build());
    }
}
