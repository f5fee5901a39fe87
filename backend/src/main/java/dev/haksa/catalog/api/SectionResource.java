package dev.haksa.catalog.api;

import dev.haksa.catalog.Catalog;
import dev.haksa.catalog.SectionMaintenance;
import dev.haksa.shared.http.Representations;
import dev.haksa.shared.problem.Problem;
import dev.haksa.shared.security.Callers;
import dev.haksa.shared.security.Roles;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
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

/** One section. */
@Path("/api/v1/sections")
@Tag(name = "Catalogue")
public class SectionResource {
    private final Catalog catalog;
    private final SectionMaintenance maintenance;
    private final Callers callers;
    private final Representations representations;

    SectionResource(Catalog catalog, SectionMaintenance maintenance, Callers callers, Representations representations) {
        this.catalog = catalog;
        this.maintenance = maintenance;
        this.callers = callers;
        this.representations = representations;
    }

    /** Shows a section. */
    @GET
    @Path("/{id}")
    @PermitAll
    @Operation(
            operationId = "getSection",
            summary = "Get a section",
            description = "강좌 하나를 정원·신청 인원과 함께 답합니다. 수정하려면 여기서 받은 ETag를 If-Match로 보냅니다.")
    @APIResponse(
            responseCode = "200",
            description = "The section. / 강좌",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = SectionResponse.class),
                            examples = @ExampleObject(name = "section", value = CatalogExamples.SECTION)))
    @APIResponse(responseCode = "304", description = "Not changed. / 바뀌지 않음")
    @APIResponse(
            responseCode = "404",
            description = "No such section. / 없는 강좌",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Uni<RestResponse<SectionResponse>> get(
            @PathParam("id") int id, @HeaderParam("If-None-Match") @Nullable String ifNoneMatch) {
        return catalog.section(id)
                .map(section -> representations.single(SectionResponse.from(section), section.version(), ifNoneMatch));
    }

    /** Change a section. */
    @PATCH
    @Path("/{id}")
    @RolesAllowed(Roles.ACADEMIC_AFFAIRS)
    @Operation(
            operationId = "changeSection",
            summary = "Change a section",
            description =
                    "강좌를 수정합니다. 정원은 신청 인원보다 적게 할 수 없고, 수강신청이 시작된 뒤 시험 시간을 바꾸려면 사유가 필요합니다(제17조⑤). 조회할 때 받은 ETag를 If-Match로 보냅니다. 보내지 않은 항목은 그대로 둡니다.")
    @APIResponse(
            responseCode = "200",
            description = "As it is now. / 수정됨",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = SectionResponse.class),
                            examples = @ExampleObject(name = "section", value = CatalogExamples.SECTION)))
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
    @APIResponse(
            responseCode = "422",
            description = "A rule refuses it, or the Idempotency-Key was used for another request. / 규정상 거부 또는 키 재사용",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Uni<RestResponse<SectionResponse>> change(
            @PathParam("id") int id,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = "application/json",
                                            examples =
                                                    @ExampleObject(
                                                            name = "section",
                                                            value = CatalogExamples.SECTION_CHANGE)))
                    @Valid
                    @NotNull
                    SectionChange body) {
        return callers.current()
                .chain(caller -> maintenance.change(id, ifMatch, body.fields(), caller))
                .map(now -> representations.single(SectionResponse.from(now), now.version(), null));
    }
}
