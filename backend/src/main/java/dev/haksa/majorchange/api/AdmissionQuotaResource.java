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
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Admission quotas by entrance year. */
@Path("/api/v1/admission-quotas")
@Tag(name = "Changes of major")
public class AdmissionQuotaResource {
    private final QuotaService quotas;
    private final Callers callers;

    AdmissionQuotaResource(QuotaService quotas, Callers callers) {
        this.quotas = quotas;
        this.callers = callers;
    }

    /** Lists quotas. */
    @GET
    @Path("/{year}")
    @RolesAllowed({
        Roles.ACADEMIC_AFFAIRS,
        Roles.REGISTRAR,
        Roles.DEAN,
        Roles.PRESIDENT,
        Roles.DEPARTMENT_STAFF,
        Roles.DEPARTMENT_HEAD
    })
    @Operation(
            operationId = "listAdmissionQuotas",
            summary = "The quotas of an entrance year with their room",
            description = "한 입학년도의 모집단위별 입학정원과 여석입니다.")
    @APIResponse(
            responseCode = "200",
            description = "The quotas. / 입학정원 목록",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = MajorChangeBodies.QuotaList.class),
                            examples = @ExampleObject(name = "quotas", value = MajorChangeExamples.QUOTAS)))
    public Uni<RestResponse<MajorChangeBodies.QuotaList>> quotas(
            @Parameter(description = "Entrance year. / 입학년도", example = "2025") @PathParam("year") int year) {
        return quotas.ofYear(year).map(all -> MajorChangeAnswers.personal(MajorChangeBodies.QuotaList.from(all)));
    }

    /** Shows a quota. */
    @GET
    @Path("/{year}/{program}")
    @RolesAllowed({
        Roles.ACADEMIC_AFFAIRS,
        Roles.REGISTRAR,
        Roles.DEAN,
        Roles.PRESIDENT,
        Roles.DEPARTMENT_STAFF,
        Roles.DEPARTMENT_HEAD
    })
    @Operation(
            operationId = "getAdmissionQuota",
            summary = "A quota with its room",
            description = "한 모집단위의 입학정원과 여석입니다.")
    @APIResponse(
            responseCode = "200",
            description = "The quota. / 입학정원",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = MajorChangeBodies.QuotaResponse.class),
                            examples = @ExampleObject(name = "quota", value = MajorChangeExamples.QUOTA)))
    public Uni<RestResponse<MajorChangeBodies.QuotaResponse>> quota(
            @Parameter(description = "Entrance year. / 입학년도", example = "2025") @PathParam("year") int year,
            @Parameter(description = "Code of the program. / 전공 코드", example = "COMPUTER") @PathParam("program")
                    String program) {
        return quotas.find(year, program).map(found -> MajorChangeAnswers.quota(new QuotaService.Put<>(found, false)));
    }

    /** Lays a quota down. */
    @PUT
    @Path("/{year}/{program}")
    @RolesAllowed({Roles.ACADEMIC_AFFAIRS})
    @Operation(
            operationId = "putAdmissionQuota",
            summary = "Lay a quota down",
            description = "한 모집단위의 입학정원을 정합니다. 이미 있는 것을 고칠 때는 If-Match가 필요합니다.")
    @APIResponse(
            responseCode = "200",
            description = "Changed. / 고쳐짐",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = MajorChangeBodies.QuotaResponse.class),
                            examples = @ExampleObject(name = "quota", value = MajorChangeExamples.QUOTA)))
    @APIResponse(
            responseCode = "201",
            description = "Laid down for the first time. / 처음 정함",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = MajorChangeBodies.QuotaResponse.class),
                            examples = @ExampleObject(name = "quota", value = MajorChangeExamples.QUOTA)))
    public Uni<RestResponse<MajorChangeBodies.QuotaResponse>> putQuota(
            @Parameter(description = "Entrance year. / 입학년도", example = "2025") @PathParam("year") int year,
            @Parameter(description = "Code of the program. / 전공 코드", example = "COMPUTER") @PathParam("program")
                    String program,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = "application/json",
                                            examples =
                                                    @ExampleObject(
                                                            name = "quota",
                                                            value = MajorChangeExamples.QUOTA_BODY)))
                    @Valid
                    @NotNull
                    MajorChangeBodies.QuotaBody body) {
        return callers.current()
                .chain(caller -> quotas.put(year, program, body.quota(), ifMatch, caller))
                .map(MajorChangeAnswers::quota);
    }
}
