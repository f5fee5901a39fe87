package dev.haksa.catalog.api;

import dev.haksa.catalog.Catalog;
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
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Looking up departments and their programs. */
@Path("/api/v1")
@Tag(name = "Catalogue")
public class DepartmentResource {
    private final Catalog catalog;
    private final Representations representations;

    DepartmentResource(Catalog catalog, Representations representations) {
        this.catalog = catalog;
        this.representations = representations;
    }

    /** Lists departments. */
    @GET
    @Path("/departments")
    @PermitAll
    @Operation(
            operationId = "listDepartments",
            summary = "List departments by Korean name",
            description = "학과를 이름순으로 답합니다.")
    @APIResponse(
            responseCode = "200",
            description = "A page of departments. / 학과 목록",
            content =
                    @Content(
                            mediaType = "application/json",
                            examples = @ExampleObject(name = "departments", value = CatalogExamples.DEPARTMENTS)))
    @APIResponse(responseCode = "304", description = "Not changed. / 바뀌지 않음")
    @APIResponse(
            responseCode = "400",
            description = "A parameter cannot be read. / 매개변수 오류",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Uni<RestResponse<Page<DepartmentResponse>>> listDepartments(
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(Page.MAX_LIMIT) int limit,
            @QueryParam("after") @Nullable String after,
            @QueryParam("count") @DefaultValue("false") boolean count,
            @HeaderParam("If-None-Match") @Nullable String ifNoneMatch,
            @Context UriInfo uri) {
        return catalog.departments(new Paging(limit, after, count))
                .map(page -> representations.page(page.map(DepartmentResponse::from), uri, ifNoneMatch));
    }

    /** Shows a department. */
    @GET
    @Path("/departments/{id}")
    @PermitAll
    @Operation(operationId = "getDepartment", summary = "Get a department", description = "학과 하나를 답합니다.")
    @APIResponse(
            responseCode = "200",
            description = "The department. / 학과",
            content =
                    @Content(
                            mediaType = "application/json",
                            examples = @ExampleObject(name = "department", value = CatalogExamples.DEPARTMENT)))
    @APIResponse(responseCode = "304", description = "Not changed. / 바뀌지 않음")
    @APIResponse(
            responseCode = "404",
            description = "No such department. / 없는 학과",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Uni<RestResponse<DepartmentResponse>> getDepartment(
            @PathParam("id") int id, @HeaderParam("If-None-Match") @Nullable String ifNoneMatch) {
        return catalog.department(id)
                .map(found -> representations.single(DepartmentResponse.from(found), found.version(), ifNoneMatch));
    }

    /** Lists programs. */
    @GET
    @Path("/programs")
    @PermitAll
    @Operation(
            operationId = "listPrograms",
            summary = "List programs by code",
            description = "학위 과정을 코드순으로 답합니다. department로 학과를 고를 수 있습니다.")
    @APIResponse(
            responseCode = "200",
            description = "A page of programs. / 학위 과정 목록",
            content =
                    @Content(
                            mediaType = "application/json",
                            examples = @ExampleObject(name = "programs", value = CatalogExamples.PROGRAMS)))
    @APIResponse(responseCode = "304", description = "Not changed. / 바뀌지 않음")
    @APIResponse(
            responseCode = "400",
            description = "A parameter cannot be read. / 매개변수 오류",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Uni<RestResponse<Page<ProgramResponse>>> listPrograms(
            @QueryParam("department") @Nullable List<String> departments,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(Page.MAX_LIMIT) int limit,
            @QueryParam("after") @Nullable String after,
            @QueryParam("count") @DefaultValue("false") boolean count,
            @HeaderParam("If-None-Match") @Nullable String ifNoneMatch,
            @Context UriInfo uri) {
        Set<Integer> ids = QueryValues.ids("department", departments);
        return catalog.programs(ids, new Paging(limit, after, count))
                .map(page -> representations.page(page.map(ProgramResponse::from), uri, ifNoneMatch));
    }
}
