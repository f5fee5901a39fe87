package dev.haksa.shared.audit;

import dev.haksa.shared.security.Roles;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** The audit trail, for auditors only. */
@Path("/api/v1/audit-entries")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Audit", description = "Who did what, when and why. / 감사 기록")
@RolesAllowed(Roles.AUDITOR)
public class AuditResource {
    private static final String EXAMPLE = """
            {"items":[{"id":4711,"at":"2027-02-10T01:00:00Z","actorId":"0b8f6d3e-52a1-4c55-9d6e-3a4b8f0c2f11",
            "actorName":"박지도","actorRoles":"PROFESSOR","action":"STUDENT_ADVISED","subjectType":"STUDENT",
            "subjectId":"26115001","correlationId":"7d1f5b0e-0e4f-4a0e-9a57-0f1d8a6f3c11",
            "details":{"term":"2027-SPRING","note":"전공필수 먼저"}}],"next":"WzQ3MTFd"}""";

    private final AuditReader reader;

    AuditResource(AuditReader reader) {
        this.reader = reader;
    }

    /** Lists entries, the newest first. */
    @GET
    @Operation(
            operationId = "listAuditEntries",
            summary = "Read the audit trail",
            description = "감사 기록을 최근 순으로 답합니다. 감사 역할(AUDITOR)만 볼 수 있고, 누구도 고치거나 지울 수 없습니다.")
    @APIResponse(
            responseCode = "200",
            description = "A page of entries. / 감사 기록",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = AuditPage.class),
                            examples = @ExampleObject(name = "entries", value = EXAMPLE)))
    public Uni<RestResponse<AuditPage>> list(@Valid @BeanParam AuditQuery query, @Context UriInfo uri) {
        return reader.list(query.criteria()).map(page -> answer(AuditPage.from(page), uri));
    }

    private static RestResponse<AuditPage> answer(AuditPage page, UriInfo uri) {
        ResponseBuilder<AuditPage> response =
                ResponseBuilder.ok(page).header(HttpHeaders.CACHE_CONTROL, "private, no-store");
        if (page.next() != null) {
            String target = uri.getRequestUriBuilder()
                    .replaceQueryParam("after", page.next())
                    .build()
                    .toString();
            response.header(HttpHeaders.LINK, "<" + target + ">; rel=\"next\"");
        }
        return response.build();
    }
}
