package dev.haksa.catalog.api;

import dev.haksa.catalog.Catalog;
import dev.haksa.catalog.SectionMaintenance;
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
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
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
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

/** The sections of a term. */
@Path("/api/v1/terms/{term}/sections")
@Tag(name = "Catalogue", description = "Departments, courses, terms and sections. / 학과·교과목·학기·강좌")
public class TermSectionsResource {
    private final Catalog catalog;
    private final SectionMaintenance maintenance;
    private final Callers callers;
    private final Representations representations;

    TermSectionsResource(
            Catalog catalog, SectionMaintenance maintenance, Callers callers, Representations representations) {
        this.catalog = catalog;
        this.maintenance = maintenance;
        this.callers = callers;
        this.representations = representations;
    }

    /** Searches the sections of a term. */
    @GET
    @PermitAll
    @Operation(
            operationId = "listSections",
            summary = "Search the sections of a term",
            description = "한 학기의 강좌를 찾습니다. 조건을 여러 개 주면 모두 만족하는 강좌만 답합니다."
                    + " 같은 ETag를 If-None-Match로 보내면 바뀌지 않았을 때 304로 답합니다.")
    @APIResponse(
            responseCode = "200",
            description = "A page of sections. / 강좌 목록",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = CatalogPages.SectionPage.class),
                            examples = @ExampleObject(name = "sections", value = CatalogExamples.SECTIONS)))
    @APIResponse(responseCode = "304", description = "Not changed. / 바뀌지 않음")
    @APIResponse(
            responseCode = "400",
            description = "A parameter cannot be read. / 매개변수 오류",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "404",
            description = "No such term. / 없는 학기",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Uni<RestResponse<Page<SectionResponse>>> list(
            @PathParam("term") String term,
            @BeanParam SectionSearch search,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(Page.MAX_LIMIT) int limit,
            @QueryParam("after") @Nullable String after,
            @QueryParam("count") @DefaultValue("false") boolean count,
            @HeaderParam("If-None-Match") @Nullable String ifNoneMatch,
            @Context UriInfo uri) {
        return catalog.sections(term, search.criteria(), new Paging(limit, after, count))
                .map(page -> page.map(SectionResponse::from))
                .map(page -> representations.page(page, uri, ifNoneMatch));
    }

    /** Add a section to a term. */
    @POST
    @Idempotent
    @Cancellable(false)
    @RolesAllowed(Roles.ACADEMIC_AFFAIRS)
    @Operation(operationId = "createSection", summary = "Add a section to a term", description = "학기에 강좌를 추가합니다.")
    @APIResponse(
            responseCode = "201",
            description = "Made. / 추가됨",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = SectionResponse.class),
                            examples = @ExampleObject(name = "section", value = CatalogExamples.SECTION)))
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
            responseCode = "422",
            description = "A rule refuses it, or the Idempotency-Key was used for another request. / 규정상 거부 또는 키 재사용",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Uni<RestResponse<SectionResponse>> create(
            @PathParam("term") String term,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = "application/json",
                                            examples =
                                                    @ExampleObject(
                                                            name = "section",
                                                            value = CatalogExamples.NEW_SECTION)))
                    @Valid
                    @NotNull
                    NewSection body) {
        return callers.current()
                .chain(caller ->
                        maintenance.create(term, body.courseNumber(), body.sectionNumber(), body.fields(), caller))
                .map(made -> representations.created(
                        SectionResponse.from(made), made.version(), URI.create("/api/v1/sections/" + made.id())));
    }
}
