package dev.haksa.calendar.api;

import dev.haksa.calendar.Calendar;
import dev.haksa.shared.http.Representations;
import dev.haksa.shared.problem.Problem;
import dev.haksa.shared.security.Callers;
import dev.haksa.shared.security.Roles;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** One window. */
@Path("/api/v1/windows")
@Tag(name = "Calendar")
public class WindowResource {
    private final Calendar calendar;
    private final Callers callers;
    private final Representations representations;

    WindowResource(Calendar calendar, Callers callers, Representations representations) {
        this.calendar = calendar;
        this.callers = callers;
        this.representations = representations;
    }

    /** Shows a window. */
    @GET
    @Path("/{id}")
    @PermitAll
    @Operation(operationId = "getWindow", summary = "Get a window", description = "기간 하나를 ETag와 함께 답합니다.")
    @APIResponse(
            responseCode = "200",
            description = "The window. / 기간",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = WindowResponse.class),
                            examples = @ExampleObject(name = "window", value = WindowExamples.WINDOW)))
    @APIResponse(responseCode = "304", description = "Not changed. / 바뀌지 않음")
    @APIResponse(
            responseCode = "404",
            description = "Not found. / 없음",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Uni<RestResponse<WindowResponse>> get(
            @PathParam("id") int id, @HeaderParam("If-None-Match") @Nullable String ifNoneMatch) {
        return calendar.find(id)
                .map(found -> representations.single(WindowResponse.from(found), found.version(), ifNoneMatch));
    }

    /** Changes a window. */
    @PATCH
    @Path("/{id}")
    @RolesAllowed(Roles.ACADEMIC_AFFAIRS)
    @Operation(
            operationId = "changeWindow",
            summary = "Change a window",
            description = "기간을 수정합니다. 조회할 때 받은 ETag를 If-Match로 보냅니다. 보내지 않은 항목은 그대로 둡니다.")
    @APIResponse(
            responseCode = "200",
            description = "The window as it is now. / 수정된 기간",
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
    @APIResponse(
            responseCode = "412",
            description = "Changed in the meantime. / 그사이 변경됨",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "428",
            description = "If-Match is missing. / If-Match 필요",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Uni<RestResponse<WindowResponse>> change(
            @PathParam("id") int id,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = "application/json",
                                            examples = @ExampleObject(name = "change", value = WindowExamples.CHANGE)))
                    @Valid
                    @NotNull
                    WindowChange body) {
        return callers.current()
                .chain(caller -> calendar.change(id, ifMatch, body.fields(), caller))
                .map(found -> representations.single(WindowResponse.from(found), found.version(), null));
    }

    /** Removes a window. */
    @DELETE
    @Path("/{id}")
    @RolesAllowed(Roles.ACADEMIC_AFFAIRS)
    @Operation(
            operationId = "deleteWindow",
            summary = "Remove a window",
            description = "기간을 삭제합니다. 조회할 때 받은 ETag를 If-Match로 보냅니다.")
    @APIResponse(responseCode = "204", description = "Removed. / 삭제됨")
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
            responseCode = "412",
            description = "Changed in the meantime. / 그사이 변경됨",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "428",
            description = "If-Match is missing. / If-Match 필요",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Uni<Void> delete(@PathParam("id") int id, @HeaderParam("If-Match") @Nullable String ifMatch) {
        return callers.current().chain(caller -> calendar.delete(id, ifMatch, caller));
    }
}
