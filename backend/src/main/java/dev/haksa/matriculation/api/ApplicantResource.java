package dev.haksa.matriculation.api;

import dev.haksa.matriculation.MatriculationImport;
import dev.haksa.matriculation.MatriculationService;
import dev.haksa.shared.csv.CsvFile;
import dev.haksa.shared.csv.CsvImportOptions;
import dev.haksa.shared.csv.CsvImportReport;
import dev.haksa.shared.csv.CsvImports;
import dev.haksa.shared.http.Correlation;
import dev.haksa.shared.paging.Page;
import dev.haksa.shared.paging.Paging;
import dev.haksa.shared.security.Callers;
import dev.haksa.shared.security.Roles;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.nio.charset.Charset;
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

/** The applicants of a batch. */
@Path("/api/v1/matriculation-batches/{id}/applicants")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Matriculation")
public class ApplicantResource {
    private final MatriculationService batches;
    private final MatriculationImport imports;
    private final Callers callers;
    private final Correlation correlation;

    ApplicantResource(
            MatriculationService batches, MatriculationImport imports, Callers callers, Correlation correlation) {
        this.batches = batches;
        this.imports = imports;
        this.callers = callers;
        this.correlation = correlation;
    }

    /** Lists applicants. */
    @GET
    @RolesAllowed({Roles.ACADEMIC_AFFAIRS, Roles.REGISTRAR})
    @Operation(
            operationId = "listAdmittedApplicants",
            summary = "Applicants of a batch",
            description = "입학허가자를 학번순으로, 부여 전에는 수험번호순으로 답합니다.")
    @APIResponse(
            responseCode = "200",
            description = "A page of applicants. / 목록",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = MatriculationPages.ApplicantPage.class),
                            examples =
                                    @ExampleObject(name = "applicants", value = MatriculationExamples.APPLICANT_PAGE)))
    public Uni<RestResponse<Page<ApplicantBody>>> list(
            @PathParam("id") int id,
            @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(Page.MAX_LIMIT) int limit,
            @QueryParam("after") @Nullable String after,
            @QueryParam("count") @DefaultValue("false") boolean count,
            @Context UriInfo uri) {
        return batches.applicants(id, new Paging(limit, after, count))
                .map(page -> MatriculationAnswers.page(page.map(ApplicantBody::from), uri));
    }

    /** Adds applicants. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.ACADEMIC_AFFAIRS)
    @Operation(
            operationId = "addAdmittedApplicants",
            summary = "Add applicants, or change those that are known",
            description = "입학허가자를 추가합니다. 수험번호가 같은 사람을 다시 보내면 내용을 바꿉니다. 하나라도 잘못되면 아무것도 바뀌지 않습니다.")
    @APIResponse(
            responseCode = "200",
            description = "The batch. / 일괄부여",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = MatriculationResponse.class),
                            examples = @ExampleObject(name = "batch", value = MatriculationExamples.BATCH)))
    @APIResponse(responseCode = "409", description = "The numbers are given (conflict). / 이미 부여함")
    public Uni<RestResponse<MatriculationResponse>> add(
            @PathParam("id") int id,
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON,
                                            examples =
                                                    @ExampleObject(
                                                            name = "body",
                                                            value = MatriculationExamples.APPLICANTS)))
                    @Valid
                    @NotNull
                    ApplicantsRequest body) {
        return callers.current()
                .chain(caller -> batches.add(id, body.read(), caller))
                .map(batch -> MatriculationAnswers.versioned(MatriculationResponse.from(batch), batch.version()));
    }

    /** Imports applicants. */
    @POST
    @Path("/import")
    @Consumes(CsvFile.MEDIA_TYPE)
    @RolesAllowed(Roles.ACADEMIC_AFFAIRS)
    @Operation(
            operationId = "importAdmittedApplicants",
            summary = "Import applicants from CSV",
            description = "입학허가자를 CSV로 가져옵니다. 같은 파일을 다시 보내면 아무것도 바뀌지 않습니다.")
    @RequestBody(
            content =
                    @Content(
                            mediaType = CsvFile.MEDIA_TYPE,
                            schema = @Schema(implementation = String.class),
                            examples = @ExampleObject(name = "applicants", value = MatriculationExamples.CSV)))
    @APIResponse(
            responseCode = "200",
            description = "What was done. / 결과",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = CsvImportReport.class),
                            examples = @ExampleObject(name = "report", value = MatriculationExamples.REPORT)))
    @APIResponse(responseCode = "409", description = "The numbers are given (conflict). / 이미 부여함")
    public Uni<CsvImportReport> importFile(@PathParam("id") int id, @BeanParam CsvImportOptions options, byte[] file) {
        CsvImports.Order order = options.order();
        Charset charset = options.charset();
        return callers.current()
                .chain(caller ->
                        imports.run(new MatriculationImport.Upload(id, Buffer.buffer(file), charset, order, caller)))
                .map(result -> CsvImportReport.of(result, correlation.language()));
    }

    /** Takes an applicant out. */
    @DELETE
    @Path("/{applicationNumber}")
    @RolesAllowed(Roles.ACADEMIC_AFFAIRS)
    @Operation(
            operationId = "removeAdmittedApplicant",
            summary = "Take an applicant out of a batch",
            description = "입학을 포기한 사람 등을 부여 전에 명단에서 뺍니다.")
    @APIResponse(
            responseCode = "200",
            description = "The batch. / 일괄부여",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = MatriculationResponse.class),
                            examples = @ExampleObject(name = "batch", value = MatriculationExamples.BATCH)))
    @APIResponse(responseCode = "409", description = "The numbers are given (conflict). / 이미 부여함")
    public Uni<RestResponse<MatriculationResponse>> remove(
            @PathParam("id") int id,
            @Parameter(description = "Number of the admission office. / 수험번호", example = "A-2027-00031")
                    @PathParam("applicationNumber")
                    String applicationNumber) {
        return callers.current()
                .chain(caller -> batches.remove(id, applicationNumber, caller))
                .map(batch -> MatriculationAnswers.versioned(MatriculationResponse.from(batch), batch.version()));
    }
}
