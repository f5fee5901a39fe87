package dev.haksa.conduct.api;

import dev.haksa.conduct.ConductEntry;
import dev.haksa.conduct.ConductService;
import dev.haksa.conduct.api.ConductBodies.Request;
import dev.haksa.conduct.api.ConductBodies.Revocation;
import dev.haksa.conduct.api.ConductBodies.Shown;
import dev.haksa.conduct.api.ConductBodies.ShownList;
import dev.haksa.shared.http.EntityTags;
import dev.haksa.shared.idempotency.Idempotent;
import dev.haksa.shared.security.Callers;
import dev.haksa.shared.security.Roles;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jboss.resteasy.reactive.RestResponse.Status;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.jspecify.annotations.Nullable;

/** Awards and discipline of students, kept by the office. */
@Path("/api/v1/students")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Records")
public class ConductResource {
    private static final String PRIVATE = "private, no-store";

    private final ConductService conduct;
    private final Callers callers;

    ConductResource(ConductService conduct, Callers callers) {
        this.conduct = conduct;
        this.callers = callers;
    }

    /** Lists all of a student. */
    @GET
    @Path("/{studentNumber}/conduct-entries")
    @RolesAllowed({Roles.ACADEMIC_AFFAIRS, Roles.REGISTRAR, Roles.DEPARTMENT_STAFF, Roles.DEPARTMENT_HEAD})
    @Operation(
            operationId = "listConductEntries",
            summary = "A student's awards and discipline",
            description = "학생의 상벌 기록을 일자순으로 답합니다. 취소된 기록도 사유와 함께 보입니다.")
    @APIResponse(
            responseCode = "200",
            description = "The entries. / 상벌 기록",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = ShownList.class),
                            examples = @ExampleObject(name = "answer", value = ConductBodies.LIST)))
    public Uni<RestResponse<ShownList>> list(@PathParam("studentNumber") String studentNumber) {
        return callers.current()
                .chain(caller -> conduct.list(studentNumber, caller))
                .map(found -> ResponseBuilder.ok(
                                new ShownList(found.stream().map(Shown::from).toList()))
                        .header(HttpHeaders.CACHE_CONTROL, PRIVATE)
                        .build());
    }

    /** Records an entry. */
    @POST
    @Path("/{studentNumber}/conduct-entries")
    @Idempotent
    @Cancellable(false)
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.ACADEMIC_AFFAIRS, Roles.REGISTRAR})
    @Operation(
            operationId = "recordConductEntry",
            summary = "Record an award or a discipline",
            description =
                    "상훈이나 징계를 학적부에 기록합니다(제44조①). 기록은 고치거나 지우지 않으며, 잘못된 기록은 사유와 함께 취소합니다. 퇴학(EXPULSION)이 기록된 학생은 재입학할 수 없습니다(제37조①).")
    @RequestBody(
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = Request.class),
                            examples = @ExampleObject(name = "request", value = ConductBodies.REQUEST)))
    @APIResponse(
            responseCode = "201",
            description = "The entry. / 상벌 기록",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = Shown.class),
                            examples = @ExampleObject(name = "answer", value = ConductBodies.ENTRY)))
    public Uni<RestResponse<Shown>> record(
            @PathParam("studentNumber") String studentNumber, @NotNull @Valid Request body) {
        return callers.current()
                .chain(caller -> conduct.record(studentNumber, body.fields(), caller))
                .map(saved -> answer(Status.CREATED, saved));
    }

    /** Takes an entry back. */
    @POST
    @Path("/{studentNumber}/conduct-entries/{id}/revocation")
    @Idempotent
    @Cancellable(false)
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.ACADEMIC_AFFAIRS)
    @Operation(
            operationId = "revokeConductEntry",
            summary = "Take an award or a discipline back",
            description = "잘못 기록되었거나 취소된 상벌을 사유와 함께 취소합니다. 취소된 기록은 학적부에 나타나지 않습니다.")
    @RequestBody(
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = Revocation.class),
                            examples = @ExampleObject(name = "request", value = ConductBodies.REVOCATION)))
    @APIResponse(
            responseCode = "200",
            description = "The entry as it is now. / 취소된 기록",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = Shown.class),
                            examples = @ExampleObject(name = "answer", value = ConductBodies.ENTRY)))
    public Uni<RestResponse<Shown>> revoke(
            @PathParam("studentNumber") String studentNumber,
            @PathParam("id") int id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @NotNull @Valid Revocation body) {
        return callers.current()
                .chain(caller -> conduct.revoke(studentNumber, id, body.reason(), ifMatch, caller))
                .map(saved -> answer(Status.OK, saved));
    }

    private static RestResponse<Shown> answer(Status status, ConductEntry entry) {
        return ResponseBuilder.<Shown>create(status)
                .entity(Shown.from(entry))
                .header(HttpHeaders.CACHE_CONTROL, PRIVATE)
                .header(HttpHeaders.ETAG, EntityTags.of(entry.version()))
                .build();
    }
}
