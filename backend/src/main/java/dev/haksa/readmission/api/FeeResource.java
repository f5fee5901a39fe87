package dev.haksa.readmission.api;

import dev.haksa.readmission.FeeImport;
import dev.haksa.readmission.FeeService;
import dev.haksa.shared.csv.CsvFile;
import dev.haksa.shared.csv.CsvImportOptions;
import dev.haksa.shared.csv.CsvImportReport;
import dev.haksa.shared.csv.CsvImports;
import dev.haksa.shared.http.Correlation;
import dev.haksa.shared.idempotency.Idempotent;
import dev.haksa.shared.security.Callers;
import dev.haksa.shared.security.Roles;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.nio.charset.Charset;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.Cancellable;

/** Fees as the bank or the finance system reports them. */
@Path("/api/v1/readmission-payments")
@Tag(name = "Readmission")
public class FeeResource {
    private final FeeService fees;
    private final FeeImport imports;
    private final Callers callers;
    private final Correlation correlation;

    FeeResource(FeeService fees, FeeImport imports, Callers callers, Correlation correlation) {
        this.fees = fees;
        this.imports = imports;
        this.callers = callers;
        this.correlation = correlation;
    }

    /** Records a fee. */
    @POST
    @Idempotent
    @Cancellable(false)
    @RolesAllowed({Roles.ACADEMIC_AFFAIRS, Roles.SCOPE_PAYMENTS_WRITE})
    @Operation(
            operationId = "recordReadmissionFee",
            summary = "Record that a fee was paid",
            description =
                    "재입학 수속비 납부를 등록합니다. 마감일까지 낸 것만 인정하며, 납부하면 재입학자로 확정되고 재입학 횟수에 들어갑니다(제38조③). 같은 내용을 다시 보내면 아무것도 바뀌지 않습니다.")
    @APIResponse(
            responseCode = "201",
            description = "Recorded. / 등록됨",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = FeeResponse.class),
                            examples = @ExampleObject(name = "fee", value = ReadmissionExamples.FEE)))
    @APIResponse(
            responseCode = "409",
            description =
                    "Nothing is to be paid, it came too late, or the reference stands for something else. / 납부할 것이 없거나 늦었거나 번호가 다른 내용임")
    @APIResponse(
            responseCode = "200",
            description = "The same was on record already. / 이미 등록되어 있음",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = FeeResponse.class),
                            examples = @ExampleObject(name = "fee", value = ReadmissionExamples.FEE)))
    public Uni<RestResponse<FeeResponse>> record(
            @RequestBody(
                            content =
                                    @Content(
                                            mediaType = "application/json",
                                            examples =
                                                    @ExampleObject(
                                                            name = "payment",
                                                            value = ReadmissionExamples.PAYMENT)))
                    @Valid
                    @NotNull
                    ReadmissionBodies.PaymentBody body) {
        return callers.current()
                .chain(caller -> fees.record(body.payment(), caller))
                .map(FeeResponse::answer);
    }

    /** Imports fees. */
    @POST
    @Path("/import")
    @Consumes(CsvFile.MEDIA_TYPE)
    @RolesAllowed({Roles.ACADEMIC_AFFAIRS, Roles.SCOPE_PAYMENTS_WRITE})
    @Operation(
            operationId = "importReadmissionFees",
            summary = "Import fees from CSV",
            description = "재입학 수속비 납부 내역을 CSV로 가져옵니다. 같은 파일을 다시 보내면 아무것도 바뀌지 않으며, 잘못된 행은 줄 번호와 까닭을 알려 줍니다.")
    @RequestBody(
            content =
                    @Content(
                            mediaType = CsvFile.MEDIA_TYPE,
                            schema = @Schema(implementation = String.class),
                            examples = @ExampleObject(name = "fees", value = ReadmissionExamples.FEES_CSV)))
    @APIResponse(
            responseCode = "200",
            description = "What was done. / 결과",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = CsvImportReport.class),
                            examples = @ExampleObject(name = "report", value = ReadmissionExamples.FEES_REPORT)))
    public Uni<CsvImportReport> importFile(@BeanParam CsvImportOptions options, byte[] file) {
        CsvImports.Order order = options.order();
        Charset charset = options.charset();
        return callers.current()
                .chain(caller -> imports.run(new FeeImport.Upload(Buffer.buffer(file), charset, order, caller)))
                .map(result -> CsvImportReport.of(result, correlation.language()));
    }
}
