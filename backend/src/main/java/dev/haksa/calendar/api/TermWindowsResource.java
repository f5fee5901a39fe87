package dev.haksa.calendar.api;

import dev.haksa.calendar.Calendar;
import dev.haksa.calendar.WindowKind;
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
import java.util.List;
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

/** The windows of a term. */
@Path("/api/v1/terms/{term}/windows")
@Tag(name = "Calendar", description = "When what is open. / 학사일정")
public class TermWindowsResource {
    private final Calendar calendar;
    private final Callers callers;
    private final Representations representations;

    TermWindowsResource(Calendar calendar, Callers callers, Representations representations) {
        this.calendar = calendar;
        this.callers = callers;
        this.representations = representations;
    }

    /** Lists the windows of a term. */
    @GET
    @PermitAll
    @Operation(
            operationId = "listWindows",
            summary = "List the windows of a term",
            description = "한 학기의 수강신청·정정·철회·수업계획서 입력 등의 기간을 시작 순서로 답합니다.")
    @APIResponse(
            responseCode = "200",
            description = "A page of windows. / 기간 목록",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = WindowPages.WindowPage.class),
                            examples = @ExampleObject(name = "windows", value = WindowExamples.WINDOWS)))
    @APIResponse(responseCode = "304", description = "Not changed. / 바뀌지 않음")
    @APIResponse(
            responseCode = "400",
            description = "The input is wrong. / 입력 오류",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "404",
            description = "Not found. / 없음",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Uni<RestResponse<Page<WindowResponse>>> list(
            @PathParam("term") String term,
            @Parameter(description = "Kind of window; repeatable. / 기간 종류, 여러 번 가능") @QueryParam("kind") @Nullable
                    List<String> kinds,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(Page.MAX_LIMIT) int limit,
            @QueryParam("after") @Nullable String after,
            @QueryParam("count") @DefaultValue("false") boolean count,
            @HeaderParam("If-None-Match") @Nullable String ifNoneMatch,
            @Context UriInfo uri) {
        return calendar.list(
                        term, QueryValues.constants(WindowKind.class, "kind", kinds), new Paging(limit, after, count))
                .map(page -> representations.page(page.map(WindowResponse::from), uri, ifNoneMatch));
    }

    /** Opens a window. */
    @POST
    @Idempotent
    @Cancellable(false)
    @RolesAllowed(Roles.ACADEMIC_AFFAIRS)
    @Operation(
            operationId = "createWindow",
            summary = "Add a window to a term",
            description = "학기에 기간을 추가합니다. 학년이나 학과를 주면 그 대상에게만 열립니다.")
    @APIResponse(
            responseCode = "201",
            description = "The new window. / 새 기간",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = WindowResponse.class),
                            examples = @ExampleObject(name = "window", value = WindowExamples.WINDOW)))
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
    public Uni<RestResponse<WindowResponse>> create(
            @PathParam("term") String term,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = "application/json",
                                            examples =
                                                    @ExampleObject(name = "window", value = WindowExamples.NEW_WINDOW)))
                    @Valid
                    @NotNull
                    NewWindow body) {
        return callers.current()
                .chain(caller -> calendar.create(term, body.kind(), body.fields(), caller))
                .map(made -> representations.created(
                        WindowResponse.from(made),
                        made.version(),
                        URI.create("/api/v1/windows/" + made.window().id())));
    }
}
