package dev.haksa.catalog.api;

import dev.haksa.catalog.Catalog;
import dev.haksa.catalog.CatalogMaintenance;
import dev.haksa.catalog.Category;
import dev.haksa.shared.http.QueryValues;
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
import jakarta.validation.constraints.Size;
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
import java.util.List;
import java.util.Set;
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

/** Looking up courses. */
@Path("/api/v1/courses")
@Tag(name = "Catalogue")
public class CourseResource {
    private final Catalog catalog;
    private final CatalogMaintenance maintenance;
    private final Callers callers;
    private final Representations representations;

    CourseResource(Catalog catalog, CatalogMaintenance maintenance, Callers callers, Representations representations) {
        this.catalog = catalog;
        this.maintenance = maintenance;
        this.callers = callers;
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
                            schema = @Schema(implementation = CatalogPages.CoursePage.class),
                            examples = @ExampleObject(name = "courses", value = CatalogExamples.COURSES)))
    @APIResponse(responseCode = "304", description = "Not changed. / 바뀌지 않음")
    @APIResponse(
            responseCode = "400",
            description = "A parameter cannot be read. / 매개변수 오류",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Uni<RestResponse<Page<CourseResponse>>> list(
            @Parameter(description = "Words or parts of words, all of which occur. / 낱말의 일부, 여러 낱말은 모두 포함")
                    @QueryParam("q")
                    @Size(max = 100)
                    @Nullable
                    String q,
            @Parameter(description = "Id of a department; repeatable. / 학과 번호, 여러 번 가능")
                    @QueryParam("department")
                    @Nullable
                    List<String> departments,
            @Parameter(description = "Category; repeatable. / 이수구분, 여러 번 가능") @QueryParam("category") @Nullable
                    List<String> categories,
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
                            schema = @Schema(implementation = CourseResponse.class),
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

    /** Add a course. */
    @POST
    @Idempotent
    @Cancellable(false)
    @RolesAllowed(Roles.ACADEMIC_AFFAIRS)
    @Operation(operationId = "createCourse", summary = "Add a course", description = "교과목을 추가합니다.")
    @APIResponse(
            responseCode = "201",
            description = "Made. / 추가됨",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = CourseResponse.class),
                            examples = @ExampleObject(name = "course", value = CatalogExamples.COURSE)))
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
    public Uni<RestResponse<CourseResponse>> create(
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = "application/json",
                                            examples =
                                                    @ExampleObject(
                                                            name = "course",
                                                            value = CatalogExamples.NEW_COURSE)))
                    @Valid
                    @NotNull
                    NewCourse body) {
        return callers.current()
                .chain(caller -> maintenance.createCourse(body.courseNumber(), body.fields(), caller))
                .map(made -> representations.created(
                        CourseResponse.from(made),
                        made.version(),
                        URI.create("/api/v1/courses/" + made.courseNumber())));
    }

    /** Change a course. */
    @PATCH
    @Path("/{courseNumber}")
    @RolesAllowed(Roles.ACADEMIC_AFFAIRS)
    @Operation(
            operationId = "changeCourse",
            summary = "Change a course",
            description = "교과목을 수정합니다. 학수번호는 바꾸지 않습니다. 조회할 때 받은 ETag를 If-Match로 보냅니다. 보내지 않은 항목은 그대로 둡니다.")
    @APIResponse(
            responseCode = "200",
            description = "As it is now. / 수정됨",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = CourseResponse.class),
                            examples = @ExampleObject(name = "course", value = CatalogExamples.COURSE)))
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
    public Uni<RestResponse<CourseResponse>> change(
            @PathParam("courseNumber") String courseNumber,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = "application/json",
                                            examples =
                                                    @ExampleObject(
                                                            name = "course",
                                                            value = CatalogExamples.COURSE_CHANGE)))
                    @Valid
                    @NotNull
                    CourseChange body) {
        return callers.current()
                .chain(caller -> maintenance.changeCourse(courseNumber, ifMatch, body.fields(), caller))
                .map(now -> representations.single(CourseResponse.from(now), now.version(), null));
    }
}
