package dev.haksa.majorchange.api;

import dev.haksa.majorchange.QuotaService;
import dev.haksa.shared.security.Callers;
import dev.haksa.shared.security.Roles;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
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

/** To which year transfer students were admitted. */
@Path("/api/v1/transfer-entrances")
@Tag(name = "Changes of major")
public class TransferEntranceResource {
    private final QuotaService quotas;
    private final Callers callers;

    TransferEntranceResource(QuotaService quotas, Callers callers) {
        this.quotas = quotas;
        this.callers = callers;
    }

    /** Shows the entrance of a transfer student. */
    @GET
    @Path("/{studentNumber}")
    @RolesAllowed({Roles.ACADEMIC_AFFAIRS, Roles.REGISTRAR})
    @Operation(
            operationId = "getTransferEntrance",
            summary = "To which year a transfer student was admitted",
            description = "편입생이 입학한 학년과 일반편입 여부입니다.")
    @APIResponse(
            responseCode = "200",
            description = "The entrance. / 편입학한 학년",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = MajorChangeBodies.EntranceResponse.class),
                            examples = @ExampleObject(name = "entrance", value = MajorChangeExamples.ENTRANCE)))
    public Uni<RestResponse<MajorChangeBodies.EntranceResponse>> entrance(
            @PathParam("studentNumber") String studentNumber) {
        return quotas.entrance(studentNumber)
                .map(found -> MajorChangeAnswers.entrance(new QuotaService.Put<>(found, false)));
    }

    /** Keeps the entrance of a transfer student. */
    @PUT
    @Path("/{studentNumber}")
    @RolesAllowed({Roles.ACADEMIC_AFFAIRS, Roles.REGISTRAR})
    @Operation(
            operationId = "putTransferEntrance",
            summary = "Keep to which year a transfer student was admitted",
            description = "편입생이 입학한 학년과 일반편입 여부를 적습니다(제34조③). 이미 있는 것을 고칠 때는 If-Match가 필요합니다.")
    @APIResponse(
            responseCode = "200",
            description = "Changed. / 고쳐짐",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = MajorChangeBodies.EntranceResponse.class),
                            examples = @ExampleObject(name = "entrance", value = MajorChangeExamples.ENTRANCE)))
    @APIResponse(responseCode = "409", description = "The student is no transfer student. / 편입생이 아님")
    @APIResponse(
            responseCode = "201",
            description = "Laid down for the first time. / 처음 정함",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = MajorChangeBodies.EntranceResponse.class),
                            examples = @ExampleObject(name = "entrance", value = MajorChangeExamples.ENTRANCE)))
    public Uni<RestResponse<MajorChangeBodies.EntranceResponse>> putEntrance(
            @PathParam("studentNumber") String studentNumber,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = "application/json",
                                            examples =
                                                    @ExampleObject(
                                                            name = "entrance",
                                                            value = MajorChangeExamples.ENTRANCE_BODY)))
                    @Valid
                    @NotNull
                    MajorChangeBodies.EntranceBody body) {
        return callers.current()
                .chain(caller -> quotas.put(studentNumber, body.entrance(), ifMatch, caller))
                .map(MajorChangeAnswers::entrance);
    }
}
