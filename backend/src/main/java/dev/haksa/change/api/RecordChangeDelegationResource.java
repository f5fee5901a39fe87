package dev.haksa.change.api;

import dev.haksa.change.Delegation;
import dev.haksa.change.DelegationService;
import dev.haksa.shared.idempotency.Idempotent;
import dev.haksa.shared.security.Callers;
import dev.haksa.shared.security.Roles;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
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
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.Status;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

/** Delegations of the president's decisions (제57조). */
@Path("/api/v1/record-change-delegations")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Record changes")
public class RecordChangeDelegationResource {
    private final DelegationService delegations;
    private final Callers callers;

    RecordChangeDelegationResource(DelegationService delegations, Callers callers) {
        this.delegations = delegations;
        this.callers = callers;
    }

    /** Gives a delegation. */
    @POST
    @Idempotent
    @Cancellable(false)
    @RolesAllowed(Roles.PRESIDENT)
    @Operation(
            operationId = "createRecordChangeDelegation",
            summary = "Delegate the decision about routine kinds",
            description = "총장이 휴학·복학·자퇴와 같은 일상적인 학적변동의 승인을 위임합니다(제57조). 누구에게, 어떤 종류를, 언제부터 언제까지인지 정합니다.")
    @APIResponse(
            responseCode = "201",
            description = "The delegation. / 위임",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = DelegationResponse.class),
                            examples = @ExampleObject(name = "example", value = ChangeExamples.DELEGATION)))
    @APIResponse(responseCode = "422", description = "Kinds that may not be delegated. / 위임할 수 없는 종류")
    public Uni<RestResponse<DelegationResponse>> create(
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            examples =
                                                    @ExampleObject(
                                                            name = "example",
                                                            value = ChangeExamples.DELEGATION_REQUEST)))
                    @Valid
                    @NotNull
                    DelegationRequest body) {
        return callers.current()
                .chain(caller -> delegations.delegate(body.wish(), caller))
                .map(given -> answer(Status.CREATED, given));
    }

    /** Lists delegations. */
    @GET
    @RolesAllowed({Roles.DEPARTMENT_HEAD, Roles.PRESIDENT, Roles.DEAN, Roles.ACADEMIC_AFFAIRS, Roles.REGISTRAR})
    @Operation(
            operationId = "listRecordChangeDelegations",
            summary = "List delegations, the latest first",
            description = "위임을 최근 것부터 답합니다. 총장과 교무처는 모두, 위임받은 사람은 자기 것만 봅니다.")
    @APIResponse(
            responseCode = "200",
            description = "The delegations. / 위임 목록",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = DelegationResponse.All.class),
                            examples = @ExampleObject(name = "example", value = ChangeExamples.DELEGATIONS)))
    public Uni<RestResponse<DelegationResponse.All>> list(@Valid @BeanParam PageQuery query, @Context UriInfo uri) {
        return callers.current()
                .chain(caller -> delegations.list(query.paging(), caller))
                .map(DelegationResponse.All::from)
                .map(page -> ChangeAnswers.page(page, page.next(), uri));
    }

    /** Shows a delegation. */
    @GET
    @Path("/{id}")
    @RolesAllowed({Roles.DEPARTMENT_HEAD, Roles.PRESIDENT, Roles.DEAN, Roles.ACADEMIC_AFFAIRS, Roles.REGISTRAR})
    @Operation(operationId = "getRecordChangeDelegation", summary = "Get a delegation", description = "위임 하나입니다.")
    @APIResponse(
            responseCode = "200",
            description = "The delegation. / 위임",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = DelegationResponse.class),
                            examples = @ExampleObject(name = "example", value = ChangeExamples.DELEGATION)))
    public Uni<RestResponse<DelegationResponse>> get(@PathParam("id") int id) {
        return callers.current().chain(caller -> delegations.find(id, caller)).map(found -> answer(Status.OK, found));
    }

    /** Takes a delegation back. */
    @DELETE
    @Path("/{id}")
    @RolesAllowed(Roles.PRESIDENT)
    @Operation(
            operationId = "revokeRecordChangeDelegation",
            summary = "Take a delegation back",
            description = "위임을 바로 거둡니다. 이미 한 결재는 그대로입니다. 같은 요청을 다시 보내도 안전합니다.")
    @APIResponse(
            responseCode = "200",
            description = "The delegation. / 위임",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = DelegationResponse.class),
                            examples = @ExampleObject(name = "example", value = ChangeExamples.DELEGATION)))
    public Uni<RestResponse<DelegationResponse>> revoke(
            @PathParam("id") int id, @HeaderParam("If-Match") @Nullable String ifMatch) {
        return callers.current()
                .chain(caller -> delegations.revoke(id, ifMatch, caller))
                .map(revoked -> answer(Status.OK, revoked));
    }

    private static RestResponse<DelegationResponse> answer(Status status, Delegation delegation) {
        return ChangeAnswers.versioned(status, DelegationResponse.from(delegation), delegation.version());
    }
}
