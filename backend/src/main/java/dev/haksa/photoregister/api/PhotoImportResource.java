package dev.haksa.photoregister.api;

import dev.haksa.photoregister.ImportFit;
import dev.haksa.photoregister.ImportOrder;
import dev.haksa.photoregister.PhotoImport;
import dev.haksa.photoregister.PhotoImports;
import dev.haksa.shared.http.Correlation;
import dev.haksa.shared.http.Representations;
import dev.haksa.shared.i18n.Language;
import dev.haksa.shared.security.Callers;
import dev.haksa.shared.security.Roles;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.util.UUID;
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
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jboss.resteasy.reactive.RestResponse.Status;
import org.jboss.resteasy.reactive.server.Cancellable;

/** Photos of many students in one archive. */
@Path("/api/v1/photo-imports")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Photo register")
@RolesAllowed({Roles.DEPARTMENT_STAFF, Roles.DEPARTMENT_HEAD, Roles.ACADEMIC_AFFAIRS})
public class PhotoImportResource {
    private static final String ZIP = "application/zip";
    private static final String PRIVATE = "private, no-store";

    private final PhotoImports imports;
    private final Callers callers;
    private final Correlation correlation;
    private final Representations representations;

    PhotoImportResource(
            PhotoImports imports, Callers callers, Correlation correlation, Representations representations) {
        this.representations = representations;
        this.imports = imports;
        this.callers = callers;
        this.correlation = correlation;
    }

    /** Takes in an archive of photos. */
    @POST
    @Consumes(ZIP)
    // Whoever goes away has it put in all the same.
    @Cancellable(false)
    @Operation(
            operationId = "importPhotos",
            summary = "Put in the photos of many students from an archive",
            description =
                    "학번으로 이름 지은 사진(26115001.jpg, 26115001_김하늘.jpg)을 ZIP 하나로 등록합니다. 폴더는 있어도 됩니다. 200 MB, 2,000개까지 받습니다. "
                            + "ZIP을 읽을 수 있으면 바로 202와 작업 주소(Location)를 답하고, 한 번에 한 건씩 차례로 처리합니다. 진행과 파일별 결과·사유는 작업을 조회해 확인합니다. "
                            + "등록된 사진은 바로 승인되며, approve=false면 심사를 기다립니다. 같은 파일을 다시 보내도 바뀌지 않으므로, 답을 받지 못했거나 중단되었거나(INTERRUPTED) "
                            + "처리하지 못한 파일(FAILED)이 있으면 그대로 다시 보내면 됩니다. 한 사람이 한 번에 한 건만 보낼 수 있어, 먼저 보낸 작업이 끝나지 않았으면 409와 그 작업 주소를 답합니다. "
                            + "기다리는 작업이 많으면 503으로 다시 올 때를 알려 줍니다.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = ZIP,
                            schema = @Schema(type = SchemaType.STRING, format = "binary"),
                            examples = @ExampleObject(name = "archive", value = RegisterExamples.ZIP)))
    @APIResponse(
            responseCode = "202",
            description = "It is going to be put in; look here for what came of it. / 접수됨, 이 주소에서 결과 확인",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = PhotoImportResponse.class),
                            examples = @ExampleObject(name = "accepted", value = RegisterExamples.IMPORT_ACCEPTED)))
    @APIResponse(
            responseCode = "409",
            description =
                    "Another archive of yours is arriving or being put in; `address` of the violation says where to look."
                            + " / 먼저 보낸 ZIP을 받거나 처리하는 중, violation의 address에서 확인")
    public Uni<RestResponse<PhotoImportResponse>> run(
            @Parameter(
                            description = "Why staff put them in; kept with each photo. / 등록 사유",
                            example = "2024학년도 신입생 단체 촬영")
                    @QueryParam("reason")
                    @NotBlank
                    @Size(max = 500)
                    String reason,
            @Parameter(description = "false: they wait for review like those of students. / false면 심사 대기로 등록")
                    @QueryParam("approve")
                    @DefaultValue("true")
                    boolean approve,
            @Parameter(description = "CROP: photos of other sizes are cropped. / CROP이면 규격에 맞게 자름")
                    @QueryParam("fit")
                    @DefaultValue("NONE")
                    ImportFit fit,
            @Parameter(description = "true: only the report, nothing changes. / true면 결과만 확인")
                    @QueryParam("dryRun")
                    @DefaultValue("false")
                    boolean dryRun,
            @Context HttpServerRequest request) {
        ImportOrder order = new ImportOrder(reason.strip(), approve, fit, dryRun);
        Language language = correlation.language();
        return callers.current()
                .chain(caller -> imports.accept(
                        order,
                        io.vertx.mutiny.core.http.HttpServerRequest.newInstance(request)
                                .toMulti(),
                        caller))
                .map(accepted -> accepted(accepted, language));
    }

    /** Tells how far an import has come. */
    @GET
    @Path("/{id}")
    @Operation(
            operationId = "getPhotoImport",
            summary = "How far the import of an archive has come, with the report when it is done",
            description = "사진 일괄 등록 작업의 진행과, 끝났으면 파일별 결과를 답합니다. 보낸 사람과 교무처만 볼 수 있고 그 밖에는 404입니다. 결과는 30일 동안 보관합니다.")
    @APIResponse(
            responseCode = "200",
            description = "How things stand. / 진행과 결과",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = PhotoImportResponse.class),
                            examples = @ExampleObject(name = "done", value = RegisterExamples.IMPORT_DONE)))
    public Uni<RestResponse<PhotoImportResponse>> get(@PathParam("id") UUID id) {
        Language language = correlation.language();
        return callers.current().chain(caller -> imports.find(id, caller)).map(found -> shown(found, language));
    }

    private static RestResponse<PhotoImportResponse> accepted(PhotoImport one, Language language) {
        return ResponseBuilder.create(Status.ACCEPTED, PhotoImportResponse.from(one, language))
                .location(URI.create("/api/v1/photo-imports/" + one.id()))
                .header(HttpHeaders.CACHE_CONTROL, PRIVATE)
                .build();
    }

    /** An import is interrupted by the clock, with no new version: its tag is of what is shown. */
    private RestResponse<PhotoImportResponse> shown(PhotoImport one, Language language) {
        RestResponse<PhotoImportResponse> answer =
                representations.single(PhotoImportResponse.from(one, language), one.version(), null);
        answer.getHeaders().putSingle(HttpHeaders.CACHE_CONTROL, PRIVATE);
        return answer;
    }
}
