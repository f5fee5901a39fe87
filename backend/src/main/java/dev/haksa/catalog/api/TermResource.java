package dev.haksa.catalog.api;

import dev.haksa.catalog.Terms;
import dev.haksa.shared.http.Representations;
import dev.haksa.shared.paging.Page;
import dev.haksa.shared.paging.Paging;
import dev.haksa.shared.problem.Problem;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
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

/** Looking up terms. */
@Path("/api/v1/terms")
@Tag(name = "Catalogue")
public class TermResource {
    private final Terms terms;
    private final Representations representations;

    TermResource(Terms terms, Representations representations) {
        this.terms = terms;
        this.representations = representations;
    }

    /** Lists terms. */
    @GET
    @PermitAll
    @Operation(operationId = "listTerms", summary = "List terms, the latest first", description = "학기를 최근 것부터 답합니다.")
    @APIResponse(
            responseCode = "200",
            description = "A page of terms. / 학기 목록",
            content =
                    @Content(
                            mediaType = "application/json",
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
            @HeaderParam("If-None-Match") @Nullable String ifNoneMatch,
            @Context UriInfo uri) {
        return terms.list(new Paging(limit, after, count))
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
}
