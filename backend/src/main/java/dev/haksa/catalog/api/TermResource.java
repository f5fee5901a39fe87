package dev.haksa.catalog.api;

import dev.haksa.catalog.CatalogMaintenance;
import dev.haksa.catalog.Terms;
import dev.haksa.shared.http.Representations;
import dev.haksa.shared.idempotency.Idempotent;
import dev.haksa.shared.paging.Page;
import dev.haksa.shared.paging.Paging;
import dev.haksa.shared.problem.Problem;
import dev.haksa.shared.security.Callers;
import dev.haksa.shared.security.Roles;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
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

/** Looking up terms. */
@Path("/api/v1/terms")
@Tag(name = "Catalogue")
public class TermResource {
    private final Terms terms;
    private final CatalogMaintenance maintenance;
    private final Callers callers;
    private final Representations representations;

    TermResource(Terms terms, CatalogMaintenance maintenance, Callers callers, Representations representations) {
        this.terms = terms;
        this.maintenance = maintenance;
        this.callers = callers;
        this.representations = representations;
    }

    /** Lists terms. */
    @GET
    @PermitAll
    @Operation(
            operationId = "listTerms",
            summary = "List terms, the latest first",
            description = "학기를 최근 것부터 답합니다. 연습 학기는 rehearsal=true일 때만, 그때는 연습 학기만 답합니다.")
    @APIResponse(
            responseCode = "200",
            description = "A page of terms. / 학기 목록",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = CatalogPages.TermPage.class),
                            examples = @ExampleObject(name = "terms", value = CatalogExamples.TERMS)))
    @APIResponse(responseCode = "304", description = "Not changed. / 바뀌지 않음")
    @APIResponse(
            responseCode = "400",
            description = "A parameter cannot be read. / 매개변수 오류",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Uni<RestResponse<Page<TermResponse>>> list(
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(Page.MAX_LIMIT) int limit,
            @QueryParam("after") @Nullable String after,
            @QueryParam("count") @DefaultValue("false") boolean count,
            @Parameter(description = "true lists rehearsals instead of real terms. / true이면 연습 학기만")
                    @QueryParam("rehearsal")
                    @DefaultValue("false")
                    boolean rehearsal,
            @HeaderParam("If-None-Match") @Nullable String ifNoneMatch,
            @Context UriInfo uri) {
        return terms.list(rehearsal, new Paging(limit, after, count))
                .map(page -> representations.page(page.map(TermResponse::from), uri, ifNoneMatch));
    }

    /** Shows a term. */
    @GET
    @Path("/{term}")
    @PermitAll
    @Operation(operationId = "getTerm", summary = "Get a term", description = "학기 하나를 답합니다.")
    @APIResponse(
            responseCode = "200",
            description = "The term. / 학기",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = TermResponse.class),
                            examples = @ExampleObject(name = "term", value = CatalogExamples.TERM)))
    @APIResponse(responseCode = "304", description = "Not changed. / 바뀌지 않음")
    @APIResponse(
            responseCode = "404",
            description = "No such term. / 없는 학기",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Uni<RestResponse<TermResponse>> get(
            @PathParam("term") String code, @HeaderParam("If-None-Match") @Nullable String ifNoneMatch) {
        return terms.byCode(code)
                .map(found -> representations.single(TermResponse.from(found), found.version(), ifNoneMatch));
    }

    /** Add a term. */
    @POST
    @Idempotent
    @Cancellable(false)
    @RolesAllowed(Roles.ACADEMIC_AFFAIRS)
    @Operation(operationId = "createTerm", summary = "Add a term", description = "학기를 추가합니다.")
    @APIResponse(
            responseCode = "201",
            description = "Made. / 추가됨",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = TermResponse.class),
                            examples = @ExampleObject(name = "term", value = CatalogExamples.TERM)))
    @APIResponse(
            responseCode = "400",
            description = "The input is wrong. / 입력 오류",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "401",
            description = "No valid token. / 로그인 필요",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "403",
            description = "Role missing. / 권한 없음",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "409",
            description = "Contradicts the current state. / 현재 상태와 충돌",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "422",
            description = "A rule refuses it, or the Idempotency-Key was used for another request. / 규정상 거부 또는 키 재사용",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Uni<RestResponse<TermResponse>> create(
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = "application/json",
                                            examples = @ExampleObject(name = "term", value = CatalogExamples.NEW_TERM)))
                    @Valid
                    @NotNull
                    NewTerm body) {
        return callers.current()
                .chain(caller -> maintenance.createTerm(body.fields(), caller))
                .map(made -> representations.created(
                        TermResponse.from(made), made.version(), URI.create("/api/v1/terms/" + made.code())));
    }

    /** Change a term. */
    @PATCH
    @Path("/{term}")
    @RolesAllowed(Roles.ACADEMIC_AFFAIRS)
    @Operation(
            operationId = "changeTerm",
            summary = "Change a term",
            description = "학기의 날짜를 수정합니다. 조회할 때 받은 ETag를 If-Match로 보냅니다. 보내지 않은 항목은 그대로 둡니다.")
    @APIResponse(
            responseCode = "200",
            description = "As it is now. / 수정됨",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = TermResponse.class),
                            examples = @ExampleObject(name = "term", value = CatalogExamples.TERM)))
    @APIResponse(
            responseCode = "400",
            description = "The input is wrong. / 입력 오류",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "401",
            description = "No valid token. / 로그인 필요",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "403",
            description = "Role missing. / 권한 없음",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "404",
            description = "Not found. / 없음",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "409",
            description = "Contradicts the current state. / 현재 상태와 충돌",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "412",
            description = "Changed in the meantime. / 그사이 변경됨",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "428",
            description = "If-Match is missing. / If-Match 필요",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Uni<RestResponse<TermResponse>> change(
            @PathParam("term") String code,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = "application/json",
                                            examples =
                                                    @ExampleObject(name = "term", value = CatalogExamples.TERM_CHANGE)))
                    @Valid
                    @NotNull
                    TermChange body) {
        return callers.current()
                .chain(caller -> maintenance.changeTerm(code, ifMatch, body.fields(), caller))
                .map(now -> representations.single(TermResponse.from(now), now.version(), null));
    }
}
