package dev.haksa.catalog.api;

import dev.haksa.catalog.DocumentWrite;
import dev.haksa.catalog.SectionDocuments;
import dev.haksa.catalog.Syllabus;
import dev.haksa.catalog.WrittenDocument;
import dev.haksa.shared.http.QueryValues;
import dev.haksa.shared.http.Representations;
import dev.haksa.shared.problem.Problem;
import dev.haksa.shared.security.Callers;
import dev.haksa.shared.security.Roles;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** The syllabus of a section (article 8). */
@Path("/api/v1/sections")
@Tag(name = "Catalogue")
public class SyllabusResource {
    private static final int MAX_REASON = 500;

    private final SectionDocuments documents;
    private final Callers callers;
    private final Representations representations;

    SyllabusResource(SectionDocuments documents, Callers callers, Representations representations) {
        this.documents = documents;
        this.callers = callers;
        this.representations = representations;
    }

    /** Shows the syllabus. */
    @GET
    @Path("/{id}/syllabus")
    @PermitAll
    @Operation(
            operationId = "getSyllabus",
            summary = "Get the syllabus of a section",
            description = "강좌의 수업계획서를 답합니다(제8조). 아직 입력되지 않았으면 404입니다.")
    @APIResponse(
            responseCode = "200",
            description = "The syllabus. / 수업계획서",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = SyllabusResponse.class),
                            examples = @ExampleObject(name = "syllabus", value = DocumentExamples.SYLLABUS)))
    @APIResponse(responseCode = "304", description = "Not changed. / 바뀌지 않음")
    public Uni<RestResponse<SyllabusResponse>> get(
            @PathParam("id") int id, @HeaderParam("If-None-Match") @Nullable String ifNoneMatch) {
        return documents
                .syllabus(id)
                .map(found -> representations.single(SyllabusResponse.from(found), found.version(), ifNoneMatch));
    }

    /** Writes the syllabus. */
    @PUT
    @Path("/{id}/syllabus")
    @RolesAllowed({Roles.PROFESSOR, Roles.ACADEMIC_AFFAIRS})
    @Operation(
            operationId = "writeSyllabus",
            summary = "Write the syllabus of a section",
            description = "수업계획서를 입력하거나 수정합니다. 담당 교수가 학기 개시 전 입력 기간에 입력하며(제8조①③), 교무처는 사유(reason)와 함께 대신 입력할 수"
                    + " 있습니다. 처음 입력할 때는 If-Match가 필요 없고, 수정할 때는 조회할 때 받은 ETag를 If-Match로 보냅니다."
                    + " dryRun=true이면 판단만 하고 저장하지 않습니다.")
    @APIResponse(
            responseCode = "201",
            description = "Written for the first time. / 처음 입력됨",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = SyllabusResponse.class),
                            examples = @ExampleObject(name = "syllabus", value = DocumentExamples.SYLLABUS)))
    @APIResponse(
            responseCode = "200",
            description = "Changed, or a dry run that would be written. / 수정됨 또는 모의 실행",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = SyllabusResponse.class),
                            examples = @ExampleObject(name = "syllabus", value = DocumentExamples.SYLLABUS)))
    @APIResponse(
            responseCode = "403",
            description = "Not the professor of the section, or role missing. / 담당 교수가 아니거나 권한 없음",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "422",
            description = "Outside the window, or the term has started (article 8 ①③). / 입력 기간이 아니거나 학기 개시 후",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Uni<RestResponse<SyllabusResponse>> write(
            @PathParam("id") int id,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @Parameter(description = "* to create only; 412 when there is one. / 처음 입력할 때만 처리하려면 *")
                    @HeaderParam("If-None-Match")
                    @Nullable
                    String ifNoneMatch,
            @Parameter(description = "Why academic affairs writes in the professor's place. / 교무처가 대신 입력하는 사유")
                    @QueryParam("reason")
                    @Size(max = MAX_REASON)
                    @Nullable
                    String reason,
            @Parameter(schema = @Schema(type = SchemaType.BOOLEAN, defaultValue = "false"))
                    @QueryParam("dryRun")
                    @DefaultValue("false")
                    String dryRun,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = "application/json",
                                            examples =
                                                    @ExampleObject(
                                                            name = "syllabus",
                                                            value = DocumentExamples.SYLLABUS_CONTENT)))
                    @Valid
                    @NotNull
                    Syllabus body) {
        DocumentWrite how = new DocumentWrite(ifMatch, ifNoneMatch, reason, QueryValues.truth("dryRun", dryRun));
        return callers.current()
                .chain(caller -> documents.write(id, Syllabus.class, body, how, caller))
                .map(this::answer);
    }

    private RestResponse<SyllabusResponse> answer(WrittenDocument<Syllabus> written) {
        SyllabusResponse body = SyllabusResponse.from(written.document());
        int version = written.document().version();
        return switch (written.outcome()) {
            case CREATED ->
                representations.created(
                        body,
                        version,
                        URI.create("/api/v1/sections/" + body.section().id() + "/syllabus"));
            case CHANGED -> representations.single(body, version, null);
            case DRY_RUN ->
                RestResponse.ResponseBuilder.ok(body)
                        .header(HttpHeaders.CACHE_CONTROL, "no-store")
                        .build();
        };
    }
}
