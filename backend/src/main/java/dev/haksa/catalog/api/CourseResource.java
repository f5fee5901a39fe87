package dev.haksa.catalog.api;

import dev.haksa.catalog.Catalog;
import dev.haksa.catalog.Category;
import dev.haksa.shared.http.Representations;
import dev.haksa.shared.paging.Page;
import dev.haksa.shared.paging.Paging;
import dev.haksa.shared.problem.Problem;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
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

/** Looking up courses. */
@Path("/api/v1/courses")
@Tag(name = "Catalogue")
public class CourseResource {
    private final Catalog catalog;
    private final Representations representations;

    CourseResource(Catalog catalog, Representations representations) {
        this.catalog = catalog;
        this.representations = representations;
    }

    /** Searches courses. */
    @GET
    @PermitAll
    @Operation(
            operationId = "listCourses",
            summary = "Search courses",
            description = "교과목을 학수번호순으로 답합니다. q의 낱말은 학수번호·교과목명·학과 이름에 모두 들어 있어야 합니다.")
    @APIResponse(
            responseCode = "200",
            description = "A page of courses. / 교과목 목록",
            content =
                    @Content(
                            mediaType = "application/json",
                            examples = @ExampleObject(name = "courses", value = CatalogExamples.COURSES)))
    @APIResponse(responseCode = "304", description = "Not changed. / 바뀌지 않음")
    @APIResponse(
            responseCode = "400",
            description = "A parameter cannot be read. / 매개변수 오류",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Uni<RestResponse<Page<CourseResponse>>> list(
            @QueryParam("q") @Size(max = 100) @Nullable String q,
            @QueryParam("department") @Nullable List<String> departments,
            @QueryParam("category") @Nullable List<String> categories,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(Page.MAX_LIMIT) int limit,
            @QueryParam("after") @Nullable String after,
            @QueryParam("count") @DefaultValue("false") boolean count,
            @HeaderParam("If-None-Match") @Nullable String ifNoneMatch,
            @Context UriInfo uri) {
        Set<Integer> ids = QueryValues.ids("department", departments);
        Set<Category> kinds = QueryValues.constants(Category.class, "category", categories);
        return catalog.courses(q, ids, kinds, new Paging(limit, after, count))
                .map(page -> representations.page(page.map(CourseResponse::from), uri, ifNoneMatch));
    }

    /** Shows a course. */
    @GET
    @Path("/{courseNumber}")
    @PermitAll
    @Operation(operationId = "getCourse", summary = "Get a course", description = "학수번호로 교과목 하나를 답합니다.")
    @APIResponse(
            responseCode = "200",
            description = "The course. / 교과목",
            content =
                    @Content(
                            mediaType = "application/json",
                            examples = @ExampleObject(name = "course", value = CatalogExamples.COURSE)))
    @APIResponse(responseCode = "304", description = "Not changed. / 바뀌지 않음")
    @APIResponse(
            responseCode = "404",
            description = "No such course. / 없는 교과목",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Uni<RestResponse<CourseResponse>> get(
            @PathParam("courseNumber") String courseNumber,
            @HeaderParam("If-None-Match") @Nullable String ifNoneMatch) {
        return catalog.course(courseNumber)
                .map(found -> representations.single(CourseResponse.from(found), found.version(), ifNoneMatch));
    }
}
