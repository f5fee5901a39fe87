package dev.haksa.change.api;

import dev.haksa.change.ChangeInboxService;
import dev.haksa.shared.http.Correlation;
import dev.haksa.shared.security.Callers;
import dev.haksa.shared.security.Roles;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
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

/** What waits for the caller. */
@Path("/api/v1/record-change-inbox")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Record changes")
public class RecordChangeInboxResource {
    private final ChangeInboxService changes;
    private final Callers callers;
    private final Correlation correlation;

    RecordChangeInboxResource(ChangeInboxService changes, Callers callers, Correlation correlation) {
        this.changes = changes;
        this.callers = callers;
        this.correlation = correlation;
    }

    /** Lists what the caller may decide now. */
    @GET
    @RolesAllowed({Roles.DEPARTMENT_HEAD, Roles.PRESIDENT, Roles.DEAN, Roles.ACADEMIC_AFFAIRS, Roles.REGISTRAR})
    @Operation(
            operationId = "listRecordChangeInbox",
            summary = "What waits for the caller, what is late first",
            description = "결재를 기다리는 신청입니다. 기한이 지난 것이 먼저, 위원회 심의 중인 것은 마지막입니다. 위임받은 종류도 들어 있습니다.")
    @APIResponse(
            responseCode = "200",
            description = "What waits. / 결재 대기 목록",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = ChangePages.class),
                            examples = @ExampleObject(name = "example", value = ChangeExamples.PAGE)))
    public Uni<RestResponse<ChangePages>> list(@Valid @BeanParam PageQuery query, @Context UriInfo uri) {
        return callers.current()
                .chain(caller -> changes.inbox(query.paging(), caller))
                .map(found -> ChangePages.from(found.page(), found.today(), ChangeView.STAFF, correlation.language()))
                .map(page -> ChangeAnswers.page(page, page.next(), uri));
    }
}
