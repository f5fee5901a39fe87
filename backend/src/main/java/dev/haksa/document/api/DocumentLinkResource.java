package dev.haksa.document.api;

import dev.haksa.document.DocumentService;
import dev.haksa.shared.files.SignedLink;
import dev.haksa.shared.security.Callers;
import dev.haksa.shared.security.Roles;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** Links to documents, for programs that cannot send a token. */
@Path("/api/v1/documents")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Documents")
public class DocumentLinkResource {
    private final DocumentService documents;
    private final Callers callers;

    DocumentLinkResource(DocumentService documents, Callers callers) {
        this.documents = documents;
        this.callers = callers;
    }

    /** Makes a link. */
    @POST
    @Path("/{id}/links")
    @RolesAllowed({
        Roles.STUDENT,
        Roles.DEPARTMENT_STAFF,
        Roles.DEPARTMENT_HEAD,
        Roles.ACADEMIC_AFFAIRS,
        Roles.REGISTRAR,
        Roles.DEAN,
        Roles.PRESIDENT
    })
    @Operation(
            operationId = "createDocumentLink",
            summary = "Make a link to a document that works without login for five minutes",
            description = "제출한 파일을 로그인 없이 내려받을 수 있는 링크를 만듭니다. 링크는 5분 동안만 쓸 수 있고, 여러 번 만들어도 됩니다."
                    + " 만들 수 있는 사람은 파일을 볼 수 있는 사람과 같으며, 본인이 아닌 사람이 만들면 기록됩니다.")
    @APIResponse(
            responseCode = "201",
            description = "The link. / 링크",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = SignedLink.class),
                            examples = @ExampleObject(name = "link", value = DocumentExamples.LINK)))
    public Uni<RestResponse<SignedLink>> create(@PathParam("id") UUID id) {
        return callers.current().chain(caller -> documents.link(id, caller)).map(DocumentLinkResource::created);
    }

    private static RestResponse<SignedLink> created(SignedLink link) {
        return ResponseBuilder.<SignedLink>create(RestResponse.Status.CREATED)
                .entity(link)
                .location(URI.create(link.href()))
                .header(HttpHeaders.CACHE_CONTROL, "private, no-store")
                .build();
    }
}
