package dev.haksa.catalog.api;

import dev.haksa.catalog.Catalog;
import dev.haksa.catalog.CatalogMaintenance;
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
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

/** Looking up departments. */
@Path("/api/v1/departments")
@Tag(name = "Catalogue")
public class DepartmentResource {
    private final Catalog catalog;
    private final CatalogMaintenance maintenance;
    private final Callers callers;
    private final Representations representations;

    DepartmentResource(
            Catalog catalog, CatalogMaintenance maintenance, Callers callers, Representations representations) {
        this.catalog = catalog;
        this.maintenance = maintenance;
        this.callers = callers;
        this.representations = representations;
    }

    /** Lists departments. */
    @GET
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
                            schema = @Schema(implementation = CatalogPages.DepartmentPage.class),
                            examples = @ExampleObject(name = "departments", value = CatalogExamples.DEPARTMENTS)))
    @APIResponse(responseCode = "304", description = "Not changed. / 바뀌지 않음")
    @APIResponse(
            responseCode = "400",
            description = "A parameter cannot be read. / 매개변수 오류",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Uni<RestResponse<Page<DepartmentResponse>>> list(
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
    @Path("/{id}")
    @PermitAll
    @Operation(operationId = "getDepartment", summary = "Get a department", description = "학과 하나를 답합니다.")
    @APIResponse(
            responseCode = "200",
            description = "The department. / 학과",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = DepartmentResponse.class),
                            examples = @ExampleObject(name = "department", value = CatalogExamples.DEPARTMENT)))
    @APIResponse(responseCode = "304", description = "Not changed. / 바뀌지 않음")
    @APIResponse(
            responseCode = "404",
            description = "No such department. / 없는 학과",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Uni<RestResponse<DepartmentResponse>> get(
            @PathParam("id") int id, @HeaderParam("If-None-Match") @Nullable String ifNoneMatch) {
        return catalog.department(id)
                .map(found -> representations.single(DepartmentResponse.from(found), found.version(), ifNoneMatch));
    }

    /** Add a department. */
    @POST
    @Idempotent
    @Cancellable(false)
    @RolesAllowed(Roles.ACADEMIC_AFFAIRS)
    @Operation(
            operationId = "createDepartment",
            summary = "Add a department",
            description = "학과를 추가합니다. 학번의 소속 코드는 총장의 허가를 받아 부여합니다(제25조②).")
    @APIResponse(
            responseCode = "201",
            description = "Made. / 추가됨",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = DepartmentResponse.class),
                            examples = @ExampleObject(name = "department", value = CatalogExamples.DEPARTMENT)))
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
    public Uni<RestResponse<DepartmentResponse>> create(
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = "application/json",
                                            examples =
                                                    @ExampleObject(
                                                            name = "department",
                                                            value = CatalogExamples.NEW_DEPARTMENT)))
                    @Valid
                    @NotNull
                    NewDepartment body) {
        return callers.current()
                .chain(caller -> maintenance.createDepartment(body.fields(), caller))
                .map(made -> representations.created(
                        DepartmentResponse.from(made), made.version(), URI.create("/api/v1/departments/" + made.id())));
    }

    /** Change a department. */
    @PATCH
    @Path("/{id}")
    @RolesAllowed(Roles.ACADEMIC_AFFAIRS)
    @Operation(
            operationId = "changeDepartment",
            summary = "Change a department",
            description = "학과를 수정합니다. 조회할 때 받은 ETag를 If-Match로 보냅니다. 보내지 않은 항목은 그대로 둡니다.")
    @APIResponse(
            responseCode = "200",
            description = "As it is now. / 수정됨",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = DepartmentResponse.class),
                            examples = @ExampleObject(name = "department", value = CatalogExamples.DEPARTMENT)))
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
    public Uni<RestResponse<DepartmentResponse>> change(
            @PathParam("id") int id,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = "application/json",
                                            examples =
                                                    @ExampleObject(
                                                            name = "department",
                                                            value = CatalogExamples.DEPARTMENT_CHANGE)))
                    @Valid
                    @NotNull
                    DepartmentChange body) {
        return callers.current()
                .chain(caller -> maintenance.changeDepartment(id, ifMatch, body.fields(), caller))
                .map(now -> representations.single(DepartmentResponse.from(now), now.version(), null));
    }
}
