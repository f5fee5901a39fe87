package dev.haksa.cancellation.api;

import dev.haksa.cancellation.BatchService;
import dev.haksa.shared.http.Correlation;
import dev.haksa.shared.i18n.Language;
import dev.haksa.shared.security.Roles;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** What came of a batch. */
@Path("/api/v1/enrollment-batches/{id}/report")
@Tag(name = "Enrollment batches")
public class BatchReportResource {
    private final BatchService batches;
    private final Correlation correlation;

    BatchReportResource(BatchService batches, Correlation correlation) {
        this.batches = batches;
        this.correlation = correlation;
    }

    /** Reports on a batch. */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.ACADEMIC_AFFAIRS, Roles.REGISTRAR, Roles.DEAN})
    @Operation(
            operationId = "getEnrollmentBatchReport",
            summary = "The batch with all its items",
            description = "일괄 처리와 모든 항목의 결과입니다. 표로 받으려면 report/csv를 요청합니다.")
    @APIResponse(
            responseCode = "200",
            description = "The report. / 보고서",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = BatchReportResponse.class),
                            examples = @ExampleObject(name = "report", value = BatchExamples.REPORT)))
    public Uni<RestResponse<BatchReportResponse>> report(@PathParam("id") int id) {
        return lines(id).map(BatchAnswers::personal);
    }

    /** Reports on a batch as a table. */
    @GET
    @Path("/csv")
    @Produces("text/csv; charset=UTF-8")
    @RolesAllowed({Roles.ACADEMIC_AFFAIRS, Roles.REGISTRAR, Roles.DEAN})
    @Operation(
            operationId = "getEnrollmentBatchReportTable",
            summary = "All items of a batch as CSV",
            description = "일괄 처리의 모든 항목을 CSV(UTF-8)로 답합니다.")
    @APIResponse(
            responseCode = "200",
            description = "The report. / 보고서",
            content =
                    @Content(
                            mediaType = "text/csv",
                            schema = @Schema(implementation = String.class),
                            examples = @ExampleObject(name = "report", value = BatchExamples.REPORT_CSV)))
    public Uni<RestResponse<String>> table(@PathParam("id") int id) {
        return lines(id).map(report -> BatchAnswers.personal(BatchReportCsv.write(report.items())));
    }

    private Uni<BatchReportResponse> lines(int id) {
        Language language = correlation.language();
        return batches.find(id)
                .chain(batch -> batches.report(id)
                        .map(items -> new BatchReportResponse(
                                BatchResponse.from(batch),
                                items.stream()
                                        .map(item -> BatchItemResponse.from(item, batch.kind(), language))
                                        .toList())));
    }
}
