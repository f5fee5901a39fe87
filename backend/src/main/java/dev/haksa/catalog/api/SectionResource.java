package dev.haksa.catalog.api;

import dev.haksa.catalog.Catalog;
import dev.haksa.shared.http.Representations;
import dev.haksa.shared.paging.Page;
import dev.haksa.shared.problem.Problem;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Looking for sections. */
@Path("/api/v1")
@Tag(name = "Catalogue", description = "Departments, courses, terms and sections. / 학과·교과목·학기·강좌")
public class SectionResource {
    private final Catalog catalog;
    private final Representations representations;

    SectionResource(Catalog catalog, Representations representations) {
        this.catalog = catalog;
        this.representations = representations;
    }

    /** Searches the sections of a term. */
    @GET
    @Path("/terms/{term}/sections")
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
            @Valid @BeanParam SectionSearch search,
            @HeaderParam("If-None-Match") @Nullable String ifNoneMatch,
            @Context UriInfo uri) {
        return catalog.sections(term, search.criteria(), search.paging())
                .map(page -> page.map(SectionResponse::from))
                .map(page -> representations.page(page, uri, ifNoneMatch));
    }

    /** Shows a section. */
    @GET
    @Path("/sections/{id}")
    @PermitAll
    @Operation(
            operationId = "getSection",
            summary = "Get a section",
            description = "강좌 하나를 정원·신청 인원과 함께 답합니다. 수정하려면 여기서 받은 ETag를 If-Match로 보냅니다.")
    @APIResponse(
            responseCode = "200",
            description = "The section. / 강좌",
            content =
                    @Content(
                            mediaType = "application/json",
                            examples = @ExampleObject(name = "section", value = CatalogExamples.SECTION)))
    @APIResponse(responseCode = "304", description = "Not changed. / 바뀌지 않음")
    @APIResponse(
            responseCode = "404",
            description = "No such section. / 없는 강좌",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Uni<RestResponse<SectionResponse>> get(
            @PathParam("id") int id, @HeaderParam("If-None-Match") @Nullable String ifNoneMatch) {
        return catalog.section(id)
                .map(section -> representations.single(SectionResponse.from(section), section.version(), ifNoneMatch));
    }
}
