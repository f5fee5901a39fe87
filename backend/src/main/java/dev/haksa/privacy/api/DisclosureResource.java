package dev.haksa.privacy.api;

import dev.haksa.privacy.DisclosureService;
import dev.haksa.privacy.DisclosureState;
import dev.haksa.privacy.api.DisclosureBodies.Decision;
import dev.haksa.privacy.api.DisclosureBodies.Request;
import dev.haksa.privacy.api.DisclosureBodies.Shown;
import dev.haksa.privacy.api.DisclosureBodies.ShownPage;
import dev.haksa.shared.idempotency.Idempotent;
import dev.haksa.shared.paging.Page;
import dev.haksa.shared.paging.Paging;
import dev.haksa.shared.security.Callers;
import dev.haksa.shared.security.Roles;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

/** What representatives of students learn about others, against a pledge (제55조). */
@Path("/api/v1/disclosures")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Personal data")
public class DisclosureResource {
    private final DisclosureService disclosures;
    private final Callers callers;

    DisclosureResource(DisclosureService disclosures, Callers callers) {
        this.disclosures = disclosures;
        this.callers = callers;
    }

    /** Asks for disclosure. */
    @POST
    @Idempotent
    @Cancellable(false)
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.STUDENT)
    @Operation(
            operationId = "requestDisclosure",
            summary = "Ask for students' contact data as their representative",
            description =
                    "학생 대표(총학생회 회장, 졸업준비위원회 대표, 학과대표)가 개인정보관리서약서(별지 8호)를 첨부하여 학생 신상정보 제공을 요청합니다(제55조). 교무처가 결정합니다.")
    @RequestBody(
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = Request.class),
                            examples = @ExampleObject(name = "request", value = DisclosureExamples.REQUEST)))
    @APIResponse(
            responseCode = "201",
            description = "The request. / 요청",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = Shown.class),
                            examples = @ExampleObject(name = "answer", value = DisclosureExamples.DISCLOSURE)))
    @APIResponse(responseCode = "404", description = "The account has no student record. / 학적이 없는 계정")
    public Uni<RestResponse<Shown>> request(@NotNull @Valid Request body) {
        return callers.current()
                .chain(caller -> disclosures.request(body.wanted(), caller))
                .map(found -> Answers.created(Shown.from(found), found.version()));
    }

    /** Lists requests. */
    @GET
    @RolesAllowed({Roles.STUDENT, Roles.ACADEMIC_AFFAIRS, Roles.REGISTRAR, Roles.DEAN})
    @Operation(
            operationId = "listDisclosures",
            summary = "List requests for disclosure",
            description = "학생은 자신의 요청을, 교무처는 모든 요청을 최근 것부터 봅니다.")
    @APIResponse(
            responseCode = "200",
            description = "A page of requests. / 요청 목록",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = ShownPage.class),
                            examples = @ExampleObject(name = "answer", value = DisclosureExamples.PAGE)))
    @APIResponse(responseCode = "404", description = "The account has no student record. / 학적이 없는 계정")
    public Uni<RestResponse<Page<Shown>>> list(
            @Parameter(description = "Only in this state. / 이 상태의 요청만") @QueryParam("state") @Nullable
                    DisclosureState state,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(Page.MAX_LIMIT) int limit,
            @QueryParam("after") @Nullable String after,
            @QueryParam("count") @DefaultValue("false") boolean count,
            @Context UriInfo uri) {
        return callers.current()
                .chain(caller -> disclosures.list(state, new Paging(limit, after, count), caller))
                .map(page -> Answers.page(page.map(Shown::from), uri));
    }

    /** Shows a request. */
    @GET
    @Path("/{id}")
    @RolesAllowed({Roles.STUDENT, Roles.ACADEMIC_AFFAIRS, Roles.REGISTRAR, Roles.DEAN})
    @Operation(
            operationId = "getDisclosure",
            summary = "Get a request for disclosure",
            description = "요청한 학생과 교무처만 볼 수 있습니다.")
    @APIResponse(
            responseCode = "200",
            description = "The request. / 요청",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = Shown.class),
                            examples = @ExampleObject(name = "answer", value = DisclosureExamples.DISCLOSURE)))
    public Uni<RestResponse<Shown>> get(@PathParam("id") int id) {
        return callers.current()
                .chain(caller -> disclosures.find(id, caller))
                .map(found -> Answers.single(Shown.from(found), found.version()));
    }

    /** Decides a request. */
    @POST
    @Path("/{id}/decision")
    @Idempotent
    @Cancellable(false)
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.ACADEMIC_AFFAIRS)
    @Operation(
            operationId = "decideDisclosure",
            summary = "Grant or refuse a disclosure",
            description = "서약서를 확인하고 제공 여부를 사유와 함께 결정합니다. 허가하면 정해진 일수 동안 요청한 학생이 자료를 받을 수 있습니다.")
    @RequestBody(
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = Decision.class),
                            examples = @ExampleObject(name = "request", value = DisclosureExamples.DECISION)))
    @APIResponse(
            responseCode = "200",
            description = "The request as it is now. / 결정된 요청",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = Shown.class),
                            examples = @ExampleObject(name = "answer", value = DisclosureExamples.DISCLOSURE)))
    public Uni<RestResponse<Shown>> decide(
            @PathParam("id") int id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @NotNull @Valid Decision body) {
        return callers.current()
                .chain(caller -> disclosures.decide(id, body.granted(), body.reason(), ifMatch, caller))
                .map(found -> Answers.single(Shown.from(found), found.version()));
    }
}
