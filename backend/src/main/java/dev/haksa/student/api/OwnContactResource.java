package dev.haksa.student.api;

import dev.haksa.shared.security.Callers;
import dev.haksa.shared.security.Roles;
import dev.haksa.student.StudentContacts;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
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

/** Where students want notices to be sent. */
@Path("/api/v1/students/me")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Students")
@RolesAllowed(Roles.STUDENT)
public class OwnContactResource {
    private static final String EXAMPLE = "{\"email\":\"haneul@example.ac.kr\"}";

    private final StudentContacts contacts;
    private final Callers callers;

    OwnContactResource(StudentContacts contacts, Callers callers) {
        this.contacts = contacts;
        this.callers = callers;
    }

    /** Shows the caller's contact. */
    @GET
    @Path("/contact")
    @Operation(
            operationId = "getMyContact",
            summary = "Show where my notices are sent",
            description = "알림을 함께 받을 이메일 주소입니다. 정하지 않았으면 null입니다.")
    @APIResponse(
            responseCode = "200",
            description = "The contact. / 연락처",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = ContactBody.class),
                            examples = @ExampleObject(name = "contact", value = EXAMPLE)))
    public Uni<RestResponse<ContactBody>> get() {
        return callers.current()
                .chain(contacts::own)
                .map(contact -> Personal.single(ContactBody.from(contact), contact.version()));
    }

    /** Changes the caller's contact. */
    @PUT
    @Path("/contact")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "putMyContact",
            summary = "Set where my notices are sent",
            description = "알림을 함께 받을 이메일 주소를 정합니다. null을 보내면 더 이상 보내지 않습니다. 조회할 때 받은 ETag를 If-Match로 보냅니다.")
    @RequestBody(
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = ContactBody.class),
                            examples = @ExampleObject(name = "contact", value = EXAMPLE)))
    @APIResponse(
            responseCode = "200",
            description = "The contact as it is now. / 변경된 연락처",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = ContactBody.class),
                            examples = @ExampleObject(name = "contact", value = EXAMPLE)))
    public Uni<RestResponse<ContactBody>> put(
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch, @NotNull @Valid ContactBody body) {
        return callers.current()
                .chain(caller -> contacts.change(body.email(), ifMatch, caller))
                .map(contact -> Personal.single(ContactBody.from(contact), contact.version()));
    }
}
